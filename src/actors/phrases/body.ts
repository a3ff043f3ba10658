import type { Sentence } from '../../model/index.ts';
import { contextCountry } from '../context.ts';
import { definiteBody } from '../coref/definite.ts';
import type { Description } from '../descriptions.ts';
import { spanOf } from '../document.ts';
import type { Entity } from '../entity.ts';
import { fold } from '../fold.ts';
import { fromRegistry, institution } from '../organisations.ts';
import type { Reader } from '../reader.ts';
import { wordsOf } from '../words.ts';

/** "the Thai foreign ministry", "the ministry", "Kenya's central bank", "the group". */
export function body(
  reader: Reader,
  s: number,
  token: number,
  sentence: Sentence,
  d: Description,
): Entity | null {
  const { doc } = reader;
  const { phrase, owners } = d;
  const noun = d.noun.split(' ').at(-1)!;
  if (phrase.definite && owners.countries.length === 0 && !owners.body && phrase.head - phrase.start <= 1) {
    const known = definiteBody(doc, s, token, noun);
    if (known) return known;
    if (d.agent?.anaphor) return null;
  }
  const words: string[] = [];
  for (let i = phrase.start; i <= phrase.head; i++) {
    const t = sentence.tokens[i]!;
    if (t.upos === 'DET' || t.upos === 'PUNCT' || t.xpos === 'POS' || t.xpos === 'PRP$') continue;
    words.push(...fold(t.form).split(' ').filter(Boolean));
  }
  if (words.length < 2 || d.phrase.plural) return null;
  const country = owners.countries[0] ?? contextCountry(doc, s, d.agent?.sector ?? null);
  const text = doc.text
    .slice(...spanOf(sentence, phrase.start, phrase.head + 1))
    .replace(/^(the|a|an) /i, '');
  const known = fromRegistry(doc, words.join(' '), country);
  if (known) return known;
  if (!wordsOf('institution').has(noun)) return null;
  return institution(doc, words, country, text);
}

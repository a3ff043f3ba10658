import type { Sentence } from '../../model/index.ts';
import { complementOf, phraseOf } from '../phrase.ts';
import type { Reader, Resolution } from '../reader.ts';
import { wordsOf } from '../words.ts';

/** "thousands of protesters", "two of its nationals", "members of the Taliban": what "of" governs is the party. */
export function contained(
  reader: Reader,
  s: number,
  sentence: Sentence,
  token: number,
  lemma: string,
): Resolution | null {
  if (!wordsOf('container').has(lemma)) return null;
  const complement = complementOf(reader.doc, sentence, token + 1);
  if (complement?.preposition !== 'of') return null;
  const refs = complement.heads.map((h) => reader.at(s, h));
  const entities = [...new Set(refs.flatMap((r) => r.entities))];
  if (entities.length === 0) return null;
  const end = refs.find((r) => r.entities.length > 0)!.span[1];
  const start = sentence.tokens[phraseOf(reader.doc, sentence, token).start]!.start;
  return {
    entities,
    span: end > start && end - start <= 60 ? [start, end] : refs.find((r) => r.entities.length > 0)!.span,
  };
}

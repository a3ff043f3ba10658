import type { Sentence, Token } from '../../model/index.ts';
import { definiteBody } from '../coref/definite.ts';
import { jointAntecedents } from '../coref/joint.ts';
import { describe } from '../descriptions.ts';
import { lemmaOf } from '../document.ts';
import type { Entity } from '../entity.ts';
import { phraseOf, phraseSpan } from '../phrase.ts';
import { NOTHING, type Reader, type Resolution } from '../reader.ts';
import { wordsOf } from '../words.ts';
import { apposed } from './apposed.ts';
import { contained } from './contained.ts';
import { described } from './described.ts';
import { joint } from './joint.ts';

/** A phrase with a common noun at its head; the first rule that has something to say decides. */
export function noun(reader: Reader, s: number, sentence: Sentence, token: number, t: Token): Resolution {
  const { doc } = reader;
  const { tokens } = sentence;
  const lemma = lemmaOf(t);
  const phrase = phraseOf(doc, sentence, token);
  const whole = (entities: Entity[], end = phrase.end): Resolution =>
    entities.length > 0 ? { entities, span: phraseSpan(sentence, phrase, end) } : NOTHING;

  const beside = apposed(reader, s, sentence, token, phrase);
  if (beside) return beside;
  if (t.upos === 'ADJ' && lemma !== 'former' && /^(amod|nmod|compound)/.test(t.deprel)) return NOTHING;
  if (lemma === 'former' && t.upos === 'ADJ') {
    if (t.deprel === 'amod') return NOTHING;
    return whole(jointAntecedents(doc, s, token, 'parties', 2).slice(0, 1));
  }
  const inner = contained(reader, s, sentence, token, lemma);
  if (inner) return inner;
  if (t.upos === 'NUM') {
    const n = phrase.number ?? ({ two: 2, three: 3 } as Record<string, number>)[lemma] ?? null;
    if (!n || !/^nsubj/.test(t.deprel) || tokens[token - 1]?.form.toLowerCase() !== 'the') return NOTHING;
    const parties = jointAntecedents(doc, s, token, 'persons', n);
    return whole(parties.length > 0 ? parties : jointAntecedents(doc, s, token, 'parties', n));
  }
  const several = joint(reader, s, token, lemma, phrase);
  if (several) return whole(several);

  const d = describe(doc, s, token, reader.at);
  if (d && (d.agent?.party ?? true)) {
    const found = described(reader, s, token, d);
    if (found.length > 0) return whole(found, d.title && d.title.to > phrase.end ? d.title.to : phrase.end);
  }
  if (phrase.definite && d === null && wordsOf('anaphor-organization').has(lemma)) {
    const body = definiteBody(doc, s, token, lemma);
    return body ? whole([body]) : NOTHING;
  }
  return NOTHING;
}

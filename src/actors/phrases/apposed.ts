import type { Sentence } from '../../model/index.ts';
import { describe } from '../descriptions.ts';
import { type Phrase, phraseSpan } from '../phrase.ts';
import type { Reader, Resolution } from '../reader.ts';

/** A noun beside a name that it only describes: "the company Rosneft", "minister Scott Bessent", "X, the prime minister". */
export function apposed(
  reader: Reader,
  s: number,
  sentence: Sentence,
  token: number,
  phrase: Phrase,
): Resolution | null {
  const { doc } = reader;
  const { tokens } = sentence;
  const t = tokens[token]!;
  const d = describe(doc, s, token, () => ({ entities: [] }));
  if (!d) return null;
  const after = d.title && d.title.to > token + 1 ? d.title.to : token + 1;
  const next = tokens[after];
  if (next && next.name >= 0 && doc.annotated.names[next.name]!.from === after) {
    const name = doc.annotated.names[next.name]!;
    const entity = doc.named[next.name];
    const body = d.agent?.kind === 'body';
    if (
      entity &&
      ((name.type === 'PER' && !body) ||
        (name.type === 'ORG' && body && entity.actor.kind === 'organization'))
    )
      return { entities: [entity], span: phraseSpan(sentence, { ...phrase, head: name.from }, name.to) };
  }
  if (t.deprel === 'appos' && t.head >= 0 && t.head < token) {
    const name = tokens[t.head]!.name;
    const entity = name >= 0 ? doc.named[name] : null;
    if (entity && (entity.actor.kind === 'person' || entity.actor.kind === 'organization') && !phrase.plural)
      return { entities: [entity], span: phraseSpan(sentence, phrase) };
  }
  if (tokens[token + 1]?.form === ',' && tokens[token + 2] && tokens[token + 2]!.name >= 0) {
    const name = doc.annotated.names[tokens[token + 2]!.name]!;
    const head = tokens[doc.heads[tokens[token + 2]!.name]!]!;
    const entity = doc.named[tokens[token + 2]!.name];
    if (entity && name.type === 'PER' && head.deprel === 'appos' && head.head === token && !phrase.plural)
      return { entities: [entity], span: phraseSpan(sentence, phrase) };
  }
  return null;
}

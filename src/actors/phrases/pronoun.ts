import type { Sentence, Span, Token } from '../../model/index.ts';
import { subjectAhead } from '../coref/cataphora.ts';
import { jointAntecedents } from '../coref/joint.ts';
import { agrees, isThirdPerson, pronounAntecedents } from '../coref/pronouns.ts';
import { lower } from '../document.ts';
import { NOTHING, type Reader, type Resolution } from '../reader.ts';

/** Whom a pronoun takes up; NOTHING where that is not clear. */
export function pronoun(reader: Reader, s: number, sentence: Sentence, token: number, t: Token): Resolution {
  const { doc } = reader;
  const word = lower(t);
  const span: Span = [t.start, t.end];
  if (/^(who|whom|which|that|whose)$/.test(word)) {
    const head = relativeHead(sentence, token);
    return head >= 0 ? { entities: reader.at(s, head).entities, span } : NOTHING;
  }
  const speaker = reader.quoted(s, token) ? reader.speaker(s) : null;
  if (/^(i|me|my|mine|we|us|our|ours|myself|ourselves)$/.test(word))
    return { entities: speaker ? [speaker] : [], span };
  if (word === 'both') return { entities: jointAntecedents(doc, s, token, 'parties', 2), span };
  if (word === 'latter') {
    const pair = jointAntecedents(doc, s, token, 'parties', 2);
    return { entities: pair.slice(-1), span };
  }
  const ahead = subjectAhead(doc, s, token);
  if (ahead >= 0) {
    const { entities } = reader.at(s, ahead);
    if (entities.length > 0 && agrees(t, entities)) return { entities, span };
  }
  if (isThirdPerson(t))
    return { entities: pronounAntecedents(doc, s, token, speaker ? [speaker] : []), span };
  return NOTHING;
}

/** The noun that a relative pronoun takes up: the head of its clause where that hangs on a noun, else the noun just before it. */
function relativeHead(sentence: Sentence, token: number): number {
  const { tokens } = sentence;
  let i = token;
  for (let steps = 0; steps < 8 && i >= 0; steps++) {
    const t = tokens[i]!;
    if (t.deprel.startsWith('acl')) return t.head < token ? t.head : -1;
    i = t.head;
  }
  return -1;
}

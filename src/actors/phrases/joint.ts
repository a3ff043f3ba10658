import { type Joint, jointAntecedents } from '../coref/joint.ts';
import { backwards } from '../coref/window.ts';
import { countryEntity } from '../document.ts';
import type { Entity } from '../entity.ts';
import { complementOf, type Phrase } from '../phrase.ts';
import type { Reader } from '../reader.ts';
import { wordsOf } from '../words.ts';

/** "both countries", "the two leaders", "the parties"; null where the phrase is none of these. */
export function joint(
  reader: Reader,
  s: number,
  token: number,
  lemma: string,
  phrase: Phrase,
): Entity[] | null {
  const { doc } = reader;
  const state = wordsOf('anaphor-state').has(lemma);
  const party = wordsOf('anaphor-party').has(lemma);
  const person = wordsOf('anaphor-person').has(lemma);
  if (!state && !party && !person) return null;
  const sentence = doc.annotated.sentences[s]!;
  const named = sentence.tokens.slice(phrase.start, phrase.head).some((x) => x.name >= 0);
  if (named || (phrase.possessor >= 0 && !person)) return null;
  if (phrase.pronoun >= 0) {
    if (!wordsOf('own-state').has(lemma)) return null;
    const owners = reader.at(s, phrase.pronoun).entities;
    const out: Entity[] = [];
    for (const e of owners) if (e.actor.country) out.push(countryEntity(doc, e.actor.country));
    return [...new Set(out)];
  }
  const pair = wordsOf('anaphor-pair').has(lemma);
  if (phrase.plural || pair) {
    if (!phrase.definite) return null;
    const number = pair ? 2 : phrase.number;
    const kinds: Joint[] = state ? ['states'] : person ? ['persons'] : ['parties'];
    if (
      person &&
      !phrase.demonstrative &&
      number === null &&
      !phrase.both &&
      !wordsOf('anaphor-person-bare').has(lemma)
    )
      return null;
    for (const kind of kinds) {
      const found = jointAntecedents(doc, s, token, kind, number);
      if (found.length > 0) return found;
    }
    return state || party ? [] : null;
  }
  if (
    state &&
    phrase.definite &&
    wordsOf('own-state').has(lemma) &&
    !wordsOf('is-government').has(lemma) &&
    !complementOf(doc, sentence, token + 1)
  ) {
    for (const item of backwards(doc, s, token, 60))
      for (const e of item.entities) if (e.sort === 'state') return [e];
    return [];
  }
  return null;
}

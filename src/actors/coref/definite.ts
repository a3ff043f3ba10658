import type { Description } from '../descriptions.ts';
import type { Doc } from '../document.ts';
import type { Entity } from '../entity.ts';
import { officesOf } from '../lookup.ts';
import { wordsOf } from '../words.ts';
import { backwards, candidates } from './window.ts';

/** "the president", "the minister": the last person of the report with that office or so described; null for none. */
export function definitePerson(doc: Doc, sentence: number, token: number, d: Description): Entity | null {
  const noun = d.noun.split(' ').at(-1)!;
  const offices = d.title ? officesOf(doc.registry, d.title, null) : [];
  for (const item of backwards(doc, sentence, token)) {
    for (const e of item.entities) {
      if (e.actor.kind !== 'person') continue;
      if (
        d.noun.includes(' ')
          ? has(e, offices) || e.actor.titles.some((t) => t.toLowerCase().endsWith(d.noun))
          : e.nouns.has(noun) || has(e, offices)
      )
        return e;
      // "the minister" for a foreign minister
      if (!d.noun.includes(' ') && e.actor.titles.some((t) => t.toLowerCase().split(' ').includes(noun)))
        return e;
    }
  }
  return null;
}

const has = (e: Entity, offices: string[]): boolean => {
  for (const held of e.offices) if (offices.some((o) => held.endsWith(` ${o}`))) return true;
  return false;
};

/** "the man", "the woman", "the politician": the likeliest person that fits the gender; null for none. */
export function anyPerson(doc: Doc, sentence: number, token: number, noun: string): Entity | null {
  const gender = wordsOf('noun-m').has(noun) ? 'm' : wordsOf('noun-f').has(noun) ? 'f' : null;
  for (const item of candidates(doc, sentence, token, 2))
    for (const e of item.entities)
      if (e.actor.kind === 'person' && (!gender || !e.gender || e.gender === gender)) return e;
  return null;
}

/** "the ministry", "the group", "the company": the last body of that sort, or of a sector that the noun goes with; null for none. */
export function definiteBody(doc: Doc, sentence: number, token: number, noun: string): Entity | null {
  const sectors = wordsOf(`sector:${noun}`);
  const codes = wordsOf(`code:${noun}`);
  for (const item of backwards(doc, sentence, token))
    for (const e of item.entities) {
      if (e.actor.kind !== 'organization' && !(e.actor.kind === 'group' && !e.plural)) continue;
      if (e.actor.country && codes.has(e.actor.country)) return e;
      if (e.nouns.has(noun) || e.sort === noun || e.sort.split(' ').at(-1) === noun) return e;
      if (e.actor.name.toLowerCase().split(/\W+/).includes(noun)) return e;
      if (e.actor.sector && sectors.has(e.actor.sector)) return e;
    }
  return null;
}

import { contextCountry } from '../context.ts';
import { anyPerson, definitePerson } from '../coref/definite.ts';
import type { Description } from '../descriptions.ts';
import type { Entity } from '../entity.ts';
import { groupEntity } from '../groups.ts';
import { officeHolder } from '../offices.ts';
import type { Reader } from '../reader.ts';
import { wordsOf } from '../words.ts';
import { body } from './body.ts';

/** Parties of a phrase whose head is an office or occupation. */
export function described(reader: Reader, s: number, token: number, d: Description): Entity[] {
  const { doc } = reader;
  const sentence = doc.annotated.sentences[s]!;
  const { phrase, owners } = d;
  const noun = d.noun.split(' ').at(-1)!;
  const countries = owners.countries;
  if (d.agent?.kind === 'body' || (!d.title && d.agent && !phrase.plural)) {
    const institution = body(reader, s, token, sentence, d);
    if (institution) return [institution];
  }
  if (d.title && !phrase.plural && (d.agent?.kind ?? 'person') === 'person') {
    if (countries.length > 0) {
      const person = officeHolder(doc, d, countries[0]!);
      if (person) return [person];
    } else if (phrase.definite) {
      const person = definitePerson(doc, s, token, d);
      if (person) return [person];
    }
  } else if (!phrase.plural && phrase.definite && countries.length === 0 && d.agent?.kind === 'person') {
    const person =
      definitePerson(doc, s, token, d) ??
      (wordsOf('anaphor-person').has(noun) ? anyPerson(doc, s, token, noun) : null);
    if (person) return [person];
  }
  if (phrase.plural && countries.length > 1) return countries.map((c) => groupEntity(doc, d, c));
  if (d.agent?.weak && countries.length === 0 && !owners.body) {
    if (d.agent.kind !== 'person') return [];
  }
  if (d.agent?.anaphor && countries.length === 0 && !owners.body) return [];
  const sector = d.agent?.sector ?? d.title?.title.sector ?? null;
  const country = countries[0] ?? contextCountry(doc, s, sector);
  if (
    d.title &&
    !phrase.plural &&
    countries.length === 0 &&
    country &&
    d.title.title.offices.length > 0 &&
    phrase.definite
  ) {
    const person = officeHolder(doc, d, country);
    if (person) return [person];
  }
  return [groupEntity(doc, d, country)];
}

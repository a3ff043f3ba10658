import type { Name } from '../model/index.ts';
import { apply, type Description, describeAfter, describeBefore, sectorOf } from './descriptions.ts';
import type { Doc } from './document.ts';
import { nameText } from './document.ts';
import type { Entity } from './entity.ts';
import { addTitle } from './entity.ts';
import { fold, slug, soundKey } from './fold.ts';
import { officesOf } from './lookup.ts';
import type { Resolve } from './modifiers.ts';
import { nearCountry } from './organisations.ts';
import type { Person } from './registry.ts';
import { standing } from './terms.ts';
import { wordsOf } from './words.ts';

/**
 * The person that a PER name means: one of the report already named (same words, surname, initials, spelling), else one of
 * the registry whose country and office fit what the text says, else a new one with what the text says of it.
 */
export function resolvePerson(doc: Doc, index: number, resolve: Resolve): Entity {
  const name = doc.annotated.names[index]!;
  const said = [
    describeBefore(doc, name.sentence, name.from, resolve),
    describeAfter(doc, name.sentence, name.to, resolve),
  ].filter((d) => d !== null);
  const words = bareWords(doc, name);
  const owner = said.flatMap((d) => (d.owners.located ? [] : d.owners.countries))[0] ?? null;
  const country = owner ?? (said.length === 0 ? possessorCountry(doc, name) : null);
  const entity =
    inReport(doc, words, country, said) ??
    fromRegistry(doc, words, country, said) ??
    newPerson(doc, name, words, country);
  if (words.length > entity.words.length) entity.words = words;
  remember(doc, entity);
  entity.actor.country ??= country;
  for (const d of said) apply(doc, entity, d);
  if (!entity.actor.sector && said.length > 0) entity.actor.sector = sectorOf(said[0]!);
  return entity;
}

/** "Russia's Putin": only a country that owns the name. */
function possessorCountry(doc: Doc, name: Name): string | null {
  const sentence = doc.annotated.sentences[name.sentence]!;
  const before = sentence.tokens[name.from - 1];
  if (before?.xpos === 'POS') return nearCountry(doc, sentence, name);
  return null;
}

function bareWords(doc: Doc, name: Name): string[] {
  const words = fold(nameText(doc, name)).split(' ').filter(Boolean);
  while (
    words.length > 1 &&
    ['honorific-m', 'honorific-f', 'honorific'].some((use) => wordsOf(use).has(words[0]!))
  )
    words.shift();
  for (let n = 3; n >= 1; n--) {
    const title = words.length > n ? doc.registry.titles.get(words.slice(0, n).join(' ')) : undefined;
    if (title && title.offices.length > 0) return words.slice(n);
  }
  return words;
}

const PARTICLES = 3;
/** Persons looked back on under one word; keeps a list of a million names linear. */
const WINDOW = 40;

const keysOf = (words: string[]): string[] => [...new Set([...words, `~${soundKey(words.at(-1)!)}`])];

function remember(doc: Doc, entity: Entity): void {
  for (const key of keysOf(entity.words)) {
    const at = doc.persons.get(key);
    if (!at) doc.persons.set(key, [entity]);
    else if (!at.includes(entity)) {
      at.push(entity);
      if (at.length > WINDOW) at.shift();
    }
  }
}

/** A person of this report that the words can mean; the last one named where several do. */
function inReport(doc: Doc, words: string[], country: string | null, said: Description[]): Entity | null {
  let best: Entity | null = null;
  let bestScore = 0;
  for (const entity of new Set(keysOf(words).flatMap((key) => doc.persons.get(key) ?? []))) {
    const score = sameness(words, entity.words);
    if (score === 0) continue;
    if (country && entity.actor.country && country !== entity.actor.country && said.length > 0) continue;
    if (score >= bestScore) {
      best = entity;
      bestScore = score;
    }
  }
  return best;
}

/** 4 for equal names, 3 for a surname or initials with it, 2 for a first word, 1 for another spelling; 0 for different. */
export function sameness(a: string[], b: string[]): number {
  if (a.join(' ') === b.join(' ')) return 4;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (
    short.length < long.length &&
    short.length <= PARTICLES &&
    long.slice(-short.length).join(' ') === short.join(' ')
  )
    return 3;
  if (short.length === 1 && long.length > 1) {
    if (long[0] === short[0]) return 2;
    return soundKey(short[0]!) === soundKey(long.at(-1)!) && short[0]![0] === long.at(-1)![0] ? 1 : 0;
  }
  if (short.length > 1) {
    const surname = short.at(-1) === long.at(-1) || soundKey(short.at(-1)!) === soundKey(long.at(-1)!);
    const given =
      short[0]![0] === long[0]![0] &&
      (short[0]!.length === 1 || long[0]!.length === 1 || soundKey(short[0]!) === soundKey(long[0]!));
    if (surname && given) return 3;
  }
  return 0;
}

/** A person of the registry. By full name wherever country and office do not speak against it; by surname only with a reason. */
function fromRegistry(doc: Doc, words: string[], country: string | null, said: Description[]): Entity | null {
  const { registry } = doc;
  let people = registry.persons.get(words.join(' ')) ?? [];
  if (words.length > 1 && people.length === 0) people = otherSpelling(doc, words);
  const full = words.length > 1;
  if (!full && people.length === 0) people = [...new Set(registry.surnames.get(words[0]!))];
  if (country) people = people.filter((p) => p.country === country);
  if (!full) people = people.filter((p) => justified(doc, p, country, said));
  if (people.length === 0) return null;
  if (!full && people.length > 1) {
    people = people.filter((p) => holds(doc, p, said)).sort((a, b) => rank(doc, b) - rank(doc, a));
    if (people.length > 1 && rank(doc, people[0]!) === rank(doc, people[1]!)) return null;
  }
  const person = people.find((p) => holds(doc, p, said)) ?? people[0];
  return person ? personEntity(doc, person) : null;
}

function otherSpelling(doc: Doc, words: string[]): Person[] {
  const last = new Set(doc.registry.surnames.get(words.at(-1)!));
  return [...last].filter((p) => sameness(words, fold(p.name).split(' ')) >= 3);
}

/** Whether the registry has the person in an office on the day (without a day: in one still held). */
const active = (doc: Doc, p: Person): boolean => standing(doc.registry, p, doc.date).offices.length > 0;

function holds(doc: Doc, p: Person, said: Description[]): boolean {
  const offices = said.flatMap((d) => (d.title ? officesOf(doc.registry, d.title, p.country) : []));
  if (offices.length === 0) return active(doc, p) || said.some((d) => d.former);
  return p.terms.some(
    (t) => offices.includes(t.office) && (!doc.date || (t.from <= doc.date && doc.date <= t.to)),
  );
}

const led = /^(head-of-|supreme-leader|monarch)/;

/** A surname alone means a person of the registry if a title fits, or its state is named and the person in office, or no other has it. */
function justified(doc: Doc, p: Person, country: string | null, said: Description[]): boolean {
  if (said.some((d) => d.title?.title.offices.length)) return holds(doc, p, said);
  if (said.length > 0 && said.some((d) => d.title?.title.sector || d.agent))
    return country === p.country && active(doc, p);
  if (active(doc, p) && (country === p.country || doc.countries.has(p.country))) return true;
  const words = fold(p.name).split(' ');
  return (
    new Set(doc.registry.surnames.get(words.at(-1)!)).size === 1 &&
    (active(doc, p) || p.terms.some((t) => led.test(t.office)))
  );
}

const rank = (doc: Doc, p: Person): number => {
  const { offices } = standing(doc.registry, p, doc.date);
  return (
    (offices.some((o) => led.test(o)) ? 2 : offices.length > 0 ? 1 : 0) * 100 +
    Math.min(99, doc.countries.get(p.country) ?? 0)
  );
};

export function personEntity(doc: Doc, person: Person): Entity {
  const taken = doc.store.byId.get(person.id);
  const id =
    taken && taken.actor.country !== person.country
      ? `${person.id}-${person.country.toLowerCase()}`
      : person.id;
  const known = doc.store.byId.get(id);
  if (known) return known;
  const { sector, offices, titles } = standing(doc.registry, person, doc.date);
  const entity = doc.store.take(id, { name: person.name, kind: 'person', country: person.country, sector });
  entity.words = fold(person.name).split(' ');
  for (const office of offices) entity.offices.add(`${person.country} ${office}`);
  for (const title of titles) addTitle(entity, title);
  return entity;
}

function newPerson(doc: Doc, name: Name, words: string[], country: string | null): Entity {
  const text = nameText(doc, name);
  const id = doc.store.idFor(words.join(' ') || slug(text), 'person', country);
  const entity = doc.store.take(id, { name: text, kind: 'person', country, sector: null });
  entity.words = words;
  return entity;
}

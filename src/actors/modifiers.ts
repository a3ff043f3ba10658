import type { Sentence } from '../model/index.ts';
import type { Doc } from './document.ts';
import { nameAt } from './document.ts';
import type { Entity } from './entity.ts';
import { fold } from './fold.ts';
import type { PartyRef } from './index.ts';
import { countryByDemonym } from './lookup.ts';
import { complementOf, type Phrase } from './phrase.ts';
import { wordsOf } from './words.ts';

/** Whom a phrase says its head belongs to. */
export interface Owners {
  /** Country codes in the order of the text. */
  countries: string[];
  /** Organisation, person or group that owns or modifies ("Rosneft officials", "the ministry's spokesman"). */
  body: Entity | null;
  /** True where the country stands only after "in", "at", "near": where they are, not whose. */
  located: boolean;
}

export type Resolve = (sentence: number, token: number) => { entities: Entity[]; refs?: PartyRef[] };

/** Countries and bodies before the head, failing these those that "of", "from", "for", "in" after it give. */
export function ownersOf(doc: Doc, s: number, phrase: Phrase, resolve: Resolve, end = phrase.end): Owners {
  const sentence = doc.annotated.sentences[s]!;
  const owners: Owners = { countries: [], body: null, located: false };
  const own = sentence.tokens[phrase.head]!.name;
  for (let i = phrase.start; i < phrase.head; i++) {
    const t = sentence.tokens[i]!;
    const name = nameAt(doc, t);
    if (name && t.name !== own) {
      if (!disowned(sentence, name.to)) take(owners, doc.named[t.name] ?? null);
      i = name.to - 1;
    } else if (!name && /^\p{Lu}/u.test(t.form)) {
      const id = countryByDemonym(doc.registry, fold(t.form));
      if (id && !disowned(sentence, i + 1)) add(owners, id);
    }
  }
  if (!phrase.plural && owners.countries.length > 1) owners.countries.reverse();
  if (owners.countries.length === 0 && !owners.body) {
    const pointer = phrase.pronoun >= 0 ? phrase.pronoun : phrase.possessor;
    if (pointer >= 0) for (const e of resolve(s, pointer).entities) take(owners, e);
  }
  if (owners.countries.length === 0) fromComplement(doc, s, sentence, end, owners, resolve);
  return owners;
}

function fromComplement(
  doc: Doc,
  s: number,
  sentence: Sentence,
  end: number,
  owners: Owners,
  resolve: Resolve,
): void {
  const complement = complementOf(doc, sentence, end);
  if (!complement) return;
  const { preposition, heads } = complement;
  if (wordsOf('belonging').has(preposition)) {
    for (const head of heads) for (const e of resolve(s, head).entities) take(owners, e);
  } else if (wordsOf('locative').has(preposition)) {
    for (const head of heads) {
      const index = sentence.tokens[head]!.name;
      const e = index >= 0 && doc.annotated.names[index]!.type === 'LOC' ? doc.named[index] : null;
      if (e?.actor.country) {
        add(owners, e.actor.country);
        owners.located = true;
      }
    }
  }
}

/** "Iran-backed", "pro-": the country before or after the hyphen does not own the head. */
function disowned(sentence: Sentence, after: number): boolean {
  const hyphen = sentence.tokens[after];
  if (!hyphen || !/^[-–]$/.test(hyphen.form)) return false;
  return wordsOf('not-own').has(sentence.tokens[after + 1]?.form.toLowerCase() ?? '');
}

function add(owners: Owners, id: string): void {
  if (!owners.countries.includes(id)) owners.countries.push(id);
}

function take(owners: Owners, entity: Entity | null): void {
  if (!entity) return;
  if (entity.actor.kind !== 'country' && entity.actor.kind !== 'place') owners.body ??= entity;
  if (entity.actor.country) add(owners, entity.actor.country);
}

import type { Actor, Annotated, Mention, Place, Span } from '../model/index.ts';
import { dominantCountry, onlyCountry } from './context.ts';
import { countryEntity, type Doc, nameText, newDoc } from './document.ts';
import type { Entity } from './entity.ts';
import { fold } from './fold.ts';
import { withRegistryNames } from './gazetteer.ts';
import { countryByDemonym, countryByName } from './lookup.ts';
import { explainedAbbreviations, fromRegistry, resolveOrganisation } from './organisations.ts';
import { resolvePerson } from './persons.ts';
import { placeAt, resolveLocation } from './places.ts';
import { loadRegistry, type Registry } from './registry.ts';
import { Resolver } from './resolver.ts';

export { loadRegistry, type Registry } from './registry.ts';

/** A party and the words that name it. */
export interface PartyRef {
  /** Key of `Resolved.actors`. */
  actor: string;
  /** UTF-16 offsets into the report's text; never empty, mostly at most 60 characters. */
  span: Span;
}

/** Who and where the report speaks of. */
export interface Resolved {
  /** The actors of `mentions` and of every answer that `of` has given. */
  actors: Record<string, Actor>;
  /** Every name of `annotated.names` in order, with its actor or null. */
  mentions: Mention[];
  /**
   * The parties that the noun phrase headed by this token refers to; [] where it denotes none ("talks", "the move").
   * Conjuncts are asked for one by one, but joint phrases give several ("both countries", "Hungarian and Romanian officials").
   */
  of(sentence: number, token: number): PartyRef[];
  /** The place that the name at this token, or the noun around it ("Kharkiv region"), stands for; null for none. Degrees, WGS 84. */
  placeOf(sentence: number, token: number): Place | null;
}

/**
 * Resolves names and phrases of a report to actors. `published` (YYYY-MM-DD or an instant) decides who held an office;
 * with null nobody is guessed. Pure; linear in the length of the report.
 */
export function resolveActors(
  annotated: Annotated,
  options: { published: string | null; registry?: Registry },
): Resolved {
  const registry = options.registry ?? loadRegistry();
  const doc = newDoc(withRegistryNames(annotated, registry), registry, options.published);
  const resolver = new Resolver(doc);
  resolveNames(doc);
  placeUnlocated(doc);
  resolver.read();

  const actors: Record<string, Actor> = {};
  const keep = (entity: Entity): string => {
    actors[entity.actor.id] ??= entity.actor;
    return entity.actor.id;
  };
  const mentions = annotated.names.map(({ span, type }, i): Mention => {
    const entity = doc.named[i];
    return { span, actor: entity ? keep(entity) : null, type };
  });
  return {
    actors,
    mentions,
    of(sentence, token) {
      const { entities, span } = resolver.at(sentence, token);
      return entities.map((entity) => ({ actor: keep(entity), span: [...span] }));
    },
    placeOf: (sentence, token) => placeAt(doc, sentence, token),
  };
}

/** Places and peoples first, then bodies, then persons (full names before surnames), so that each can lean on what is sure. */
function resolveNames(doc: Doc): void {
  const { names } = doc.annotated;
  countCountries(doc);
  // phrases wait until all names are known; here only names answer
  const byName = (s: number, token: number) => {
    const index = doc.annotated.sentences[s]?.tokens[token]?.name ?? -1;
    const entity = index >= 0 ? doc.named[index] : null;
    return { entities: entity ? [entity] : [] };
  };
  const set = (i: number, entity: Entity | null) => {
    doc.named[i] = entity;
  };
  for (const [i, name] of names.entries()) {
    if (name.type === 'LOC') set(i, resolveLocation(doc, i));
    else if (name.type === 'NORP') set(i, resolvePeople(doc, i));
    else if (name.type !== 'ORG' && name.type !== 'PER') set(i, null);
  }
  for (const [i, name] of names.entries()) if (name.type === 'ORG') set(i, resolveOrganisation(doc, i));
  explainedAbbreviations(doc);
  for (const [i, name] of names.entries())
    if (name.type === 'ORG' && doc.aliases.has(fold(nameText(doc, name))))
      set(i, doc.aliases.get(fold(nameText(doc, name)))!);
  for (const long of [true, false])
    for (const [i, name] of names.entries())
      if (name.type === 'PER' && name.to - name.from > 1 === long) set(i, resolvePerson(doc, i, byName));
}

/**
 * Bodies that the registry does not know and whose country nothing says get that of the report; persons with an office or
 * occupation only where the report names no other country (on half of gold/wire/wire-0 to 3 that is right in 9 and 8 of 10).
 */
function placeUnlocated(doc: Doc): void {
  for (const e of doc.named) {
    if (!e || e.actor.country) continue;
    if (e.actor.kind === 'organization' && !e.registered) e.actor.country = dominantCountry(doc);
    else if (e.actor.kind === 'person' && e.nouns.size > 0) e.actor.country = onlyCountry(doc);
  }
}

function countCountries(doc: Doc): void {
  for (const name of doc.annotated.names) {
    const folded = fold(nameText(doc, name)).replace(/^the /, '');
    const id =
      countryByName(doc.registry, folded) ??
      countryByDemonym(doc.registry, folded) ??
      doc.registry.seats.get(folded) ??
      doc.registry.capitals.get(folded);
    if (id && name.type !== 'PER') doc.countries.set(id, (doc.countries.get(id) ?? 0) + 1);
  }
}

/** "Kenyan", "Palestinians": the state; "Houthis", "Democrats": a body of the registry; others a group without a country. */
function resolvePeople(doc: Doc, index: number): Entity | null {
  const text = nameText(doc, doc.annotated.names[index]!);
  const folded = fold(text).replace(/^the /, '');
  const country = countryByDemonym(doc.registry, folded) ?? countryByName(doc.registry, folded);
  if (country) return countryEntity(doc, country);
  const body = fromRegistry(doc, folded, null) ?? fromRegistry(doc, folded.replace(/s$/, ''), null);
  if (body) return body;
  return doc.store.take(doc.store.idFor(text, 'group', null), {
    name: text,
    kind: 'group',
    country: null,
    sector: 'CVL',
    plural: true,
  });
}

import type { ActorKind, Sector } from '../model/index.ts';
import type { Description } from './descriptions.ts';
import { sectorOf } from './descriptions.ts';
import type { Doc } from './document.ts';
import { countryEntity } from './document.ts';
import type { Entity } from './entity.ts';
import { slug } from './fold.ts';
import { wordsOf } from './words.ts';

/** The party that a description names for one country (or none): "ISR.soldier", a government as its state. */
export function groupEntity(doc: Doc, d: Description, country: string | null): Entity {
  const body = d.agent?.kind === 'body';
  const noun = d.noun.split(' ').at(-1)!;
  if (country && wordsOf('is-state').has(noun) && (!d.phrase.plural || noun === 'authorities'))
    return countryEntity(doc, country);
  const own = d.owners.body;
  const sector = armed(d, sectorOf(d), country);
  const owner =
    own && own.actor.kind === 'organization' && !doc.registry.countries.has(own.actor.id) ? own : null;
  const lead = owner ? owner.actor.id : country;
  const id = `${lead ? `${lead}.` : ''}${d.former ? 'former-' : ''}${slug(d.noun)}`;
  const kind: ActorKind = body
    ? 'organization'
    : d.phrase.plural || d.agent?.kind === 'thing'
      ? 'group'
      : 'person';
  const entity = doc.store.take(id, {
    name: nameOf(doc, d, country),
    kind: kind === 'organization' && d.phrase.plural ? 'group' : kind,
    country,
    sector: d.former && sector && wordsOf('official-sector').has(sector) ? 'ELI' : sector,
    plural: d.phrase.plural,
    sort: noun,
  });
  entity.nouns.add(noun);
  return entity;
}

/** "Kenyan soldiers" where the phrase may be another country's or none's: from the country's demonym and the noun. */
function nameOf(doc: Doc, d: Description, country: string | null): string {
  const demonym = country
    ? (doc.registry.countries.get(country)?.demonym ?? doc.registry.countries.get(country)?.name)
    : null;
  const owner = d.owners.body && d.owners.body.actor.kind !== 'country' ? d.owners.body.actor.name : demonym;
  return [owner, d.former ? `former ${d.text}` : d.text].filter(Boolean).join(' ');
}

/** Armed men of no army are unidentified where the text says no more; a state's "fighters" and "jets" are its military. */
function armed(d: Description, sector: Sector | null, country: string | null): Sector | null {
  if (
    sector === 'REB' &&
    !country &&
    !d.owners.body &&
    wordsOf('unidentified').has(d.noun.split(' ').at(-1)!)
  )
    return 'UAF';
  return sector;
}

import type { Description } from './descriptions.ts';
import type { Doc } from './document.ts';
import type { Entity } from './entity.ts';
import { addTitle } from './entity.ts';
import { officesOf } from './lookup.ts';
import { personEntity } from './persons.ts';
import { holder } from './terms.ts';

/**
 * Who "the US president" is: the person of the report said to hold the office, else its holder on the report's date, else
 * (without a date, or where the registry has nobody) an actor for the office itself, "USA.head-of-state".
 */
export function officeHolder(doc: Doc, d: Description, country: string): Entity | null {
  if (!d.title) return null;
  const offices = officesOf(doc.registry, d.title, country);
  if (offices.length === 0) return null;
  for (const office of offices) {
    const named = lastHolder(doc, `${country} ${office}`);
    if (named) return named;
  }
  const person = d.former ? null : holder(doc.registry, country, offices, doc.date);
  if (person) return personEntity(doc, person);
  const known = offices.find((o) => doc.registry.terms.has(`${country} ${o}`));
  if (!known) return null;
  const entity = doc.store.take(`${country}.${d.former ? 'former-' : ''}${known}`, {
    name: `${d.text} of ${doc.registry.countries.get(country)?.name ?? country}`,
    kind: 'person',
    country,
    sector: d.former ? 'ELI' : (doc.registry.offices.get(known)?.sector ?? 'GOV'),
    sort: 'office',
  });
  if (!d.former) entity.offices.add(`${country} ${known}`);
  addTitle(entity, d.text);
  return entity;
}

/** The person last named in the report whose office this is. */
function lastHolder(doc: Doc, office: string): Entity | null {
  for (let i = doc.items.length - 1, steps = 0; i >= 0 && steps < 200; i--, steps++)
    for (const e of doc.items[i]!.entities) if (e.actor.kind === 'person' && e.offices.has(office)) return e;
  if (!doc.holders) {
    doc.holders = new Map();
    for (const e of doc.named)
      if (e?.actor.kind === 'person')
        for (const held of e.offices) if (!doc.holders.has(held)) doc.holders.set(held, e);
  }
  return doc.holders.get(office) ?? null;
}

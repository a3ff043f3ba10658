import type { Doc, Item } from '../document.ts';
import { countryEntity } from '../document.ts';
import type { Entity } from '../entity.ts';
import { withConjuncts } from './window.ts';

const REACH = 8;

/** Several parties taken up at once. "states": the countries behind; "parties": bodies and countries; "persons". */
export type Joint = 'states' | 'parties' | 'persons';

/**
 * "both countries", "the two leaders", "the parties": parties joined by "and" or named in one sentence, the nearest such
 * sentence before; `number` of them where the phrase says how many.
 */
export function jointAntecedents(
  doc: Doc,
  sentence: number,
  token: number,
  kind: Joint,
  number: number | null,
): Entity[] {
  let loose: Entity[] = [];
  for (let s = sentence; s >= 0 && s >= sentence - REACH; s--) {
    const items = itemsOf(doc, s).filter((i) => s < sentence || i.token < token);
    const seen: Entity[] = [];
    for (const item of items) {
      if (item.conjunctOf >= 0) continue;
      const joined = sides(doc, withConjuncts(doc, item), kind);
      if (joined.length > 1 && (number === null || joined.length === number)) return joined;
    }
    for (const item of items)
      for (const e of sides(doc, item.entities, kind)) if (!seen.includes(e)) seen.push(e);
    if (seen.length > 1 && (number === null ? seen.length <= 3 : seen.length === number)) return seen;
    // one side each in neighbouring sentences
    if (seen.length > 0 && seen.length < (number ?? 2) + 1) {
      for (const e of seen) if (!loose.includes(e)) loose.push(e);
      if (loose.length === (number ?? 2)) return loose;
      if (loose.length > (number ?? 2)) loose = loose.slice(0, 0);
    }
  }
  return [];
}

function itemsOf(doc: Doc, s: number): Item[] {
  const from = doc.firstItem[s];
  if (from === undefined) return [];
  return doc.items
    .slice(from, Math.min(doc.firstItem[s + 1] ?? doc.items.length, from + 60))
    .filter((i) => i.sentence === s);
}

function sides(doc: Doc, entities: Entity[], kind: Joint): Entity[] {
  const out: Entity[] = [];
  const add = (e: Entity) => {
    if (!out.includes(e)) out.push(e);
  };
  for (const e of entities) {
    const { country } = e.actor;
    if (kind === 'persons') {
      if (e.actor.kind === 'person') add(e);
    } else if (e.sort === 'state') {
      add(e);
    } else if (e.actor.kind === 'person' || e.actor.kind === 'group' || e.actor.sector === 'GOV') {
      if (country && doc.registry.countries.has(country) && isSide(e)) add(countryEntity(doc, country));
    } else if (kind === 'parties' && e.actor.kind === 'organization' && e.actor.sector !== 'JRN') add(e);
  }
  return out;
}

const OFFICIAL = new Set(['GOV', 'MIL', 'LEG', 'SPY']);

const isSide = (e: Entity): boolean => e.actor.sector !== null && OFFICIAL.has(e.actor.sector);

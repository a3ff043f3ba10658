import type { Doc, Item } from '../document.ts';
import type { Entity } from '../entity.ts';

/** Sentences that a pronoun looks back over, and mentions at most: keeps long reports linear. */
export const SENTENCES = 6;
const ITEMS = 120;

/**
 * Earlier mentions, the likeliest antecedent first: of the same sentence from the left (subjects before objects before
 * the rest), then of the sentences before it, each in that order (Hobbs 1978, as in the sieves of Lee et al. 2013).
 */
export function* candidates(doc: Doc, sentence: number, token: number, reach = SENTENCES): Generator<Item> {
  let seen = 0;
  for (let s = sentence; s >= 0 && s >= sentence - reach; s--) {
    const from = doc.firstItem[s];
    if (from === undefined) continue;
    const to = doc.firstItem[s + 1] ?? doc.items.length;
    const here: Item[] = [];
    for (let i = from; i < to; i++) {
      const item = doc.items[i]!;
      if (item.sentence === s && (s < sentence || item.token < token)) here.push(item);
      if (++seen > ITEMS) break;
    }
    here.sort((a, b) => a.role - b.role || (s === sentence ? b.token - a.token : a.token - b.token));
    yield* here;
    if (seen > ITEMS) return;
  }
}

/** Mentions from the nearest backwards, whatever their role. */
export function* backwards(doc: Doc, sentence: number, token: number, most = 200): Generator<Item> {
  for (let i = (doc.firstItem[sentence + 1] ?? doc.items.length) - 1, n = 0; i >= 0 && n < most; i--, n++) {
    const item = doc.items[i]!;
    if (item.sentence < sentence || (item.sentence === sentence && item.token < token)) yield item;
  }
}

/** The mention with all that is joined to it by "and". */
export function withConjuncts(doc: Doc, item: Item): Entity[] {
  const out: Entity[] = [...item.entities];
  const first = item.conjunctOf >= 0 ? item.conjunctOf : item.token;
  let from = doc.firstItem[item.sentence] ?? 0;
  const end = doc.firstItem[item.sentence + 1] ?? doc.items.length;
  if (end - from > ITEMS) from = Math.max(from, doc.items.indexOf(item, from) - ITEMS / 2);
  for (let i = from; i < Math.min(end, from + ITEMS); i++) {
    const other = doc.items[i]!;
    if (other === item) continue;
    if (other.conjunctOf === first || other.token === first)
      for (const e of other.entities) if (!out.includes(e)) out.push(e);
  }
  return out;
}

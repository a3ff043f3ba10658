import type { Name, Place, Sentence } from '../model/index.ts';
import type { Doc } from './document.ts';
import { countryEntity, countryName, lemmaOf, lower, nameAt, nameText } from './document.ts';
import type { Entity } from './entity.ts';
import { fold } from './fold.ts';
import { countryByName, countryOf } from './lookup.ts';
import { phraseOf } from './phrase.ts';
import type { PlaceEntry } from './registry.ts';
import { acting } from './seats.ts';
import { wordsOf } from './words.ts';

/** The actor of a LOC name: a state, a government by its capital, or a place. */
export function resolveLocation(doc: Doc, index: number): Entity | null {
  const { registry } = doc;
  const name = doc.annotated.names[index]!;
  const sentence = doc.annotated.sentences[name.sentence]!;
  const folded = fold(nameText(doc, name)).replace(/^the /, '');
  const wide = widened(doc, sentence, name);
  const country = wide ?? countryOf(registry, folded);
  const part = country && wide === null ? subdivisionOf(doc, sentence, name, folded, country) : null;
  if (country && !part) return countryEntity(doc, country);
  const seat = registry.seats.get(folded) ?? registry.capitals.get(folded);
  if (seat && acting(doc, index)) return countryEntity(doc, seat);
  return placeEntity(doc, sentence, name, folded, part);
}

/** "Papua New Guinea" where the finder gave "Guinea": the longest country name around the name, or null. */
function widened(doc: Doc, sentence: Sentence, name: Name): string | null {
  const { tokens } = sentence;
  for (let before = 3; before >= 0; before--)
    for (let after = 3; after >= 0; after--) {
      if (before + after === 0) continue;
      const from = name.from - before;
      const to = name.to + after;
      if (from < 0 || to > tokens.length) continue;
      if (!/^\p{Lu}/u.test(tokens[from]!.form) || !/^\p{Lu}/u.test(tokens[to - 1]!.form)) continue;
      const id = doc.registry.countryNames.get(
        fold(doc.text.slice(tokens[from]!.start, tokens[to - 1]!.end)),
      );
      if (id) return id;
    }
  return null;
}

/** Where a name that a state shares with a part of another state ("Georgia") means that part here: the other state; else null. */
function subdivisionOf(
  doc: Doc,
  sentence: Sentence,
  name: Name,
  folded: string,
  country: string,
): string | null {
  const other = doc.registry
    .places()
    .get(folded)
    ?.find((p) => p.country && p.country !== country)?.country;
  if (!other) return null;
  const { tokens } = sentence;
  const before = tokens[name.from - 1];
  const after = tokens[name.to];
  if (before?.form === ',' && name.from > 1) {
    const city = nameAt(doc, tokens[name.from - 2]!);
    const entries = city ? (doc.registry.places().get(fold(nameText(doc, city))) ?? []) : [];
    if (entries.some((p) => p.country === other) && !entries.some((p) => p.country === country)) return other;
  }
  if (
    before?.form === 'of' &&
    tokens[name.from - 2] &&
    wordsOf('subdivision').has(lemmaOf(tokens[name.from - 2]!))
  )
    return other;
  if (after && wordsOf('subdivision').has(lemmaOf(after))) return other;
  if (after?.form === ',' && tokens[name.to + 1]) {
    const next = nameAt(doc, tokens[name.to + 1]!);
    if (next && countryByName(doc.registry, fold(nameText(doc, next))) === other) return other;
  }
  return null;
}

function placeEntity(
  doc: Doc,
  sentence: Sentence,
  name: Name,
  folded: string,
  inside: string | null,
): Entity {
  const text = nameText(doc, name);
  const entry = placeEntry(doc, sentence, name, folded);
  const country = inside ?? entry?.country ?? statedCountry(doc, sentence, name);
  const entity = doc.store.take(doc.store.idFor(text, 'place', country), {
    name: text,
    kind: 'place',
    country,
    sector: null,
    sort: entry?.kind ?? 'place',
  });
  entity.actor.country ??= country;
  return entity;
}

/** The country that the words around a place give: "X, Ukraine", "Ukraine's X", "the Ukrainian city of X", "X in Ukraine". */
function statedCountry(doc: Doc, sentence: Sentence, name: Name): string | null {
  const { tokens } = sentence;
  const after = tokens[name.to];
  if (after && (after.form === ',' || lower(after) === 'in' || after.form === '(')) {
    for (let i = name.to + 1; i < Math.min(name.to + 5, tokens.length); i++) {
      const next = nameAt(doc, tokens[i]!);
      if (next) {
        const id = countryOf(doc.registry, fold(nameText(doc, next)).replace(/^the /, ''));
        if (id) return id;
        if (next.type !== 'LOC') break;
        i = next.to - 1;
      } else if (tokens[i]!.upos === 'VERB' || tokens[i]!.upos === 'AUX') break;
    }
  }
  let head = name.from;
  if (tokens[name.from - 1]?.form === 'of' && tokens[name.from - 2]?.upos === 'NOUN') head = name.from - 2;
  const phrase = phraseOf(doc, sentence, head);
  for (let i = phrase.start; i < phrase.head; i++) {
    const near = nameAt(doc, tokens[i]!);
    if (!near) continue;
    const id = countryOf(doc.registry, fold(nameText(doc, near)).replace(/^the /, ''));
    if (id) return id;
  }
  return null;
}

/** The one place meant, by the country stated or mentioned in the report, then by size; null where that leaves doubt. */
function placeEntry(doc: Doc, sentence: Sentence, name: Name, folded: string): PlaceEntry | null {
  const bare = folded.replace(
    / (city|province|region|district|county|oblast|governorate|state|prefecture)$/,
    '',
  );
  const all = doc.registry.places().get(folded) ?? doc.registry.places().get(bare) ?? [];
  if (all.length < 2) return all[0] ?? null;
  const stated = statedCountry(doc, sentence, name);
  const there = stated ? all.filter((p) => p.country === stated) : [];
  if (there.length > 0) return biggest(there);
  const mentioned = all.filter((p) => p.country && doc.countries.has(p.country));
  if (mentioned.length > 0) return biggest(mentioned);
  return biggest(all);
}

function biggest(entries: PlaceEntry[]): PlaceEntry | null {
  const sorted = [...entries].sort((a, b) => b.population - a.population);
  if (sorted.length === 1 || sorted[0]!.population > 3 * sorted[1]!.population) return sorted[0]!;
  // one place under two kinds (a city and the province around it) is no doubt about the country
  return sorted.every((p) => p.country === sorted[0]!.country) ? sorted[0]! : null;
}

/** The place that a name, or a noun with a place's name in it ("Kharkiv region", "the city of Kharkiv"), stands for. */
export function placeAt(doc: Doc, s: number, token: number): Place | null {
  const sentence = doc.annotated.sentences[s];
  const t = sentence?.tokens[token];
  if (!sentence || !t) return null;
  let index = t.name;
  if (index < 0 || doc.annotated.names[index]!.type !== 'LOC') {
    const before = sentence.tokens[token - 1];
    const ofName = sentence.tokens[token + 1]?.form === 'of' ? sentence.tokens[token + 2] : undefined;
    if (index >= 0) return null;
    if (before && before.name >= 0 && doc.annotated.names[before.name]!.type === 'LOC') index = before.name;
    else if (ofName && ofName.name >= 0 && doc.annotated.names[ofName.name]!.type === 'LOC')
      index = ofName.name;
    else return null;
  }
  const name = doc.annotated.names[index]!;
  const text = nameText(doc, name);
  const folded = fold(text).replace(/^the /, '');
  const wide = widened(doc, sentence, name);
  const country = wide ?? countryOf(doc.registry, folded);
  const part = country && wide === null ? subdivisionOf(doc, sentence, name, folded, country) : null;
  if (part) return { name: text, country: part, lat: null, lon: null, span: name.span };
  if (country)
    return { name: wide ? countryName(doc, wide) : text, country, lat: null, lon: null, span: name.span };
  const entry = placeEntry(doc, sentence, name, folded);
  return {
    name: text,
    country:
      entry?.country ?? statedCountry(doc, sentence, name) ?? doc.registry.capitals.get(folded) ?? null,
    lat: entry?.lat ?? null,
    lon: entry?.lon ?? null,
    span: name.span,
  };
}

import type { Sector } from '../model/index.ts';
import type { Doc } from './document.ts';
import { lower } from './document.ts';
import { wordsOf } from './words.ts';

/**
 * The country that a party without one most likely has, from where the text stands: the one place that the sentence locates
 * itself in, else the country that the report is about. Null where several compete; better none than a wrong one.
 */
export function contextCountry(doc: Doc, s: number, sector: Sector | null): string | null {
  const located = doc.located[s] === undefined ? (doc.located[s] = locatedIn(doc, s)) : doc.located[s];
  if (located) return located;
  if (!sector || !wordsOf('domestic-sector').has(sector)) return null;
  return dominantCountry(doc);
}

/** Country of the places after "in", "near", "at" in the sentence, where they agree. */
function locatedIn(doc: Doc, s: number): string | null {
  let found: string | null = null;
  const { tokens } = doc.annotated.sentences[s]!;
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    if (t.upos !== 'ADP' || !wordsOf('locative').has(lower(t))) continue;
    let j = i + 1;
    while (
      j < tokens.length &&
      j < i + 6 &&
      tokens[j]!.name < 0 &&
      /^(DET|ADJ|NOUN|ADP|PROPN)$/.test(tokens[j]!.upos)
    )
      j++;
    const index = tokens[j]?.name ?? -1;
    if (index < 0 || doc.annotated.names[index]!.type !== 'LOC') continue;
    const country = doc.named[index]?.actor.country;
    if (!country) continue;
    if (found && found !== country) return null;
    found = country;
  }
  return found;
}

/** The country that most of the names speak of: at least two thirds of them. */
export function dominantCountry(doc: Doc): string | null {
  let total = 0;
  let best: string | null = null;
  let most = 0;
  for (const [id, n] of doc.countries) {
    if (!doc.registry.countries.has(id)) continue;
    total += n;
    if (n > most) {
      most = n;
      best = id;
    }
  }
  return most * 3 >= total * 2 ? best : null;
}

/** The one country that the report names; null where it names several or none. */
export const onlyCountry = (doc: Doc): string | null =>
  doc.countries.size === 1 ? dominantCountry(doc) : null;

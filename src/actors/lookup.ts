import type { Token } from '../model/index.ts';
import { fold } from './fold.ts';
import type { Registry, Title } from './registry.ts';
import { wordsOf } from './words.ts';

/** Country code of a folded country name, without its article; null for none. */
export const countryByName = (registry: Registry, folded: string): string | null =>
  registry.countryNames.get(folded) ?? registry.countryNames.get(folded.replace(/^the /, '')) ?? null;

/** Country code of a folded demonym ("kenyan", "kenyans"); null for none. */
export const countryByDemonym = (registry: Registry, folded: string): string | null =>
  registry.demonyms.get(folded) ?? null;

/** Whether the code is a state's (or a territory's), not that of the Union, the UN or bodies of no state. */
export const isState = (registry: Registry, id: string | null): boolean =>
  id !== null && id !== 'EUR' && id !== 'UNO' && registry.countries.has(id);

/** Country name or demonym. */
export const countryOf = (registry: Registry, folded: string): string | null =>
  countryByName(registry, folded) ?? countryByDemonym(registry, folded);

/** The longest country name or demonym inside a run of folded words ("bank of china"), or null; nothing from one-word runs. */
export function nestedCountry(registry: Registry, words: string[]): string | null {
  for (let n = Math.min(5, words.length - 1); n >= 1; n--)
    for (let i = 0; i + n <= words.length; i++) {
      const id = countryOf(registry, words.slice(i, i + n).join(' '));
      if (id) return id;
    }
  return null;
}

/** A capital or house of government inside the run, or null. */
export function nestedSeat(registry: Registry, words: string[]): string | null {
  for (let n = Math.min(3, words.length); n >= 1; n--)
    for (let i = 0; i + n <= words.length; i++) {
      const run = words.slice(i, i + n).join(' ');
      const id = registry.seats.get(run) ?? registry.capitals.get(run);
      if (id) return id;
    }
  return null;
}

export interface TitleMatch {
  title: Title;
  /** Folded words of the title. */
  words: string;
  from: number;
  to: number;
}

const LONGEST_TITLE = 7;

/** The longest title of the registry whose last word is the token before `end`; plural nouns are taken in the singular. */
export function titleEndingAt(registry: Registry, tokens: Token[], end: number): TitleMatch | null {
  let best: TitleMatch | null = null;
  let words = '';
  let singular = '';
  for (let n = 1; n <= LONGEST_TITLE && end - n >= 0; n++) {
    const t = tokens[end - n]!;
    if (t.upos === 'VERB' && n > 1) break;
    const word = fold(t.form);
    if (!word || word === 'the') continue;
    words = n === 1 ? word : `${word} ${words}`;
    singular = n === 1 ? fold(t.lemma.endsWith('.') ? t.form : t.lemma) : `${word} ${singular}`;
    const title =
      registry.titles.get(words) ??
      registry.titles.get(singular) ??
      registry.titles.get(words.replace(/s$/, ''));
    if (title) best = { title, words: registry.titles.has(words) ? words : singular, from: end - n, to: end };
  }
  return best;
}

/** The longest title that begins at or before the token and goes on past it ("minister of foreign affairs"). */
export function titleAround(registry: Registry, tokens: Token[], head: number): TitleMatch | null {
  let best = titleEndingAt(registry, tokens, head + 1);
  if (tokens[head + 1]?.form !== 'of' && tokens[head + 1]?.form !== 'for') return best;
  for (let end = head + 3; end <= head + 7 && end <= tokens.length; end++) {
    const m = titleEndingAt(registry, tokens, end);
    if (m && m.from <= head && m.to > head + 1 && (!best || m.to - m.from > best.to - best.from)) best = m;
  }
  return best;
}

/** Offices that the title means in that country, the likeliest first. */
export function officesOf(registry: Registry, match: TitleMatch, country: string | null): string[] {
  if (country && wordsOf('leader-title').has(match.words)) {
    const office = registry.leaders.get(country) ?? 'head-of-state';
    return [office, 'head-of-state', 'head-of-government'].filter((o, i, all) => all.indexOf(o) === i);
  }
  const own = match.title.offices.filter((o) => o.only && o.only === country);
  const general = match.title.offices.filter((o) => !o.only);
  return [...new Set([...own, ...general].map((o) => o.office))];
}

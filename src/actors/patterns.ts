import type { Sector } from '../model/index.ts';
import { fold } from './fold.ts';

/** A shape of organisation names, compiled from a line of patterns.tsv. */
export interface Pattern {
  parts: Part[];
  kind: string;
  sector: Sector | null;
}

type Part = { type: 'word' | 'prefix'; text: string } | { type: 'any' | 'country' | 'demonym' };

export interface PatternMatch {
  kind: string;
  sector: Sector | null;
  country: string | null;
}

/** The country whose name, or demonym, a run of folded words is; null for none. */
export interface CountryLookup {
  name(words: string): string | null;
  demonym(words: string): string | null;
}

/**
 * "{COUNTRY}" a country's name, "{DEMONYM}" a demonym, "*" one or more words, "word*" a word that begins so and whatever
 * follows it. Articles and possessive 's are not compared.
 */
export function compilePattern(cells: Record<string, string>): Pattern {
  const parts: Part[] = [];
  for (const raw of cells.pattern!.replace(/\}['’]s/g, '}').split(/\s+/)) {
    if (raw === '*') parts.push({ type: 'any' });
    else if (raw === '{COUNTRY}') parts.push({ type: 'country' });
    else if (raw === '{DEMONYM}') parts.push({ type: 'demonym' });
    else if (raw.endsWith('*')) parts.push({ type: 'prefix', text: fold(raw.slice(0, -1)) });
    else if (fold(raw) !== 'the')
      for (const word of fold(raw).split(' ')) if (word) parts.push({ type: 'word', text: word });
  }
  return {
    parts,
    kind: cells.kind ?? '',
    sector: cells.sector && cells.sector !== '-' ? (cells.sector as Sector) : null,
  };
}

const LONGEST_NAME = 14;

/** The first pattern that fits the folded words of a name, or null. Names of more than 14 words fit none, which bounds the search. */
export function matchPattern(
  words: string[],
  patterns: Pattern[],
  lookup: CountryLookup,
): PatternMatch | null {
  if (words.length === 0 || words.length > LONGEST_NAME) return null;
  for (const { parts, kind, sector } of patterns) {
    const last = parts.at(-1);
    if (last?.type === 'word' && last.text !== words.at(-1)) continue;
    if (parts[0]?.type === 'word' && parts[0].text !== words[0]) continue;
    const country = fit(parts, 0, words, 0, null, lookup);
    if (country !== false) return { kind, sector, country };
  }
  return null;
}

function fit(
  parts: Part[],
  p: number,
  words: string[],
  w: number,
  country: string | null,
  lookup: CountryLookup,
): string | null | false {
  const part = parts[p];
  if (!part) return w === words.length ? country : false;
  if (part.type === 'word') return words[w] === part.text && fit(parts, p + 1, words, w + 1, country, lookup);
  const prefix = part.type === 'prefix';
  if (prefix && !words[w]?.startsWith(part.text)) return false;
  const most = Math.min(part.type === 'any' || prefix ? LONGEST_NAME : 6, words.length - w);
  for (let n = most; n >= 1; n--) {
    let found = country;
    if (part.type === 'country' || part.type === 'demonym') {
      const text = words.slice(w, w + n).join(' ');
      found = part.type === 'demonym' ? lookup.demonym(text) : lookup.name(text);
      if (!found) continue;
    }
    const rest = fit(parts, p + 1, words, w + n, found, lookup);
    if (rest !== false) return rest;
  }
  return false;
}

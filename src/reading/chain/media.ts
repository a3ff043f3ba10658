import { DATA, list, readTable } from '../../data/tsv.ts';
import type { Span } from '../../model/index.ts';
import { type TimeToken, timeTokens } from '../times/tokens.ts';
import { mayStand, NATIONAL } from './descriptors.ts';

/** An outlet or agency of data/actors/media.tsv. */
export interface Medium {
  name: string;
  role: 'outlet' | 'agency';
  domain: string | null;
}

/** A name of a medium in the text; `medium` is null for one that no table has. */
export interface MediaName {
  medium: Medium | null;
  name: string;
  role: 'outlet' | 'agency';
  span: Span;
  /** First token, and one past the last. */
  from: number;
  to: number;
}

interface Entry {
  words: string[];
  medium: Medium;
}

const byFirst = new Map<string, Entry[]>();
const byName = new Map<string, Medium>();
for (const { cells } of readTable(new URL('actors/media.tsv', DATA))) {
  const medium: Medium = {
    name: cells.name!,
    role: cells.role === 'agency' ? 'agency' : 'outlet',
    domain: cells.domain || null,
  };
  const aliases = [cells.name!, ...list(cells.aliases)];
  for (const alias of aliases) {
    // "Example news agency" is the name and its noun
    const stem = alias.replace(/ news agency$/i, '');
    if (stem !== alias && aliases.includes(stem)) continue;
    if (!byName.has(alias.toLowerCase())) byName.set(alias.toLowerCase(), medium);
    const words = timeTokens(alias).map((t) => t.text);
    if (words[0]?.toLowerCase() === 'the') words.shift();
    if (words.length === 0) continue;
    const group = byFirst.get(words[0]!);
    if (group) group.push({ words, medium });
    else byFirst.set(words[0]!, [{ words, medium }]);
  }
}
for (const group of byFirst.values()) group.sort((a, b) => b.words.length - a.words.length);

/** The medium of a name, whatever its case and article. */
export const mediumOf = (name: string): Medium | null => {
  const lower = name.toLowerCase().trim();
  return byName.get(lower) ?? byName.get(lower.replace(/^the /, '')) ?? null;
};

const SITE = new Set(['com', 'net', 'org', 'ua', 'ru', 'info', 'news', 'eu', 'by', 'ge', 'me', 'tv']);

/** The medium whose name begins at a token, the longest; case counts, since "AP" and "PAP" are names and "ap" is not. */
export function mediaAt(tokens: TimeToken[], i: number, text: string): MediaName | null {
  const t = tokens[i]!;
  if (
    t.kind === 'mark' ||
    (i > 0 && !t.spaced && /[-.@/_&]/.test(tokens[i - 1]!.text) && tokens[i - 1]!.text !== '/')
  )
    return null;
  for (const { words, medium } of byFirst.get(t.text) ?? []) {
    if (!words.every((w, k) => tokens[i + k]?.text === w)) continue;
    const to = i + words.length;
    // "Time-tested", "AP-1": part of another word
    if (
      tokens[to]?.text === '-' &&
      !tokens[to]!.spaced &&
      !tokens[to + 1]?.spaced &&
      words.length === 1 &&
      words[0]!.length < 4
    )
      continue;
    if (words.length === 1 && inLongerName(tokens, i)) continue;
    const span: Span = [t.start, tokens[to - 1]!.end];
    return { medium, name: text.slice(...span), role: medium.role, span, from: i, to };
  }
  // "Example.NET", "news.example.com": a site that no table has
  const dot = tokens[i + 1];
  const top = tokens[i + 2];
  if (
    t.kind === 'word' &&
    t.text !== t.lower &&
    dot?.text === '.' &&
    !dot.spaced &&
    top &&
    !top.spaced &&
    SITE.has(top.lower)
  ) {
    const span: Span = [t.start, top.end];
    return { medium: null, name: text.slice(...span), role: 'outlet', span, from: i, to: i + 3 };
  }
  return agencyByNoun(tokens, i, text);
}

/** Whether a name of one word is part of a longer one of something else: "the Guardian Council", "Prime Minister". */
function inLongerName(tokens: TimeToken[], i: number): boolean {
  const next = tokens[i + 1];
  const before = tokens[i - 1];
  const capital = (t: TimeToken): boolean => t.kind === 'word' && t.text !== t.lower && t.text.length > 1;
  const plain = tokens[i]!.text !== tokens[i]!.text.toUpperCase();
  if (
    next &&
    plain &&
    next.spaced &&
    !next.newParagraph &&
    capital(next) &&
    !next.lex &&
    !mayStand(next.lower, 'after')
  )
    return true;
  return (
    before !== undefined &&
    tokens[i]!.spaced &&
    capital(before) &&
    !before.lex &&
    !mayStand(before.lower, 'before') &&
    !NATIONAL.test(before.text) &&
    !opensSentence(tokens, i - 1)
  );
}

const opensSentence = (tokens: TimeToken[], i: number): boolean =>
  i === 0 || tokens[i]!.newParagraph || /^[.!?"”“:]$/.test(tokens[i - 1]!.text);

/** "the Example news agency": capitals before "news agency". */
function agencyByNoun(tokens: TimeToken[], i: number, text: string): MediaName | null {
  if (tokens[i]!.kind !== 'word' || tokens[i]!.text === tokens[i]!.lower || tokens[i]!.lower === 'the')
    return null;
  let to = i;
  while (to < i + 3 && tokens[to]?.kind === 'word' && tokens[to]!.text !== tokens[to]!.lower) to++;
  if (tokens[to]?.lower !== 'news' || tokens[to + 1]?.lower !== 'agency') return null;
  // the name is the word before the noun; a nationality or owner may stand before it
  const at = to - 1;
  if (at !== i) return null;
  const span: Span = [tokens[at]!.start, tokens[at]!.end];
  return { medium: null, name: text.slice(...span), role: 'agency', span, from: at, to };
}

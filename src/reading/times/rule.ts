import type { Interval, TimeMention } from '../../model/index.ts';
import type { Day } from './anchor.ts';
import type { TimeToken } from './tokens.ts';

/** What a rule makes of an expression once it knows the context. `from`/`to` are set where the value does not give them. */
export interface Meaning {
  type: TimeMention['type'];
  value: string;
  from?: string;
  to?: string;
  alternatives?: Interval[];
  inferred?: string[];
}

/** The calendar point that later anaphoric expressions ("the same day", "that year") count from. */
export interface Point {
  y: number;
  m?: number;
  d?: number;
}

/** What the reader knows at a place in the text. */
export interface Context {
  /** The day of the reference date, null where none is known. */
  reference: Day | null;
  /** Whether the text tells of years other than the reference's, with the year named now and then (history). */
  narrative: boolean;
  /** The point read last, and the last one with a day. */
  last: Point | null;
  lastDay: Day | null;
  /** The quarter read last; "a year ago" in a report on earnings counts from it. */
  quarter: { y: number; q: number } | null;
  /** Whether the words around the expression from token `i` to `end` place it ahead of or behind the reference date. */
  tense(i: number, end: number): 'future' | 'past' | null;
}

/** A match: tokens from `start` (or the place asked) up to `end`, exclusive, and what it means. */
export interface Match {
  start?: number;
  end: number;
  read(context: Context): Meaning | null;
}

/** Looks for one family of expressions at token `i`; looks ahead a bounded number of tokens only. */
export type Rule = (tokens: TimeToken[], i: number, text: string) => Match | null;

export type Lookup = (tokens: TimeToken[], i: number) => boolean;

export const is = (t: TimeToken | undefined, ...forms: string[]): boolean =>
  t !== undefined && forms.includes(t.lower);

/** Skips one hyphen or dash glued between two words; returns the index of what follows. */
export const past = (tokens: TimeToken[], i: number, form: string): number =>
  tokens[i]?.lower === form ? i + 1 : i;

export const isHyphen = (t: TimeToken | undefined): boolean =>
  t !== undefined && (t.text === '-' || t.text === '‑' || t.text === '‐');
export const isDash = (t: TimeToken | undefined): boolean =>
  isHyphen(t) || t?.text === '–' || t?.text === '—';

/** The longest of several matches; the first among equals. */
export function longest(matches: (Match | null)[]): Match | null {
  let best: Match | null = null;
  for (const m of matches) if (m && (!best || m.end > best.end)) best = m;
  return best;
}

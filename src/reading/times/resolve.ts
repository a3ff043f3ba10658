import { dateOf, dayOf, isDate, iso, pad, shiftMonth, week, weekday } from './anchor.ts';
import type { Context, Meaning, Point } from './rule.ts';

type Tense = 'future' | 'past' | null;

/** Year of a month, or a day of a month, that stands without one; null where nothing tells. */
export function yearFor(context: Context, m: number, d: number | null, tense: Tense): number | null {
  const { reference, last } = context;
  if (context.narrative && last) return last.y;
  if (reference === null) return last ? last.y : null;
  const now = dateOf(reference);
  if (d === null) {
    if (tense === 'future') return m >= now.m ? now.y : now.y + 1;
    if (tense === 'past' || m <= now.m) return m <= now.m ? now.y : now.y - 1;
    return m - now.m <= 3 ? now.y : now.y - 1;
  }
  const near = [now.y - 1, now.y, now.y + 1].map((y) => ({ y, gap: dayOf(y, m, d) - reference }));
  const nearest = near.reduce((a, b) => (Math.abs(b.gap) < Math.abs(a.gap) ? b : a));
  const told =
    tense === 'future'
      ? near.find((c) => c.gap >= 0)
      : tense === 'past'
        ? near.findLast((c) => c.gap <= 0)
        : undefined;
  // told of in retrospect ("he said on Nov. 4 that talks would open on Oct. 23"), a plan lies behind all the same
  return told && Math.abs(told.gap) <= 4 * Math.abs(nearest.gap) ? told.y : nearest.y;
}

/** A day that is wholly or partly said. */
export function dayMeaning(
  context: Context,
  y: number | null,
  m: number,
  d: number,
  tense: Tense,
): Meaning | null {
  const year = y ?? yearFor(context, m, d, tense);
  if (year === null) return isDate(2000, m, d) ? { type: 'DATE', value: `XXXX-${pad(m)}-${pad(d)}` } : null;
  if (!isDate(year, m, d)) return null;
  return {
    type: 'DATE',
    value: `${pad(year, 4)}-${pad(m)}-${pad(d)}`,
    inferred: y === null ? ['year'] : [],
  };
}

export function monthMeaning(context: Context, y: number | null, m: number, tense: Tense): Meaning {
  const year = y ?? yearFor(context, m, null, tense);
  if (year === null) return { type: 'DATE', value: `XXXX-${pad(m)}` };
  return { type: 'DATE', value: `${pad(year, 4)}-${pad(m)}`, inferred: y === null ? ['year'] : [] };
}

export type Step = 'D' | 'W' | 'WE' | 'M' | 'Q' | 'Y' | 'DE' | 'CE' | 'ML' | 'F' | 'N';
export const STEPS: readonly string[] = ['D', 'W', 'WE', 'M', 'Q', 'Y', 'DE', 'CE', 'ML', 'F', 'N'];

/** TIMEX3 value of the week, month, quarter, year … that lies `n` of its kind from a day. */
export function stepValue(day: number, step: Step, n: number): string {
  const { y, m } = dateOf(day);
  switch (step) {
    case 'D':
      return iso(day + n);
    case 'N':
      return `${iso(day + n)}TNI`;
    case 'W':
      return week(day + 7 * n);
    case 'F':
      return week(day + 14 * n);
    case 'WE':
      return `${week(day + 7 * n)}-WE`;
    case 'M': {
      const to = shiftMonth(y, m, n);
      return `${pad(to.y, 4)}-${pad(to.m)}`;
    }
    case 'Q': {
      const to = shiftMonth(y, Math.floor((m - 1) / 3) * 3 + 1, 3 * n);
      return `${pad(to.y, 4)}-Q${(to.m + 2) / 3}`;
    }
    case 'Y':
      return pad(y + n, 4);
    case 'DE':
      return pad(Math.floor(y / 10) + n, 3);
    case 'CE':
      return pad(Math.floor(y / 100) + n, 2);
    case 'ML':
      return pad(Math.floor(y / 1000) + n, 1);
  }
}

/** Value with X for what no reference date tells. */
export const unknownStep: Record<Step, string> = {
  D: 'XXXX-XX-XX',
  N: 'XXXX-XX-XXTNI',
  W: 'XXXX-WXX',
  F: 'XXXX-WXX',
  WE: 'XXXX-WXX-WE',
  M: 'XXXX-XX',
  Q: 'XXXX-QX',
  Y: 'XXXX',
  DE: 'XXX',
  CE: 'XX',
  ML: 'X',
};

/** Parts that a relative expression leaves to its reference date. */
export const inferredBy: Record<Step, string[]> = {
  D: ['year', 'month', 'day'],
  N: ['year', 'month', 'day'],
  W: ['year', 'month', 'day'],
  F: ['year', 'month', 'day'],
  WE: ['year', 'month', 'day'],
  M: ['year', 'month'],
  Q: ['year', 'month'],
  Y: ['year'],
  DE: ['year'],
  CE: ['year'],
  ML: ['year'],
};

/** First day of a point. */
export const dayOfPoint = (p: Point): number => dayOf(p.y, p.m ?? 1, p.d ?? 1);

/**
 * The day of a weekday. In news it lies behind: the nearest one looking back, the report's own day included,
 * unless the tense or a word like "next" places it ahead.
 */
export function weekdayNear(reference: number, dow: number, direction: 'future' | 'past'): number {
  const today = weekday(reference);
  return direction === 'future'
    ? reference + ((dow - today + 7) % 7 || 7)
    : reference - ((today - dow + 7) % 7);
}

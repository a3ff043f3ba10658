import type { Report, TimeMention, When } from '../../model/index.ts';
import { isDate } from './anchor.ts';

/** The day of a report's date, "YYYY-MM-DD"; null where it has none, or one that does not exist. */
export function referenceDate(report: Pick<Report, 'published'>): string | null {
  const m = /^(\d{4})-(\d\d)-(\d\d)/.exec(report.published ?? '');
  return m && isDate(Number(m[1]), Number(m[2]), Number(m[3])) ? m[0] : null;
}

/** What a time expression says of when an act took place; null where it names no days. */
export function asWhen(mention: TimeMention): When | null {
  if (mention.from === null || mention.to === null) return null;
  const { from, to, span, alternatives, inferred } = mention;
  return { from, to, stated: span, alternatives, inferred };
}

/**
 * When an act took place: what the expression beside it says; without one, the report's day, which is then
 * inferred whole. Null where neither names days.
 */
export function resolveWhen(mention: TimeMention | null, reference: string | null): When | null {
  if (mention) return asWhen(mention);
  if (reference === null) return null;
  return {
    from: reference,
    to: reference,
    stated: null,
    alternatives: [],
    inferred: ['year', 'month', 'day'],
  };
}

/**
 * The mention of a passage that an act at `at` (a UTF-16 offset) most likely goes with: in the passage, with days,
 * the nearest; a tie goes to the one that stands after. Mentions come in text order.
 */
export function nearestTime(times: TimeMention[], passage: [number, number], at: number): TimeMention | null {
  let best: TimeMention | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const t of times) {
    if (t.span[0] < passage[0]) continue;
    if (t.span[1] > passage[1]) break;
    if (t.from === null || t.type === 'SET') continue;
    const gap = t.span[0] >= at ? t.span[0] - at : at - t.span[1] + 1;
    if (gap < least) {
      best = t;
      least = gap;
    }
  }
  return best;
}

import type { Interval } from '../../model/index.ts';

/** A day as a count of days since 1970-01-01, proleptic Gregorian, no time zone. */
export type Day = number;

const MS = 86_400_000;

/** The day of a date; months and days out of range carry over as in Date.UTC. */
export function dayOf(year: number, month: number, day: number): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MS);
}

/** Year, month (1 to 12) and day of the month. */
export function dateOf(day: Day): { y: number; m: number; d: number } {
  const date = new Date(day * MS);
  return { y: date.getUTCFullYear(), m: date.getUTCMonth() + 1, d: date.getUTCDate() };
}

export const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** "YYYY-MM-DD". */
export function iso(day: Day): string {
  const { y, m, d } = dateOf(day);
  return `${pad(y, 4)}-${pad(m)}-${pad(d)}`;
}

/** ISO 8601 weekday, Monday is 1. */
export const weekday = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const lastDayOf = (year: number, month: number): number => dateOf(dayOf(year, month + 1, 0)).d;

export const isDate = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);

/** ISO 8601 week, "YYYY-Www". */
export function week(day: Day): string {
  const thursday = day - weekday(day) + 4;
  const { y } = dateOf(thursday);
  return `${pad(y, 4)}-W${pad(Math.floor((thursday - dayOf(y, 1, 1)) / 7) + 1)}`;
}

/** "YYYY-MM" of the month `n` months after the given one. */
export function shiftMonth(year: number, month: number, n: number): { y: number; m: number } {
  const total = year * 12 + (month - 1) + n;
  return { y: Math.floor(total / 12), m: (((total % 12) + 12) % 12) + 1 };
}

/** Western Easter Sunday (anonymous Gregorian algorithm, Meeus, Astronomical Algorithms, ch. 8). */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return dayOf(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

/** The `nth` weekday of a month; -1 is the last. */
export function nthWeekday(nth: number, dow: number, year: number, month: number): Day {
  if (nth < 0) {
    const last = dayOf(year, month + 1, 0);
    return last - ((weekday(last) - dow + 7) % 7) + (nth + 1) * 7;
  }
  const first = dayOf(year, month, 1);
  return first + ((dow - weekday(first) + 7) % 7) + (nth - 1) * 7;
}

const SEASON_START: Record<string, number> = { SP: 3, SU: 6, FA: 9, WI: 12 };
const months = (y: number, m: number, n: number): Interval => ({
  from: iso(dayOf(y, m, 1)),
  to: iso(dayOf(y, m + n, 0)),
});

/**
 * First and last day of a TIMEX3 value, or null where it names no days (durations, sets, references, values
 * with X, years before 1). Seasons are the meteorological ones of the northern hemisphere, a winter that of
 * the December in its year.
 */
export function envelope(value: string): Interval | null {
  const slash = value.indexOf('/');
  if (slash > 0) {
    const from = envelope(value.slice(0, slash));
    const to = envelope(value.slice(slash + 1));
    return from && to && from.from <= to.to ? { from: from.from, to: to.to } : null;
  }
  const date = value.split('T', 1)[0]!;
  let m: RegExpExecArray | null;
  if ((m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date))) {
    return isDate(+m[1]!, +m[2]!, +m[3]!) ? { from: date, to: date } : null;
  }
  if ((m = /^(\d{4})-(\d\d)$/.exec(date)))
    return +m[2]! <= 12 && +m[2]! > 0 ? months(+m[1]!, +m[2]!, 1) : null;
  if ((m = /^(\d{4})$/.exec(date))) return months(+m[1]!, 1, 12);
  if ((m = /^(\d{4})-Q([1-4])$/.exec(date))) return months(+m[1]!, +m[2]! * 3 - 2, 3);
  if ((m = /^(\d{4})-H([12])$/.exec(date))) return months(+m[1]!, +m[2]! * 6 - 5, 6);
  if ((m = /^(\d{4})-(SP|SU|FA|WI)$/.exec(date))) return months(+m[1]!, SEASON_START[m[2]!]!, 3);
  if ((m = /^(\d{3})$/.exec(date))) return { from: `${m[1]}0-01-01`, to: `${m[1]}9-12-31` };
  if ((m = /^(\d\d)$/.exec(date))) return { from: `${m[1]}00-01-01`, to: `${m[1]}99-12-31` };
  if ((m = /^(\d{4})-W(\d\d)(-WE)?$/.exec(date))) {
    const fourth = dayOf(+m[1]!, 1, 4);
    const monday = fourth - weekday(fourth) + 1 + (+m[2]! - 1) * 7;
    return { from: iso(monday + (m[3] ? 5 : 0)), to: iso(monday + 6) };
  }
  return null;
}

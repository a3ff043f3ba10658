import { pad } from './anchor.ts';
import { ordinal, yearInWords } from './numerals.ts';
import { dayMeaning, monthMeaning } from './resolve.ts';
import { type Context, isDash, type Match, type Meaning, type Rule } from './rule.ts';
import type { TimeToken } from './tokens.ts';

const isCapital = (t: TimeToken): boolean => t.text !== t.lower;

/** A month's name at a place, with its full stop; 0 where there is none. */
export function monthAt(tokens: TimeToken[], i: number): { end: number; m: number; short: boolean } | null {
  const t = tokens[i];
  if (!t?.lex || !isCapital(t)) return null;
  if (t.lex.month) return { end: i + 1, m: Number(t.lex.month), short: false };
  if (!t.lex['month-short']) return null;
  const dot = tokens[i + 1]?.text === '.' && !tokens[i + 1]!.spaced;
  return { end: dot ? i + 2 : i + 1, m: Number(t.lex['month-short']), short: true };
}

/** A year of four digits ("1998", "’98", "nineteen ninety-eight"); `end` 0 where there is none. */
export function yearAt(tokens: TimeToken[], i: number): { end: number; y: number } | null {
  const t = tokens[i];
  if (!t) return null;
  if (t.kind === 'number' && t.text.length === 4 && t.number >= 1000 && t.number < 2200)
    return { end: i + 1, y: t.number };
  if (t.kind === 'mark' && t.lower.length === 3 && t.lower.startsWith("'")) {
    const n = Number(t.lower.slice(1));
    return Number.isNaN(n) ? null : { end: i + 1, y: n + (n < 40 ? 2000 : 1900) };
  }
  const words = yearInWords(tokens, i);
  return words && { end: words.end, y: words.value! };
}

/** A day of the month as a number or ordinal. */
function dayNumber(tokens: TimeToken[], i: number): { end: number; d: number } | null {
  const t = tokens[i];
  if (t?.kind === 'number' && t.text.length <= 2 && t.number >= 1 && t.number <= 31)
    return { end: i + 1, d: t.number };
  const nth = ordinal(tokens, i);
  return nth && nth.value! <= 31 ? { end: nth.end, d: nth.value! } : null;
}

/** One day, days that are alternatives ("23 or 24"), or a run of days ("3 to 5", "3-5", "3 and 4"). */
interface Days {
  end: number;
  days: number[];
  link: 'one' | 'or' | 'run';
}

function daysAt(tokens: TimeToken[], i: number): Days | null {
  const first = dayNumber(tokens, i);
  if (!first) return null;
  const t = tokens[first.end];
  let at = 0;
  let link: Days['link'] = 'run';
  if (t?.lex?.or) {
    at = first.end + 1;
    link = 'or';
  } else if (isDash(t) || t?.lex?.to || t?.lex?.and) at = first.end + 1;
  else if (t?.text === '/' && !t.spaced) {
    at = first.end + 1;
    link = 'or';
  }
  if (at) {
    const the = tokens[at]?.lower === 'the' ? at + 1 : at;
    const second = dayNumber(tokens, the);
    if (second && second.d > first.d && !isUnitAfter(tokens, second.end))
      return { end: second.end, days: [first.d, second.d], link };
  }
  return { end: first.end, days: [first.d], link: 'one' };
}

const isUnitAfter = (tokens: TimeToken[], i: number): boolean =>
  tokens[i]?.lex?.units !== undefined ||
  tokens[i]?.lower === 'percent' ||
  tokens[i]?.text === '%' ||
  tokens[i]?.text === ':';

/** What a date says: the parts in the words. */
export interface Calendar {
  y: number | null;
  m: number;
  days: number[];
  link: Days['link'];
}

/** Meaning of a date read by {@link calendarAt}; `year` stands in where the words have none. */
export function calendarMeaning(
  context: Context,
  date: Calendar,
  tense: 'future' | 'past' | null,
  year: number | null = null,
): Meaning | null {
  const y = date.y ?? year;
  if (date.days.length === 0) return monthMeaning(context, y, date.m, tense);
  const first = dayMeaning(context, y, date.m, date.days[0]!, tense);
  if (!first || date.days.length === 1) return first;
  const last = dayMeaning(
    context,
    y ?? (Number(first.value.slice(0, 4)) || null),
    date.m,
    date.days[1]!,
    tense,
  );
  if (!last) return first;
  if (first.value.startsWith('X')) return first;
  if (date.link === 'run') return { ...first, value: `${first.value}/${last.value}` };
  const each = [first.value, last.value].map((day) => ({ from: day, to: day }));
  return { ...first, from: first.value, to: last.value, alternatives: each };
}

/** "May 3, 2022", "3 May", "the 3rd of May", "May 3 or 4", "3 to 5 May", "May 2022"; no bare month. */
export function calendarAt(tokens: TimeToken[], i: number): { end: number; date: Calendar } | null {
  const month = monthAt(tokens, i);
  if (month) {
    let at = month.end;
    if (tokens[at]?.lower === 'the' && dayNumber(tokens, at + 1)) at++;
    const days = daysAt(tokens, at);
    if (days && !isCount(tokens, days.end)) {
      const year = yearAfter(tokens, days.end);
      return {
        end: year?.end ?? days.end,
        date: { y: year?.y ?? null, m: month.m, days: days.days, link: days.link },
      };
    }
    const year = yearAfter(tokens, month.end, true);
    return year && { end: year.end, date: { y: year.y, m: month.m, days: [], link: 'one' } };
  }
  // "the 3rd of May"; "the 3 May attack" has its article from the attack
  const the = tokens[i]?.lower === 'the';
  if (the && tokens[i + 1]?.kind === 'number' && !Number.isNaN(tokens[i + 1]!.number)) return null;
  const start = the ? i + 1 : i;
  const days = daysAt(tokens, start);
  if (!days) return null;
  let at = days.end;
  if (tokens[at]?.lower === 'day') at++;
  if (tokens[at]?.lower === 'of') at++;
  else if (isDash(tokens[at]) && !tokens[at]!.spaced) at++;
  const named = monthAt(tokens, at);
  if (!named) return null;
  const joined = isDash(tokens[named.end]) && !tokens[named.end]!.spaced ? named.end + 1 : named.end;
  const year = (joined > named.end ? yearAt(tokens, joined) : null) ?? yearAfter(tokens, named.end);
  return {
    end: year?.end ?? named.end,
    date: { y: year?.y ?? null, m: named.m, days: days.days, link: days.link },
  };
}

/** "March 30,000 troops": the number is cut as one token, but "May 5 percent" and "May 10 million" are counts too. */
const isCount = (tokens: TimeToken[], i: number): boolean =>
  tokens[i]?.text === '%' || tokens[i]?.lower === 'percent' || tokens[i]?.lex?.scale !== undefined;

/** A year after a day or month, with "," or "of" between. */
function yearAfter(tokens: TimeToken[], i: number, of = false): { end: number; y: number } | null {
  let at = i;
  if (tokens[at]?.text === ',' || (of && tokens[at]?.lower === 'of')) at++;
  else if (of && tokens[at]?.lower === 'the' && tokens[at + 1]?.lower === 'year') at += 2;
  const t = tokens[at];
  if (at === i && t?.kind === 'word') return yearAt(tokens, at);
  const year = yearAt(tokens, at);
  // "On May 3, 2000 soldiers": a number after a comma that counts something is no year
  return year && year.y >= 1000 && !countsPeople(tokens, at, i) ? year : null;
}

const countsPeople = (tokens: TimeToken[], at: number, i: number): boolean => {
  const next = tokens[at + 1];
  return (
    at > i &&
    next?.kind === 'word' &&
    next.lower.length > 4 &&
    next.lower.endsWith('s') &&
    next.text === next.lower &&
    next.lex === null
  );
};

const NUMERIC: [RegExp, (m: RegExpExecArray) => [string, string, string] | null][] = [
  [/(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)/y, (m) => [m[1]!, m[3]!, m[4]!]],
  [/(\d{1,2})([-.])(\d{1,2})\2(\d{4})(?![\d/-]|\.\d)/y, (m) => dayMonth(m[1]!, m[3]!, m[4]!, 'day')],
  [/(\d{1,2})(\/)(\d{1,2})\2(\d{4}|\d\d)(?![\d/-]|\.\d)/y, (m) => dayMonth(m[1]!, m[3]!, m[4]!, 'month')],
];

function dayMonth(
  a: string,
  b: string,
  year: string,
  first: 'day' | 'month',
): [string, string, string] | null {
  const y = year.length === 2 ? String(Number(year) + (Number(year) < 40 ? 2000 : 1900)) : year;
  const dayFirst = Number(a) > 12 || (first === 'day' && Number(b) <= 12);
  return dayFirst ? [y, b, a] : [y, a, b];
}

/** "2025-11-04", "04.11.2025", "11/04/2025" (month first unless it cannot be), with the hour of an ISO instant. */
const numeric: Rule = (tokens, i, text) => {
  const t = tokens[i]!;
  if (
    t.kind !== 'number' ||
    t.end - t.start > 8 ||
    (i > 0 && !t.spaced && /[\d/.-]/.test(tokens[i - 1]!.text))
  )
    return null;
  for (const [pattern, parts] of NUMERIC) {
    pattern.lastIndex = t.start;
    const m = pattern.exec(text);
    const date = m && parts(m);
    if (!m || !date) continue;
    const hour = /T(\d\d:\d\d)(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?/y;
    hour.lastIndex = t.start + m[0].length;
    const clock = hour.exec(text);
    const stop = t.start + m[0].length + (clock?.[0].length ?? 0);
    let end = i;
    while (end < tokens.length && end < i + 24 && tokens[end]!.end < stop) end++;
    if (tokens[end]?.end !== stop) continue;
    return {
      end: end + 1,
      read: (context) => {
        const day = dayMeaning(context, Number(date[0]), Number(date[1]), Number(date[2]), null);
        return day && clock ? { ...day, type: 'TIME', value: `${day.value}T${clock[1]}` } : day;
      },
    };
  }
  return null;
};

/** A day of the week before a date says nothing new; "Monday, May 5" and "Mon. 5 May" begin with it. */
export function weekdayBefore(tokens: TimeToken[], i: number): number {
  const lex = tokens[i]?.lex;
  if (!lex || !(lex.weekday || lex['weekday-short']) || !isCapital(tokens[i]!)) return i;
  let at = i + 1;
  if (tokens[at]?.text === '.') at++;
  if (tokens[at]?.text === ',') at++;
  return at;
}

const written: Rule = (tokens, i) => {
  const at = weekdayBefore(tokens, i);
  const found = calendarAt(tokens, at) ?? (at > i ? calendarAt(tokens, i) : null);
  if (!found || (at > i && found.date.days.length === 0)) return null;
  return match(i, found.end, found.date);
};

const match = (i: number, end: number, date: Calendar): Match => ({
  end,
  read: (context) => calendarMeaning(context, date, date.y === null ? context.tense(i, end) : null),
});

/** A month alone: "in May", "last March" is relative's. "May" and "March" need a word before that leads in a time. */
const bareMonth: Rule = (tokens, i) => {
  const month = monthAt(tokens, i);
  if (!month) return null;
  const t = tokens[i]!;
  const before = tokens[i - 1];
  const led =
    before?.lex?.['year-prep'] !== undefined ||
    before?.lex?.edge !== undefined ||
    (isDash(before) && tokens[i - 2]?.lex?.edge !== undefined) ||
    before?.lex?.every !== undefined;
  if (t.text === t.text.toUpperCase() && t.text.length > 3 && !led) return null;
  if (month.short && !(led && (month.end > i + 1 || t.lower === 'sept'))) return null;
  if ((t.lower === 'may' || t.lower === 'march') && !led) return null;
  const next = tokens[i + 1];
  if (t.lower === 'march' && (next?.lower === 'on' || next?.lower === 'for')) return null;
  // "in April Smith's book": a name goes on
  return match(i, month.end, { y: null, m: month.m, days: [], link: 'one' });
};

/** "the 15th", "the 4th" with no month; only after "on", since ordinals count other things too. */
const bareDay: Rule = (tokens, i) => {
  if (tokens[i]?.lower !== 'the' || tokens[i - 1]?.lower !== 'on') return null;
  const t = tokens[i + 1];
  if (t?.kind !== 'number' || !/^\d{1,2}(st|nd|rd|th)$/.test(t.lower)) return null;
  const next = tokens[i + 2];
  if (
    next &&
    next.kind !== 'mark' &&
    next.lex === null &&
    !['he', 'she', 'they', 'it', 'when'].includes(next.lower)
  )
    return null;
  const d = Number.parseInt(t.lower, 10);
  return {
    end: i + 2,
    read: (context) => {
      const base = context.last?.m ? context.last : null;
      if (!base) return { type: 'DATE', value: `XXXX-XX-${pad(d)}` };
      const day = dayMeaning(context, base.y, base.m!, d, null);
      return day && { ...day, inferred: ['year', 'month'] };
    },
  };
};

/** Dates with a month. */
export const calendar: Rule[] = [numeric, written, bareMonth, bareDay];

import { iso, pad } from './anchor.ts';
import { type Context, is, longest, type Match, type Meaning, type Rule } from './rule.ts';
import type { TimeToken } from './tokens.ts';

/** A time of day: "HH:MM", or an hour alone; `end` is the token after it. */
interface Clock {
  end: number;
  value: string;
  /** Whether its words show a time without a preposition before them. */
  sure: boolean;
}

const MERIDIEM = /^([ap])\.?\s?m\.?$/;

function clockAt(tokens: TimeToken[], i: number): Clock | null {
  const t = tokens[i];
  if (!t) return null;
  if (t.lex?.['clock-word'])
    return { end: i + 1, value: t.lex['clock-word'].slice(0, 2) === '24' ? '24:00' : '12:00', sure: true };
  if (t.kind !== 'number' || t.text.length > 7) return null;
  let h = Number.NaN;
  let min: string | null = null;
  let at = i + 1;
  let half: string | null = null;
  let sure = false;
  const glued = /^(\d{1,2})([ap])m$/.exec(t.lower);
  if (glued) {
    h = Number(glued[1]);
    half = glued[2]!;
  } else if (/^\d{1,2}$/.test(t.text)) {
    h = Number(t.text);
    const minutes = tokens[i + 2];
    if (
      tokens[i + 1]?.text === ':' &&
      minutes &&
      !minutes.spaced &&
      /^[0-5]\d([ap]m)?$/.test(minutes.lower)
    ) {
      min = minutes.text.slice(0, 2);
      half = minutes.text.length > 2 ? minutes.lower[2]! : null;
      at = i + 3;
      if (tokens[at]?.text === ':' && !tokens[at]!.spaced && /^[0-5]\d$/.test(tokens[at + 1]?.text ?? ''))
        at += 2;
    } else if (is(tokens[i + 1], "o'clock")) at = i + 2;
    else if (is(tokens[i + 1], 'o') && is(tokens[i + 2], "'", '’') && is(tokens[i + 3], 'clock')) {
      at = i + 4;
      sure = true;
    }
  } else if (/^\d{1,2}\.[0-5]\d([ap]m)?$/.test(t.lower)) {
    const dot = t.text.indexOf('.');
    h = Number(t.text.slice(0, dot));
    min = t.text.slice(dot + 1, dot + 3);
    half = t.lower.length > dot + 3 ? t.lower[dot + 3]! : null;
    if (!half && !MERIDIEM.test(tokens[at]?.lower ?? '')) return null;
  } else if (/^([01]\d|2[0-3])[0-5]\d$/.test(t.text) && zoneAt(tokens, i + 1) > i + 1) {
    h = Number(t.text.slice(0, 2));
    min = t.text.slice(2);
  } else return null;
  const mark = MERIDIEM.exec(tokens[at]?.lower ?? '');
  if (!half && mark) {
    half = mark[1]!;
    at++;
  }
  if (half && h >= 1 && h <= 12) {
    h = (h % 12) + (half === 'p' ? 12 : 0);
    sure = true;
  } else if (half) return null;
  const zone = zoneAt(tokens, at);
  if (zone > at) {
    at = zone;
    sure = true;
  }
  if (Number.isNaN(h) || h > 24 || (!min && !sure)) return null;
  return { end: at, value: `${pad(h)}:${min ?? '00'}`, sure };
}

/** The token after a zone: "GMT", "EST", "local time", "(1500 GMT)" is a time of its own. */
function zoneAt(tokens: TimeToken[], i: number): number {
  const t = tokens[i];
  if (t?.lex?.zone && t.text === t.text.toUpperCase()) return is(tokens[i + 1], 'time') ? i + 2 : i + 1;
  if (is(t, 'local', 'eastern', 'pacific', 'central') && is(tokens[i + 1], 'time')) return i + 2;
  if (t?.kind === 'word' && t.text !== t.lower && is(tokens[i + 1], 'time')) return i + 2;
  if (
    t?.kind === 'word' &&
    t.text !== t.lower &&
    is(tokens[i + 1], 'standard', 'daylight', 'summer') &&
    is(tokens[i + 2], 'time')
  )
    return i + 3;
  return tokens[i - 1]?.text.length === 4 && is(t, 'hours', 'hrs') ? i + 1 : i;
}

const onDay = (day: Meaning | null, context: Context, time: string): Meaning => {
  const date = day?.value.slice(0, 10);
  if (date && /^[\dX]{4}-(\d\d-\d\d|XX-XX|\d\d-XX)$/.test(date))
    return { type: 'TIME', value: `${date}T${time}`, inferred: day!.inferred };
  if (context.reference === null) return { type: 'TIME', value: `XXXX-XX-XXT${time}` };
  return { type: 'TIME', value: `${iso(context.reference)}T${time}`, inferred: ['year', 'month', 'day'] };
};

/** Words that lead in a time of day. */
const LEADS = [
  'at',
  'by',
  'around',
  'about',
  'until',
  'till',
  'from',
  'to',
  'between',
  'since',
  'before',
  'after',
  'and',
  '(',
  'approximately',
];

/** "10 p.m.", "10:30 a.m. EST, Nov. 6", "noon Thursday", "14:00 on 3 May". */
export const clockRules = (point: Rule): Rule[] => {
  const alone: Rule = (tokens, i, text) => {
    const clock = clockAt(tokens, i);
    if (!clock || (!clock.sure && !LEADS.includes(tokens[i - 1]?.lower ?? ''))) return null;
    let at = clock.end;
    if (tokens[at]?.text === ',' || is(tokens[at], 'on')) at++;
    if (is(tokens[at], 'on') && tokens[at - 1]?.text === ',') at++;
    const day = point(tokens, at, text);
    return {
      end: day ? day.end : clock.end,
      read: (context) => {
        const read = day?.read(context) ?? null;
        // "at noon, two weeks ago" stays apart
        return day && !/^[\dX]{4}-[\dX]{2}-[\dX]{2}$/.test(read?.value ?? '')
          ? null
          : onDay(read, context, clock.value);
      },
    };
  };
  const aloneShort: Rule = (tokens, i) => {
    const clock = clockAt(tokens, i);
    if (!clock || (!clock.sure && !LEADS.includes(tokens[i - 1]?.lower ?? ''))) return null;
    return { end: clock.end, read: (context) => onDay(null, context, clock.value) };
  };
  /** "Monday at 10 p.m.", "May 3, 2022, at 14:00", "yesterday around noon". */
  const dayFirst: Rule = (tokens, i, text): Match | null => {
    const day = point(tokens, i, text);
    if (!day) return null;
    let at = day.end;
    if (tokens[at]?.text === ',') at++;
    if (is(tokens[at], 'at', 'around', 'about')) at++;
    const clock = at > day.end || tokens[at]?.kind === 'number' ? clockAt(tokens, at) : null;
    if (!clock || (!clock.sure && at === day.end)) return null;
    return {
      end: clock.end,
      read: (context) => {
        const read = day.read(context);
        return /^[\dX]{4}-[\dX]{2}-[\dX]{2}$/.test(read?.value ?? '')
          ? onDay(read, context, clock.value)
          : null;
      },
    };
  };
  /** "Monday morning", "May 3 evening", "the night of May 4", "the morning of 3 May", "yesterday’s evening". */
  const dayPart: Rule = (tokens, i, text): Match | null => {
    const day = point(tokens, i, text);
    const at = day ? day.end : i;
    const part = day ? tokens[at]?.lex?.part : undefined;
    if (day && part) return { end: at + 1, read: (context) => withPart(day.read(context), part) };
    const mid =
      is(tokens[i], 'mid') && tokens[i + 1]?.text === '-' ? i + 2 : is(tokens[i], 'the') ? i + 1 : i;
    const hours = is(tokens[mid], 'early', 'small', 'late', 'wee') && is(tokens[mid + 1], 'hours');
    const lead = hours ? (is(tokens[mid], 'late') ? 'NI' : 'MO') : tokens[mid]?.lex?.part;
    if (!lead) return null;
    let of = mid + (hours ? 2 : 1);
    if (is(tokens[of], 'of', 'on', 'from', 'between')) of++;
    else if (mid === i + 1) return null;
    const inner = point(tokens, of, text);
    return inner && { end: inner.end, read: (context) => withPart(inner.read(context), lead) };
  };
  return [alone, aloneShort, dayFirst, dayPart];
};

/** A day, or the first of a run of days, with a part of the day. */
function withPart(day: Meaning | null, part: string): Meaning | null {
  if (!day) return null;
  const [first, last] = day.value.split('/');
  if (!/^[\dX]{4}-[\dX]{2}-[\dX]{2}$/.test(first!) && !/^XXXX-WXX-\d$/.test(first!)) return null;
  const out: Meaning = { ...day, type: 'TIME', value: `${first}T${part}` };
  return last ? { ...out, from: first!, to: last } : out;
}

export { longest };

import { dateOf, dayOf, iso, lastDayOf, pad, shiftMonth } from './anchor.ts';
import { monthAt } from './calendar.ts';
import { amount, isShort, UNIT_VALUE } from './durations.ts';
import { ordinal } from './numerals.ts';
import { dayOfPoint, inferredBy, STEPS, type Step, stepValue, unknownStep } from './resolve.ts';
import { type Context, is, isHyphen, type Meaning, type Rule } from './rule.ts';
import type { TimeToken } from './tokens.ts';

const DATE = 'DATE';

/** The unit at a place, with "fiscal", "calendar" or "same" before it stepped over. */
function unitAt(tokens: TimeToken[], i: number): { end: number; step: Step } | null {
  const at =
    tokens[i]?.lex?.fiscal || is(tokens[i], 'calendar', 'full', 'whole', 'entire', 'same') ? i + 1 : i;
  const unit = tokens[at]?.lex?.unit;
  return unit && STEPS.includes(unit) ? { end: at + 1, step: unit as Step } : null;
}

/** The day that an anaphoric expression counts from: the point read last, else the reference date. */
function anchor(context: Context, fine: boolean): number | null {
  if (fine && context.lastDay !== null) return context.lastDay;
  return context.last ? dayOfPoint(context.last) : context.reference;
}

/** The same for "the year": a report speaks of its own year, a history of the one read last. */
function ownYear(context: Context): number | null {
  return context.narrative || context.reference === null ? anchor(context, false) : context.reference;
}

/** "last week", "this year", "the current quarter", "the previous day", "the following month", "that same night". */
const whichUnit: Rule = (tokens, i) => {
  let at = i;
  const the = is(tokens[at], 'the') || tokens[at]?.lex?.det === 'poss';
  if (the) at++;
  const word = tokens[at];
  const which = word?.lex?.which;
  if (!which) return null;
  at++;
  if (is(tokens[at], 'same')) at++;
  const unit = unitAt(tokens, at);
  if (!unit) return null;
  const { step } = unit;
  const soft = is(tokens[unit.end], 'or') && is(tokens[unit.end + 1], 'so');
  const end = soft ? unit.end + 2 : unit.end;
  // "that year" counts from the text; "past year" and "same week" need their article
  if (is(word, 'past', 'same', 'previous', 'preceding', 'following', 'coming') && !the && step !== 'Y')
    return null;
  if (is(word, 'present', 'prior', 'ensuing') && !the) return null;
  // "the last day of the talks" is no date
  if (step === 'D' && is(word, 'last')) return null;
  const anaphoric = which === 'before' || which === 'after' || which === 'same' || (the && is(word, 'next'));
  return {
    end,
    read: (context) => {
      const from = anaphoric
        ? anchor(context, step === 'D' || step === 'N' || step === 'W')
        : context.reference;
      const n = which === 'before' ? -1 : which === 'after' ? 1 : which === 'same' ? 0 : Number(which);
      const type = step === 'N' ? 'TIME' : DATE;
      if (from === null) return { type, value: unknownStep[step] };
      return { type, value: stepValue(from, step, n), inferred: inferredBy[step] };
    },
  };
};

/** "last May", "this summer", "next winter", "last quarter's". */
const whichNamed: Rule = (tokens, i) => {
  const at = is(tokens[i], 'the') ? i + 1 : i;
  const which = tokens[at]?.lex?.which;
  if (!which) return null;
  const month = monthAt(tokens, at + 1);
  const season = tokens[at + 1]?.lex?.season;
  if (!month && !season) return null;
  const end = month ? month.end : at + 2;
  return {
    end,
    read: (context) => {
      const anaphoric = which === 'before' || which === 'after' || which === 'same';
      const base = anaphoric ? anchor(context, false) : context.reference;
      if (base === null) return { type: DATE, value: month ? `XXXX-${pad(month.m)}` : `XXXX-${season}` };
      const now = dateOf(base);
      const m = month ? month.m : { SP: 4, SU: 7, FA: 10, WI: 13 }[season!]!;
      let y = now.y;
      if (which === '-1' || which === 'before') y = m < now.m ? now.y : now.y - 1;
      else if (which === '+1' || which === 'after') y = m > now.m ? now.y : now.y + 1;
      return {
        type: DATE,
        value: month ? `${pad(y, 4)}-${pad(m)}` : `${pad(y, 4)}-${season}`,
        inferred: ['year'],
      };
    },
  };
};

/** "the past three months", "the next few days", "the last 24 hours", "the first nine months", "the latest nine months". */
const whichAmount: Rule = (tokens, i) => {
  let at = i;
  const det = is(tokens[at], 'the', 'these', 'those') || tokens[at]?.lex?.det === 'poss';
  if (det) at++;
  const t = tokens[at];
  const which = t?.lex?.which ?? (t?.lex?.latest || is(t, 'first', 'final', 'opening') ? 'x' : undefined);
  if (!which) return null;
  at++;
  if (is(tokens[at], 'about', 'roughly', 'nearly', 'almost')) at++;
  const n = amount(tokens, at);
  if (!n || (!det && which === 'x')) return null;
  let end = n.end;
  if (is(tokens[end], 'or') && is(tokens[end + 1], 'so')) end += 2;
  if (which === 'x' && n.plural === false) return null;
  return {
    end,
    read: (context) => {
      const out: Meaning = { type: 'DURATION', value: n.value };
      const { reference } = context;
      if (reference === null || n.count === null || !(which === '-1' || which === '+1')) return out;
      const far = shift(reference, n.unit, Number(which) * n.count);
      if (far === null) return out;
      return {
        ...out,
        from: iso(Math.min(far, reference)),
        to: iso(Math.max(far, reference)),
        inferred: INFERRED,
      };
    },
  };
};
const INFERRED = ['year', 'month', 'day'];

/** "recent weeks", "coming months", "past years". */
const whichUnits: Rule = (tokens, i) => {
  const at = is(tokens[i], 'the') ? i + 1 : i;
  const t = tokens[at];
  if (!t || (!(t.lex?.which && !is(t, 'that', 'present')) && !is(t, 'recent'))) return null;
  const units = tokens[at + 1]?.lex?.units;
  if (!units || !STEPS.includes(units) || is(t, 'same', 'current', 'this')) return null;
  return { end: at + 2, read: () => ({ type: 'DURATION', value: UNIT_VALUE(units, 'X') }) };
};

/** The day that lies `n` units from another; null for units without days. */
function shift(from: number, unit: string, n: number): number | null {
  const { y, m, d } = dateOf(from);
  const whole = Math.round(n);
  switch (unit) {
    case 'D':
    case 'N':
      return from + whole;
    case 'W':
    case 'WE':
      return from + 7 * whole;
    case 'F':
      return from + 14 * whole;
    case 'M':
    case 'Q': {
      const to = shiftMonth(y, m, unit === 'Q' ? 3 * whole : whole);
      return dayOf(to.y, to.m, Math.min(d, lastDayOf(to.y, to.m)));
    }
    case 'Y':
      return dayOf(y + whole, m, Math.min(d, lastDayOf(y + whole, m)));
    case 'DE':
      return dayOf(y + 10 * whole, m, d);
    case 'CE':
      return dayOf(y + 100 * whole, m, d);
    case 'TH':
      return from + Math.sign(n) * Math.floor(Math.abs(n) / 24);
    case 'TM':
    case 'TS':
      return from;
    default:
      return null;
  }
}

/** "two weeks ago", "a year earlier", "three days later", "ten minutes ago", "a month from now". */
const ago: Rule = (tokens, i) => {
  const n = amount(tokens, i, true);
  if (!n) return null;
  const t = tokens[n.end];
  let end = n.end + 1;
  let sign = t?.lex?.shift;
  if (is(t, 'from') && is(tokens[n.end + 1], 'now')) {
    sign = '+';
    end++;
  } else if (
    is(t, 'before', 'previously', 'prior', 'after', 'afterwards', 'afterward', 'hence') &&
    tokens[end] &&
    tokens[end]!.kind !== 'mark'
  )
    return null;
  else if (is(t, 'back', 'thereafter')) return null;
  if (!sign) return null;
  const fromNow = is(t, 'ago', 'from', 'hence');
  const direction = sign === '+' ? 1 : -1;
  return {
    end,
    read: (context) => {
      if (n.count === null && !fromNow) return { type: 'DURATION', value: n.value };
      if (n.count === null) return { type: DATE, value: direction < 0 ? 'PAST_REF' : 'FUTURE_REF' };
      if (n.unit === 'Y' && n.count === 1 && direction < 0 && context.quarter)
        return {
          type: DATE,
          value: `${pad(context.quarter.y - 1, 4)}-Q${context.quarter.q}`,
          inferred: ['year', 'month'],
        };
      const from = fromNow ? context.reference : anchor(context, true);
      const step = (isShort(n.unit) ? 'D' : n.unit) as Step;
      if (from === null) return { type: DATE, value: unknownStep[step] };
      const day = shift(from, n.unit, direction * n.count);
      if (day === null) return null;
      return { type: DATE, value: stepValue(day, step === 'WE' ? 'W' : step, 0), inferred: inferredBy[step] };
    },
  };
};

/** "year-earlier", "the year-ago quarter", "a year-ago period". */
const yearAgo: Rule = (tokens, i) => {
  let at = i;
  if (is(tokens[at], 'the', 'a')) at++;
  if (!is(tokens[at], 'year') || !isHyphen(tokens[at + 1]) || !is(tokens[at + 2], 'ago', 'earlier'))
    return null;
  at += 3;
  const noun = is(tokens[at], 'period', 'quarter', 'level', 'month');
  if (at - i === 4 && !noun) return null;
  const end = noun && !is(tokens[at], 'level') ? at + 1 : at;
  return {
    end,
    read: (context) => {
      if (context.quarter)
        return {
          type: DATE,
          value: `${pad(context.quarter.y - 1, 4)}-Q${context.quarter.q}`,
          inferred: ['year', 'month'],
        };
      if (context.reference === null) return { type: DATE, value: 'XXXX' };
      return { type: DATE, value: pad(dateOf(context.reference).y - 1, 4), inferred: ['year'] };
    },
  };
};

/** "the quarter", "the latest quarter", "the latest period", "the same period last year", "the year". */
const definite: Rule = (tokens, i) => {
  if (!is(tokens[i], 'the')) return null;
  const latest = tokens[i + 1]?.lex?.latest !== undefined || is(tokens[i + 1], 'same');
  const at = latest ? i + 2 : i + 1;
  const noun = tokens[at];
  const period = is(noun, 'period');
  if (period && !latest) return null;
  if (!period && !is(noun, 'quarter', 'year', 'week', 'month')) return null;
  if (
    is(noun, 'year', 'week', 'month') &&
    (latest || !is(tokens[i - 1], 'for', 'of', 'in', 'during', 'within', 'throughout', 'earlier', 'later'))
  )
    return null;
  if (is(noun, 'week', 'month') && !is(tokens[i - 1], 'of', 'in', 'for', 'earlier', 'later')) return null;
  if (is(tokens[at + 1], 'of') || isHyphen(tokens[at + 1])) return null;
  let end = at + 1;
  let back = 0;
  if (latest && tokens[end]?.lex?.which === '-1' && is(tokens[end + 1], 'year')) {
    end += 2;
    back = 1;
  } else if (is(tokens[end], 'a') && is(tokens[end + 1], 'year') && is(tokens[end + 2], 'ago', 'earlier')) {
    end += 3;
    back = 1;
  }
  return {
    end,
    read: (context) => {
      const from = is(noun, 'week', 'month') ? context.reference : ownYear(context);
      if ((period || is(noun, 'quarter')) && context.quarter)
        return {
          type: DATE,
          value: `${pad(context.quarter.y - back, 4)}-Q${context.quarter.q}`,
          inferred: ['year', 'month'],
        };
      if (is(tokens[i + 1], 'same'))
        return from === null
          ? null
          : { type: DATE, value: pad(dateOf(from).y - back, 4), inferred: ['year'] };
      const base = context.reference;
      if (base === null) return null;
      // results come out in the quarter after the one that they tell of
      if (period || is(noun, 'quarter'))
        return { type: DATE, value: stepValue(base, 'Q', -1 - 4 * back), inferred: ['year', 'month'] };
      const step = noun!.lex!.unit as Step;
      return {
        type: DATE,
        value: stepValue(step === 'Y' && from !== null ? from : base, step, 0),
        inferred: inferredBy[step],
      };
    },
  };
};

/** "the fiscal year", "the full year". */
const wholeYear: Rule = (tokens, i) => {
  if (
    !is(tokens[i], 'the') ||
    !(tokens[i + 1]?.lex?.fiscal || is(tokens[i + 1], 'full', 'whole', 'calendar'))
  )
    return null;
  if (!is(tokens[i + 2], 'year') || isHyphen(tokens[i + 3])) return null;
  return {
    end: i + 3,
    read: (context) => {
      const from = ownYear(context);
      return from === null ? null : { type: DATE, value: stepValue(from, 'Y', 0), inferred: ['year'] };
    },
  };
};

/** "the day before", "the day after", "the night before", "a day earlier" is {@link ago}'s. */
const dayBefore: Rule = (tokens, i) => {
  if (!is(tokens[i], 'the') || !is(tokens[i + 1], 'day', 'night', 'week', 'year', 'month')) return null;
  const t = tokens[i + 2];
  if (!is(t, 'before', 'after', 'earlier', 'prior') || (tokens[i + 3] && tokens[i + 3]!.kind !== 'mark'))
    return null;
  return {
    end: i + 3,
    read: (context) => {
      const step = tokens[i + 1]!.lex!.unit as Step;
      const from = anchor(context, true);
      if (from === null) return { type: DATE, value: unknownStep[step] };
      return {
        type: step === 'N' ? 'TIME' : DATE,
        value: stepValue(from, step, is(t, 'after') ? 1 : -1),
        inferred: inferredBy[step],
      };
    },
  };
};

/** "this morning" is a phrase; "that morning", "the next afternoon", "the same evening" go by the last day read. */
const partOfThatDay: Rule = (tokens, i) => {
  const at = is(tokens[i], 'the') ? i + 1 : i;
  const which = tokens[at]?.lex?.which;
  const same = is(tokens[at], 'that') && is(tokens[at + 1], 'same') ? 1 : 0;
  const part = tokens[at + 1 + same]?.lex?.part;
  if (!which || !part || (at === i && which !== 'same')) return null;
  return {
    end: at + 2 + same,
    read: (context) => {
      const day = anchor(context, true);
      if (day === null) return { type: 'TIME', value: `XXXX-XX-XXT${part}` };
      const n = which === 'before' || which === '-1' ? -1 : which === 'after' || which === '+1' ? 1 : 0;
      return { type: 'TIME', value: `${iso(day + n)}T${part}`, inferred: INFERRED };
    },
  };
};

/** "its eighth day", "the third day of talks" are counts within an event, not dates; "year-end" and "year’s end" are the year. */
const yearEnd: Rule = (tokens, i) => {
  const at = is(tokens[i], 'the') ? i + 1 : i;
  if (!is(tokens[at], 'year') || ordinal(tokens, at)) return null;
  let end = at + 1;
  if (isHyphen(tokens[end]) || is(tokens[end], "'s")) end++;
  if (!is(tokens[end], 'end') || (end === at + 1 && !is(tokens[i - 1], 'by', 'at', 'before', 'until')))
    return null;
  return {
    end: end + 1,
    read: ({ reference }) =>
      reference === null
        ? { type: DATE, value: 'XXXX' }
        : { type: DATE, value: pad(dateOf(reference).y, 4), inferred: ['year'] },
  };
};

export const relative: Rule[] = [
  whichUnit,
  whichNamed,
  whichAmount,
  whichUnits,
  ago,
  yearAgo,
  definite,
  wholeYear,
  dayBefore,
  partOfThatDay,
  yearEnd,
];

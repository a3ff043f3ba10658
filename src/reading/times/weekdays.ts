import { iso, week, weekday } from './anchor.ts';
import { weekdayNear } from './resolve.ts';
import { type Context, is, type Meaning, type Rule } from './rule.ts';

const INFERRED = ['year', 'month', 'day'];

/** "Monday", "last Monday", "next Friday", "this Thursday", "Monday of last week", "Friday next week". */
const named: Rule = (tokens, i) => {
  let at = i;
  const article = tokens[at]!.lower === 'the' ? 1 : 0;
  const w = tokens[at + article]?.lex?.which;
  if (w) at += 1 + article;
  else if (article) return null;
  const t = tokens[at];
  if (!t?.lex || t.text === t.lower) return null;
  const dow = Number(
    t.lex.weekday ??
      (tokens[at + 1]?.text === '.' && !tokens[at + 1]!.spaced ? t.lex['weekday-short'] : undefined),
  );
  if (!dow || (t.text === t.text.toUpperCase() && t.text.length > 3 && !w && !is(tokens[at - 1], 'on', 'ON')))
    return null;
  if (!t.lex.weekday && !is(tokens[i - 1], 'on', 'last', 'next', 'this', 'by', 'until')) return null;
  let end = t.lex.weekday ? at + 1 : at + 2;
  let weeks: number | null = null;
  // "Monday of last week", "Friday next week"
  const of = tokens[end]?.lower === 'of' ? end + 1 : end;
  const which = tokens[of]?.lex?.which;
  if ((which === '-1' || which === '+1' || which === '0') && tokens[of + 1]?.lower === 'week') {
    weeks = Number(which);
    end = of + 2;
  }
  return { end, read: (context) => read(context, dow, w ?? null, weeks, i, end) };
};

function read(
  context: Context,
  dow: number,
  which: string | null,
  weeks: number | null,
  i: number,
  end: number,
): Meaning {
  const type = 'DATE';
  const { reference } = context;
  if (reference === null) return { type, value: `XXXX-WXX-${dow}` };
  const monday = reference - weekday(reference) + 1;
  const of = (day: number): Meaning => ({ type, value: iso(day), inferred: INFERRED });
  if (weeks !== null) return of(monday + 7 * weeks + dow - 1);
  if (which === '+1') return of(weekdayNear(reference, dow, 'future'));
  if (which === '-1') return of(weekdayNear(reference - 1, dow, 'past'));
  if ((which === 'before' || which === 'after' || which === 'same') && context.lastDay !== null)
    return of(
      which === 'after'
        ? weekdayNear(context.lastDay, dow, 'future')
        : weekdayNear(context.lastDay - (which === 'before' ? 1 : 0), dow, 'past'),
    );
  const tense = context.tense(i, end);
  if (which === '0') return of(tense === 'past' ? weekdayNear(reference, dow, 'past') : monday + dow - 1);
  if (tense === 'future' && weekday(reference) === dow) return of(reference);
  return of(weekdayNear(reference, dow, tense === 'future' ? 'future' : 'past'));
}

/** "the weekend": the last one before the reference, or the next where the words look ahead. */
const weekend: Rule = (tokens, i) => {
  const at = is(tokens[i], 'the') ? i + 1 : i;
  if (at === i || !is(tokens[at], 'weekend')) return null;
  return {
    end: at + 1,
    read: (context) => {
      if (context.reference === null) return { type: 'DATE', value: 'XXXX-WXX-WE' };
      const ahead = context.tense(i, at + 1) === 'future';
      const today = weekday(context.reference);
      const day = today >= 6 || ahead ? context.reference : context.reference - 7;
      return { type: 'DATE', value: `${week(day)}-WE`, inferred: INFERRED };
    },
  };
};

export const weekdays: Rule[] = [named, weekend];

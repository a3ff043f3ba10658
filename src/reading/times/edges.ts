import { dateOf, dayOf, envelope, iso, lastDayOf, week } from './anchor.ts';
import { ordinal } from './numerals.ts';
import { is, isHyphen, type Match, type Rule } from './rule.ts';

/** "early May", "late last week", "mid-1990s", "later this month", "earlier in the year", "the end of 1990", "the start of the week". */
export const edges =
  (point: Rule): Rule =>
  (tokens, i, text): Match | null => {
    let at = i;
    const word = tokens[at]?.lex?.edge;
    if (word) {
      at++;
      if (isHyphen(tokens[at]) && !tokens[at]!.spaced) at++;
      const mid = is(tokens[i], 'mid', 'middle');
      if (!mid && is(tokens[at], 'in', 'on') && is(tokens[i], 'earlier', 'later', 'early', 'late')) at++;
      if (is(tokens[i], 'middle')) return null;
      const the = is(tokens[at], 'the');
      const inner =
        point(tokens, at, text) ??
        (is(tokens[at - 1], 'in') && the ? unitOfReference(point, tokens, at, text) : null);
      return (
        inner && {
          end: inner.end,
          read: (context) => bounded(inner.read(context), tokens[i]!.lower, context.reference),
        }
      );
    }
    if (is(tokens[at], 'the')) at++;
    // "the early 1990s", "the late 19th century"
    if (at > i && tokens[at]?.lex?.edge && !is(tokens[at], 'later', 'earlier', 'middle')) {
      const next = isHyphen(tokens[at + 1]) ? at + 2 : at + 1;
      const inner = point(tokens, next, text);
      if (inner) return { end: inner.end, read: (context) => dateOnly(inner.read(context)) };
    }
    if (is(tokens[at], 'very')) at++;
    const noun = tokens[at]?.lex?.['edge-noun'];
    if (!noun || !is(tokens[at + 1], 'of')) return null;
    let of = at + 2;
    const inner = point(tokens, of, text) ?? unitOfReference(point, tokens, of, text);
    if (!inner) return null;
    of = inner.end;
    return { end: of, read: (context) => dateOnly(inner.read(context)) };
  };

/** "the year" after "earlier in" or "the end of": the rule for it wants a preposition before, which is there. */
const unitOfReference = (point: Rule, tokens: Parameters<Rule>[0], i: number, text: string): Match | null =>
  point(tokens, i, text);

function dateOnly(m: ReturnType<Match['read']>): ReturnType<Match['read']> {
  return m && (m.type === 'DATE' || m.type === 'TIME') && !m.value.endsWith('_REF') ? m : null;
}

/** "the week of May 5", "the first week of June", "the last days of 2022", "the first weekend of May". */
export const partsOf =
  (point: Rule): Rule =>
  (tokens, i, text): Match | null => {
    const at = is(tokens[i], 'the') ? i + 1 : i;
    if (at === i) return null;
    const last = is(tokens[at], 'last', 'final', 'closing');
    const nth = last ? -1 : (ordinal(tokens, at)?.value ?? (is(tokens[at], 'opening') ? 1 : 0));
    const noun = nth === 0 ? at : last || is(tokens[at], 'opening') ? at + 1 : ordinal(tokens, at)!.end;
    if (!is(tokens[noun], 'week', 'days', 'weekend') || !is(tokens[noun + 1], 'of', 'in')) return null;
    if ((nth === 0) !== is(tokens[noun], 'week') && nth === 0) return null;
    const inner = point(tokens, noun + 2, text);
    if (!inner || nth > 5) return null;
    return {
      end: inner.end,
      read: (context) => {
        const m = inner.read(context);
        const days = m && m.type === 'DATE' ? envelope(m.value) : null;
        if (!m || !days) return null;
        if (nth === 0)
          return /^\d{4}-\d\d-\d\d$/.test(m.value) ? { ...m, value: week(numberOf(days.from)) } : null;
        if (!/^\d{4}-\d\d$/.test(m.value)) return null;
        const { y, m: month } = dateOf(numberOf(days.from));
        const end = lastDayOf(y, month);
        const first = nth === -1 ? end - 6 : (nth - 1) * 7 + 1;
        if (first > end) return null;
        return {
          ...m,
          from: iso(dayOf(y, month, first)),
          to: iso(dayOf(y, month, Math.min(first + 6, end))),
        };
      },
    };
  };

const numberOf = (date: string): number =>
  dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8)));

/** "earlier this month" ends and "later this month" begins on the reference day. */
function bounded(
  m: ReturnType<Match['read']>,
  word: string,
  reference: number | null,
): ReturnType<Match['read']> {
  const date = dateOnly(m);
  if (!date || reference === null || (word !== 'earlier' && word !== 'later')) return date;
  const days = envelope(date.value);
  const today = iso(reference);
  if (!days || today < days.from || today > days.to || days.from === days.to) return date;
  return word === 'earlier' ? { ...date, from: days.from, to: today } : { ...date, from: today, to: days.to };
}

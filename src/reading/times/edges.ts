import { envelope, iso } from './anchor.ts';
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

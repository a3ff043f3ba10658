import { dayOf, envelope, iso } from './anchor.ts';
import { is, isDash, type Meaning, type Rule } from './rule.ts';

const YEAR = /^\d{4}/;
const isDay = (v: string): boolean => /^[\dX]{4}-\d\d-\d\d$/.test(v);
const grain = (v: string): number =>
  isDay(v) ? 3 : /^[\dX]{4}-\d\d$/.test(v) ? 2 : /^\d{4}$/.test(v) ? 1 : 0;

/** Gives the year that one end of an interval says to the other that does not. */
function shareYear(a: Meaning, b: Meaning): [Meaning, Meaning] {
  const lacks = (m: Meaning): boolean => m.inferred?.length === 1 && m.inferred[0] === 'year';
  if (lacks(a) && !b.inferred?.length && YEAR.test(b.value) && grain(b.value) > 1) {
    const year = Number(b.value.slice(0, 4));
    const rest = a.value.slice(4);
    const y = rest.slice(0, 6) > b.value.slice(4, 10) ? year - 1 : year;
    return [{ ...a, value: String(y).padStart(4, '0') + rest, inferred: y === year ? [] : a.inferred }, b];
  }
  if (lacks(b) && YEAR.test(a.value)) {
    const year = Number(a.value.slice(0, 4));
    const rest = b.value.slice(4);
    const y = rest.slice(0, 6) < a.value.slice(4, 10) ? year + 1 : year;
    return [a, { ...b, value: String(y).padStart(4, '0') + rest }];
  }
  return [a, b];
}

/** "Tuesday to Thursday": both in the same week, the one that the tense points to. */
function inOrder(a: Meaning, b: Meaning, tense: 'future' | 'past' | null): Meaning {
  if (a.value <= b.value || !isDay(a.value) || !isDay(b.value) || !b.inferred?.includes('day')) return b;
  const week = dayOf(Number(b.value.slice(0, 4)), Number(b.value.slice(5, 7)), Number(b.value.slice(8))) + 7;
  if (tense !== 'future') {
    const back =
      dayOf(Number(a.value.slice(0, 4)), Number(a.value.slice(5, 7)), Number(a.value.slice(8))) - 7;
    a.value = iso(back);
    return b;
  }
  return { ...b, value: iso(week) };
}

/** "from 30 May to 2 June", "between March and May 2022", "Monday to Wednesday", "May 3 – June 5, 2022". */
export const intervals =
  (point: Rule): Rule =>
  (tokens, i, text) => {
    const first = point(tokens, i, text);
    if (!first) return null;
    // "that day — May 17": a dash between the parts of a sentence
    const dash = tokens[first.end];
    if (isDash(dash) && dash!.spaced && (dash!.text === '—' || tokens[i]!.lex?.which)) return null;
    const led = tokens[i - 1]?.lower;
    const link = tokens[first.end];
    const through = is(link, 'to', 'through', 'thru', 'until', 'till');
    const and = is(link, 'and') && led === 'between';
    if (
      !(
        isDash(link) ||
        and ||
        (through && (led === 'from' || led === 'between' || is(link, 'through', 'thru') || is(link, 'to')))
      )
    )
      return null;
    const at = first.end + 1;
    const second = point(tokens, at, text);
    if (!second) return null;
    return {
      end: second.end,
      read: (context) => {
        const one = first.read(context);
        const two = second.read(context);
        if (
          !one ||
          !two ||
          one.type !== 'DATE' ||
          two.type !== 'DATE' ||
          one.value.includes('/') ||
          two.value.includes('/')
        )
          return null;
        if (grain(one.value) === 0 || grain(one.value) !== grain(two.value)) return null;
        const [a, b] = shareYear(one, inOrder(one, two, context.tense(i, second.end)));
        const value = `${a.value}/${b.value}`;
        if (a.value.startsWith('X') && b.value.startsWith('X')) return { type: 'DATE', value };
        return envelope(value) && a.value !== b.value ? { type: 'DATE', value, inferred: a.inferred } : null;
      },
    };
  };

/** "May 30 or June 2", "Monday or Tuesday", "2024 or 2025": one mention, its value the first. */
export const alternatives =
  (point: Rule): Rule =>
  (tokens, i, text) => {
    const first = point(tokens, i, text);
    if (!first || !tokens[first.end]?.lex?.or) return null;
    const second = point(tokens, is(tokens[first.end + 1], 'on') ? first.end + 2 : first.end + 1, text);
    if (!second) return null;
    return {
      end: second.end,
      read: (context) => {
        const one = first.read(context);
        const two = second.read(context);
        if (!one || !two || one.type !== 'DATE' || two.type !== 'DATE') return null;
        if (grain(one.value) === 0 || grain(one.value) !== grain(two.value)) return null;
        let [a, b] = shareYear(one, two);
        // "Monday or Tuesday": the later day follows the earlier
        if (a.value > b.value && isDay(a.value)) [a, b] = [b, a];
        const days = [envelope(a.value), envelope(b.value)];
        if (!days[0] || !days[1]) return a;
        return { ...a, from: days[0].from, to: days[1].to, alternatives: [days[0], days[1]] };
      },
    };
  };

import { isHyphen } from './rule.ts';
import type { TimeToken } from './tokens.ts';

/** A number read at a place: its value, or null for "several"; `end` is the token after it. */
export interface Numeral {
  end: number;
  value: number | null;
}

/**
 * A cardinal: "3", "2,000", "2.5", "three", "twenty-four", "a hundred", "a couple of", "several", "a few",
 * "two and a half". The article alone ("a", "an") counts as one where `article` is set.
 */
export function cardinal(tokens: TimeToken[], i: number, article = false): Numeral | null {
  const t = tokens[i];
  if (!t) return null;
  if (t.kind === 'number') {
    if (Number.isNaN(t.number)) return null;
    const next = tokens[i + 1];
    const scale = next?.lex?.scale ? Number(next.lex.scale) : 1;
    return withHalf(tokens, { end: i + (scale > 1 ? 2 : 1), value: t.number * scale });
  }
  if (t.lex?.det === 'a') {
    const next = tokens[i + 1];
    if (next?.lex?.vague) return { end: i + 2, value: null };
    if (next?.lex?.couple) return { end: tokens[i + 2]?.lower === 'of' ? i + 3 : i + 2, value: 2 };
    if (next?.lex?.scale) return { end: i + 2, value: Number(next.lex.scale) };
    if (next?.lower === 'dozen') return { end: i + 2, value: 12 };
    return article ? { end: i + 1, value: 1 } : null;
  }
  if (t.lex?.vague) return { end: i + 1, value: null };
  if (t.lex?.couple) return { end: tokens[i + 1]?.lower === 'of' ? i + 2 : i + 1, value: 2 };
  const words = wordNumber(tokens, i);
  return words && withHalf(tokens, words);
}

/** "and a half" after a number. */
function withHalf(tokens: TimeToken[], n: Numeral): Numeral {
  const at = n.end;
  if (
    n.value !== null &&
    tokens[at]?.lower === 'and' &&
    tokens[at + 1]?.lower === 'a' &&
    tokens[at + 2]?.lex?.half
  )
    return { end: at + 3, value: n.value + 0.5 };
  return n;
}

function wordNumber(tokens: TimeToken[], i: number): Numeral | null {
  let at = i;
  let total = 0;
  let seen = false;
  for (let steps = 0; steps < 6; steps++) {
    const lex = tokens[at]?.lex;
    if (lex?.tens) {
      let n = Number(lex.tens);
      at++;
      const ones = isHyphen(tokens[at]) ? at + 1 : at;
      const one = Number(tokens[ones]?.lex?.cardinal ?? Number.NaN);
      if (one > 0 && one < 10) {
        n += one;
        at = ones + 1;
      }
      total += n;
      seen = true;
    } else if (lex?.cardinal) {
      if (seen && total % 100 !== 0) break;
      total += Number(lex.cardinal);
      at++;
      seen = true;
    } else if (lex?.scale && seen) {
      total *= Number(lex.scale);
      at++;
    } else if (
      seen &&
      total >= 100 &&
      tokens[at]?.lower === 'and' &&
      (tokens[at + 1]?.lex?.cardinal || tokens[at + 1]?.lex?.tens)
    ) {
      at++;
    } else break;
  }
  return seen ? { end: at, value: total } : null;
}

/** A year in words: "nineteen ninety-six", "two thousand", "twenty twenty-two". */
export function yearInWords(tokens: TimeToken[], i: number): Numeral | null {
  const first = tokens[i]?.lex;
  const high = Number(first?.cardinal ?? first?.tens ?? Number.NaN);
  if (high >= 15 && high <= 20) {
    const low = wordNumber(tokens, i + 1);
    if (low?.value && low.value >= 10 && low.value < 100)
      return { end: low.end, value: high * 100 + low.value };
  }
  const whole = wordNumber(tokens, i);
  return whole?.value && whole.value >= 2000 && whole.value < 2100 && tokens[i]?.lower === 'two'
    ? whole
    : null;
}

/** An ordinal: "3rd", "third", "twenty-first". */
export function ordinal(tokens: TimeToken[], i: number): Numeral | null {
  const t = tokens[i];
  if (!t) return null;
  if (t.kind === 'number') {
    const m = /^(\d{1,2})(st|nd|rd|th)$/.exec(t.lower);
    return m ? { end: i + 1, value: Number(m[1]) } : null;
  }
  if (t.lex?.ordinal) return { end: i + 1, value: Number(t.lex.ordinal) };
  if (t.lex?.tens) {
    const at = isHyphen(tokens[i + 1]) ? i + 2 : i + 1;
    const one = Number(tokens[at]?.lex?.ordinal ?? Number.NaN);
    if (one > 0 && one < 10) return { end: at + 1, value: Number(t.lex.tens) + one };
  }
  return null;
}

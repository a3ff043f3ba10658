import { is, longest, type Match, type Rule } from './rule.ts';
import type { TimeToken } from './tokens.ts';

/** The token after words that make an amount inexact: "about", "more than", "at least", "no more than", "up to". */
function approxAt(tokens: TimeToken[], i: number): number {
  const t = tokens[i];
  if (is(t, 'more', 'less', 'fewer', 'longer') && is(tokens[i + 1], 'than')) return i + 2;
  if (is(t, 'at') && is(tokens[i + 1], 'least', 'most')) return i + 2;
  if (is(t, 'no') && is(tokens[i + 1], 'more', 'less', 'longer') && is(tokens[i + 2], 'than')) return i + 3;
  if (is(t, 'up') && is(tokens[i + 1], 'to')) return i + 2;
  if (is(t, 'as') && is(tokens[i + 1], 'many', 'long', 'little') && is(tokens[i + 2], 'as')) return i + 3;
  // "over the past year", "over several years": a preposition; "over 20 years": more than
  if (
    is(t, 'over', 'under') &&
    !(tokens[i + 1]?.kind === 'number' || tokens[i + 1]?.lex?.cardinal || tokens[i + 1]?.lex?.tens)
  )
    return i;
  return t?.lex?.approx ? i + 1 : i;
}

/** "about two years ago", "nearly three years", "at least 20 more years", "around Nov. 1". */
export const approximate =
  (durations: Rule[], dates: Rule[]): Rule =>
  (tokens, i, text): Match | null => {
    const at = approxAt(tokens, i);
    if (at === i || !tokens[at]) return null;
    const amounts = longest(durations.map((rule) => rule(tokens, at, text)));
    // "up to that April" and "until at least May 24" leave the date alone, "around May 24" does not
    return tokens[i]!.lex?.approx
      ? longest([amounts, ...dates.map((rule) => rule(tokens, at, text))])
      : amounts;
  };

import { pad } from './anchor.ts';
import { monthAt } from './calendar.ts';
import { isShort, UNIT_VALUE } from './durations.ts';
import { cardinal, ordinal } from './numerals.ts';
import { type Step, unknownStep } from './resolve.ts';
import { is, type Match, type Rule } from './rule.ts';

const set = (end: number, value: string): Match => ({ end, read: () => ({ type: 'SET', value }) });

/** "every Monday", "each July", "every two years", "every other day", "each year", "every night". */
const every: Rule = (tokens, i) => {
  if (!tokens[i]!.lex?.every) return null;
  let at = i + 1;
  const other = is(tokens[at], 'other', 'single');
  if (other) at++;
  const t = tokens[at];
  if (t?.lex?.weekday)
    return set(
      tokens[at + 1]?.lex?.part ? at + 2 : at + 1,
      `XXXX-WXX-${t.lex.weekday}${tokens[at + 1]?.lex?.part ? `T${tokens[at + 1]!.lex!.part}` : ''}`,
    );
  const month = monthAt(tokens, at);
  if (month) return set(month.end, `XXXX-${pad(month.m)}`);
  if (t?.lex?.season) return set(at + 1, `XXXX-${t.lex.season}`);
  if (t?.lex?.part) return set(at + 1, `XXXX-XX-XXT${t.lex.part}`);
  const n = cardinal(tokens, at) ?? ordinal(tokens, at);
  const units = n ? (tokens[n.end]?.lex?.units ?? tokens[n.end]?.lex?.unit) : undefined;
  if (n && units) return set(n.end + 1, UNIT_VALUE(units, n.value ?? 'X'));
  const unit = t?.lex?.unit;
  if (!unit) return null;
  if (other && is(tokens[at - 1], 'other')) return set(at + 1, UNIT_VALUE(unit, 2));
  return set(at + 1, isShort(unit) ? UNIT_VALUE(unit, 1) : unknownStep[unit as Step]);
};

/** "Mondays", "on weekends", "Sunday mornings". */
const plural: Rule = (tokens, i) => {
  const t = tokens[i]!;
  if (t.lex?.weekdays && t.text !== t.lower) {
    const part = tokens[i + 1]?.lex?.parts;
    return set(part ? i + 2 : i + 1, `XXXX-WXX-${t.lex.weekdays}${part ? `T${part}` : ''}`);
  }
  if (t.lex?.weekday && t.text !== t.lower && tokens[i + 1]?.lex?.parts)
    return set(i + 2, `XXXX-WXX-${t.lex.weekday}T${tokens[i + 1]!.lex!.parts}`);
  if (is(t, 'weekends') && is(tokens[i - 1], 'on', 'at')) return set(i + 1, 'XXXX-WXX-WE');
  return null;
};

/** "twice a year", "$2 million a day", "five times per week". */
const rate: Rule = (tokens, i) => {
  if (!is(tokens[i], 'a', 'an', 'per')) return null;
  const unit = tokens[i + 1]?.lex?.unit;
  if (!unit || unit === 'N' || unit === 'WE' || unit === 'TS') return null;
  if (is(tokens[i], 'per')) return set(i + 2, UNIT_VALUE(unit, 1));
  if (is(tokens[i - 1], 'once', 'twice', 'times')) return set(i + 2, UNIT_VALUE(unit, 1));
  if (tokens[i - 1]?.lex?.shift || tokens[i + 2]?.lex?.shift || tokens[i + 2]?.lex?.half) return null;
  for (let k = i - 1; k >= Math.max(0, i - 4) && tokens[k]!.kind !== 'mark'; k--)
    if (tokens[k]!.kind === 'number' || tokens[k]!.lex?.scale) return set(i + 2, UNIT_VALUE(unit, 1));
  return null;
};

export const sets: Rule[] = [every, plural, rate];

import { cardinal } from './numerals.ts';
import { is, isDash, isHyphen, type Match, type Rule } from './rule.ts';
import type { TimeToken } from './tokens.ts';

/** An amount of time read at a place. */
export interface Amount {
  end: number;
  /** null where the words do not say how many. */
  count: number | null;
  /** Unit as data/times/units.tsv has it. */
  unit: string;
  /** TIMEX3 duration. */
  value: string;
  plural: boolean;
}

export const isShort = (unit: string): boolean => unit.startsWith('T');

const PLAIN: Record<string, string> = { N: 'D', WE: 'WE', F: 'W' };

/** TIMEX3 duration of a unit and a count ("X" where not said): P3Y, PT5H, PXM. */
export function UNIT_VALUE(unit: string, count: number | 'X'): string {
  const n = unit === 'F' && count !== 'X' ? count * 2 : count;
  return isShort(unit) ? `PT${n}${unit.slice(1)}` : `P${n}${PLAIN[unit] ?? unit}`;
}

/** Words between the number and the unit that leave the amount as it is. */
const FILLERS = [
  'more',
  'other',
  'full',
  'whole',
  'consecutive',
  'straight',
  'successive',
  'long',
  'additional',
  'solid',
  'entire',
  'business',
  'working',
  'trading',
  'calendar',
  'short',
  'further',
  'extra',
];

/** "three years", "24 hours", "a few more days", "two to three weeks", "half an hour", "a year and a half"; with `article`, "a week". */
export function amount(tokens: TimeToken[], i: number, article = false): Amount | null {
  if (tokens[i]?.lex?.half && tokens[i + 1]?.lex?.det === 'a') {
    const unit = tokens[i + 2]?.lex?.unit;
    return unit ? { end: i + 3, count: 0.5, unit, value: UNIT_VALUE(unit, 0.5), plural: false } : null;
  }
  const first = cardinal(tokens, i, article);
  if (!first) return null;
  let at = first.end;
  let count = first.value;
  if (tokens[at]?.lex?.to || tokens[at]?.lex?.or || isDash(tokens[at])) {
    const second = cardinal(tokens, at + 1);
    if (second && second.end > at + 1) {
      at = second.end;
      count = null;
    }
  }
  for (let k = 0; k < 2 && FILLERS.includes(tokens[at]?.lower ?? ''); k++) at++;
  const lex = tokens[at]?.lex;
  const unit = lex?.units ?? lex?.unit;
  if (!lex || !unit || (unit === 'Q' && !lex.units)) return null;
  // "one second", "a quarter", "a second": ordinals, fractions
  if (tokens[at]!.lower === 'second' && first.value !== 1) return null;
  if (
    count !== null &&
    count !== 1 &&
    lex.unit &&
    !isHyphen(tokens[at + 1]) &&
    tokens[i]!.kind === 'number' &&
    count > 400
  )
    return null;
  let end = at + 1;
  if (count === 1 && is(tokens[end], 'and') && is(tokens[end + 1], 'a') && tokens[end + 2]?.lex?.half) {
    end += 3;
    count = 1.5;
  }
  const between = first.value !== null && count === null && tokens[first.end]?.lex !== undefined;
  const value = UNIT_VALUE(unit, count ?? (between ? first.value! : 'X'));
  return { end, count, unit, value, plural: lex.units !== undefined };
}

const duration = (end: number, value: string): Match => ({ end, read: () => ({ type: 'DURATION', value }) });

/** Words before which an article makes one of a unit a duration: "for a week", "within an hour". */
const LEADS = [
  'for',
  'within',
  'than',
  'about',
  'nearly',
  'almost',
  'over',
  'under',
  'lasted',
  'lasting',
  'took',
  'takes',
  'spent',
  'after',
  'in',
  'least',
  'half',
  'around',
  'roughly',
];

const plain: Rule = (tokens, i) => {
  const article = tokens[i]!.lex?.det === 'a';
  const n = amount(tokens, i, article && LEADS.includes(tokens[i - 1]?.lower ?? ''));
  if (!n || (tokens[i]!.kind === 'number' && i > 0 && /^[$£€¥#]$/.test(tokens[i - 1]!.text))) return null;
  if (article && n.unit === 'TS') return null;
  if (
    !n.plural &&
    n.count !== 1 &&
    n.count !== 0.5 &&
    n.count !== 1.5 &&
    !article &&
    !isHyphenated(tokens, n.end)
  ) {
    // "five year low" but not "two day" in a name; a bare singular counts as an adjective
    if (n.unit === 'N' || n.unit === 'WE') return null;
  }
  if (is(tokens[n.end], 'old')) return null;
  let end = n.end;
  if (is(tokens[end], 'or') && is(tokens[end + 1], 'so')) end += 2;
  return duration(end, n.value);
};

const isHyphenated = (tokens: TimeToken[], i: number): boolean => isHyphen(tokens[i]) && !tokens[i]!.spaced;

/** "the nine months", "the six weeks". */
const definite: Rule = (tokens, i) => {
  if (!is(tokens[i], 'the')) return null;
  const n = amount(tokens, i + 1);
  return n?.plural && n.count !== null ? duration(n.end, n.value) : null;
};

/** "three-year", "24-hour", "8-month-old", "a three-year period", "a six-month". */
const compound: Rule = (tokens, i) => {
  const article = tokens[i]!.lex?.det === 'a' || is(tokens[i], 'the') ? 1 : 0;
  const n = cardinal(tokens, i + article);
  if (!n || !isHyphen(tokens[n.end])) return null;
  const unit = tokens[n.end + 1]?.lex?.unit ?? tokens[n.end + 1]?.lex?.units;
  if (!unit || unit === 'Q') return null;
  let end = n.end + 2;
  // ages are no times of what happened
  if (is(tokens[isHyphen(tokens[end]) ? end + 1 : end], 'old')) return null;
  if (isHyphen(tokens[end]) && is(tokens[end + 1], 'long')) end += 2;
  const period = is(tokens[end], 'period');
  if (article && !period) return null;
  return duration(period ? end + 1 : end, UNIT_VALUE(unit, n.value ?? 'X'));
};

/** "for years", "in weeks", "months of talks", "decades of war". */
const bare: Rule = (tokens, i) => {
  const units = tokens[i]!.lex?.units;
  if (!units || units === 'TS' || units === 'Q' || units === 'N' || tokens[i - 1]?.lex?.which) return null;
  const led = is(tokens[i - 1], 'for', 'in', 'within', 'took', 'takes', 'over', 'after', 'lasted', 'spent');
  const many = is(tokens[i - 1], 'of') && is(tokens[i - 2], 'hundreds', 'thousands', 'dozens');
  const of = is(tokens[i + 1], 'of') && !isShort(units);
  return led || many || of ? duration(i + 1, UNIT_VALUE(units, 'X')) : null;
};

export const durations: Rule[] = [plain, definite, compound, bare];

import type { TimeMention, Token } from '../../model/index.ts';
import { type Day, dateOf, dayOf, envelope, isDate } from './anchor.ts';
import { approximate } from './approx.ts';
import { calendar } from './calendar.ts';
import { clockRules } from './clock.ts';
import { durations } from './durations.ts';
import { edges, partsOf } from './edges.ts';
import { alternatives, intervals } from './intervals.ts';
import { holidays, phrases } from './lexemes.ts';
import { fixedExpressions } from './phrases.ts';
import { relative } from './relative.ts';
import { type Context, longest, type Match, type Meaning, type Rule } from './rule.ts';
import { sets } from './sets.ts';
import { tenseAround } from './tense.ts';
import { type TimeToken, timeTokens } from './tokens.ts';
import { weekdays } from './weekdays.ts';
import { years } from './years.ts';

export { asWhen, nearestTime, referenceDate, resolveWhen } from './when.ts';

/** Days, months, years and what is relative to them, without bounds, parts of the day or ranges. */
const simple: Rule[] = [...calendar, ...years, ...weekdays, ...relative, ...fixedExpressions];

/** Positions kept; expressions are far shorter. */
const KEPT = 512;

/** Remembers what a rule found at the tokens last asked about; keeps wrapping rules linear and cheap. */
function remembered(rule: Rule): Rule {
  const found = new Map<number, Match | null>();
  return (tokens, i, text) => {
    let m = found.get(i);
    if (m !== undefined) return m;
    m = rule(tokens, i, text);
    if (found.size >= KEPT) found.clear();
    found.set(i, m);
    return m;
  };
}

/** Words that begin an expression though no table of words has them: "Christmas", "9/11", "more than a year". */
const OPENERS = new Set([
  'more',
  'less',
  'fewer',
  'longer',
  'at',
  'no',
  'up',
  'as',
  'fy',
  'q',
  'h',
  'these',
  'those',
  'recent',
]);

const canStart = (t: TimeToken | undefined): t is TimeToken =>
  t !== undefined &&
  (t.lex !== null ||
    t.kind === 'number' ||
    (t.kind === 'word'
      ? phrases.has(t.lower) || holidays.has(t.lower) || OPENERS.has(t.lower)
      : /^['’‘]/.test(t.text)));

/** The grammar for one text: what is remembered belongs to its tokens. */
function grammar(): Rule[] {
  const at =
    (rules: Rule[]): Rule =>
    (tokens, i, text) =>
      canStart(tokens[i]) ? longest(rules.map((rule) => rule(tokens, i, text))) : null;
  const point = remembered(at(simple));
  const bounded = edges(point);
  const either = remembered(at([point, bounded]));
  const clock = remembered(at(clockRules(point)));
  return [
    ...simple,
    ...clockRules(point),
    bounded,
    partsOf(point),
    // "late Monday night": an edge before a part of the day
    edges(clock),
    intervals(either),
    alternatives(either),
    ...durations,
    ...sets,
    approximate(durations, [...relative, ...calendar, ...years]),
  ];
}

/** The day of an ISO date or instant, null where it is none or does not exist. */
export function referenceDay(reference: string | null): Day | null {
  const m = /^(\d{4})-(\d\d)-(\d\d)/.exec(reference ?? '');
  return m && isDate(+m[1]!, +m[2]!, +m[3]!) ? dayOf(+m[1]!, +m[2]!, +m[3]!) : null;
}

/** How many years other than the reference's, and how few words like "yesterday", make a history. */
function isNarrative(tokens: TimeToken[], reference: Day | null): boolean {
  const now = reference === null ? null : dateOf(reference).y;
  let old = 0;
  let near = 0;
  for (const t of tokens) {
    if (t.kind === 'number' && t.text.length === 4 && t.number > 1000 && t.number < 2100) {
      if (now === null || Math.abs(t.number - now) > 2) old++;
      else near++;
    } else if (
      t.lower === 'yesterday' ||
      t.lower === 'today' ||
      t.lower === 'tomorrow' ||
      (t.lex?.weekday && t.text !== t.lower)
    )
      near++;
  }
  return old >= 5 && old > 2 * near;
}

/**
 * Reads every time expression of an English text: TIMEX3 types, extents and values after TimeML 1.2.1 as
 * TimeBank applies it (no preposition inside; "the" inside "the past three months"). `reference` is an ISO date
 * or instant; without one, relative expressions keep X for what they do not say and have no days.
 * Mentions come in text order and do not overlap. `tokens` is not needed.
 */
export function readTimes(text: string, reference: string | null, _tokens?: readonly Token[]): TimeMention[] {
  const tokens = timeTokens(text);
  const out: TimeMention[] = [];
  const rules = grammar();
  const day = referenceDay(reference);
  const context: Context = {
    reference: day,
    narrative: isNarrative(tokens, day),
    last: null,
    lastDay: null,
    quarter: null,
    tense: (i, end) => tenseAround(tokens, i, end),
  };
  for (let i = 0; i < tokens.length; ) {
    const read = canStart(tokens[i]) ? best(tokens, i, text, context, rules) : null;
    if (!read) {
      i++;
      continue;
    }
    const mention = asMention(read.meaning, [tokens[i]!.start, tokens[read.end - 1]!.end]);
    out.push(mention);
    remember(context, mention);
    i = read.end;
  }
  return out;
}

function best(
  tokens: TimeToken[],
  i: number,
  text: string,
  context: Context,
  rules: Rule[],
): { end: number; meaning: Meaning } | null {
  const matches: Match[] = [];
  for (const rule of rules) {
    const m = rule(tokens, i, text);
    if (m) matches.push(m);
  }
  if (matches.length > 1) matches.sort((a, b) => b.end - a.end);
  for (const m of matches) {
    const meaning = m.read(context);
    if (meaning) return { end: m.end, meaning };
  }
  return null;
}

function asMention(meaning: Meaning, span: [number, number]): TimeMention {
  const days = meaning.type === 'DURATION' || meaning.type === 'SET' ? null : envelope(meaning.value);
  return {
    span,
    type: meaning.type,
    value: meaning.value,
    from: meaning.from ?? days?.from ?? null,
    to: meaning.to ?? days?.to ?? null,
    alternatives: meaning.alternatives ?? [],
    inferred: meaning.inferred ?? [],
  };
}

/** Keeps the latest quarter that was over on the reference day: results are told of it. */
function rememberQuarter(context: Context, read: { y: number; q: number }): void {
  if (context.reference !== null) {
    const { y, m } = dateOf(context.reference);
    if (read.y > y || (read.y === y && read.q >= Math.ceil(m / 3))) return;
  }
  if (!context.quarter || read.y >= context.quarter.y) context.quarter = read;
}

/** Keeps the point that what follows may count from. */
function remember(context: Context, { value, type, from }: TimeMention): void {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(value);
  if (quarter) rememberQuarter(context, { y: Number(quarter[1]), q: Number(quarter[2]) });
  if (type === 'DURATION' || type === 'SET' || !from) return;
  const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(value);
  if (!m) return;
  context.last = { y: Number(m[1]) };
  if (m[2]) context.last.m = Number(m[2]);
  if (m[3]) {
    context.last.d = Number(m[3]);
    context.lastDay = dayOf(context.last.y, context.last.m!, context.last.d);
  }
}

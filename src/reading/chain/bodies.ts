import { DATA, readTable } from '../../data/tsv.ts';
import type { Span } from '../../model/index.ts';
import { type TimeToken, timeTokens } from '../times/tokens.ts';

/** A body that puts out statements, as the text names it. */
export interface Body {
  name: string;
  span: Span;
  /** The noun alone, in lower case. */
  noun: string;
  /** Whether the name is the noun alone ("the ministry"). */
  bare: boolean;
  /** Whether the words around it credit it with a statement. */
  credited: boolean;
  /** The token after it. */
  end: number;
}

type Class = 'body' | 'tail' | 'modifier' | 'says' | 'speech' | 'statement';
const phrases: Record<Class, string[][]> = {
  body: [],
  tail: [],
  modifier: [],
  says: [],
  speech: [],
  statement: [],
};
for (const { cells } of readTable(new URL('chain/bodies.tsv', DATA)))
  phrases[cells.class as Class].push(timeTokens(cells.words!).map((t) => t.lower));
for (const group of Object.values(phrases)) group.sort((a, b) => b.length - a.length);

const byFirst = (group: string[][]): Map<string, string[][]> => {
  const map = new Map<string, string[][]>();
  for (const words of group) map.set(words[0]!, [...(map.get(words[0]!) ?? []), words]);
  return map;
};
const lookup = {
  body: byFirst(phrases.body),
  says: byFirst(phrases.says),
  speech: byFirst(phrases.speech),
  statement: byFirst(phrases.statement),
};
const tails = new Set(phrases.tail.map((words) => words[0]!));
const modifiers = new Set(phrases.modifier.map((words) => words[0]!));

function at(kind: keyof typeof lookup, tokens: TimeToken[], i: number): number {
  for (const words of lookup[kind].get(tokens[i]?.lower ?? '') ?? [])
    if (words.every((w, k) => tokens[i + k]?.lower === w)) return i + words.length;
  return -1;
}

const ARTICLES = new Set([
  'the',
  'its',
  'a',
  'an',
  'their',
  'his',
  'her',
  'our',
  'according',
  'to',
  'in',
  'on',
  'but',
  'and',
  'by',
  'for',
]);
const isCapital = (t: TimeToken | undefined): boolean =>
  t?.kind === 'word' && t.text !== t.lower && !ARTICLES.has(t.lower);
/** How far a statement may stand from the verb, in tokens. */
const REACH = 25;

/** Where the name of the body that ends at `noun` begins: capitals, modifiers and possessors before it. */
function startOf(tokens: TimeToken[], noun: number): number {
  let from = noun;
  while (from > 0 && noun - from < 8 && !tokens[from]!.newParagraph) {
    const t = tokens[from - 1]!;
    if (isCapital(t) || modifiers.has(t.lower)) from--;
    else if ((t.lower === "'s" || t.text === "'" || t.text === '’') && isCapital(tokens[from - 2])) from--;
    else if (/^[.]$/.test(t.text) && !t.spaced && /^\p{Lu}$/u.test(tokens[from - 2]?.text ?? '')) from--;
    else break;
  }
  return from;
}

/** The end of an "of" phrase of capitals after the noun: "ministry of Foreign Affairs of Finland". */
function endOf(tokens: TimeToken[], noun: number): number {
  let end = noun;
  while (tokens[end]?.lower === 'of' && end - noun < 10) {
    let k = end + 1;
    if (tokens[k]?.lower === 'the') k++;
    const start = k;
    while (
      isCapital(tokens[k]) ||
      tails.has(tokens[k]?.lower ?? '') ||
      (k > start && tokens[k]?.lower === 'and' && isCapital(tokens[k + 1]))
    )
      k++;
    if (k === start) break;
    end = k;
  }
  return end;
}

/**
 * The body whose noun begins at a token, and whether it is credited: "according to the German chancellery",
 * "the foreign ministry said in a statement", "the ministry wrote". `stop` is the token after the sentence.
 */
export function bodyAt(tokens: TimeToken[], i: number, stop: number, text: string): Body | null {
  const noun = at('body', tokens, i);
  if (noun < 0) return null;
  const from = startOf(tokens, i);
  const end = endOf(tokens, noun);
  let lead = from - 1;
  if (ARTICLES.has(tokens[lead]?.lower ?? '') && tokens[lead]!.lower !== 'to') lead--;
  const according = tokens[lead]?.lower === 'to' && tokens[lead - 1]?.lower === 'according';
  const span: Span = [tokens[from]!.start, tokens[end - 1]!.end];
  return {
    name: text.slice(...span),
    span,
    noun: text.slice(tokens[i]!.start, tokens[noun - 1]!.end).toLowerCase(),
    bare: from === i && end === noun,
    credited: according || saysIn(tokens, end, stop),
    end,
  };
}

function saysIn(tokens: TimeToken[], end: number, stop: number): boolean {
  if (at('says', tokens, end) >= 0) return true;
  const speech = at('speech', tokens, end);
  if (speech < 0) return false;
  for (let k = speech; k < stop && k < speech + REACH; k++) if (at('statement', tokens, k) >= 0) return true;
  return false;
}

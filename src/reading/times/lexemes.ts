import { DATA, list, readTable } from '../../data/tsv.ts';

/** What a word can be in a time expression, class by class as data/times/*.tsv have it. */
export type Lexeme = Partial<Record<LexemeClass, string>>;

export type LexemeClass =
  | 'month'
  | 'month-short'
  | 'weekday'
  | 'weekday-short'
  | 'weekdays'
  | 'unit'
  | 'units'
  | 'cardinal'
  | 'tens'
  | 'scale'
  | 'ordinal'
  | 'vague'
  | 'couple'
  | 'half'
  | 'decade-name'
  | 'season'
  | 'seasons'
  | 'part'
  | 'parts'
  | 'clock-word'
  | 'which'
  | 'latest'
  | 'edge'
  | 'edge-noun'
  | 'approx'
  | 'det'
  | 'shift'
  | 'fiscal'
  | 'every'
  | 'or'
  | 'and'
  | 'to'
  | 'year-prep'
  | 'zone'
  | 'tense';

const WORD_TABLES = ['months', 'weekdays', 'units', 'numerals', 'parts', 'modifiers', 'zones', 'tense'];
const table = (name: string) => readTable(new URL(`times/${name}.tsv`, DATA));

const lexemes = new Map<string, Lexeme>();
for (const name of WORD_TABLES)
  for (const { cells } of table(name)) {
    const entry = lexemes.get(cells.form!) ?? {};
    entry[cells.class as LexemeClass] = cells.value!;
    lexemes.set(cells.form!, entry);
  }

/** The classes of a word in lower case, or null. */
export const lexeme = (lower: string): Lexeme | null => lexemes.get(lower) ?? null;

/** A fixed expression of data/times/phrases.tsv. */
export interface Phrase {
  words: string[];
  type: 'DATE' | 'TIME' | 'SET' | 'DURATION';
  value: string;
  notAfter: string[];
  notBefore: string[];
  only: string;
}

/** A named day of data/times/holidays.tsv. */
export interface Holiday {
  words: string[];
  rule: string;
}

/** Words of a phrase as the tokens have them: "year's" is "year", "'s"; "9/11" is "9", "/", "11". */
const words = (phrase: string): string[] =>
  phrase.replaceAll("'s", " 's").replaceAll(/[/-]/g, ' $& ').split(' ').filter(Boolean);

function byFirstWord<T extends { words: string[] }>(items: T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const item of items) {
    const first = map.get(item.words[0]!);
    if (first) first.push(item);
    else map.set(item.words[0]!, [item]);
  }
  for (const group of map.values()) group.sort((a, b) => b.words.length - a.words.length);
  return map;
}

/** Fixed expressions by their first word, the longest first. */
export const phrases: Map<string, Phrase[]> = byFirstWord(
  table('phrases').map(({ cells }) => ({
    words: words(cells.phrase!),
    type: cells.type as Phrase['type'],
    value: cells.value!,
    notAfter: list(cells.not_after),
    notBefore: list(cells.not_before),
    only: cells.only!,
  })),
);

/** Named days by their first word, the longest first. */
export const holidays: Map<string, Holiday[]> = byFirstWord(
  table('holidays').map(({ cells }) => ({ words: words(cells.phrase!), rule: cells.rule! })),
);

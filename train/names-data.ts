import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BEGIN, END, INSIDE, label, NAME_TYPES, SINGLE } from '../src/language/en/names-labels.ts';
import { tokenize } from '../src/language/en/tokenize.ts';
import type { NameType, Token } from '../src/model/index.ts';

/** Bits of the labels that a token may have; most tokens have one. */
export interface LabelledSentence {
  tokens: { form: string }[];
  allowed: Int32Array;
  /** 1 for the news items that the conventions come from, 0 for other text. */
  news: 0 | 1;
  weight: number;
}

export interface WireItem {
  id: string;
  text: string;
  names: [surface: string, type: NameType][];
}

export function wire(shared: string, part: number): WireItem[] {
  const path = join(shared, 'gold', 'wire', `wire-${part}.jsonl`);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const blank = { lemma: '', upos: 'X', xpos: '', head: -1, deprel: '', name: -1 } as const;

/** Tokens of a text in sentences cut at full stops before capitals: enough for the finder, which reads a window. */
export function roughSentences(text: string): Token[][] {
  const out: Token[][] = [[]];
  const pieces = tokenize(text);
  for (const [i, { start, end }] of pieces.entries()) {
    const form = text.slice(start, end);
    out.at(-1)!.push({ ...blank, start, end, form });
    const next = pieces[i + 1];
    const closes = /^[.!?]$/.test(form) || (form === '"' && /[.!?]/.test(text[start - 1] ?? ''));
    if (
      next &&
      ((closes && /[\p{Lu}"“]/u.test(text[next.start]!)) || text.slice(end, next.start).includes('\n'))
    )
      out.push([]);
  }
  return out.filter((s) => s.length > 0);
}

/** Places the names of an item, which come in order, into its text. */
export function spansOf(item: WireItem): { start: number; end: number; type: NameType }[] {
  let at = 0;
  const spans = [];
  for (const [surface, type] of item.names) {
    const start = item.text.indexOf(surface, at);
    if (start < 0) continue;
    at = start + surface.length;
    spans.push({ start, end: at, type });
  }
  return spans;
}

const bit = (type: number, place: number) => 1 << label(type, place);

/** Marks tokens `from` to `to` as one name of any of the types. */
export function allow(
  allowed: Int32Array,
  from: number,
  to: number,
  types: readonly number[],
  also = 0,
): void {
  for (let i = from; i < to; i++) {
    let mask = also;
    for (const type of types)
      mask |=
        to === from + 1 ? bit(type, SINGLE) : bit(type, i === from ? BEGIN : i === to - 1 ? END : INSIDE);
    allowed[i] = mask;
  }
}

export function wireSentences(items: readonly WireItem[]): LabelledSentence[] {
  const out: LabelledSentence[] = [];
  for (const item of items) {
    const spans = spansOf(item);
    for (const tokens of roughSentences(item.text)) {
      const allowed = new Int32Array(tokens.length).fill(1);
      for (const { start, end, type } of spans) {
        const from = tokens.findIndex((t) => t.end > start && t.start < end);
        let to = Math.max(0, from);
        while (to < tokens.length && tokens[to]!.start < end) to++;
        if (from >= 0 && to > from) allow(allowed, from, to, [NAME_TYPES.indexOf(type)]);
      }
      out.push({ tokens, allowed, news: 1, weight: 1 });
    }
  }
  return out;
}

const KNOWN: Record<string, readonly number[]> = { PER: [0], ORG: [1], LOC: [2] };
const UNKNOWN = [3, 4, 5];

/**
 * UNER's EWT: persons, organisations and places are marked, and "other" names that may be of any of the remaining
 * types or, by our conventions, none.
 */
export function unerSentences(shared: string, weight: number): LabelledSentence[] {
  const path = join(shared, 'gold', 'names', 'uner_en_ewt', 'train.2022-12-02.iob2');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split(/\n\n+/)
    .map((block) => {
      const rows = block
        .split('\n')
        .filter((l) => l !== '' && !l.startsWith('#'))
        .map((l) => l.split('\t'));
      const allowed = new Int32Array(rows.length).fill(1);
      for (let i = 0; i < rows.length; ) {
        const tag = rows[i]![2]!;
        let to = i + 1;
        if (tag.startsWith('B-') || tag.startsWith('I-')) {
          while (to < rows.length && rows[to]![2] === `I-${tag.slice(2)}`) to++;
          const types = KNOWN[tag.slice(2)];
          if (types) allow(allowed, i, to, types);
          else allow(allowed, i, to, UNKNOWN, 1);
        }
        i = to;
      }
      return { tokens: rows.map((r) => ({ form: r[1]! })), allowed, news: 0 as const, weight };
    })
    .filter((s) => s.tokens.length > 0);
}

/** The sentence as a headline: every longer word capitalised, or all letters. */
export function perturbed(sentence: LabelledSentence, how: 'title' | 'capitals'): LabelledSentence {
  const tokens = sentence.tokens.map(({ form }) => ({
    form:
      how === 'capitals'
        ? form.toUpperCase()
        : form.length > 3
          ? form[0]!.toUpperCase() + form.slice(1)
          : form,
  }));
  return { ...sentence, tokens, weight: sentence.weight * 0.5 };
}

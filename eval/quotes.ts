import { existsSync, readFileSync } from 'node:fs';
import { resolveActors } from '../src/actors/index.ts';
import type { Annotated, Report, Span, Statement } from '../src/model/index.ts';
import { readStatements } from '../src/reading/statements/index.ts';
import type { Row } from './row.ts';
import { bootstrap } from './times.ts';

export interface GoldQuote {
  source: Span | null;
  source_parts?: Span[];
  content: Span[];
  type: string;
  /** Speech as against belief. */
  speech?: boolean;
  /** Names of the speaker, where the set resolves them. */
  speaker_names?: string[];
}

export interface GoldText {
  id: string;
  dct?: string;
  date?: string | null;
  text: string;
  quotes: GoldQuote[];
}

/** A statement as it is compared: the words of its speaker and, where resolved, the speaker's name. */
export interface ReadQuote {
  content: Span[];
  source: Span | null;
  name: string | null;
}

/** Counts of one text: quotations matched in content, and in content and speaker. */
export interface QuoteCounts {
  pred: number;
  gold: number;
  content: number;
  exact: number;
  joint: number;
}

/** Words that name nobody. */
const STOP = new Set('the a an of and in for to at on mr mrs ms dr sen rep gov president'.split(' '));

function wordsOf(text: string): Span[] {
  const out: Span[] = [];
  for (const m of text.matchAll(/[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu))
    out.push([m.index, m.index + m[0].length]);
  return out;
}

/** The words that spans touch, by number. */
function touched(words: readonly Span[], spans: readonly Span[]): Set<number> {
  const out = new Set<number>();
  for (const [start, end] of spans) {
    let [lo, hi] = [0, words.length];
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (words[mid]![1] <= start) lo = mid + 1;
      else hi = mid;
    }
    for (let i = lo; i < words.length && words[i]![0] < end; i++) out.add(i);
  }
  return out;
}

function common<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  let n = 0;
  for (const x of a) if (b.has(x)) n++;
  return n;
}

/**
 * Counts one text as ../shared/score/score_quotes.mjs --speech does: contents as sets of words, paired one to one from
 * the highest intersection over union down to 0.5; readings that agree best with a belief are left out of the count.
 */
export function countQuotes(gold: GoldText, read: readonly ReadQuote[]): QuoteCounts {
  const words = wordsOf(gold.text);
  const all = gold.quotes
    .map((q) => ({ q, words: touched(words, q.content) }))
    .filter((g) => g.words.size > 0);
  const speech = all.filter((g) => g.q.speech !== false);
  const beliefs = all.filter((g) => g.q.speech === false);
  const most = (set: ReadonlySet<number>, of: typeof all): number =>
    of.reduce((m, g) => Math.max(m, common(g.words, set)), 0);
  const pred = read
    .map((p) => ({ p, words: touched(words, p.content) }))
    .filter((p) => p.words.size > 0 && most(p.words, beliefs) <= most(p.words, speech));

  const pairs: { iou: number; g: number; p: number }[] = [];
  for (const [g, a] of speech.entries())
    for (const [p, b] of pred.entries()) {
      const n = common(a.words, b.words);
      const iou = n / (a.words.size + b.words.size - n);
      if (n > 0 && iou >= 0.5) pairs.push({ iou, g, p });
    }
  pairs.sort((a, b) => b.iou - a.iou || a.g - b.g || a.p - b.p);
  const counts: QuoteCounts = { pred: pred.length, gold: speech.length, content: 0, exact: 0, joint: 0 };
  const [usedG, usedP] = [new Set<number>(), new Set<number>()];
  for (const { iou, g, p } of pairs) {
    if (usedG.has(g) || usedP.has(p)) continue;
    usedG.add(g);
    usedP.add(p);
    counts.content++;
    if (iou === 1) counts.exact++;
    if (sameSpeaker(gold.text, words, speech[g]!.q, pred[p]!.p)) counts.joint++;
  }
  return counts;
}

/** By name where the gold resolves names, else by the words at the cue. */
function sameSpeaker(text: string, words: readonly Span[], gold: GoldQuote, read: ReadQuote): boolean {
  if (gold.speaker_names?.length) {
    const name = read.name ?? (read.source ? text.slice(...read.source) : '');
    const parts = new Set((name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((w) => !STOP.has(w)));
    return gold.speaker_names.some((n) => {
      const last = n
        .toLowerCase()
        .replace(/['’]s?$/, '')
        .match(/[\p{L}\p{N}]+/gu)
        ?.at(-1);
      return last !== undefined && parts.has(last);
    });
  }
  const a = touched(words, gold.source_parts ?? (gold.source ? [gold.source] : []));
  const b = touched(words, read.source ? [read.source] : []);
  if (a.size === 0 || b.size === 0) return a.size === b.size;
  const shared = [...a].filter((i) => b.has(i));
  return (
    shared.some((i) => !STOP.has(text.slice(...words[i]!).toLowerCase())) ||
    (shared.length > 0 && shared.length === Math.min(a.size, b.size))
  );
}

export type QuoteFigure = 'content' | 'exact' | 'joint';

export function quoteF1(all: readonly QuoteCounts[], figure: QuoteFigure): number {
  let [tp, pred, gold] = [0, 0, 0];
  for (const c of all) {
    tp += c[figure];
    pred += c.pred;
    gold += c.gold;
  }
  return pred + gold ? (2 * tp) / (pred + gold) : 0;
}

/** Mulberry32, for the choice of texts. */
function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The ids of the texts that nobody read while the rules were written, and of those that were: 150 and 400. */
export function split(ids: readonly string[]): { unread: Set<string>; read: Set<string> } {
  const sorted = [...ids].sort();
  const next = random(20251104);
  for (let i = sorted.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [sorted[i], sorted[j]] = [sorted[j]!, sorted[i]!];
  }
  return { unread: new Set(sorted.slice(0, 150)), read: new Set(sorted.slice(150, 550)) };
}

type Annotate = (report: Report) => Annotated;

function readQuotes(gold: GoldText, annotate: Annotate): ReadQuote[] {
  const published = gold.dct ?? gold.date ?? null;
  const annotated = annotate({
    id: gold.id,
    source: null,
    title: null,
    author: null,
    published,
    modified: null,
    outlet: null,
    language: 'en',
    url: null,
    text: gold.text,
  });
  const resolved = resolveActors(annotated, { published });
  return readStatements(annotated, resolved.of).map((s: Statement) => ({
    content: s.content,
    source: s.speakerSpan,
    name: s.speaker ? (resolved.actors[s.speaker]?.name ?? null) : null,
  }));
}

function load(path: string): GoldText[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/**
 * F1 of statements on the 150 unread texts of PolNeAR's training part and on articles-dev (its odd-numbered half
 * unread), with bootstrap intervals over texts; sets that are absent give no rows. `annotate` is the language's own
 * where none is given.
 */
export async function evalQuotes(shared: string, annotate?: Annotate): Promise<Row[]> {
  const polnear = load(`${shared}/gold/quotes/polnear-train.jsonl`);
  const articles = load(`${shared}/gold/articles-dev.jsonl`);
  if (!polnear.length && !articles.length) return [];
  const layers =
    annotate ?? ((await import('../src/language/index.ts')) as unknown as { annotate: Annotate }).annotate;
  const { unread } = split(polnear.map((g) => g.id));
  const rows: Row[] = [];
  for (const [set, texts, peers] of [
    ['polnear, 150 unread texts', polnear.filter((g) => unread.has(g.id)), true],
    ['articles-dev', articles, false],
    ['articles-dev, unread half', articles.filter((_, i) => i % 2 === 1), false],
  ] as const) {
    if (!texts.length) continue;
    const counts = texts.map((g) => countQuotes(g, readQuotes(g, layers)));
    for (const [figure, name, others] of [
      ['content', 'statements, content F1', 'on polnear-test: rules 0.63, people 0.84'],
      ['exact', 'statements, exact content F1', undefined],
      ['joint', 'statements, content and speaker F1', 'on polnear-test: rules 0.50, people 0.82'],
    ] as const)
      rows.push({
        set,
        figure: name,
        value: quoteF1(counts, figure),
        interval: bootstrap(counts, (c) => quoteF1(c, figure)),
        ...(peers && others ? { peers: others } : {}),
        n: texts.length,
      });
  }
  return rows;
}

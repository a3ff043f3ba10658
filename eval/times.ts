import { existsSync, readFileSync } from 'node:fs';
import { envelope } from '../src/reading/times/anchor.ts';
import { readTimes } from '../src/reading/times/index.ts';
import type { Row } from './row.ts';

interface GoldTime {
  start: number;
  end: number;
  type: string;
  value: string;
}
interface GoldText {
  id: string;
  dct: string;
  text: string;
  timexes: GoldTime[];
}
type Figure = 'strict' | 'relaxed' | 'value' | 'interval';
/** Counts of one document; F1 over documents is taken from their sums. */
interface Counts extends Record<Figure, number> {
  gold: number;
  pred: number;
}

/** One difference between gold and reading, for the analysis of errors. */
export interface TimeError {
  id: string;
  kind: 'miss' | 'spurious' | 'value' | 'extent';
  gold: string;
  got: string;
  goldText: string;
  gotText: string;
  reference: string;
  context: string;
}

const OUTSIDE = /[\s"'“”‘’.,;:()\-–—]/;
function trim(text: string, start: number, end: number): string {
  let [s, e] = [start, end];
  while (s < e && OUTSIDE.test(text[s]!)) s++;
  while (e > s && OUTSIDE.test(text[e - 1]!)) e--;
  return `${s},${e}`;
}
const norm = (v: string): string =>
  (v ?? '')
    .replace(/^(\d{4})-W(\d)$/, '$1-W0$2')
    .replace(/T00:00(:00)?$/, '')
    .replace(/(T\d\d:\d\d):00$/, '$1')
    .toUpperCase();
const days = (v: string): string => {
  const e = envelope(v ?? '');
  return e ? `${e.from},${e.to}` : '';
};

/** Counts one document as ../shared/score/score_time.mjs does: relaxed pairs one to one, best overlap first. */
export function countTimes(gold: GoldText, predTypes: string[] | null, errors?: TimeError[]): Counts {
  const pred = readTimes(gold.text, gold.dct)
    .map((t) => ({ start: t.span[0], end: t.span[1], type: t.type as string, value: t.value }))
    .filter((t) => !predTypes || predTypes.includes(t.type));
  const counts: Counts = {
    strict: 0,
    relaxed: 0,
    value: 0,
    interval: 0,
    gold: gold.timexes.length,
    pred: pred.length,
  };
  const pairs: { score: number; g: number; p: number; exact: boolean }[] = [];
  for (const [g, a] of gold.timexes.entries())
    for (const [p, b] of pred.entries()) {
      const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
      if (shared <= 0) continue;
      const exact = trim(gold.text, a.start, a.end) === trim(gold.text, b.start, b.end);
      pairs.push({
        score: exact ? 1e9 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start)),
        g,
        p,
        exact,
      });
    }
  pairs.sort((a, b) => b.score - a.score);
  const usedGold = new Set<number>();
  const usedPred = new Set<number>();
  const note = (kind: TimeError['kind'], a: GoldTime | null, b: GoldTime | null): void => {
    const at = (a ?? b)!;
    errors?.push({
      id: gold.id,
      kind,
      gold: a ? `${a.type} ${a.value}` : '',
      got: b ? `${b.type} ${b.value}` : '',
      goldText: a ? gold.text.slice(a.start, a.end) : '',
      gotText: b ? gold.text.slice(b.start, b.end) : '',
      reference: gold.dct,
      context: gold.text.slice(Math.max(0, at.start - 60), at.end + 40).replaceAll(/\s+/g, ' '),
    });
  };
  for (const { g, p, exact } of pairs) {
    if (usedGold.has(g) || usedPred.has(p)) continue;
    usedGold.add(g);
    usedPred.add(p);
    const [a, b] = [gold.timexes[g]!, pred[p]!];
    counts.relaxed++;
    if (exact) counts.strict++;
    else note('extent', a, b);
    const same = norm(a.value) === norm(b.value);
    if (same) counts.value++;
    else note('value', a, b);
    if (same || (days(a.value) !== '' && days(a.value) === days(b.value))) counts.interval++;
  }
  for (const [g, a] of gold.timexes.entries()) if (!usedGold.has(g)) note('miss', a, null);
  for (const [p, b] of pred.entries()) if (!usedPred.has(p)) note('spurious', null, b);
  return counts;
}

function f1(all: Counts[], figure: Figure): number {
  let [tp, gold, pred] = [0, 0, 0];
  for (const c of all) {
    tp += c[figure];
    gold += c.gold;
    pred += c.pred;
  }
  return gold + pred ? (2 * tp) / (gold + pred) : 0;
}

/** 95% interval over documents drawn with replacement, 1,000 times, with a fixed seed (mulberry32). */
export function bootstrap<T>(items: T[], figure: (drawn: T[]) => number, rounds = 1000): [number, number] {
  let state = 20251104;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const drawn = Array.from({ length: rounds }, () =>
    figure(items.map(() => items[Math.floor(random() * items.length)]!)),
  ).sort((a, b) => a - b);
  return [drawn[Math.floor(rounds * 0.025)]!, drawn[Math.floor(rounds * 0.975)]!];
}

export function readGold(shared: string, name: string): GoldText[] | null {
  const path = `${shared}/gold/time/time-${name}.jsonl`;
  if (!existsSync(path)) return null;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const PEERS: Record<Figure, string | undefined> = {
  strict: 'chrono-node 0.52, Microsoft recognizers 0.67, HeidelTime 0.85',
  relaxed: 'chrono-node 0.71, Microsoft recognizers 0.86, HeidelTime 0.92',
  value: 'chrono-node 0.47, Microsoft recognizers 0.54, HeidelTime 0.78',
  interval: undefined,
};

/** Figures on the TIMEX3 sets; the odd-numbered half of TimeBank was never looked at while the grammar was made. */
export async function evalTimes(shared: string): Promise<Row[]> {
  const rows: Row[] = [];
  const sets: [file: string, set: string, half: number | null, types: string[] | null][] = [
    ['timebank', 'time/timebank', null, null],
    ['timebank', 'time/timebank, unread half', 1, null],
    ['wikiwars', 'time/wikiwars', null, null],
    ['gum-other', 'time/gum-other', null, ['DATE', 'TIME']],
  ];
  for (const [file, set, half, types] of sets) {
    const gold = readGold(shared, file)?.filter((_, i) => half === null || i % 2 === half);
    if (!gold) continue;
    const counts = gold.map((g) => countTimes(g, types));
    for (const figure of ['strict', 'relaxed', 'value', 'interval'] as const) {
      const peers = file === 'timebank' ? PEERS[figure] : undefined;
      rows.push({
        set,
        figure: `${figure} F1`,
        value: f1(counts, figure),
        interval: bootstrap(counts, (drawn) => f1(drawn, figure)),
        ...(peers ? { peers } : {}),
        n: gold.length,
      });
    }
  }
  return rows;
}

import { existsSync, readFileSync } from 'node:fs';
import type { Annotated, ChainLink, Report } from '../src/model/index.ts';
import { readChain } from '../src/reading/chain/index.ts';
import type { Row } from './row.ts';
import { bootstrap } from './times.ts';

interface GoldArticle {
  id: string;
  date: string | null;
  outlet: string | null;
  title: string | null;
  text: string;
  chain: { name: string; role: string; for?: string }[];
}

/** Agreeing, read and marked names of one article. */
export interface ChainCounts {
  tp: number;
  pred: number;
  gold: number;
}

/** As ../shared/score/score_events.mjs compares names: lower case, without "the", "news agency" and "agency". */
const norm = (s: string): string =>
  s
    .toLowerCase()
    .replace(/^the | news agency| agency/g, '')
    .trim();

/** An article of gold/articles-dev.jsonl as a report. */
export const asReport = (g: GoldArticle): Report => ({
  id: g.id,
  source: null,
  title: g.title,
  author: null,
  published: g.date,
  modified: null,
  outlet: g.outlet ? { name: g.outlet, domain: null } : null,
  language: 'en',
  url: null,
  text: g.text,
});

export function readArticles(shared: string): GoldArticle[] | null {
  const path = `${shared}/gold/articles-dev.jsonl`;
  if (!existsSync(path)) return null;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

export function countChain(gold: GoldArticle, read: ChainLink[]): ChainCounts {
  const names = (l: { name: string; role: string }[]): Set<string> =>
    new Set(l.filter((c) => c.role !== 'other').map((c) => norm(c.name)));
  const [g, p] = [names(gold.chain), names(read)];
  return { tp: [...p].filter((n) => g.has(n)).length, pred: p.size, gold: g.size };
}

export function chainScore(all: ChainCounts[]): { P: number; R: number; F1: number } {
  let [tp, pred, gold] = [0, 0, 0];
  for (const c of all) {
    tp += c.tp;
    pred += c.pred;
    gold += c.gold;
  }
  const [P, R] = [pred ? tp / pred : 0, gold ? tp / gold : 0];
  return { P, R, F1: P + R ? (2 * P * R) / (P + R) : 0 };
}

/** The language's layers on a report, where they are at hand. */
type Annotate = (report: Report) => Annotated;

/** Chain figures on articles-dev, all and the odd-numbered half, which was not looked at. */
export async function evalChain(shared: string): Promise<Row[]> {
  const gold = readArticles(shared);
  if (!gold) return [];
  const { annotate } = (await import('../src/language/index.ts')) as unknown as { annotate: Annotate };
  const counts = gold.map((g) => countChain(g, readChain(annotate(asReport(g)))));
  const rows: Row[] = [];
  for (const [set, part] of [
    ['articles-dev', counts],
    ['articles-dev, unread half', counts.filter((_, i) => i % 2 === 1)],
  ] as const) {
    const { P, R, F1 } = chainScore(part);
    const peers = 'a second reader 0.88';
    rows.push(
      { set, figure: 'chain P', value: P, n: part.length },
      { set, figure: 'chain R', value: R, n: part.length },
    );
    rows.push({
      set,
      figure: 'chain F1',
      value: F1,
      interval: bootstrap(part, (d) => chainScore(d).F1),
      peers,
      n: part.length,
    });
  }
  return rows;
}

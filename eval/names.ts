import { existsSync, readFileSync } from 'node:fs';
import { findNames } from '../src/language/en/names.ts';
import { NAME_TYPES } from '../src/language/en/names-labels.ts';
import type { Name, NameType, Sentence, Token } from '../src/model/index.ts';
import { roughSentences, wire } from '../train/names-data.ts';
import type { Row } from './row.ts';
import { bootstrap } from './times.ts';

/** Agreeing, found and marked names of one text, by type and for "all". */
type Counts = Map<string, { tp: number; pred: number; gold: number }>;

const norm = (s: string): string =>
  s
    .replace(/^the /i, '')
    .replace(/['’]s?$/, '')
    .trim();

/** Names as keys with their type in front, compared as multisets. */
function count(gold: [NameType, string][], pred: [NameType, string][]): Counts {
  const counts: Counts = new Map();
  for (const type of ['all', ...NAME_TYPES]) {
    const of = (names: [NameType, string][]) =>
      names.filter(([t]) => type === 'all' || t === type).map((n) => n.join('\t'));
    const left = of(gold);
    const c = { tp: 0, pred: 0, gold: left.length };
    for (const name of of(pred)) {
      c.pred++;
      const at = left.indexOf(name);
      if (at < 0) continue;
      left.splice(at, 1);
      c.tp++;
    }
    counts.set(type, c);
  }
  return counts;
}

function f1(texts: readonly Counts[], type: string): number {
  let tp = 0;
  let all = 0;
  for (const counts of texts) {
    const c = counts.get(type)!;
    tp += c.tp;
    all += c.pred + c.gold;
  }
  return all ? (2 * tp) / all : 0;
}

const sentence = (tokens: Token[]): Sentence => ({
  start: tokens[0]!.start,
  end: tokens.at(-1)!.end,
  tokens,
  paragraph: 0,
});

/** gold/wire/wire-4, counted as ../shared/score/score_events.mjs counts names. */
function wireCounts(shared: string): Counts[] {
  return wire(shared, 4).map(({ text, names }) => {
    const found = findNames(roughSentences(text).map(sentence));
    return count(
      names.map(([surface, type]) => [type, norm(surface)]),
      found.map((n) => [n.type, norm(text.slice(...n.span))]),
    );
  });
}

const WORLDWIDE: Record<string, NameType> = {
  Person: 'PER',
  Organization: 'ORG',
  Location: 'LOC',
  Facility: 'LOC',
};

/** gold/names/en_ww_news: exact spans of persons, organisations and places on the set's own tokens. */
function worldwideCounts(shared: string): Counts[] {
  const path = `${shared}/gold/names/en_ww_news/dev.iob2`;
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split(/^# newdoc.*\n/m)
    .map((doc) => {
      const gold: [NameType, string][] = [];
      const sentences: Sentence[] = [];
      for (const block of doc.split(/\n\n+/)) {
        const rows = block
          .split('\n')
          .filter((l) => l !== '' && !/^# (sent_id|text|newdoc)/.test(l))
          .map((l) => l.split('\t'));
        if (!rows.length) continue;
        for (let i = 0; i < rows.length; i++) {
          const [place, kind] = rows[i]![2]!.split('-');
          const type = kind ? WORLDWIDE[kind] : undefined;
          if (place !== 'B' || !type) continue;
          let to = i + 1;
          while (to < rows.length && rows[to]![2] === `I-${kind}`) to++;
          gold.push([type, `${sentences.length}:${i}:${to}`]);
        }
        sentences.push(
          sentence(
            rows.map(([, form], i) => ({
              start: i,
              end: i + 1,
              form: form!,
              lemma: '',
              upos: 'X',
              xpos: '',
              head: -1,
              deprel: '',
              name: -1,
            })),
          ),
        );
      }
      const wanted = (n: Name) => n.type === 'PER' || n.type === 'ORG' || n.type === 'LOC';
      const pred = findNames(sentences)
        .filter(wanted)
        .map((n): [NameType, string] => [n.type, `${n.sentence}:${n.from}:${n.to}`]);
      return count(gold, pred);
    })
    .filter((c) => c.get('all')!.gold > 0);
}

/** The name finder's figures; no rows where the sets are not there. */
export async function evalNames(shared: string): Promise<Row[]> {
  const rows: Row[] = [];
  const add = (set: string, texts: Counts[], types: readonly string[], peers?: string) => {
    for (const type of texts.length ? types : [])
      rows.push({
        set,
        figure: type === 'all' ? 'names F1' : `${type} F1`,
        value: f1(texts, type),
        interval: bootstrap(texts, (drawn) => f1(drawn, type)),
        n: texts.length,
        ...(type === 'all' && peers ? { peers } : {}),
      });
  };
  add('gold/wire/wire-4', wireCounts(shared), ['all', ...NAME_TYPES], 'perceptron with 21 features 0.835');
  add('gold/names/en_ww_news', worldwideCounts(shared), ['all', 'PER', 'ORG', 'LOC']);
  return rows;
}

if (import.meta.main)
  for (const { set, figure, value, interval } of await evalNames(process.env.DATELINE_SHARED ?? '../shared'))
    console.log(set, figure, value.toFixed(3), interval?.map((x) => x.toFixed(3)).join(' to ') ?? '');

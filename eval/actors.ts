import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Resolved, resolveActors } from '../src/actors/index.ts';
import { annotate } from '../src/language/index.ts';
import type { Actor, Annotated, Report } from '../src/model/index.ts';
import type { Row } from './row.ts';

interface Phrase {
  text: string;
  expect: { country?: string; code_1?: string } | null;
  query_date: string | null;
  skipped_upstream: boolean;
}

interface Item {
  date: string;
  text: string;
  events: { actor: Party[]; recipient: Party[] }[];
}

interface Party {
  name: string;
  country: string | null;
  sector: string | null;
}

const reportOf = (text: string, published: string | null): Report => ({
  id: 'phrase',
  source: null,
  title: null,
  author: null,
  published,
  modified: null,
  outlet: null,
  language: 'en',
  url: null,
  text,
});

/** The actor that a phrase standing alone denotes: that of its root, failing it that of its first word to denote one. */
export function actorOfPhrase(text: string, date: string | null): Actor | null {
  const annotated = annotate(reportOf(text, date));
  const resolved = resolveActors(annotated, { published: date });
  for (const [s, { tokens }] of annotated.sentences.entries()) {
    const root = tokens.findIndex((t) => t.head < 0);
    const order = [root, ...tokens.keys()];
    for (const i of order) {
      const party = i >= 0 ? resolved.of(s, i)[0] : undefined;
      if (party) return resolved.actors[party.actor] ?? null;
    }
  }
  return null;
}

/** The actor of a party named in a text: asked at the head of the words. */
export function actorAt(annotated: Annotated, resolved: Resolved, from: number, to: number): Actor | null {
  for (const [s, sentence] of annotated.sentences.entries()) {
    if (sentence.start > from || sentence.end < to) continue;
    const inside = [...sentence.tokens.keys()].filter(
      (i) => sentence.tokens[i]!.start >= from && sentence.tokens[i]!.end <= to,
    );
    const head = inside.find((i) => !inside.includes(sentence.tokens[i]!.head));
    if (head === undefined) return null;
    const party = resolved.of(s, head)[0];
    return party ? resolved.actors[party.actor]! : null;
  }
  return null;
}

const isoDate = (date: string | null): string | null => {
  if (!date || !/\d/.test(date)) return null;
  if (/^\d{4}-/.test(date)) return date;
  return new Date(`${date} UTC`).toISOString().slice(0, 10);
};

/**
 * Share of phrases whose country, and whose sector, is the expected one: NGEC's unit tests of actor resolution as phrases,
 * and the parties of the wire items of wire-4, each asked at its first mention. `shared` is the folder of the data sets.
 */
export async function evalActors(shared: string): Promise<Row[]> {
  return [
    ...phraseRows(join(shared, 'gold/events/ngec_actors_dev.jsonl')),
    ...wireRows(join(shared, 'gold/wire/wire-4.jsonl')),
  ];
}

const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l) as T);

function phraseRows(file: string): Row[] {
  if (!existsSync(file)) return [];
  const country: boolean[] = [];
  const sector: boolean[] = [];
  for (const p of lines<Phrase>(file)) {
    const want = p.expect;
    if (!want?.country && !want?.code_1) continue;
    const actor = actorOfPhrase(p.text, isoDate(p.query_date));
    if (want.country) country.push(actor?.country === want.country);
    if (want.code_1) sector.push(actor?.sector === want.code_1);
  }
  return [
    share('gold/events/ngec_actors_dev', 'country', country),
    share('gold/events/ngec_actors_dev', 'sector', sector),
  ];
}

function wireRows(file: string): Row[] {
  if (!existsSync(file)) return [];
  const country: boolean[] = [];
  const sector: boolean[] = [];
  for (const item of lines<Item>(file)) {
    const annotated = annotate(reportOf(item.text, item.date));
    const resolved = resolveActors(annotated, { published: item.date });
    for (const party of item.events.flatMap((e) => [...e.actor, ...e.recipient])) {
      const at = item.text.indexOf(party.name);
      if (at < 0) continue;
      const actor = actorAt(annotated, resolved, at, at + party.name.length);
      if (party.country) country.push(actor?.country === party.country);
      if (party.sector) sector.push(actor?.sector === party.sector);
    }
  }
  return [
    share('gold/wire/wire-4', 'country of a party', country),
    share('gold/wire/wire-4', 'sector of a party', sector),
  ];
}

/** Share with its 95% interval by 1,000 bootstrap samples (a fixed linear congruential generator). */
function share(set: string, figure: string, hits: boolean[]): Row {
  const value = hits.filter(Boolean).length / hits.length;
  let seed = 1;
  const next = () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  const samples = Array.from({ length: 1000 }, () => {
    let n = 0;
    for (let i = 0; i < hits.length; i++) if (hits[Math.floor(next() * hits.length)]) n++;
    return n / hits.length;
  }).sort((a, b) => a - b);
  return { set, figure, value, interval: [samples[25]!, samples[974]!], n: hits.length };
}

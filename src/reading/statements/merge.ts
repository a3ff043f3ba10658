import type { Span } from '../../model/index.ts';
import type { Draft } from './page.ts';

const RANK: Record<Draft['by'], number> = { quote: 0, clause: 1, aside: 2, according: 3, noun: 4 };

/** Two readings of the same words count as one statement above this share of common characters. */
const SAME = 0.8;

/**
 * One draft a cue, none twice: pieces in text order without overlap, empty ones left out; of two drafts with nearly the
 * same content the one read by the surer way stays. In text order.
 */
export function merge(drafts: readonly Draft[]): Draft[] {
  const sorted = drafts
    .map((d) => ({ ...d, content: tidy(d.content) }))
    .filter((d) => d.content.length > 0)
    .sort((a, b) => start(a) - start(b) || RANK[a.by] - RANK[b.by] || end(a) - end(b));
  const cues = new Map<string, Draft>();
  for (const d of sorted) {
    const key = d.cue ? `${d.cue.sentence}:${d.cue.token}` : `at ${start(d)}`;
    const other = cues.get(key);
    if (!other || RANK[d.by] < RANK[other.by]) cues.set(key, d);
  }
  const kept: Draft[] = [];
  // drafts that may still overlap the next one
  let near: Draft[] = [];
  for (const d of sorted) {
    const key = d.cue ? `${d.cue.sentence}:${d.cue.token}` : `at ${start(d)}`;
    if (cues.get(key) !== d) continue;
    near = near.filter((n) => end(n) > start(d)).slice(-16);
    const twin = near.find((n) => overlap(n, d) >= SAME);
    if (twin) {
      if (RANK[d.by] < RANK[twin.by]) {
        kept[kept.indexOf(twin, Math.max(0, kept.length - 32))] = d;
        near[near.indexOf(twin)] = d;
      }
      continue;
    }
    kept.push(d);
    near.push(d);
  }
  return kept;
}

const start = (d: Draft): number => d.content[0]![0];
const end = (d: Draft): number => d.content.at(-1)![1];

function tidy(content: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const [a, b] of [...content].sort((x, y) => x[0] - y[0] || y[1] - x[1])) {
    const from = Math.max(a, out.at(-1)?.[1] ?? 0);
    if (from < b) out.push([from, b]);
  }
  return out;
}

function overlap(a: Draft, b: Draft): number {
  let common = 0;
  for (const x of a.content)
    for (const y of b.content) common += Math.max(0, Math.min(x[1], y[1]) - Math.max(x[0], y[0]));
  const size = (d: Draft): number => d.content.reduce((n, [s, e]) => n + e - s, 0);
  return common / Math.max(1, size(a) + size(b) - common);
}

import { MOST, NameFeatures, WINDOW } from '../src/language/en/names-features.ts';
import { Gazetteer } from '../src/language/en/names-gazetteer.ts';
import { LABELS } from '../src/language/en/names-labels.ts';
import { Crf, type Instance } from './names-crf.ts';
import { type LabelledSentence, perturbed, unerSentences, wire, wireSentences } from './names-data.ts';
import { writePack } from './pack.ts';
import { random, shuffled } from './perceptron.ts';
import { SHARED } from './treebanks.ts';

export interface NameSettings {
  parts: number[];
  epochs: number;
  penalty: number;
  rate: number;
  /** Weight of EWT's sentences. */
  other: number;
  /** Share of the sentences that are read once more as headlines. */
  headlines: number;
  /** Where the weights go; null for nowhere. */
  to: URL | string;
}

export const SETTINGS: NameSettings = {
  parts: [0, 1, 2, 3],
  epochs: 12,
  penalty: 2,
  rate: 0.15,
  other: 0.5,
  headlines: 0.3,
  to: new URL('../models/en-names.bin', import.meta.url),
};

/**
 * Learns the finder from gold/wire (the parts named) and UNER's EWT, writes it and returns its size in bytes.
 * Weights of the news items are those of all text plus their own (Daumé 2007), added up at the end.
 */
export function trainNames(shared = SHARED, settings: Partial<NameSettings> = {}): number {
  const set = { ...SETTINGS, ...settings };
  const next = random(7);
  const news = wireSentences(set.parts.flatMap((part) => wire(shared, part)));
  const other = unerSentences(shared, set.other);
  const copies = [...news, ...other]
    .filter(() => next() < set.headlines)
    .map((s) => perturbed(s, next() < 0.75 ? 'title' : 'capitals'));
  const sentences: LabelledSentence[] = [...news, ...other, ...copies];
  const features = new NameFeatures(Gazetteer.load());
  const raw = instances(sentences, features);
  const uses = new Map<number, number>();
  for (const r of raw)
    for (const hashes of r.hashes) for (const h of hashes) uses.set(h, (uses.get(h) ?? 0) + 1);
  const id = new Map<number, number>();
  for (const [hash, n] of uses) if (n >= 2) id.set(hash, id.size);
  const F = id.size;
  const counts = new Float32Array(2 * F);
  const all: Instance[] = raw.map(({ hashes, allowed, news, weight }) => ({
    allowed,
    weight,
    features: hashes.map((of) => {
      const ids: number[] = [];
      for (const h of of) {
        const f = id.get(h);
        if (f === undefined) continue;
        ids.push(f);
        counts[f]!++;
        if (news) {
          ids.push(F + f);
          counts[F + f]!++;
        }
      }
      return Int32Array.from(ids);
    }),
  }));
  console.error(`names: ${sentences.length} sentences, ${all.length} runs, ${F} features`);
  const crf = new Crf(2 * F, counts, set);
  for (let epoch = 0; epoch < set.epochs; epoch++) {
    let loss = 0;
    for (const instance of shuffled(all, next)) loss += crf.step(instance);
    console.error(`names: epoch ${epoch + 1}, loss ${loss.toFixed(0)}`);
  }
  return write(crf, id, F, set.to);
}

interface Raw {
  hashes: Int32Array[];
  allowed: Int32Array;
  news: 0 | 1;
  weight: number;
}

function instances(sentences: readonly LabelledSentence[], features: NameFeatures): Raw[] {
  const out: Raw[] = [];
  const buffer = new Int32Array(MOST);
  for (const { tokens, allowed, news, weight } of sentences) {
    features.sentence(tokens);
    for (let i = 0; i < tokens.length; ) {
      if (!features.candidate[i]) {
        i++;
        continue;
      }
      const hashes: Int32Array[] = [];
      const from = i;
      for (; i < tokens.length && features.candidate[i]; i++) {
        let n = features.context(i, buffer);
        for (let place = -WINDOW; place <= WINDOW; place++)
          n = features.local(features.at(i + place), place, buffer, n);
        hashes.push(buffer.slice(0, n));
      }
      out.push({ hashes, allowed: allowed.slice(from, i), news, weight });
    }
  }
  return out;
}

/** Weights as whole hundredths, in the layout of LinearModel.read. */
function write(crf: Crf, id: Map<number, number>, F: number, to: URL | string): number {
  const scale = 100;
  const least = 3;
  const keys: number[] = [];
  const counts: number[] = [];
  const classes: number[] = [];
  const weights: number[] = [];
  let previous = 0;
  for (const [hash, f] of [...id].sort((a, b) => (a[0] >>> 0) - (b[0] >>> 0))) {
    let count = 0;
    for (let l = 0; l < LABELS; l++) {
      const w = Math.round(scale * (crf.weights[f * LABELS + l]! + crf.weights[(F + f) * LABELS + l]!));
      if (Math.abs(w) < least) continue;
      count++;
      classes.push(l);
      const zigzag = w < 0 ? -2 * w - 1 : 2 * w;
      if (zigzag < 128) weights.push(zigzag);
      else weights.push((zigzag & 127) | 128, zigzag >>> 7);
    }
    if (count === 0) continue;
    counts.push(count);
    let delta = (hash >>> 0) - previous;
    previous = hash >>> 0;
    for (; delta >= 128; delta = Math.floor(delta / 128)) keys.push((delta % 128) | 128);
    keys.push(delta);
  }
  const head = new DataView(new ArrayBuffer(16));
  for (const [i, n] of [LABELS, counts.length, classes.length, keys.length].entries())
    head.setUint32(4 * i, n, true);
  const steps = Int32Array.from(crf.steps, (s) => Math.round(scale * s));
  console.error(`names: ${counts.length} rows, ${classes.length} weights kept`);
  return writePack(
    to,
    { labels: LABELS },
    {
      weights: Buffer.concat([
        Buffer.from(head.buffer),
        ...[keys, counts, classes, weights].map((p) => Buffer.from(p)),
      ]),
      steps: new Uint8Array(steps.buffer),
    },
  );
}

if (import.meta.main) console.error(`${trainNames()} bytes`);

import type { Name, Sentence } from '../../model/index.ts';
import { LinearModel } from '../linear.ts';
import { type FormFacts, MOST, NameFeatures, WINDOW } from './names-features.ts';
import { Gazetteer } from './names-gazetteer.ts';
import {
  END,
  LABELS,
  mayEnd,
  mayStart,
  NAME_TYPES,
  OUTSIDE,
  placeOf,
  SINGLE,
  STEPS,
  typeOf,
} from './names-labels.ts';
import { readPack } from './pack.ts';

const NEVER = -(2 ** 30);
const PLACES = 2 * WINDOW + 1;

/** Weights of the finder: of features, and of the steps between labels in the order of `STEPS`. */
export interface NameWeights {
  model: LinearModel;
  steps: Int32Array;
}

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the tokens near capitals;
 * every other token is outside of names. Trained by train/names.ts.
 */
export class NameFinder {
  readonly #weights: NameWeights;
  readonly #features: NameFeatures;
  readonly #hashes = new Int32Array(MOST);
  readonly #scores = new Int32Array(LABELS);
  #lattice = new Int32Array(64 * LABELS);
  #back = new Uint8Array(64 * LABELS);

  constructor(weights: NameWeights, features = new NameFeatures(Gazetteer.load())) {
    this.#weights = weights;
    this.#features = features;
  }

  /** Names of the sentences in their order; sets `name` of every token. */
  find(sentences: readonly Sentence[]): Name[] {
    const names: Name[] = [];
    for (const [index, sentence] of sentences.entries()) {
      const labels = this.label(sentence.tokens);
      const { tokens } = sentence;
      for (let i = 0; i < tokens.length; i++) {
        tokens[i]!.name = -1;
        const l = labels[i]!;
        if (l === OUTSIDE || (placeOf(l) !== END && placeOf(l) !== SINGLE)) continue;
        let from = i;
        if (placeOf(l) === END) while (placeOf(labels[from]!) !== 0) from--;
        for (let t = from; t <= i; t++) tokens[t]!.name = names.length;
        names.push({
          span: [tokens[from]!.start, tokens[i]!.end],
          type: NAME_TYPES[typeOf(l)]!,
          sentence: index,
          from,
          to: i + 1,
        });
      }
    }
    return names;
  }

  /** The best labels of one sentence. */
  label(tokens: readonly { form: string }[]): Uint8Array {
    const features = this.#features;
    features.sentence(tokens);
    const labels = new Uint8Array(tokens.length);
    for (let i = 0; i < tokens.length; ) {
      if (!features.candidate[i]) {
        i++;
        continue;
      }
      let to = i + 1;
      while (to < tokens.length && features.candidate[to]) to++;
      this.#viterbi(i, to, labels);
      i = to;
    }
    return labels;
  }

  /** Scores of the labels by a form alone, at every place of the window. */
  #formScores(f: FormFacts): Int32Array {
    const all = new Int32Array(PLACES * LABELS);
    for (let place = -WINDOW; place <= WINDOW; place++) {
      const n = this.#features.local(f, place, this.#hashes, 0);
      this.#weights.model.score(this.#hashes, n, this.#scores);
      all.set(this.#scores, (place + WINDOW) * LABELS);
    }
    f.scores = all;
    return all;
  }

  #viterbi(from: number, to: number, labels: Uint8Array): void {
    const n = to - from;
    if (this.#lattice.length < n * LABELS) {
      this.#lattice = new Int32Array(2 * n * LABELS);
      this.#back = new Uint8Array(2 * n * LABELS);
    }
    const lattice = this.#lattice;
    const back = this.#back;
    const scores = this.#scores;
    const { model, steps } = this.#weights;
    for (let i = from; i < to; i++) {
      const count = this.#features.context(i, this.#hashes);
      model.score(this.#hashes, count, scores);
      const now = (i - from) * LABELS;
      for (let l = 0; l < LABELS; l++) lattice[now + l] = scores[l]!;
      for (let place = -WINDOW; place <= WINDOW; place++) {
        const f = this.#features.at(i + place);
        const form = f.scores ?? this.#formScores(f);
        const base = (place + WINDOW) * LABELS;
        for (let l = 0; l < LABELS; l++) lattice[now + l]! += form[base + l]!;
      }
      if (i === from) {
        for (let l = 0; l < LABELS; l++) if (!mayStart(l)) lattice[now + l] = NEVER;
        continue;
      }
      const best = scores.fill(2 * NEVER);
      const before = now - LABELS;
      for (let s = 0; s < steps.length; s++) {
        const a = STEPS[2 * s]!;
        const b = STEPS[2 * s + 1]!;
        const score = lattice[before + a]! + steps[s]!;
        if (score > best[b]!) {
          best[b] = score;
          back[now + b] = a;
        }
      }
      for (let l = 0; l < LABELS; l++) lattice[now + l] = Math.max(NEVER, lattice[now + l]! + best[l]!);
    }
    const last = (n - 1) * LABELS;
    let best = 0;
    for (let l = 0; l < LABELS; l++) if (mayEnd(l) && lattice[last + l]! > lattice[last + best]!) best = l;
    for (let i = n - 1; i >= 0; i--) {
      labels[from + i] = best;
      best = back[i * LABELS + best]!;
    }
  }
}

let finder: NameFinder | null = null;

/** Reads `models/en-names.bin` and the registries. Idempotent. Throws MODEL_MISSING. */
export function loadNames(): NameFinder {
  if (finder) return finder;
  const { parts } = readPack('en-names.bin');
  const raw = parts.steps!;
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const steps = Int32Array.from({ length: STEPS.length / 2 }, (_, i) => view.getInt32(4 * i, true));
  finder = new NameFinder({ model: LinearModel.read(parts.weights!, { offset: 0 }), steps });
  return finder;
}

/** Finds the names of a report's sentences, in order, and sets `Token.name`. */
export const findNames = (sentences: readonly Sentence[]): Name[] => loadNames().find(sentences);

import { LABELS, mayEnd, mayStart, STEPS } from '../src/language/en/names-labels.ts';

/** One run of tokens: feature numbers of each and the labels that each may have, as bits. */
export interface Instance {
  features: Int32Array[];
  allowed: Int32Array;
  weight: number;
}

const PAIRS = STEPS.length / 2;

/**
 * Trains a linear-chain conditional random field by AdaGrad (Duchi, Hazan and Singer 2011) on the likelihood of the
 * allowed labellings (Tsuboi et al. 2008: partial annotations), with an L2 penalty spread over a feature's uses.
 */
export class Crf {
  readonly weights: Float32Array;
  readonly steps = new Float32Array(PAIRS);
  readonly #squares: Float32Array;
  readonly #stepSquares = new Float32Array(PAIRS);
  readonly #uses: Float32Array;
  readonly #penalty: number;
  readonly #rate: number;

  constructor(features: number, uses: Float32Array, { penalty = 0.5, rate = 0.15 } = {}) {
    this.weights = new Float32Array(features * LABELS);
    this.#squares = new Float32Array(features * LABELS);
    this.#uses = uses;
    this.#penalty = penalty;
    this.#rate = rate;
  }

  /** One step on one instance; returns its loss in nats. */
  step({ features, allowed, weight }: Instance): number {
    const n = features.length;
    const K = LABELS;
    const emit = new Float64Array(n * K);
    for (let i = 0; i < n; i++)
      for (const f of features[i]!) {
        const base = f * K;
        for (let l = 0; l < K; l++) emit[i * K + l]! += this.weights[base + l]!;
      }
    const free = this.#expect(emit, n, null);
    const held = this.#expect(emit, n, allowed);
    if (!Number.isFinite(held.log)) return 0;
    for (let i = 0; i < n; i++) {
      const gradient = new Float64Array(K);
      let any = false;
      for (let l = 0; l < K; l++) {
        gradient[l] = weight * (free.unary[i * K + l]! - held.unary[i * K + l]!);
        if (Math.abs(gradient[l]!) > 1e-4) any = true;
      }
      if (!any) continue;
      for (const f of features[i]!) {
        const decay = this.#penalty / this.#uses[f]!;
        const base = f * K;
        for (let l = 0; l < K; l++) {
          const g = gradient[l]! + decay * this.weights[base + l]!;
          if (g === 0) continue;
          const square = (this.#squares[base + l]! += g * g);
          this.weights[base + l]! -= (this.#rate * g) / (0.1 + Math.sqrt(square));
        }
      }
    }
    for (let s = 0; s < PAIRS; s++) {
      const g = weight * (free.pairs[s]! - held.pairs[s]!);
      if (g === 0) continue;
      const square = (this.#stepSquares[s]! += g * g);
      this.steps[s]! -= (this.#rate * g) / (0.1 + Math.sqrt(square));
    }
    return free.log - held.log;
  }

  /** Expectations of labels and of steps, over all labellings or the allowed ones, by forward and backward sums. */
  #expect(emit: Float64Array, n: number, allowed: Int32Array | null) {
    const K = LABELS;
    const forward = new Float64Array(n * K);
    const backward = new Float64Array(n * K);
    const step = this.steps.map((s) => Math.exp(s));
    const factor = new Float64Array(n * K);
    let log = 0;
    for (let i = 0; i < n; i++) {
      let top = -Infinity;
      for (let l = 0; l < K; l++) top = Math.max(top, emit[i * K + l]!);
      for (let l = 0; l < K; l++) {
        const ok =
          (!allowed || (allowed[i]! & (1 << l)) !== 0) && (i > 0 || mayStart(l)) && (i < n - 1 || mayEnd(l));
        factor[i * K + l] = ok ? Math.exp(emit[i * K + l]! - top) : 0;
      }
      log += top;
    }
    const sums = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const now = i * K;
      if (i === 0) for (let l = 0; l < K; l++) forward[l] = factor[l]!;
      else {
        for (let s = 0; s < PAIRS; s++)
          forward[now + STEPS[2 * s + 1]!]! += forward[now - K + STEPS[2 * s]!]! * step[s]!;
        for (let l = 0; l < K; l++) forward[now + l]! *= factor[now + l]!;
      }
      let sum = 0;
      for (let l = 0; l < K; l++) sum += forward[now + l]!;
      sums[i] = sum;
      log += Math.log(sum);
      for (let l = 0; l < K; l++) forward[now + l]! /= sum;
    }
    const pairs = new Float64Array(PAIRS);
    const unary = new Float64Array(n * K);
    for (let l = 0; l < K; l++) backward[(n - 1) * K + l] = 1;
    for (let i = n - 1; i >= 0; i--) {
      const now = i * K;
      for (let l = 0; l < K; l++) unary[now + l] = forward[now + l]! * backward[now + l]!;
      if (i === 0) break;
      for (let s = 0; s < PAIRS; s++) {
        const a = now - K + STEPS[2 * s]!;
        const b = now + STEPS[2 * s + 1]!;
        const through = (step[s]! * factor[b]! * backward[b]!) / sums[i]!;
        backward[a]! += through;
        pairs[s]! += forward[a]! * through;
      }
    }
    return { log, unary, pairs };
  }
}

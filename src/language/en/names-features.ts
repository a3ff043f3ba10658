import { hashString, mix } from '../linear.ts';
import { capitalsAt, classAt, classRow, foldForm } from './classes.ts';
import type { Gazetteer } from './names-gazetteer.ts';

/** What the features need to know of a form, once for all its tokens. */
export interface FormFacts {
  form: string;
  fold: string;
  exact: number;
  word: number;
  shape: number;
  kind: number;
  classes: [number, number, number];
  capitals: number;
  capital: boolean;
  /** Scores of the labels by the form alone at the places -2 to 2 from the token; filled by the finder. */
  scores: Int32Array | null;
}

/** Tokens before and after a token whose forms count. */
export const WINDOW = 2;
/** Bound on the features of a token. */
export const MOST = 160;

const CACHED = 60_000;
const CONNECTORS = new Set([
  'of',
  'the',
  'and',
  'for',
  'de',
  'del',
  'du',
  'al',
  '-',
  '&',
  "'s",
  '’s',
  '/',
  'on',
  'in',
]);

/** Character classes of a form, repeats once: "Xx", "X", "0", "Xx-Xx". */
function shapeOf(form: string): string {
  let out = '';
  let last = '';
  for (const ch of form.length > 30 ? form.slice(0, 30) : form) {
    const c = /\p{Lu}/u.test(ch) ? 'X' : /\p{L}/u.test(ch) ? 'x' : /\p{N}/u.test(ch) ? '0' : ch;
    if (c !== last || (c === 'X' && out.length < 4)) out += c;
    last = c;
  }
  return /^0+$/.test(out) ? `0${form.length}` : out;
}

/** Reads one sentence at a time into features. Not re-entrant. */
export class NameFeatures {
  readonly #gazetteer: Gazetteer;
  readonly #facts: Map<string, FormFacts>[] = [new Map(), new Map()];
  readonly #edge: FormFacts;
  n = 0;
  /** Most words are capitalised: a headline. */
  headline = 0;
  facts: FormFacts[] = [];
  /** Tokens that may be part of a name. */
  candidate = new Uint8Array(256);
  #capital = new Uint8Array(256);
  #gaz = new Int32Array(256);
  /** First token, and one past the last, of the run of capitals that a token stands in. */
  #from = new Int32Array(256);
  #to = new Int32Array(256);
  /** The same with connecting words inside. */
  #wideFrom = new Int32Array(256);
  #wideTo = new Int32Array(256);

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
    this.#edge = this.#read('', 0);
  }

  /** Facts of a form; `headline` 1 where capitals mean little. */
  #read(form: string, headline: number): FormFacts {
    const map = this.#facts[headline]!;
    const short = form.length > 40 ? form.slice(0, 40) : form;
    const known = map.get(short);
    if (known) return known;
    const fold = foldForm(short);
    const row = classRow(short);
    const shape = shapeOf(short);
    const facts: FormFacts = {
      form: short,
      fold,
      exact: hashString(short),
      word: hashString(fold),
      shape: mix(hashString(shape), headline),
      kind: /^X+$/.test(shape)
        ? short.length > 1
          ? 3
          : 2
        : shape.startsWith('X')
          ? 1
          : /X/.test(shape)
            ? 4
            : shape === 'x'
              ? 5
              : 0,
      classes: [classAt(row, 0), classAt(row, 1), classAt(row, 2)],
      capitals: row === 0 ? 9 : capitalsAt(row),
      capital: /\p{Lu}/u.test(short),
      scores: null,
    };
    if (map.size >= CACHED) map.clear();
    map.set(short, facts);
    return facts;
  }

  #grow(n: number): void {
    if (this.candidate.length >= n) return;
    const size = n * 2;
    this.candidate = new Uint8Array(size);
    this.#capital = new Uint8Array(size);
    this.#gaz = new Int32Array(size);
    this.#from = new Int32Array(size);
    this.#to = new Int32Array(size);
    this.#wideFrom = new Int32Array(size);
    this.#wideTo = new Int32Array(size);
  }

  /** Takes up a sentence. */
  sentence(tokens: readonly { form: string }[]): void {
    const n = tokens.length;
    this.n = n;
    this.#grow(n);
    let words = 0;
    let capitals = 0;
    for (let i = 0; i < n; i++) {
      const form = tokens[i]!.form;
      if (form.length < 4) continue;
      const code = form.charCodeAt(0);
      const lower = form[0]!.toLowerCase() !== form[0];
      if (lower || (code > 96 && code < 123) || code > 191) words++;
      if (lower) capitals++;
    }
    this.headline = words >= 4 && capitals >= 0.8 * words ? 1 : 0;
    this.facts.length = 0;
    for (let i = 0; i < n; i++) {
      const facts = this.#read(tokens[i]!.form, this.headline);
      this.facts.push(facts);
      this.#capital[i] = facts.capital ? 1 : 0;
    }
    this.#candidates();
    this.#runs();
    this.#gazetteer.mark(this.facts, this.#capital, n, this.#gaz);
  }

  #candidates(): void {
    const n = this.n;
    this.candidate.fill(0, 0, n);
    for (let i = 0; i < n; i++) {
      if (!this.#capital[i]) continue;
      for (let j = Math.max(0, i - 2); j <= Math.min(n - 1, i + 3); j++) this.candidate[j] = 1;
    }
  }

  #runs(): void {
    const n = this.n;
    for (let i = 0; i < n; ) {
      let to = i + 1;
      if (this.#capital[i]) while (to < n && this.#capital[to]) to++;
      for (let j = i; j < to; j++) {
        this.#from[j] = i;
        this.#to[j] = to;
      }
      i = to;
    }
    for (let i = 0; i < n; ) {
      let to = i + 1;
      if (this.#capital[i])
        for (let j = to; j < n && j - to <= 2; j++) {
          if (this.#capital[j]) to = j + 1;
          else if (!CONNECTORS.has(this.facts[j]!.fold)) break;
        }
      for (let j = i; j < to; j++) {
        this.#wideFrom[j] = i;
        this.#wideTo[j] = to;
      }
      i = to;
    }
  }

  at(i: number): FormFacts {
    return i < 0 || i >= this.n ? this.#edge : this.facts[i]!;
  }

  /** Features of a form standing `place` tokens from the token (-2 to 2), from `out[n]` on; returns the new n. */
  local(f: FormFacts, place: number, out: Int32Array, n: number): number {
    const base = mix(0x51ed270b, place + 8);
    const put = (kind: number, value: number) => {
      out[n++] = mix(mix(base, kind), value);
    };
    put(1, f.word);
    put(2, f.classes[0]);
    put(3, f.classes[1]);
    put(4, f.classes[2]);
    put(5, f.shape);
    put(6, f.capitals * 8 + f.kind);
    const fold = f.fold;
    put(7, hashString(fold, Math.max(0, fold.length - 3)));
    if (place > -2 && place < 2) {
      put(8, f.exact);
      put(9, hashString(fold, Math.max(0, fold.length - 2)));
      put(10, mix(f.classes[1], f.shape));
    }
    if (place === 0) {
      put(11, hashString(fold, Math.max(0, fold.length - 4)));
      put(12, hashString(fold, 0, 2));
      put(13, hashString(fold, 0, 3));
      put(14, hashString(fold, 0, 4));
      put(15, mix(f.capitals, f.shape));
      put(16, hashString(fold, Math.max(0, fold.length - 1)));
    }
    return n;
  }

  /** Features of token `i` in its surroundings; returns their number. */
  context(i: number, out: Int32Array): number {
    let n = 0;
    const put = (kind: number, a: number, b = 0, c = 0) => {
      out[n++] = mix(mix(mix(0x2545f491 + kind * 7919, a), b), c);
    };
    const f0 = this.facts[i]!;
    const p1 = this.at(i - 1);
    const p2 = this.at(i - 2);
    const n1 = this.at(i + 1);
    const n2 = this.at(i + 2);
    put(1, this.headline);
    put(2, p1.shape, f0.shape, n1.shape);
    put(3, f0.shape, n1.shape, n2.shape);
    put(4, p2.shape, p1.shape, f0.shape);
    put(5, p1.word, f0.word);
    put(6, f0.word, n1.word);
    put(7, p1.classes[2], f0.classes[2]);
    put(8, f0.classes[2], n1.classes[2]);
    put(9, p1.classes[1], f0.classes[1], n1.classes[1]);
    put(10, p1.classes[0], f0.classes[0], n1.classes[0]);
    put(11, p2.classes[1], p1.classes[1], f0.shape);
    put(12, n1.classes[1], n2.classes[1], f0.shape);
    put(13, p1.classes[1], f0.shape, n1.classes[1]);
    if (i === 0 || (i === 1 && !/\p{L}/u.test(p1.form))) {
      put(14, f0.word);
      put(15, f0.capitals * 8 + f0.kind, f0.classes[1]);
      put(16, f0.capitals * 8 + f0.kind, n1.kind);
    }
    const capital = this.#capital[i]!;
    const from = this.#from[i]!;
    const to = this.#to[i]!;
    const before = this.at(from - 1);
    const after = this.at(to);
    const where = (Math.min(3, i - from) * 4 + Math.min(3, to - 1 - i)) * 2 + capital;
    put(20, where, f0.kind);
    put(21, before.word, where);
    put(22, before.classes[2], where);
    put(23, after.word, where);
    put(24, after.classes[2], where);
    put(25, before.classes[1], after.classes[1], capital);
    if (to - from > 1) {
      const last = this.at(to - 1);
      const first = this.at(from);
      put(26, last.word, where);
      put(27, last.classes[2], where);
      put(28, first.word, where);
      put(29, first.classes[2], where);
      put(30, first.classes[1], last.classes[1], where);
      put(31, f0.classes[2], last.classes[1], where);
    }
    const wideFrom = this.#wideFrom[i]!;
    const wideTo = this.#wideTo[i]!;
    if (wideTo - wideFrom > to - from) {
      const first = this.at(wideFrom);
      const last = this.at(wideTo - 1);
      const place = Math.min(4, i - wideFrom) * 8 + Math.min(4, wideTo - 1 - i);
      put(32, first.word, place);
      put(33, first.classes[2], place);
      put(34, last.word, place);
      put(35, last.classes[2], place);
      put(36, this.at(wideFrom - 1).classes[1], this.at(wideTo).classes[1], place);
      // The head of a name with "of" and the like is the last capital before the connector.
      let head = wideFrom;
      while (head + 1 < wideTo && this.#capital[head + 1]) head++;
      put(37, this.at(head).word, place);
      put(38, this.at(head).classes[2], place, i > head ? 1 : 0);
    }
    const gaz = this.#gaz;
    const g0 = gaz[i]!;
    const gp = i > 0 ? gaz[i - 1]! : 0;
    const gn = i + 1 < this.n ? gaz[i + 1]! : 0;
    if (g0 !== 0) {
      put(40, g0);
      put(41, g0, f0.kind);
      put(42, g0, n1.kind, n1.classes[0]);
      put(43, g0, before.classes[1]);
      put(44, g0, after.classes[1]);
      for (let bit = 1; bit < 2048; bit <<= 1) if ((g0 >> 2) & bit) put(45, bit, g0 & 3);
    }
    if (gp !== 0) put(46, gp, f0.kind);
    if (gn !== 0) put(47, gn, f0.kind);
    if (g0 !== 0 || gp !== 0 || gn !== 0) put(48, gp, g0, gn);
    return n;
  }
}

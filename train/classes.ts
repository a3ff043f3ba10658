import { foldForm, LEVELS } from '../src/language/en/classes.ts';
import { corpus, opens } from './classes-corpus.ts';
import { writePack } from './pack.ts';
import { SHARED } from './treebanks.ts';

/** Forms in the table. */
const VOCABULARY = 40_000;
const SWEEPS = 8;

interface Statistics {
  forms: string[];
  /** Bigrams of ids, as first * 2^17 + second, with their counts. 0 stands for every form outside the table. */
  bigrams: Map<number, number>;
  counts: Int32Array;
  /** For each form how often it is capitalised within sentences, in fifths from 0 to 5. */
  capitals: Uint8Array;
}

/**
 * A form's entry: lower case, save where the capitalised form is a word of its own within sentences ("Turkey" beside
 * "turkey", "US" beside "us").
 */
export async function statistics(shared: string): Promise<Statistics> {
  const inside = new Map<string, number>();
  for await (const text of corpus(shared))
    for (let i = 0; i < text.length; i++)
      if (!opens(text, i)) inside.set(text[i]!, (inside.get(text[i]!) ?? 0) + 1);
  const lower = new Map<string, number>();
  for (const [form, n] of inside) lower.set(foldForm(form), (lower.get(foldForm(form)) ?? 0) + n);
  const own = new Set<string>();
  for (const [form, n] of inside) {
    const fold = foldForm(form);
    const all = lower.get(fold)!;
    if (form !== fold && n >= 20 && n >= 0.1 * all && (inside.get(fold) ?? 0) >= 20) own.add(form);
  }
  const entry = (text: string[], i: number): string => {
    const form = text[i]!;
    const fold = foldForm(form);
    if (!own.has(form)) return fold;
    return opens(text, i) && inside.get(form)! < (inside.get(fold) ?? 0) ? fold : form;
  };
  const counts = new Map<string, number>();
  for await (const text of corpus(shared))
    for (let i = 0; i < text.length; i++) {
      const form = entry(text, i);
      if (form.length <= 30) counts.set(form, (counts.get(form) ?? 0) + 1);
    }
  const forms = [...counts]
    .filter(([, n]) => n >= 4)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, VOCABULARY)
    .map(([form]) => form);
  const id = new Map(forms.map((form, i) => [form, i + 2]));
  const bigrams = new Map<number, number>();
  const total = new Int32Array(forms.length + 2);
  const bump = (a: number, b: number) => {
    const key = a * 131072 + b;
    bigrams.set(key, (bigrams.get(key) ?? 0) + 1);
  };
  for await (const text of corpus(shared)) {
    // 1 stands for the edges of a paragraph.
    let previous = 1;
    for (let i = 0; i < text.length; i++) {
      const now = id.get(entry(text, i)) ?? 0;
      total[now]!++;
      bump(previous, now);
      previous = now;
    }
    bump(previous, 1);
  }
  const capitals = Uint8Array.from(forms, (form) => {
    const fold = foldForm(form);
    if (form !== fold) return 5;
    const low = inside.get(fold) ?? 0;
    return Math.round((5 * ((lower.get(fold) ?? 0) - low)) / Math.max(1, lower.get(fold) ?? 0));
  });
  return { forms, bigrams, counts: total, capitals };
}

/** Neighbours of each id on one side, in compressed rows. */
interface Neighbours {
  start: Int32Array;
  id: Int32Array;
  n: Int32Array;
}

function neighbours(bigrams: Map<number, number>, size: number, side: 'left' | 'right'): Neighbours {
  const start = new Int32Array(size + 1);
  const of = (key: number) => (side === 'left' ? key % 131072 : Math.floor(key / 131072));
  for (const key of bigrams.keys()) start[of(key) + 1]!++;
  for (let i = 0; i < size; i++) start[i + 1]! += start[i]!;
  const at = start.slice();
  const id = new Int32Array(bigrams.size);
  const n = new Int32Array(bigrams.size);
  for (const [key, count] of bigrams) {
    const w = of(key);
    id[at[w]!] = side === 'left' ? Math.floor(key / 131072) : key % 131072;
    n[at[w]!] = count;
    at[w]!++;
  }
  return { start, id, n };
}

/**
 * The predictive exchange algorithm (Uszkoreit and Brants 2008, after Martin, Liermann and Ney 1998), summed over both
 * directions: classes such that the class of a word is told best by the word before it and by the word after it.
 */
function exchange(
  size: number,
  classes: number,
  left: Neighbours,
  right: Neighbours,
  counts: Int32Array,
): Int32Array {
  const of = new Int32Array(size);
  for (let w = 2; w < size; w++) of[w] = (w - 2) % classes;
  const xlogx = new Float64Array(1 << 20);
  for (let n = 2; n < xlogx.length; n++) xlogx[n] = n * Math.log(n);
  const F = (n: number) => (n < xlogx.length ? xlogx[n]! : n * Math.log(n));
  const tables = [left, right].map((side) => {
    const table = new Int32Array(size * classes);
    for (let w = 2; w < size; w++)
      for (let k = side.start[w]!; k < side.start[w + 1]!; k++)
        table[side.id[k]! * classes + of[w]!]! += side.n[k]!;
    return table;
  });
  const sizes = new Float64Array(classes);
  for (let w = 2; w < size; w++) sizes[of[w]!]! += counts[w]!;
  const members = new Int32Array(classes);
  for (let w = 2; w < size; w++) members[of[w]!]!++;
  const gain = new Float64Array(classes);
  const shift = (w: number, c: number, sign: number) => {
    for (const [s, side] of [left, right].entries())
      for (let k = side.start[w]!; k < side.start[w + 1]!; k++)
        tables[s]![side.id[k]! * classes + c]! += sign * side.n[k]!;
    sizes[c]! += sign * counts[w]!;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let moved = 0;
    for (let w = 2; w < size; w++) {
      const was = of[w]!;
      if (members[was] === 1) continue;
      shift(w, was, -1);
      const own = counts[w]!;
      for (let c = 0; c < classes; c++) gain[c] = -2 * (F(sizes[c]! + own) - F(sizes[c]!));
      for (const [s, side] of [left, right].entries()) {
        const table = tables[s]!;
        for (let k = side.start[w]!; k < side.start[w + 1]!; k++) {
          const base = side.id[k]! * classes;
          const n = side.n[k]!;
          if (n > 200_000) continue;
          for (let c = 0; c < classes; c++) {
            const have = table[base + c]!;
            if (have !== 0) gain[c]! += F(have + n) - F(have) - xlogx[n]!;
          }
        }
      }
      let best = was;
      for (let c = 0; c < classes; c++) if (gain[c]! > gain[best]! + 1e-9) best = c;
      shift(w, best, 1);
      if (best !== was) {
        moved++;
        members[was]!--;
        members[best]!++;
        of[w] = best;
      }
    }
    console.error(`classes ${classes}: sweep ${sweep + 1}, ${moved} moved`);
    if (moved < size / 200) break;
  }
  return of;
}

/** Learns the classes and writes `models/en-classes.bin`; returns its size in bytes. */
export async function trainClasses(shared = SHARED): Promise<number> {
  const { forms, bigrams, counts, capitals } = await statistics(shared);
  const size = forms.length + 2;
  const left = neighbours(bigrams, size, 'left');
  const right = neighbours(bigrams, size, 'right');
  console.error(`classes: ${forms.length} forms, ${bigrams.size} bigrams`);
  const levels = LEVELS.map((classes) => exchange(size, classes, left, right, counts));
  return writeClasses(
    forms,
    levels.map((of) => of.subarray(2)),
    capitals,
  );
}

/** Writes the table, forms in the order of their code units. Classes count from 0 here, from 1 in the file. */
export function writeClasses(forms: string[], levels: Int32Array[], capitals: Uint8Array): number {
  const order = forms.map((_, i) => i).sort((a, b) => (forms[a]! < forms[b]! ? -1 : 1));
  return writePack(
    new URL('../models/en-classes.bin', import.meta.url),
    { forms: forms.length },
    {
      forms: Buffer.from(order.map((i) => forms[i]).join('\n'), 'utf8'),
      capitals: Uint8Array.from(order, (i) => capitals[i]!),
      low: Uint8Array.from(levels.flatMap((of) => order.map((i) => (of[i]! + 1) & 255))),
      high: Uint8Array.from(levels.flatMap((of) => order.map((i) => (of[i]! + 1) >> 8))),
    },
  );
}

if (import.meta.main) console.error(`${await trainClasses()} bytes`);

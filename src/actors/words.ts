import { DATA, readTable } from '../data/tsv.ts';

let cached: Map<string, Set<string>> | null = null;

/** Words by their use in reference (data/coref/words.tsv): "locative", "container", "honorific-f" and so on. */
export function wordsOf(use: string): Set<string> {
  if (!cached) {
    cached = new Map();
    for (const { cells } of readTable(new URL('coref/words.tsv', DATA))) {
      const set = cached.get(cells.use!) ?? new Set();
      for (const word of (cells.words ?? '').split(',')) if (word.trim()) set.add(word.trim());
      cached.set(cells.use!, set);
    }
  }
  return cached.get(use) ?? EMPTY;
}

const EMPTY: Set<string> = new Set();

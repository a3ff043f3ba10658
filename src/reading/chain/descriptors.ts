import { DATA, readTable } from '../../data/tsv.ts';
import { timeTokens } from '../times/tokens.ts';

const words = { before: new Set<string>(), after: new Set<string>() };
for (const { cells } of readTable(new URL('chain/descriptors.tsv', DATA)))
  for (const t of timeTokens(cells.words!)) words[cells.side as 'before' | 'after'].add(t.lower);

/** Whether a word, in lower case, may stand between a credit and the name on that side (data/chain/descriptors.tsv). */
export const mayStand = (word: string, side: 'before' | 'after'): boolean => words[side].has(word);

/** Adjectives of nationality by their endings ("Russian", "Spanish", "Chinese", "Iraqi"). */
export const NATIONAL = /^\p{Lu}\p{L}{2,12}(?:an|ish|ese|ic|aqi|aeli|eni|ari|auti|stani)$/u;

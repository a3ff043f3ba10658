import { DATA, readTable } from '../../data/tsv.ts';
import { type TimeToken, timeTokens } from '../times/tokens.ts';
import { mayStand, NATIONAL } from './descriptors.ts';
import type { MediaName } from './media.ts';

type Covers = 'passage' | 'report';
interface Cue {
  words: string[];
  covers: Covers;
}

const table = (name: string) => readTable(new URL(`chain/${name}.tsv`, DATA));
const wordsOf = (phrase: string): string[] => timeTokens(phrase).map((t) => t.lower);

/** Cues that stand before a name by their last word, and after it by their first; the longest first. */
const before = new Map<string, Cue[]>();
const after = new Map<string, Cue[]>();
for (const { cells } of table('credits')) {
  const cue: Cue = { words: wordsOf(cells.words!), covers: cells.covers as Covers };
  const [map, key] = cells.side === 'before' ? [before, cue.words.at(-1)!] : [after, cue.words[0]!];
  const group = map.get(key);
  if (group) group.push(cue);
  else map.set(key, [cue]);
}
for (const map of [before, after])
  for (const group of map.values()) group.sort((a, b) => b.words.length - a.words.length);

/** How many describing words may stand between a cue and the name. */
const REACH = 7;
/** The credit that the words around a medium's name give it, or null where it is only spoken of. */
export function creditOf(tokens: TimeToken[], name: MediaName): Covers | null {
  let at = name.from - 1;
  for (let k = 0; k < REACH && at >= 0; k++, at--) {
    const t = tokens[at]!;
    const cue = (before.get(t.lower) ?? []).find(({ words }) =>
      words.every((w, n) => tokens[at - words.length + 1 + n]?.lower === w),
    );
    if (cue) return cue.covers;
    if (!mayStand(t.lower, 'before') && !NATIONAL.test(t.text)) break;
    if (tokens[at + 1]!.newParagraph) break;
  }
  at = name.to;
  // "Agence France-Presse (AFP) reported"
  if (tokens[at]?.text === '(' && tokens[at + 2]?.text === ')') at += 3;
  for (let k = 0; k < REACH && at < tokens.length; k++, at++) {
    const t = tokens[at]!;
    if (t.newParagraph) break;
    const cue = (after.get(t.lower) ?? []).find(({ words }) =>
      words.every((w, n) => tokens[at + n]?.lower === w),
    );
    if (cue) return cue.covers;
    if (!mayStand(t.lower, 'after')) break;
  }
  return null;
}

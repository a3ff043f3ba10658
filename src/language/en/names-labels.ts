import type { NameType } from '../../model/index.ts';

/** The six types in the order of their labels. */
export const NAME_TYPES: readonly NameType[] = ['PER', 'ORG', 'LOC', 'NORP', 'EVENT', 'MISC'];

/** Label 0 is outside of every name; 1 + 4 * type + place, place 0 to 3: begin, inside, end, single. */
export const LABELS = 1 + 4 * NAME_TYPES.length;
export const OUTSIDE = 0;
export const BEGIN = 0;
export const INSIDE = 1;
export const END = 2;
export const SINGLE = 3;

export const label = (type: number, place: number): number => 1 + 4 * type + place;
export const typeOf = (l: number): number => (l - 1) >> 2;
export const placeOf = (l: number): number => (l - 1) & 3;

/** Whether a name is open after the label. */
const open = (l: number) => l !== OUTSIDE && placeOf(l) <= INSIDE;
const continues = (l: number) => l !== OUTSIDE && (placeOf(l) === INSIDE || placeOf(l) === END);

/** Pairs of labels that may follow each other, flat: from, to, from, to, … */
export const STEPS: Int32Array = Int32Array.from(
  (function* () {
    for (let from = 0; from < LABELS; from++)
      for (let to = 0; to < LABELS; to++)
        if (open(from) ? continues(to) && typeOf(from) === typeOf(to) : !continues(to)) yield* [from, to];
  })(),
);
/** Whether a run of tokens may start or end with the label. */
export const mayStart = (l: number): boolean => !continues(l);
export const mayEnd = (l: number): boolean => !open(l);

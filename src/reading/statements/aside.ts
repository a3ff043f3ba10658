import type { Span } from '../../model/index.ts';
import { kidsBy, relation, type Tree } from '../tree.ts';
import { addresseeOf, spanOf } from './complement.ts';
import { cueSpan, type Draft, isPunct, type Page, quotationAt, reach, verbCue } from './page.ts';
import { nearest, speakerOf } from './speaker.ts';

/**
 * Statements whose cue stands behind or inside them without quotation marks: "The bridge is safe, X said." Their
 * cues are added to `taken`.
 */
export function readAsides(page: Page, taken: Set<string>): Draft[] {
  const out: Draft[] = [];
  for (const tree of page.trees)
    for (let i = 2; i < tree.tokens.length; i++) {
      if (taken.has(`${tree.index}:${i}`)) continue;
      const t = tree.tokens[i]!;
      if (!isTensed(tree, i)) continue;
      const found = verbCue(page, tree, i);
      if (found?.cue.kind !== 'speech' || !found.cue.frames.has('that') || !found.cue.frames.has('quote'))
        continue;
      if (quotationAt(page, t.start)) continue;
      const draft = asideOf(page, tree, i, found.last, found.cue.addressee);
      if (!draft) continue;
      taken.add(`${tree.index}:${i}`);
      out.push({ ...draft, addressee: addressee(tree, i, found.cue) });
    }
  return out;
}

const addressee = (tree: Tree, i: number, cue: Parameters<typeof addresseeOf>[2]): Draft['addressee'] => {
  const token = addresseeOf(tree, i, cue);
  return token === null ? null : { sentence: tree.index, token };
};

function asideOf(page: Page, tree: Tree, i: number, last: number, addressed: boolean): Draft | null {
  const { tokens } = tree;
  const speaker = nearest(tree, i) ?? speakerOf(tree, i);
  if (speaker === null) return null;
  // the words from the subject to the end of the verb's own adverbials
  let left = i;
  while (left > 0 && !isPunct(tokens[left - 1]!)) left--;
  if (speaker < left) left = reach(tree, speaker)[0];
  if (!isSubject(tree, left, i)) return null;
  const before = tokens[left - 1];
  if (!before || !/^(?:,|—|–|--|”|"|'')$/.test(before.form)) return null;
  let right = last;
  if (speaker > i) right = Math.max(right, reach(tree, speaker)[1]);
  while (right + 1 < tokens.length && !isPunct(tokens[right + 1]!)) {
    // what follows must be adverbial: no clause of its own
    const t = tokens[right + 1]!;
    if (/^(?:VB[DPZ]|MD)$/.test(t.xpos) || /^(?:that|who|which)$/i.test(t.form)) return null;
    right++;
  }
  // "In March, X announced the plan, which …" has its content behind the cue
  if (!addressed && kidsBy(tree, i, 'obj', 'ccomp', 'xcomp').some((k) => k > last && k <= right)) return null;
  const pieces: Span[] = [];
  const head = spanOf(page, tree, [0, left - 1]);
  if (!head || words(tree, 0, left - 1) < 2 || (tokens[0]!.upos === 'ADP' && !hasVerb(tree, 0, left - 1)))
    return null;
  const tailFrom = right + 1;
  if (tailFrom < tokens.length - 1) {
    if (tokens[tailFrom]!.form !== ',' && !/^[—–]|--$/.test(tokens[tailFrom]!.form)) {
      if (!/^[.?!;:”"]|''$/.test(tokens[tailFrom]!.form)) return null;
    } else if (resumes(tree, tailFrom + 1, i)) {
      const tail = spanOf(page, tree, [tailFrom, tokens.length - 1]);
      pieces.push(head);
      if (tail) pieces.push(tail);
    }
  }
  if (!pieces.length) {
    if (!hasVerb(tree, 0, left - 1)) return null;
    pieces.push(head);
  }
  return {
    cue: { sentence: tree.index, token: i },
    cueSpan: cueSpan(tree, i, last),
    speaker: { sentence: tree.index, token: speaker },
    addressee: null,
    content: pieces,
    by: 'aside',
  };
}

/** Words between a comma and a verb that are its subject and adverbs alone, with no clause of their own. */
function isSubject(tree: Tree, from: number, verb: number): boolean {
  const { tokens } = tree;
  if (tokens[from]!.upos === 'CCONJ') return false;
  for (let k = from; k < verb; k++) {
    const t = tokens[k]!;
    if (t.upos === 'SCONJ' || /^W/.test(t.xpos) || /^(?:that|than|as)$/i.test(t.form)) return false;
    if (/^(?:VB[DPZ]|MD)$/.test(t.xpos) && t.head !== verb) return false;
  }
  return true;
}

const words = (tree: Tree, from: number, to: number): number => {
  let n = 0;
  for (let i = from; i <= to; i++) if (!isPunct(tree.tokens[i]!)) n++;
  return n;
};

/** Trees take some past tenses for participles; those have a subject or an auxiliary of the perfect. */
const isTensed = (tree: Tree, i: number): boolean =>
  /^VB[DPZ]$/.test(tree.tokens[i]!.xpos) ||
  (tree.tokens[i]!.xpos === 'VBN' &&
    tree.kids[i]!.some(
      (k) =>
        tree.tokens[k]!.deprel === 'nsubj' ||
        /^(?:have|has|had|'s|’s|'ve|’ve|'d|’d)$/i.test(tree.tokens[k]!.form),
    ));

function hasVerb(tree: Tree, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if (/^(?:VB[DPZN]?|MD)$/.test(tree.tokens[i]!.xpos)) return true;
  return false;
}

/** Whether the statement goes on behind the cue, rather than the sentence of the one who tells it. */
function resumes(tree: Tree, from: number, verb: number): boolean {
  const t = tree.tokens[from];
  if (!t || /^(?:VBG|VBN)$/.test(t.xpos) || t.upos === 'SCONJ') return false;
  if (/^(?:while|when|after|as|and|but|who|which|according|citing)$/i.test(t.form))
    return /^(?:and|but)$/i.test(t.form) && !joined(tree, from, verb);
  return true;
}

/** "…, he said, and left": the verb behind "and" shares the cue's subject. */
const joined = (tree: Tree, from: number, verb: number): boolean =>
  kidsBy(tree, verb, 'conj').some((k) => k > from && !kidsBy(tree, k, 'nsubj').length) ||
  relation(tree.tokens[from]!) === 'none';

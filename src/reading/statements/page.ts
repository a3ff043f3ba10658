import type { Annotated, Sentence, Span, Token } from '../../model/index.ts';
import { plant, relation, type Tree } from '../tree.ts';
import { type Cue, type Cues, loadCues } from './cues.ts';
import { findQuotations, type Quotation } from './marks.ts';

/** A token of a report. */
export interface At {
  sentence: number;
  token: number;
}

/** A statement before its speaker is resolved. */
export interface Draft {
  /** Where the cue stands; null where none is said. */
  cue: At | null;
  cueSpan: Span | null;
  /** Head of the noun phrase that names the speaker. */
  speaker: At | null;
  addressee: At | null;
  /** In text order, disjoint. */
  content: Span[];
  by: 'quote' | 'clause' | 'aside' | 'according' | 'noun';
}

/** A report with its trees, quotations and the lexicon of cues. */
export interface Page {
  text: string;
  trees: Tree[];
  cues: Cues;
  paragraphs: Span[];
  quotations: Quotation[];
}

export function pageOf(annotated: Annotated): Page {
  const { text } = annotated.report;
  const paragraphs = paragraphsOf(annotated.sentences);
  return {
    text,
    trees: annotated.sentences.map(plant),
    cues: loadCues(),
    paragraphs,
    quotations: findQuotations(text, paragraphs),
  };
}

function paragraphsOf(sentences: readonly Sentence[]): Span[] {
  const out: Span[] = [];
  let number = -1;
  for (const s of sentences) {
    if (s.paragraph !== number) out.push([s.start, s.end]);
    else out.at(-1)![1] = s.end;
    number = s.paragraph;
  }
  return out;
}

/** The quotation that an offset lies in, marks included; null for none. */
export function quotationAt(page: Page, offset: number): Quotation | null {
  let [lo, hi] = [0, page.quotations.length];
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (page.quotations[mid]!.span[1] <= offset) lo = mid + 1;
    else hi = mid;
  }
  const q = page.quotations[lo];
  return q && q.span[0] <= offset ? q : null;
}

/** The sentence of an offset, or the first one after it. */
export function sentenceAt(page: Page, offset: number): number {
  let [lo, hi] = [0, page.trees.length];
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (page.trees[mid]!.sentence.end <= offset) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

export const isPunct = (t: Token): boolean => t.upos === 'PUNCT' || !/[\p{L}\p{N}]/u.test(t.form);
export const isVerb = (t: Token): boolean => t.upos === 'VERB' || (t.upos === 'AUX' && t.deprel === 'root');

/** First and last token of the subtree under `head`, ends without punctuation, not before `least`. */
export function reach(tree: Tree, head: number, least = 0): [number, number] {
  let [first, last] = [head, head];
  const stack = [head];
  const seen = new Set<number>();
  while (stack.length) {
    const i = stack.pop()!;
    if (seen.has(i)) continue;
    seen.add(i);
    if (!isPunct(tree.tokens[i]!)) {
      if (i >= least && i < first) first = i;
      if (i > last) last = i;
    }
    for (const k of tree.kids[i]!) stack.push(k);
  }
  return [first, last];
}

/** The cue that the verb at `i` is, and its last token (a particle or preposition may belong to it). */
export function verbCue(page: Page, tree: Tree, i: number): { cue: Cue; last: number } | null {
  const { tokens } = tree;
  const t = tokens[i]!;
  if ((t.upos !== 'VERB' && !/^VB/.test(t.xpos)) || relation(t) === 'amod') return null;
  const { verbs } = page.cues;
  const lemma = t.lemma.toLowerCase();
  const next = tokens[i + 1];
  if (next && !isPunct(next)) {
    const pair = verbs.get(`${lemma} ${next.form.toLowerCase()}`);
    if (pair) return { cue: pair, last: i + 1 };
  }
  const cue = verbs.get(lemma);
  return cue ? { cue, last: i } : null;
}

/** The words of a cue: the verb with the auxiliaries and the adverb right before it, through `last`. */
export function cueSpan(tree: Tree, i: number, last: number): Span {
  let from = i;
  while (from > 0) {
    const t = tree.tokens[from - 1]!;
    const rel = relation(t);
    if (t.head !== i || (rel !== 'aux' && !(rel === 'advmod' && t.upos === 'PART'))) break;
    from--;
  }
  return [tree.tokens[from]!.start, tree.tokens[last]!.end];
}

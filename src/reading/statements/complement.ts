import type { Span } from '../../model/index.ts';
import { kidsBy, lemma, relation, type Tree } from '../tree.ts';
import type { Cue } from './cues.ts';
import { across, casesOf, cut, widen } from './extent.ts';
import { cueSpan, type Draft, isPunct, type Page, quotationAt, reach, verbCue } from './page.ts';
import { agent, isPassive, speakerOf } from './speaker.ts';

/** Tokens from … to, both inclusive. */
export type Run = [from: number, to: number];

/** Statements of verbs whose content follows them: indirect speech, and mixed where quotations stand in it. */
export function readComplements(page: Page, taken: ReadonlySet<string>): Draft[] {
  const out: Draft[] = [];
  for (const tree of page.trees)
    for (let i = 0; i < tree.tokens.length; i++) {
      if (taken.has(`${tree.index}:${i}`)) continue;
      const found = verbCue(page, tree, i);
      if (found?.cue.kind !== 'speech') continue;
      if (isUnuttered(page, tree, i)) continue;
      const draft = complementOf(page, tree, i, found.last, found.cue);
      if (draft) out.push(draft);
    }
  return out;
}

/** "refused to say", "intends to announce": an infinitive that nothing says took place. */
function isUnuttered(page: Page, tree: Tree, i: number): boolean {
  const t = tree.tokens[i]!;
  if (t.xpos !== 'VB' || !marked(tree, i, /^to$/)) return false;
  return t.head < 0 || !page.cues.implicatives.has(lemma(tree, t.head));
}

export function complementOf(page: Page, tree: Tree, i: number, last: number, cue: Cue): Draft | null {
  const content = contentOf(page, tree, i, last, cue);
  if (!content) return null;
  const spans = content.map((run) => spanOf(page, tree, run)).filter((s) => s !== null);
  if (spans.length === 0) return null;
  const speaker = sourceOf(tree, i, cue);
  const addressee = addresseeOf(tree, i, cue);
  return {
    cue: { sentence: tree.index, token: i },
    cueSpan: cueSpan(tree, i, last),
    speaker: speaker === null ? null : { sentence: tree.index, token: speaker },
    addressee: addressee === null ? null : { sentence: tree.index, token: addressee },
    content: spans,
    by: 'clause',
  };
}

/** Who speaks: the object of cues that quote somebody else ("IRNA quoted him"), else as `speakerOf` says. */
export function sourceOf(tree: Tree, i: number, cue: Cue): number | null {
  if (cue.source) {
    const object = kidsBy(tree, i, 'obj').filter((k) => k > i)[0];
    if (object !== undefined && tree.tokens[object]!.upos !== 'NUM') return object;
  }
  return speakerOf(tree, i);
}

/** Who was spoken to: the object of "told", or the phrase after "to". */
export function addresseeOf(tree: Tree, i: number, cue: Cue): number | null {
  if (cue.addressee) {
    const object = kidsBy(tree, i, 'iobj', 'obj').filter((k) => k > i)[0];
    if (object !== undefined) return object;
  }
  for (const k of kidsBy(tree, i, 'obl'))
    if (
      k > i &&
      tree.tokens[k]!.upos !== 'NUM' &&
      kidsBy(tree, k, 'case').some((c) => lemma(tree, c) === 'to')
    )
      return k;
  return null;
}

function contentOf(page: Page, tree: Tree, i: number, last: number, cue: Cue): Run[] | null {
  const { tokens } = tree;
  const { frames } = cue;
  const right = tree.kids[i]!.filter((k) => k > last);
  const by = (...relations: string[]): number[] =>
    right.filter((k) => relations.includes(relation(tokens[k]!)));
  const full = ([from, to]: Run): Run[] => {
    const end = cut(page, tree, i, [from, to]);
    return [[from, end < to ? end : widen(page, tree, i, to)]];
  };
  const passive = isPassive(tree, i) ? kidsBy(tree, i, 'nsubj')[0] : undefined;

  if (frames.has('that')) {
    const clause =
      by('ccomp')[0] ??
      by('xcomp', 'advcl', 'acl', 'parataxis', 'csubj').find((k) => marked(tree, k, /^(?:that|whether)$/));
    if (clause !== undefined) return full(fromThat(tree, reach(tree, clause, last + 1)));
    const loose = unattached(tree, last, cue, frames.has('np') && by('obj', 'xcomp').length > 0);
    if (loose) return full(loose);
  }
  const object = by('obj', 'iobj');
  if (frames.has('to') && (!object.length || cue.addressee)) {
    const clause = by('xcomp', 'ccomp', 'advcl').find((k) => marked(tree, k, /^to$/));
    if (clause !== undefined) return full(reach(tree, clause, last + 1));
  }
  if (passive !== undefined && !object.length) {
    if (!frames.has('np+') && !frames.has('np')) return null;
    const rest = by('obl', 'advcl', 'xcomp', 'ccomp').filter((k) => belongs(tree, k));
    // "was quoted as saying that …": the second cue tells
    if (rest.some((k) => tokens[k]!.xpos === 'VBG' && verbCue(page, tree, k))) return null;
    if (frames.has('np+') && rest.length) return [reach(tree, passive), ...full(across(tree, rest, last))];
    return agent(tree, i) !== null && !isBarePronoun(tree, passive) ? [reach(tree, passive)] : null;
  }
  if ((frames.has('np+') || (frames.has('np') && !cue.addressee)) && object.length) {
    const rest = by('xcomp', 'ccomp', 'obl', 'advcl').filter((k) => k > object[0]! && belongs(tree, k));
    if (!rest.length && frames.has('np') && isBarePronoun(tree, object.at(-1)!)) return null;
    return full(across(tree, [...object, ...rest], last));
  }
  if (frames.has('ing')) {
    const clause = by('xcomp', 'ccomp', 'advcl', 'obj').find(
      (k) => tokens[k]!.xpos === 'VBG' && k <= last + 4,
    );
    if (clause !== undefined) return full(reach(tree, clause, last + 1));
  }
  if (last > i && (frames.has('np') || frames.has('np+'))) {
    if (last + 1 >= tokens.length || isPunct(tokens[last + 1]!)) return null;
    return full([last + 1, climb(tree, last + 1, last)]);
  }
  for (const k of by('obl', 'advcl', 'nmod')) {
    const word = casesOf(tree, k)[0];
    if (!word || !frames.has(word) || /^(?:to|that)$/.test(word)) continue;
    const [from, to] = reach(tree, k, last + 1);
    const start = tokens[from]!.form.toLowerCase() === word ? from + 1 : from;
    if (start <= to) return full([start, to]);
  }
  return null;
}

/** A clause's words without a day or place that the tree drew into it ("on Monday that …"). */
function fromThat(tree: Tree, [from, to]: Run): Run {
  for (let k = from; k < Math.min(to, from + 6); k++) {
    const t = tree.tokens[k]!;
    if (/^that$/i.test(t.form) && t.upos === 'SCONJ') return [k, to];
    if (t.upos === 'VERB' || t.upos === 'AUX' || t.upos === 'PRON') break;
  }
  return [from, to];
}

/**
 * The clause behind a cue where the tree has none: from "that", which only who, where and when may stand before, or
 * from the next word where a finite verb follows.
 */
function unattached(tree: Tree, last: number, cue: Cue, by: boolean): Run | null {
  const { tokens } = tree;
  const told = cue.addressee && tokens[last + 1]?.xpos === 'PRP';
  const start = told ? last + 2 : last + 1;
  if (start >= tokens.length) return null;
  for (let k = start; k < Math.min(tokens.length, start + 14); k++) {
    if (/^that$/i.test(tokens[k]!.form) && tokens[k]!.upos === 'SCONJ') return [k, k];
    if (/^(?:VB[DPZ]|MD|TO)$/.test(tokens[k]!.xpos) || /^[.;:?!]$/.test(tokens[k]!.form)) break;
  }
  if (
    by ||
    isPunct(tokens[start]!) ||
    !cue.frames.has('quote') ||
    (cue.addressee && !told) ||
    /^(?:ADP|CCONJ|SCONJ|PART)$/.test(tokens[start]!.upos)
  )
    return null;
  for (let k = start; k < tokens.length; k++) {
    if (/^(?:VB[DPZ]|MD)$/.test(tokens[k]!.xpos)) return [start, k];
    if (/^(?:[.;:?!,]|who|which|that)$/i.test(tokens[k]!.form) && k > start) return null;
  }
  return null;
}

/** The last token of the phrase that begins behind `last`. */
function climb(tree: Tree, start: number, last: number): number {
  let head = start;
  for (let n = 0; n < 12 && tree.tokens[head]!.head > last; n++) head = tree.tokens[head]!.head;
  return reach(tree, head)[1];
}

/** What is said of the object: infinitives, predicates, "of …", "for …", "as …"; not times and places. */
function belongs(tree: Tree, k: number): boolean {
  const rel = relation(tree.tokens[k]!);
  if (rel === 'xcomp' || rel === 'ccomp') return true;
  return casesOf(tree, k).some((w) => /^(?:of|for|as|over|to|from|against|with)$/.test(w));
}

const marked = (tree: Tree, k: number, word: RegExp): boolean =>
  kidsBy(tree, k, 'mark').some((c) => word.test(lemma(tree, c)));

const isBarePronoun = (tree: Tree, k: number): boolean =>
  (tree.tokens[k]!.upos === 'PRON' || tree.tokens[k]!.upos === 'DET') &&
  tree.kids[k]!.every((c) => isPunct(tree.tokens[c]!));

/** Offsets of a run, widened to whole quotations that it cuts into and freed of marks that stand alone. */
export function spanOf(page: Page, tree: Tree, [from, to]: Run): Span | null {
  const { tokens } = tree;
  while (from <= to && isPunct(tokens[from]!)) from++;
  while (to >= from && isPunct(tokens[to]!)) to--;
  if (from > to) return null;
  let [start, end] = [tokens[from]!.start, tokens[to]!.end];
  const head = quotationAt(page, start);
  if (head && start === head.inner[0] && end >= head.inner[0]) start = head.span[0];
  const near = /[\s,]{0,2}/y;
  near.lastIndex = end;
  near.exec(page.text);
  const behind = quotationAt(page, near.lastIndex);
  if (behind && behind.span[0] === near.lastIndex && page.text[end] !== ',') end = behind.span[1];
  const tail = quotationAt(page, end - 1);
  if (tail && tail.span[0] >= start) end = Math.max(end, Math.min(tail.span[1], tail.inner[1] + 3));
  return [start, end];
}

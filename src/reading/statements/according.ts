import type { Span } from '../../model/index.ts';
import { relation, type Tree } from '../tree.ts';
import { spanOf } from './complement.ts';
import { type Draft, isPunct, type Page, reach, verbCue } from './page.ts';

/** Statements brought by an adposition: "According to X, …", "…, in the words of X." */
export function readAccording(page: Page): Draft[] {
  const out: Draft[] = [];
  for (const tree of page.trees)
    for (let i = 0; i < tree.tokens.length; i++) {
      const last = adposition(page, tree, i);
      if (last === null) continue;
      const draft = accordingOf(page, tree, i, last);
      if (draft) out.push(draft);
    }
  return out;
}

function adposition(page: Page, tree: Tree, i: number): number | null {
  for (const words of page.cues.adpositions.get(tree.tokens[i]!.form.toLowerCase()) ?? [])
    if (words.every((w, k) => tree.tokens[i + k]?.form.toLowerCase() === w)) return i + words.length - 1;
  return null;
}

function accordingOf(page: Page, tree: Tree, from: number, last: number): Draft | null {
  const { tokens } = tree;
  const start = last + 1;
  if (start >= tokens.length || isPunct(tokens[start]!)) return null;
  let head = start;
  for (let n = 0; n < 20; n++) {
    const h = tokens[head]!.head;
    if (h <= last || h >= tokens.length || !nominal(tree, h) || comma(tree, head, h)) break;
    head = h;
  }
  if (!nominal(tree, head)) return null;
  let end = Math.max(head, Math.min(reach(tree, head)[1], stop(tree, head)));
  while (end > head && isPunct(tokens[end]!)) end--;
  let first = from;
  while (first > 0 && isPunct(tokens[first - 1]!)) first--;
  const pieces: Span[] = [];
  const opens = first === 0;
  if (opens) {
    // "According to X, a lawyer, the bridge is safe": the clause begins behind the last comma before its subject
    let at = end + 1;
    while (at < tokens.length && tokens[at]!.form !== ',') at++;
    const rest = at < tokens.length ? spanOf(page, tree, [at, tokens.length - 1]) : null;
    if (rest) pieces.push(rest);
  } else {
    const before = spanOf(page, tree, [0, first - 1]);
    if (before) pieces.push(before);
    if (
      tokens[end + 1]?.form === ',' &&
      !/^(?:which|who|where|while|but|and)$/i.test(tokens[end + 2]?.form ?? '')
    ) {
      const behind = spanOf(page, tree, [end + 1, tokens.length - 1]);
      if (behind && tokens[first]?.form === ',') pieces.push(behind);
    }
  }
  if (pieces.length === 0 || isCredit(page, tree, pieces)) return null;
  return {
    cue: { sentence: tree.index, token: from },
    cueSpan: [tokens[from]!.start, tokens[last]!.end],
    speaker: { sentence: tree.index, token: head },
    addressee: null,
    content: pieces,
    by: 'according',
  };
}

/** "According to X, this was reported by Y" credits a source and says nothing. */
function isCredit(page: Page, tree: Tree, pieces: readonly Span[]): boolean {
  const inside = tree.tokens.filter(
    (t) => !isPunct(t) && pieces.some(([a, b]) => a <= t.start && t.end <= b),
  );
  if (!/^(?:this|it|that|which)$/i.test(inside[0]?.form ?? '') || inside.length > 12) return false;
  return inside.some((t) => {
    const i = tree.tokens.indexOf(t);
    return t.xpos === 'VBN' && relation(t) !== 'acl' && verbCue(page, tree, i)?.cue.kind === 'speech';
  });
}

const nominal = (tree: Tree, i: number): boolean =>
  /^(?:NOUN|PROPN|PRON|NUM|X|SYM|DET)$/.test(tree.tokens[i]!.upos);

/** Whether a comma stands between two tokens. */
const comma = (tree: Tree, a: number, b: number): boolean => {
  for (let i = a; i < b; i++) if (tree.tokens[i]!.form === ',') return true;
  return false;
};

/** The last token before a relative clause, a full stop or a bracket behind `i`. */
function stop(tree: Tree, i: number): number {
  let k = i;
  while (k + 1 < tree.tokens.length && !/^(?:[;:().—–,]|--|who|which)$/i.test(tree.tokens[k + 1]!.form)) k++;
  return k;
}

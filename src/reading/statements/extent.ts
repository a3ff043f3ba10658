import { kidsBy, lemma, relation, type Tree } from '../tree.ts';
import { isPunct, type Page, quotationAt, reach, verbCue } from './page.ts';

/** Subordinators that, behind a comma, bring the teller back. */
const TELLER =
  /^(?:while|whereas|as|when|after|before|although|though|despite|following|according|citing|per|who|which|whose|whom|where)$/i;

/**
 * The last token of what the verb at `verb` reports, when the tree lets it end at `end`: trees tend to hang what ends a
 * long sentence on the first verb, so words belong to the content until something starts that cannot: another verb
 * with the cue's subject, a participle that is a cue, an aside, a semicolon.
 */
export function widen(page: Page, tree: Tree, verb: number, end: number): number {
  const { tokens } = tree;
  let at = end;
  while (at + 1 < tokens.length && !stopsAt(page, tree, verb, at + 1)) at++;
  while (at > end && (isPunct(tokens[at]!) || tokens[at]!.upos === 'CCONJ')) at--;
  return at;
}

/**
 * Where the content ends although the tree goes on: before a participle that is a cue (", adding that …"), an aside
 * (", he said") or a relative clause behind a comma, which is the teller's.
 */
export function cut(page: Page, tree: Tree, verb: number, [from, to]: [number, number]): number {
  const { tokens } = tree;
  for (let k = from + 2; k < to; k++) {
    if (tokens[k]!.upos === 'CCONJ' && sharesSubject(page, tree, verb, k)) return k - 1;
    if (tokens[k]!.form !== ',') continue;
    const behind = behindMark(tree, k);
    const next = tokens[behind]!;
    if (quotationAt(page, next.start)) continue;
    const participle = next.upos === 'ADV' && tokens[behind + 1] ? behind + 1 : behind;
    if (tokens[participle]!.xpos === 'VBG' && verbCue(page, tree, participle)?.cue.kind === 'speech')
      return k - 1;
    if (/^(?:according|citing|which|who|whose|whom|where)$/i.test(next.form) || isAside(page, tree, behind))
      return k - 1;
  }
  return to;
}

/** The token after a comma, or after the mark that closes a quotation behind it ("…,” adding that …"). */
const behindMark = ({ tokens }: Tree, comma: number): number =>
  /^(?:["”’]|'')$/.test(tokens[comma + 1]?.form ?? '') && tokens[comma + 2] ? comma + 2 : comma + 1;

function stopsAt(page: Page, tree: Tree, verb: number, k: number): boolean {
  const { tokens } = tree;
  const t = tokens[k]!;
  if (/^(?:[;()—–]|--|[.?!]+)$/.test(t.form)) return true;
  if (t.form === ',') {
    const at = behindMark(tree, k);
    const next = tokens[at];
    if (!next) return true;
    if (TELLER.test(next.form) || /^(?:VBG|VBN)$/.test(next.xpos) || isAside(page, tree, at)) return true;
    if (next.upos === 'ADV' && tokens[at + 1]?.xpos === 'VBG') return true;
    return next.upos === 'CCONJ' && resumesTeller(page, tree, verb, at);
  }
  if (t.upos === 'CCONJ') return resumesTeller(page, tree, verb, k);
  return (
    (/^(?:while|whereas|according|citing)$/i.test(t.form) && t.head !== -1) || isTime(page, tree, verb, k)
  );
}

/** "and called for …", "but he has refused": what the conjunction joins has the cue for its head, or is a cue. */
function resumesTeller(page: Page, tree: Tree, verb: number, cc: number): boolean {
  const { tokens } = tree;
  const joined = tokens[cc]!.head;
  if (joined > cc && (relation(tokens[joined]!) === 'conj' || relation(tokens[joined]!) === 'parataxis')) {
    const to = tokens[joined]!.head;
    if (to === verb || (to >= 0 && to < verb))
      return /^V|^MD/.test(tokens[joined]!.xpos) || tokens[joined]!.upos === 'AUX';
  }
  return sharesSubject(page, tree, verb, cc);
}

/** "says he respects her and calls her …": a cue in the same tense without a subject of its own. */
function sharesSubject(page: Page, tree: Tree, verb: number, cc: number): boolean {
  const { tokens } = tree;
  const k = tokens[cc + 1]?.upos === 'ADV' ? cc + 2 : cc + 1;
  if (k >= tokens.length || quotationAt(page, tokens[k]!.start)) return false;
  const t = tokens[k]!;
  return (
    /^VB[DZP]$/.test(t.xpos) &&
    t.xpos === tokens[verb]!.xpos &&
    verbCue(page, tree, k)?.cue.kind === 'speech' &&
    !kidsBy(tree, k, 'nsubj').length
  );
}

/** ", he said" and the like at `from`: a short noun phrase, a verb that is a cue, then a comma or the end. */
function isAside(page: Page, tree: Tree, from: number): boolean {
  const { tokens } = tree;
  for (let k = from; k < Math.min(tokens.length, from + 8); k++) {
    const t = tokens[k]!;
    if (isPunct(t)) return false;
    if (/^VB[DPZ]$/.test(t.xpos)) {
      if (k === from || verbCue(page, tree, k)?.cue.frames.has('quote') !== true) return false;
      const after = tokens[k + 1];
      return !after || isPunct(after);
    }
  }
  return false;
}

/** When and where it was said: a phrase of the cue's own, such as "on Monday" or "in a statement". */
function isTime(page: Page, tree: Tree, verb: number, k: number): boolean {
  const { tokens } = tree;
  let head = k;
  if (tokens[k]!.upos === 'ADP' || tokens[k]!.upos === 'DET') head = tokens[k]!.head;
  if (
    head < k ||
    head - k > 4 ||
    tokens[head]!.head !== verb ||
    !/^(?:obl|nmod|obj|advmod)/.test(tokens[head]!.deprel)
  )
    return false;
  return page.cues.occasions.has(lemma(tree, head));
}

/** From the start of the first to the end of the last of these subtrees, `last` left behind. */
export function across(tree: Tree, heads: readonly number[], last: number): [number, number] {
  let [from, to] = [Infinity, -1];
  for (const h of heads) {
    const [a, b] = reach(tree, h, last + 1);
    from = Math.min(from, a);
    to = Math.max(to, b);
  }
  return [from, to];
}

export const casesOf = (tree: Tree, k: number): string[] =>
  kidsBy(tree, k, 'case', 'mark').map((c) => lemma(tree, c));

import type { Span } from '../../model/index.ts';
import { kidsBy, lemma, relation, type Tree } from '../tree.ts';
import { isPunct, reach } from './page.ts';

const DEEPEST = 8;

/** A passive: its auxiliary, or a participle with a passive's subject and no "have". */
export function isPassive(tree: Tree, i: number): boolean {
  const rels = tree.kids[i]!.map((k) => tree.tokens[k]!.deprel);
  if (rels.includes('aux:pass')) return true;
  return tree.tokens[i]!.xpos === 'VBN' && /subj:pass/.test(rels.join(' ')) && !rels.includes('aux');
}

const nominal = (tree: Tree, i: number): boolean => {
  const u = tree.tokens[i]!.upos;
  return (
    u === 'NOUN' ||
    u === 'PROPN' ||
    u === 'PRON' ||
    u === 'NUM' ||
    u === 'DET' ||
    u === 'ADJ' ||
    u === 'X' ||
    u === 'SYM'
  );
};

/** The head of the phrase after "by" that a verb or noun has. */
export function agent(tree: Tree, i: number): number | null {
  for (const k of kidsBy(tree, i, 'obl', 'nmod'))
    if (kidsBy(tree, k, 'case').some((c) => lemma(tree, c) === 'by')) return k;
  return null;
}

/**
 * The head of the phrase that names who says what the verb at `i` reports: its subject, the agent of a passive, the
 * subject that it shares with a verb it is joined to or controlled by, the noun that it modifies; null for none.
 */
export function speakerOf(tree: Tree, i: number): number | null {
  if (isBareParticiple(tree, i)) return agent(tree, i);
  if (trails(tree, i)) {
    const main = mainSubject(tree, i);
    if (main !== null) return main;
  }
  let verb = i;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const t = tree.tokens[verb]!;
    const rel = relation(t);
    if (isPassive(tree, verb)) {
      const by = agent(tree, verb);
      if (by !== null) return by;
      if (verb === i) return null;
      const subject = kidsBy(tree, verb, 'nsubj')[0];
      if (subject === undefined) return null;
      return inDateline(tree, subject, verb) ? (nearest(tree, verb) ?? subject) : subject;
    }
    const subject = kidsBy(tree, verb, 'nsubj').filter((k) => nominal(tree, k))[0];
    if (subject !== undefined && lemma(tree, subject) !== 'there')
      return inDateline(tree, subject, verb) || hasCase(tree, subject)
        ? (nearest(tree, verb) ?? subject)
        : subject;
    if (verb === i && t.xpos === 'VBN' && rel === 'acl') return agent(tree, verb);
    const head = t.head;
    if (head < 0) break;
    if (rel === 'acl') return nominal(tree, head) ? head : null;
    if (
      rel === 'conj' ||
      rel === 'xcomp' ||
      rel === 'advcl' ||
      rel === 'parataxis' ||
      rel === 'dep' ||
      rel === 'advmod' ||
      rel === 'ccomp'
    ) {
      // "quoted X as saying"
      if (rel !== 'conj' && kidsBy(tree, verb, 'mark').some((k) => lemma(tree, k) === 'as')) {
        const object = kidsBy(tree, head, 'obj')[0];
        if (object !== undefined && object < verb) return object;
      }
      if (rel === 'xcomp') {
        const object = kidsBy(tree, head, 'obj', 'iobj').filter((k) => k < verb)[0];
        if (object !== undefined && !kidsBy(tree, verb, 'nsubj').length && t.xpos === 'VB') return object;
      }
      verb = head;
      continue;
    }
    break;
  }
  // "…, said the minister" where the tree has no subject
  if (!/^VB[DPZG]$/.test(tree.tokens[i]!.xpos)) return inverted(tree, i);
  return nearest(tree, i) ?? inverted(tree, i) ?? mainSubject(tree, i);
}

/** "Asked whether …": a past participle that no auxiliary and no subject makes finite. */
const isBareParticiple = (tree: Tree, i: number): boolean =>
  tree.tokens[i]!.xpos === 'VBN' &&
  /^(?:advcl|acl|amod)$/.test(relation(tree.tokens[i]!)) &&
  !kidsBy(tree, i, 'nsubj', 'aux').length;

/** A participle behind a comma (", adding that …", ", falsely claiming …"). */
function trails(tree: Tree, i: number): boolean {
  const { tokens } = tree;
  if (tokens[i]!.xpos !== 'VBG') return false;
  let k = i - 1;
  while (k >= 0 && tokens[k]!.upos === 'ADV') k--;
  return k > 0 && /^(?:,|—|–|--|-)$/.test(tokens[k]!.form);
}

/**
 * The subject of the clause that the whole sentence is, or of one joined to it, right before `i`: whom a trailing
 * participle belongs to, whatever lies between.
 */
function mainSubject(tree: Tree, i: number): number | null {
  const { tokens } = tree;
  let found: number | null = null;
  for (let k = 0; k < i; k++) {
    if (tokens[k]!.deprel !== 'nsubj' || !nominal(tree, k)) continue;
    let verb = tokens[k]!.head;
    let main = verb >= 0 && verb < i;
    for (let n = 0; main && n < DEEPEST && tokens[verb]!.head >= 0; n++) {
      const rel = relation(tokens[verb]!);
      if (rel !== 'conj' && rel !== 'parataxis') main = false;
      verb = tokens[verb]!.head;
    }
    if (main) found = k;
  }
  return found;
}

/** The head of the phrase that ends right before the verb and its adverbs and auxiliaries. */
export function nearest(tree: Tree, i: number): number | null {
  const { tokens } = tree;
  let k = i - 1;
  while (k >= 0 && (tokens[k]!.upos === 'ADV' || tokens[k]!.upos === 'AUX')) k--;
  if (k < 0 || !nominal(tree, k)) return null;
  for (let n = 0; n < DEEPEST; n++) {
    const h = tokens[k]!.head;
    if (h < 0 || h >= i || !nominal(tree, h)) break;
    // "in Beijing, the leader X said": across a comma only what is joined belongs together
    if (h < k && relation(tokens[k]!) !== 'conj' && tokens.slice(h, k).some((t) => t.form === ',')) break;
    k = h;
  }
  return k;
}

/** A phrase with a preposition that the tree takes for the subject ("During a meeting …, X said"). */
const hasCase = (tree: Tree, k: number): boolean =>
  kidsBy(tree, k, 'case').some((c) => c < k && tree.tokens[c]!.upos === 'ADP');

/** "PARIS, May 3 — The ministry said": a place before the dash that opens a report is nobody's subject. */
function inDateline(tree: Tree, subject: number, verb: number): boolean {
  if (subject > 3) return false;
  for (let k = subject + 1; k < Math.min(verb, subject + 12); k++)
    if (/^(?:—|–|--|-)$/.test(tree.tokens[k]!.form)) return true;
  return false;
}

/** A nominal that follows the verb at once. */
function inverted(tree: Tree, i: number): number | null {
  const { tokens } = tree;
  let k = i + 1;
  if (k >= tokens.length || isPunct(tokens[k]!)) return null;
  if (!nominal(tree, k)) return null;
  while (tokens[k]!.head > k && tokens[k]!.head <= i + 8 && nominal(tree, tokens[k]!.head))
    k = tokens[k]!.head;
  return k;
}

/** The words of a speaker's phrase, conjuncts left in; long relative clauses and what follows a comma left out. */
export function phraseSpan(tree: Tree, head: number): Span {
  const { tokens } = tree;
  const [first, last] = reach(tree, head);
  let to = head;
  while (to < last) {
    const t = tokens[to + 1]!;
    if (/^(?:who|which|that|whose|whom)$/i.test(t.form)) break;
    if (t.form === ',' && !opensName(tree, to + 1, head)) break;
    if (/^[;:()–—]$/.test(t.form) || t.form === '--') break;
    to++;
  }
  let from = head;
  while (from > first && !/^[,;:()–—]$/.test(tokens[from - 1]!.form)) from--;
  while (to > head && isPunct(tokens[to]!)) to--;
  while (from < head && (isPunct(tokens[from]!) || opens(tree, from))) from++;
  return [tokens[from]!.start, tokens[to]!.end];
}

/** Prepositions, conjunctions and "according to" before a phrase are none of its words. */
const opens = (tree: Tree, k: number): boolean =>
  /^(?:ADP|CCONJ|SCONJ|ADV)$/.test(tree.tokens[k]!.upos) || /^according$/i.test(tree.tokens[k]!.form);

/** Whether a comma stands between joined names ("Russia, China and Iran"). */
const opensName = (tree: Tree, comma: number, head: number): boolean =>
  tree.tokens[tree.tokens[comma]!.head]?.head === head &&
  relation(tree.tokens[tree.tokens[comma]!.head]!) === 'conj';

import type { Sentence, Span, Token } from '../model/index.ts';
import type { Doc } from './document.ts';
import { lemmaOf, nameAt } from './document.ts';
import { wordsOf } from './words.ts';

/** A noun phrase around its head noun, found from the words beside it rather than the tree, which errs more often. */
export interface Phrase {
  /** First token; the head noun is `head`, the last token before what follows it is `end` - 1. */
  start: number;
  head: number;
  end: number;
  /** Token before a possessive 's that belongs to this phrase, or -1. */
  possessor: number;
  /** Possessive pronoun ("his minister"), or -1. */
  pronoun: number;
  definite: boolean;
  /** "this", "these", "that": points back for certain. */
  demonstrative: boolean;
  number: number | null;
  both: boolean;
  former: boolean;
  plural: boolean;
}

const LEFT = new Set(['ADJ', 'NOUN', 'PROPN', 'NUM', 'DET', 'X']);
const LONGEST = 24;

/** The phrase of a common noun or name; `to` is one past its last token where the head is a name. */
export function phraseOf(doc: Doc, sentence: Sentence, head: number, to = head + 1): Phrase {
  const tokens = sentence.tokens;
  const phrase: Phrase = {
    start: head,
    head,
    end: to,
    possessor: -1,
    pronoun: -1,
    definite: false,
    demonstrative: false,
    number: null,
    both: false,
    former: false,
    plural: tokens[head]!.xpos.endsWith('S') && tokens[head]!.xpos.startsWith('NN'),
  };
  const own = tokens[head]!.name;
  let i = head - 1;
  for (; i >= 0 && head - i <= LONGEST; i--) {
    const t = tokens[i]!;
    if (own >= 0 && t.name === own) continue;
    if (t.xpos === 'POS') {
      if (phrase.possessor < 0) phrase.possessor = i - 1;
      continue;
    }
    const word = t.form.toLowerCase();
    if (t.xpos === 'PRP$') {
      phrase.pronoun = i;
      phrase.definite = true;
      i--;
      break;
    }
    if (t.upos === 'DET' || t.xpos === 'PDT' || word === 'both') {
      if (phrase.possessor < 0) note(phrase, word);
      if (word === 'all' || word === 'both' || i === 0 || !/^(DT|PDT)$/.test(tokens[i - 1]!.xpos)) {
        // "the two": nothing stands before an article but "both", "all", "half"
        i--;
        break;
      }
      continue;
    }
    if (
      t.name >= 0 &&
      t.name !== own &&
      nameAt(doc, t)?.type === 'PER' &&
      nameAt(doc, t)!.to !== head &&
      tokens[nameAt(doc, t)!.to]?.xpos !== 'POS'
    )
      break;
    if (LEFT.has(t.upos) || t.name >= 0) {
      if (phrase.possessor < 0) modify(phrase, t, word);
      continue;
    }
    if (t.upos === 'ADV' && i + 1 < head && tokens[i + 1]!.upos === 'ADJ') continue;
    if ((t.xpos === 'VBG' || t.xpos === 'VBN') && (t.deprel === 'amod' || t.deprel === 'compound')) continue;
    if (t.xpos === 'HYPH' || word === '-' || word === '–') continue;
    if (joins(doc, sentence, i, head)) continue;
    break;
  }
  phrase.start = Math.max(0, i + 1);
  return phrase;
}

function note(phrase: Phrase, word: string): void {
  if (word === 'the') phrase.definite = true;
  else if (word === 'both') {
    phrase.both = true;
    phrase.definite = true;
    phrase.number = 2;
  } else if (/^(this|that|these|those)$/.test(word)) {
    phrase.demonstrative = true;
    phrase.definite = true;
  }
}

function modify(phrase: Phrase, t: Token, word: string): void {
  if (t.upos === 'NUM') phrase.number ??= NUMBERS.get(word) ?? (Number(word.replace(/,/g, '')) || null);
  if (wordsOf('former').has(word) || wordsOf('former').has(lemmaOf(t))) phrase.former = true;
}

const NUMBERS = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'].map((w, i) => [w, i + 1]),
);

/** "and" or a comma between modifiers of one head: "Hungarian and Romanian officials", "Israel and Egypt's leaders". */
function joins(doc: Doc, sentence: Sentence, i: number, head: number): boolean {
  const t = sentence.tokens[i]!;
  if (t.upos !== 'CCONJ' && t.form !== ',') return false;
  let right = sentence.tokens[i + 1];
  if (right?.upos === 'CCONJ') right = sentence.tokens[i + 2];
  const left = sentence.tokens[i - 1];
  if (!left || !right || right === sentence.tokens[head]) return false;
  const a = nameAt(doc, left);
  const b = nameAt(doc, right);
  if (a && b) {
    if (a.type === 'NORP' && b.type === 'NORP') return b.to <= head && left.upos !== 'VERB';
    return (
      a.type === 'LOC' &&
      b.type === 'LOC' &&
      b.to <= head &&
      (sentence.tokens[b.to]?.xpos === 'POS' || left.xpos === 'JJ')
    );
  }
  return (
    !a &&
    !b &&
    left.upos === 'ADJ' &&
    right.upos === 'ADJ' &&
    left.deprel !== 'nsubj' &&
    left.deprel !== 'conj'
  );
}

/** A name run after a preposition that directly follows the phrase: "of Russia, China and Iran". */
export interface Complement {
  preposition: string;
  /** First token after the preposition. */
  from: number;
  /** Head tokens of what it governs: names in a list, or one noun. */
  heads: number[];
}

/** What "of", "from", "for", "in", "at" right after the phrase governs; null where nothing or something else follows. */
export function complementOf(doc: Doc, sentence: Sentence, at: number): Complement | null {
  const tokens = sentence.tokens;
  const preposition = tokens[at];
  if (preposition?.upos !== 'ADP') return null;
  const heads: number[] = [];
  let i = at + 1;
  let last = -1;
  for (let steps = 0; i < tokens.length && steps < 30; steps++) {
    const t = tokens[i]!;
    const name = nameAt(doc, t);
    if (name && name.to > i) {
      const next = tokens[name.to];
      if (next && (next.upos === 'NOUN' || next.upos === 'ADJ' || next.xpos === 'POS') && next.name < 0) {
        // the name only modifies: "of Israeli officials", "of Russia's ministry"
        i = name.to + (next.xpos === 'POS' ? 1 : 0);
        if (next.xpos === 'POS') continue;
        last = -1;
        continue;
      }
      heads.push(doc.heads[t.name]!);
      last = name.to;
      i = name.to;
      const comma = tokens[i]?.form === ',' || tokens[i]?.upos === 'CCONJ';
      if (!comma) break;
      let j = i + 1;
      if (tokens[j]?.upos === 'CCONJ') j++;
      if (tokens[j]?.upos === 'DET') j++;
      const following = tokens[j] ? nameAt(doc, tokens[j]!) : null;
      if (!following || following.type !== name.type) break;
      const after = tokens[following.to];
      if (
        after &&
        (after.upos === 'NOUN' || after.upos === 'VERB' || after.upos === 'AUX') &&
        tokens[i]!.form === ','
      )
        break;
      i = j;
      continue;
    }
    if (t.upos === 'NOUN' || (t.upos === 'PROPN' && t.name < 0)) {
      const next = tokens[i + 1];
      if (next && (next.upos === 'NOUN' || next.upos === 'PROPN') && next.name < 0) {
        i++;
        continue;
      }
      if (next?.xpos === 'POS') {
        i += 2;
        continue;
      }
      heads.push(i);
      break;
    }
    if (
      t.upos === 'DET' ||
      t.upos === 'ADJ' ||
      t.upos === 'NUM' ||
      t.xpos === 'PRP$' ||
      t.xpos === 'HYPH' ||
      t.upos === 'ADV'
    ) {
      i++;
      continue;
    }
    if (t.upos === 'PRON') {
      heads.push(i);
      break;
    }
    break;
  }
  if (heads.length === 0 || (last < 0 && heads.length === 0)) return null;
  return { preposition: preposition.form.toLowerCase(), from: at + 1, heads };
}

const LONGEST_SPAN = 60;

/** The words of the phrase, cut to the name or the head noun where they would be longer than 60 characters. */
export function phraseSpan(sentence: Sentence, phrase: Phrase, end = phrase.end): Span {
  const tokens = sentence.tokens;
  const last = tokens[end - 1]!.end;
  let from = phrase.start;
  if (tokens[from]!.upos === 'PUNCT' && from < phrase.head) from++;
  if (last - tokens[from]!.start > LONGEST_SPAN) {
    from = phrase.head;
    while (
      from > phrase.start &&
      last - tokens[from - 1]!.start <= LONGEST_SPAN &&
      tokens[from - 1]!.upos !== 'PUNCT'
    )
      from--;
  }
  return [tokens[from]!.start, last];
}

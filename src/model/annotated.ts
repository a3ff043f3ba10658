import type { Report } from './report.ts';
import type { Span } from './span.ts';

/** Universal part of speech (universaldependencies.org/u/pos). */
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/** One syntactic word. "don't" is two tokens, "do" and "n't"; "Russia's" is "Russia" and "'s". */
export interface Token {
  /** UTF-16 offsets into `Report.text`, end exclusive. */
  start: number;
  end: number;
  form: string;
  lemma: string;
  upos: Upos;
  /** Penn Treebank tag (VBD, VBN, NNP, …). */
  xpos: string;
  /** Index of the head in the sentence's `tokens`, -1 for the root. */
  head: number;
  /** Universal Dependencies relation with subtype ("nsubj:pass"). */
  deprel: string;
  /** Index into `Annotated.names` of the name that this token is part of, -1 for none. */
  name: number;
}

export interface Sentence {
  start: number;
  end: number;
  tokens: Token[];
  /** Index of the paragraph (a run of text between blank lines or line breaks) that it stands in, from 0. */
  paragraph: number;
}

/** The contract's mention types: "U.S." is LOC also before a noun, "American" NORP, a government by its seat ("the Kremlin") ORG. */
export type NameType = 'PER' | 'ORG' | 'LOC' | 'NORP' | 'EVENT' | 'MISC';

/** A name as the name finder marks it: without leading "the", without possessive 's, the longest where names nest. */
export interface Name {
  span: Span;
  type: NameType;
  /** Index of the sentence. */
  sentence: number;
  /** First token, and one past the last, in the sentence. */
  from: number;
  to: number;
}

/** A report with the language's layers on it. */
export interface Annotated {
  report: Report;
  sentences: Sentence[];
  names: Name[];
}

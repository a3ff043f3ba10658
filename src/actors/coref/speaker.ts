import type { Sentence } from '../../model/index.ts';
import type { Doc } from '../document.ts';
import { lemmaOf } from '../document.ts';
import type { Entity } from '../entity.ts';
import type { Resolve } from '../modifiers.ts';
import { wordsOf } from '../words.ts';

const QUOTE = /["“”«»]/;

/** For each token of a sentence whether it stands inside quotation marks, given whether a quotation is open before it. */
export function quoted(sentence: Sentence, open: boolean): { inside: boolean[]; open: boolean } {
  const inside: boolean[] = [];
  for (const t of sentence.tokens) {
    if (QUOTE.test(t.form) || t.form === "''" || t.form === '``') {
      open = t.form === '“' || t.form === '«' || t.form === '``' ? true : t.form === '"' ? !open : false;
      inside.push(false);
    } else inside.push(open);
  }
  return { inside, open };
}

/**
 * Who speaks the quotation that the token stands in: the subject of a verb of speech outside the marks, in the same sentence,
 * the one before or the one after; null where there is none. Others' quotations are not searched.
 */
export function speakerOf(doc: Doc, s: number, inside: boolean[][], resolve: Resolve): Entity | null {
  for (const at of [s, s + 1, s - 1]) {
    const sentence = doc.annotated.sentences[at];
    if (!sentence || sentence.paragraph !== doc.annotated.sentences[s]!.paragraph) continue;
    const { tokens } = sentence;
    for (let i = 0; i < tokens.length; i++) {
      const t = tokens[i]!;
      if (inside[at]?.[i] || !t.deprel.startsWith('nsubj') || t.head < 0) continue;
      if (inside[at]?.[t.head] || !wordsOf('speech').has(lemmaOf(tokens[t.head]!))) continue;
      const [entity] = resolve(at, i).entities;
      if (entity) return entity;
    }
  }
  return null;
}

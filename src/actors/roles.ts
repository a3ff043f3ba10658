import type { Sentence } from '../model/index.ts';

/** Subject 0, object 1, the rest 2; a conjunct has the role of its first. */
export function roleOf(sentence: Sentence, token: number): 0 | 1 | 2 {
  const t = sentence.tokens[Math.max(token, 0)]!;
  const first = firstConjunct(sentence, token);
  const { deprel } = first >= 0 ? sentence.tokens[first]! : t;
  if (deprel.startsWith('nsubj')) return 0;
  return /^(obj|iobj|obl:agent)/.test(deprel) ? 1 : 2;
}

/** First of the phrases that "and" joins this one to, or -1. */
export function firstConjunct(sentence: Sentence, token: number): number {
  let i = token;
  for (
    let steps = 0;
    steps < 20 && sentence.tokens[i]!.deprel === 'conj' && sentence.tokens[i]!.head >= 0;
    steps++
  )
    i = sentence.tokens[i]!.head;
  return i === token ? -1 : i;
}

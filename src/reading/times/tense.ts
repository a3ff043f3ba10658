import type { TimeToken } from './tokens.ts';

/** How many words to either side a verb may stand. */
const REACH = 16;

const isEnd = (t: TimeToken): boolean => /^[.!?;]$/.test(t.text);

function cue(tokens: TimeToken[], k: number): 'future' | 'past' | null {
  const t = tokens[k]!;
  if (t.kind !== 'word' && t.lower !== "'ll") return null;
  const said = t.lex?.tense;
  // "will be sent": the modal decides, not the participle
  if (said === 'past' && tokens[k - 1]?.lower === 'be') return null;
  if (said) return said as 'future' | 'past';
  if (t.lower === 'be' || t.lower.length < 4 || !t.lower.endsWith('ed') || t.lower === 'need') return null;
  // "will be released", "to be released": the modal decides
  const before = tokens[k - 1]?.lower;
  return before === 'be' || before === 'to' || before === 'the' || before === 'a' ? null : 'past';
}

/**
 * Whether the words around an expression place it ahead or behind: the verb nearest before it in its sentence
 * decides, else the first after it. Words of data/times/tense.tsv; null where neither side has any.
 */
export function tenseAround(tokens: TimeToken[], i: number, end: number): 'future' | 'past' | null {
  for (let k = i - 1; k >= 0 && k >= i - REACH; k--) {
    if (
      (isEnd(tokens[k]!) && tokens[k + 1]?.spaced && tokens[k + 1]!.text !== tokens[k + 1]!.lower) ||
      tokens[k + 1]!.newParagraph
    )
      break;
    const c = cue(tokens, k);
    if (c) return c;
  }
  for (let k = end; k < tokens.length && k < end + REACH; k++) {
    if (isEnd(tokens[k]!) || tokens[k]!.newParagraph) break;
    const c = cue(tokens, k);
    if (c) return c;
  }
  return null;
}

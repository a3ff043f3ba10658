import type { Doc } from '../document.ts';

const REACH = 10;

/**
 * "For his part, Mishustin said", "In its report, the ministry said": a possessive in a phrase set off by a comma at the head
 * of the sentence points forward to the subject after it. The subject's token, or -1.
 */
export function subjectAhead(doc: Doc, sentence: number, token: number): number {
  const { tokens } = doc.annotated.sentences[sentence]!;
  if (tokens[token]!.xpos !== 'PRP$' || token > 4 || tokens[0]!.upos !== 'ADP') return -1;
  let comma = -1;
  for (let i = token + 1; i < Math.min(tokens.length, token + REACH); i++) {
    if (tokens[i]!.upos === 'VERB') return -1;
    if (tokens[i]!.form === ',') {
      comma = i;
      break;
    }
  }
  if (comma < 0) return -1;
  for (let i = comma + 1; i < Math.min(tokens.length, comma + REACH); i++)
    if (tokens[i]!.deprel.startsWith('nsubj') && tokens[i]!.upos !== 'PRON') return i;
  return -1;
}

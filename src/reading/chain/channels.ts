import { DATA, readTable } from '../../data/tsv.ts';
import type { Annotated, Sentence, Span, Token } from '../../model/index.ts';

/** A person's own account as the source of a sentence. */
export interface Account {
  name: string;
  span: Span;
}

interface Phrase {
  words: string[];
  platform: string;
}

const phrases = new Map<string, Phrase[]>();
for (const { cells } of readTable(new URL('chain/channels.tsv', DATA))) {
  const words = cells.phrase!.split(' ');
  const group = phrases.get(words[0]!);
  const phrase = { words, platform: cells.platform! };
  if (group) group.push(phrase);
  else phrases.set(words[0]!, [phrase]);
}
for (const group of phrases.values()) group.sort((a, b) => b.words.length - a.words.length);

function phraseAt(tokens: Token[], i: number): Phrase | null {
  const group = phrases.get(tokens[i]!.form.toLowerCase());
  return group?.find((p) => p.words.every((w, k) => tokens[i + k]?.form.toLowerCase() === w)) ?? null;
}

/** The subject of the nearest verb above a token in its tree; -1 where there is none. */
function subjectOf(tokens: Token[], i: number): number {
  let at = i;
  for (let steps = 0; steps < 8 && at >= 0; steps++) {
    const verb = tokens[at]!.head;
    if (verb < 0) return -1;
    if (tokens[verb]!.upos === 'VERB') {
      const subject = tokens.findIndex((t) => t.head === verb && t.deprel.startsWith('nsubj'));
      if (subject >= 0) return subject;
    }
    at = verb;
  }
  return -1;
}

/** The person who is, or whose name stands in apposition to, the token at `i`. */
function personAt(annotated: Annotated, sentence: Sentence, i: number): Span | null {
  const { tokens } = sentence;
  const own = annotated.names[tokens[i]!.name];
  if (own?.type === 'PER') return own.span;
  for (const [k, t] of tokens.entries()) {
    const name = annotated.names[t.name];
    if (name?.type === 'PER' && k - i < 8 && (t.head === i || tokens[t.head]?.head === i) && k > i)
      return name.span;
  }
  return null;
}

/** The accounts of persons that a sentence of the report credits ("… the minister wrote on Telegram"). */
export function accountsIn(annotated: Annotated, sentence: Sentence): Account[] {
  const out: Account[] = [];
  const { tokens } = sentence;
  for (let i = 0; i < tokens.length; i++) {
    const phrase = phraseAt(tokens, i);
    if (!phrase) continue;
    const subject = subjectOf(tokens, i + phrase.words.length - 1);
    const span = subject < 0 ? null : personAt(annotated, sentence, subject);
    if (span)
      out.push({ name: `${annotated.report.text.slice(...span)}'s ${phrase.platform} account`, span });
    i += phrase.words.length - 1;
  }
  return out;
}

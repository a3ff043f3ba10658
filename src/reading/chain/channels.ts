import { DATA, readTable } from '../../data/tsv.ts';
import type { Annotated, Sentence, Span, Token } from '../../model/index.ts';

/** A body's or person's own statement as the source of a sentence. */
export interface Channel {
  name: string;
  span: Span;
  sentence: Span;
}

interface Phrase {
  words: string[];
  kind: 'statement' | 'account';
  platform: string;
}

const phrases = new Map<string, Phrase[]>();
for (const { cells } of readTable(new URL('chain/channels.tsv', DATA))) {
  const words = cells.phrase!.split(/ |(?='s)/);
  const phrase: Phrase = { words, kind: cells.kind as Phrase['kind'], platform: cells.platform! };
  const group = phrases.get(words[0]!);
  if (group) group.push(phrase);
  else phrases.set(words[0]!, [phrase]);
}
for (const group of phrases.values()) group.sort((a, b) => b.words.length - a.words.length);

function phraseAt(tokens: Token[], i: number): Phrase | null {
  const group = phrases.get(tokens[i]!.form.toLowerCase());
  return group?.find((p) => p.words.every((w, k) => tokens[i + k]?.form.toLowerCase() === w)) ?? null;
}

/** The subject of the verb that a token hangs on, walking up its heads; -1 where the tree has none. */
function subjectOf(tokens: Token[], i: number): number {
  let at = i;
  for (let steps = 0; steps < 8 && at >= 0; steps++) {
    const head = tokens[at]!.head;
    if (head < 0 || head === at) return -1;
    const verb = head;
    if (tokens[verb]!.upos === 'VERB') {
      const subject = tokens.findIndex(
        (t) => t.head === verb && (t.deprel === 'nsubj' || t.deprel === 'nsubj:pass'),
      );
      if (subject >= 0) return subject;
    }
    at = head;
  }
  return -1;
}

/** The noun phrase around a head: its modifiers before it and an "of" phrase after it, with the article and "its" left off. */
function phraseOf(tokens: Token[], head: number): [from: number, to: number] {
  const inside = (k: number): boolean => {
    for (let at = k, steps = 0; at >= 0 && steps < 4; steps++) {
      const t = tokens[at]!;
      if (t.head === head && /^(compound|amod|flat|nmod|nmod:poss|nummod)$/.test(t.deprel)) return true;
      at = t.head;
    }
    return false;
  };
  let from = head;
  while (from > 0 && head - from < 8 && (inside(from - 1) || tokens[from - 1]!.deprel === 'case')) from--;
  while (from < head && /^(the|a|an|its|his|her|their|in|by|for|of|but|and)$/i.test(tokens[from]!.form))
    from++;
  let to = head + 1;
  if (tokens[to]?.form.toLowerCase() === 'of')
    while (
      to < tokens.length &&
      to - head < 7 &&
      (inside(to) || /^(of|the)$/.test(tokens[to]!.form)) &&
      tokens[to]!.upos !== 'PUNCT'
    )
      to++;
  else
    while (
      to < tokens.length &&
      to - head < 5 &&
      tokens[to]!.head === head &&
      /^(flat|flat:name)$/.test(tokens[to]!.deprel)
    )
      to++;
  return [from, to];
}

/** Nouns that a body that puts out statements is called by, for subjects that are no names ("the ministry"). */
const BODIES = new Set(
  'ministry office department service command staff agency committee council administration embassy government presidency army military police commission court bank chancellery mission secretariat authority authorities'.split(
    ' ',
  ),
);

function channelAt(annotated: Annotated, sentence: Sentence, i: number, phrase: Phrase): Channel | null {
  const { tokens } = sentence;
  const text = annotated.report.text;
  const subject = subjectOf(tokens, i);
  if (subject < 0 || tokens[subject]!.upos === 'PRON') return null;
  const [from, to] = phraseOf(tokens, subject);
  const span: Span = [tokens[from]!.start, tokens[to - 1]!.end];
  const named = tokens[subject]!.name >= 0 ? annotated.names[tokens[subject]!.name] : undefined;
  const words = text.slice(...span);
  if (phrase.kind === 'statement') {
    const body = BODIES.has(tokens[subject]!.lemma.toLowerCase()) || named?.type === 'ORG';
    return body ? { name: words, span, sentence: [sentence.start, sentence.end] } : null;
  }
  if (!named && !BODIES.has(tokens[subject]!.lemma.toLowerCase())) return null;
  const who = named?.type === 'PER' ? text.slice(...named.span) : words;
  return { name: `${who}'s ${phrase.platform} account`, span, sentence: [sentence.start, sentence.end] };
}

/** "press service of the president", "the ministry's press office": the noun phrase is the channel. */
function pressService(annotated: Annotated, sentence: Sentence, i: number): Channel | null {
  const { tokens } = sentence;
  if (!/^press$/i.test(tokens[i]!.form) || !/^(service|office)$/i.test(tokens[i + 1]?.form ?? ''))
    return null;
  const [from, to] = phraseOf(tokens, i + 1);
  const span: Span = [tokens[from]!.start, tokens[to - 1]!.end];
  return { name: annotated.report.text.slice(...span), span, sentence: [sentence.start, sentence.end] };
}

/** The channels that a report names, in text order; one for each sentence. */
export function readChannels(annotated: Annotated): Channel[] {
  const out: Channel[] = [];
  for (const sentence of annotated.sentences)
    for (let i = 0; i < sentence.tokens.length; i++) {
      const phrase = phraseAt(sentence.tokens, i);
      const channel = phrase
        ? channelAt(annotated, sentence, i, phrase)
        : pressService(annotated, sentence, i);
      if (!channel) continue;
      out.push(channel);
      break;
    }
  return out;
}

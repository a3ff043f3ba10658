import type { Sentence } from '../model/index.ts';
import type { Doc } from './document.ts';
import { lemmaOf, lower, nameAt, nameText } from './document.ts';
import { fold } from './fold.ts';
import { wordsOf } from './words.ts';

/** Whether a capital stands for the government: not after "in Moscow", "travelled to Moscow", "Moscow, Russia". */
export function acting(doc: Doc, index: number): boolean {
  const name = doc.annotated.names[index]!;
  const sentence = doc.annotated.sentences[name.sentence]!;
  const { tokens } = sentence;
  const head = tokens[doc.heads[index]!]!;
  const next = tokens[name.to];
  if (next?.form === ',' && tokens[name.to + 1]) {
    const after = nameAt(doc, tokens[name.to + 1]!);
    if (after?.type === 'LOC' && doc.registry.countryNames.has(fold(nameText(doc, after)))) return false;
  }
  if (name.from === 0 && next && /^[(,—–-]$/.test(next.form) && dateline(sentence, name.to)) return false;
  if (next && wordsOf('subdivision').has(lemmaOf(next)) && lemmaOf(next) !== 'resident') return false;
  let i = name.from - 1;
  if (tokens[i]?.upos === 'DET') i--;
  const before = tokens[i];
  if (before && wordsOf('locative').has(lower(before)) && (before.upos === 'ADP' || before.upos === 'ADV'))
    return false;
  const governor = head.head >= 0 ? tokens[head.head] : undefined;
  if (before && /^(to|for|from)$/.test(lower(before)) && governor && wordsOf('motion').has(lemmaOf(governor)))
    return false;
  if (head.deprel === 'obj' && governor && wordsOf('motion').has(lemmaOf(governor))) return false;
  if (
    before?.form === 'of' &&
    /^(city|capital|town|suburb|district|outskirt|centre|center|resident|mayor|street)$/.test(
      tokens[i - 1] ? lemmaOf(tokens[i - 1]!) : '',
    )
  )
    return false;
  if (
    head.deprel === 'conj' &&
    governor &&
    governor.name >= 0 &&
    doc.annotated.names[governor.name]!.type === 'LOC' &&
    head.head < name.from
  )
    return acting(doc, governor.name);
  return true;
}

/** "KYIV, Ukraine (Reuters) -", "MOSCOW, May 26. /TASS/": a dash, bracket or slash within the first tokens. */
function dateline(sentence: Sentence, from: number): boolean {
  for (let i = from; i < Math.min(from + 8, sentence.tokens.length); i++)
    if (/^[-–—(/]+$/.test(sentence.tokens[i]!.form)) return true;
  return false;
}

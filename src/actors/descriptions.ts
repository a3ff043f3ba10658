import type { Sector, Sentence } from '../model/index.ts';
import type { Doc } from './document.ts';
import { lemmaOf, lower } from './document.ts';
import type { Entity } from './entity.ts';
import { addTitle } from './entity.ts';
import { officesOf, type TitleMatch, titleAround, titleEndingAt } from './lookup.ts';
import { type Owners, ownersOf, type Resolve } from './modifiers.ts';
import { type Phrase, phraseOf } from './phrase.ts';
import type { Agent } from './registry.ts';
import { wordsOf } from './words.ts';

/** What a noun phrase says of a person or body: office or occupation, whose, whether it is over. */
export interface Description {
  phrase: Phrase;
  title: TitleMatch | null;
  agent: Agent | null;
  /** Folded noun as the registry has it. */
  noun: string;
  owners: Owners;
  /** Text of the title as the report has it. */
  text: string;
  former: boolean;
}

/** The longest occupation of agents.tsv that ends at the token ("police officer"), in the singular; null for none. */
export function agentEndingAt(
  doc: Doc,
  sentence: Sentence,
  head: number,
): { agent: Agent; noun: string; from: number } | null {
  const { tokens } = sentence;
  const lemma = lemmaOf(tokens[head]!);
  const form = lower(tokens[head]!);
  for (let n = 3; n >= 1; n--) {
    const from = head - n + 1;
    if (from < 0) continue;
    let before = '';
    for (let i = from; i < head; i++) before += `${lower(tokens[i]!)} `;
    for (const noun of [before + form, before + lemma]) {
      const agent = doc.registry.agents.get(noun);
      if (agent) return { agent, noun: before + lemma, from };
    }
  }
  return null;
}

/** Reads the noun phrase with this head as a description; null where the noun is no office and no occupation. */
export function describe(doc: Doc, s: number, head: number, resolve: Resolve): Description | null {
  const sentence = doc.annotated.sentences[s]!;
  const { tokens } = sentence;
  const title = titleAround(doc.registry, tokens, head);
  const found = agentEndingAt(doc, sentence, head);
  if (!title && !found) return null;
  const phrase = phraseOf(doc, sentence, head);
  const end = title ? Math.max(title.to, head + 1) : head + 1;
  const owners = ownersOf(doc, s, phrase, resolve, end);
  const from = Math.min(title?.from ?? head, found?.from ?? head);
  return {
    phrase,
    title,
    agent: found?.agent ?? null,
    noun: title?.words ?? found!.noun,
    owners,
    text: doc.text.slice(tokens[from]!.start, tokens[end - 1]!.end),
    former: phrase.former,
  };
}

/** The description that stands right before a name ("US Treasury Secretary" Scott Bessent), or null. */
export function describeBefore(doc: Doc, s: number, from: number, resolve: Resolve): Description | null {
  const sentence = doc.annotated.sentences[s]!;
  const { tokens } = sentence;
  let head = from - 1;
  if (head < 0) return null;
  if (tokens[head]!.form === ',' && head > 0 && tokens[head - 1]!.upos === 'NOUN') {
    const own = tokens[from]!;
    if (own.deprel !== 'appos') return null;
    head = head - 1;
  }
  if (tokens[head]!.name >= 0) {
    // "the former president of Yemen Ali Saleh"
    const place = doc.annotated.names[tokens[head]!.name]!;
    let of = place.from - 1;
    if (tokens[of]?.upos === 'DET') of--;
    if (place.type !== 'LOC' || tokens[of]?.form !== 'of') return null;
    return describe(doc, s, of - 1, resolve);
  }
  const t = tokens[head]!;
  if (t.upos === 'VERB' || t.upos === 'AUX' || t.upos === 'ADP' || t.upos === 'PUNCT' || t.xpos === 'POS')
    return null;
  const title = titleEndingAt(doc.registry, tokens, head + 1);
  const found = agentEndingAt(doc, sentence, head);
  if (!title && !found) return null;
  const at = title && title.to - title.from > 1 && title.from < head ? title.from : head;
  const phrase = phraseOf(doc, sentence, at);
  phrase.end = head + 1;
  const owners = ownersOf(doc, s, phrase, () => NONE, from);
  if (phrase.pronoun >= 0 || phrase.possessor >= 0)
    for (const e of resolve(s, phrase.pronoun >= 0 ? phrase.pronoun : phrase.possessor).entities)
      if (owners.countries.length === 0 && e.actor.country) owners.countries.push(e.actor.country);
  const start = Math.min(title?.from ?? head, found?.from ?? head);
  return {
    phrase,
    title,
    agent: found?.agent ?? null,
    noun: title?.words ?? found!.noun,
    owners,
    text: doc.text.slice(tokens[start]!.start, tokens[head]!.end),
    former: phrase.former,
  };
}

const NONE = { entities: [] };

const REACH = 14;

/** The description after a name between commas: "Mikhail Mishustin, the Russian prime minister, said"; null for none. */
export function describeAfter(doc: Doc, s: number, to: number, resolve: Resolve): Description | null {
  const sentence = doc.annotated.sentences[s]!;
  const { tokens } = sentence;
  if (tokens[to]?.form !== ',') return null;
  const first = tokens[to + 1];
  if (
    !first ||
    first.upos === 'VERB' ||
    first.upos === 'CCONJ' ||
    first.upos === 'PRON' ||
    first.upos === 'SCONJ'
  )
    return null;
  for (let i = to + 1; i < Math.min(to + REACH, tokens.length); i++) {
    const t = tokens[i]!;
    if (t.upos === 'VERB' || t.upos === 'AUX' || t.form === ',' || t.upos === 'SCONJ') return null;
    if (t.name >= 0 && doc.annotated.names[t.name]!.type === 'PER') return null;
    if (t.upos !== 'NOUN' && t.upos !== 'PROPN') continue;
    if (t.name >= 0) continue;
    const next = tokens[i + 1];
    if (next && (next.upos === 'NOUN' || next.xpos === 'POS')) continue;
    const found = describe(doc, s, i, resolve);
    if (!found) {
      if (next?.upos === 'ADP') return null;
      continue;
    }
    if (found.phrase.start > to + 1 || found.phrase.plural) return null;
    return t.deprel === 'appos' || closes(sentence, i) ? found : null;
  }
  return null;
}

/** Whether a comma, or the end, follows within the reach of an apposition. */
function closes(sentence: Sentence, from: number): boolean {
  for (let i = from + 1; i < from + REACH; i++) {
    const t = sentence.tokens[i];
    if (!t || t.form === ',' || t.form === '.') return true;
    if (t.upos === 'VERB' && t.xpos !== 'VBN') return false;
  }
  return false;
}

/** Adds to a person or body what a description says of it. The text goes before the registry. */
export function apply(doc: Doc, entity: Entity, d: Description): void {
  const country = d.owners.located && entity.actor.country ? null : (d.owners.countries[0] ?? null);
  entity.actor.country ??= country;
  entity.nouns.add(d.noun.split(' ').at(-1)!);
  const honorific = d.title && d.title.title.offices.length === 0 && !d.title.title.sector;
  if (!honorific) addTitle(entity, d.former ? `former ${d.text}` : d.text);
  const words = d.noun.split(' ');
  for (const word of words) {
    if (wordsOf('honorific-m').has(word) || wordsOf('noun-m').has(word)) entity.gender ??= 'm';
    if (wordsOf('honorific-f').has(word) || wordsOf('noun-f').has(word)) entity.gender ??= 'f';
  }
  const sector = sectorOf(d);
  if (d.former) {
    if (sector === 'GOV' && (entity.actor.sector === null || entity.actor.sector === 'GOV'))
      entity.actor.sector = 'ELI';
    return;
  }
  if (sector && (entity.actor.sector === null || (entity.actor.sector === 'ELI' && sector === 'GOV')))
    entity.actor.sector = sector;
  for (const office of d.title ? officesOf(doc.registry, d.title, entity.actor.country) : [])
    entity.offices.add(`${entity.actor.country ?? ''} ${office}`);
}

/** The sector of the office or occupation; of the body it belongs to where the noun only says that it belongs to one. */
export function sectorOf(d: Description): Sector | null {
  const own = d.title ? (d.title.title.sector ?? d.agent?.sector ?? null) : (d.agent?.sector ?? null);
  const body = d.owners.body?.actor;
  if (body?.sector && wordsOf('takes-sector').has(d.noun.split(' ').at(-1)!)) return body.sector;
  return own === 'UNK' ? null : own;
}

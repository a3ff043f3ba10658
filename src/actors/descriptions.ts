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
  /** Sector that a noun before the head gives: "rebel" soldiers. */
  side: Sector | null;
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
  return finish(doc, {
    phrase,
    title,
    agent: found?.agent ?? null,
    noun: title?.words ?? found!.noun,
    owners,
    text: doc.text.slice(tokens[from]!.start, tokens[end - 1]!.end),
    former: phrase.former,
    side: sideOf(doc, sentence, head),
  });
}

/** The description that stands right before a name ("US Treasury Secretary" Scott Bessent), or null. */
export function describeBefore(doc: Doc, s: number, from: number, resolve: Resolve): Description | null {
  const sentence = doc.annotated.sentences[s]!;
  const { tokens } = sentence;
  let head = from - 1;
  if (tokens[head]?.form === ',' && tokens[from]!.deprel === 'appos') head--;
  const chained = beforeNames(doc, sentence, head);
  if (chained !== null) return chained >= 0 ? describe(doc, s, chained, resolve) : null;
  const t = tokens[head];
  if (!t || (t.upos !== 'NOUN' && t.upos !== 'PROPN' && t.upos !== 'ADJ')) return null;
  const title = titleEndingAt(doc.registry, tokens, head + 1);
  const found = agentEndingAt(doc, sentence, head);
  if (!title && !found && (t.upos !== 'NOUN' || t.name >= 0)) return null;
  const first = title && tokens[title.from]!.name < 0 ? title.from : head;
  const phrase = phraseOf(doc, sentence, first);
  phrase.end = head + 1;
  const owners = ownersOf(doc, s, phrase, () => NONE, from);
  const pointer = phrase.pronoun >= 0 ? phrase.pronoun : phrase.possessor;
  if (owners.countries.length === 0 && pointer >= 0)
    for (const e of resolve(s, pointer).entities) if (e.actor.country) owners.countries.push(e.actor.country);
  const start = Math.min(title?.from ?? head, found?.from ?? head);
  return finish(doc, {
    phrase,
    title,
    agent: found?.agent ?? null,
    noun: title?.words ?? found?.noun ?? lemmaOf(t),
    owners,
    text: doc.text.slice(tokens[start]!.start, tokens[head]!.end),
    former: phrase.former,
    side: sideOf(doc, sentence, head),
  });
}

/**
 * Where the token is in a name that "of" hangs on a noun, that noun ("president of Yemen" Ali Saleh, "chairman of the Council
 * of Sudan" …); -1 where such a name hangs on nothing; null where the token is in no name.
 */
function beforeNames(doc: Doc, sentence: Sentence, token: number): number | null {
  const { tokens } = sentence;
  let i = token;
  for (let steps = 0; steps < 3 && i >= 0 && tokens[i]!.name >= 0; steps++) {
    const name = doc.annotated.names[tokens[i]!.name]!;
    let of = name.from - 1;
    if (tokens[of]?.upos === 'DET') of--;
    if (name.type === 'PER' || !/^(of|for)$/.test(tokens[of]?.form ?? ''))
      return name.type === 'ORG' && steps === 0 ? null : -1;
    i = of - 1;
  }
  return i === token ? null : i;
}

/** "rebel soldiers", "opposition activists": the sector of the noun right before the head where it says whose side they are on. */
function sideOf(doc: Doc, sentence: Sentence, head: number): Sector | null {
  const t = sentence.tokens[head - 1];
  if (!t || t.name >= 0 || (t.upos !== 'NOUN' && t.upos !== 'ADJ')) return null;
  const sector = doc.registry.agents.get(lower(t))?.sector;
  return sector && wordsOf('side-sector').has(sector) ? sector : null;
}

/** An office that only one country has (pope, supreme leader) says whose it is. */
function finish(doc: Doc, d: Description): Description {
  if (d.owners.countries.length === 0 && d.title) {
    const office = d.title.title.offices[0]?.office;
    const only =
      d.title.title.offices.length === 1
        ? (d.title.title.offices[0]!.only ?? (office ? doc.registry.officeCountry.get(office) : null))
        : null;
    if (only) d.owners.countries.push(only);
  }
  return d;
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
    const own = entity.actor.sector;
    if (sector && wordsOf('official-sector').has(sector) && (!own || own === sector))
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
  if (d.side) return d.side;
  if (body?.sector && own && wordsOf('armed-sector').has(own) && wordsOf('armed-body').has(body.sector))
    return body.sector;
  if (body?.sector && wordsOf('takes-sector').has(d.noun.split(' ').at(-1)!)) return body.sector;
  return own === 'UNK' ? null : own;
}

import type { Annotated, Name, Sentence, Span, Token } from '../model/index.ts';
import { type Entity, Store } from './entity.ts';
import { fold } from './fold.ts';
import { isState } from './lookup.ts';
import type { Registry } from './registry.ts';

/** A mention in the order of the text, as coreference looks back on it. */
export interface Item {
  sentence: number;
  token: number;
  entities: Entity[];
  /** Grammatical rank: subjects before objects before the rest. */
  role: 0 | 1 | 2;
  /** Named or described; pronouns are false. */
  nominal: boolean;
  /** Token that the phrase is joined to by "and", -1 for none. */
  conjunctOf: number;
  plural: boolean;
}

/** One report while its actors are being resolved. */
export interface Doc {
  annotated: Annotated;
  text: string;
  registry: Registry;
  /** Reference date, YYYY-MM-DD, or null. */
  date: string | null;
  store: Store;
  /** Entity by index of `annotated.names`; undefined until resolved, null for none. */
  named: (Entity | null | undefined)[];
  /** Head token of each name. */
  heads: number[];
  /** How often each country is named, by code. */
  countries: Map<string, number>;
  /** Folded abbreviations that the report itself explains, and short forms, to entities. */
  aliases: Map<string, Entity>;
  /** Persons by each word of their names and by the sound of the last. */
  persons: Map<string, Entity[]>;
  /** Last institution by what it does ("foreign-ministry") and last body by its sort ("ministry"). */
  institutions: Map<string, Entity>;
  /** First person named in the report for an office, by "CHN head-of-state"; made when first asked for. */
  holders: Map<string, Entity> | null;
  /** Country that a sentence locates itself in, by sentence. */
  located: (string | null | undefined)[];
  items: Item[];
  /** Index into `items` of the first item of each sentence. */
  firstItem: number[];
}

export function newDoc(annotated: Annotated, registry: Registry, published: string | null): Doc {
  return {
    annotated,
    text: annotated.report.text,
    registry,
    date: published ? published.slice(0, 10) : null,
    store: new Store(),
    named: new Array(annotated.names.length).fill(undefined),
    heads: annotated.names.map((n) => headOf(annotated.sentences[n.sentence]!, n)),
    countries: new Map(),
    aliases: new Map(),
    persons: new Map(),
    institutions: new Map(),
    holders: null,
    located: [],
    items: [],
    firstItem: [],
  };
}

/** The token of a name whose head lies outside it; its last token where the tree has none. */
export function headOf(sentence: Sentence, name: Name): number {
  for (let i = name.from; i < name.to; i++) {
    const head = sentence.tokens[i]!.head;
    if (head < name.from || head >= name.to) return i;
  }
  return name.to - 1;
}

export const nameText = (doc: Doc, name: Name): string => doc.text.slice(name.span[0], name.span[1]);

/** The name that the token is part of, or null. */
export const nameAt = (doc: Doc, token: Token): Name | null =>
  token.name >= 0 ? (doc.annotated.names[token.name] ?? null) : null;

export const spanOf = (sentence: Sentence, from: number, to: number): Span => [
  sentence.tokens[from]!.start,
  sentence.tokens[to - 1]!.end,
];

/** Folded forms of a token run, one string. */
export const foldRun = (doc: Doc, sentence: Sentence, from: number, to: number): string =>
  fold(doc.text.slice(sentence.tokens[from]!.start, sentence.tokens[to - 1]!.end));

export const countryName = (doc: Doc, id: string): string => doc.registry.countries.get(id)?.name ?? id;

/** A state or other bearer of a country code, acting. */
export function countryEntity(doc: Doc, id: string): Entity {
  const entity = doc.store.take(id, {
    name: countryName(doc, id),
    kind: isState(doc.registry, id) ? 'country' : 'organization',
    country: id,
    sector: 'GOV',
    sort: 'state',
  });
  return entity;
}

export const isCommon = (t: Token): boolean =>
  t.upos === 'NOUN' || t.upos === 'PROPN' || t.upos === 'ADJ' || t.upos === 'NUM';

export const lower = (t: Token): string => t.form.toLowerCase();

/** Lemma in lower case; the form without a plural -s where the lemmatizer left a capitalised noun alone. */
export function lemmaOf(t: Token): string {
  const lemma = t.lemma.toLowerCase();
  if (lemma === t.form.toLowerCase() && /NNP?S/.test(t.xpos) && lemma.endsWith('s') && lemma.length > 3)
    return lemma.endsWith('ies') ? `${lemma.slice(0, -3)}y` : lemma.slice(0, -1);
  return lemma;
}

export const isPlural = (t: Token): boolean => t.xpos === 'NNS' || t.xpos === 'NNPS';

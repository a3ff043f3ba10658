import type { Sentence, Span, Token } from '../model/index.ts';
import { contextCountry } from './context.ts';
import { subjectAhead } from './coref/cataphora.ts';
import { anyPerson, definiteBody, definitePerson } from './coref/definite.ts';
import { type Joint, jointAntecedents } from './coref/joint.ts';
import { agrees, isThirdPerson, pronounAntecedents } from './coref/pronouns.ts';
import { quoted, speakerOf } from './coref/speaker.ts';
import { backwards } from './coref/window.ts';
import { type Description, describe } from './descriptions.ts';
import type { Doc } from './document.ts';
import { countryEntity, isPlural, lemmaOf, lower, nameText, spanOf } from './document.ts';
import type { Entity } from './entity.ts';
import { fold } from './fold.ts';
import { groupEntity } from './groups.ts';
import { countryByDemonym } from './lookup.ts';
import { officeHolder } from './offices.ts';
import { fromRegistry, institution } from './organisations.ts';
import { complementOf, type Phrase, phraseOf, phraseSpan } from './phrase.ts';
import { wordsOf } from './words.ts';

/** The parties that a token's phrase names, and the words that name them. */
export interface Resolution {
  entities: Entity[];
  span: Span;
}

const NOTHING: Resolution = { entities: [], span: [0, 0] };

/** Resolves phrases to entities, each once; `read` goes through the report in order so that later phrases can point back. */
export class Resolver {
  private readonly doc: Doc;
  private readonly memo: (Resolution | undefined)[][];
  private readonly inside: boolean[][];
  private readonly speakers = new Map<number, Entity | null>();

  constructor(doc: Doc) {
    this.doc = doc;
    this.memo = doc.annotated.sentences.map(() => []);
    let open = false;
    let paragraph = -1;
    this.inside = doc.annotated.sentences.map((sentence) => {
      if (sentence.paragraph !== paragraph) open = false;
      paragraph = sentence.paragraph;
      const marks = quoted(sentence, open);
      open = marks.open;
      return marks.inside;
    });
  }

  readonly at = (s: number, token: number): Resolution => {
    const row = this.memo[s];
    const t = this.doc.annotated.sentences[s]?.tokens[token];
    if (!row || !t) return NOTHING;
    const known = row[token];
    if (known) return known;
    row[token] = NOTHING;
    return (row[token] = this.resolve(s, token, t));
  };

  /** Goes through the mentions in the order of the text. */
  read(): void {
    const { doc } = this;
    for (const [s, sentence] of doc.annotated.sentences.entries()) {
      doc.firstItem[s] = doc.items.length;
      // "he was a teacher" says something of him and names no new party
      const predicates = new Set(sentence.tokens.filter((t) => t.deprel === 'cop').map((t) => t.head));
      for (const [i, t] of sentence.tokens.entries()) {
        if (!this.isMention(s, sentence, t, i) || (predicates.has(i) && t.name < 0)) continue;
        const { entities } = this.at(s, i);
        if (entities.length === 0 && (t.upos !== 'NOUN' || roleOf(sentence, i) === 2)) continue;
        for (const e of entities) e.mentions++;
        doc.items.push({
          sentence: s,
          token: i,
          entities,
          role: roleOf(sentence, i),
          nominal: t.upos !== 'PRON',
          conjunctOf: firstConjunct(sentence, i),
          plural: entities.length > 1 || (entities[0]?.plural ?? false) || (isPlural(t) && t.name < 0),
        });
      }
    }
    doc.firstItem[doc.annotated.sentences.length] = doc.items.length;
  }

  private isMention(s: number, sentence: Sentence, t: Token, i: number): boolean {
    if (t.name >= 0) return this.doc.heads[t.name] === i;
    if (t.upos === 'PRON' || t.xpos === 'PRP$') return true;
    if (t.upos !== 'NOUN' && t.upos !== 'PROPN' && !/^(latter|former|two|both|three)$/.test(lower(t)))
      return false;
    const next = sentence.tokens[i + 1];
    void s;
    return !(next && next.name < 0 && next.upos === 'NOUN' && t.deprel === 'compound');
  }

  private resolve(s: number, token: number, t: Token): Resolution {
    const sentence = this.doc.annotated.sentences[s]!;
    if (t.name >= 0) return this.named(s, sentence, token, t);
    if (t.upos === 'PRON' || t.xpos === 'PRP$' || t.xpos.startsWith('W'))
      return this.pronoun(s, sentence, token, t);
    if (lower(t) === 'both' && /^(det|cc|advmod)/.test(t.deprel)) return NOTHING;
    if (lower(t) === 'both' || lower(t) === 'latter') return this.pronoun(s, sentence, token, t);
    if (/^(NOUN|PROPN|ADJ|NUM)$/.test(t.upos)) return this.common(s, sentence, token, t);
    return NOTHING;
  }

  private named(s: number, sentence: Sentence, token: number, t: Token): Resolution {
    const { doc } = this;
    const name = doc.annotated.names[t.name]!;
    const entity = doc.named[t.name];
    if (!entity) return NOTHING;
    const head = doc.heads[t.name]!;
    if (name.type === 'NORP' && entity.sort === 'state' && this.people(sentence, name.from, name.to)) {
      const country = entity.actor.country;
      const group = doc.store.take(`${country}.people`, {
        name: nameText(doc, name),
        kind: 'group',
        country,
        sector: 'CVL',
        plural: true,
      });
      return {
        entities: [group],
        span: phraseSpan(sentence, phraseOf(doc, sentence, head, name.to), name.to),
      };
    }
    if (entity.actor.kind === 'person') {
      const phrase = phraseOf(doc, sentence, name.from, name.to);
      if (phrase.possessor >= 0 && phrase.possessor >= name.from - 2) phrase.start = name.from;
      return { entities: [entity], span: phraseSpan(sentence, phrase, name.to) };
    }
    void s;
    void token;
    return { entities: [entity], span: name.span };
  }

  /** "three Palestinians", "many Israelis": people, where "the Palestinians" and "Israeli" are the side. */
  private people(sentence: Sentence, from: number, to: number): boolean {
    const { tokens } = sentence;
    const last = tokens[to - 1]!;
    if (!/^NN/.test(last.xpos) && tokens[from - 1]?.upos !== 'NUM') return false;
    if (tokens[to] && /^(NOUN|PROPN)$/.test(tokens[to]!.upos) && tokens[to]!.name !== last.name) return false;
    const phrase = phraseOf(this.doc, sentence, from);
    if (phrase.number !== null && phrase.number > 0) return true;
    const singular = fold(last.form).replace(/s$/, '');
    const plural = last.form.endsWith('s') && countryByDemonym(this.doc.registry, singular) !== null;
    return plural && !phrase.definite;
  }

  private pronoun(s: number, sentence: Sentence, token: number, t: Token): Resolution {
    const { doc } = this;
    const word = lower(t);
    const span: Span = [t.start, t.end];
    if (/^(who|whom|which|that|whose)$/.test(word)) {
      const head = relativeHead(sentence, token);
      return head >= 0 ? { entities: this.at(s, head).entities, span } : NOTHING;
    }
    const speaker = this.inside[s]?.[token] ? this.speaker(s) : null;
    if (/^(i|me|my|mine|we|us|our|ours|myself|ourselves)$/.test(word))
      return { entities: speaker ? [speaker] : [], span };
    if (word === 'both') return { entities: jointAntecedents(doc, s, token, 'parties', 2), span };
    if (word === 'latter') {
      const pair = jointAntecedents(doc, s, token, 'parties', 2);
      return { entities: pair.slice(-1), span };
    }
    const ahead = subjectAhead(doc, s, token);
    if (ahead >= 0) {
      const { entities } = this.at(s, ahead);
      if (entities.length > 0 && agrees(t, entities)) return { entities, span };
    }
    if (isThirdPerson(t))
      return { entities: pronounAntecedents(doc, s, token, speaker ? [speaker] : []), span };
    return NOTHING;
  }

  private speaker(s: number): Entity | null {
    let known = this.speakers.get(s);
    if (known === undefined) {
      this.speakers.set(s, null);
      known = speakerOf(this.doc, s, this.inside, this.at);
      this.speakers.set(s, known);
    }
    return known;
  }

  private common(s: number, sentence: Sentence, token: number, t: Token): Resolution {
    const { doc } = this;
    const { tokens } = sentence;
    const lemma = lemmaOf(t);
    const phrase = phraseOf(doc, sentence, token);
    const whole = (entities: Entity[], end = phrase.end): Resolution =>
      entities.length > 0 ? { entities, span: phraseSpan(sentence, phrase, end) } : NOTHING;

    const apposed = this.apposed(s, sentence, token, phrase);
    if (apposed) return apposed;
    if (t.upos === 'ADJ' && lemma !== 'former' && /^(amod|nmod|compound)/.test(t.deprel)) return NOTHING;
    if (lemma === 'former' && t.upos === 'ADJ') {
      if (t.deprel === 'amod') return NOTHING;
      return whole(jointAntecedents(doc, s, token, 'parties', 2).slice(0, 1));
    }
    const contained = this.contained(s, sentence, token, lemma);
    if (contained) return contained;
    if (t.upos === 'NUM') {
      const n = phrase.number ?? ({ two: 2, three: 3 } as Record<string, number>)[lemma] ?? null;
      if (!n || !/^nsubj/.test(t.deprel) || tokens[token - 1]?.form.toLowerCase() !== 'the') return NOTHING;
      const parties = jointAntecedents(doc, s, token, 'persons', n);
      return whole(parties.length > 0 ? parties : jointAntecedents(doc, s, token, 'parties', n));
    }
    const joint = this.joint(s, token, lemma, phrase);
    if (joint) return whole(joint);

    const d = describe(doc, s, token, this.at);
    if (d && (d.agent?.party ?? true)) {
      const found = this.described(s, token, d);
      if (found.length > 0) return whole(found, d.title && d.title.to > phrase.end ? d.title.to : phrase.end);
    }
    if (phrase.definite && d === null && wordsOf('anaphor-organization').has(lemma)) {
      const body = definiteBody(doc, s, token, lemma);
      return body ? whole([body]) : NOTHING;
    }
    return NOTHING;
  }

  /** A noun beside a name that it only describes: "the company Rosneft", "minister Scott Bessent", "X, the prime minister". */
  private apposed(s: number, sentence: Sentence, token: number, phrase: Phrase): Resolution | null {
    const { doc } = this;
    const { tokens } = sentence;
    const t = tokens[token]!;
    const d = describe(doc, s, token, () => ({ entities: [] }));
    if (!d) return null;
    const after = d.title && d.title.to > token + 1 ? d.title.to : token + 1;
    const next = tokens[after];
    if (next && next.name >= 0 && doc.annotated.names[next.name]!.from === after) {
      const name = doc.annotated.names[next.name]!;
      const entity = doc.named[next.name];
      const body = d.agent?.kind === 'body';
      if (
        entity &&
        ((name.type === 'PER' && !body) ||
          (name.type === 'ORG' && body && entity.actor.kind === 'organization'))
      )
        return { entities: [entity], span: phraseSpan(sentence, { ...phrase, head: name.from }, name.to) };
    }
    if (t.deprel === 'appos' && t.head >= 0 && t.head < token) {
      const name = tokens[t.head]!.name;
      const entity = name >= 0 ? doc.named[name] : null;
      if (
        entity &&
        (entity.actor.kind === 'person' || entity.actor.kind === 'organization') &&
        !phrase.plural
      )
        return { entities: [entity], span: phraseSpan(sentence, phrase) };
    }
    if (tokens[token + 1]?.form === ',' && tokens[token + 2] && tokens[token + 2]!.name >= 0) {
      const name = doc.annotated.names[tokens[token + 2]!.name]!;
      const head = tokens[doc.heads[tokens[token + 2]!.name]!]!;
      const entity = doc.named[tokens[token + 2]!.name];
      if (entity && name.type === 'PER' && head.deprel === 'appos' && head.head === token && !phrase.plural)
        return { entities: [entity], span: phraseSpan(sentence, phrase) };
    }
    return null;
  }

  /** "thousands of protesters", "two of its nationals", "members of the Taliban": what "of" governs is the party. */
  private contained(s: number, sentence: Sentence, token: number, lemma: string): Resolution | null {
    if (!wordsOf('container').has(lemma)) return null;
    const complement = complementOf(this.doc, sentence, token + 1);
    if (complement?.preposition !== 'of') return null;
    const refs = complement.heads.map((h) => this.at(s, h));
    const entities = [...new Set(refs.flatMap((r) => r.entities))];
    if (entities.length === 0) return null;
    const end = refs.find((r) => r.entities.length > 0)!.span[1];
    const start = sentence.tokens[phraseOf(this.doc, sentence, token).start]!.start;
    return {
      entities,
      span: end > start && end - start <= 60 ? [start, end] : refs.find((r) => r.entities.length > 0)!.span,
    };
  }

  /** "both countries", "the two leaders", "the parties"; null where the phrase is none of these. */
  private joint(s: number, token: number, lemma: string, phrase: Phrase): Entity[] | null {
    const { doc } = this;
    const state = wordsOf('anaphor-state').has(lemma);
    const party = wordsOf('anaphor-party').has(lemma);
    const person = wordsOf('anaphor-person').has(lemma);
    if (!state && !party && !person) return null;
    const sentence = doc.annotated.sentences[s]!;
    const named = sentence.tokens.slice(phrase.start, phrase.head).some((x) => x.name >= 0);
    if (named || (phrase.possessor >= 0 && !person)) return null;
    if (phrase.pronoun >= 0) {
      if (!wordsOf('own-state').has(lemma)) return null;
      const owners = this.at(s, phrase.pronoun).entities;
      const out: Entity[] = [];
      for (const e of owners) if (e.actor.country) out.push(countryEntity(doc, e.actor.country));
      return [...new Set(out)];
    }
    const pair = /^(pair|duo)$/.test(lemma);
    if (phrase.plural || pair) {
      if (!phrase.definite) return null;
      const number = pair ? 2 : phrase.number;
      const kinds: Joint[] = state ? ['states'] : person ? ['persons'] : ['parties'];
      if (
        person &&
        !phrase.demonstrative &&
        number === null &&
        !phrase.both &&
        lemma !== 'leader' &&
        lemma !== 'president' &&
        lemma !== 'minister'
      )
        return null;
      for (const kind of kinds) {
        const found = jointAntecedents(doc, s, token, kind, number);
        if (found.length > 0) return found;
      }
      return state || party ? [] : null;
    }
    if (
      state &&
      phrase.definite &&
      !/^(government|capital|republic)$/.test(lemma) &&
      !complementOf(doc, sentence, token + 1)
    ) {
      for (const item of backwards(doc, s, token, 60))
        for (const e of item.entities) if (e.sort === 'state') return [e];
      return [];
    }
    return null;
  }

  /** Parties of a phrase whose head is an office or occupation. */
  private described(s: number, token: number, d: Description): Entity[] {
    const { doc } = this;
    const sentence = doc.annotated.sentences[s]!;
    const { phrase, owners } = d;
    const noun = d.noun.split(' ').at(-1)!;
    const countries = owners.countries;
    if (d.agent?.kind === 'body' || (!d.title && d.agent && !phrase.plural)) {
      const body = this.body(s, token, sentence, d);
      if (body) return [body];
    }
    if (d.title && !phrase.plural && (d.agent?.kind ?? 'person') === 'person') {
      if (countries.length > 0) {
        const person = officeHolder(doc, d, countries[0]!);
        if (person) return [person];
      } else if (phrase.definite) {
        const person = definitePerson(doc, s, token, d);
        if (person) return [person];
      }
    } else if (!phrase.plural && phrase.definite && countries.length === 0 && d.agent?.kind === 'person') {
      const person =
        definitePerson(doc, s, token, d) ??
        (wordsOf('anaphor-person').has(noun) ? anyPerson(doc, s, token, noun) : null);
      if (person) return [person];
    }
    if (phrase.plural && countries.length > 1) return countries.map((c) => groupEntity(doc, d, c));
    if (d.agent?.weak && countries.length === 0 && !owners.body) {
      if (d.agent.kind !== 'person') return [];
    }
    if (d.agent?.anaphor && countries.length === 0 && !owners.body) return [];
    const sector = d.agent?.sector ?? d.title?.title.sector ?? null;
    const country = countries[0] ?? contextCountry(doc, s, sector);
    if (
      d.title &&
      !phrase.plural &&
      countries.length === 0 &&
      country &&
      d.title.title.offices.length > 0 &&
      phrase.definite
    ) {
      const person = officeHolder(doc, d, country);
      if (person) return [person];
    }
    return [groupEntity(doc, d, country)];
  }

  /** "the Thai foreign ministry", "the ministry", "Kenya's central bank", "the group". */
  private body(s: number, token: number, sentence: Sentence, d: Description): Entity | null {
    const { doc } = this;
    const { phrase, owners } = d;
    const noun = d.noun.split(' ').at(-1)!;
    if (phrase.definite && owners.countries.length === 0 && !owners.body && phrase.head - phrase.start <= 1) {
      const known = definiteBody(doc, s, token, noun);
      if (known) return known;
      if (d.agent?.anaphor) return null;
    }
    const words: string[] = [];
    for (let i = phrase.start; i <= phrase.head; i++) {
      const t = sentence.tokens[i]!;
      if (t.upos === 'DET' || t.upos === 'PUNCT' || t.xpos === 'POS' || t.xpos === 'PRP$') continue;
      words.push(...fold(t.form).split(' ').filter(Boolean));
    }
    if (words.length < 2 || d.phrase.plural) return null;
    const country = owners.countries[0] ?? contextCountry(doc, s, d.agent?.sector ?? null);
    const text = doc.text
      .slice(...spanOf(sentence, phrase.start, phrase.head + 1))
      .replace(/^(the|a|an) /i, '');
    const known = fromRegistry(doc, words.join(' '), country);
    if (known) return known;
    if (!/^(ministry|department|bank|parliament|cabinet)$/.test(noun)) return null;
    return institution(doc, words, country, text);
  }
}

/** Subject 0, object 1, the rest 2; a conjunct has the role of its first. */
function roleOf(sentence: Sentence, token: number): 0 | 1 | 2 {
  const t = sentence.tokens[Math.max(token, 0)]!;
  const first = firstConjunct(sentence, token);
  const { deprel } = first >= 0 ? sentence.tokens[first]! : t;
  if (deprel.startsWith('nsubj')) return 0;
  return /^(obj|iobj|obl:agent)/.test(deprel) ? 1 : 2;
}

/** First of the phrases that "and" joins this one to, or -1. */
function firstConjunct(sentence: Sentence, token: number): number {
  let i = token;
  for (
    let steps = 0;
    steps < 20 && sentence.tokens[i]!.deprel === 'conj' && sentence.tokens[i]!.head >= 0;
    steps++
  )
    i = sentence.tokens[i]!.head;
  return i === token ? -1 : i;
}

/** The noun that a relative pronoun takes up: the head of its clause where that hangs on a noun, else the noun just before it. */
function relativeHead(sentence: Sentence, token: number): number {
  const { tokens } = sentence;
  let i = token;
  for (let steps = 0; steps < 8 && i >= 0; steps++) {
    const t = tokens[i]!;
    if (t.deprel.startsWith('acl')) return t.head < token ? t.head : -1;
    i = t.head;
  }
  return -1;
}

import type { Sentence, Token } from '../model/index.ts';
import { quoted, speakerOf } from './coref/speaker.ts';
import { type Doc, isPlural, lower } from './document.ts';
import type { Entity } from './entity.ts';
import { named } from './phrases/named.ts';
import { noun } from './phrases/noun.ts';
import { pronoun } from './phrases/pronoun.ts';
import { NOTHING, type Reader, type Resolution } from './reader.ts';
import { firstConjunct, roleOf } from './roles.ts';

/** Resolves phrases to entities, each once; `read` goes through the report in order so that later phrases can point back. */
export class Resolver implements Reader {
  readonly doc: Doc;
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
        if (!this.isMention(sentence, t, i) || (predicates.has(i) && t.name < 0)) continue;
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

  private isMention(sentence: Sentence, t: Token, i: number): boolean {
    if (t.name >= 0) return this.doc.heads[t.name] === i;
    if (t.upos === 'PRON' || t.xpos === 'PRP$') return true;
    if (t.upos !== 'NOUN' && t.upos !== 'PROPN' && !/^(latter|former|two|both|three)$/.test(lower(t)))
      return false;
    const next = sentence.tokens[i + 1];
    return !(next && next.name < 0 && next.upos === 'NOUN' && t.deprel === 'compound');
  }

  private resolve(s: number, token: number, t: Token): Resolution {
    const sentence = this.doc.annotated.sentences[s]!;
    if (t.name >= 0) return named(this, sentence, t);
    if (t.upos === 'PRON' || t.xpos === 'PRP$' || t.xpos.startsWith('W'))
      return pronoun(this, s, sentence, token, t);
    if (lower(t) === 'both' && /^(det|cc|advmod)/.test(t.deprel)) return NOTHING;
    if (lower(t) === 'both' || lower(t) === 'latter') return pronoun(this, s, sentence, token, t);
    if (/^(NOUN|PROPN|ADJ|NUM)$/.test(t.upos)) return noun(this, s, sentence, token, t);
    return NOTHING;
  }

  readonly speaker = (s: number): Entity | null => {
    let known = this.speakers.get(s);
    if (known === undefined) {
      this.speakers.set(s, null);
      known = speakerOf(this.doc, s, this.inside, this.at);
      this.speakers.set(s, known);
    }
    return known;
  };

  quoted(s: number, token: number): boolean {
    return this.inside[s]?.[token] ?? false;
  }
}

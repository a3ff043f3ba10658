import type { Token } from '../../model/index.ts';
import type { Doc, Item } from '../document.ts';
import type { Entity } from '../entity.ts';
import { candidates, withConjuncts } from './window.ts';

const PERSONAL: Record<string, 'm' | 'f' | 'it' | 'they'> = {
  he: 'm',
  him: 'm',
  his: 'm',
  himself: 'm',
  she: 'f',
  her: 'f',
  hers: 'f',
  herself: 'f',
  it: 'it',
  its: 'it',
  itself: 'it',
  they: 'they',
  them: 'they',
  their: 'they',
  theirs: 'they',
  themselves: 'they',
};

/** Tokens on either side that an argument of the same verb is looked for in. */
const NEAR = 60;

/** Whether the token is a pronoun of the third person, relative ones aside. */
export const isThirdPerson = (t: Token): boolean => t.form.toLowerCase() in PERSONAL;

/** Antecedents of "he", "she", "it", "they" and their forms, by number, gender and kind; [] where none fits. */
export function pronounAntecedents(doc: Doc, sentence: number, token: number, barred: Entity[]): Entity[] {
  const t = doc.annotated.sentences[sentence]!.tokens[token]!;
  const kind = PERSONAL[t.form.toLowerCase()];
  if (!kind) return [];
  if (kind === 'it' && expletive(doc, sentence, token)) return [];
  const clause = coArguments(doc, sentence, token);
  let best: Entity[] = [];
  let most = Number.NEGATIVE_INFINITY;
  let order = 0;
  for (const item of candidates(doc, sentence, token)) {
    if (item.sentence === sentence && clause.has(item.token)) continue;
    if (item.entities.length === 0) {
      // a thing may be meant: then no party is
      if ((kind === 'it' && !item.plural) || (kind === 'they' && item.plural)) {
        const score = thing(item, sentence) - 0.05 * order++;
        if (score > most) {
          most = score;
          best = [];
        }
      }
      continue;
    }
    const found = fit(doc, item, kind).filter((e) => !barred.includes(e));
    if (found.length === 0) continue;
    const single = kind === 'they' && found.length === 1 && !item.plural;
    // a body or a state may be "they", but what is plural comes first
    if (single && found[0]!.actor.kind !== 'organization' && found[0]!.actor.kind !== 'country') continue;
    const score = salience(item, found[0]!, sentence) - (single ? 4 : 0) - 0.05 * order++;
    if (score > most) {
      most = score;
      best = found;
    }
  }
  if ((kind === 'm' || kind === 'f') && best[0]) best[0].gender ??= kind;
  return best;
}

const thing = (item: Item, sentence: number): number =>
  (item.role === 0 ? 2 : 0.7) + THING - 1.2 * (sentence - item.sentence);

/** Head start of a mention that is no party. */
const THING = 1.5;

/**
 * Weight of a mention as antecedent: near before far, subjects before objects before the rest, whom the report speaks of often
 * before others, named before unnamed (the factors of Lappin and Leass 1994; weights set on the open part of GUM).
 */
function salience(item: Item, entity: Entity, sentence: number): number {
  const rank = item.role === 0 ? 2 : item.role === 1 ? 0.7 : 0;
  const named = entity.words.length > 0 || entity.actor.kind !== 'person' ? 1.5 : 0;
  return rank + named + 0.8 * Math.log2(1 + entity.mentions) - 1.2 * (sentence - item.sentence);
}

/** Whether the pronoun can stand for these, by number and kind. */
export function agrees(t: Token, entities: Entity[]): boolean {
  const kind = PERSONAL[t.form.toLowerCase()];
  if (!kind) return false;
  if (kind === 'they') return true;
  if (entities.length !== 1) return false;
  const person = entities[0]!.actor.kind === 'person';
  return kind === 'it' ? !person : person && (!entities[0]!.gender || entities[0]!.gender === kind);
}

function fit(doc: Doc, item: Item, kind: 'm' | 'f' | 'it' | 'they'): Entity[] {
  if (kind === 'they') {
    const all = withConjuncts(doc, item);
    return all.length > 1 || item.plural ? all : item.entities;
  }
  if (item.plural) return [];
  const one = item.entities.length === 1 ? item.entities[0]! : null;
  if (!one) return [];
  if (kind === 'it')
    return one.actor.kind === 'organization' ||
      one.actor.kind === 'country' ||
      (one.actor.kind === 'group' && !one.plural)
      ? [one]
      : [];
  if (one.actor.kind !== 'person') return [];
  if (one.gender && one.gender !== kind) return [];
  return [one];
}

/** "it is important that", "it rained": no party. */
function expletive(doc: Doc, sentence: number, token: number): boolean {
  const { tokens } = doc.annotated.sentences[sentence]!;
  const t = tokens[token]!;
  if (t.deprel === 'expl') return true;
  const governor = t.head >= 0 ? tokens[t.head] : undefined;
  return (
    t.deprel.startsWith('nsubj') &&
    governor?.upos === 'ADJ' &&
    tokens
      .slice(token, token + NEAR)
      .some(
        (c) =>
          c.head === t.head &&
          (c.deprel === 'ccomp' || c.deprel === 'csubj' || c.deprel === 'xcomp') &&
          c !== t,
      )
  );
}

/** Arguments of the pronoun's own verb: "Putin met him" is not himself. Possessives may point at them. */
function coArguments(doc: Doc, sentence: number, token: number): Set<number> {
  const { tokens } = doc.annotated.sentences[sentence]!;
  const t = tokens[token]!;
  const out = new Set<number>();
  if (t.xpos === 'PRP$' || t.form.endsWith('self') || t.form.endsWith('selves')) return out;
  for (let i = Math.max(0, token - NEAR); i < Math.min(tokens.length, token + NEAR); i++)
    if (i !== token && tokens[i]!.head === t.head && /^(nsubj|obj|iobj|obl)/.test(tokens[i]!.deprel))
      out.add(i);
  return out;
}

import type { Sentence, Token } from '../../model/index.ts';
import { nameText } from '../document.ts';
import { fold } from '../fold.ts';
import { countryByDemonym } from '../lookup.ts';
import { phraseOf, phraseSpan } from '../phrase.ts';
import { NOTHING, type Reader, type Resolution } from '../reader.ts';

/** A name as party: its actor; a person with the title before the name in the span; "three Palestinians" as people. */
export function named(reader: Reader, sentence: Sentence, t: Token): Resolution {
  const { doc } = reader;
  const name = doc.annotated.names[t.name]!;
  const entity = doc.named[t.name];
  if (!entity) return NOTHING;
  const head = doc.heads[t.name]!;
  if (name.type === 'NORP' && entity.sort === 'state' && people(reader, sentence, name.from, name.to)) {
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
  return { entities: [entity], span: name.span };
}

/** "three Palestinians", "many Israelis": people, where "the Palestinians" and "Israeli" are the side. */
function people(reader: Reader, sentence: Sentence, from: number, to: number): boolean {
  const { tokens } = sentence;
  const last = tokens[to - 1]!;
  if (!/^NN/.test(last.xpos) && tokens[from - 1]?.upos !== 'NUM') return false;
  if (tokens[to] && /^(NOUN|PROPN)$/.test(tokens[to]!.upos) && tokens[to]!.name !== last.name) return false;
  const phrase = phraseOf(reader.doc, sentence, from);
  if (phrase.number !== null && phrase.number > 0) return true;
  const singular = fold(last.form).replace(/s$/, '');
  const plural = last.form.endsWith('s') && countryByDemonym(reader.doc.registry, singular) !== null;
  return plural && !phrase.definite;
}

import type { Annotated, Name, NameType, Sentence, Token } from '../model/index.ts';
import { fold } from './fold.ts';
import { countryByDemonym, countryByName } from './lookup.ts';
import type { Registry } from './registry.ts';

const LONGEST = 5;

/**
 * The report with names added that the registry knows and the name finder missed (countries, demonyms, houses of
 * government, organisations of two words and more or of capitals only). The added ones come after the finder's, so that
 * indexes into `names` stay. The input is left as it is.
 */
export function withRegistryNames(annotated: Annotated, registry: Registry): Annotated {
  const names: Name[] = [...annotated.names];
  const sentences = annotated.sentences.map((sentence, s) => {
    let tokens: Token[] | null = null;
    for (let i = 0; i < sentence.tokens.length; i++) {
      if (!candidate(sentence.tokens[i]!)) continue;
      const hit = longest(sentence, i, registry);
      if (!hit) continue;
      tokens ??= sentence.tokens.map((t) => ({ ...t }));
      for (let k = i; k < hit.to; k++) tokens[k]!.name = names.length;
      names.push({
        span: [sentence.tokens[i]!.start, sentence.tokens[hit.to - 1]!.end],
        type: hit.type,
        sentence: s,
        from: i,
        to: hit.to,
      });
      i = hit.to - 1;
    }
    return tokens ? { ...sentence, tokens } : sentence;
  });
  return { report: annotated.report, sentences, names };
}

const candidate = (t: Token): boolean =>
  t.name < 0 && /^\p{Lu}/u.test(t.form) && t.upos !== 'PRON' && t.upos !== 'VERB';

function longest(sentence: Sentence, at: number, registry: Registry): { to: number; type: NameType } | null {
  const tokens = sentence.tokens;
  let best: { to: number; type: NameType } | null = null;
  let words = '';
  for (let to = at + 1; to <= Math.min(at + LONGEST, tokens.length) && tokens[to - 1]!.name < 0; to++) {
    const word = fold(tokens[to - 1]!.form);
    if (!word) break;
    words = words ? `${words} ${word}` : word;
    if (!/^\p{Lu}/u.test(tokens[to - 1]!.form)) continue;
    const type = typeOf(words, tokens[at]!, to - at, registry);
    if (type) best = { to, type };
  }
  return best;
}

function typeOf(words: string, first: Token, length: number, registry: Registry): NameType | null {
  const capitals = first.form.length > 1 && first.form === first.form.toUpperCase();
  // "Us", "IN": a short word in another case is no country
  if (words.length <= 3 && !capitals) return null;
  if (countryByName(registry, words)) return 'LOC';
  if (countryByDemonym(registry, words)) return 'NORP';
  if (registry.seats.has(words)) return 'ORG';
  if (registry.capitals.has(words)) return 'LOC';
  if ((length > 1 || capitals) && registry.organisations.has(words)) return 'ORG';
  return null;
}

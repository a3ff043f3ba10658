import type { Name, Sentence } from '../model/index.ts';
import type { Doc } from './document.ts';
import { countryEntity, countryName, nameAt, nameText } from './document.ts';
import type { Entity } from './entity.ts';
import { fold, slug } from './fold.ts';
import { countryByDemonym, countryByName, countryOf, isState, nestedCountry, nestedSeat } from './lookup.ts';
import { matchPattern } from './patterns.ts';
import { complementOf, phraseOf } from './phrase.ts';
import type { Organisation } from './registry.ts';
import { wordsOf } from './words.ts';

/** The actor of an ORG name: registry, seat of government, pattern, what the report said before, else as the text has it. */
export function resolveOrganisation(doc: Doc, index: number): Entity | null {
  const { registry } = doc;
  const name = doc.annotated.names[index]!;
  const sentence = doc.annotated.sentences[name.sentence]!;
  const text = nameText(doc, name);
  const folded = fold(text).replace(/^the /, '');
  const near = nearCountry(doc, sentence, name);
  const country = countryByName(registry, folded);
  if (country) return countryEntity(doc, country);
  const seat = registry.seats.get(folded);
  if (seat) return countryEntity(doc, seat);
  const known = fromRegistry(doc, folded, near);
  if (known) return known;
  const longer = withSort(doc, folded, near);
  if (longer) return longer;
  const capital = registry.capitals.get(folded);
  if (capital) return countryEntity(doc, capital);
  const alias = doc.aliases.get(folded);
  if (alias) return alias;
  const words = folded.split(' ');
  const inside = nestedCountry(registry, words);
  const pattern = institution(doc, words, inside ?? near, text);
  if (pattern) return pattern;
  const agent = registry.agents.get(words.at(-1)!) ?? registry.agents.get(words.at(-1)!.replace(/s$/, ''));
  const owner = inside ?? near ?? nestedSeat(registry, words);
  const entity = doc.store.take(doc.store.idFor(text, 'organization', owner), {
    name: text,
    kind: 'organization',
    country: owner,
    sector: agent?.sector ?? null,
    sort: '',
  });
  shortForms(doc, words, entity);
  return entity;
}

/** "Severny Oil Company" is "Severny", and "Free Workers Congress" "FWC", from then on, unless the registry knows those words. */
function shortForms(doc: Doc, words: string[], entity: Entity): void {
  if (words.length < 2) return;
  const { registry } = doc;
  const first = words[0]!;
  const initials = words.filter((w) => !wordsOf('institution-filler').has(w)).map((w) => w[0]!);
  const forms = [
    initials.length > 2 ? initials.join('') : '',
    words.length > 2 ? words.map((w) => w[0]).join('') : '',
  ];
  if (first.length > 3 && !registry.agents.has(first) && !registry.titles.has(first)) forms.push(first);
  for (const form of forms)
    if (form && !doc.aliases.has(form) && !registry.organisations.has(form) && !countryOf(registry, form))
      doc.aliases.set(form, entity);
}

/**
 * A registry organisation of that folded name; where several share it, the one of the country named beside it. A name that
 * many states' bodies bear ("Senate", "Supreme Court") is that of a state which the report names.
 */
export function fromRegistry(doc: Doc, folded: string, near: string | null): Entity | null {
  const all = standingOn(doc.registry.organisations.get(folded), doc.date);
  if (!all) return null;
  let fit = all;
  if (doc.registry.agents.has(folded) || matchPattern(folded.split(' '), doc.registry.patterns, noCountry))
    fit = all.filter(
      (o) => !isState(doc.registry, o.country) || (near ? o.country === near : doc.countries.has(o.country!)),
    );
  const chosen =
    fit.find((o) => o.country === near) ??
    fit.find((o) => o.country && doc.countries.has(o.country)) ??
    fit[0];
  return chosen ? organisationEntity(doc, chosen) : null;
}

/** "Shin Bet security service", "Rosneft company": a registry name with what it is behind it. */
function withSort(doc: Doc, folded: string, near: string | null): Entity | null {
  for (let at = folded.lastIndexOf(' '); at > 0; at = folded.lastIndexOf(' ', at - 1))
    if (doc.registry.agents.has(folded.slice(at + 1)) && doc.registry.organisations.has(folded.slice(0, at)))
      return fromRegistry(doc, folded.slice(0, at), near);
  return null;
}

/** The rows that hold on the day (the present ones without a day); all where none does. */
function standingOn(rows: Organisation[] | undefined, date: string | null): Organisation[] | undefined {
  if (!rows || rows.length < 2) return rows;
  const held = rows.filter((o) => (date ? o.from <= date && date <= o.to : o.to === '9999'));
  return held.length > 0 ? held : rows;
}

const noCountry = { name: () => null, demonym: () => null };

function organisationEntity(doc: Doc, o: Organisation): Entity {
  return doc.store.take(o.id, {
    name: o.name,
    kind: 'organization',
    country: o.country,
    sector: o.sector,
    sort: o.kind,
    registered: true,
  });
}

const INSTITUTIONS = new Set([
  'ministry',
  'department',
  'central bank',
  'government',
  'parliament',
  'court',
  'cabinet',
  'office',
]);

/**
 * An organisation whose words fit a pattern. Institutions of a state get an id from the state and what they do, so that
 * "the Thai foreign ministry" and "Ministry of Foreign Affairs of Thailand" are one; a government is its state.
 */
export function institution(doc: Doc, words: string[], country: string | null, text: string): Entity | null {
  const { registry } = doc;
  const lookup = {
    name: (w: string) => countryByName(registry, w),
    demonym: (w: string) => countryByDemonym(registry, w),
  };
  const match =
    matchPattern(words, registry.patterns, lookup) ??
    matchPattern(withoutCountry(doc, words), registry.patterns, lookup);
  if (!match) return null;
  const owner = match.country ?? country;
  if (match.kind === 'government' && owner) return countryEntity(doc, owner);
  if (!INSTITUTIONS.has(match.kind)) {
    const entity = doc.store.take(doc.store.idFor(text, 'organization', owner), {
      name: text,
      kind: 'organization',
      country: owner,
      sector: match.sector,
      sort: match.kind,
    });
    shortForms(doc, words, entity);
    return entity;
  }
  const topic = significant(doc, words, match.kind);
  const id = `${owner ? `${owner}.` : ''}${[...topic, slug(match.kind)].join('-')}`;
  const held = owner
    ? undefined
    : (doc.institutions.get(id) ?? (topic.length === 0 ? doc.institutions.get(match.kind) : undefined));
  if (held) return held;
  const name = owner && !nestedCountry(registry, words) ? `${text} (${countryName(doc, owner)})` : text;
  const entity = doc.store.take(id, {
    name,
    kind: 'organization',
    country: owner,
    sector: match.sector,
    sort: match.kind,
  });
  doc.institutions.set([...topic, slug(match.kind)].join('-'), entity).set(match.kind, entity);
  return entity;
}

/** "US Department of Defense", "Army of Chad" without the country at either end. */
function withoutCountry(doc: Doc, words: string[]): string[] {
  for (let n = Math.min(4, words.length - 1); n >= 1; n--) {
    if (countryOf(doc.registry, words.slice(0, n).join(' '))) return words.slice(n);
    if (countryOf(doc.registry, words.slice(-n).join(' ')))
      return words.slice(0, -n).filter((w, i, all) => i < all.length - 2 || !/^(of|the|for|in)$/.test(w));
  }
  return words;
}

/** The words that tell one ministry from another: no country, no "of", no "affairs"; one spelling of defence. */
function significant(doc: Doc, words: string[], kind: string): string[] {
  const skip = wordsOf('institution-filler');
  const country = new Set<number>();
  for (let n = 4; n >= 1; n--)
    for (let i = 0; i + n <= words.length; i++)
      if (countryOf(doc.registry, words.slice(i, i + n).join(' ')))
        for (let k = i; k < i + n; k++) country.add(k);
  const own = new Set(kind.split(' '));
  return words
    .filter(
      (w, i) => !country.has(i) && !skip.has(w) && !own.has(w) && w !== 'ministry' && w !== 'department',
    )
    .map((w) => (w === 'defense' ? 'defence' : w));
}

/** The country beside a name: "Thai …", "Thailand's …", "… of Thailand", "… (Thailand)"; null for none. */
export function nearCountry(doc: Doc, sentence: Sentence, name: Name): string | null {
  const phrase = phraseOf(doc, sentence, name.from);
  const { tokens } = sentence;
  for (let i = name.from - 1; i >= phrase.start; i--) {
    const other = nameAt(doc, tokens[i]!);
    if (!other) continue;
    const id = countryOf(doc.registry, fold(nameText(doc, other)).replace(/^the /, ''));
    if (id) return id;
    const owner = doc.named[tokens[i]!.name];
    if (owner?.actor.country && other.type !== 'PER') return owner.actor.country;
  }
  const complement = complementOf(doc, sentence, name.to);
  if (complement && (complement.preposition === 'of' || complement.preposition === 'in')) {
    const index = tokens[complement.heads[0]!]!.name;
    if (index >= 0) {
      const other = doc.annotated.names[index]!;
      const id = countryByName(doc.registry, fold(nameText(doc, other)).replace(/^the /, ''));
      if (id) return id;
      if (other.type === 'LOC') return doc.named[index]?.actor.country ?? null;
    }
  }
  return null;
}

/** Reads "Full Name (FN)" throughout: the abbreviation stands for the organisation that the name before it has. */
export function explainedAbbreviations(doc: Doc): void {
  const { names, sentences } = doc.annotated;
  for (let i = 0; i + 1 < names.length; i++) {
    const a = names[i]!;
    const b = names[i + 1]!;
    if (a.sentence !== b.sentence || b.from !== a.to + 1 || b.to - b.from !== 1) continue;
    const tokens = sentences[a.sentence]!.tokens;
    if (tokens[a.to]!.form !== '(' || tokens[b.to]?.form !== ')') continue;
    const entity = doc.named[i];
    if (entity && entity.actor.kind === 'organization') doc.aliases.set(fold(nameText(doc, b)), entity);
  }
}

import { list, type Row } from '../data/tsv.ts';
import type { Sector } from '../model/index.ts';
import { fold, slug } from './fold.ts';
import type { Organisation, Person, PlaceEntry, Registry, Term } from './registry.ts';

/** Cells of one line by column. */
export type Cells = Record<string, string>;

export const setOnce = <V>(map: Map<string, V>, key: string, value: V) => {
  if (key && !map.has(key)) map.set(key, value);
};

const push = <V>(map: Map<string, V[]>, key: string, value: V) => {
  const at = map.get(key);
  if (!at) map.set(key, [value]);
  else if (!at.includes(value)) at.push(value);
};

/** `push` for long lists: looks for the value at the end only. */
const follow = <V>(map: Map<string, V[]>, key: string, value: V) => {
  const at = map.get(key);
  if (!at) map.set(key, [value]);
  else if (at.at(-1) !== value) at.push(value);
};

export const sector = (cell: string | undefined): Sector | null =>
  cell && cell !== '-' ? (cell as Sector) : null;

export function lazy<T>(make: () => T): () => T {
  let value: T | null = null;
  return () => (value ??= make());
}

export function addCountries(registry: Registry, table: Cells[]): void {
  const shared: [string, string][] = [];
  for (const c of table) {
    const demonyms = list(c.demonyms);
    setOnce(registry.countries, c.id!, {
      id: c.id!,
      name: c.name!,
      capital: c.capital ?? '',
      demonym: demonyms[0] ?? null,
    });
    const id = c.parent && c.parent !== '-' ? c.parent : c.id!;
    for (const name of [c.name!, ...list(c.aliases)]) setOnce(registry.countryNames, fold(name), id);
    // two Congos share theirs: the later, larger one has it
    for (const name of demonyms)
      if (c.note?.includes('demonym-ambiguous')) registry.demonyms.set(fold(name), id);
      else setOnce(registry.demonyms, fold(name), id);
    for (const name of list(c.capital))
      if (c.note?.includes('capital-ambiguous')) shared.push([fold(name), id]);
      else setOnce(registry.capitals, fold(name), id);
    for (const name of list(c.seats)) setOnce(registry.seats, fold(name), id);
  }
  // "Brussels" acting is the Union before it is Belgium
  for (const [name, id] of shared) setOnce(registry.capitals, name, id);
}

/** "secretary of state (USA)": the words, and the one country that uses them so. */
function restricted(title: string): [string, string | null] {
  const open = title.endsWith(')') ? title.lastIndexOf('(') : -1;
  return open > 0 ? [fold(title.slice(0, open)), title.slice(open + 1, -1)] : [fold(title), null];
}

export function addOffices(registry: Registry, names: Cells[], titles: Cells[]): void {
  const add = (title: string, office: string | null, own: Sector | null) => {
    const [words, only] = restricted(title);
    let at = registry.titles.get(words);
    if (!at) registry.titles.set(words, (at = { offices: [], sector: own }));
    if (office && !at.offices.some((o) => o.office === office && o.only === only))
      at.offices.push({ office, only });
  };
  for (const c of names) {
    const all = list(c.titles);
    setOnce(registry.offices, c.office!, {
      title: all[0] ?? c.office!,
      sector: sector(c.sector),
      kind: c.kind ?? '',
    });
  }
  // titles.tsv says what a title means first; an office's sector holds for its titles
  for (const c of titles) {
    const offices = list(c.office).filter((o) => o !== '-');
    if (offices.length === 0) add(c.title!, null, sector(c.sector));
    for (const office of offices)
      add(c.title!, office, registry.offices.get(office)?.sector ?? sector(c.sector));
  }
  for (const c of names) for (const title of list(c.titles)) add(title, c.office!, sector(c.sector));
}

/** A date as precise as known (YYYY, YYYY-MM, YYYY-MM-DD) as its first day; "0000-01-01" for an empty cell. */
const firstDay = (cell: string | undefined): string => fill(cell || '0000', '-01-01');

/** Its last day; "9999" for an empty cell. */
const lastDay = (cell: string | undefined): string => (cell ? fill(cell, '-12-31') : '9999');

const fill = (date: string, rest: string): string => date + rest.slice(Math.max(0, date.length - 4));

function index(registry: Registry, person: Person, name: string): void {
  const folded = fold(name);
  push(registry.persons, folded, person);
  const first = folded.indexOf(' ');
  if (first < 0) return;
  follow(registry.surnames, folded.slice(folded.lastIndexOf(' ') + 1), person);
  follow(registry.surnames, folded.slice(0, first), person);
}

export function addTerms(registry: Registry, table: Cells[], territories: Set<string>): void {
  const people = new Map<string, Person>();
  for (const c of table) {
    // a territory's head of state is that of the state it belongs to
    if (territories.has(c.country!) && /^(head-of-state|monarch)$/.test(c.office!)) continue;
    const key = `${c.country} ${c.person}`;
    let person = people.get(key);
    if (!person) {
      const folded = `${c.country} ${fold(c.person!)}`;
      person = people.get(folded) ?? { id: slug(c.person!), name: c.person!, country: c.country!, terms: [] };
      people.set(key, person).set(folded, person);
      index(registry, person, c.person!);
    }
    for (const alias of list(c.aliases)) index(registry, person, alias);
    const term: Term = {
      country: c.country!,
      office: c.office!,
      person,
      from: firstDay(c.from),
      to: lastDay(c.to),
    };
    person.terms.push(term);
    push(registry.terms, `${c.country} ${c.office}`, term);
    const sole = registry.officeCountry.get(c.office!);
    registry.officeCountry.set(c.office!, sole === undefined || sole === c.country ? c.country! : null);
  }
}

export function addOrganisations(registry: Registry, table: Cells[], media: Cells[]): void {
  const add = (c: Cells, organisation: Organisation) => {
    for (const name of [c.name!, ...list(c.aliases)]) push(registry.organisations, fold(name), organisation);
  };
  for (const c of table)
    add(c, {
      id: c.id || slug(c.name!),
      name: c.name!,
      kind: c.kind ?? '',
      country: c.country && c.country !== '-' ? c.country : null,
      sector: sector(c.sector),
      from: firstDay(c.founded),
      to: lastDay(c.ended),
    });
  for (const c of media)
    if (!registry.organisations.has(fold(c.name!)))
      add(c, {
        id: slug(c.name!),
        name: c.name!,
        kind: c.role || 'outlet',
        country: c.country && c.country !== '-' ? c.country : null,
        sector: 'JRN',
        from: firstDay(''),
        to: lastDay(''),
      });
}

export function placeTable(table: Row[]): Map<string, PlaceEntry[]> {
  const places = new Map<string, PlaceEntry[]>();
  for (const { cells: c } of table) {
    const place: PlaceEntry = {
      name: c.name!,
      country: c.country && c.country !== '-' ? c.country : null,
      lat: c.lat ? Number(c.lat) : null,
      lon: c.lon ? Number(c.lon) : null,
      kind: c.kind ?? '',
      population: Number(c.population) || 0,
    };
    for (const name of [c.name!, ...list(c.aliases)]) push(places, fold(name), place);
  }
  return places;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DATA, type Row, readTable } from '../data/tsv.ts';
import type { Sector } from '../model/index.ts';
import { compilePattern, type Pattern } from './patterns.ts';
import {
  addCountries,
  addOffices,
  addOrganisations,
  addTerms,
  lazy,
  placeTable,
  sector,
  setOnce,
} from './tables.ts';

export interface Country {
  /** ISO 3166-1 alpha-3 or one of the codes for non-states. */
  id: string;
  name: string;
  capital: string;
  /** First demonym, for names of groups ("Kenyan"). */
  demonym: string | null;
}

export interface Term {
  country: string;
  office: string;
  person: Person;
  /** First and last day that the term can cover, ISO 8601; `to` is "9999" for a term that still runs. */
  from: string;
  to: string;
}

export interface Person {
  id: string;
  name: string;
  country: string;
  terms: Term[];
}

export interface Organisation {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  sector: Sector | null;
  /** First and last day of this standing, as `Term`. */
  from: string;
  to: string;
}

export interface Title {
  /** Offices that the title can mean, the likeliest first; none for a mere rank. `only` is the one country that uses it so. */
  offices: { office: string; only: string | null }[];
  sector: Sector | null;
}

export interface Agent {
  noun: string;
  sector: Sector | null;
  /** person, body or thing. */
  kind: string;
  /** Says little by itself: a party only where the text says whose ("side", "unit"). */
  weak: boolean;
  /** Points back at a body named before ("group"). */
  anaphor: boolean;
  /** False for weapons and places, which act for nobody. */
  party: boolean;
}

export interface PlaceEntry {
  name: string;
  country: string | null;
  lat: number | null;
  lon: number | null;
  kind: string;
  population: number;
}

/** The tables of data/actors and data/places behind maps keyed by folded names. */
export interface Registry {
  countries: Map<string, Country>;
  countryNames: Map<string, string>;
  demonyms: Map<string, string>;
  /** Capitals. */
  capitals: Map<string, string>;
  /** Houses and streets that stand for a government ("kremlin"). */
  seats: Map<string, string>;
  organisations: Map<string, Organisation[]>;
  persons: Map<string, Person[]>;
  /** By first and by last word of the name. */
  surnames: Map<string, Person[]>;
  /** Key "USA head-of-state". */
  terms: Map<string, Term[]>;
  /** The one country that an office belongs to (pope, supreme leader), or null where several have it. */
  officeCountry: Map<string, string | null>;
  /** First title and sector of an office. */
  offices: Map<string, { title: string; sector: Sector | null; kind: string }>;
  titles: Map<string, Title>;
  /** Office of the person that "the leader" of a country is, where it is not the head of state. */
  leaders: Map<string, string>;
  agents: Map<string, Agent>;
  patterns: Pattern[];
  places: () => Map<string, PlaceEntry[]>;
}

const cache = new Map<string, Registry>();

/**
 * Reads the registry; cached. `extraDir` is a user's own folder with tables of the same names and formats, whose rows
 * come before ours. Throws DATA_INVALID with file and line for a broken table.
 */
export function loadRegistry(extraDir?: string): Registry {
  const key = extraDir ?? '';
  let registry = cache.get(key);
  if (!registry) cache.set(key, (registry = build(extraDir)));
  return registry;
}

function build(extraDir?: string): Registry {
  const rows = (folder: string, name: string): Row[] => {
    const out: Row[] = [];
    if (extraDir && existsSync(join(extraDir, name)))
      out.push(...readTable(pathToFileURL(join(extraDir, name))));
    const own = new URL(`${folder}/${name}`, DATA);
    if (existsSync(own)) out.push(...readTable(own));
    return out;
  };
  const actors = (name: string) => rows('actors', name).map((r) => r.cells);
  const registry: Registry = {
    countries: new Map(),
    countryNames: new Map(),
    demonyms: new Map(),
    capitals: new Map(),
    seats: new Map(),
    organisations: new Map(),
    persons: new Map(),
    surnames: new Map(),
    terms: new Map(),
    officeCountry: new Map(),
    offices: new Map(),
    titles: new Map(),
    leaders: new Map(),
    agents: new Map(),
    patterns: [],
    places: lazy(() => placeTable([...rows('places', 'places.tsv'), ...rows('places', 'regions.tsv')])),
  };
  const countries = actors('countries.tsv');
  addCountries(registry, countries);
  addOffices(registry, actors('office-names.tsv'), actors('titles.tsv'));
  const territories = new Set(countries.filter((c) => c.parent && c.parent !== '-').map((c) => c.id!));
  addTerms(registry, actors('offices.tsv'), territories);
  addOrganisations(registry, actors('organisations.tsv'), actors('media.tsv'));
  for (const c of actors('agents.tsv'))
    setOnce(registry.agents, c.noun!.toLowerCase(), {
      noun: c.noun!.toLowerCase(),
      sector: sector(c.sector),
      kind: c.kind ?? '',
      weak: /\bweak\b/.test(c.note ?? '') && !/takes the sector/.test(c.note ?? ''),
      anaphor: /\banaphor\b/.test(c.note ?? ''),
      party: !/not a party|not the government/.test(c.note ?? ''),
    });
  for (const { cells } of rows('coref', 'leaders.tsv'))
    setOnce(registry.leaders, cells.country!, cells.office!);
  registry.patterns = actors('patterns.tsv').map(compilePattern);
  return registry;
}

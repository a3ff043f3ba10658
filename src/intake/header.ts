import { DATA, list, readTable } from '../data/tsv.ts';
import type { Span } from '../model/index.ts';

/** What the head of a text says of itself. The text stays as it is; offsets count in it. */
export interface Header {
  /** "YYYY-MM-DD", null where the head says none or no year. */
  date: string | null;
  /** Month and day of a dateline without a year ("MOSCOW, May 26."), "MM-DD". */
  monthDay: string | null;
  dateSpan: Span | null;
  place: Span | null;
  agency: Span | null;
  /** Where the report's own words begin. */
  end: number;
}

const months = new Map(
  readTable(new URL('times/months.tsv', DATA)).map(({ cells }) => [cells.form!, Number(cells.value)]),
);
/** Capitals and other names of places that may stand before a colon ("New Delhi: …"). */
const capitals = new Set(
  readTable(new URL('actors/countries.tsv', DATA)).flatMap(({ cells }) =>
    list(cells.capital).map((c) => c.toLowerCase()),
  ),
);

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const DATE = new RegExp(
  `^(?:(\\d{4})-(\\d\\d)-(\\d\\d)|(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?(?:, ?(\\d{4}))?|(\\d{1,2}) (${MONTH})(?:,? (\\d{4}))?)(?![\\p{L}\\p{N}])`,
  'iu',
);
const LABEL = /^(?:date|published|posted|updated|dated)(?: on| at)?[:\s]\s{0,3}/i;
/** Long enough for "THE HAGUE, the Netherlands, November 12, 2025 (Agence France-Presse) —". */
const REACH = 160;

const isDate = (y: number, m: number, d: number): boolean =>
  m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
const pad = (n: number): string => String(n).padStart(2, '0');

interface ReadDate {
  length: number;
  date: string | null;
  monthDay: string | null;
}

function dateAt(head: string): ReadDate | null {
  const m = DATE.exec(head);
  if (!m) return null;
  const month = m[2] ? Number(m[2]) : (months.get((m[4] ?? m[8])!.replace('.', '').toLowerCase()) ?? 0);
  const day = Number(m[3] ?? m[5] ?? m[7]);
  const year = m[1] ?? m[6] ?? m[9];
  if (!isDate(year ? Number(year) : 2000, month, day)) return null;
  const monthDay = `${pad(month)}-${pad(day)}`;
  return { length: m[0].length, date: year ? `${year}-${monthDay}` : null, monthDay };
}

const WORD = "\\p{Lu}[\\p{L}.'’-]{1,24}";
const PLACE = new RegExp(
  `^${WORD}(?:(?: |/| / )${WORD}){0,3}(?:, (?:the )?${WORD}(?: ${WORD}){0,2}){0,2}(?![\\p{L}\\p{N}])`,
  'u',
);
const AGENCY = /^(?:\(([\p{Lu}\p{Ll}][^()\n]{1,40})\)|\/([^\s/][^/\n]{1,29})\/)/u;
const DASH = /^\s?(?:--|—|–|-|:|\.)\s/;

/**
 * A dateline at the head of a line: "MOSCOW, May 26. /TASS/.", "KYIV, Ukraine (AP) —", "BEIJING, Nov. 4 (Xinhua) --",
 * "New Delhi: …", "Nov 4 (Reuters) -". Null where the line begins otherwise.
 */
function dateline(text: string, from: number, again = false): Header | null {
  const head = text.slice(from, from + REACH).split('\n', 1)[0]!;
  let at = 0;
  let place: Span | null = null;
  let found: ReadDate | null = dateAt(head);
  let dateSpan: Span | null = null;
  if (!found) {
    const m = PLACE.exec(head);
    if (!m && !again) return null;
    // a month after the place's comma is the date
    let name = m?.[0] ?? '';
    const comma = name.search(new RegExp(`, ${MONTH}$`, 'iu'));
    if (comma > 0) name = name.slice(0, comma);
    place = name ? [from, from + name.length] : null;
    at = name.length;
    // "UST-LUGA /Leningrad Region/, May 26. /TASS/."
    at += /^ \/[^\s/][^/\n]{2,30}\/(?=,)/.exec(head.slice(at))?.[0].length ?? 0;
    const gap = /^,? /.exec(head.slice(at));
    found = gap ? dateAt(head.slice(at + gap[0].length)) : null;
    if (found && gap) at += gap[0].length;
  }
  if (found) {
    dateSpan = [from + at, from + at + found.length];
    at += found.length;
  }
  const dot = /^\.?,?\s{0,2}/.exec(head.slice(at))![0].length;
  const credit = AGENCY.exec(head.slice(at + dot));
  let agency: Span | null = null;
  if (credit) {
    const start = from + at + dot + 1;
    agency = [start, start + (credit[1] ?? credit[2])!.length];
    at += dot + credit[0].length;
    const close = /^\s?(?:--|—|–|-|:|\.)?\s{0,2}/.exec(head.slice(at))![0];
    at += close.length;
    // "Putin (72) said" is no dateline: a year or a sentence may follow only after a mark, or for "/TASS/"
    if (credit[1] && !/\S/.test(close)) {
      // "May 21, 2025 (Mainichi Japan)  TOKYO (Kyodo) -- …": the page's own head before the dateline
      const inner = found && !again ? dateline(text, from + at, true) : null;
      return inner && { ...inner, date: inner.date ?? found!.date, dateSpan: inner.dateSpan ?? dateSpan };
    }
  } else {
    const mark = DASH.exec(head.slice(at));
    if (!mark || (!place && !found)) return null;
    const name = place ? text.slice(...place) : '';
    const capital = name.length > 2 && name === name.toUpperCase();
    const city = capitals.has(name.toLowerCase());
    const sign = mark[0].trim();
    if (sign === '.' && !(place && found)) return null;
    if (sign === ':' && !city && !(capital && found)) return null;
    if (
      (sign === '-' || sign === '--' || sign === '—' || sign === '–') &&
      !capital &&
      !city &&
      !(place && found)
    )
      return null;
    at += mark[0].length;
  }
  return {
    date: found?.date ?? null,
    monthDay: found && !found.date ? found.monthDay : null,
    dateSpan,
    place,
    agency,
    end: from + at,
  };
}

/**
 * Reads the head of a text: a first line such as "date 2025-11-04 …", and a dateline within its first lines.
 * Looks at no more than the first six lines that are not empty.
 */
export function readHeader(text: string): Header {
  const none: Header = { date: null, monthDay: null, dateSpan: null, place: null, agency: null, end: 0 };
  let out = none;
  let at = 0;
  for (let lines = 0; lines < 6 && at < text.length; ) {
    while (at < text.length && /\s/.test(text[at]!)) at++;
    if (at >= text.length) break;
    lines++;
    const head = text.slice(at, at + REACH);
    const label = LABEL.exec(head);
    if (label && out.date === null) {
      const found = dateAt(head.slice(label[0].length));
      if (found?.date) {
        const start = at + label[0].length;
        const end =
          start +
          found.length +
          /^[ \t]{0,8}/.exec(text.slice(start + found.length, start + found.length + 8))![0].length;
        out = { ...none, date: found.date, dateSpan: [start, start + found.length], end };
        at = end;
        continue;
      }
    }
    const line = dateline(text, at);
    if (line) {
      const date = line.date ?? out.date;
      return { ...line, date, dateSpan: line.date || !out.dateSpan ? line.dateSpan : out.dateSpan };
    }
    const next = text.indexOf('\n', at);
    if (next < 0) break;
    at = next + 1;
  }
  return out;
}

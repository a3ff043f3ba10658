import { dateOf, pad } from './anchor.ts';
import { yearAt } from './calendar.ts';
import { ordinal } from './numerals.ts';
import { type Context, isDash, isHyphen, type Match, type Meaning, type Rule } from './rule.ts';
import type { TimeToken } from './tokens.ts';

const value = (v: string, inferred: string[] = []): Meaning => ({ type: 'DATE', value: v, inferred });
const fixed = (end: number, v: string): Match => ({ end, read: () => value(v) });

/** Words in -s after a number that do not make it a count. */
const PLAIN_S = /(ss|us|is|was|has|does|'s)$/;

/** Whether a four-digit number stands as a count ("2000 troops") or in a name ("2003 UB313"). */
function isCounted(tokens: TimeToken[], i: number): boolean {
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  if (before && !tokens[i]!.spaced && /[\p{L}\d$£€#.,:/_@-]/u.test(before.text) && !isDash(before))
    return true;
  if (before && /^[$£€#№]$/.test(before.text)) return true;
  if (before && isHyphen(before) && !before.spaced && tokens[i - 2]?.kind === 'word' && !tokens[i - 2]?.lex)
    return true;
  if (!next) return false;
  if (next.text === '%' || next.lex?.units || next.lex?.scale || next.lower === 'percent') return true;
  if (next.kind === 'number' && next.spaced && /[A-Za-z]/.test(next.text)) return true;
  if (
    (isHyphen(next) || next.text === ':' || next.text === '/') &&
    !next.spaced &&
    tokens[i + 2] &&
    !tokens[i + 2]!.spaced
  )
    return tokens[i + 2]!.kind === 'word' || (next.text === ':' && tokens[i + 2]!.kind === 'number');
  return false;
}

/** "1998", "in 480 BC", "the year 2000", "the year two thousand". */
const year: Rule = (tokens, i) => {
  const t = tokens[i]!;
  const article =
    t.lower === 'the' && tokens[i + 1]?.lower === 'year'
      ? 2
      : t.lower === 'year' && tokens[i - 1]?.lower !== 'the'
        ? 1
        : 0;
  const at = i + article;
  const n = tokens[at];
  if (!n) return null;
  const era = tokens[at + 1];
  if (
    n.kind === 'number' &&
    n.number > 0 &&
    n.number < 10000 &&
    era?.spaced &&
    /^(BC|BCE|AD|CE)$/.test(era.text)
  ) {
    const digits = pad(n.number, 4);
    return fixed(at + 2, era.text.startsWith('B') ? `BC${digits}` : digits);
  }
  const found = yearAt(tokens, at);
  if (!found) return null;
  if (n.kind !== 'number' || article)
    return n.kind === 'mark' && !led(tokens, i) ? null : fixed(found.end, pad(found.y, 4));
  if (isCounted(tokens, i)) return null;
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  const leadIn = led(tokens, i) || before?.text === '(' || before?.text === ',' || before?.lower === '';
  if (found.y < 1700 || found.y > 2060) {
    // far years: only after a preposition and not before a noun
    const closed =
      !next ||
      next.kind === 'mark' ||
      next.lex !== null ||
      /^(the|a|an|he|she|it|they|and|but|when|as|was|were)$/.test(next.lower);
    return before?.lex?.['year-prep'] && closed ? fixed(i + 1, pad(found.y, 4)) : null;
  }
  const plural =
    next?.kind === 'word' &&
    next.lower === next.text &&
    next.lower.length > 3 &&
    next.lower.endsWith('s') &&
    !PLAIN_S.test(next.lower);
  if (plural && !(leadIn && found.y >= 1900) && next.lex === null) return null;
  return fixed(i + 1, pad(found.y, 4));
};

const led = (tokens: TimeToken[], i: number): boolean =>
  tokens[i - 1]?.lex?.['year-prep'] !== undefined || tokens[i - 1]?.lex?.season !== undefined;

/** "the 1990s", "1990’s", "the ’90s", "the nineties". */
const decade: Rule = (tokens, i) => {
  const at = tokens[i]!.lower === 'the' ? i + 1 : i;
  const t = tokens[at];
  if (!t) return null;
  let m = /^(1\d|20)(\d)0s$/.exec(t.lower);
  if (m) return fixed(at + 1, m[2] === '0' && tokens[at + 1]?.lower === 'century' ? m[1]! : `${m[1]}${m[2]}`);
  m = /^(1\d|20)(\d)0$/.exec(t.lower);
  if (m && tokens[at + 1]?.lower === "'s" && !tokens[at + 1]!.spaced) return fixed(at + 2, `${m[1]}${m[2]}`);
  if (/^['’‘]$/.test(t.text)) {
    m = /^(\d)0s$/.exec(tokens[at + 1]?.lower ?? '');
    return m && !tokens[at + 1]!.spaced
      ? fixed(at + 2, `${m[1] === '0' || m[1] === '1' ? 20 : 19}${m[1]}`)
      : null;
  }
  m = /^([2-9])0s$/.exec(t.lower);
  if (m && at > i) return fixed(at + 1, `19${m[1]}`);
  return t.lex?.['decade-name'] && at > i ? fixed(at + 1, t.lex['decade-name']) : null;
};

/** "the 20th century", "twenty-first-century", "the third century BC". */
const century: Rule = (tokens, i) => {
  const at = tokens[i]!.lower === 'the' ? i + 1 : i;
  const nth = ordinal(tokens, at);
  if (!nth) return null;
  let noun = isHyphen(tokens[nth.end]) ? nth.end + 1 : nth.end;
  if (tokens[noun]?.lower !== 'century') return null;
  noun++;
  const bc = tokens[noun]?.text === 'BC' || tokens[noun]?.text === 'BCE';
  const v = pad(nth.value! - 1);
  return fixed(bc ? noun + 1 : noun, bc ? `BC${v}` : v);
};

/** The year that goes with a quarter, half or season: said after it, or the one that places it nearest before the reference. */
function withYear(tokens: TimeToken[], i: number): { end: number; y: number | null; shift: number } {
  let at = i;
  if (tokens[at]?.lower === 'of' || tokens[at]?.text === ',' || tokens[at]?.lower === 'in') at++;
  if (tokens[at]?.lex?.fiscal) at++;
  const y = yearAt(tokens, at);
  if (y && tokens[at]!.kind !== 'word') return { ...y, shift: 0 };
  const w = tokens[at]?.lex?.which;
  if (w && tokens[at + 1]?.lower === 'year') return { end: at + 2, y: null, shift: Number(w) || 0 };
  if (tokens[at]?.lower === 'the' && tokens[at + 1]?.lower === 'year')
    return { end: at + 2, y: null, shift: 0 };
  return { end: i, y: null, shift: 0 };
}

const HALF: Record<string, string> = { first: '1', second: '2', latter: '2' };

/** "the third quarter", "third-quarter", "the fiscal first quarter", "the first half of 2024", "Q3 2024", "H1". */
const quarter: Rule = (tokens, i) => {
  let at = i;
  let y: number | null = null;
  let shift: number | null = null;
  if (tokens[at]?.lower === 'the' || tokens[at]?.lex?.det === 'poss') at++;
  // "last year's third quarter", "the year-ago third quarter"
  const w = tokens[at]?.lex?.which;
  if (w && tokens[at + 1]?.lower === 'year' && tokens[at + 2]?.lower === "'s") {
    shift = Number(w) || 0;
    at += 3;
  } else if (
    tokens[at]?.lower === 'year' &&
    isHyphen(tokens[at + 1]) &&
    ['ago', 'earlier'].includes(tokens[at + 2]?.lower ?? '')
  ) {
    shift = -1;
    at += 3;
  } else {
    const lead = yearAt(tokens, at);
    if (lead && tokens[at]!.kind === 'number') {
      y = lead.y;
      at = lead.end;
    }
  }
  if (tokens[at]?.lex?.fiscal) at++;
  if (isHyphen(tokens[at])) at++;
  let unit: 'Q' | 'H' | null = null;
  let n = 0;
  const code = /^([qh])([1-4])$/.exec(tokens[at]?.lower ?? '') ?? null;
  const word = tokens[at]?.kind === 'word' && /^[qh]$/i.test(tokens[at]!.text) ? tokens[at + 1] : undefined;
  if (code || (word && !word.spaced && word.number >= 1 && word.number <= 4)) {
    unit = (code?.[1] ?? tokens[at]!.lower) === 'q' ? 'Q' : 'H';
    n = Number(code?.[2] ?? word!.number);
    at += code ? 1 : 2;
    if (tokens[i]!.text !== tokens[i]!.text.toUpperCase() && i === at - (code ? 1 : 2)) return null;
  } else {
    if (shift !== null && (tokens[at]?.lower === 'quarter' || tokens[at]?.lower === 'period'))
      return sameQuarter(at + 1, shift);
    const nth = ordinal(tokens, at);
    const half = HALF[tokens[at]?.lower ?? ''];
    const end = nth?.end ?? (half ? at + 1 : 0);
    if (!end) return null;
    const noun = isHyphen(tokens[end]) ? end + 1 : end;
    // "the third-quarter loss": an adjective stands without the article
    if (noun > end && at === i + 1 && tokens[i]!.lex?.det) return null;
    if (tokens[noun]?.lower === 'quarter' && nth && nth.value! <= 4) unit = 'Q';
    else if (tokens[noun]?.lower === 'half' && half) unit = 'H';
    else return null;
    n = unit === 'Q' ? nth!.value! : Number(half);
    at = noun + 1;
  }
  const tail = y === null && shift === null ? withYear(tokens, at) : { end: at, y, shift: shift ?? 0 };
  // "the first half of the match" is no half of a year
  if (unit === 'H' && tail.end === at && y === null && shift === null) {
    if (tokens[at]?.lower === 'of' || tokens[at - 2]?.lower === 'latter') return null;
  }
  const stated = tail.y ?? y;
  return {
    end: tail.end,
    read: (context) => {
      const year =
        stated ?? quarterYear(context, unit!, n, tail.end > at || shift !== null ? tail.shift : null);
      return year === null
        ? value(`XXXX-${unit}${n}`)
        : value(`${pad(year, 4)}-${unit}${n}`, stated === null ? ['year'] : []);
    },
  };
};

/** "last year's quarter": the quarter read last, a year back. */
const sameQuarter = (end: number, shift: number): Match => ({
  end,
  read: ({ quarter, reference }) => {
    if (quarter) return value(`${pad(quarter.y + shift, 4)}-Q${quarter.q}`, ['year', 'month']);
    return reference === null ? null : value(pad(dateOf(reference).y + shift, 4), ['year']);
  },
});

function quarterYear(context: Context, unit: 'Q' | 'H', n: number, shift: number | null): number | null {
  if (context.reference === null) return context.last?.y ?? null;
  const { y, m } = dateOf(context.reference);
  if (shift !== null) return y + shift;
  const now = unit === 'Q' ? Math.ceil(m / 3) : Math.ceil(m / 6);
  return unit === 'H' || n <= now + 1 ? y : y - 1;
}

/** "the 1988 period", "the 1988 quarter". */
const yearPeriod: Rule = (tokens, i) => {
  if (tokens[i]!.lower !== 'the') return null;
  const y = yearAt(tokens, i + 1);
  if (!y || tokens[i + 1]!.kind !== 'number') return null;
  const noun = tokens[y.end]?.lower;
  if (noun !== 'period' && noun !== 'quarter') return null;
  return {
    end: y.end + 1,
    read: (context) => {
      const q = context.quarter;
      return value(q ? `${pad(y.y, 4)}-Q${q.q}` : noun === 'quarter' ? `${pad(y.y, 4)}-QX` : pad(y.y, 4));
    },
  };
};

/** "fiscal 1989", "fiscal year 2019", "FY2020", "FY 2020/21". */
const fiscal: Rule = (tokens, i) => {
  const t = tokens[i]!;
  let at = i;
  if (t.lex?.fiscal) {
    at++;
    if (tokens[at]?.lower === 'year') at++;
  } else if (t.text === 'FY') at++;
  else return null;
  const y = yearAt(tokens, at);
  return y && fixed(y.end, pad(y.y, 4));
};

/** "summer 2020", "the winter of 1941", "the summer". This and last summer are relative's. */
const season: Rule = (tokens, i) => {
  const the = tokens[i]!.lower === 'the';
  const at = the ? i + 1 : i;
  const s = tokens[at]?.lex?.season;
  if (!s) return null;
  const tail = withYear(tokens, at + 1);
  const ambiguous = /^(fall|spring)$/.test(tokens[at]!.lower);
  const led = tokens[i - 1]?.lex?.['year-prep'] !== undefined || tokens[i - 1]?.lex?.edge !== undefined;
  if (tail.end === at + 1) {
    if (
      ambiguous
        ? !(led && (!tokens[at + 1] || tokens[at + 1]!.kind === 'mark') && tokens[i - 1]!.lower !== 'to')
        : !(led || the)
    )
      return null;
    if (tokens[at + 1]?.lower === 'of') return null;
  }
  return {
    end: tail.end,
    read: (context) => {
      const base = context.narrative
        ? (context.last?.y ?? null)
        : context.reference === null
          ? (context.last?.y ?? null)
          : dateOf(context.reference).y;
      const y = tail.y ?? (base === null ? null : base + tail.shift);
      return value(y === null ? `XXXX-${s}` : `${pad(y, 4)}-${s}`, tail.y === null ? ['year'] : []);
    },
  };
};

/** "2014-2016", "1941–42", "2019/20": years with a dash or stroke and no space. */
const span: Rule = (tokens, i) => {
  const y = yearAt(tokens, i);
  const t = tokens[i]!;
  if (!y || t.kind !== 'number' || (i > 0 && !t.spaced && !/[([“"]/.test(tokens[i - 1]!.text))) return null;
  const link = tokens[i + 1];
  const next = tokens[i + 2];
  if (
    !link ||
    !next ||
    next.kind !== 'number' ||
    !(isDash(link) || link.text === '/') ||
    next.spaced !== link.spaced
  )
    return null;
  if (isDash(tokens[i + 3]) && !tokens[i + 3]!.spaced) return null;
  const to =
    next.text.length === 4
      ? next.number
      : next.text.length === 2 && !link.spaced
        ? Math.floor(y.y / 100) * 100 + next.number
        : 0;
  if (!(to > y.y && to - y.y < 200 && to < 2200) || (link.text === '/' && to !== y.y + 1)) return null;
  if (next.text.length === 2 && next.number <= 12 && to !== y.y + 1) return null;
  return fixed(i + 3, `${pad(y.y, 4)}/${pad(to, 4)}`);
};

/** Dates no finer than a season. */
export const years: Rule[] = [year, decade, century, quarter, yearPeriod, fiscal, season, span];

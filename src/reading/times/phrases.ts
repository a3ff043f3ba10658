import { dateOf, dayOf, easter, iso, nthWeekday, pad } from './anchor.ts';
import { yearAt } from './calendar.ts';
import { holidays, type Phrase, phrases } from './lexemes.ts';
import { yearFor } from './resolve.ts';
import type { Match, Meaning, Rule } from './rule.ts';
import { tenseAround } from './tense.ts';
import type { TimeToken } from './tokens.ts';

function matches(words: string[], tokens: TimeToken[], i: number): boolean {
  for (let k = 0; k < words.length; k++) if (tokens[i + k]?.lower !== words[k]) return false;
  return true;
}

/** Whether a sentence or clause begins at a token. */
export function isLead(tokens: TimeToken[], i: number): boolean {
  const before = tokens[i - 1];
  if (!before || tokens[i]!.newParagraph) return true;
  return /^[.!?;:"“(]$/.test(before.text) || (before.lower === 'that' && tokens[i + 1]?.text === ',');
}

function allowed(p: Phrase, tokens: TimeToken[], i: number): boolean {
  const before = tokens[i - 1];
  const after = tokens[i + p.words.length];
  if (before && p.notAfter.includes(before.lower)) return false;
  if (after && p.notBefore.includes(after.lower)) return false;
  if (p.only === 'lead')
    return isLead(tokens, i) && (after?.text === ',' || (after?.kind === 'word' && !after.lex));
  if (p.only === 'adverb') return !after || after.kind === 'mark' || after.lex !== null;
  if (p.only === 'future') return tenseAround(tokens, i, i + p.words.length) === 'future';
  if (p.only.startsWith('after:')) return before?.lower === p.only.slice(6);
  return true;
}

/** Fixed expressions of data/times/phrases.tsv: "yesterday", "right now", "in the near future". */
const phrase: Rule = (tokens, i) => {
  for (const p of phrases.get(tokens[i]!.lower) ?? [])
    if (matches(p.words, tokens, i) && allowed(p, tokens, i))
      return { end: i + p.words.length, read: (context) => phraseMeaning(p, context.reference) };
  return null;
};

function phraseMeaning(p: Phrase, reference: number | null): Meaning {
  const m = /^day([+-]\d)(T[A-Z]{2})?(?:\/day([+-]\d))?$/.exec(p.value);
  if (!m) return { type: p.type, value: p.value };
  if (reference === null) return { type: p.type, value: `XXXX-XX-XX${m[2] ?? ''}` };
  const out: Meaning = {
    type: p.type,
    value: iso(reference + Number(m[1])) + (m[2] ?? ''),
    inferred: ['year', 'month', 'day'],
  };
  return m[3] ? { ...out, from: iso(reference + Number(m[1])), to: iso(reference + Number(m[3])) } : out;
}

/** Named days of data/times/holidays.tsv, with the year where it follows. */
const holiday: Rule = (tokens, i): Match | null => {
  const t = tokens[i]!;
  if (t.kind === 'word' && t.text === t.lower && t.lower !== 'the') return null;
  for (const h of holidays.get(t.lower) ?? []) {
    if (!matches(h.words, tokens, i)) continue;
    const end = i + h.words.length;
    const y = yearAt(tokens, tokens[end]?.lower === 'of' || tokens[end]?.text === ',' ? end + 1 : end);
    if (/^\d{4}-/.test(h.rule)) return { end, read: () => ({ type: 'DATE', value: h.rule }) };
    return {
      end: y?.end ?? end,
      read: (context) => {
        const at = (year: number): number => holidayIn(h.rule, year);
        const now = context.reference === null ? null : dateOf(context.reference).y;
        if (!y && now === null)
          return { type: 'DATE', value: h.rule.length === 5 ? `XXXX-${h.rule}` : 'XXXX-XX-XX' };
        const around = now === null ? null : dateOf(at(now));
        const year = y?.y ?? yearFor(context, around!.m, around!.d, context.tense(i, end))!;
        const { y: yy, m, d } = dateOf(at(year));
        return {
          type: 'DATE',
          value: `${pad(yy, 4)}-${pad(m)}-${pad(d)}`,
          inferred: y ? ['month', 'day'] : ['year', 'month', 'day'],
        };
      },
    };
  }
  return null;
};

function holidayIn(rule: string, year: number): number {
  if (rule.startsWith('easter')) return easter(year) + Number(rule.slice(6));
  const nth = /^nth:(-?\d)-(\d)-(\d+)$/.exec(rule);
  if (nth) return nthWeekday(Number(nth[1]), Number(nth[2]), year, Number(nth[3]));
  return dayOf(year, Number(rule.slice(0, 2)), Number(rule.slice(3)));
}

export const fixedExpressions: Rule[] = [phrase, holiday];

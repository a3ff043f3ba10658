import { type Lexeme, lexeme } from './lexemes.ts';

/** A word, number or mark of the text as the time grammar sees it. */
export interface TimeToken {
  start: number;
  end: number;
  text: string;
  lower: string;
  kind: 'word' | 'number' | 'mark';
  /** Value of a number without letters; NaN where it is none (longer than 15 digits, words). */
  number: number;
  /** Whether white space stands before it. */
  spaced: boolean;
  /** Whether a blank line stands before it. */
  newParagraph: boolean;
  lex: Lexeme | null;
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isLetter = (c: number): boolean =>
  (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 0xc0 && c < 0x2000) || c > 0x2e7f;
const isSpace = (c: number): boolean =>
  c === 32 || (c >= 9 && c <= 13) || c === 0xa0 || c === 0x2009 || c === 0x202f;
const isQuote = (c: number): boolean => c === 39 || c === 0x2019 || c === 0x2018;

/**
 * Cuts a text into words (runs of letters), numbers (digits with "," or "." between digits, letters glued on:
 * "1990s", "20th", "5pm", "2,000") and single marks. One pass, linear.
 */
export function timeTokens(text: string): TimeToken[] {
  const out: TimeToken[] = [];
  let i = 0;
  let breaks = 0;
  let spaced = false;
  while (i < text.length) {
    const c = text.charCodeAt(i);
    if (isSpace(c)) {
      if (c === 10) breaks++;
      spaced = true;
      i++;
      continue;
    }
    const start = i;
    let kind: TimeToken['kind'] = 'mark';
    if (isDigit(c)) {
      kind = 'number';
      i = endOfNumber(text, i);
    } else if (isLetter(c)) {
      kind = 'word';
      while (i < text.length && isLetter(text.charCodeAt(i))) i++;
      if (i - start === 1 && /^[ap]\.\s?m\b\.?/i.test(text.slice(start, start + 6)))
        i = endOfMeridiem(text, start);
    } else {
      i++;
      if (isQuote(c) && i < text.length && /^(s|ll|\d\d)(?![\p{L}\p{N}])/u.test(text.slice(i, i + 3))) {
        // "'s", "'ll" and "'90" are one token each
        i += 2;
        if (text.charCodeAt(start + 1) === 115) i = start + 2;
      }
    }
    const piece = i - start > 60 ? '' : text.slice(start, i);
    const lower =
      kind === 'mark' && piece.length > 1 ? `'${piece.slice(1).toLowerCase()}` : piece.toLowerCase();
    out.push({
      start,
      end: i,
      text: piece,
      lower,
      kind,
      number:
        kind === 'number' && /^[\d,]{1,15}(\.\d+)?$/.test(piece)
          ? Number(piece.replaceAll(',', ''))
          : Number.NaN,
      spaced,
      newParagraph: breaks > 1,
      lex: kind === 'word' ? lexeme(lower) : null,
    });
    spaced = false;
    breaks = 0;
  }
  return out;
}

function endOfNumber(text: string, from: number): number {
  let i = from;
  for (;;) {
    while (i < text.length && isDigit(text.charCodeAt(i))) i++;
    const c = text.charCodeAt(i);
    // "2,000" and "2.5" go on; "5, 2010" and "5." do not; "4,2025" is no thousand
    if (c === 44 && groupOfThree(text, i + 1)) i++;
    else if (c === 46 && isDigit(text.charCodeAt(i + 1)) && !isDottedDate(text, from)) i++;
    else break;
  }
  while (i < text.length && isLetter(text.charCodeAt(i))) i++;
  return i;
}

const groupOfThree = (text: string, i: number): boolean =>
  isDigit(text.charCodeAt(i)) &&
  isDigit(text.charCodeAt(i + 1)) &&
  isDigit(text.charCodeAt(i + 2)) &&
  !isDigit(text.charCodeAt(i + 3));

const isDottedDate = (text: string, from: number): boolean =>
  /^\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)/.test(text.slice(from, from + 12));

function endOfMeridiem(text: string, start: number): number {
  const m = /^[ap]\.\s?m\b(\.?)/i.exec(text.slice(start, start + 6))!;
  return start + m[0].length;
}

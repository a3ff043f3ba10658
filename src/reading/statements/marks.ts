import type { Span } from '../../model/index.ts';

/** A pair of quotation marks and what stands between them. */
export interface Quotation {
  /** From the opening mark to behind the closing one. */
  span: Span;
  /** Between the marks, white space left out; never empty. */
  inner: Span;
  paragraph: number;
  /** The closing mark is missing because the next paragraph goes on with an opening mark. */
  open: boolean;
  /** Goes on with the quotation of the paragraph before. */
  resumed: boolean;
}

type Family = 'double' | 'single' | 'angle';

interface Mark {
  start: number;
  end: number;
  family: Family;
  opens: boolean;
  closes: boolean;
  /** May be a plural's apostrophe ("the workers’ rights"). */
  weak: boolean;
}

const OPENING: Record<string, Family> = {
  '“': 'double',
  '„': 'double',
  '‟': 'double',
  '«': 'angle',
  '‘': 'single',
  '‚': 'single',
};
const CLOSING: Record<string, Family> = { '”': 'double', '»': 'angle', '’': 'single' };
const PLAIN: Record<string, Family> = { '"': 'double', "'": 'single', '`': 'single' };
const DOUBLED = new Set(["'", '`', '‘', '’']);

const isWord = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}]/u.test(c);
const isSpace = (c: string | undefined): boolean => c === undefined || /\s/.test(c);
/** What an opening mark may follow and a closing mark may precede. */
const mayOpenAfter = (c: string | undefined): boolean => isSpace(c) || /[([{<—–\-/:…"“‘'«„]/.test(c!);

/**
 * The outermost quotations of the paragraphs (offsets into `text`, in order), in time linear in the text. Apostrophes
 * are no marks. An opening mark without its partner counts only where the next paragraph opens with one again
 * (Chicago Manual of Style 13.32) or it opens the paragraph itself.
 */
export function findQuotations(text: string, paragraphs: readonly Span[]): Quotation[] {
  const out: Quotation[] = [];
  const marked = paragraphs.map((p) => marksOf(text, p));
  for (const [index, [start, end]] of paragraphs.entries()) {
    const marks = marked[index]!;
    const { pairs, left } = pair(marks);
    const next = paragraphs[index + 1];
    const goesOn =
      next !== undefined && marked[index + 1]![0]?.start === next[0] && marked[index + 1]![0]!.opens;
    if (left && (goesOn || left.start === start)) pairs.push([left, null]);
    pairs.sort((a, b) => a[0].start - b[0].start);
    let last = start;
    for (const [open, close] of pairs) {
      if (open.start < last) continue;
      const to = close ? close.start : end;
      const inner = trim(text, open.end, to);
      last = close ? close.end : end;
      if (!inner) continue;
      const before = out.at(-1);
      const resumed = open.start === start && before?.paragraph === index - 1 && before.open;
      out.push({ span: [open.start, last], inner, paragraph: index, open: !close && goesOn, resumed });
    }
  }
  return out;
}

function marksOf(text: string, [start, end]: Span): Mark[] {
  const marks: Mark[] = [];
  for (let i = start; i < end; i++) {
    const c = text[i]!;
    const code = c.charCodeAt(0);
    if (
      code > 0x7f
        ? code !== 0xab && code !== 0xbb && (code < 0x2018 || code > 0x201f)
        : code !== 34 && code !== 39 && code !== 96
    )
      continue;
    let to = i + 1;
    let family = OPENING[c] ?? CLOSING[c] ?? PLAIN[c];
    if (!family) continue;
    if (DOUBLED.has(c) && text[to] === c && to < end) {
      to++;
      family = 'double';
    }
    const left = i > start ? text[i - 1] : undefined;
    const right = to < end ? text[to] : undefined;
    // white space on one side decides; between the two the mark's own shape does
    let opens = !isSpace(right) && mayOpenAfter(left);
    let closes = !isSpace(left) && !isWord(right);
    if (opens && closes) {
      if (c in OPENING) closes = false;
      else if (c in CLOSING) opens = false;
    } else if (!opens && !closes) {
      if (c in OPENING) opens = true;
      else if (c in CLOSING && family !== 'single') closes = true;
      else if (family === 'double') closes = opens = true;
    }
    // “ and ” inside a word or against their shape only where nothing else can be meant
    if (family === 'single' && isWord(left) && isWord(right)) opens = closes = false;
    if (c === '’' && to === i + 1) opens = false;
    const weak = family === 'single' && (left === 's' || left === 'S');
    if (opens || closes) marks.push({ start: i, end: to, family, opens, closes, weak });
    i = to - 1;
  }
  return marks;
}

/** Pairs marks of a family, the last open one first; `left` is the last double mark that stays open. */
function pair(marks: readonly Mark[]): { pairs: [Mark, Mark | null][]; left: Mark | null } {
  const pairs: [Mark, Mark | null][] = [];
  const open: Record<Family, Mark[]> = { double: [], single: [], angle: [] };
  const ahead = closersAhead(marks);
  for (const [i, mark] of marks.entries()) {
    const stack = open[mark.family];
    if (mark.closes && stack.length > 0) {
      // a plural's apostrophe closes nothing while a better mark follows
      if (mark.weak && ahead[i]) continue;
      pairs.push([stack.pop()!, mark]);
    } else if (mark.opens) stack.push(mark);
  }
  return { pairs, left: open.double.at(-1) ?? open.angle.at(-1) ?? null };
}

/** For each single mark, whether a closing single mark behind it comes before any other opening one. */
function closersAhead(marks: readonly Mark[]): boolean[] {
  const out: boolean[] = new Array(marks.length).fill(false);
  let ahead = false;
  for (let i = marks.length - 1; i >= 0; i--) {
    const m = marks[i]!;
    if (m.family !== 'single') continue;
    out[i] = ahead && m.closes;
    if (m.opens) ahead = false;
    else if (m.closes) ahead = true;
  }
  return out;
}

function trim(text: string, from: number, to: number): Span | null {
  let [a, b] = [from, to];
  while (a < b && isSpace(text[a])) a++;
  while (b > a && isSpace(text[b - 1])) b--;
  return a < b ? [a, b] : null;
}

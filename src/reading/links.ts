import { DATA, readTable } from '../data/tsv.ts';
import type { Link, RelatedLink, Report, Span } from '../model/index.ts';

/** A part of a report that tells what came before the news. */
export interface Section {
  kind: 'background';
  /** The heading, or the words that open it. */
  heading: Span;
  /** What it covers, heading left out. */
  span: Span;
}

interface Line {
  start: number;
  end: number;
  /** Whether a blank line or nothing stands before it. */
  apart: boolean;
}

type Kind = 'link' | 'list' | 'background' | 'recall';
const phrases: Record<Kind, Set<string>> = {
  link: new Set(),
  list: new Set(),
  background: new Set(),
  recall: new Set(),
};
for (const { cells } of readTable(new URL('chain/links.tsv', DATA)))
  phrases[cells.kind as Kind].add(cells.phrase!);

/** Words of the longest cue. */
const MOST_WORDS = 8;
/** A title is no longer than this. */
const LONGEST_TITLE = 250;
/** Longer lines are prose: no heading, no title. */
const LONGEST_HEADING = 80;

function linesOf(text: string): Line[] {
  const out: Line[] = [];
  let blank = true;
  for (let at = 0; at <= text.length; ) {
    const stop = text.indexOf('\n', at);
    let end = stop < 0 ? text.length : stop;
    const next = end + 1;
    let start = at;
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    if (start < end) out.push({ start, end, apart: blank });
    blank = start >= end;
    at = next;
  }
  return out;
}

const isSpace = (c: number): boolean => c === 32 || (c >= 9 && c <= 13) || c === 0xa0;
const plain = (s: string): string =>
  s
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s:?.!…–—-]{1,20}$/, '')
    .trim();

/** The end of the longest cue of a kind at the head of a line, or -1. The cue ends at a mark, a blank or the line's end. */
function cueAt(text: string, line: Line, kind: Kind): number {
  const head = text.slice(line.start, Math.min(line.end, line.start + LONGEST_HEADING));
  let found = -1;
  let words = 0;
  for (let i = 0; i <= head.length && words < MOST_WORDS; i++) {
    const c = head[i];
    if (c !== undefined && !/[\s:,?.!–—|-]/.test(c)) continue;
    if (i > 0 && !/[\s:,?.!–—|-]/.test(head[i - 1]!)) words++;
    if (phrases[kind].has(head.slice(0, i).toLowerCase().replaceAll('’', "'"))) found = i;
  }
  return found < 0 ? -1 : line.start + found;
}

/** Where a title begins after a cue: behind ":", a dash or "|"; -1 where the words go on as prose. */
function titleStart(text: string, line: Line, cue: number): number {
  let at = cue;
  let mark = false;
  const loud = text.slice(line.start, cue) === text.slice(line.start, cue).toUpperCase();
  while (at < line.end && /[\s:–—|»›>-]/.test(text[at]!)) {
    if (!isSpace(text.charCodeAt(at))) mark = true;
    at++;
  }
  // "READ ALSO Troops leave" needs no mark; "Read more about it" is no link
  return at < line.end && (mark || (loud && cue - line.start > 3)) ? at : -1;
}

/**
 * Links to other stories: those that the page marks (`given`) and lines such as "Read more: …". Spans are those of
 * the titles, in text order, none twice.
 */
export function readLinks(report: Pick<Report, 'text'>, given: RelatedLink[] = []): Link[] {
  const { text } = report;
  const out: Link[] = given.map((l) => ({ ...l, kind: 'related' }));
  const taken = new Set(given.map((l) => l.span[0]));
  const add = (start: number, end: number): void => {
    if (taken.has(start) || given.some((l) => l.span[0] < end && start < l.span[1])) return;
    taken.add(start);
    const title = text.slice(start, end);
    const url = /https?:\/\/\S{1,500}$/.exec(title.slice(-520))?.[0] ?? null;
    const stop = url ? start + title.length - url.length : end;
    const trimmed = text.slice(start, stop).trimEnd();
    if (trimmed) out.push({ title: trimmed, url, span: [start, start + trimmed.length], kind: 'related' });
    else out.push({ title, url, span: [start, end], kind: 'related' });
  };
  const lines = linesOf(text);
  for (let k = 0; k < lines.length; k++) {
    const line = lines[k]!;
    const cue = cueAt(text, line, 'link');
    const start = cue < 0 ? -1 : titleStart(text, line, cue);
    if (start >= 0) {
      if (line.end - start <= LONGEST_TITLE) add(start, line.end);
      continue;
    }
    if (!phrases.list.has(plain(text.slice(line.start, Math.min(line.end, line.start + LONGEST_HEADING)))))
      continue;
    for (k++; k < lines.length && isTitle(text, lines[k]!, k > 0 && !lines[k]!.apart); k++) {
      const bullet = /^[-*•·–>»\s]{0,5}/.exec(text.slice(lines[k]!.start, lines[k]!.start + 5))![0].length;
      if (lines[k]!.start + bullet < lines[k]!.end) add(lines[k]!.start + bullet, lines[k]!.end);
    }
    k--;
  }
  return out.sort((a, b) => a.span[0] - b.span[0]);
}

/** A line below "Related stories": close to the one above it, short, and not the end of a sentence. */
const isTitle = (text: string, line: Line, close: boolean): boolean =>
  close && line.end - line.start <= LONGEST_TITLE && !/[.]["”]?$/.test(text.slice(line.end - 2, line.end));

/**
 * Parts that tell what came before the news: under a heading ("What preceded it?", "Background") to the next heading
 * or the end, or one paragraph opened by "We would like to remind you that …".
 */
export function sections(report: Pick<Report, 'text'>): Section[] {
  const { text } = report;
  const lines = linesOf(text);
  const out: Section[] = [];
  for (let k = 0; k < lines.length; k++) {
    const line = lines[k]!;
    const short = line.end - line.start <= LONGEST_HEADING;
    const head = short ? text.slice(line.start, line.end) : '';
    if (short && phrases.background.has(plain(head)) && k + 1 < lines.length) {
      let last = k + 1;
      while (last + 1 < lines.length && !isHeading(text, lines[last + 1]!)) last++;
      out.push({
        kind: 'background',
        heading: [line.start, line.end],
        span: [lines[k + 1]!.start, lines[last]!.end],
      });
      k = last;
      continue;
    }
    const cue = cueAt(text, line, 'recall');
    if (cue >= 0 && cue < line.end) {
      const start = cue + /^[\s,:–—-]{0,5}/.exec(text.slice(cue, cue + 5))![0].length;
      if (start < line.end)
        out.push({ kind: 'background', heading: [line.start, cue], span: [start, line.end] });
      continue;
    }
    // "Background: the two met in May."
    const inline = cueAt(text, line, 'background');
    if (inline >= 0 && text[inline] === ':' && inline + 1 < line.end)
      out.push({
        kind: 'background',
        heading: [line.start, inline],
        span: [inline + 1 + (isSpace(text.charCodeAt(inline + 1)) ? 1 : 0), line.end],
      });
  }
  return out;
}

/** A short line on its own with no full stop, one that asks, or a link line: what ends a section. */
function isHeading(text: string, line: Line): boolean {
  if (!line.apart || line.end - line.start > LONGEST_HEADING) return false;
  return !/[.!,;:"”’…]/.test(text[line.end - 1]!) && cueAt(text, line, 'link') < 0;
}

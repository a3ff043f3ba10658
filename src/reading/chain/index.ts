import { readHeader } from '../../intake/header.ts';
import type { Annotated, ChainLink, Span } from '../../model/index.ts';
import { type TimeToken, timeTokens } from '../times/tokens.ts';
import { bodyAt } from './bodies.ts';
import { accountsIn } from './channels.ts';
import { creditOf } from './credits.ts';
import { type MediaName, mediaAt, mediumOf } from './media.ts';

/** Gives the id of the actor that a credited name stands for, or null. */
export type ActorOf = (name: string, span: Span | null) => string | null;

interface Credit {
  name: MediaName;
  covers: 'passage' | 'report';
  passage: Span;
}

/** The sentence that holds an offset; the paragraph's line where the report was not cut into sentences. */
function passageAt(annotated: Annotated): (offset: number) => Span {
  const { sentences, report } = annotated;
  let at = 0;
  return (offset) => {
    while (at < sentences.length && sentences[at]!.end <= offset) at++;
    const s = sentences[at];
    if (s && s.start <= offset) return [s.start, s.end];
    const start = report.text.lastIndexOf('\n', offset - 1) + 1;
    const end = report.text.indexOf('\n', offset);
    return [start, end < 0 ? report.text.length : end];
  };
}

/** Names joined to the one before ("told Reuters and AFP") share its credit. */
function joined(tokens: TimeToken[], before: MediaName | undefined, name: MediaName): boolean {
  if (!before || name.from - before.to > 4) return false;
  for (let k = before.to; k < name.from; k++) if (!/^(,|and|&|or|the)$/.test(tokens[k]!.lower)) return false;
  return name.from > before.to;
}

function readCredits(annotated: Annotated, tokens: TimeToken[]): Credit[] {
  const { text } = annotated.report;
  const passage = passageAt(annotated);
  const out: Credit[] = [];
  let last: { name: MediaName; covers: 'passage' | 'report' | null } | undefined;
  for (let i = 0; i < tokens.length; ) {
    const name = mediaAt(tokens, i, text);
    if (!name) {
      i++;
      continue;
    }
    const covers =
      creditOf(tokens, name) ??
      (joined(tokens, last?.name, name) ? last!.covers : null) ??
      signature(tokens, name);
    if (covers) out.push({ name, covers, passage: passage(name.span[0]) });
    last = { name, covers };
    i = name.to;
  }
  return out;
}

/** "… he said. (Example)", "… he said. /EXAMPLE/": a name in brackets at the end of a paragraph signs the report. */
function signature(tokens: TimeToken[], name: MediaName): 'report' | null {
  const open = tokens[name.from - 1];
  const close = tokens[name.to];
  const pair = (open?.text === '(' && close?.text === ')') || (open?.text === '/' && close?.text === '/');
  const next = tokens[name.to + 1]?.text === '.' ? tokens[name.to + 2] : tokens[name.to + 1];
  return pair && /^[.!?"”]$/.test(tokens[name.from - 2]?.text ?? '') && (!next || next.newParagraph)
    ? 'report'
    : null;
}

interface Channel {
  name: string;
  span: Span;
  passage: Span;
}

/** Bodies whose statements are credited and persons' accounts, each once, where it is first named. */
function readChannels(annotated: Annotated, tokens: TimeToken[]): Channel[] {
  const { sentences, report } = annotated;
  const passage = passageAt(annotated);
  const seen = new Set<string>();
  const out: Channel[] = [];
  // "the ministry" is the one named before it
  const full = new Map<string, string>();
  const add = (name: string, span: Span, of: Span): void => {
    const key = name.toLowerCase();
    if (!seen.has(key)) out.push({ name, span, passage: of });
    seen.add(key);
  };
  for (let i = 0; i < tokens.length; i++) {
    const body = bodyAt(tokens, i, sentenceEnd(tokens, i), report.text);
    if (!body) continue;
    const whole = body.bare ? full.get(body.name.toLowerCase()) : body.name;
    if (whole && body.credited) add(whole, body.span, passage(body.span[0]));
    if (!body.bare) full.set(body.noun, body.name);
    i = body.end - 1;
  }
  for (const s of sentences)
    for (const { name, span } of accountsIn(annotated, s)) add(name, span, [s.start, s.end]);
  return out;
}

/** The token after the sentence that a token stands in, as its marks show it; looks 60 tokens ahead. */
function sentenceEnd(tokens: TimeToken[], i: number): number {
  let k = i + 1;
  while (k < tokens.length && k < i + 60 && !tokens[k]!.newParagraph && !/^[!?]$/.test(tokens[k]!.text)) {
    if (tokens[k]!.text === '.' && tokens[k + 1]?.spaced && tokens[k + 1]!.text !== tokens[k + 1]!.lower)
      break;
    k++;
  }
  return k;
}

const sameName = (a: string, b: string): boolean => {
  const plain = (s: string): string => (mediumOf(s)?.name ?? s).toLowerCase().replace(/^the /, '');
  return plain(a) === plain(b);
};

/**
 * Who passed the report on, outermost first: the outlet that the report names or that credits itself, the agencies
 * and outlets that it has the whole story from, then those credited for one passage, in text order, and the channels
 * of official statements. Names stand as the text writes them. `actorOf` gives actor ids.
 */
export function readChain(annotated: Annotated, actorOf: ActorOf = () => null): ChainLink[] {
  const { report } = annotated;
  const link = (
    name: string,
    role: ChainLink['role'],
    span: Span | null,
    passage: Span | null,
  ): ChainLink => ({
    name,
    role,
    actor: actorOf(name, span),
    span,
    for: passage,
  });
  const tokens = timeTokens(report.text);
  const credits = readCredits(annotated, tokens);
  const whole = new Set(credits.filter((c) => c.covers === 'report').map((c) => c.passage[0]));
  const outer: ChainLink[] = [];
  const items: ChainLink[] = [];
  const add = (name: string, role: ChainLink['role'], span: Span): void => {
    const known = outer.find((l) => sameName(l.name, name));
    if (known) known.span ??= span;
    else outer.push(link(name, role, span, null));
  };
  if (report.outlet) outer.push(link(report.outlet.name, 'outlet', null, null));
  const { agency } = readHeader(report.text);
  if (agency) {
    const name = report.text.slice(...agency);
    const medium = mediumOf(name);
    const role = medium?.role ?? (/^[A-Z-]{2,8}$|news|agency/i.test(name) ? 'agency' : 'other');
    add(name, role, agency);
  }
  for (const { name, covers, passage } of credits) {
    if (covers === 'report' || whole.has(passage[0])) add(name.name, name.role, name.span);
    else if (!outer.some((l) => sameName(l.name, name.name)))
      items.push(link(name.name, name.role, name.span, passage));
  }
  // an outlet that the text names as its own stands before the agency that it relays
  outer.sort((a, b) => rank(a, report.outlet?.name) - rank(b, report.outlet?.name));
  for (const { name, span, passage } of readChannels(annotated, tokens))
    items.push(link(name, 'channel', span, passage));
  items.sort((a, b) => a.span![0] - b.span![0]);
  return [...outer, ...items.filter((l) => !outer.some((o) => sameName(o.name, l.name)))];
}

const rank = (l: ChainLink, outlet: string | undefined): number =>
  l.name === outlet && l.span === null ? 0 : l.role === 'outlet' ? 1 : 2;

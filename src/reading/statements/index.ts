import type { Annotated, Span, Statement } from '../../model/index.ts';
import type { Tree } from '../tree.ts';
import { readAccording } from './according.ts';
import { readAsides } from './aside.ts';
import { readComplements } from './complement.ts';
import { readDirect } from './direct.ts';
import { merge } from './merge.ts';
import { readNouns } from './noun.ts';
import { type At, type Draft, type Page, pageOf, quotationAt } from './page.ts';
import { phraseSpan } from './speaker.ts';

/** The parties that the noun phrase headed by a token refers to. */
export type PartiesOf = (sentence: number, token: number) => { actor: string; span: Span }[];

/**
 * Direct, indirect and mixed speech with its speaker, in text order. Content and cue are UTF-16 spans of the report's
 * text; pieces of a content are disjoint and in order, a direct one stands without its quotation marks. Pure; linear in
 * the length of the report.
 */
export function readStatements(annotated: Annotated, of: PartiesOf): Statement[] {
  const page = pageOf(annotated);
  const taken = new Set<string>();
  const spoken = new Set<number>();
  const direct = readDirect(page, taken, spoken);
  const own = (d: Draft): boolean => !isNested(page, d, spoken);
  const drafts = merge([
    ...direct,
    ...readAsides(page, taken),
    ...readComplements(page, taken).filter(own),
    ...readAccording(page),
    ...readNouns(page).filter(own),
  ]);
  return drafts.map((d) => statementOf(page, d, of));
}

/** Whether a cue stands inside a quotation that is a statement itself; what named others say there is still told. */
function isNested(page: Page, { cueSpan, speaker }: Draft, spoken: ReadonlySet<number>): boolean {
  const q = cueSpan ? quotationAt(page, cueSpan[0]) : null;
  if (!q || !spoken.has(q.span[0])) return false;
  return !speaker || page.trees[speaker.sentence]!.tokens[speaker.token]!.upos !== 'PROPN';
}

function statementOf(page: Page, draft: Draft, of: PartiesOf): Statement {
  const actor = (at: At | null): string | null => {
    if (!at) return null;
    const { sentence, token } = at;
    const found = of(sentence, token)[0] ?? of(sentence, antecedent(page.trees[sentence]!, token))[0];
    return found?.actor ?? null;
  };
  const { speaker } = draft;
  return {
    speaker: actor(speaker),
    speakerSpan: speaker ? phraseSpan(page.trees[speaker.sentence]!, speaker.token) : null,
    addressee: actor(draft.addressee),
    kind: kindOf(page, draft.content),
    content: draft.content,
    cue: draft.cueSpan,
    via: null,
  };
}

/** direct: all within quotation marks; mixed: some; indirect: none. */
function kindOf(page: Page, content: readonly Span[]): Statement['kind'] {
  let inside = 0;
  let outside = 0;
  for (const [start, end] of content) {
    let at = start;
    for (let k = firstQuotation(page, start); k < page.quotations.length; k++) {
      const { span } = page.quotations[k]!;
      if (span[0] >= end) break;
      if (hasWord(page.text.slice(at, Math.max(at, span[0])))) outside++;
      inside++;
      at = Math.max(at, span[1]);
    }
    if (at < end && hasWord(page.text.slice(at, end))) outside++;
  }
  return inside === 0 ? 'indirect' : outside === 0 ? 'direct' : 'mixed';
}

const hasWord = (s: string): boolean => /[\p{L}\p{N}]/u.test(s);

function firstQuotation(page: Page, offset: number): number {
  let [lo, hi] = [0, page.quotations.length];
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (page.quotations[mid]!.span[1] <= offset) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/** The noun that a relative pronoun stands for; the token itself where it is none. */
function antecedent(tree: Tree, token: number): number {
  const { tokens } = tree;
  if (!/^(?:WDT|WP)$/.test(tokens[token]!.xpos)) return token;
  for (let k = tokens[token]!.head, n = 0; k >= 0 && n < 8; k = tokens[k]!.head, n++)
    if (/^acl/.test(tokens[k]!.deprel) && tokens[k]!.head >= 0) return tokens[k]!.head;
  return token;
}

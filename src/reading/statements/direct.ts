import type { Span } from '../../model/index.ts';
import { kidsBy, relation, type Tree } from '../tree.ts';
import { addresseeOf, sourceOf } from './complement.ts';
import type { Cue } from './cues.ts';
import type { Quotation } from './marks.ts';
import { type At, cueSpan, type Draft, isPunct, type Page, sentenceAt, verbCue } from './page.ts';
import { speakerOf } from './speaker.ts';

/** The statement that the next quotation may go on with, and the last sentence it reaches. */
interface Open {
  draft: Draft;
  place: Place;
  end: number;
}

/** How many words a cue may stand from its quotation. */
const FAR = 40;

interface Found {
  tree: Tree;
  token: number;
  last: number;
  cue: Cue | null;
  speaker: number | null;
}

/** A quotation with the words of its sentences around it. */
interface Place {
  q: Quotation;
  index: number;
  /** The sentence it begins in, and one past the last token before it; `from` is the first one after the quotation before. */
  first: Tree;
  before: { from: number; to: number };
  /** The sentence it ends in, and the tokens behind it up to the next quotation. */
  last: Tree;
  after: { from: number; to: number };
}

/**
 * Statements that are quotations with a cue before, behind or between them; the cue verbs are added to `taken`, where the
 * quotations begin to `spoken`. A quotation without a cue goes on with the statement right before it.
 */
export function readDirect(page: Page, taken: Set<string>, spoken: Set<number>): Draft[] {
  const out: Draft[] = [];
  let open: Open | null = null;
  let waiting: { place: Place; piece: Span }[] = [];
  for (const index of page.quotations.keys()) {
    const place = placeOf(page, index);
    if (!place) continue;
    const tail = cueBehind(page, place);
    const head = tail && endsAside(page, place) ? null : cueBefore(page, place);
    const found = head ?? tail;
    if (!place.q.resumed) waiting = [];
    const piece = contentOf(page, place, found === tail && tail !== null);
    if (!found && place.q.open) {
      // its last paragraph may name the speaker
      waiting.push({ place, piece });
      continue;
    }
    const pieces = [...waiting.map((w) => w.piece), piece];
    if (open && found && sameCue(open.draft, found)) open = goOn(open, place, pieces);
    else if (found) {
      const draft = draftOf(found, pieces);
      taken.add(`${found.tree.index}:${found.token}`);
      out.push(draft);
      open = { draft, place, end: Math.max(place.last.index, found.tree.index) };
    } else if (open && continues(page, open, waiting[0]?.place ?? place)) open = goOn(open, place, pieces);
    else {
      waiting = [];
      continue;
    }
    for (const w of waiting) spoken.add(w.place.q.span[0]);
    spoken.add(place.q.span[0]);
    waiting = [];
  }
  return out;
}

const goOn = ({ draft, end }: Open, place: Place, pieces: Span[]): Open => {
  draft.content.push(...pieces);
  return { draft, place, end: Math.max(end, place.last.index) };
};

const sameCue = ({ cue }: Draft, found: Found): boolean =>
  cue?.sentence === found.tree.index && cue.token === found.token;

function placeOf(page: Page, index: number): Place | null {
  const q = page.quotations[index]!;
  // an opening mark may hang on the sentence before
  const first = page.trees[sentenceAt(page, q.inner[0])];
  let last = page.trees[sentenceAt(page, q.span[1] - 1)];
  if (!first || !last) return null;
  const prev = page.quotations[index - 1]?.span[1] ?? 0;
  const next = page.quotations[index + 1]?.span[0] ?? Infinity;
  const before = range(first, prev, q.span[0]);
  let after = range(last, q.span[1], next);
  // a splitter that ends the sentence at the closing mark
  const follower = page.trees[last.index + 1];
  if (
    after.from >= after.to &&
    follower &&
    follower.sentence.paragraph === last.sentence.paragraph &&
    (asides(lastMark(page, q)) || isShort(follower))
  ) {
    last = follower;
    after = range(last, q.span[1], next);
  }
  return { q, index, first, before, last, after };
}

/** The tokens that lie between two offsets. */
function range({ tokens }: Tree, start: number, end: number): { from: number; to: number } {
  const first = (holds: (i: number) => boolean): number => {
    let [lo, hi] = [0, tokens.length];
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (holds(mid)) hi = mid;
      else lo = mid + 1;
    }
    return lo;
  };
  const from = first((i) => tokens[i]!.start >= start);
  return {
    from,
    to: Math.max(
      from,
      first((i) => tokens[i]!.end > end),
    ),
  };
}

/** The last character of a quotation that is no mark of one inside it. */
function lastMark(page: Page, q: Quotation): string | undefined {
  let k = q.inner[1] - 1;
  for (let n = 0; n < 4 && k > q.inner[0] && /[’'”"\s]/.test(page.text[k]!); n++) k--;
  return page.text[k];
}

/** "Trump said." */
const isShort = (tree: Tree): boolean => tree.tokens.filter((t) => !isPunct(t)).length <= 4;

const asides = (c: string | undefined): boolean => c !== undefined && /[,?!—–…-]/.test(c);

/** Whether the quotation ends as one whose sentence goes on: “…,” or “…”, */
function endsAside(page: Page, { q }: Place): boolean {
  return asides(lastMark(page, q)) || page.text[q.span[1]] === ',';
}

/** “…,” said X; “…,” X said. */
function cueBehind(page: Page, place: Place): Found | null {
  const { last: tree, after } = place;
  let { from } = after;
  while (from < after.to && isPunct(tree.tokens[from]!)) from++;
  const aside = endsAside(page, place);
  for (let i = from; i < Math.min(after.to, from + FAR); i++) {
    const t = tree.tokens[i]!;
    if (t.form === '.' || t.form === ';' || t.form === ':' || (t.upos === 'SCONJ' && /^that$/i.test(t.form)))
      return null;
    const verb = verbCue(page, tree, i) ?? (aside && i > from ? nounCue(page, tree, i) : null);
    if (verb?.cue.frames.has('quote') && !/^VB[GN]$/.test(t.xpos)) {
      const speaker = speakerOf(tree, i);
      const inverted = i === from;
      if (!inverted && (speaker === null || speaker < from || speaker > i) && !hasNominal(tree, from, i))
        return null;
      if (!aside && !inverted && !endsSoon(tree, verb.last)) return null;
      const near = speaker !== null && speaker >= from && (speaker < i || !hasNominal(tree, from, i));
      const by = near ? speaker : nominalNear(tree, from, i, after.to);
      return { tree, token: i, last: verb.last, cue: verb.cue, speaker: by };
    }
    if (
      t.upos === 'VERB' &&
      !/^acl|^amod/.test(t.deprel) &&
      !/^VB[GN]$/.test(t.xpos) &&
      !(i > from && insideRelative(tree, i))
    )
      return null;
  }
  return null;
}

/** "…,” X notes.": a cue that the tagger takes for a plural noun. */
function nounCue(page: Page, tree: Tree, i: number): ReturnType<typeof verbCue> {
  const t = tree.tokens[i]!;
  if (t.xpos !== 'NNS') return null;
  const { verbs } = page.cues;
  const lemma = t.lemma.toLowerCase();
  const pair = verbs.get(`${lemma} ${tree.tokens[i + 1]?.form.toLowerCase()}`);
  const cue = pair ?? verbs.get(lemma);
  const last = pair ? i + 1 : i;
  return cue?.kind === 'speech' && endsSoon(tree, last) ? { cue, last } : null;
}

const insideRelative = (tree: Tree, i: number): boolean =>
  tree.kids[i]!.some((k) => /^(?:who|which|that|whose|where)$/i.test(tree.tokens[k]!.form)) ||
  /acl/.test(tree.tokens[i]!.deprel);

const hasNominal = (tree: Tree, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (/^(?:NOUN|PROPN|PRON)$/.test(tree.tokens[i]!.upos)) return true;
  return false;
};

/** The head of the noun phrase next to a verb, before it or, where nothing stands before, behind it. */
function nominalNear(tree: Tree, from: number, verb: number, to: number): number | null {
  const climb = (i: number, lo: number, hi: number): number => {
    let k = i;
    for (let n = 0; n < 10; n++) {
      const h = tree.tokens[k]!.head;
      if (h < lo || h >= hi || !/^(?:NOUN|PROPN|PRON)$/.test(tree.tokens[h]!.upos)) break;
      k = h;
    }
    return k;
  };
  for (let i = from; i < verb; i++)
    if (/^(?:NOUN|PROPN|PRON)$/.test(tree.tokens[i]!.upos)) return climb(i, from, verb);
  for (let i = verb + 1; i < to; i++) {
    if (/^(?:NOUN|PROPN|PRON)$/.test(tree.tokens[i]!.upos)) return climb(i, verb + 1, to);
    if (isPunct(tree.tokens[i]!)) break;
  }
  return null;
}

function endsSoon(tree: Tree, last: number): boolean {
  for (let i = last + 1; i < tree.tokens.length && i <= last + 3; i++)
    if (/^[.,;:]$/.test(tree.tokens[i]!.form)) return true;
  return last + 1 >= tree.tokens.length;
}

/** X said: “…”; X told Y, “…”; X called it “…” is left to the trees. */
function cueBefore(page: Page, place: Place): Found | null {
  const { first: tree, before, q } = place;
  const { tokens } = tree;
  const end = before.to - 1;
  if (end < before.from) return null;
  const mark = tokens[end]!.form;
  const colon = mark === ':';
  const comma = mark === ',' || mark === '—' || mark === '–';
  for (let i = end; i >= Math.max(before.from, end - FAR); i--) {
    const t = tokens[i]!;
    const verb = verbCue(page, tree, i);
    if (verb?.cue.frames.has('quote') && verb.cue.kind === 'speech' && relation(t) !== 'amod') {
      if (!colon && !comma && !adjacent(tree, i, verb.last, end, verb.cue)) return null;
      if (comma && !adjacent(tree, i, verb.last, end - 1, verb.cue) && hasClause(tree, verb.last + 1, end))
        return null;
      if (!colon && !comma && !closesClause(page, place)) return null;
      return { tree, token: i, last: verb.last, cue: verb.cue, speaker: sourceOf(tree, i, verb.cue) };
    }
    if (!colon && t.upos === 'VERB' && /^VB[DPZ]$/.test(t.xpos)) return null;
  }
  if (!colon || q.span[0] - tokens[end]!.end > 2) return null;
  for (let i = end - 1; i >= before.from; i--) {
    const noun = tokens[i]!.upos === 'NOUN' ? page.cues.nouns.get(tokens[i]!.lemma.toLowerCase()) : undefined;
    if (noun?.frames.has('quote')) {
      const by =
        kidsBy(tree, i, 'nmod').find((k) => tokens[k]!.deprel === 'nmod:poss') ??
        speakerOf(tree, tokens[i]!.head < 0 ? i : tokens[i]!.head);
      return { tree, token: i, last: i, cue: noun, speaker: by };
    }
  }
  return null;
}

/** Nothing stands between cue and quotation but who was spoken to, where and when. */
function adjacent(tree: Tree, verb: number, last: number, end: number, cue: Cue): boolean {
  if (last >= end) return true;
  if (hasClause(tree, last + 1, end + 1)) return false;
  const addressee = addresseeOf(tree, verb, cue);
  for (let i = last + 1; i <= end; i++) {
    const t = tree.tokens[i]!;
    if (isPunct(t) || t.upos === 'ADV') continue;
    let k = i;
    for (let n = 0; n < 12 && tree.tokens[k]!.head > last; n++) k = tree.tokens[k]!.head;
    const rel = relation(tree.tokens[k]!);
    if (
      k === addressee ||
      rel === 'obl' ||
      rel === 'advmod' ||
      rel === 'nmod' ||
      rel === 'case' ||
      (cue.addressee && rel === 'obj')
    )
      continue;
    return false;
  }
  return true;
}

const hasClause = (tree: Tree, from: number, to: number): boolean => {
  for (let i = from; i < to; i++)
    if (
      /^VB[DPZ]$/.test(tree.tokens[i]!.xpos) ||
      /^(?:that|if|whether|as|to|is|was|be)$/i.test(tree.tokens[i]!.form)
    )
      return true;
  return false;
};

/** Whether the clause ends with the quotation. */
function closesClause(page: Page, { last: tree, after, q }: Place): boolean {
  if (/[.?!,]/.test(page.text[q.inner[1] - 1]!)) return true;
  const t = tree.tokens[after.from];
  return (
    after.from >= tree.tokens.length ||
    t === undefined ||
    /^(?:[.,;:—–?!)]|--|and|but|while|as|when|after|before)$/i.test(t.form)
  );
}

/** Without closing comma; with the words before it where the sentence of a quotation with a cue behind it begins earlier. */
function contentOf(page: Page, { q, first, before }: Place, aside: boolean): Span {
  let [start, end] = q.inner;
  while (end > start && /[,\s]/.test(page.text[end - 1]!)) end--;
  if (end === start) end = q.inner[1];
  if (aside) {
    let from = before.from;
    while (from < before.to && (isPunct(first.tokens[from]!) || first.tokens[from]!.upos === 'CCONJ')) from++;
    const said = before.from > 0 || /^[.?!:]$/.test(first.tokens[before.to - 1]?.form ?? '');
    if (!said && from < before.to && before.to - from < FAR) {
      start = first.tokens[from]!.start;
      end = q.span[1];
    }
  }
  return [start, end];
}

/** A quotation that opens its sentence right behind the last one of a statement or its cue. */
function continues(page: Page, open: Open, place: Place): boolean {
  if (place.q.resumed) return true;
  const opens = place.before.to === 0 || firstWord(place) >= place.before.to;
  if (!opens || open.draft.by !== 'quote') return false;
  const gap = place.first.index - open.end;
  if (gap < 0 || gap > 1) return false;
  const same = place.q.paragraph === open.place.q.paragraph;
  if (same) return /[.?!…]/.test(page.text[place.q.inner[1] - 1]!) || place.after.from >= place.after.to;
  return (
    place.q.paragraph === open.place.q.paragraph + 1 &&
    place.q.span[1] >= page.paragraphs[place.q.paragraph]![1]
  );
}

function firstWord({ first }: Place): number {
  let i = 0;
  while (i < first.tokens.length && isPunct(first.tokens[i]!)) i++;
  return i;
}

function draftOf({ tree, token, last, cue, speaker }: Found, content: Span[]): Draft {
  const at = (i: number): At => ({ sentence: tree.index, token: i });
  const addressee = cue ? addresseeOf(tree, token, cue) : null;
  return {
    cue: at(token),
    cueSpan: cueSpan(tree, token, last),
    speaker: speaker === null ? null : at(speaker),
    addressee: addressee === null ? null : at(addressee),
    content,
    by: 'quote',
  };
}

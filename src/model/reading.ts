import type { NameType } from './annotated.ts';
import type { ActorKind, EventType, Quad, Sector } from './ontology.ts';
import type { RelatedLink, Report } from './report.ts';
import type { Span } from './span.ts';

/** Who passed the report, or one passage of it, on. */
export interface ChainLink {
  name: string;
  /** A ministry's or press service's own statement is a channel. */
  role: 'outlet' | 'agency' | 'channel' | 'other';
  actor: string | null;
  span: Span | null;
  /** The passage that the credit covers; null where it covers the report. */
  for: Span | null;
}

export interface Actor {
  id: string;
  name: string;
  kind: ActorKind;
  /** ISO 3166-1 alpha-3, XKX, or EUR UNO IGO NGO ISM IMG MNC. */
  country: string | null;
  sector: Sector | null;
  /** Offices and titles, as the text gives them and as the registry has them on the report's date. */
  titles: string[];
}

export interface Mention {
  span: Span;
  actor: string | null;
  type: NameType;
}

/** Days, ISO 8601 dates, both inclusive. */
export interface Interval {
  from: string;
  to: string;
}

/** A time expression, TIMEX3 (TimeML 1.2.1). */
export interface TimeMention {
  span: Span;
  type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  /** TIMEX3 value; of the first day where days are alternatives. */
  value: string;
  /** First and last day of the envelope; null where the expression names no days. */
  from: string | null;
  to: string | null;
  alternatives: Interval[];
  /** Parts that the words do not say and the reference date supplied: "year", "month", "day". */
  inferred: string[];
}

export interface When {
  from: string;
  to: string;
  /** The words that say so; null where the report's date stands in. */
  stated: Span | null;
  alternatives: Interval[];
  inferred: string[];
}

export interface Place {
  name: string;
  country: string | null;
  lat: number | null;
  lon: number | null;
  span: Span;
}

/** A party to an event: the actor it resolves to and the words that name it. */
export interface Role {
  actor: string | null;
  span: Span;
}

export type Status = 'happened' | 'ongoing' | 'future' | 'hypothetical' | 'denied';

export interface Event {
  id: string;
  type: EventType;
  mode: string | null;
  contexts: string[];
  /** CAMEO code, 2 to 4 digits. */
  cameo: string | null;
  quad: Quad;
  /** Goldstein score of the CAMEO code, -10 to 10. */
  goldstein: number | null;
  /** 0 to 1. */
  confidence: number;
  actors: Role[];
  recipients: Role[];
  /** When the act itself took place. */
  when: When | null;
  /** When the act promised, threatened, demanded or announced is to take place. */
  planned: When | null;
  where: Place | null;
  reason: Span | null;
  status: Status;
  /** More than a year before the report. */
  historical: boolean;
  /** Actor who says so, where the report does not say it in its own voice. */
  claimedBy: string | null;
  evidence: { sentence: Span; trigger: Span; rule: string };
  /** Other tellings of the same event in this report. */
  also: Span[];
}

export interface Statement {
  speaker: string | null;
  speakerSpan: Span | null;
  addressee: string | null;
  kind: 'direct' | 'indirect' | 'mixed';
  content: Span[];
  cue: Span | null;
  /** Index into `Reading.chain` of the outlet or agency that it came by, where the text says. */
  via: number | null;
}

export interface Link extends RelatedLink {
  kind: 'related';
}

/** What an official list says of an actor (filled when lists are loaded). */
export interface SanctionNote {
  actor: string;
  event: string | null;
  list: string;
  listVersion: string;
  entry: string | null;
  listed: string | null;
  verdict: string | null;
}

/** Order among the article's own events: `event` was preceded by `by`. Both are event ids. */
export interface Precedence {
  event: string;
  by: string;
}

/** Everything read from one report; what `dateline read --json` prints. */
export interface Reading {
  report: Report;
  sentences: Span[];
  chain: ChainLink[];
  actors: Record<string, Actor>;
  mentions: Mention[];
  times: TimeMention[];
  events: Event[];
  statements: Statement[];
  links: Link[];
  sanctions: SanctionNote[];
  precededBy: Precedence[];
}

import type { Span } from './span.ts';

/** Who published a report, as the input or its page says. */
export interface Outlet {
  name: string;
  /** Host name without "www.", or null where unknown. */
  domain: string | null;
}

/** A pointer from the text to another story ("Read more: …"). */
export interface RelatedLink {
  title: string;
  url: string | null;
  /** Where the title stands in `Report.text`. */
  span: Span;
}

/**
 * One article as intake hands it on. Every offset in a reading counts UTF-16 code units into `text`.
 */
export interface Report {
  id: string;
  /** Path or URL it was read from; null for text given directly. */
  source: string | null;
  title: string | null;
  author: string | null;
  /** "YYYY-MM-DD" or an ISO 8601 instant; the reference date of everything relative in the text. */
  published: string | null;
  modified: string | null;
  outlet: Outlet | null;
  /** BCP 47 language code; "en" is the one that is read. */
  language: string;
  url: string | null;
  text: string;
}

/** What intake knows beside the report itself: links that the page's markup marks as related stories. */
export interface Intake {
  report: Report;
  links: RelatedLink[];
}

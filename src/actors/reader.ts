import type { Span } from '../model/index.ts';
import type { Doc } from './document.ts';
import type { Entity } from './entity.ts';

/** The parties that a token's phrase names, and the words that name them. */
export interface Resolution {
  entities: Entity[];
  span: Span;
}

export const NOTHING: Resolution = { entities: [], span: [0, 0] };

/** What the rules for one kind of phrase may ask: the report, other phrases, and who speaks. */
export interface Reader {
  doc: Doc;
  at(sentence: number, token: number): Resolution;
  /** Whether the token stands inside quotation marks. */
  quoted(sentence: number, token: number): boolean;
  /** Who speaks the quotations of the sentence, or null. */
  speaker(sentence: number): Entity | null;
}

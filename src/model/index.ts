export type * from './annotated.ts';
export * from './ontology.ts';
export type * from './reading.ts';
export type * from './report.ts';
export type * from './span.ts';

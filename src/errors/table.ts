/**
 * Every error that Dateline reports, in one table: a stable code, what happened, what to do.
 * `{name}` stands for a detail that the place that raises it fills in.
 */
export const ERRORS = {
  INPUT_MISSING: {
    what: 'there is no file {path}',
    todo: 'check the path; a folder or - for standard input is taken too',
  },
  INPUT_UNREADABLE: { what: '{path} cannot be read: {cause}', todo: 'check the permissions of the file' },
  INPUT_EMPTY: { what: '{path} has no text', todo: 'give a file with at least one word in it' },
  INPUT_BINARY: { what: '{path} is not text', todo: 'give plain text, HTML or JSON Lines' },
  DATA_INVALID: {
    what: '{path}, line {line}: {cause}',
    todo: 'mend that line; docs/lexicon.md and data/README.md give the formats',
  },
  MODEL_MISSING: {
    what: 'the model {path} is missing or damaged',
    todo: 'reinstall Dateline, or run npm run train',
  },
} as const satisfies Record<string, { what: string; todo: string }>;

export type ErrorCode = keyof typeof ERRORS;

import { ERRORS, type ErrorCode } from './table.ts';

export { ERRORS, type ErrorCode } from './table.ts';

/** An error of the table; `message` is "CODE: what happened; what to do". */
export class DatelineError extends Error {
  readonly code: ErrorCode;
  readonly what: string;
  readonly todo: string;

  constructor(code: ErrorCode, details: Record<string, string | number> = {}, options?: ErrorOptions) {
    const fill = (s: string) => s.replace(/\{(\w+)\}/g, (_, k: string) => String(details[k] ?? '?'));
    const what = fill(ERRORS[code].what);
    const todo = fill(ERRORS[code].todo);
    super(`${code}: ${what}; ${todo}`, options);
    this.name = 'DatelineError';
    this.code = code;
    this.what = what;
    this.todo = todo;
  }
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DatelineError } from '../errors/index.ts';

/** One line of a table: its cells by column name, and where it stands (`line` counts from 1). */
export interface Row {
  line: number;
  cells: Record<string, string>;
}

/** The folder of the data files that Dateline ships. */
export const DATA = new URL('../../data/', import.meta.url);

/**
 * Reads a tab-separated table: the first line that is no comment names the columns, lines starting with "#"
 * and empty lines are skipped, missing cells are "". Throws DATA_INVALID for a line with too many cells.
 */
export function readTable(file: string | URL): Row[] {
  const path = typeof file === 'string' ? file : fileURLToPath(file);
  return parseTable(readFileSync(path, 'utf8'), path);
}

/** The same for a text already at hand; `path` is named in errors. */
export function parseTable(text: string, path: string): Row[] {
  let columns: string[] | null = null;
  const rows: Row[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = line.split('\t');
    if (!columns) {
      columns = cells.map((c) => c.trim());
      continue;
    }
    if (cells.length > columns.length)
      throw new DatelineError('DATA_INVALID', {
        path,
        line: index + 1,
        cause: `${cells.length} cells where the table has ${columns.length} columns`,
      });
    rows.push({
      line: index + 1,
      cells: Object.fromEntries(columns.map((c, i) => [c, (cells[i] ?? '').trim()])),
    });
  }
  return rows;
}

/** The items of a list cell ("a; b; c"). */
export const list = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(';')
    .map((s) => s.trim())
    .filter(Boolean);

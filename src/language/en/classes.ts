import { readPack } from './pack.ts';

/** Classes at each level. */
export const LEVELS = [64, 256, 1024] as const;
export type Level = 0 | 1 | 2;

/** Lower case with every digit as 0: the key of a form that has no entry of its own. */
export const foldForm = (form: string): string =>
  form.toLowerCase().replace(/\p{N}/gu, '0').replace('’', "'");

const LONGEST = 40;
const CACHED = 1 << 17;

let rows: Map<string, number> | null = null;
let classes: Uint16Array[] = [];
let capitals: Uint8Array = new Uint8Array(1);

/**
 * Reads `models/en-classes.bin`: word classes by the predictive exchange algorithm over news (train/classes.ts).
 * Idempotent. Throws MODEL_MISSING.
 */
export function loadClasses(): void {
  if (rows) return;
  const { header, parts } = readPack<{ forms: number }>('en-classes.bin');
  const n = header.forms;
  const table = new Map<string, number>();
  for (const [i, form] of new TextDecoder().decode(parts.forms).split('\n').entries()) table.set(form, i + 1);
  classes = LEVELS.map((_, level) => {
    const column = new Uint16Array(n + 1);
    for (let i = 0; i < n; i++)
      column[i + 1] = parts.low![level * n + i]! + parts.high![level * n + i]! * 256;
    return column;
  });
  capitals = new Uint8Array(n + 1);
  capitals.set(parts.capitals!, 1);
  rows = table;
}

/** The row of a form in the class table, 0 for an unknown one: look it up once, then `classAt` for each level. */
export function classRow(form: string): number {
  if (!rows) loadClasses();
  const table = rows!;
  const row = table.get(form);
  if (row !== undefined) return row;
  if (form.length > LONGEST) return 0;
  const folded = table.get(foldForm(form)) ?? 0;
  if (table.size < CACHED) table.set(form, folded);
  return folded;
}

/** The class, from 1, of a row at a level; 0 for row 0. */
export const classAt = (row: number, level: Level): number => classes[level]![row]!;

/** The class of a form, from 1 to LEVELS[level]; 0 for a form outside the table. */
export const classOf = (form: string, level: Level): number => classAt(classRow(form), level);

/** How often the form of a row is capitalised within sentences, in fifths from 0 to 5; 0 for row 0 too. */
export const capitalsAt = (row: number): number => capitals[row]!;

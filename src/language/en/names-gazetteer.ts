import { existsSync } from 'node:fs';
import { DATA, list, readTable } from '../../data/tsv.ts';
import { foldForm } from './classes.ts';

interface Node {
  next: Map<string, Node> | null;
  /** Kinds of the names that end here, one bit each; 0 for none. */
  kinds: number;
}

/** Where names are read from: table, columns, bit. Tables and columns that are not there are passed over. */
const SOURCES: { table: string; columns: string[]; bit: number; last?: number }[] = [
  { table: 'actors/countries.tsv', columns: ['name', 'aliases'], bit: 1 },
  { table: 'actors/countries.tsv', columns: ['demonyms'], bit: 2 },
  { table: 'actors/countries.tsv', columns: ['capital', 'seats'], bit: 4 },
  { table: 'places/places.tsv', columns: ['name', 'aliases'], bit: 8 },
  { table: 'places/regions.tsv', columns: ['name', 'aliases'], bit: 16 },
  { table: 'actors/organisations.tsv', columns: ['name', 'aliases'], bit: 32 },
  { table: 'actors/media.tsv', columns: ['name', 'aliases'], bit: 64 },
  { table: 'actors/offices.tsv', columns: ['person', 'aliases'], bit: 128, last: 256 },
  { table: 'actors/titles.tsv', columns: ['title'], bit: 512 },
  { table: 'actors/agents.tsv', columns: ['noun'], bit: 1024 },
];

const WORD = /[\p{L}\p{M}\p{N}.]+|['’]s?|[^\s\p{L}\p{M}\p{N}]/gu;

/** Names of the registries, by their words. */
export class Gazetteer {
  readonly #root: Node = { next: new Map(), kinds: 0 };

  add(name: string, bit: number): void {
    let node = this.#root;
    for (const word of name.match(WORD) ?? []) {
      node.next ??= new Map();
      const key = foldForm(word);
      let next = node.next.get(key);
      if (!next) {
        next = { next: null, kinds: 0 };
        node.next.set(key, next);
      }
      node = next;
    }
    if (node !== this.#root) node.kinds |= bit;
  }

  /**
   * Writes for each token the kinds of the longest registered name over it and its place in it (kinds * 4 + place,
   * 0 for none). `folds` are the tokens' folded forms, `capital` whether a name may start there.
   */
  mark(folds: readonly string[], capital: Uint8Array, n: number, out: Int32Array): void {
    out.fill(0, 0, n);
    for (let i = 0; i < n; i++) {
      if (out[i] !== 0) continue;
      let node: Node | undefined = this.#root;
      let end = 0;
      let kinds = 0;
      let name = false;
      for (let j = i; j < n && node?.next; j++) {
        node = node.next.get(folds[j]!);
        if (!node) break;
        if (capital[j]) name = true;
        if (node.kinds !== 0) {
          end = j + 1;
          kinds = node.kinds;
        }
      }
      if (end === 0) continue;
      // Titles and common nouns count in any case; the rest only with a capital.
      if (!name) kinds &= 512 | 1024;
      if (kinds === 0) continue;
      if (end === i + 1) out[i] = kinds * 4 + 3;
      else for (let j = i; j < end; j++) out[j] = kinds * 4 + (j === i ? 0 : j === end - 1 ? 2 : 1);
    }
  }

  static load(): Gazetteer {
    const gazetteer = new Gazetteer();
    for (const { table, columns, bit, last } of SOURCES) {
      const path = new URL(table, DATA);
      if (!existsSync(path)) continue;
      for (const { cells } of readTable(path))
        for (const column of columns)
          for (const name of list(cells[column])) {
            gazetteer.add(name, bit);
            const surname = last ? name.slice(name.lastIndexOf(' ') + 1) : '';
            if (last && surname !== name && surname.length > 2) gazetteer.add(surname, last);
          }
    }
    return gazetteer;
  }
}

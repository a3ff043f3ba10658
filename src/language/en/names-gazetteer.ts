import { existsSync } from 'node:fs';
import { DATA, list, readTable } from '../../data/tsv.ts';
import { hashString, mix } from '../linear.ts';
import { foldForm } from './classes.ts';

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

const LETTERS = /[\p{L}\p{M}\p{N}.]/u;
const PREFIX = 1 << 30;
/** Titles and common nouns count in any case, the rest only with a capital. */
const ANY_CASE = 512 | 1024;

const isWord = (text: string, i: number): boolean => {
  const code = text.charCodeAt(i);
  if (code < 128) return (code > 96 && code < 123) || (code > 47 && code < 58) || code === 46;
  return LETTERS.test(text[i]!) || (code >= 0xd800 && code < 0xe000);
};

/** Names of the registries by their words: every run of words that starts a name, hashed, with what ends there. */
export class Gazetteer {
  #keys = new Int32Array(1 << 17);
  #kinds = new Int32Array(1 << 17);
  #used = 0;

  #slot(key: number): number {
    const mask = this.#keys.length - 1;
    let at = key & mask;
    while (this.#kinds[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  #mark(key: number, bits: number): void {
    const at = this.#slot(key);
    if (this.#kinds[at] === 0) this.#used++;
    this.#keys[at] = key;
    this.#kinds[at]! |= bits;
    if (this.#used * 2 < this.#keys.length) return;
    const keys = this.#keys;
    const kinds = this.#kinds;
    this.#keys = new Int32Array(keys.length * 2);
    this.#kinds = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (kinds[i] === 0) continue;
      const to = this.#slot(keys[i]!);
      this.#keys[to] = keys[i]!;
      this.#kinds[to] = kinds[i]!;
    }
  }

  add(name: string, bit: number): void {
    const text = /[0-9’]/.test(name) ? foldForm(name) : name.toLowerCase();
    let key = 0;
    for (let i = 0; i < text.length; ) {
      if (text[i] === ' ') {
        i++;
        continue;
      }
      let to = i + 1;
      if (isWord(text, i)) while (to < text.length && isWord(text, to)) to++;
      else if (text[i] === "'" && text[to] === 's') to++;
      if (key !== 0) this.#mark(key, PREFIX);
      key = mix(key, hashString(text, i, to));
      i = to;
    }
    if (key !== 0) this.#mark(key, bit);
  }

  /**
   * Writes for each token the kinds of the longest registered name over it and its place in it (kinds * 4 + place,
   * 0 for none). `words` are the hashes of the tokens' folded forms, `capital` whether they have a capital.
   */
  mark(words: readonly { word: number }[], capital: Uint8Array, n: number, out: Int32Array): void {
    out.fill(0, 0, n);
    for (let i = 0; i < n; i++) {
      if (out[i] !== 0) continue;
      let end = 0;
      let kinds = 0;
      let name = false;
      let key = 0;
      for (let j = i; j < n; j++) {
        key = mix(key, words[j]!.word);
        const found = this.#kinds[this.#slot(key)]!;
        if (found === 0) break;
        if (capital[j]) name = true;
        if ((found & ~PREFIX) !== 0) {
          end = j + 1;
          kinds = found & ~PREFIX;
        }
        if ((found & PREFIX) === 0) break;
      }
      if (!name) kinds &= ANY_CASE;
      if (kinds === 0) continue;
      if (end === i + 1) out[i] = kinds * 4 + 3;
      else for (let j = i; j < end; j++) out[j] = kinds * 4 + (j === i ? 0 : j === end - 1 ? 2 : 1);
    }
  }

  static load(): Gazetteer {
    const gazetteer = new Gazetteer();
    for (const table of new Set(SOURCES.map((s) => s.table))) {
      const path = new URL(table, DATA);
      if (!existsSync(path)) continue;
      const uses = SOURCES.filter((s) => s.table === table);
      for (const { cells } of readTable(path))
        for (const { columns, bit, last } of uses)
          for (const column of columns) {
            const cell = cells[column];
            if (!cell) continue;
            for (const name of cell.includes(';') ? list(cell) : [cell]) {
              gazetteer.add(name, bit);
              const surname = last ? name.slice(name.lastIndexOf(' ') + 1) : '';
              if (last && surname !== name && surname.length > 2) gazetteer.add(surname, last);
            }
          }
    }
    return gazetteer;
  }
}

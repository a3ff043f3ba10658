import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { SHARED } from './treebanks.ts';

/** The corpora that word statistics may come from. */
const CORPORA = ['wire-2002-2026.jsonl.gz', 'reuters-2006-2013-6k.jsonl.gz', 'news-2025-05.jsonl'];

const WORD =
  /\p{Lu}\.(?:\p{Lu}\.)+|\p{N}[\p{N}.,:]*\p{N}|\p{N}|[\p{L}\p{M}]+|['’](?:s|S|re|ve|ll|d|m)\b|\S/gu;

/** Words of a running text, apart as the treebanks have them: possessive 's, n't, hyphens and marks stand alone. */
export function words(text: string): string[] {
  const out: string[] = [];
  WORD.lastIndex = 0;
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const last = out.length - 1;
    if (
      word === 't' &&
      last > 0 &&
      (out[last] === "'" || out[last] === '’') &&
      out[last - 1]!.endsWith('n')
    ) {
      out[last - 1] = out[last - 1]!.slice(0, -1);
      out[last] = "n't";
      if (out[last - 1] === '') out.splice(last - 1, 1);
    } else out.push(word);
  }
  return out;
}

/** The texts of the corpora, paragraph by paragraph, then EWT's and open GUM's training parts, as words. */
export async function* corpus(shared = SHARED): AsyncGenerator<string[]> {
  for (const name of CORPORA) {
    const path = join(shared, 'corpora', name);
    if (!existsSync(path)) continue;
    const raw = createReadStream(path);
    const input = name.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line === '') continue;
      const { text } = JSON.parse(line) as { text: string };
      for (const paragraph of text.split('\n')) if (paragraph.trim()) yield words(paragraph);
    }
  }
  const { trainingSentences } = await import('./treebanks.ts');
  if (existsSync(join(shared, 'treebanks', 'en_ewt', 'train.conllu')))
    for (const sentence of trainingSentences(shared)) yield sentence.words.map((w) => w.form);
}

/** Whether the word at `i` opens a sentence, as far as the marks tell. */
export const opens = (text: readonly string[], i: number): boolean =>
  i === 0 || /^[.!?:;"“”‘•–—(-]$/.test(text[i - 1]!);

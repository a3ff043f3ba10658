import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sentence } from '../../model/index.ts';
import { hashString } from '../linear.ts';
import { foldForm } from './classes.ts';
import { findNames } from './names.ts';
import { Gazetteer } from './names-gazetteer.ts';
import { LABELS, mayEnd, mayStart, STEPS } from './names-labels.ts';

/** A sentence of words parted by single spaces. */
function sentence(text: string): Sentence {
  let at = 0;
  const tokens = text.split(' ').map((form) => {
    const start = at;
    at += form.length + 1;
    return {
      start,
      end: at - 1,
      form,
      lemma: '',
      upos: 'X',
      xpos: '',
      head: -1,
      deprel: '',
      name: 7,
    } as const;
  });
  return { start: 0, end: text.length, tokens: tokens.map((t) => ({ ...t })), paragraph: 0 };
}

const read = (text: string): string[] =>
  findNames([sentence(text)]).map((n) => `${text.slice(...n.span)}/${n.type}`);

test('people go without their titles, possessives and articles are left out', () => {
  expect(read("President Emmanuel Macron met the United Nations ' envoy in Geneva .")).toEqual([
    'Emmanuel Macron/PER',
    'United Nations/ORG',
    'Geneva/LOC',
  ]);
});

test('adjectives of nationality are NORP, states are LOC also before a noun', () => {
  expect(read('Turkish soldiers and U.S. diplomats arrived in Iraq .')).toEqual([
    'Turkish/NORP',
    'U.S./LOC',
    'Iraq/LOC',
  ]);
});

test('a government named by its seat is ORG', () => {
  expect(read('The Kremlin said on Monday that it had no plans .')).toEqual(['Kremlin/ORG']);
});

test('the longest of nested names is marked', () => {
  expect(read('The Ministry of Foreign Affairs of Thailand declined to comment .')).toEqual([
    'Ministry of Foreign Affairs of Thailand/ORG',
  ]);
});

test('text without capitals has no names; tokens say so', () => {
  const s = sentence('nothing here is a name , not even this');
  expect(findNames([s])).toEqual([]);
  expect(s.tokens.every((t) => t.name === -1)).toBe(true);
});

test('names are within sentences, apart from each other, in order, and tokens point at them', () => {
  const word = fc.constantFrom(
    'Paris',
    'of',
    'the',
    'Bank',
    'Smith',
    'said',
    '-',
    '2014',
    'World',
    'al',
    "'s",
    'İ',
    '𝒳',
    'ZZ',
  );
  fc.assert(
    fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 30 }), { maxLength: 4 }), (texts) => {
      const sentences = texts.map((t) => sentence(t.join(' ')));
      const names = findNames(sentences);
      let last = -1;
      for (const [i, n] of names.entries()) {
        expect(n.to).toBeGreaterThan(n.from);
        const place = n.sentence * 100 + n.from;
        expect(place).toBeGreaterThan(last);
        last = n.sentence * 100 + n.to - 1;
        const { tokens } = sentences[n.sentence]!;
        expect(n.span).toEqual([tokens[n.from]!.start, tokens[n.to - 1]!.end]);
        expect(tokens.filter((t) => t.name === i)).toHaveLength(n.to - n.from);
      }
    }),
  );
});

test('the same text gives the same names whatever was read before', () => {
  const text = 'Angela Merkel visited Moscow as NATO and the Taliban talked';
  const first = read(text);
  read('PARIS BANK OF ENGLAND WORLD CUP SMITH');
  expect(read(text)).toEqual(first);
});

test('a huge sentence of capitals is read in linear time', () => {
  const s = sentence('Zed '.repeat(20_000).trim());
  const t = process.cpuUsage().user;
  findNames([s]);
  expect(process.cpuUsage().user - t).toBeLessThan(5_000_000);
});

test('every label can be reached and left', () => {
  for (let l = 0; l < LABELS; l++) {
    let before = mayStart(l);
    let after = mayEnd(l);
    for (let s = 0; s < STEPS.length; s += 2) {
      if (STEPS[s] === l) after = true;
      if (STEPS[s + 1] === l) before = true;
    }
    expect(before && after).toBe(true);
  }
});

test('the gazetteer marks the longest name and wants a capital', () => {
  const gazetteer = new Gazetteer();
  gazetteer.add('Port Example', 8);
  gazetteer.add('Port Example Council', 32);
  const out = new Int32Array(4);
  const words = ['port', 'example', 'council', 'met'].map((w) => ({ word: hashString(foldForm(w)) }));
  gazetteer.mark(words, Uint8Array.of(1, 1, 1, 0), 4, out);
  expect([...out]).toEqual([32 * 4, 32 * 4 + 1, 32 * 4 + 2, 0]);
  gazetteer.mark(words, new Uint8Array(4), 4, out);
  expect([...out]).toEqual([0, 0, 0, 0]);
});

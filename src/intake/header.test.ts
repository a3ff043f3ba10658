import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHeader } from './header.ts';

const read = (text: string) => {
  const h = readHeader(text);
  const cut = (s: [number, number] | null) => s && text.slice(...s);
  return {
    date: h.date,
    monthDay: h.monthDay,
    place: cut(h.place),
    agency: cut(h.agency),
    rest: text.slice(h.end),
  };
};

test.each([
  ['MOSCOW, May 26. /TASS/. The ministry spoke.', null, '05-26', 'MOSCOW', 'TASS', 'The ministry spoke.'],
  ['KYIV, Ukraine (AP) — Drones fell.', null, null, 'KYIV, Ukraine', 'AP', 'Drones fell.'],
  ['BEIJING, Nov. 4 (Xinhua) -- Talks began.', null, '11-04', 'BEIJING', 'Xinhua', 'Talks began.'],
  ['LONDON, 12 May 2025 (Reuters) - Shares fell.', '2025-05-12', null, 'LONDON', 'Reuters', 'Shares fell.'],
  ['New Delhi: The minister left.', null, null, 'New Delhi', null, 'The minister left.'],
  ['JERUSALEM — The army left.', null, null, 'JERUSALEM', null, 'The army left.'],
  ['Nov 4 (Reuters) - Oil rose.', null, '11-04', null, 'Reuters', 'Oil rose.'],
  ['A headline\n\nPARIS (Reuters) - Trains stopped.', null, null, 'PARIS', 'Reuters', 'Trains stopped.'],
  [
    'UST-LUGA /Leningrad Region/, May 26. /TASS/. Ships left.',
    null,
    '05-26',
    'UST-LUGA',
    'TASS',
    'Ships left.',
  ],
  [
    'May 21, 2025 (Daily Sun)  TOKYO (Kyodo) -- Rice rose.',
    '2025-05-21',
    null,
    'TOKYO',
    'Kyodo',
    'Rice rose.',
  ],
  [' date 2025-11-04 During talks', '2025-11-04', null, null, null, 'During talks'],
  ['Date: 4 November 2025\nTalks', '2025-11-04', null, null, null, '\nTalks'],
])('reads the head of %j', (text, date, monthDay, place, agency, rest) => {
  expect(read(text)).toEqual({ date, monthDay, place, agency, rest });
});

test.each([
  'Kowalski (72) said no.',
  'Kowalski: we will win.',
  'date 2025-02-30 It rained.',
  'The talks, May 5. They',
  '',
])('finds no head in %j', (text) => {
  expect(readHeader(text)).toEqual({
    date: null,
    monthDay: null,
    dateSpan: null,
    place: null,
    agency: null,
    end: 0,
  });
});

test('spans lie in the text and the end does not pass it', () => {
  const piece = fc.constantFrom(
    'MOSCOW',
    ', ',
    'May 26',
    '. ',
    '/TASS/',
    '(AP)',
    ' — ',
    '\n',
    'date 2025-11-04 ',
    'The',
    ' ',
    '(',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece).map((a) => a.join('')),
      ),
      (text) => {
        const h = readHeader(text);
        expect(h.end).toBeLessThanOrEqual(text.length);
        for (const s of [h.place, h.agency, h.dateSpan])
          if (s) expect(text.slice(...s).length).toBeGreaterThan(1);
      },
    ),
  );
});

test('a long line is not read to its end', () => {
  const start = performance.now();
  readHeader('A'.repeat(5_000_000));
  readHeader('(AP) '.repeat(1_000_000));
  readHeader('\n'.repeat(5_000_000));
  expect(performance.now() - start).toBeLessThan(2000);
});

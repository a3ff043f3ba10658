import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLinks, sections } from './links.ts';

const titles = (text: string) => readLinks({ text }).map((l) => text.slice(...l.span));

describe('links', () => {
  test.each([
    [
      'Talks began.\n\nRead more: Envoys reach the capital – minister\n\nThey ended.',
      ['Envoys reach the capital – minister'],
    ],
    ['READ ALSO: Envoys reach the capital\nTalks began.', ['Envoys reach the capital']],
    ['READ ALSO Envoys reach the capital\nTalks began.', ['Envoys reach the capital']],
    ['Related: Envoys reach the capital', ['Envoys reach the capital']],
    ['See also — Envoys reach the capital', ['Envoys reach the capital']],
    [
      'Related stories\nEnvoys leave\n- Troops return\n\nTalks began in May.',
      ['Envoys leave', 'Troops return'],
    ],
    ['Read more about it at home.', []],
    ['Related bodies were told.', []],
    ['He said: "Read more: it helps." Then he left.', []],
  ])('%j', (text, expected) => expect(titles(text)).toEqual(expected));

  test('an address after the title is its url', () => {
    expect(readLinks({ text: 'Read more: Envoys leave https://example.org/a' })).toEqual([
      { title: 'Envoys leave', url: 'https://example.org/a', span: [11, 23], kind: 'related' },
    ]);
  });

  test('a link that the page marks is not read twice', () => {
    const text = 'Read more: Envoys leave';
    const given = [{ title: 'Envoys leave', url: '/a', span: [11, 23] as [number, number] }];
    expect(readLinks({ text }, given)).toEqual([{ ...given[0], kind: 'related' }]);
  });
});

describe('sections', () => {
  const cover = (text: string) =>
    sections({ text }).map((s) => [text.slice(...s.heading), text.slice(...s.span)]);

  test.each([
    [
      'Talks began.\n\nWhat preceded it?\n\nIn May, envoys met.\n\nThen they left.',
      [['What preceded it?', 'In May, envoys met.\n\nThen they left.']],
    ],
    [
      'Talks began.\n\nBackground\n\nIn May, envoys met.\n\nWhat comes next\n\nThey meet again.',
      [['Background', 'In May, envoys met.']],
    ],
    [
      'Talks began.\n\nWe would like to remind you that earlier, envoys met.\n\nThey left.',
      [['We would like to remind you that', 'earlier, envoys met.']],
    ],
    ['As reported earlier, envoys met.', [['As reported earlier', 'envoys met.']]],
    ['Background: envoys met in May.', [['Background', 'envoys met in May.']]],
    ['Recall: envoys met in May.', [['Recall', 'envoys met in May.']]],
    ['The background was dark.\n\nRecalling it, he wept.', []],
  ])('%j', (text, expected) => expect(cover(text)).toEqual(expected));
});

test('spans cut what they say out of any text, and a long text takes linear time', () => {
  const piece = fc.constantFrom(
    'Read more',
    ': ',
    'Background',
    '\n',
    '\n\n',
    'Related stories',
    'Recall',
    ', ',
    'x',
    '- ',
    'https://a.b',
    '?',
    ' ',
  );
  const any = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((a) => a.join('')),
  );
  fc.assert(
    fc.property(any, (text) => {
      for (const l of readLinks({ text })) expect(text.slice(...l.span)).toBe(l.title);
      for (const l of readLinks({ text })) expect(l.title).not.toBe('');
      for (const s of sections({ text })) {
        expect(s.heading[1]).toBeLessThanOrEqual(s.span[0]);
        expect(text.slice(...s.span)).not.toBe('');
      }
    }),
  );
  const start = performance.now();
  for (const text of [
    'Read more: '.repeat(300_000),
    'Read more: a\n'.repeat(100_000),
    'Background\n'.repeat(100_000),
    'a'.repeat(5_000_000),
  ]) {
    readLinks({ text });
    sections({ text });
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});

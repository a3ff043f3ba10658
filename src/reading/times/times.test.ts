import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTimes } from './index.ts';

/** A Tuesday. */
const TUESDAY = '2025-11-04';

const read = (text: string, reference: string | null = TUESDAY) =>
  readTimes(text, reference).map((m) => ({ ...m, words: text.slice(...m.span) }));
const short = (text: string, reference: string | null = TUESDAY) =>
  read(text, reference).map((m) => `${m.words} = ${m.type} ${m.value}`);

describe('dates', () => {
  test.each([
    ['The envoy left on 3 May 2022.', '3 May 2022', '2022-05-03'],
    ['The envoy left on May 3, 2022.', 'May 3, 2022', '2022-05-03'],
    ['The envoy left on Tuesday, May 3rd, 2022.', 'Tuesday, May 3rd, 2022', '2022-05-03'],
    ['The envoy left on the 3rd of May 2022.', 'the 3rd of May 2022', '2022-05-03'],
    ['The envoy left on Sept. 3.', 'Sept. 3', '2025-09-03'],
    ['The envoy left on 2022-05-03.', '2022-05-03', '2022-05-03'],
    ['The envoy left on 03.05.2022.', '03.05.2022', '2022-05-03'],
    ['The envoy left on 05/03/2022.', '05/03/2022', '2022-05-03'],
    ['The envoy left on 23/03/2022.', '23/03/2022', '2022-03-23'],
    ['The envoy left in May 2022.', 'May 2022', '2022-05'],
    ['The envoy left in May.', 'May', '2025-05'],
    ['The envoy left in 2022.', '2022', '2022'],
    ['It began in the 1990s.', 'the 1990s', '199'],
    ['It began in the ’90s.', 'the ’90s', '199'],
    ['It began in the 20th century.', 'the 20th century', '19'],
    ['Exports fell in the third quarter of 2024.', 'the third quarter of 2024', '2024-Q3'],
    ['Exports fell in Q3 2024.', 'Q3 2024', '2024-Q3'],
    ['Exports fell in the first half of 2024.', 'the first half of 2024', '2024-H1'],
    ['Losses grew in fiscal 2023.', 'fiscal 2023', '2023'],
    ['They fled in the summer of 2021.', 'the summer of 2021', '2021-SU'],
    ['It dates from 450 BC.', '450 BC', 'BC0450'],
    ['It happened in nineteen ninety-six.', 'nineteen ninety-six', '1996'],
    ['They marched on Easter Monday 2024.', 'Easter Monday 2024', '2024-04-01'],
    ['Shops shut on Memorial Day.', 'Memorial Day', '2025-05-26'],
  ])('%s', (text, words, value) => {
    expect(short(text)).toEqual([`${words} = DATE ${value}`]);
  });

  test('a year or month that the words leave out is marked', () => {
    expect(read('They met on May 3.')[0]!.inferred).toEqual(['year']);
    expect(read('They met on May 3, 2022.')[0]!.inferred).toEqual([]);
    expect(read('They met yesterday.')[0]!.inferred).toEqual(['year', 'month', 'day']);
  });

  test('a date that does not exist is not made up', () => {
    expect(read('on 2025-02-30').filter((m) => m.value.startsWith('2025-02'))).toEqual([]);
  });
});

describe('what counts from the report', () => {
  test.each([
    ['They met on Monday.', 'Monday', '2025-11-03'],
    ['They met on Tuesday.', 'Tuesday', '2025-11-04'],
    ['They met on Wednesday.', 'Wednesday', '2025-10-29'],
    ['They will meet on Wednesday.', 'Wednesday', '2025-11-05'],
    ['They met last Tuesday.', 'last Tuesday', '2025-10-28'],
    ['The vote is next Friday.', 'next Friday', '2025-11-07'],
    ['The vote is on Friday next week.', 'Friday next week', '2025-11-14'],
    ['They met yesterday.', 'yesterday', '2025-11-03'],
    ['They met last week.', 'last week', '2025-W44'],
    ['They met two weeks ago.', 'two weeks ago', '2025-W43'],
    ['They met ten days ago.', 'ten days ago', '2025-10-25'],
    ['They met five months ago.', 'five months ago', '2025-06'],
    ['Prices rose earlier this year.', 'earlier this year', '2025'],
    ['He returns later this month.', 'later this month', '2025-11'],
    ['It was signed in early May 2022.', 'early May 2022', '2022-05'],
    ['It ends at the end of 2026.', 'the end of 2026', '2026'],
    ['The bridge opened in mid-May.', 'mid-May', '2025-05'],
    ['They fought over the weekend.', 'the weekend', '2025-W44-WE'],
    ['It is now closed.', 'now', 'PRESENT_REF'],
    ['It was recently closed.', 'recently', 'PAST_REF'],
    ['It may close in the near future.', 'the near future', 'FUTURE_REF'],
    ['Earlier, the minister resigned.', 'Earlier', 'PAST_REF'],
  ])('%s', (text, words, value) => {
    expect(short(text)).toEqual([`${words} = DATE ${value}`]);
  });

  test('"earlier this month" ends, "later this month" begins on the day', () => {
    expect(read('He fell ill earlier this month.')[0]).toMatchObject({
      from: '2025-11-01',
      to: '2025-11-04',
    });
    expect(read('He returns later this month.')[0]).toMatchObject({ from: '2025-11-04', to: '2025-11-30' });
  });

  test('anaphoric expressions count from the day read last', () => {
    expect(
      short('The mayor fell on 9 March 2024. The same day, troops left. Two days later he died.'),
    ).toEqual([
      '9 March 2024 = DATE 2024-03-09',
      'The same day = DATE 2024-03-09',
      'Two days later = DATE 2024-03-11',
    ]);
  });

  test('a plan that is told of in retrospect lies behind', () => {
    expect(read('She said that it intends to act on October 23.')[0]!.value).toBe('2025-10-23');
  });
});

describe('hours, spans and habits', () => {
  test.each([
    ['It struck at 10 p.m. Monday.', ['10 p.m. Monday = TIME 2025-11-03T22:00']],
    ['It struck on Monday at 14:05.', ['Monday at 14:05 = TIME 2025-11-03T14:05']],
    ['It struck at 0530 GMT.', ['0530 GMT = TIME 2025-11-04T05:30']],
    ['It struck last night.', ['last night = TIME 2025-11-03TNI']],
    ['It struck on Sunday morning.', ['Sunday morning = TIME 2025-11-02TMO']],
    ['It struck in the early hours of Sunday.', ['the early hours of Sunday = TIME 2025-11-02TMO']],
    ['It lasted three years.', ['three years = DURATION P3Y']],
    ['He got a six-month sentence.', ['six-month = DURATION P6M']],
    ['It lasted more than four hours.', ['more than four hours = DURATION PT4H']],
    ['They fought for decades.', ['decades = DURATION PXDE']],
    ['It went on for half an hour.', ['half an hour = DURATION PT0.5H']],
    ['They drill every Monday.', ['every Monday = SET XXXX-WXX-1']],
    ['They meet twice a year.', ['a year = SET P1Y']],
    ['The council reports annually.', ['annually = SET XXXX']],
    ['Shells fell in the past 24 hours.', ['the past 24 hours = DURATION PT24H']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  test('"the past 24 hours" names its days', () => {
    expect(read('Shells fell in the past 24 hours.')[0]).toMatchObject({
      from: '2025-11-03',
      to: '2025-11-04',
    });
  });
});

describe('intervals', () => {
  test.each([
    ['The truce held from 3 to 5 May 2022.', '3 to 5 May 2022', '2022-05-03', '2022-05-05'],
    ['The truce held from May 3 to 5.', 'May 3 to 5', '2025-05-03', '2025-05-05'],
    ['The truce held May 3-5, 2022.', 'May 3-5, 2022', '2022-05-03', '2022-05-05'],
    ['The truce held on 3 and 4 May 2022.', '3 and 4 May 2022', '2022-05-03', '2022-05-04'],
    ['The truce held from 30 May to 2 June 2022.', '30 May to 2 June 2022', '2022-05-30', '2022-06-02'],
    [
      'The truce held from 30 December to 2 January 2022.',
      '30 December to 2 January 2022',
      '2021-12-30',
      '2022-01-02',
    ],
    ['It was built between March and May 2022.', 'March and May 2022', '2022-03-01', '2022-05-31'],
    ['He ruled in 2014-2016.', '2014-2016', '2014-01-01', '2016-12-31'],
    ['He ruled from 2014 to 2016.', '2014 to 2016', '2014-01-01', '2016-12-31'],
    ['The talks ran from Tuesday to Thursday.', 'Tuesday to Thursday', '2025-10-28', '2025-10-30'],
    ['The talks will run from Tuesday to Thursday.', 'Tuesday to Thursday', '2025-11-04', '2025-11-06'],
    [
      'Drones came on the night of 4 to 5 March 2022.',
      'the night of 4 to 5 March 2022',
      '2022-03-04',
      '2022-03-05',
    ],
    [
      'Drones came on the night of March 4-5, 2022.',
      'the night of March 4-5, 2022',
      '2022-03-04',
      '2022-03-05',
    ],
    ['Drones came overnight.', 'overnight', '2025-11-03', '2025-11-04'],
    ['They left in the first week of June 2022.', 'the first week of June 2022', '2022-06-01', '2022-06-07'],
    ['They left in the week of May 5, 2025.', 'the week of May 5, 2025', '2025-05-05', '2025-05-11'],
  ])('%s', (text, words, from, to) => {
    expect(read(text)).toMatchObject([{ words, from, to, alternatives: [] }]);
  });
});

describe('alternatives', () => {
  test.each([
    ['A decision is due on October 23 or 24.', 'October 23 or 24', '2025-10-23', '2025-10-24'],
    ['A decision came on 23 or 24 October.', '23 or 24 October', '2025-10-23', '2025-10-24'],
    [
      'A decision came on the 23rd or 24th of October 2022.',
      'the 23rd or 24th of October 2022',
      '2022-10-23',
      '2022-10-24',
    ],
    ['A decision came on May 30 or June 2, 2022.', 'May 30 or June 2, 2022', '2022-05-30', '2022-06-02'],
    ['A decision came on Sunday or Monday.', 'Sunday or Monday', '2025-11-02', '2025-11-03'],
    ['A decision will come on Friday or Saturday.', 'Friday or Saturday', '2025-11-07', '2025-11-08'],
    ['A decision will come today or tomorrow.', 'today or tomorrow', '2025-11-04', '2025-11-05'],
  ])('%s', (text, words, first, second) => {
    const alternatives = [first, second].map((day) => ({ from: day, to: day }));
    expect(read(text)).toMatchObject([{ words, value: first, from: first, to: second, alternatives }]);
  });

  test('years are alternatives too', () => {
    expect(read('It opens in 2026 or 2027.')).toMatchObject([
      { words: '2026 or 2027', value: '2026', from: '2026-01-01', to: '2027-12-31' },
    ]);
  });
});

test('without a reference date, X stands for what is not said', () => {
  expect(read('They met on Monday, again on May 3, and will meet tomorrow.', null)).toMatchObject([
    { value: 'XXXX-WXX-1', from: null, to: null },
    { value: 'XXXX-05-03', from: null, to: null },
    { value: 'XXXX-XX-XX', from: null, to: null },
  ]);
  expect(short('They met on 3 May 2022.', null)).toEqual(['3 May 2022 = DATE 2022-05-03']);
});

test.each([
  'Some 2,000 troops and 1,500 tanks came.',
  'Mrs May said so.',
  'They may march on the capital.',
  'March on, he told them.',
  'The body 2003UB313 was renamed.',
  'A Sun reporter sat down.',
  'It costs $2024 or 1998%.',
  'A second man came.',
  'He is 45 years old.',
])('no time in %j', (text) => {
  expect(short(text)).toEqual([]);
});

describe('any text', () => {
  const word = fc.constantFrom(
    'May',
    'March',
    'the',
    'last',
    'week',
    'or',
    'to',
    'from',
    '3',
    '5',
    '2022',
    'Monday',
    'end',
    'of',
    'early',
    '-',
    '–',
    ',',
    '.',
    'p.m.',
    '10:30',
    'quarter',
    'third',
    'night',
    'years',
    'ago',
    'a',
    'every',
    '’90',
    "'s",
    '\n',
    'between',
    'and',
    'GMT',
    '2025-13-45',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.tuple(word, fc.constantFrom(' ', '', '\n'))).map((a) => a.flat().join('')),
  );

  test('mentions are in order, apart, not empty and inside the text; days are dates in order', () => {
    fc.assert(
      fc.property(text, fc.option(fc.constantFrom(TUESDAY, '1989-10-30', '2024-02-29')), (t, reference) => {
        let end = 0;
        for (const m of readTimes(t, reference)) {
          expect(m.span[0]).toBeGreaterThanOrEqual(end);
          expect(m.span[1]).toBeLessThanOrEqual(t.length);
          expect(t.slice(...m.span).trim()).not.toBe('');
          end = m.span[1];
          expect(m.from === null).toBe(m.to === null);
          if (m.from !== null && m.to !== null) {
            expect(new Date(m.from).toISOString().slice(0, 10)).toBe(m.from);
            expect(new Date(m.to).toISOString().slice(0, 10)).toBe(m.to);
            expect(m.from <= m.to).toBe(true);
          }
          expect(m.value).not.toMatch(/NaN|undefined|null/);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    ['a million digits', '1'.repeat(1_000_000)],
    ['a million months', 'May '.repeat(1_000_000)],
    ['a chain of bounds', 'the end of '.repeat(60_000)],
    ['a chain of days', 'Monday or '.repeat(60_000)],
    ['number words', 'twenty '.repeat(100_000)],
    ['numbers with dashes', '1-'.repeat(100_000)],
    ['brackets', '('.repeat(1_000_000)],
  ])('%s take linear time', (_, hostile) => {
    const start = performance.now();
    readTimes(hostile, TUESDAY);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

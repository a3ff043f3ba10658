import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOf, dayOf, easter, envelope, iso, nthWeekday, week, weekday } from './anchor.ts';

test('days and dates go to and fro, weekdays and weeks agree with ISO 8601', () => {
  fc.assert(
    fc.property(fc.integer({ min: -300_000, max: 300_000 }), (day) => {
      const { y, m, d } = dateOf(day);
      expect(dayOf(y, m, d)).toBe(day);
      expect(weekday(day + 7)).toBe(weekday(day));
      const e = envelope(week(day));
      if (y > 1 && y < 9999) {
        expect(e!.from <= iso(day) && iso(day) <= e!.to).toBe(true);
        expect(weekday(dayOf(...(e!.from.split('-').map(Number) as [number, number, number])))).toBe(1);
      }
    }),
  );
  expect(weekday(dayOf(2025, 11, 4))).toBe(2);
  expect(week(dayOf(2024, 12, 30))).toBe('2025-W01');
});

test('movable days', () => {
  expect([2000, 2024, 2025, 2038].map((y) => iso(easter(y)))).toEqual([
    '2000-04-23',
    '2024-03-31',
    '2025-04-20',
    '2038-04-25',
  ]);
  expect(iso(nthWeekday(4, 4, 2025, 11))).toBe('2025-11-27');
  expect(iso(nthWeekday(-1, 1, 2025, 5))).toBe('2025-05-26');
});

test.each([
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2024-Q4', '2024-10-01', '2024-12-31'],
  ['2024-WI', '2024-12-01', '2025-02-28'],
  ['199', '1990-01-01', '1999-12-31'],
  ['2025-W44-WE', '2025-11-01', '2025-11-02'],
  ['2024-05-03T10:00', '2024-05-03', '2024-05-03'],
  ['2024-05/2024-06', '2024-05-01', '2024-06-30'],
])('%s', (value, from, to) => expect(envelope(value)).toEqual({ from, to }));

test.each(['P3Y', 'PRESENT_REF', 'XXXX-05', '2024-02-30', '2024-13', 'BC0450', '2024-06/2024-05'])(
  '%s names no days',
  (value) => expect(envelope(value)).toBe(null),
);

import { expect, test } from 'vitest';
import { nearestTime, readTimes, referenceDate, resolveWhen } from './index.ts';

test('a report’s date is its day, or none', () => {
  expect(referenceDate({ published: '2025-11-04T23:30:00Z' })).toBe('2025-11-04');
  expect(referenceDate({ published: '2025-02-30' })).toBe(null);
  expect(referenceDate({ published: null })).toBe(null);
});

test('an act with no time has the report’s day, inferred whole', () => {
  expect(resolveWhen(null, '2025-11-04')).toEqual({
    from: '2025-11-04',
    to: '2025-11-04',
    stated: null,
    alternatives: [],
    inferred: ['year', 'month', 'day'],
  });
  expect(resolveWhen(null, null)).toBe(null);
});

test('a mention keeps its words; one without days says nothing of when', () => {
  const [day, now] = readTimes('On May 3 or 4 they left; it is now quiet.', '2025-11-04');
  expect(resolveWhen(day!, '2025-11-04')).toMatchObject({
    from: '2025-05-03',
    to: '2025-05-04',
    stated: day!.span,
  });
  expect(resolveWhen(now!, '2025-11-04')).toBe(null);
});

test('the nearest time of the passage is taken', () => {
  const text = 'It began on 1 May 2022. On 2 May 2022 troops left, and on 9 May 2022 they came back.';
  const times = readTimes(text, null);
  const passage: [number, number] = [text.indexOf('On 2'), text.length];
  expect(nearestTime(times, passage, text.indexOf('left'))?.value).toBe('2022-05-02');
  expect(nearestTime(times, passage, text.indexOf('came'))?.value).toBe('2022-05-09');
});

import { expect, test } from 'vitest';
import { classAt, classOf, classRow, LEVELS, type Level } from './classes.ts';

const levels: Level[] = [0, 1, 2];

test('forms outside the table are class 0 at every level', () => {
  for (const level of levels) {
    expect(classOf('qqxzzyqq', level)).toBe(0);
    expect(classOf('x'.repeat(1_000_000), level)).toBe(0);
    expect(classOf('', level)).toBe(0);
  }
});

test('classes stay within their level', () => {
  for (const form of ['minister', 'Kenya', 'said', '2025', '-'])
    for (const level of levels) {
      expect(classOf(form, level)).toBeGreaterThan(0);
      expect(classOf(form, level)).toBeLessThanOrEqual(LEVELS[level]);
    }
});

test('words of one kind share a class, words of different kinds do not', () => {
  expect(classOf('Kenya', 1)).toBe(classOf('Angola', 1));
  expect(classOf('Kenya', 1)).not.toBe(classOf('said', 1));
  expect(classOf('1987', 2)).toBe(classOf('2024', 2));
});

test('a capitalised word with a life of its own has its own entry', () => {
  expect(classRow('US')).not.toBe(classRow('us'));
  expect(classRow('Minister')).toBeGreaterThan(0);
  expect(classAt(classRow('KENYA'), 1)).toBe(classOf('Kenya', 1));
});

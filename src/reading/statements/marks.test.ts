import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../model/index.ts';
import { findQuotations } from './marks.ts';

function paragraphsOf(text: string): Span[] {
  const out: Span[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.trim()) out.push([at, at + line.length]);
    at += line.length + 1;
  }
  return out;
}

const quoted = (text: string): string[] =>
  findQuotations(text, paragraphsOf(text)).map((q) => text.slice(...q.inner));

describe('quotation marks', () => {
  it('pairs marks of every kind', () => {
    expect(quoted("“One,” \"two\" and «three» and „four“ and ``five'' and ''six,'' he said.")).toEqual([
      'One,',
      'two',
      'three',
      'four',
      'five',
      'six,',
    ]);
  });

  it('knows apostrophes from single marks', () => {
    expect(quoted('The workers’ leader didn’t say ‘we won’t go’ to the ’90s band.')).toEqual(['we won’t go']);
    expect(quoted("It's the miners' strike of '84, isn't it?")).toEqual([]);
  });

  it('gives the outermost of nested marks', () => {
    expect(quoted('“He said ‘no’ twice,” she said.')).toEqual(['He said ‘no’ twice,']);
    expect(quoted('“The “old” road,” she said.')).toEqual(['The “old” road,']);
  });

  it('drops a mark without its partner, unless the next paragraph goes on', () => {
    expect(quoted('He called it “a ruin and left.')).toEqual([]);
    expect(quoted('He said: “We wait.\n“We go,” he said.')).toEqual(['We wait.', 'We go,']);
    const [first, second] = findQuotations('“We wait.\n“We go.”', paragraphsOf('“We wait.\n“We go.”'));
    expect([first!.open, first!.resumed, second!.open, second!.resumed]).toEqual([true, false, false, true]);
  });

  it('closes with a mark turned the wrong way', () => {
    expect(quoted('He called it “a ruin“ and left.')).toEqual(['a ruin']);
  });

  it('gives ordered, disjoint, non-empty quotations on any string', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab s.,\n“”"\'‘’«»„`'), maxLength: 200 });
    fc.assert(
      fc.property(text, (t) => {
        let last = 0;
        for (const q of findQuotations(t, paragraphsOf(t))) {
          expect(q.span[0]).toBeGreaterThanOrEqual(last);
          expect(q.inner[0]).toBeGreaterThan(q.span[0]);
          expect(q.inner[1]).toBeGreaterThan(q.inner[0]);
          expect(q.span[1]).toBeGreaterThanOrEqual(q.inner[1]);
          expect(q.span[1]).toBeLessThanOrEqual(t.length);
          last = q.span[1];
        }
      }),
      { numRuns: 1000, seed: 7 },
    );
  });

  it('takes time linear in the number of marks', () => {
    for (const unit of ['“', '”', ' "', '" ', " '", "s' ", '‘a’ ', '“a ', '“\n', "''", ' « ']) {
      const time = (n: number): number => {
        const text = unit.repeat(n);
        const paragraphs = paragraphsOf(text);
        const from = performance.now();
        findQuotations(text, paragraphs);
        return performance.now() - from;
      };
      time(10_000);
      expect(time(400_000)).toBeLessThan(50 * (time(40_000) + 10));
    }
  });
});

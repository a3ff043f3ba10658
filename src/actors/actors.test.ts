import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotate } from '../language/index.ts';
import type { Actor, Report } from '../model/index.ts';
import { resolveActors } from './index.ts';

const report = (text: string, published: string | null): Report => ({
  id: 't',
  source: null,
  title: null,
  author: null,
  published,
  modified: null,
  outlet: null,
  language: 'en',
  url: null,
  text,
});

/** Actors of the phrase headed by the last word of `words` (its nth occurrence), as "id country sector". */
function who(text: string, words: string, published: string | null = null, nth = 0): string[] {
  return actorsOf(text, words, published, nth).map((a) => `${a.id} ${a.country} ${a.sector}`);
}

function actorsOf(text: string, words: string, published: string | null = null, nth = 0): Actor[] {
  const annotated = annotate(report(text, published));
  const resolved = resolveActors(annotated, { published });
  let at = -1;
  for (let i = 0; i <= nth; i++) at = text.indexOf(words, at + 1);
  const end = at + words.length;
  for (const [s, sentence] of annotated.sentences.entries()) {
    const inside = [...sentence.tokens.keys()].filter(
      (i) => sentence.tokens[i]!.start >= at && sentence.tokens[i]!.end <= end,
    );
    if (inside.length === 0) continue;
    const head = inside.find((i) => !inside.includes(sentence.tokens[i]!.head)) ?? inside.at(-1)!;
    return resolved.of(s, head).map((p) => resolved.actors[p.actor]!);
  }
  return [];
}

describe('states and governments', () => {
  test('a country acts as its government', () => {
    expect(who('Estonia closed its border with Russia on Monday.', 'Estonia')).toEqual(['EST EST GOV']);
  });
  test('a capital that acts is the government, in a place phrase the city', () => {
    expect(who('Tokyo protested against the launch.', 'Tokyo')).toEqual(['JPN JPN GOV']);
    expect(who('The ministers met in Tokyo on Friday.', 'Tokyo')).toEqual(['tokyo JPN null']);
  });
  test('a house of government is its state', () => {
    expect(who('The Kremlin rejected the proposal.', 'Kremlin')).toEqual(['RUS RUS GOV']);
  });
  test('the longest country name counts', () => {
    expect(who('Papua New Guinea signed a treaty with Australia.', 'Papua New Guinea')).toEqual([
      'PNG PNG GOV',
    ]);
  });
  test('a country inside the name of a body is no party', () => {
    const [bank] = actorsOf('The Bank of China opened an office in Nairobi.', 'Bank of China');
    expect(bank).toMatchObject({ kind: 'organization', country: 'CHN' });
  });
});

describe('Georgia', () => {
  test('the state in the Caucasus', () => {
    expect(who('Georgia accused Russia of moving the border line.', 'Georgia')).toEqual(['GEO GEO GOV']);
  });
  test('the part of the United States after one of its cities', () => {
    const [actor] = actorsOf('Protesters marched in Atlanta, Georgia on Sunday.', 'Georgia');
    expect(actor?.country).not.toBe('GEO');
  });
});

describe('offices', () => {
  test('the date decides who holds one', () => {
    const text = 'The US president met the Japanese prime minister.';
    expect(who(text, 'president', '2015-06-01')).toEqual(['barack-obama USA GOV']);
    expect(who(text, 'president', '2022-06-01')).toEqual([expect.stringMatching(/biden USA GOV$/)]);
  });
  test('without a date nobody is guessed', () => {
    expect(who('The US president met the Japanese prime minister.', 'president')).toEqual([
      'USA.head-of-state USA GOV',
    ]);
  });
  test('a leader phrase before a name', () => {
    const text = 'Chinese leader Xi Jinping arrived on Monday. Xi praised the harvest.';
    expect(who(text, 'Xi Jinping', '2025-11-04')).toEqual(['xi-jinping CHN GOV']);
    expect(who(text, 'Xi', '2025-11-04', 1)).toEqual(['xi-jinping CHN GOV']);
  });
  test('two presidents in one text are told apart', () => {
    const text =
      'French President Emmanuel Macron received Polish President Andrzej Duda in Paris. The Polish president thanked the hosts.';
    expect(who(text, 'president', '2023-06-12')).toEqual(['andrzej-duda POL GOV']);
  });
});

describe('persons', () => {
  test('an unknown name stays an actor with what the text says', () => {
    const [actor] = actorsOf(
      'Thai opposition leader Somsak Vongsakul was arrested on Friday.',
      'Somsak Vongsakul',
    );
    expect(actor).toMatchObject({ id: 'somsak-vongsakul', kind: 'person', country: 'THA', sector: 'OPP' });
    expect(actor!.titles).toContain('opposition leader');
  });
  test('an apposition describes', () => {
    const [actor] = actorsOf('Mira Okonjo, the Kenyan trade minister, resigned.', 'Mira Okonjo');
    expect(actor).toMatchObject({ country: 'KEN', sector: 'GOV' });
  });
  test('spellings of one name are one actor', () => {
    const text =
      'Ukrainian President Volodymyr Zelensky left for London. In the evening Zelenskyy spoke to reporters.';
    expect(who(text, 'Zelenskyy', '2023-05-15')).toEqual(who(text, 'Volodymyr Zelensky', '2023-05-15'));
  });
});

describe('bodies', () => {
  test('a ministry by three names', () => {
    const text =
      'The Ministry of Foreign Affairs of Thailand summoned the envoy. The Thai foreign ministry called the step unfriendly. The ministry gave no details.';
    const ids = ['Ministry of Foreign Affairs of Thailand', 'foreign ministry', 'The ministry'].map((w) =>
      who(text, w),
    );
    expect(ids[0]).toEqual([expect.stringMatching(/ THA GOV$/)]);
    expect(ids[1]).toEqual(ids[0]);
    expect(ids[2]).toEqual(ids[0]);
  });
  test('a central bank by pattern', () => {
    expect(who("Kenya's central bank raised its rate.", 'bank')).toEqual([expect.stringMatching(/KEN GOV$/)]);
  });
});

describe('groups', () => {
  test('soldiers of a state', () => {
    expect(who('Israeli soldiers killed three Palestinians near the fence.', 'soldiers')).toEqual([
      'ISR.soldier ISR MIL',
    ]);
    expect(who('Israeli soldiers killed three Palestinians near the fence.', 'Palestinians')).toEqual([
      'PSE.people PSE CVL',
    ]);
  });
  test('joint modifiers give several', () => {
    const found = who('Hungarian and Romanian officials signed the paper.', 'officials');
    expect(found.map((f) => f.split(' ')[1])).toEqual(['HUN', 'ROU']);
  });
  test('gunmen of nobody', () => {
    expect(who('Gunmen attacked a bus.', 'Gunmen')[0]).toMatch(/ null UAF$/);
  });
  test('no party in an abstract noun', () => {
    expect(who('The talks failed after the move.', 'talks')).toEqual([]);
  });
});

describe('coreference', () => {
  const text =
    'Peruvian President Dina Boluarte met Brazilian President Luiz Inacio Lula da Silva in Lima. The two countries will build a railway. Both sides praised the plan.';
  test('the two countries, both sides', () => {
    expect(who(text, 'countries', '2023-08-08').sort()).toEqual(['BRA BRA GOV', 'PER PER GOV']);
    expect(who(text, 'sides', '2023-08-08').sort()).toEqual(['BRA BRA GOV', 'PER PER GOV']);
  });
  test('he, his country', () => {
    const speech = 'Indonesian President Joko Widodo spoke in Jakarta. He said his country wants peace.';
    expect(who(speech, 'He', '2020-02-10')).toEqual(who(speech, 'Joko Widodo', '2020-02-10'));
    expect(who(speech, 'country', '2020-02-10')).toEqual(['IDN IDN GOV']);
  });
});

const WORDS = [
  'Moscow',
  'the',
  'US',
  'president',
  'Xi',
  'ministers',
  'said',
  ',',
  'of',
  'Georgia',
  'both',
  'they',
  "'s",
  'and',
  'Kenya',
  'police',
  '"',
  '.',
  '\n',
];

test('spans lie in the text and are not empty; actors asked for are in the record', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 6 })), { maxLength: 40 }),
      (words) => {
        const text = words.join(' ');
        const annotated = annotate(report(text, '2020-01-01'));
        const resolved = resolveActors(annotated, { published: '2020-01-01' });
        for (const [s, sentence] of annotated.sentences.entries())
          for (let i = 0; i < sentence.tokens.length; i++) {
            for (const { actor, span } of resolved.of(s, i)) {
              expect(resolved.actors[actor]).toBeDefined();
              expect(span[0]).toBeGreaterThanOrEqual(0);
              expect(span[1]).toBeGreaterThan(span[0]);
              expect(span[1]).toBeLessThanOrEqual(text.length);
            }
            const place = resolved.placeOf(s, i);
            if (place) expect(text.slice(...place.span)).not.toBe('');
          }
      },
    ),
    { numRuns: 60 },
  );
});

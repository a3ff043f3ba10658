import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotated, ChainLink, Report } from '../../model/index.ts';
import { readChain } from './index.ts';

/** A report cut at full stops, with no layers of language on it. */
function plain(text: string, outlet: string | null = null): Annotated {
  const report: Report = {
    id: 't',
    source: null,
    title: null,
    author: null,
    published: '2025-11-04',
    modified: null,
    outlet: outlet ? { name: outlet, domain: null } : null,
    language: 'en',
    url: null,
    text,
  };
  const sentences: Annotated['sentences'] = [];
  for (const m of text.matchAll(/[^.\n]+\.?/g)) {
    const start = m.index + (m[0].length - m[0].trimStart().length);
    if (m[0].trim()) sentences.push({ start, end: m.index + m[0].length, tokens: [], paragraph: 0 });
  }
  return { report, sentences, names: [] };
}
const chain = (text: string, outlet: string | null = null) =>
  readChain(plain(text, outlet)).map((l: ChainLink) => `${l.role} ${l.name}${l.for ? ' *' : ''}`);

describe('who passed it on', () => {
  test.each([
    [
      'The envoy left.\n\nAccording to Ukrinform, this was reported by the Reuters agency.',
      ['agency Ukrinform', 'agency Reuters'],
    ],
    [
      'The envoy left.\n\nAccording to The Guardian, this was reported by the Reuters agency.',
      ['outlet Guardian', 'agency Reuters'],
    ],
    ['KYIV, Ukraine (AP) — The envoy left.', ['agency AP']],
    ['MOSCOW, May 26. /TASS/. The envoy left.', ['agency TASS']],
    ['The envoy left. Reuters contributed to this report.', ['agency Reuters']],
    ['The envoy left. With files from AFP and Reuters.', ['agency AFP', 'agency Reuters']],
    ['The envoy left, the minister told Interfax on Monday.', ['agency Interfax *']],
    ['The envoy left, the Russian state news agency TASS reported.', ['agency TASS *']],
    ['The envoy left, the IRNA news agency quoted him as saying.', ['agency IRNA *']],
    ['The envoy left, he said in an interview with the German newspaper Bild.', ['outlet Bild *']],
    ['The envoy left, Bloomberg reported, citing officials.', ['agency Bloomberg *']],
    ['The envoy left, he told Reuters and AFP.', ['agency Reuters *', 'agency AFP *']],
    [
      'The envoy left, writes Zorland.net with reference to Reuters.',
      ['outlet Zorland.net *', 'agency Reuters *'],
    ],
    ['The envoy left, the Zorland news agency reported.', ['agency Zorland *']],
    [
      'The envoy left, the German chancellery said in a statement on Monday.',
      ['channel German chancellery *'],
    ],
    [
      'The envoy left, according to the foreign ministry of Norway.',
      ['channel foreign ministry of Norway *'],
    ],
    [
      'Norway’s Foreign Ministry spoke. "He left," the ministry wrote.',
      ['channel Norway’s Foreign Ministry *'],
    ],
    [
      'The envoy left, the press service of the Zorland army said in a statement.',
      ['channel press service of the Zorland army *'],
    ],
  ])('%s', (text, expected) => {
    expect(chain(text)).toEqual(expected);
  });

  test.each([
    'The Guardian Council met.',
    'He sued the BBC and left Reuters in May.',
    'According to Prime Minister Kowalski, they left.',
    'The ministry said in a statement that it rained.',
    'The foreign ministry summoned him.',
  ])('no credit in %j', (text) => expect(chain(text)).toEqual([]));

  test('the report’s outlet stands first and is not credited again', () => {
    expect(
      chain('MOSCOW, May 26. /TASS/. He left, he told TASS. It rained, Xinhua reported.', 'TASS'),
    ).toEqual(['outlet TASS', 'agency Xinhua *']);
    expect(readChain(plain('MOSCOW, May 26. /TASS/. He left.', 'TASS'))[0]).toMatchObject({
      span: [17, 21],
      for: null,
    });
  });

  test('a credit covers its sentence; a name gets its actor', () => {
    const text = 'It rained. The envoy left, he told Reuters. It snowed.';
    const [link] = readChain(plain(text), (name) => `actor-${name.toLowerCase()}`);
    expect(text.slice(...link!.for!)).toBe('The envoy left, he told Reuters.');
    expect(text.slice(...link!.span!)).toBe('Reuters');
    expect(link!.actor).toBe('actor-reuters');
  });

  test('a person’s account is a channel, found by the tree', () => {
    const text = 'Anna Kowalska wrote on Telegram that they left.';
    const forms = ['Anna', 'Kowalska', 'wrote', 'on', 'Telegram', 'that', 'they', 'left', '.'];
    const heads = [2, 0, -1, 4, 2, 7, 7, 2, 2];
    const rels = ['nsubj', 'flat', 'root', 'case', 'obl', 'mark', 'nsubj', 'ccomp', 'punct'];
    const tags = ['PROPN', 'PROPN', 'VERB', 'ADP', 'PROPN', 'SCONJ', 'PRON', 'VERB', 'PUNCT'] as const;
    const annotated = plain(text);
    let at = 0;
    annotated.sentences[0]!.tokens = forms.map((form, i) => {
      const start = text.indexOf(form, at);
      at = start + form.length;
      return {
        start,
        end: at,
        form,
        lemma: form,
        upos: tags[i]!,
        xpos: '',
        head: heads[i]!,
        deprel: rels[i]!,
        name: i < 2 ? 0 : -1,
      };
    });
    annotated.names = [{ span: [0, 13], type: 'PER', sentence: 0, from: 0, to: 2 }];
    expect(readChain(annotated)).toEqual([
      {
        name: "Anna Kowalska's Telegram account",
        role: 'channel',
        actor: null,
        span: [0, 13],
        for: [0, text.length],
      },
    ]);
  });
});

describe('any text', () => {
  test('spans lie in the text and are not empty', () => {
    const piece = fc.constantFrom(
      'Reuters',
      'told ',
      '(',
      ')',
      '/',
      'TASS',
      ' reported',
      '. ',
      '\n\n',
      'the ',
      'ministry ',
      'said in a statement',
      'according to ',
      'MOSCOW, May 26',
      'of ',
      "'s ",
      'A.com ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((a) => a.join('')),
        ),
        (text) => {
          for (const l of readChain(plain(text)))
            for (const s of [l.span, l.for]) if (s) expect(text.slice(...s).trim()).not.toBe('');
        },
      ),
    );
  });

  test.each([
    ['names', 'Reuters '.repeat(200_000)],
    ['credits', 'told the state the state '.repeat(60_000)],
    ['bodies', 'ministry of Foreign '.repeat(60_000)],
    ['capitals', 'Foreign '.repeat(200_000)],
    ['brackets', '('.repeat(1_000_000)],
  ])('many %s take linear time', (_, text) => {
    const start = performance.now();
    readChain({ ...plain(''), report: { ...plain('').report, text } });
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

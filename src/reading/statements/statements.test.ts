import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotated, Report, Sentence, Token, Upos } from '../../model/index.ts';
import { readStatements } from './index.ts';

/** Own sentences with their trees: form|lemma|upos|xpos|head|deprel, one string a sentence. */
const TREES = new Map<string, string[]>([
  [
    'Lind accused the mayor of lying, adding that he should resign.',
    [
      'Lind|Lind|PROPN|NNP|1|nsubj accused|accuse|VERB|VBD|-1|root the|the|DET|DT|3|det mayor|mayor|NOUN|NN|1|obj of|of|ADP|IN|5|mark lying|lie|VERB|VBG|3|acl ,|,|PUNCT|,|7|punct adding|add|VERB|VBG|1|advcl that|that|SCONJ|IN|11|mark he|he|PRON|PRP|11|nsubj should|should|AUX|MD|11|aux resign|resign|VERB|VB|7|ccomp .|.|PUNCT|.|1|punct',
    ],
  ],
  [
    'Police said they had seen nothing and that the road was open.',
    [
      'Police|police|NOUN|NNS|1|nsubj said|say|VERB|VBD|-1|root they|they|PRON|PRP|4|nsubj had|have|AUX|VBD|4|aux seen|see|VERB|VBN|1|ccomp nothing|nothing|PRON|NN|4|obj and|and|CCONJ|CC|11|cc that|that|SCONJ|IN|11|mark the|the|DET|DT|9|det road|road|NOUN|NN|11|nsubj was|be|AUX|VBD|11|cop open|open|ADJ|JJ|5|conj .|.|PUNCT|.|1|punct',
    ],
  ],
  [
    '“We will wait,” Lind said, “and they know it. The door is open.”',
    [
      '“|"|PUNCT|``|3|punct We|we|PRON|PRP|3|nsubj will|will|AUX|MD|3|aux wait|wait|VERB|VB|7|ccomp ,|,|PUNCT|,|3|punct ”|"|PUNCT|\'\'|3|punct Lind|Lind|PROPN|NNP|7|nsubj said|say|VERB|VBD|-1|root ,|,|PUNCT|,|12|punct “|"|PUNCT|``|12|punct and|and|CCONJ|CC|12|cc they|they|PRON|PRP|12|nsubj know|know|VERB|VBP|7|conj it|it|PRON|PRP|12|obj .|.|PUNCT|.|7|punct',
      "The|the|DET|DT|1|det door|door|NOUN|NN|3|nsubj is|be|AUX|VBZ|3|cop open|open|ADJ|JJ|-1|root .|.|PUNCT|.|3|punct ”|\"|PUNCT|''|3|punct",
    ],
  ],
  [
    'The road, Lind wrote in a post on Telegram, is closed.',
    [
      'The|the|DET|DT|1|det road|road|NOUN|NN|4|nsubj ,|,|PUNCT|,|1|punct Lind|Lind|PROPN|NNP|4|nsubj wrote|write|VERB|VBD|-1|root in|in|ADP|IN|7|case a|a|DET|DT|7|det post|post|NOUN|NN|4|obl on|on|ADP|IN|9|case Telegram|Telegram|PROPN|NNP|4|obl ,|,|PUNCT|,|12|punct is|be|AUX|VBZ|12|aux:pass closed|close|VERB|VBN|4|parataxis .|.|PUNCT|.|4|punct',
    ],
  ],
  [
    'According to Anna Petrova, the bridge is safe.',
    [
      'According|accord|VERB|VBG|2|case to|to|ADP|IN|0|fixed Anna|Anna|PROPN|NNP|8|obl Petrova|Petrova|PROPN|NNP|2|flat ,|,|PUNCT|,|2|punct the|the|DET|DT|6|det bridge|bridge|NOUN|NN|8|nsubj is|be|AUX|VBZ|8|cop safe|safe|ADJ|JJ|-1|root .|.|PUNCT|.|8|punct',
    ],
  ],
  [
    'Officials rejected the claim by Lind that the bridge had fallen.',
    [
      'Officials|official|NOUN|NNS|1|nsubj rejected|reject|VERB|VBD|-1|root the|the|DET|DT|3|det claim|claim|NOUN|NN|1|obj by|by|ADP|IN|5|case Lind|Lind|PROPN|NNP|3|nmod that|that|SCONJ|IN|10|mark the|the|DET|DT|8|det bridge|bridge|NOUN|NN|10|nsubj had|have|AUX|VBD|10|aux fallen|fall|VERB|VBN|3|ccomp .|.|PUNCT|.|1|punct',
    ],
  ],
  [
    'She refused to say whether the bridge was safe.',
    [
      'She|she|PRON|PRP|1|nsubj refused|refuse|VERB|VBD|-1|root to|to|PART|TO|3|mark say|say|VERB|VB|1|xcomp whether|whether|SCONJ|IN|8|mark the|the|DET|DT|6|det bridge|bridge|NOUN|NN|8|nsubj was|be|AUX|VBD|8|cop safe|safe|ADJ|JJ|3|ccomp .|.|PUNCT|.|1|punct',
    ],
  ],
  [
    'The minister was quoted as saying that the bridge was safe.',
    [
      'The|the|DET|DT|1|det minister|minister|NOUN|NN|3|nsubj:pass was|be|AUX|VBD|3|aux:pass quoted|quote|VERB|VBN|-1|root as|as|SCONJ|IN|5|mark saying|say|VERB|VBG|3|advcl that|that|SCONJ|IN|10|mark the|the|DET|DT|8|det bridge|bridge|NOUN|NN|10|nsubj was|be|AUX|VBD|10|cop safe|safe|ADJ|JJ|5|ccomp .|.|PUNCT|.|3|punct',
    ],
  ],
  [
    'Brandt told reporters that the plan was “a disgrace” for the town.',
    [
      'Brandt|Brandt|PROPN|NNP|1|nsubj told|tell|VERB|VBD|-1|root reporters|reporter|NOUN|NNS|1|iobj that|that|SCONJ|IN|9|mark the|the|DET|DT|5|det plan|plan|NOUN|NN|9|nsubj was|be|AUX|VBD|9|cop “|"|PUNCT|``|9|punct a|a|DET|DT|9|det disgrace|disgrace|NOUN|NN|1|ccomp ”|"|PUNCT|\'\'|9|punct for|for|ADP|IN|13|case the|the|DET|DT|13|det town|town|NOUN|NN|9|nmod .|.|PUNCT|.|1|punct',
    ],
  ],
  [
    'The road is closed, police said on Monday.',
    [
      'The|the|DET|DT|1|det road|road|NOUN|NN|3|nsubj:pass is|be|AUX|VBZ|3|aux:pass closed|close|VERB|VBN|6|ccomp ,|,|PUNCT|,|3|punct police|police|NOUN|NNS|6|nsubj said|say|VERB|VBD|-1|root on|on|ADP|IN|8|case Monday|Monday|PROPN|NNP|6|obl .|.|PUNCT|.|6|punct',
    ],
  ],
  [
    '“It is over,” she added.',
    [
      '“|"|PUNCT|``|3|punct It|it|PRON|PRP|3|nsubj is|be|AUX|VBZ|3|cop over|over|ADV|RB|7|advmod ,|,|PUNCT|,|3|punct ”|"|PUNCT|\'\'|3|punct she|she|PRON|PRP|7|nsubj added|add|VERB|VBD|-1|root .|.|PUNCT|.|7|punct',
    ],
  ],
  [
    'PARIS, May 3 — The ministry said the road was closed.',
    [
      'PARIS|Paris|PROPN|NNP|7|nsubj ,|,|PUNCT|,|3|punct May|May|PROPN|NNP|3|nmod:unmarked 3|3|NUM|CD|0|appos —|—|PUNCT|:|6|punct The|the|DET|DT|6|det ministry|ministry|NOUN|NN|7|nsubj said|say|VERB|VBD|-1|root the|the|DET|DT|9|det road|road|NOUN|NN|11|nsubj was|be|AUX|VBD|11|cop closed|closed|ADJ|JJ|7|ccomp .|.|PUNCT|.|7|punct',
    ],
  ],
  [
    'Lind highlighted sectors such as energy, in which both countries could work.',
    [
      'Lind|Lind|PROPN|NNP|1|nsubj highlighted|highlight|VERB|VBD|-1|root sectors|sector|NOUN|NNS|1|obj such|such|ADJ|JJ|5|case as|as|ADP|IN|3|fixed energy|energy|NOUN|NN|2|nmod ,|,|PUNCT|,|8|punct in|in|ADP|IN|8|case which|which|PRON|WDT|12|obl both|both|DET|DT|10|det countries|country|NOUN|NNS|12|nsubj could|could|AUX|MD|12|aux work|work|VERB|VB|2|acl:relcl .|.|PUNCT|.|1|punct',
    ],
  ],
  [
    'The film “The Last Bridge” opened on Friday.',
    [
      'The|the|DET|DT|1|det film|film|NOUN|NN|7|nsubj “|"|PUNCT|``|5|punct The|the|DET|DT|5|det Last|last|ADJ|JJ|5|amod Bridge|Bridge|PROPN|NNP|1|appos ”|"|PUNCT|\'\'|5|punct opened|open|VERB|VBN|-1|root on|on|ADP|IN|9|case Friday|Friday|PROPN|NNP|7|obl .|.|PUNCT|.|7|punct',
    ],
  ],
  [
    'The parties declared their readiness to talk.',
    [
      'The|the|DET|DT|1|det parties|party|NOUN|NNS|2|nsubj declared|declare|VERB|VBD|-1|root their|their|PRON|PRP$|4|nmod:poss readiness|readiness|NOUN|NN|2|obj to|to|PART|TO|6|mark talk|talk|VERB|VB|4|acl .|.|PUNCT|.|2|punct',
    ],
  ],
  [
    'Marta said the so-called “ghost town” was empty.',
    [
      'Marta|Marta|PROPN|NNP|1|nsubj said|say|VERB|VBD|-1|root the|the|DET|DT|8|det so|so|ADV|RB|5|advmod -|-|PUNCT|HYPH|3|punct called|call|VERB|VBN|8|amod “|"|PUNCT|``|8|punct ghost|ghost|ADJ|JJ|8|amod town|town|NOUN|NN|11|nsubj ”|"|PUNCT|\'\'|8|punct was|be|AUX|VBD|11|cop empty|empty|ADJ|JJ|1|ccomp .|.|PUNCT|.|1|punct',
    ],
  ],
  [
    'Lind says he respects Brandt and calls him “a fair man.”',
    [
      'Lind|Lind|PROPN|NNP|1|nsubj says|say|VERB|VBZ|-1|root he|he|PRON|PRP|3|nsubj respects|respect|VERB|VBZ|1|ccomp Brandt|Brandt|PROPN|NNP|3|obj and|and|CCONJ|CC|6|cc calls|call|VERB|VBZ|3|conj him|he|PRON|PRP|6|obj “|"|PUNCT|``|11|punct a|a|DET|DT|11|det fair|fair|ADJ|JJ|11|amod man|man|NOUN|NN|6|xcomp .|.|PUNCT|.|11|punct ”|"|PUNCT|\'\'|11|punct',
    ],
  ],
  [
    'The deal, which Lind said was dead, is back.',
    [
      'The|the|DET|DT|1|det deal|deal|NOUN|NN|5|nsubj ,|,|PUNCT|,|1|punct which|which|PRON|WDT|5|obl:unmarked Lind|Lind|PROPN|NNP|5|nsubj said|say|VERB|VBD|-1|root was|be|AUX|VBD|7|cop dead|dead|ADJ|JJ|5|ccomp ,|,|PUNCT|,|10|punct is|be|AUX|VBZ|10|cop back|back|ADV|RB|7|conj .|.|PUNCT|.|5|punct',
    ],
  ],
  [
    'It was announced that talks would resume.',
    [
      'It|it|PRON|PRP|2|nsubj:pass was|be|AUX|VBD|2|aux:pass announced|announce|VERB|VBN|-1|root that|that|SCONJ|IN|6|mark talks|talk|NOUN|NNS|6|nsubj would|would|AUX|MD|6|aux resume|resume|VERB|VB|2|ccomp .|.|PUNCT|.|2|punct',
    ],
  ],
  [
    'The minister said on Friday that it had closed the road.',
    [
      'The|the|DET|DT|1|det minister|minister|NOUN|NN|2|nsubj said|say|VERB|VBD|-1|root on|on|ADP|IN|4|case Friday|Friday|PROPN|NNP|2|obl that|that|SCONJ|IN|8|mark it|it|PRON|PRP|8|nsubj had|have|AUX|VBD|8|aux closed|close|VERB|VBN|4|acl:relcl the|the|DET|DT|10|det road|road|NOUN|NN|8|obj .|.|PUNCT|.|2|punct',
    ],
  ],
]);

const reportOf = (text: string): Report => ({
  id: 't',
  source: null,
  title: null,
  author: null,
  published: null,
  modified: null,
  outlet: null,
  language: 'en',
  url: null,
  text,
});

/** Paragraphs of known sentences as annotated text. */
function annotated(...paragraphs: string[][]): Annotated {
  const text = paragraphs.map((p) => p.join(' ')).join('\n\n');
  const sentences: Sentence[] = [];
  let at = 0;
  for (const [paragraph, known] of paragraphs.entries())
    for (const sentence of known.flatMap((k) => TREES.get(k)!)) {
      const tokens: Token[] = sentence.split(' ').map((word) => {
        const [form, lemma, upos, xpos, head, deprel] = word.split('|') as [
          string,
          string,
          Upos,
          string,
          string,
          string,
        ];
        const start = text.indexOf(form, at);
        at = start + form.length;
        return { start, end: at, form, lemma, upos, xpos, head: Number(head), deprel, name: -1 };
      });
      sentences.push({ start: tokens[0]!.start, end: tokens.at(-1)!.end, tokens, paragraph });
    }
  return { report: reportOf(text), sentences, names: [] };
}

/** "kind | speaker | cue | content // content", the speaker's actor being the head of the phrase. */
function read(...paragraphs: string[][]): string[] {
  const doc = annotated(...paragraphs);
  const { text } = doc.report;
  const of = (s: number, t: number) => {
    const token = doc.sentences[s]!.tokens[t]!;
    return [{ actor: token.form, span: [token.start, token.end] as [number, number] }];
  };
  return readStatements(doc, of).map((s) =>
    [
      s.kind,
      s.speakerSpan ? text.slice(...s.speakerSpan) : '-',
      s.cue ? text.slice(...s.cue) : '-',
      s.content.map((c) => text.slice(...c)).join(' // '),
      ...(s.addressee ? [`to ${s.addressee}`] : []),
    ].join(' | '),
  );
}

describe('statements', () => {
  it('joins the pieces of a quotation that its cue divides, and the sentence after it', () => {
    expect(read(['“We will wait,” Lind said, “and they know it. The door is open.”'])).toEqual([
      'direct | Lind | said | We will wait // and they know it. The door is open.',
    ]);
  });

  it('goes on with a quoted paragraph that has no cue', () => {
    const quoted = '“Nobody asked us.”';
    TREES.set(quoted, [
      '“|"|PUNCT|``|2|punct Nobody|nobody|PRON|NN|2|nsubj asked|ask|VERB|VBD|-1|root us|we|PRON|PRP|2|obj .|.|PUNCT|.|2|punct ”|"|PUNCT|\'\'|2|punct',
    ]);
    expect(read(['“It is over,” she added.'], [quoted])).toEqual([
      'direct | she | added | It is over // Nobody asked us.',
    ]);
  });

  it('reads clauses with and without their conjunction, each with its own end', () => {
    expect(read(['Police said they had seen nothing and that the road was open.'])).toEqual([
      'indirect | Police | said | they had seen nothing and that the road was open',
    ]);
    expect(read(['The minister said on Friday that it had closed the road.'])).toEqual([
      'indirect | The minister | said | that it had closed the road',
    ]);
    expect(read(['Lind says he respects Brandt and calls him “a fair man.”'])).toEqual([
      'indirect | Lind | says | he respects Brandt',
      'mixed | he | calls | him “a fair man.”',
    ]);
  });

  it('gives the subject to a participle that has none', () => {
    expect(read(['Lind accused the mayor of lying, adding that he should resign.'])).toEqual([
      'indirect | Lind | accused | the mayor of lying',
      'indirect | Lind | adding | that he should resign',
    ]);
  });

  it('reads cues behind and inside what was said', () => {
    expect(read(['The road, Lind wrote in a post on Telegram, is closed.'])).toEqual([
      'indirect | Lind | wrote | The road // is closed',
    ]);
    expect(read(['The road is closed, police said on Monday.'])).toEqual([
      'indirect | police | said | The road is closed',
    ]);
    expect(read(['According to Anna Petrova, the bridge is safe.'])).toEqual([
      'indirect | Anna Petrova | According to | the bridge is safe',
    ]);
  });

  it('reads noun phrases and nouns that carry a proposition', () => {
    expect(read(['Lind highlighted sectors such as energy, in which both countries could work.'])).toEqual([
      'indirect | Lind | highlighted | sectors such as energy, in which both countries could work',
    ]);
    expect(read(['The parties declared their readiness to talk.'])).toEqual([
      'indirect | The parties | declared | their readiness to talk',
    ]);
    expect(read(['Officials rejected the claim by Lind that the bridge had fallen.'])).toContain(
      'indirect | Lind | claim | that the bridge had fallen',
    );
  });

  it('calls a clause with a quotation in it mixed, and knows who was told', () => {
    expect(read(['Brandt told reporters that the plan was “a disgrace” for the town.'])).toEqual([
      'mixed | Brandt | told | that the plan was “a disgrace” for the town | to reporters',
    ]);
  });

  it('takes nobody for the speaker where nobody is named, and the one quoted of a passive', () => {
    expect(read(['It was announced that talks would resume.'])).toEqual([
      'indirect | - | was announced | that talks would resume',
    ]);
    expect(read(['The minister was quoted as saying that the bridge was safe.'])).toEqual([
      'indirect | The minister | saying | that the bridge was safe',
    ]);
  });

  it('does not take a dateline for the speaker', () => {
    expect(read(['PARIS, May 3 — The ministry said the road was closed.'])).toEqual([
      'indirect | The ministry | said | the road was closed',
    ]);
  });

  it('leaves titles, scare quotes and what was never said', () => {
    expect(read(['The film “The Last Bridge” opened on Friday.'])).toEqual([]);
    expect(read(['She refused to say whether the bridge was safe.'])).toEqual([]);
    expect(read(['Marta said the so-called “ghost town” was empty.'])).toEqual([
      'mixed | Marta | said | the so-called “ghost town” was empty',
    ]);
  });

  it('gives ordered, disjoint, non-empty spans inside the text on any words in any tree', () => {
    const word = fc.constantFrom(
      ...[
        'said',
        'told',
        'Lind',
        'he',
        'that',
        'the',
        'plan',
        'was',
        'adding',
        'according',
        'to',
        'claim',
        'by',
        'and',
        'is',
      ],
      ...[
        '“',
        '”',
        '"',
        "'",
        '‘',
        '’',
        '«',
        '»',
        "''",
        '``',
        ',',
        '.',
        ':',
        '—',
        '\n',
        'not',
        'accused',
        'called',
        'for',
      ],
    );
    const upos = fc.constantFrom<Upos>(
      'VERB',
      'NOUN',
      'PROPN',
      'PRON',
      'PUNCT',
      'SCONJ',
      'ADP',
      'AUX',
      'CCONJ',
      'ADV',
    );
    const xpos = fc.constantFrom('VBD', 'VBG', 'VBN', 'VB', 'NN', 'IN', ',');
    const deprel = fc.constantFrom(
      'nsubj',
      'nsubj:pass',
      'ccomp',
      'obj',
      'obl',
      'xcomp',
      'mark',
      'case',
      'conj',
      'advcl',
      'acl',
      'punct',
      'root',
    );
    const token = fc.tuple(word, upos, xpos, deprel, fc.integer({ min: -1, max: 30 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(fc.array(token, { minLength: 1, maxLength: 30 }), { maxLength: 4 }), (drawn) => {
        let text = '';
        const sentences: Sentence[] = drawn.map((tokens, paragraph) => {
          const made = tokens.map(([form, u, x, d, head, glued]): Token => {
            const start = text.length;
            text += form + (glued ? '' : ' ');
            const h = head < tokens.length ? head : -1;
            return {
              start,
              end: start + form.length,
              form,
              lemma: form === 'said' ? 'say' : form,
              upos: u,
              xpos: x,
              head: h,
              deprel: d,
              name: -1,
            };
          });
          return { start: made[0]!.start, end: made.at(-1)!.end, tokens: made, paragraph };
        });
        const statements = readStatements({ report: reportOf(text), sentences, names: [] }, () => []);
        for (const s of statements) {
          expect(s.content.length).toBeGreaterThan(0);
          let last = 0;
          for (const [a, b] of s.content) {
            expect(a).toBeGreaterThanOrEqual(last);
            expect(b).toBeGreaterThan(a);
            last = b;
          }
          expect(last).toBeLessThanOrEqual(text.length);
          for (const span of [s.cue, s.speakerSpan])
            if (span) expect(text.slice(...span).length).toBe(span[1] - span[0]);
          for (const span of [s.cue, s.speakerSpan]) if (span) expect(span[1]).toBeGreaterThan(span[0]);
        }
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it('takes time linear in the number of marks and cues', () => {
    const time = (n: number): number => {
      const words = ['“', 'a', ',', '”', 'he', 'said', ','];
      const sentences: Sentence[] = [];
      let text = '';
      for (let s = 0; s < n; s++) {
        const tokens = Array.from({ length: 210 }, (_, i): Token => {
          const form = words[i % words.length]!;
          const start = text.length;
          text += `${form} `;
          const verb = form === 'said';
          const upos = verb ? 'VERB' : form === 'he' ? 'PRON' : form === 'a' ? 'NOUN' : 'PUNCT';
          const lemma = verb ? 'say' : form;
          const deprel = verb ? 'ccomp' : 'nsubj';
          return {
            start,
            end: start + form.length,
            form,
            lemma,
            upos,
            xpos: verb ? 'VBD' : 'NN',
            head: i - 1,
            deprel,
            name: -1,
          };
        });
        sentences.push({ start: tokens[0]!.start, end: tokens.at(-1)!.end, tokens, paragraph: 0 });
      }
      const from = performance.now();
      expect(
        readStatements({ report: reportOf(text), sentences, names: [] }, () => []).length,
      ).toBeGreaterThan(n);
      return performance.now() - from;
    };
    time(100);
    expect(time(1000)).toBeLessThan(50 * (time(100) + 10));
  });
});

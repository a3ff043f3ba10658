import { kidsBy, lemma, relation, type Tree } from '../tree.ts';
import { spanOf } from './complement.ts';
import { type Draft, type Page, reach } from './page.ts';
import { agent, speakerOf } from './speaker.ts';

/** Statements brought by a noun: "X's warning that …", "issued a statement that …". */
export function readNouns(page: Page): Draft[] {
  const out: Draft[] = [];
  for (const tree of page.trees)
    for (const [i, t] of tree.tokens.entries()) {
      if (t.upos !== 'NOUN') continue;
      const cue = page.cues.nouns.get(t.lemma.toLowerCase());
      if (cue?.kind !== 'speech') continue;
      const clause = kidsBy(tree, i, 'acl', 'ccomp', 'appos').find(
        (k) =>
          k > i &&
          kidsBy(tree, k, 'mark').some((m) => lemma(tree, m) === 'that') &&
          tree.tokens[k]!.deprel !== 'acl:relcl',
      );
      if (clause === undefined) continue;
      const content = spanOf(page, tree, reach(tree, clause, i + 1));
      if (!content) continue;
      const speaker = holder(tree, i);
      out.push({
        cue: { sentence: tree.index, token: i },
        cueSpan: [t.start, t.end],
        speaker: speaker === null ? null : { sentence: tree.index, token: speaker },
        addressee: null,
        content: [content],
        by: 'noun',
      });
    }
  return out;
}

/** "X's claim", "the claim by X", "X made the claim". */
function holder(tree: Tree, i: number): number | null {
  const poss = kidsBy(tree, i, 'nmod').find((k) => tree.tokens[k]!.deprel === 'nmod:poss');
  if (poss !== undefined) return poss;
  const by = agent(tree, i);
  if (by !== null) return by;
  for (const k of kidsBy(tree, i, 'nmod'))
    if (k > i && kidsBy(tree, k, 'case').some((c) => /^(?:from|of)$/.test(lemma(tree, c)))) return k;
  const t = tree.tokens[i]!;
  if (t.head >= 0 && (relation(t) === 'obj' || relation(t) === 'obl')) return speakerOf(tree, t.head);
  return null;
}

import { DATA, list, readTable } from '../../data/tsv.ts';

/**
 * What a cue takes as its content: a clause ("that", finite with or without the word, or a question), an infinitive
 * ("to"), a participle ("ing"), a noun phrase and what belongs to it ("np"), an object that says what was said of it
 * ("np+": "accused Y of …", "called Y a …"), a quotation ("quote"), or a preposition's phrase ("of", "for", …).
 */
export type Frame = string;

export interface Cue {
  /** Lemma, with particle or preposition where it has one ("point out"). */
  cue: string;
  pos: 'verb' | 'noun' | 'adp';
  /** Whether the words were uttered ("said") or only held ("believes"). */
  kind: 'speech' | 'belief';
  frames: ReadonlySet<Frame>;
  /** The direct object is who was spoken to ("told X that"). */
  addressee: boolean;
  /** The direct object is who speaks ("quoted X"). */
  source: boolean;
}

export interface Cues {
  verbs: ReadonlyMap<string, Cue>;
  nouns: ReadonlyMap<string, Cue>;
  /** Adpositions as lower-cased words, longest first, keyed by their first word. */
  adpositions: ReadonlyMap<string, readonly string[][]>;
  /** Lemmas of nouns that say when, where or through what something was said. */
  occasions: ReadonlySet<string>;
  /** Lemmas of verbs whose infinitive took place ("went on to say"). */
  implicatives: ReadonlySet<string>;
}

let loaded: Cues | null = null;

/** Reads `cues.tsv`, `occasions.tsv` and `implicatives.tsv` in `data/statements`. */
export function loadCues(): Cues {
  if (loaded) return loaded;
  const verbs = new Map<string, Cue>();
  const nouns = new Map<string, Cue>();
  const adpositions = new Map<string, string[][]>();
  for (const { cells } of readTable(new URL('statements/cues.tsv', DATA))) {
    const frames = list(cells.content);
    const cue: Cue = {
      cue: cells.cue!,
      pos: cells.pos as Cue['pos'],
      kind: cells.kind as Cue['kind'],
      frames: new Set(frames.filter((f) => f !== 'addressee' && f !== 'source')),
      source: frames.includes('source'),
      addressee: frames.includes('addressee'),
    };
    if (cue.pos === 'verb') verbs.set(cue.cue, cue);
    else if (cue.pos === 'noun') nouns.set(cue.cue, cue);
    else {
      const words = cue.cue.split(' ');
      const same = adpositions.get(words[0]!) ?? [];
      same.push(words);
      same.sort((a, b) => b.length - a.length);
      adpositions.set(words[0]!, same);
    }
  }
  loaded = {
    verbs,
    nouns,
    adpositions,
    occasions: lemmas('occasions.tsv'),
    implicatives: lemmas('implicatives.tsv'),
  };
  return loaded;
}

const lemmas = (file: string): Set<string> =>
  new Set(readTable(new URL(`statements/${file}`, DATA)).map((r) => r.cells.lemma!));

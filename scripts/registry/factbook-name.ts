/** A holder of the factbook's list, in the form that news uses. */
export interface FactbookName {
  /** Everything before the name ("Acting President"). */
  title: string;
  /** Given name and surname ("Vladimir Putin"), the surname first where the factbook has it first. */
  person: string;
  /** The full name, and with the nickname in place of the given name, where they differ. */
  aliases: string[];
}

const TITLE =
  /^(?:(?:Acting|Interim|Transitional|Transition|Caretaker|Co-|Executive|First|Second|Third|Deputy|Vice|Prime|Lieutenant|Chief|Federal|Grand|Governor|Taoiseach|President|Minister|Premier|Chancellor|King|Queen|Sultan|Amir|Emperor|Prince|Duke|Pope|General|Administrator|Executive|Chairman|Chairperson|Sheikh|Shaykh|Captain|Field|Marshal|Dr\.|Gen\.|Col\.|Maj\.|Lt\.|Capt\.|Adm\.|Brig\.|Sr\.|Sir|Dame|Mr\.|Ms\.|Mrs\.|acting|interim|president|prime|minister|vice|chancellor)[ -]+)+/;
const PARTICLE = /^(?:al|el|de|da|do|dos|del|della|di|la|le|van|von|der|den|ter|bin|ibn|bint|y|e|ould|Al|El|De|La|Van|Von|Le|Da|Dos|Di)$/;
const isUpper = (word: string): boolean => {
  const core = word.replace(/^(?:al|el|ul|Mc|Mac|de|d'|O')-?/, '');
  return /\p{Lu}{2}/u.test(core) && core === core.toUpperCase();
};

/** "WEVER-CROES" as "Wever-Croes", "al-ASAD" as "al-Asad". */
const capitalise = (word: string): string =>
  word.replace(
    /\p{Lu}[\p{Lu}'’.]+/gu,
    (run) => run[0]! + run.slice(1).toLowerCase().replace(/(['’])(\p{Ll}{3})/gu, (_, q, r) => q + r[0].toUpperCase() + r.slice(1)),
  );

/**
 * Reads "Prime Minister Michiel \"Mike\" Godfried EMAN". Null for notes, lists of several people and vacancies.
 */
export function factbookName(holder: string): FactbookName | null {
  const title = TITLE.exec(holder)?.[0] ?? '';
  if (title === '') return null;
  let rest = holder
    .slice(title.length)
    .replace(/\([^)]*\)/g, '')
    .replace(/,.*$/, '')
    .replace(/\bof .*$/, '')
    .trim();
  const nick = /["“]([^"”]+)["”]/.exec(rest)?.[1];
  rest = rest.replace(/["“][^"”]+["”]/g, '').replace(/\s+/g, ' ').trim();
  const words = rest.split(' ').filter((w) => w !== '' && !/^(?:Dr|Gen|Col|Lt|Maj|Sr|Brig)\.?$/.test(w));
  const first = words.findIndex(isUpper);
  if (first < 0 || words.length > 8 || /\b(?:note|since|elected|vacant|and)\b/i.test(rest)) return null;
  let last = first;
  while (last + 1 < words.length && isUpper(words[last + 1]!)) last++;
  let start = first;
  while (start > 1 && PARTICLE.test(words[start - 1]!)) start--;
  const surname = words.slice(start, last + 1).map(capitalise);
  const given = words.slice(0, start);
  const after = words.slice(last + 1);
  const full = words.map(capitalise).join(' ');
  if (words.some((w) => /^(?:I|II|III|IV|V|VI|VIII|X|XIV|XVI)$/.test(w)) || given.length === 0) {
    // A ruler's name, or a surname that stands first ("XI Jinping").
    return { title: title.trim(), person: full, aliases: [] };
  }
  const person = [given[0]!, ...surname].join(' ');
  const aliases = [full, nick ? [nick, ...surname].join(' ') : '', after.length ? [given[0]!, ...surname, ...after].join(' ') : ''];
  return { title: title.trim(), person, aliases: [...new Set(aliases)].filter((a) => a !== '' && a !== person) };
}

const LETTERS: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ə: 'a',
};

/**
 * The form under which names are compared: no accents (Unicode NFKD), lower case, no full stops or apostrophes,
 * hyphens and other punctuation as one space. "Nicolás Maduro" and "NICOLAS MADURO", "U.S." and "US" fold alike.
 */
export function fold(name: string): string {
  // plain words, which most are, need no normalisation
  if (/^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/.test(name)) return name.toLowerCase();
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}.'’‘`ʼʻʿʾ]/gu, '')
    .replace(/[øłđıßæœþðə]/g, (c) => LETTERS[c]!)
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim();
}

/** An identifier from a name: folded words joined with "-" ("xi-jinping"). */
export const slug = (name: string): string => fold(name).replaceAll(' & ', ' ').replaceAll(' ', '-');

/**
 * A rough key under which transliterations of one name meet ("Zelensky", "Zelenskyy", "Zelenskiy"; "Qaddafi", "Gaddafi";
 * "Mohammed", "Muhammad"): like sounds to one letter, vowels after the first letter to none but a mark, doubled letters to one.
 */
export function soundKey(name: string): string {
  const s = fold(name)
    .replace(/ph/g, 'f')
    .replace(/[kg]h/g, 'h')
    .replace(/ts|tz|cz/g, 'c')
    .replace(/[qg]/g, 'k')
    .replace(/ck|c/g, 'k')
    .replace(/w/g, 'v')
    .replace(/[jy]/g, 'i');
  return s.replace(/[aeiou]+/g, 'a').replace(/(.)\1+/g, '$1');
}

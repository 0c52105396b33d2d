// Where a long Finnish word may be divided: browsers know no Finnish hyphenation, and a narrow column breaks it anywhere.

/** Between two syllables of a long word: before a consonant with a vowel after it. */
const betweenSyllables = /(?<=.{3})(?=[bcdfghjklmnpqrstvwxz][aeiouyäöå])(?=.{3})/giu

/** "Aamukahvitilaisuus" with soft hyphens between its syllables; shorter words are left whole. */
export const breakable = (text: string): string =>
  text.replace(/\p{L}{12,}/gu, (word) => word.replace(betweenSyllables, '\u00AD'))

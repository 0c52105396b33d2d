// The words that things are found by: lower case, without accents, so that "Åkerman" and "akerman" are one.

/** Letters that are not a plain one with a mark. */
const plainLetters: Record<string, string> = { æ: 'ae', ø: 'o', đ: 'd', ŧ: 't', ŋ: 'n', ß: 'ss', ł: 'l' }

/** "Öivind Åkerman-Ðo" → "oivind akerman-do" */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[æøđŧŋßł]/g, (letter) => plainLetters[letter] ?? letter)

/** Longer words are cut: nothing is looked for by more. */
const longest = 40

/** The words of a text, each once, in the order they come. */
export const searchWords = (text: string): string[] => [
  ...new Set(
    plain(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map((word) => word.slice(0, longest)),
  ),
]

// The key that names are sorted by and looked for with, the same in every database.

const lettersAfterZ: Record<string, string> = { å: '{', ä: '|', æ: '|', ö: '}', ø: '}' }

/** "Åkerman Öivind" → "{kerman }ivind": lower case, å ä ö after z as Finnish and Swedish sort them, other accents dropped. */
export function sortKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[åäæöø]/g, (letter) => lettersAfterZ[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const plainOf: Record<string, string> = { '{': 'a', '|': 'a', '}': 'o' }

/** A sort key with its å ä ö as plain letters, for those who type without them: "{kerman }ivind" → "akerman oivind". */
export const plainKey = (key: string): string => key.replace(/[{|}]/g, (letter) => plainOf[letter] ?? letter)

/** Whether a key has å ä ö: who types one means it. */
export const hasMarks = (key: string): boolean => /[{|}]/.test(key)

/** The sort key of a person: last name first. */
export const personSortKey = (person: { firstName: string; lastName: string }): string =>
  sortKey(`${person.lastName} ${person.firstName}`)

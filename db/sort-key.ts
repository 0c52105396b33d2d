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

/** The sort key of a person: last name first. */
export const personSortKey = (person: { firstName: string; lastName: string }): string =>
  sortKey(`${person.lastName} ${person.firstName}`)

// Letters that a person may do without, as the outbox has them: which they are, and when one of them is to leave no more.
import type { Reader } from '#db/connect'
import { optionalLetters, type OptionalLetter, type OutboxTable } from '#db/schema'
import { readLetter, type BoardItem, type LetterKind } from '#emails/letters'

/** The letters of the outbox that are of each kind. */
export const letterOf = {
  networkNews: 'networkNews',
  networkBoard: 'networkBoard',
  fromPeople: 'fromPerson',
} as const satisfies Record<OptionalLetter, LetterKind>

/** Whether the reader has come to want no such letters, or something that the letter tells has been taken off its board. */
export async function isUnwelcome(
  db: Reader,
  { kind, data, personId }: Pick<OutboxTable, 'kind' | 'data' | 'personId'>,
): Promise<boolean> {
  const choice = optionalLetters.find((one) => letterOf[one] === kind)
  if (choice === undefined) return false
  if (personId !== null && (await isUnwanted(db, personId, choice))) return true
  return isTakenOff(db, boardItemsOf(kind, data))
}

const isUnwanted = async (db: Reader, personId: string, kind: OptionalLetter): Promise<boolean> =>
  (await db
    .selectFrom('unwantedLetter')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .executeTakeFirst()) !== undefined

function boardItemsOf(kind: string, data: string): readonly BoardItem[] {
  const letter = readLetter(kind, data)
  if (letter.kind === 'networkNews') return [letter.data.news]
  return letter.kind === 'networkBoard' ? letter.data.items : []
}

async function isTakenOff(db: Reader, items: readonly BoardItem[]): Promise<boolean> {
  const hidden = async (table: 'boardNote' | 'boardReply', ids: readonly string[]): Promise<boolean> =>
    ids.length > 0 &&
    (await db
      .selectFrom(table)
      .select('id')
      .where('id', 'in', ids)
      .where('hiddenAt', 'is not', null)
      .executeTakeFirst()) !== undefined
  const noteIds = items.map(({ noteId }) => noteId)
  const replyIds = items.flatMap(({ replyId }) => replyId ?? [])
  return (await hidden('boardNote', noteIds)) || hidden('boardReply', replyIds)
}

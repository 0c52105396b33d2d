// Letters of what comes to a board, calm: what comes while one still waits to leave goes into it, and what is taken off
// the board goes out of it again.
import type { Locale } from '#db/schema'
import { readLetter, type LetterData, type BoardItem } from '#emails/letters'
import type { Written } from '~/i18n/named'
import type { Change } from '../core/change.server'
import { post } from '../core/outbox.server'
import { later } from '../core/time'

/** How long such a letter waits for more, in minutes: a reader gets at most so many an hour of one network. */
export const gatheringMinutes = 30

/** One thing for one reader, in the reader's language. */
export type Gathered = {
  to: { personId: string; name: string; address: string }
  locale: Locale
  networkId: string
  network: Written
  quietToken: string
  item: BoardItem
}

type WaitingLetter = { id: string; locale: Locale; data: LetterData<'networkBoard'> }

/** The letters of boards that wait. @param untriedTo only those to the person that have not been tried */
async function waitingLetters(c: Change, untriedTo?: string): Promise<WaitingLetter[]> {
  let letters = c.trx
    .selectFrom('outbox')
    .select(['id', 'locale', 'kind', 'data'])
    .where('kind', '=', 'networkBoard')
    .where('status', '=', 'waiting')
  if (untriedTo !== undefined) letters = letters.where('personId', '=', untriedTo).where('attempts', '=', 0)
  const rows = await letters.orderBy('id').execute()
  return rows.flatMap(({ id, locale, kind, data }) => {
    const letter = readLetter(kind, data)
    return letter.kind === 'networkBoard' ? [{ id, locale, data: letter.data }] : []
  })
}

/** A letter that has been taken to be sent meanwhile stays as it is. */
const write = (c: Change, id: string, data: LetterData<'networkBoard'>) =>
  c.trx
    .updateTable('outbox')
    .set({ data: JSON.stringify(data) })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .execute()

/** Puts the thing into the reader's letter about the network that waits, or into a new one. */
export async function gather(c: Change, { to, locale, networkId, network, quietToken, item }: Gathered) {
  const waiting = (await waitingLetters(c, to.personId)).find(({ data }) => data.networkId === networkId)
  if (waiting) {
    await write(c, waiting.id, { ...waiting.data, items: [...waiting.data.items, item] })
    return
  }
  await post(
    c,
    { kind: 'networkBoard', data: { networkId, network, quietToken, items: [item] } },
    { to, locale, dueAt: later(c.now, { minutes: gatheringMinutes }) },
  )
}

/** Takes a note, with what was replied to it, or one reply out of the letters that wait. */
export async function dropFromLetters(c: Change, gone: { noteId: string; replyId?: string }): Promise<void> {
  const isGone = (item: BoardItem) =>
    item.noteId === gone.noteId && (gone.replyId === undefined || item.replyId === gone.replyId)
  for (const { id, data } of await waitingLetters(c)) {
    const items = data.items.filter((item) => !isGone(item))
    if (items.length === data.items.length) continue
    if (items.length > 0) await write(c, id, { ...data, items })
    else await c.trx.deleteFrom('outbox').where('id', '=', id).where('status', '=', 'waiting').execute()
  }
}

/** Puts a note as it now reads in its place in the letters that wait. */
export async function replaceInLetters(
  c: Change,
  noteId: string,
  itemIn: (locale: Locale) => BoardItem,
): Promise<void> {
  for (const { id, locale, data } of await waitingLetters(c)) {
    const isNote = (item: BoardItem) => item.noteId === noteId && item.replyId === null
    if (!data.items.some(isNote)) continue
    const items = data.items.map((item) => (isNote(item) ? itemIn(locale) : item))
    await write(c, id, { ...data, items })
  }
}

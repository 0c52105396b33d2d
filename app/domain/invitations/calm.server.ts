// Calm: a letter that tells how an invitation stands waits a while, and a later one replaces it while it still waits.
import type { InvitationTable, OutboxTable } from '#db/schema'
import { isAboutEvent, readLetter, type CalendarEntry, type LetterKind } from '#emails/letters'
import type { Change } from '../core/change.server'
import { calmMinutes } from '../core/outbox.server'
import { later, type Instant } from '../core/time'

/** The letters that tell how an invitation stands. */
const statusKinds: ReadonlySet<string> = new Set<LetterKind>([
  'answered',
  'promoted',
  'offered',
  'offerLapsed',
  'substituteDecided',
])

/** The letters that say all that such a letter would have said, or make it void. */
const replacingKinds: ReadonlySet<string> = new Set<LetterKind>([
  'answered',
  'promoted',
  'offered',
  'offerLapsed',
  'substituteDecided',
  'timeChanged',
  'detailsChanged',
  'cancelled',
  'withdrawn',
])

/** The letters by which an invitation begins. */
const beginningKinds: ReadonlySet<string> = new Set<LetterKind>(['invitation', 'substituteNamed'])

/** The letters that end it: nobody is told of the end of what they never heard of. */
const endingKinds: ReadonlySet<string> = new Set<LetterKind>(['cancelled', 'withdrawn'])

/** When the letter leaves: one of a press of a button goes at once with the others. */
export const dueAtOf = (kind: LetterKind, now: Instant, batchId: string | undefined): Instant =>
  statusKinds.has(kind) && batchId === undefined ? later(now, { minutes: calmMinutes }) : now

/** What the person's calendar holds by the letters that have left or are to leave. */
export type Held = Pick<InvitationTable, 'inCalendar' | 'sequence' | 'stampedAt' | 'firstMessageId'>

export type Way = {
  held: Held
  /** What a letter that was taken away would have told the calendar last. */
  lost: CalendarEntry['method'] | null
  /** The invitation itself has not left and was taken away: its end needs no telling. */
  unheard: boolean
}

type Waiting = Pick<OutboxTable, 'id' | 'kind' | 'data' | 'personId' | 'status' | 'messageId'> & {
  untried: boolean
}

/**
 * Makes way for a letter about an invitation: takes away those that it replaces and that still wait, the assistants'
 * copies among them, and says what the person's calendar holds without them.
 */
export async function makeWay(
  c: Change,
  invitation: Pick<InvitationTable, 'id' | 'personId'>,
  kind: LetterKind,
): Promise<Way> {
  const held = await heldBy(c, invitation.id)
  if (!replacingKinds.has(kind)) return { held, lost: null, unheard: false }
  const letters = await lettersAbout(c, invitation.id)
  const own = letters.filter(({ personId }) => personId === invitation.personId)
  const unheard = endingKinds.has(kind) && isUnheard(own)
  const goes = (letter: Waiting) => letter.status === 'waiting' && (unheard || statusKinds.has(letter.kind))
  const gone = letters.filter(goes)
  if (gone.length === 0) return { held, lost: null, unheard }
  await c.trx
    .deleteFrom('outbox')
    .where(
      'id',
      'in',
      gone.map(({ id }) => id),
    )
    .where('status', '=', 'waiting')
    .execute()
  return { ...heldWithout(held, own, goes), unheard }
}

const heldBy = (c: Change, invitationId: string): Promise<Held> =>
  c.trx
    .selectFrom('invitation')
    .select(['inCalendar', 'sequence', 'stampedAt', 'firstMessageId'])
    .where('id', '=', invitationId)
    .executeTakeFirstOrThrow()

/** The letters about an invitation, newest first. */
async function lettersAbout(c: Change, invitationId: string): Promise<Waiting[]> {
  const rows = await c.trx
    .selectFrom('outbox')
    .select(['id', 'kind', 'data', 'personId', 'status', 'messageId', 'attempts', 'lastError'])
    .where('invitationId', '=', invitationId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ attempts, lastError, ...row }) => ({
    ...row,
    untried: row.status === 'waiting' && attempts === 0 && lastError === null,
  }))
}

/** Whether the invitation itself has been neither sent nor tried. One that was tried may have arrived. */
const isUnheard = (own: readonly Waiting[]): boolean => {
  const first = own.at(-1)
  return first !== undefined && beginningKinds.has(first.kind) && own.every(({ untried }) => untried)
}

/** Goes back over the letters taken away, up to the newest that stays and tells the calendar something. */
function heldWithout(
  held: Held,
  newestFirst: readonly Waiting[],
  goes: (letter: Waiting) => boolean,
): Pick<Way, 'held' | 'lost'> {
  let without = held
  let lost: Way['lost'] = null
  for (const letter of newestFirst) {
    if (letter.status !== 'waiting') break
    if (letter.messageId === held.firstMessageId && goes(letter))
      without = { ...without, firstMessageId: null }
    const entry = entryOf(letter)
    if (entry === null) continue
    if (!goes(letter) || entry.heldBefore === undefined) break
    lost ??= entry.method
    without = { ...without, ...entry.heldBefore }
  }
  return { held: without, lost }
}

function entryOf({ kind, data }: Waiting): CalendarEntry | null {
  const letter = readLetter(kind, data)
  return isAboutEvent(letter) ? letter.data.calendar : null
}

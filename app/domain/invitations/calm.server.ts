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

/** The letters of afterwards: what a calendar shows of a day that has been needs no putting right. */
const afterKinds: ReadonlySet<string> = new Set<LetterKind>(['thanks', 'missed'])

/** When the letter leaves: one of a press of a button goes at once with the others. */
export const dueAtOf = (kind: LetterKind, now: Instant, batchId: string | undefined): Instant =>
  statusKinds.has(kind) && batchId === undefined ? later(now, { minutes: calmMinutes }) : now

/** What the person's calendar holds by the letters that have left or are to leave. */
export type Held = Pick<InvitationTable, 'inCalendar' | 'sequence' | 'stampedAt' | 'firstMessageId'>

export type Way = {
  held: Held
  /** What a letter that was taken away, or that did not arrive, would have told the calendar last. */
  lost: CalendarEntry['method'] | null
  /** The invitation itself has not left and was taken away: its end needs no telling. */
  unheard: boolean
}

type Posted = Pick<OutboxTable, 'id' | 'kind' | 'data' | 'personId' | 'status' | 'messageId'> & {
  untried: boolean
  /** The mail server refused it, or it came back. */
  missed: boolean
}

/**
 * Makes way for a letter about an invitation: takes away those that it replaces and that still wait, the assistants'
 * copies among them, and says what the person's calendar holds without them. What a letter told that did not arrive is
 * told by this one: an entry that was to end must not stay because one mail came back.
 */
export async function makeWay(
  c: Change,
  invitation: Pick<InvitationTable, 'id' | 'personId'>,
  kind: LetterKind,
): Promise<Way> {
  const held = await heldBy(c, invitation.id)
  const replaces = replacingKinds.has(kind)
  const asBefore = { held, lost: null, unheard: false }
  if (afterKinds.has(kind)) return asBefore
  if (!replaces && (held.stampedAt === null || !(await anyMissed(c, invitation)))) return asBefore
  const letters = await lettersAbout(c, invitation.id)
  const own = letters.filter(({ personId }) => personId === invitation.personId)
  const unheard = endingKinds.has(kind) && isUnheard(own)
  const goes = (letter: Posted) =>
    replaces && letter.status === 'waiting' && (unheard || statusKinds.has(letter.kind))
  await takeAway(c, letters.filter(goes))
  return { ...withMissed(heldWithout(held, own, goes), own, goes), unheard }
}

async function takeAway(c: Change, letters: readonly Posted[]): Promise<void> {
  if (letters.length === 0) return
  await c.trx
    .deleteFrom('outbox')
    .where(
      'id',
      'in',
      letters.map(({ id }) => id),
    )
    .where('status', '=', 'waiting')
    .execute()
}

const heldBy = (c: Change, invitationId: string): Promise<Held> =>
  c.trx
    .selectFrom('invitation')
    .select(['inCalendar', 'sequence', 'stampedAt', 'firstMessageId'])
    .where('id', '=', invitationId)
    .executeTakeFirstOrThrow()

/** The letters about an invitation, newest first. */
async function lettersAbout(c: Change, invitationId: string): Promise<Posted[]> {
  const rows = await c.trx
    .selectFrom('outbox')
    .select(['id', 'kind', 'data', 'personId', 'status', 'messageId', 'attempts', 'lastError', 'bouncedAt'])
    .where('invitationId', '=', invitationId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ attempts, lastError, bouncedAt, ...row }) => ({
    ...row,
    untried: row.status === 'waiting' && attempts === 0 && lastError === null,
    missed: row.status === 'failed' || bouncedAt !== null,
  }))
}

/** Whether a letter to the person about the invitation did not arrive. */
async function anyMissed(c: Change, invitation: Pick<InvitationTable, 'id' | 'personId'>): Promise<boolean> {
  const row = await c.trx
    .selectFrom('outbox')
    .select('id')
    .where('invitationId', '=', invitation.id)
    .where('personId', '=', invitation.personId)
    .where(({ or, eb }) => or([eb('status', '=', 'failed'), eb('bouncedAt', 'is not', null)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the invitation itself has been neither sent nor tried. One that was tried may have arrived. */
const isUnheard = (own: readonly Posted[]): boolean => {
  const first = own.at(-1)
  return first !== undefined && beginningKinds.has(first.kind) && own.every(({ untried }) => untried)
}

/** Goes back over the letters taken away, up to the newest that stays and tells the calendar something. */
function heldWithout(
  held: Held,
  newestFirst: readonly Posted[],
  goes: (letter: Posted) => boolean,
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

/**
 * When the newest word to the calendar, but for those taken away, did not arrive, or perhaps did not: the calendar may
 * hold the entry, and the word is still to be told.
 */
function withMissed(
  way: Pick<Way, 'held' | 'lost'>,
  newestFirst: readonly Posted[],
  goes: (letter: Posted) => boolean,
): Pick<Way, 'held' | 'lost'> {
  for (const letter of newestFirst) {
    const entry = goes(letter) ? null : entryOf(letter)
    if (entry === null) continue
    return letter.missed ? { held: { ...way.held, inCalendar: 1 }, lost: way.lost ?? entry.method } : way
  }
  return way
}

function entryOf({ kind, data }: Posted): CalendarEntry | null {
  const letter = readLetter(kind, data)
  return isAboutEvent(letter) ? letter.data.calendar : null
}

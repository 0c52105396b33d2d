// Whose a mail is: which letter it answers, which event it is about, and who of the invited it comes from (rule R1).
import type { Reader } from '#db/connect'
import type { EventTable, InvitationTable } from '#db/schema'
import { idOfMessage } from '../core/outbox.server'
import { dateOf, type Instant } from '../core/time'
import { inForce } from '../people/period.server'
import { holdersOf, type Leads } from '../people/aliases.server'
import type { CalendarWord, ReadMail } from './mail'
import { senderFor, whoIsMeant, type Found, type Named, type Why } from './rules'

/** A letter of ours that a mail has to do with. */
export type LetterBehind = {
  id: string
  kind: string
  eventId: string | null
  invitationId: string | null
  /** Whom it is about: the invited, also when it is an assistant's copy. */
  about: Named | null
}

/** The letter by whose return address the mail came, and the nearest one that it answers. */
export async function lettersBehind(
  db: Reader,
  mail: Pick<ReadMail, 'follows'>,
  letterId: string | null,
): Promise<{ letter: LetterBehind | null; thread: LetterBehind | null }> {
  const followed = mail.follows.map(idOfMessage).filter((id) => id !== null)
  const ids = [...new Set([letterId, ...followed])].filter((id) => id !== null)
  if (ids.length === 0) return { letter: null, thread: null }
  const rows = await db
    .selectFrom('outbox')
    .leftJoin('invitation', 'invitation.id', 'outbox.invitationId')
    .leftJoin('person', (join) =>
      join.on((e) => e('person.id', '=', e.fn.coalesce('invitation.personId', 'outbox.personId'))),
    )
    .select(['outbox.id', 'outbox.kind', 'outbox.eventId', 'outbox.invitationId'])
    .select(['person.id as personId', 'lastName'])
    .where('outbox.id', 'in', ids)
    .execute()
  const behind = (id: string | null | undefined): LetterBehind | null => {
    const row = rows.find((one) => one.id === id)
    if (!row) return null
    const { personId, lastName, ...letter } = row
    return { ...letter, about: personId === null ? null : { personId, lastName: lastName ?? '' } }
  }
  return { letter: behind(letterId), thread: behind(followed.find((id) => behind(id) !== null)) }
}

/** The event that has the UID: a cancelled one too, and the meeting of a small group. */
export const eventByUid = (db: Reader, uid: string): Promise<EventTable | undefined> =>
  db.selectFrom('event').selectAll().where('uid', '=', uid).executeTakeFirst()

/** An invitation as it is meant: the one that lives or else the last, and the sending before it, if there was one. */
export type MeantInvitation = { invitation: InvitationTable; before: InvitationTable | null }

/** The invitations of some people to an event, by person. */
export async function invitationsMeant(
  db: Reader,
  eventId: string,
  personIds: readonly string[],
): Promise<Map<string, MeantInvitation>> {
  const meant = new Map<string, MeantInvitation>()
  if (personIds.length === 0) return meant
  const rows = await db
    .selectFrom('invitation')
    .selectAll()
    .where('eventId', '=', eventId)
    .where('personId', 'in', [...new Set(personIds)])
    .orderBy('id')
    .execute()
  for (const row of rows) {
    const known = meant.get(row.personId)
    if (known?.invitation.withdrawnAt === null) continue
    meant.set(row.personId, { invitation: row, before: known?.invitation ?? null })
  }
  return meant
}

export type Meant = MeantInvitation & { found: Found; holderId: string | null }
export type Unmatched = {
  why: Extract<Why, 'unknownSender' | 'notInvited' | 'senderDiffers'>
  /** The one for whom somebody else wrote. */
  meant: (MeantInvitation & { found: Found }) | null
}

type Writing = {
  mail: ReadMail
  word: CalendarWord
  letter: LetterBehind | null
  thread: LetterBehind | null
}

/** Who of the invited a word from a calendar is from, and whether its sender may speak for them. */
export async function whoseWord(
  db: Reader,
  event: EventTable,
  { mail, word, letter, thread }: Writing,
  now: Instant,
): Promise<({ ok: true } & Meant) | ({ ok: false } & Unmatched)> {
  const holders = await holdersOfAll(db, [word.attendee.address, mail.from.address, word.sentBy ?? ''])
  const of = (address: string | null): readonly Leads[] => holders.get(address ?? '') ?? []
  const ofThis = (behind: LetterBehind | null) => (behind?.eventId === event.id ? behind.about : null)
  const traces = {
    attendee: { ...word.attendee, holders: of(word.attendee.address) },
    from: { name: mail.from.name, holders: of(mail.from.address) },
    letter: ofThis(letter),
    thread: ofThis(thread),
  }
  const people = [...traces.attendee.holders, ...traces.from.holders, traces.letter, traces.thread]
  const ids = people.flatMap((one) => (one ? [one.personId] : []))
  const invited = await invitationsMeant(db, event.id, ids)
  const who = whoIsMeant(traces, (personId) => invited.has(personId))
  const meant = who.ok ? invited.get(who.found.personId) : undefined
  if (!who.ok || !meant) return { ok: false, why: who.ok ? 'unknownSender' : who.why, meant: null }
  const sender = senderFor(who.found.personId, await assistantsOf(db, who.found.personId, now), {
    from: traces.from.holders,
    sentBy: of(word.sentBy),
  })
  // Nobody answers for the members of a small group.
  const ownOnly = event.networkId !== null && sender.ok && sender.holderId !== null
  if (!sender.ok || ownOnly) return { ok: false, why: 'senderDiffers', meant: { ...meant, found: who.found } }
  return { ok: true, ...meant, found: who.found, holderId: sender.holderId }
}

async function holdersOfAll(db: Reader, addresses: string[]): Promise<Map<string, readonly Leads[]>> {
  const holders = new Map<string, readonly Leads[]>()
  for (const address of new Set(addresses)) holders.set(address, await holdersOf(db, address))
  return holders
}

async function assistantsOf(db: Reader, managerId: string, now: Instant): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('assistance')
    .select('assistantId')
    .where('managerId', '=', managerId)
    .where(inForce('assistance', dateOf(now)))
    .execute()
  return new Set(rows.map(({ assistantId }) => assistantId))
}

// Mail as it is read, built by hand for the tests of what it does.
import { createHash } from 'node:crypto'
import type { Answer } from '#db/schema'
import type { CalendarWord, ReadMail, Said } from '~/domain/incoming/mail'
import { takeMail } from '~/domain/incoming/taking.server'
import { mailbox, testWorld, type World } from '../world'

const system = { kind: 'system' } as const
let mails = 0

/** A mail that nobody has sent before, unless its digest is given. */
export function mailOf(given: Partial<ReadMail> & { said: Said }): ReadMail {
  const digest = createHash('sha256').update(`mail ${++mails}`).digest('hex')
  return {
    digest,
    messageId: `<${digest.slice(0, 12)}@virasto.example>`,
    follows: [],
    sentAt: null,
    from: { name: '', address: 'joku@muualla.example' },
    recipients: [mailbox],
    subject: 'Hyväksytty',
    text: '',
    attachments: [],
    ...given,
  }
}

/** What a calendar says of an event, for the person of an address. */
export async function wordOf(
  world: World,
  eventId: string,
  address: string,
  given: Partial<CalendarWord> = {},
): Promise<CalendarWord> {
  const { uid, sequence } = await world.db
    .selectFrom('event')
    .select(['uid', 'sequence'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  return {
    uid,
    attendee: { name: '', address },
    sentBy: null,
    sequence,
    stampedAt: world.now(),
    comment: '',
    ...given,
  }
}

export const take = (world: World, mail: ReadMail, letterId: string | null = null) =>
  world.act((c) => takeMail(c, mail, { letterId, own: [mailbox] }), system)

/** The person of an address answers from their calendar. */
export async function reply(
  world: World,
  eventId: string,
  address: string,
  answer: Answer,
  given: { word?: Partial<CalendarWord>; mail?: Partial<ReadMail>; letterId?: string } = {},
) {
  const said = { kind: 'answer' as const, answer, ...(await wordOf(world, eventId, address, given.word)) }
  const from = { name: '', address }
  return take(world, mailOf({ from, said, ...given.mail }), given.letterId ?? null)
}

export const invitationOf = (world: World, id: string | undefined) =>
  world.db
    .selectFrom('invitation')
    .selectAll()
    .where('id', '=', id ?? '')
    .executeTakeFirstOrThrow()

export const mailById = (world: World, id: string) =>
  world.db.selectFrom('incomingMail').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** The kinds of the letters that wait, in the order they were posted. */
export const waitingLetters = (world: World) =>
  world.db.selectFrom('outbox').selectAll().where('status', '=', 'waiting').orderBy('id').execute()

export const aino = 'aino.laine@virasto.example'
export const eero = 'eero.maki@virasto.example'

/** Two people invited to an event, an hour ago: `await using stage = await invitedWorld()`. */
export async function invitedWorld(given: Parameters<World['invited']>[1] = {}) {
  const world = await testWorld()
  const one = await world.person({ firstName: 'Aino', lastName: 'Laine', email: aino })
  const two = await world.person({ firstName: 'Eero', lastName: 'Mäki', email: eero })
  const { eventId, invitationIds } = await world.invited([one, two], given)
  world.pass({ hours: 1 })
  const close = { [Symbol.asyncDispose]: () => world.close() }
  return { ...close, world, one, two, eventId, first: invitationIds[0] ?? '', second: invitationIds[1] ?? '' }
}

/** The first letter about an invitation. */
export const letterTo = (world: World, invitationId: string) =>
  world.db
    .selectFrom('outbox')
    .select(['id', 'messageId'])
    .where('invitationId', '=', invitationId)
    .orderBy('id')
    .executeTakeFirstOrThrow()

/** Every answer that was given to an invitation, the first first. */
export const answersOf = (world: World, invitationId: string) =>
  world.db
    .selectFrom('answer')
    .select(['answer', 'source', 'answeredBy', 'answeredSequence'])
    .where('invitationId', '=', invitationId)
    .orderBy('id')
    .execute()

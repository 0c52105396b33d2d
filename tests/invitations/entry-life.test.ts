// The life of one calendar entry, step by step and person by person, as the mail that really leaves tells it: U1–U6.
import { simpleParser } from 'mailparser'
import { expect, onTestFinished, test } from 'vitest'
import { nextStamp } from '~/domain/calendar/rules'
import { eventById } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent, changeEvent } from '~/domain/invitations/changing.server'
import { inviteAudience } from '~/domain/invitations/inviting.server'
import { byLink, invitationByToken } from '~/domain/invitations/queries.server'
import { sendListOf } from '~/domain/invitations/send-list.server'
import { sendSubstitute } from '~/domain/substitutes/acts.server'
import { takeOffList } from '~/domain/substitutes/taking-back.server'
import { openPost, startMta, type Mta } from '../post/world'
import { completePlan, makeWorld, type World } from '../world'
import { ModelCalendar, readObject, type Read } from './client'

const people = ['accepts', 'sender', 'waits', 'leaves'] as const
type Person = (typeof people)[number] | 'substitute'
const addressOf = (person: Person) => `${person}@virasto.example`

/** What each person's calendar was told by the letters of one step, `–` by one without an object; who is left out got no letter. */
type Row = Partial<Record<Person, string>>

const inWords = ({ method, sequence, partstat, status }: Read): string =>
  [method, sequence, partstat, status].join(' ')

/** An event with its people, an SMTP server, and a calendar of each. */
class Life {
  readonly #world: World
  readonly #mta: Mta
  readonly #post: ReturnType<typeof openPost>
  readonly eventId: string
  readonly #last = new Map<Person, Read>()
  readonly calendars = new Map<Person, ModelCalendar>()
  /** When the act of the step was done: what the objects must be stamped with. */
  #acted: string

  private constructor(world: World, mta: Mta, eventId: string) {
    this.#world = world
    this.#mta = mta
    this.eventId = eventId
    this.#post = openPost(world.db, mta.smtpUrl, { mailFrom: world.config.mailFrom })
    this.#acted = world.now()
  }

  static async of(): Promise<Life> {
    const world = await makeWorld()
    onTestFinished(() => world.close())
    const ids: string[] = []
    for (const person of people)
      ids.push(await world.person({ firstName: 'Testi', lastName: person, email: addressOf(person) }))
    const eventId = await world.draft({ capacity: 2 }, ids)
    await world.db.updateTable('event').set({ substitutes: 'yes' }).where('id', '=', eventId).execute()
    return new Life(world, await startMta(), eventId)
  }

  event = () => eventById(this.#world.db, this.eventId)

  async invitation(person: Person): Promise<string> {
    const { id } = await this.#world.db
      .selectFrom('invitation')
      .innerJoin('address', 'address.personId', 'invitation.personId')
      .select('invitation.id')
      .where('email', '=', addressOf(person))
      .where('withdrawnAt', 'is', null)
      .executeTakeFirstOrThrow()
    return id
  }

  async invite(): Promise<void> {
    const { mark } = await sendListOf(this.#world.db, await this.event(), this.#world.now())
    const press = { batchId: crypto.randomUUID(), mark }
    await this.#world.act((c) => inviteAudience(c, this.eventId, press))
  }

  async revise(changes: Partial<typeof completePlan>): Promise<void> {
    const event = await this.event()
    const plan = Object.fromEntries(
      Object.keys(completePlan).map((field) => [field, event[field as keyof typeof completePlan]]),
    ) as typeof completePlan
    const given = { version: event.version, tell: true, batchId: crypto.randomUUID() }
    const done = await this.#world.act((c) =>
      changeEvent(c, this.eventId, { ...given, plan: { ...plan, ...changes } }),
    )
    expect(done.ok).toBe(true)
  }

  /** Answers on the web by the link of the newest letter that arrived. */
  async answers(person: Person, answer: 'yes' | 'maybe' | 'no'): Promise<void> {
    const raw = this.#mta.caught.findLast(({ to }) => to === addressOf(person))?.raw ?? ''
    const { text } = await simpleParser(raw)
    const token = /\/a\/([\w-]+)/.exec(text ?? '')?.[1] ?? ''
    const opened = await invitationByToken(this.#world.db, token, this.#world.now())
    if (!opened.ok) throw new Error(opened.reason)
    const { actor, source } = byLink(opened)
    const given = { invitationId: opened.invitation.id, answer, comment: '', source }
    expect((await this.#world.act((c) => respond(c, given), actor)).ok).toBe(true)
  }

  async sends(person: Person): Promise<void> {
    const email = addressOf('substitute')
    const deputy = { firstName: 'Sini', lastName: 'Sijainen', email, language: 'sv' as const }
    const sending = { invitationId: await this.invitation(person), deputy, note: '', source: 'page' as const }
    const sent = await this.#world.act((c) => sendSubstitute(c, crypto.randomUUID(), sending))
    expect(sent).toEqual({ ok: true, status: 'inForce' })
  }

  async takesOff(person: Person): Promise<void> {
    const id = await this.invitation(person)
    expect(await this.#world.act((c) => takeOffList(c, id))).toEqual({ ok: true })
  }

  async cancels(): Promise<void> {
    const { version } = await this.event()
    const given = { version, note: '', batchId: crypto.randomUUID() }
    await this.#world.act((c) => cancelEvent(c, this.eventId, given))
  }

  /** Does a step, lets its letters leave, also those that wait for calm, and reads what they told. */
  async step(act: () => Promise<void>): Promise<Row> {
    this.#world.pass({ minutes: 10 })
    this.#acted = this.#world.now()
    await act()
    return this.told()
  }

  async told(): Promise<Row> {
    const before = this.#mta.caught.length
    this.#world.pass({ minutes: 4 })
    this.#post.time.now = this.#world.now()
    await this.#post.worker.drain()
    const row: Row = {}
    const { uid, startsAt, endsAt, place, titleFi: title } = await this.event()
    for (const { to, raw } of this.#mta.caught.slice(before)) {
      const person = [...people, 'substitute' as const].find((one) => addressOf(one) === to)
      if (person === undefined) throw new Error(`a letter to ${to}`)
      const words = await this.#read(person, raw)
      row[person] = row[person] === undefined ? words : `${row[person]}, ${words}`
    }
    for (const [person, calendar] of this.calendars) {
      const entry = calendar.shows(uid)
      // The substitute reads Swedish.
      const ofTitle = person === 'substitute' ? {} : { title }
      if (entry !== null) expect(entry, person).toMatchObject({ startsAt, endsAt, place, ...ofTitle })
    }
    return row
  }

  async #read(person: Person, raw: string): Promise<string> {
    const { attachments, to, from } = await simpleParser(raw)
    const parts = attachments.filter(({ contentType }) => contentType === 'text/calendar')
    if (parts.length === 0) return '–'
    const word = readObject(parts[0]?.content.toString('utf8') ?? '')
    const { uid, mailbox, createdAt } = await this.event()
    expect(word).toMatchObject({ uid, organizer: mailbox, attendee: addressOf(person), created: createdAt })
    expect([to, from].map((field) => [field].flat()[0]?.value[0]?.address)).toEqual([
      addressOf(person),
      mailbox,
    ])
    const last = this.#last.get(person)
    expect(word.stamp, `DTSTAMP of ${person}`).toBe(nextStamp(this.#acted, last?.stamp ?? null))
    if (last !== undefined) expect(word.stamp > last.stamp, `DTSTAMP of ${person} rises`).toBe(true)
    if (word.method === 'CANCEL') expect([word.startsAt, word.endsAt]).toEqual([last?.startsAt, last?.endsAt])
    this.#last.set(person, word)
    const calendar = this.calendars.get(person) ?? new ModelCalendar({ forgets: true })
    this.calendars.set(person, calendar)
    expect(calendar.take(word)).toBe('applied')
    return inWords(word)
  }
}

const asked = (sequence: number) => `REQUEST ${sequence} NEEDS-ACTION CONFIRMED`
const accepted = (sequence: number) => `REQUEST ${sequence} ACCEPTED CONFIRMED`
const maybe = (sequence: number) => `REQUEST ${sequence} TENTATIVE CONFIRMED`
const ended = (sequence: number, partstat = 'NEEDS-ACTION') => `CANCEL ${sequence} ${partstat} CANCELLED`

test('U1–U6: the life of one entry, from the invitation to the cancellation', async () => {
  const life = await Life.of()
  const place = { place: 'Finlandia-talo, Helsinki' }
  const time = { startsAt: '2026-12-04T07:00:00.000Z', endsAt: '2026-12-04T11:00:00.000Z' }
  const table: [what: string, act: () => Promise<void>, row: Row][] = [
    [
      'invite',
      () => life.invite(),
      { accepts: asked(0), sender: asked(0), waits: asked(0), leaves: asked(0) },
    ],
    [
      'change wording: the same SEQUENCE',
      () => life.revise({ titleFi: 'Johdon päivä: tulevaisuus' }),
      { accepts: asked(0), sender: asked(0), waits: asked(0), leaves: asked(0) },
    ],
    [
      'change time: all are asked again',
      () => life.revise(time),
      { accepts: asked(1), sender: asked(1), waits: asked(1), leaves: asked(1) },
    ],
    ['accept on web', () => life.answers('accepts', 'yes'), { accepts: accepted(1) }],
    ['another accepts', () => life.answers('sender', 'yes'), { sender: accepted(1) }],
    ['maybe', () => life.answers('leaves', 'maybe'), { leaves: maybe(1) }],
    [
      'change place: all are told, as they answered',
      () => life.revise(place),
      { accepts: accepted(2), sender: accepted(2), waits: asked(2), leaves: maybe(2) },
    ],
    [
      'substitute: the seat goes along, the sender’s entry goes',
      () => life.sends('sender'),
      { sender: ended(3, 'DECLINED'), substitute: accepted(2) },
    ],
    ['waiting list: no seat, no entry', () => life.answers('waits', 'yes'), { waits: ended(3) }],
    ['promoted: the entry with the seat', () => life.revise({ capacity: 3 }), { waits: accepted(4) }],
    ['taken off: to the one alone', () => life.takesOff('leaves'), { leaves: ended(3, 'TENTATIVE') }],
    ['invited again: above what ended it', () => life.invite(), { leaves: asked(4) }],
    [
      'the time again, above all that anybody holds',
      () => life.revise({ startsAt: '2026-12-04T08:00:00.000Z' }),
      { accepts: asked(5), sender: asked(5), substitute: asked(5), waits: asked(5), leaves: asked(5) },
    ],
    ['a no ends the entry', () => life.answers('sender', 'no'), { sender: ended(6, 'DECLINED') }],
    [
      'cancelled: whoever has no entry is told by the letter alone',
      () => life.cancels(),
      { accepts: ended(7), sender: '–', substitute: ended(7), waits: ended(7), leaves: ended(7) },
    ],
  ]
  const told: [string, Row][] = []
  for (const [what, act] of table) told.push([what, await life.step(act)])
  expect(told).toEqual(table.map(([what, , row]) => [what, row]))
  const { uid } = await life.event()
  for (const calendar of life.calendars.values()) expect(calendar.shows(uid)).toBeNull()
})

test('U1–U6: several acts within the calm make one letter with the final state, and the entry is as it says', async () => {
  const life = await Life.of()
  const both =
    (...acts: (() => Promise<void>)[]) =>
    async () => {
      for (const act of acts) await act()
    }
  const table: [what: string, act: () => Promise<void>, row: Row][] = [
    [
      'invite',
      () => life.invite(),
      { accepts: asked(0), sender: asked(0), waits: asked(0), leaves: asked(0) },
    ],
    [
      'no, then yes: the entry was never taken away',
      both(
        () => life.answers('accepts', 'no'),
        () => life.answers('accepts', 'yes'),
      ),
      { accepts: accepted(0) },
    ],
    [
      'yes, maybe, no: one end',
      both(
        () => life.answers('leaves', 'yes'),
        () => life.answers('leaves', 'maybe'),
        () => life.answers('leaves', 'no'),
      ),
      { leaves: ended(1, 'DECLINED') },
    ],
    [
      'yes, then no: what is not there is not ended again',
      both(
        () => life.answers('leaves', 'yes'),
        () => life.answers('leaves', 'no'),
      ),
      { leaves: '–' },
    ],
    ['yes', () => life.answers('sender', 'yes'), { sender: accepted(0) }],
    [
      'waits, then promoted at once: told of the seat alone',
      both(
        () => life.answers('waits', 'yes'),
        () => life.revise({ capacity: 3 }),
      ),
      { waits: accepted(0) },
    ],
    [
      'a substitute, taken back at once: the substitute hears nothing',
      both(
        () => life.sends('sender'),
        () => life.takesOff('substitute'),
      ),
      { sender: accepted(0) },
    ],
    [
      'an answer, then a new time: the new time alone, above the SEQUENCE of the letter that never left',
      both(
        () => life.answers('leaves', 'maybe'),
        () => life.revise({ startsAt: '2026-12-03T09:00:00.000Z' }),
      ),
      { accepts: asked(3), sender: asked(3), waits: asked(3), leaves: asked(3) },
    ],
    [
      'taken off and invited again at once: in this order',
      both(
        () => life.takesOff('leaves'),
        () => life.invite(),
      ),
      { leaves: `${ended(4)}, ${asked(5)}` },
    ],
    [
      'an answer, then the end of it all',
      both(
        () => life.answers('accepts', 'yes'),
        () => life.cancels(),
      ),
      { accepts: ended(6, 'ACCEPTED'), sender: ended(6), waits: ended(6), leaves: ended(6) },
    ],
  ]
  const told: [string, Row][] = []
  for (const [what, act] of table) told.push([what, await life.step(act)])
  expect(told).toEqual(table.map(([what, , row]) => [what, row]))
  const { uid } = await life.event()
  for (const calendar of life.calendars.values()) expect(calendar.shows(uid)).toBeNull()
})

test('M4, U6: an assistant has each letter of the life and no entry; the manager’s own says what it said', async () => {
  const world = await makeWorld()
  onTestFinished(() => world.close())
  const manager = await world.person({ email: addressOf('accepts') })
  await world.assist(manager, await world.person({ email: 'assistentti@virasto.example' }))
  const mta = await startMta()
  const { worker, time } = openPost(world.db, mta.smtpUrl, { mailFrom: world.config.mailFrom })
  const { invitationIds } = await world.invited([manager])
  await world.act((c) =>
    respond(c, { invitationId: invitationIds[0] ?? '', answer: 'yes', comment: '', source: 'page' }),
  )
  world.pass({ minutes: 4 })
  time.now = world.now()
  await worker.drain()
  const parts = await Promise.all(
    mta.caught.map(async ({ to, raw }) => [to, (await simpleParser(raw)).attachments.length] as const),
  )
  expect(new Map(parts)).toEqual(
    new Map([
      [addressOf('accepts'), 2],
      ['assistentti@virasto.example', 0],
    ]),
  )
})

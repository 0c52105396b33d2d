// What calendars show and what the app says agree, whatever is done in whatever order: the purpose of rules U1–U6.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AttendanceMode, EventTable, InvitationTable } from '#db/schema'
import { eventById } from '~/domain/events/queries.server'
import type { EventPlan } from '~/domain/events/rules'
import { whereFor } from '~/domain/events/where'
import { sendEntryAgain, tellNotTaken } from '~/domain/incoming/telling.server'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent, changeEvent } from '~/domain/invitations/changing.server'
import { inviteAudience, remindSilent } from '~/domain/invitations/inviting.server'
import { lapseOffers } from '~/domain/invitations/line.server'
import { remindListOf, sendListOf } from '~/domain/invitations/send-list.server'
import { sendSubstitute } from '~/domain/substitutes/acts.server'
import { enterForwarded } from '~/domain/substitutes/forwarding.server'
import { takeBackSubstitute, takeOffList } from '~/domain/substitutes/taking-back.server'
import { completePlan, testWorld, type World } from '../world'
import { letLeave, ModelCalendar, type Arrived, type Fate, type Read } from './client'

const onlineUrl = 'https://kokous.example/x'

type Seats = { hybrid: boolean; freedSeats: 'give' | 'offer'; capacity: number | null }

/** Four who are invited, two who are not yet; whatever is done to them, and what reached their calendars. */
class Stage {
  readonly world: World
  readonly eventId: string
  readonly people: readonly string[]
  /** By person: one calendar that forgets what was cancelled, and one that keeps it. */
  readonly calendars = new Map<string, { forgets: ModelCalendar; keeps: ModelCalendar }>()
  /** By person: how it went with the newest letter to them. */
  readonly lastFate = new Map<string, Fate>()
  #number = 0

  private constructor(world: World, eventId: string, people: readonly string[]) {
    this.world = world
    this.eventId = eventId
    this.people = people
  }

  static async of(world: World, { hybrid, freedSeats, capacity }: Seats): Promise<Stage> {
    const people: string[] = []
    for (let at = 0; at < 6; at++) people.push(await world.person({ email: `p${at}@virasto.example` }))
    const eventId = await world.draft({ capacity, onlineUrl }, people.slice(0, 4))
    const rules = { freedSeats, offerHours: 1, substitutes: 'yes', forwardable: 1 } as const
    const ways = { hybrid: hybrid ? 1 : 0, onlineCapacity: hybrid ? 1 : null } as const
    await world.db
      .updateTable('event')
      .set({ ...rules, ...ways })
      .where('id', '=', eventId)
      .execute()
    const stage = new Stage(world, eventId, people)
    await stage.invite()
    return stage
  }

  event = () => eventById(this.world.db, this.eventId)

  next = () => ++this.#number

  async invite(): Promise<void> {
    const { mark } = await sendListOf(this.world.db, await this.event(), this.world.now())
    const batchId = crypto.randomUUID()
    await this.world.act((c) => inviteAudience(c, this.eventId, { batchId, mark }))
  }

  async invitationOf(who: number): Promise<InvitationTable | undefined> {
    return this.world.db
      .selectFrom('invitation')
      .selectAll()
      .where('eventId', '=', this.eventId)
      .where('personId', '=', this.people[who % this.people.length] ?? '')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  }

  async revise(changes: Partial<EventPlan>): Promise<void> {
    const event = await this.event()
    const plan = Object.fromEntries(
      Object.keys(completePlan).map((field) => [field, event[field as keyof EventPlan]]),
    ) as EventPlan
    const given = { version: event.version, tell: true, batchId: crypto.randomUUID() }
    await this.world.act((c) => changeEvent(c, this.eventId, { ...given, plan: { ...plan, ...changes } }))
  }

  /** Lets the letters leave that are due and the calendars take in what they bring. */
  async deliver(fate: () => Fate, seen: (arrived: Arrived, taken: string[]) => void): Promise<void> {
    for (const letter of await letLeave(this.world, fate)) {
      if (letter.personId === null) continue
      this.lastFate.set(letter.personId, letter.fate)
      if (letter.word === null || letter.fate !== 'arrives') continue
      const calendars = this.calendars.get(letter.personId) ?? {
        forgets: new ModelCalendar({ forgets: true }),
        keeps: new ModelCalendar({ forgets: false }),
      }
      this.calendars.set(letter.personId, calendars)
      seen(letter, [calendars.forgets.take(letter.word), calendars.keeps.take(letter.word)])
    }
  }
}

/** What the app says that a person's calendar should show; null is nothing. */
function expectedOf(event: EventTable, invitation: InvitationTable | undefined) {
  if (invitation === undefined || invitation.withdrawnAt !== null) return null
  if (event.status === 'cancelled' || invitation.seat === 'waiting') return null
  const asked = invitation.answer === null || (invitation.answeredSequence ?? 0) < event.timeSequence
  if (!asked && invitation.answer === 'no') return null
  const { place, onlineUrl: link } = whereFor(event, invitation)
  const answered = invitation.answer === 'yes' ? 'ACCEPTED' : 'TENTATIVE'
  const partstat = asked ? 'NEEDS-ACTION' : answered
  return {
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    place: place || link,
    title: event.titleFi,
    partstat,
  }
}

const shown = (read: Read | null) => {
  if (read === null) return null
  const { startsAt, endsAt, place, title, partstat } = read
  return { startsAt, endsAt, place, title, partstat }
}

const acts = {
  yes: (stage, who) => answer(stage, who, 'yes', 'site'),
  yesOnline: (stage, who) => answer(stage, who, 'yes', 'online'),
  maybe: (stage, who) => answer(stage, who, 'maybe'),
  no: (stage, who) => answer(stage, who, 'no'),
  time: async (stage) => {
    const hour = stage.next()
    const at = (clock: number) => new Date(Date.parse(completePlan.startsAt) + (clock + hour) * 3_600_000)
    await stage.revise({ startsAt: at(0).toISOString(), endsAt: at(4).toISOString() })
  },
  place: (stage) => stage.revise({ place: `Sali ${stage.next()}` }),
  link: (stage) => stage.revise({ onlineUrl: `${onlineUrl}/${stage.next()}` }),
  words: (stage) => stage.revise({ titleFi: `Päivä ${stage.next()}` }),
  room: async (stage) => {
    const { capacity } = await stage.event()
    await stage.revise({ capacity: capacity === null ? null : capacity + 1 })
  },
  remind: async (stage) => {
    const { mark } = await remindListOf(stage.world.db, await stage.event())
    await stage.world.act((c) => remindSilent(c, stage.eventId, { batchId: crypto.randomUUID(), mark }))
  },
  takeOff: async (stage, who) => {
    const invitation = await stage.invitationOf(who)
    if (invitation) await stage.world.act((c) => takeOffList(c, invitation.id))
  },
  inviteAgain: (stage) => stage.invite(),
  substitute: async (stage, who) => {
    const invitation = await stage.invitationOf(who)
    if (!invitation || invitation.withdrawnAt !== null) return
    const deputy = { ...written((who + 3) % 6), language: 'fi' as const }
    const sending = { invitationId: invitation.id, deputy, note: '', source: 'page' as const }
    await stage.world.act((c) => sendSubstitute(c, crypto.randomUUID(), sending))
  },
  takeBack: async (stage, who) => {
    const invitation = await stage.invitationOf(who)
    const open = await stage.world.db
      .selectFrom('substitution')
      .select('id')
      .where('invitationId', '=', invitation?.id ?? '')
      .where('status', '=', 'inForce')
      .executeTakeFirst()
    if (open) await stage.world.act((c) => takeBackSubstitute(c, open.id, { source: 'page' }))
  },
  askAgain: async (stage, who) => {
    const invitation = await stage.invitationOf(0)
    if (!invitation || invitation.withdrawnAt !== null) return
    const person = { ...written(who % 6), language: 'fi' as const }
    await stage.world.act((c) => enterForwarded(c, { invitationId: invitation.id, person, about: '' }))
  },
  // From calendars: one asks for its entry, one gives an answer that is not taken.
  refresh: async (stage, who) => {
    const [event, invitation] = [await stage.event(), await stage.invitationOf(who)]
    if (invitation) await stage.world.act((c) => sendEntryAgain(c, { event, invitation }))
  },
  tooLate: async (stage, who) => {
    const [event, invitation] = [await stage.event(), await stage.invitationOf(who)]
    const given = { answer: 'yes', reason: 'deadlinePassed' } as const
    if (invitation) await stage.world.act((c) => tellNotTaken(c, { event, invitation }, given))
  },
  cancel: async (stage) => {
    const { version } = await stage.event()
    const given = { version, note: '', batchId: crypto.randomUUID() }
    await stage.world.act((c) => cancelEvent(c, stage.eventId, given))
  },
} satisfies Record<string, (stage: Stage, who: number) => Promise<void>>

const written = (who: number) => ({
  firstName: 'Testi',
  lastName: `Henkilö${who}`,
  email: `p${who}@virasto.example`,
})

async function answer(stage: Stage, who: number, given: 'yes' | 'maybe' | 'no', mode?: AttendanceMode) {
  const invitation = await stage.invitationOf(who)
  if (!invitation) return
  await stage.world.act((c) =>
    respond(c, {
      invitationId: invitation.id,
      answer: given,
      comment: '',
      source: 'page',
      mode,
      willWait: true,
    }),
  )
}

type Act = keyof typeof acts
type Step = { act: Act; who: number; minutes: number }
const often = (Object.keys(acts) as Act[]).filter((act) => act !== 'cancel')

const step = fc.record({
  act: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...often) },
    { weight: 1, arbitrary: fc.constant<Act>('cancel') },
  ),
  who: fc.nat({ max: 5 }),
  minutes: fc.constantFrom(0, 0, 1, 4, 70),
})

const seats = fc.record({
  hybrid: fc.boolean(),
  freedSeats: fc.constantFrom('give' as const, 'offer' as const),
  capacity: fc.constantFrom(1, 2, null),
})

const life = fc.array(step, { minLength: 1, maxLength: 16 })

const plainSeats = { hybrid: false, freedSeats: 'give', capacity: 1 } as const
const all = (...names: [Act, number][]) => names.map(([act, who]) => ({ act, who, minutes: 4 }))

/** Lives that once ended in a quarrel. */
const examples: [Seats, Step[]][] = [
  [plainSeats, all(['substitute', 1], ['yes', 1], ['takeBack', 1], ['yes', 0])],
  [plainSeats, all(['no', 0], ['substitute', 0], ['time', 0], ['takeBack', 0])],
  [plainSeats, all(['no', 0], ['time', 0], ['refresh', 0])],
  [plainSeats, all(['no', 2], ['time', 0], ['substitute', 2])],
]

async function live(stage: Stage, steps: readonly Step[], deliver: () => Promise<void>) {
  for (const { act, who, minutes } of steps) {
    await acts[act](stage, who)
    stage.world.pass({ minutes })
    await lapseOffers(stage.world.db, stage.world.now())
    await deliver()
  }
  // Until every letter has left, also those that wait for calm, for a further try, or for one before them.
  for (let more = 0; more < 6; more++) {
    stage.world.pass({ minutes: 3 })
    await deliver()
  }
}

/** @param of whose calendars are compared */
async function agree(stage: Stage, of: (personId: string) => boolean = () => true): Promise<void> {
  const event = await stage.event()
  for (const [at, personId] of stage.people.entries()) {
    if (!of(personId)) continue
    const expected = expectedOf(event, await stage.invitationOf(at))
    const calendars = stage.calendars.get(personId)
    for (const calendar of ['forgets', 'keeps'] as const)
      expect(shown(calendars?.[calendar].shows(event.uid) ?? null), `person ${at}, ${calendar}`).toEqual(
        expected,
      )
  }
}

/** Holds that every word to a person can be told from the one before as the later, by SEQUENCE and DTSTAMP alone. */
function rising() {
  const last = new Map<string, Read>()
  return ({ personId, word }: Arrived) => {
    const before = last.get(personId ?? '')
    if (word === null) return
    if (before !== undefined) {
      expect(word.stamp > before.stamp).toBe(true)
      expect(word.sequence).toBeGreaterThanOrEqual(before.sequence)
    }
    last.set(personId ?? '', word)
  }
}

const numRuns = 15
/** Long where other work is on the machine. */
const patience = { timeout: 90_000 }

/** A letter that mends a calendar ends also what should not be there: whether it is, nobody knows. */
const mends = ({ kind }: Arrived): boolean => kind === 'calendarAgain' || kind === 'replyNotTaken'
const inOrder = (arrived: Arrived, taken: readonly string[]) => {
  if (mends(arrived)) expect(taken).not.toContain('ignored')
  else expect(taken).toEqual(['applied', 'applied'])
}

test(
  'U1–U6: whatever is done, when all letters have left every calendar shows what the app says',
  patience,
  async () => {
    await fc.assert(
      fc.asyncProperty(seats, life, async (given, steps) => {
        await using world = await testWorld()
        const stage = await Stage.of(world, given)
        const rises = rising()
        await live(stage, steps, () =>
          stage.deliver(
            () => 'arrives',
            (arrived, taken) => {
              inOrder(arrived, taken)
              rises(arrived)
            },
          ),
        )
        await agree(stage)
      }),
      { numRuns, examples },
    )
  },
)

test(
  'U2, U4: letters that the mail server puts off keep their order, and the calendars agree in the end',
  patience,
  async () => {
    const fates = fc.infiniteStream(fc.constantFrom<Fate>('arrives', 'arrives', 'later'))
    await fc.assert(
      fc.asyncProperty(seats, life, fates, async (given, steps, next) => {
        await using world = await testWorld()
        const stage = await Stage.of(world, given)
        const rises = rising()
        let puttingOff = true
        const fate = () => (puttingOff ? (next.next().value as Fate) : 'arrives')
        const deliver = () =>
          stage.deliver(fate, (arrived, taken) => {
            inOrder(arrived, taken)
            rises(arrived)
          })
        await live(stage, steps, deliver)
        puttingOff = false
        world.pass({ minutes: 3 })
        await deliver()
        await agree(stage)
      }),
      { numRuns },
    )
  },
)

test('U3, U6: what a letter told that did not arrive is told by the next one', patience, async () => {
  const fates = fc.infiniteStream(fc.constantFrom<Fate>('arrives', 'arrives', 'arrives', 'refused'))
  await fc.assert(
    fc.asyncProperty(seats, life, fates, async (given, steps, next) => {
      await using world = await testWorld()
      const stage = await Stage.of(world, given)
      let refusing = true
      const deliver = () =>
        stage.deliver(
          () => (refusing ? (next.next().value as Fate) : 'arrives'),
          (_, taken) => expect(taken).not.toContain('ignored'),
        )
      await live(stage, steps, deliver)
      await agree(stage, (personId) => stage.lastFate.get(personId) !== 'refused')
      refusing = false
      await stage.revise({ titleFi: 'Päivä viimein' })
      await deliver()
      await agree(stage, (personId) => stage.lastFate.get(personId) !== 'refused')
    }),
    { numRuns },
  )
})

// The demo world: the same every time, whole, and as big as promised.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect, type Db } from '#db/connect'
import { fillDemoWorld, type DemoWorld } from '#db/demo'
import { migrate } from '#db/migrate'
import { sortKey } from '#db/sort-key'
import { readReasons, readRule, ruleText } from '~/domain/audience/rules'

const now = '2026-11-21T09:30:00.000Z'
const today = now.slice(0, 10)
const mailbox = 'tilaisuudet@vm.example'
const tables = [
  'sector',
  'organisation',
  'organisationPast',
  'position',
  'person',
  'address',
  'appointment',
  'assistance',
  'organiser',
  'programme',
  'course',
  'participant',
  'completion',
  'network',
  'membership',
  'pause',
  'application',
  'audience',
  'eventTemplate',
  'templateTask',
  'event',
  'seatQuota',
  'eventTask',
  'reminder',
  'programmeItem',
  'speaker',
  'invitation',
  'answer',
  'calendarDay',
  'groupHome',
  'theme',
  'expertRequest',
  'sharedField',
  'meetingReport',
  'renewal',
] as const

async function filled(
  options: { now?: string; seed?: number; scale?: number } = {},
): Promise<{ db: Db; world: DemoWorld }> {
  const db = connect(':memory:')
  await migrate(db)
  return { db, world: await fillDemoWorld(db, { now, mailbox, ...options }) }
}

let db: Db
let world: DemoWorld

beforeAll(async () => {
  ;({ db, world } = await filled())
})

const count = async (table: (typeof tables)[number]): Promise<number> =>
  (await sql<{ n: number }>`select count(*) n from ${sql.table(table)}`.execute(db)).rows[0]?.n ?? 0

const groupMembers = () =>
  db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .where('network.kind', '=', 'smallGroup')
    .where('role', '=', 'member')
    .where('membership.validTo', 'is', null)
    .innerJoin('appointment', 'appointment.personId', 'membership.personId')
    .where('appointment.validTo', 'is', null)
    .innerJoin('organisation', 'organisation.id', 'appointment.organisationId')
    .select(['networkId', 'membership.personId', 'organisationId', 'sectorId', 'network.nameFi as name'])
    .execute()

describe('the rows', () => {
  test('are the same for the same seed and moment, and others for another seed', async () => {
    const [twin, other] = [await filled(), await filled({ seed: 2 })]
    expect(twin.world).toEqual(world)
    for (const table of tables) {
      const read = (from: Db) => from.selectFrom(table).selectAll().orderBy('id').execute()
      expect(await read(twin.db), table).toEqual(await read(db))
    }
    expect(other.world.managerId).not.toBe(world.managerId)
  })

  test.each(['2026-01-02T06:00:00.000Z', '2027-06-20T20:00:00.000Z', '2028-02-29T12:00:00.000Z'])(
    'can be made at %s',
    async (moment) => {
      const { db: then } = await filled({ now: moment })
      expect((await sql`pragma foreign_key_check`.execute(then)).rows).toEqual([])
    },
  )

  test('point at rows that are there', async () => {
    expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([])
  })

  test('grow with the scale', async () => {
    const { db: big } = await filled({ scale: 3 })
    const people = await big.selectFrom('person').select('id').execute()
    expect(people.length).toBeGreaterThan(2100)
    expect(people.length).toBeLessThan(2700)
    expect((await sql`pragma foreign_key_check`.execute(big)).rows).toEqual([])
  })

  test('are as many as a ministry has', async () => {
    expect(await count('person')).toBeGreaterThan(740)
    expect(await count('person')).toBeLessThan(880)
    expect(await count('organisation')).toBeGreaterThan(104)
    expect(await count('organisation')).toBeLessThan(122)
    expect(await count('sector')).toBe(12)
    expect(await count('event')).toBeGreaterThan(70)
    expect(await count('invitation')).toBeGreaterThan(6000)
    expect(await count('audience')).toBeGreaterThan(2)
  })
})

describe('people', () => {
  test('write from the invented domain, each address once', async () => {
    const addresses = await db.selectFrom('address').select('email').execute()
    for (const { email } of addresses) expect(email).toMatch(/^[a-z0-9.-]+@[a-z]+\.example$/)
    expect(new Set(addresses.map(({ email }) => email)).size).toBe(addresses.length)
  })

  test('have an address, but for a few; one letter came back', async () => {
    const without = await db
      .selectFrom('person')
      .leftJoin('address', (join) =>
        join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
      )
      .where('address.id', 'is', null)
      .select('person.id')
      .execute()
    expect(without.length).toBeGreaterThanOrEqual(3)
    expect(without.length).toBeLessThanOrEqual(5)
    const failed = await db.selectFrom('address').where('failedAt', 'is not', null).select('id').execute()
    expect(failed).toHaveLength(1)
  })

  test('speak the languages of the state in its proportions', async () => {
    const people = await db
      .selectFrom('person')
      .select(['language', 'firstName', 'lastName', 'sortName'])
      .execute()
    const share = (language: string) => people.filter((it) => it.language === language).length / people.length
    expect(share('sv')).toBeGreaterThan(0.07)
    expect(share('sv')).toBeLessThan(0.13)
    expect(share('en')).toBeGreaterThan(0.008)
    expect(share('en')).toBeLessThan(0.035)
    for (const it of people) expect(it.sortName).toBe(sortKey(`${it.lastName} ${it.firstName}`))
  })

  test('include about 130 most senior civil servants, and hold one post at a time', async () => {
    const held = await db
      .selectFrom('appointment')
      .selectAll()
      .orderBy('personId')
      .orderBy('validFrom')
      .execute()
    const current = held.filter((it) => it.validTo === null)
    expect(current.filter((it) => it.seniorManagement === 1)).toHaveLength(130)
    held.forEach((it, at) => {
      const next = held[at + 1]
      if (next?.personId !== it.personId) return
      expect(it.validTo !== null && it.validTo < next.validFrom).toBe(true)
    })
  })

  test('worth signing in as are who they should be', async () => {
    const assisted = await db
      .selectFrom('assistance')
      .where('assistantId', '=', world.assistantId)
      .where('assistance.validTo', 'is', null)
      .select('managerId')
      .execute()
    expect(assisted).toHaveLength(3)
    const silent = await db
      .selectFrom('invitation')
      .where('eventId', '=', world.upcoming.managementDayId)
      .where('personId', 'in', [world.managerId, ...assisted.map((it) => it.managerId)])
      .select('answer')
      .execute()
    expect(silent).toEqual([{ answer: null }, { answer: null }, { answer: null }, { answer: null }])
    expect((await groupMembers()).some((it) => it.personId === world.managerId)).toBe(true)
    const organisers = await db.selectFrom('organiser').select('personId').execute()
    expect(organisers.map((it) => it.personId).sort()).toEqual(
      [world.organiserId, world.secondOrganiserId].sort(),
    )
    const completed = await db
      .selectFrom('completion')
      .innerJoin('course', 'course.id', 'completion.courseId')
      .innerJoin('programme', 'programme.id', 'course.programmeId')
      .where('personId', '=', world.alumnusId)
      .select('nameFi')
      .execute()
    expect(completed.map((it) => it.nameFi)).toContain('Tulevaisuuden johtajat')
  })
})

describe('the registry', () => {
  test('follows every post of today as a line of holders, each position with a superior but the top ones', async () => {
    const loose = await db
      .selectFrom('appointment')
      .where('validTo', 'is', null)
      .where('positionId', 'is', null)
      .select('id')
      .execute()
    expect(loose).toEqual([])
    const top = await db.selectFrom('position').where('superiorId', 'is', null).select('roleClass').execute()
    expect(top.filter(({ roleClass }) => roleClass === 'departmentHead' || roleClass === 'hrLead')).toEqual(
      [],
    )
  })

  test('has terms that end within a year, and one that has run out without a word', async () => {
    const terms = await db
      .selectFrom('appointment')
      .where('validTo', 'is', null)
      .where('termEndsOn', 'is not', null)
      .select('termEndsOn')
      .execute()
    const ends = terms.map(({ termEndsOn }) => termEndsOn ?? '')
    expect(ends.filter((end) => end < today)).toHaveLength(1)
    expect(ends.filter((end) => end >= today && end < '2027-11-21').length).toBeGreaterThan(5)
  })

  test('knows names of another time, a course that runs, who waits for approval and who pauses', async () => {
    expect(await count('organisationPast')).toBe(3)
    const running = await db
      .selectFrom('course')
      .innerJoin('participant', 'participant.courseId', 'course.id')
      .where('endsOn', '>', today)
      .select('leftOn')
      .execute()
    expect(running).toHaveLength(17)
    expect(running.filter(({ leftOn }) => leftOn !== null)).toHaveLength(1)
    expect([await count('application'), await count('pause')]).toEqual([2, 1])
  })
})

describe('programmes and networks', () => {
  test('seven courses of Tulevaisuuden johtajat took 175, the later ones 25 to 52 each', async () => {
    const courses = await db
      .selectFrom('course')
      .innerJoin('programme', 'programme.id', 'course.programmeId')
      .innerJoin('completion', 'completion.courseId', 'course.id')
      .where('nameFi', '=', 'Tulevaisuuden johtajat')
      .groupBy('course.number')
      .orderBy('course.number')
      .select((e) => ['course.number', e.fn.countAll<number>().as('size')])
      .execute()
    const sizes = courses.map((course) => course.size)
    expect(sizes).toHaveLength(11)
    expect(sizes.slice(0, 7)).toEqual([25, 25, 25, 25, 25, 25, 25])
    for (const size of sizes.slice(7)) expect(size >= 25 && size <= 52).toBe(true)
  })

  test('small groups have eight to ten members, one has shrunk to seven', async () => {
    const sizes = [...Map.groupBy(await groupMembers(), (it) => it.networkId).values()].map((it) => it.length)
    expect(sizes).toHaveLength(12)
    expect(sizes.filter((size) => size === 7)).toHaveLength(1)
    for (const size of sizes) expect(size >= 7 && size <= 10).toBe(true)
  })

  test('nobody sits in two small groups at a time', async () => {
    const members = await groupMembers()
    expect(new Set(members.map((it) => it.personId)).size).toBe(members.length)
    const history = await db
      .selectFrom('membership')
      .innerJoin('network', 'network.id', 'membership.networkId')
      .where('network.kind', '=', 'smallGroup')
      .where('role', '=', 'member')
      .select(['personId', 'networkId'])
      .execute()
    expect(new Set(history.map((it) => it.personId)).size).toBe(history.length)
  })

  test('each small group reaches across six sectors or more and takes one from an organisation', async () => {
    for (const [name, members] of Map.groupBy(await groupMembers(), (it) => it.name)) {
      expect(new Set(members.map((it) => it.sectorId)).size, name).toBeGreaterThanOrEqual(6)
      expect(new Set(members.map((it) => it.organisationId)).size, name).toBe(members.length)
    }
  })

  test('each of the four first groups had ten managers in 2019, and each group has a liaison', async () => {
    const rows = await db
      .selectFrom('membership')
      .innerJoin('network', 'network.id', 'membership.networkId')
      .where('network.kind', '=', 'smallGroup')
      .selectAll('membership')
      .select('foundedOn')
      .execute()
    const then = rows.filter(
      (it) => it.role === 'member' && it.validFrom <= '2019-03-01' && (it.validTo ?? '9') >= '2019-03-01',
    )
    expect([...Map.groupBy(then, (it) => it.networkId).values()].map((it) => it.length)).toEqual([
      10, 10, 10, 10,
    ])
    expect(rows.filter((it) => it.role === 'liaison' && it.validTo === null)).toHaveLength(12)
    for (const it of rows) {
      expect(it.validFrom >= it.foundedOn).toBe(true)
      expect(it.validTo === null).toBe(it.endReason === null)
    }
  })

  test('one change of post waits for its seats to be handed over', async () => {
    const waiting = await db
      .selectFrom('membership')
      .innerJoin('network', 'network.id', 'membership.networkId')
      .innerJoin('appointment', 'appointment.id', 'membership.appointmentId')
      .where('basis', '=', 'position')
      .where('membership.validTo', 'is', null)
      .where('appointment.validTo', 'is not', null)
      .select(['membership.id', 'network.nameFi as name'])
      .execute()
    expect(waiting.map((it) => it.name)).toEqual(['Valtion HR-johdon foorumi', 'Valtion HR-johdon foorumi'])
  })
})

describe('events and answers', () => {
  test('the coming management day stands as the demo tells', async () => {
    const invitations = await db
      .selectFrom('invitation')
      .where('eventId', '=', world.upcoming.managementDayId)
      .select('answer')
      .execute()
    const of = (answer: string | null) => invitations.filter((it) => it.answer === answer).length
    expect([invitations.length, of('yes'), of('maybe'), of('no'), of(null)]).toEqual([132, 74, 9, 21, 28])
    const event = await db
      .selectFrom('event')
      .where('id', '=', world.upcoming.managementDayId)
      .select(['status', 'capacity', 'answerBy', 'startsAt', 'mailbox'])
      .executeTakeFirstOrThrow()
    expect(event).toMatchObject({ status: 'open', capacity: 110, mailbox })
    expect((event.answerBy ?? '') > now && event.startsAt > (event.answerBy ?? '')).toBe(true)
  })

  test('the coming morning coffee is full and some wait; one draft lacks its Swedish title', async () => {
    const waiting = await db
      .selectFrom('invitation')
      .where('eventId', '=', world.upcoming.morningCoffeeId)
      .where('answer', '=', 'yes')
      .orderBy('queueNumber')
      .select(['seat', 'queueNumber'])
      .execute()
    expect(waiting.filter((it) => it.seat === 'seated')).toHaveLength(40)
    expect(waiting.flatMap((it) => it.queueNumber ?? [])).toEqual([1, 2, 3, 4])
    const drafts = await db.selectFrom('event').where('status', '=', 'draft').selectAll().execute()
    expect(drafts.map((it) => it.id).sort()).toEqual(
      [world.upcoming.publicManagementDayDraftId, world.upcoming.incompleteDraftId].sort(),
    )
    expect(drafts.find((it) => it.titleSv === '')?.id).toBe(world.upcoming.incompleteDraftId)
    expect(drafts.find((it) => it.kind === 'publicManagementDay')?.audienceRule).toBe('{"parts":[]}')
  })

  test('nobody is seated over capacity', async () => {
    const over = await sql`
      select "event"."id" from "event" join "invitation" on "invitation"."eventId" = "event"."id"
      where "seat" = 'seated' group by "event"."id", "capacity" having count(*) > "capacity"
    `.execute(db)
    expect(over.rows).toEqual([])
  })

  test('the latest answer is the one in force', async () => {
    const answers = await db.selectFrom('answer').selectAll().orderBy('invitationId').orderBy('id').execute()
    const latest = new Map(answers.map((it) => [it.invitationId, it]))
    const invitations = await db.selectFrom('invitation').selectAll().execute()
    for (const it of invitations) {
      const last = latest.get(it.id)
      expect(last === undefined).toBe(it.answer === null)
      if (!last) continue
      expect(last).toMatchObject({
        answer: it.answer,
        seat: it.seat,
        comment: it.comment,
        source: it.answerSource,
        answeredBy: it.answeredBy,
        answeredAt: it.answeredAt,
        answeredSequence: it.answeredSequence,
      })
    }
    expect(answers.length).toBeGreaterThan(latest.size + 50)
  })

  test('an answer falls between the invitation and the deadline, and never in the future', async () => {
    const bad = await sql`
      select "answer"."id" from "answer" join "invitation" on "invitation"."id" = "answer"."invitationId"
      join "event" on "event"."id" = "invitation"."eventId"
      where "answer"."answeredAt" < "invitedAt" or "answer"."answeredAt" > "answerBy" or "answer"."answeredAt" > ${now}
    `.execute(db)
    expect(bad.rows).toEqual([])
  })

  test('nobody is invited, or presses, on a day without a post', async () => {
    const bad = await sql`
      select "invitation"."id" from "invitation" where not exists (
        select 1 from "appointment" where "appointment"."personId" = "invitation"."personId"
        and "validFrom" <= substr("invitedAt", 1, 10) and ("validTo" is null or "validTo" >= substr("invitedAt", 1, 10)))
    `.execute(db)
    expect(bad.rows).toEqual([])
    const foreign = await sql`
      select "answer"."id" from "answer" join "invitation" on "invitation"."id" = "answer"."invitationId"
      where "source" = 'assistant' and not exists (
        select 1 from "assistance" where "assistantId" = "answer"."answeredBy" and "managerId" = "personId")
    `.execute(db)
    expect(foreign.rows).toEqual([])
  })

  test('rules and reasons are in the words of the audience room', async () => {
    const rules = [
      ...(await db.selectFrom('event').select('audienceRule as rule').execute()),
      ...(await db.selectFrom('audience').select('rule').execute()),
    ]
    for (const { rule } of rules) expect(ruleText(readRule(rule))).toBe(rule)
    const reasons = await db.selectFrom('invitation').select('reasons').distinct().execute()
    for (const it of reasons) expect(readReasons(it.reasons).length).toBeGreaterThan(0)
  })

  test('past events start on working days in Helsinki office hours', async () => {
    const events = await db
      .selectFrom('event')
      .where('startsAt', '<', today)
      .select(['startsAt', 'status'])
      .execute()
    for (const { startsAt } of events) {
      const local = new Date(startsAt).toLocaleString('en-GB', {
        timeZone: 'Europe/Helsinki',
        weekday: 'short',
        hour: '2-digit',
      })
      expect(local).toMatch(/^(Mon|Tue|Wed|Thu|Fri).*(08|09|12)$/)
    }
    expect(events.some((it) => it.status === 'cancelled')).toBe(true)
  })
})

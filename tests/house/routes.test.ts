// Every route is closed to a stranger, organisers' routes to everybody else, and reading a page writes nothing.
import { existsSync, readdirSync } from 'node:fs'
import type { LoaderFunction } from '@remix-run/node'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callMeeting } from '~/domain/meetings/meeting-acts.server'
import { startPoll } from '~/domain/meetings/poll-acts.server'
import type { TimeSpan } from '~/domain/meetings/rules'
import { beginProposals } from '~/domain/rounds/proposal-making.server'
import { settingsOf } from '~/domain/rounds/proposal-rules'
import { takeRemark } from '~/domain/remarks/taking.server'
import { candidate } from '../rounds/round'
import { lettersIn, makeWorld, type World } from '../world'
import { ask, filled, moduleOf, routes, type Outcome, type Route } from './doors'

/** Open to a stranger, each for a reason. */
const open: Record<string, string> = {
  'routes/$.tsx': 'tells that there is no such page',
  'routes/health.ts': 'asked by what watches over the server; tells nothing of anybody',
  'routes/accessibility.feedback.tsx':
    'the Act on the Provision of Digital Services wants a way to give feedback open to all',
  'routes/accessibility.tsx': 'the Act on the Provision of Digital Services wants the statement open to all',
  'routes/sign-in.tsx': 'where strangers become known',
  'routes/sign-in.code.tsx': 'where strangers become known',
  'routes/sign-out.ts': 'ends whatever session there is, and shows nothing',
  'routes/answer.$token.tsx': 'the letter’s secret link is the key',
  'routes/answer.$token.substitute.tsx': 'the letter’s secret link is the key',
  'routes/answer.$token.not-mine.tsx': 'the letter’s secret link is the key',
  'routes/answer.$token.questions.tsx': 'the letter’s secret link is the key',
  'routes/inquiry.$token.tsx': 'the letter’s secret link is the key',
  'routes/speaker.$token.tsx': 'the speaker’s secret link is the key',
  'routes/answer.$token.materials.$id.ts':
    'the letter’s secret link is the key, for files that its holder may see',
  'routes/call.$token.tsx': 'the letter’s secret link is the key',
  'routes/times.$token.tsx': 'the letter’s secret link is the key',
  'routes/met.$token.tsx': 'the letter’s secret link is the key',
  'routes/go-on.$token.tsx': 'the letter’s secret link is the key',
  'routes/hearing.$token.tsx': 'the letter’s secret link is the key',
  'routes/survey.$token.tsx': 'the letter’s secret link is the key, and the answer is nobody’s',
  'routes/dates.$token.tsx': 'the letter’s secret link is the key',
  'routes/calendar.$file.ts': 'the secret address of a feed is the key: calendar programs sign in nowhere',
}

/** Open to everybody who has signed in, each for a reason; the rest are for organisers, and a network’s page for its members. */
const forAll: Record<string, string> = {
  'routes/start.tsx': 'everybody’s own start page',
  'routes/my.invitations.$invitationId.tsx': 'one’s own invitation, or a manager’s whom one assists',
  'routes/materials.$id.ts': 'a file that one’s own invitation shows, or a manager’s whom one assists',
  'routes/my.invitations.$invitationId.questions.tsx':
    'the questions of one’s own invitation, or of a manager’s',
  'routes/networks._index.tsx': 'the networks one belongs to',
  'routes/my.calls.$candidateId.tsx': 'the call to oneself',
  'routes/my.renewals.$renewalId.tsx': 'one’s own yearly question',
  'routes/my.assistants.tsx': 'one’s own assistants',
  'routes/my.week.tsx': 'one’s own week, and those of the managers whom one assists',
  'routes/my.invitations.$invitationId.substitute.tsx':
    'one’s own invitation, or a manager’s whom one assists',
  'routes/my.feeds.tsx': 'one’s own calendar feeds',
  'routes/my.sharing.tsx': 'what one’s own small groups see of one',
}

/** For those in a small group: to everybody else, organisers among them, there is no such page. */
const ofGroup = new Set([
  'routes/groups.$id.edit.tsx',
  'routes/groups.$id.notes.tsx',
  'routes/groups.$id.dates.new.tsx',
  'routes/groups.$id.dates.$pollId.tsx',
  'routes/groups.$id.meetings.$eventId.tsx',
  'routes/groups.$id.met.tsx',
])
/** A small group’s own page, of which an organiser outside it sees that the group lives, and nobody else anything. */
const homeOfGroup = 'routes/groups.$id.tsx'

const once = [...new Map(routes.map((route) => [route.path + route.file, route])).values()]

let world: World
let ids: Record<string, string>
let managerCookie: string
let organiserCookie: string

beforeAll(async () => {
  world = await makeWorld()
  const [invited, outsider] = [await world.person(), await world.person()]
  const { eventId, invitationIds } = await world.invited([invited])
  const organisationId = await world.organisation()
  const names = { nameFi: 'Verkosto', nameSv: 'Nätverk', nameEn: 'Network' }
  const descriptions = { descriptionFi: '', descriptionSv: '', descriptionEn: '' }
  await world.db
    .insertInto('programme')
    .values({ id: 'a-programme', ...names })
    .execute()
  await world.db
    .insertInto('course')
    .values({
      id: 'a-course',
      programmeId: 'a-programme',
      number: 1,
      startsOn: '2026-01-01',
      endsOn: '2026-06-30',
    })
    .execute()
  await world.db
    .insertInto('network')
    .values({
      id: 'a-network',
      kind: 'professional',
      ...names,
      ...descriptions,
      basis: 'person',
      programmeId: null,
      foundedOn: '2020-01-01',
      endedOn: null,
    })
    .execute()
  await world.db
    .insertInto('deed')
    .values({
      id: 'a-deed',
      at: world.now(),
      act: 'enterPerson',
      thing: 'person',
      thingId: invited,
      detail: '{}',
      doneBy: null,
      undoUntil: world.now(),
      undoneAt: null,
      undoneBy: null,
    })
    .execute()
  const [letter] = await lettersIn(world.db)
  const membershipId = await world.member('a-network', invited)
  const appointmentId = await world.appoint(invited, organisationId)
  const positionId = await world.position(organisationId)
  const groupId = await world.network({ kind: 'smallGroup' })
  await world.member(groupId, invited)
  await world.db
    .insertInto('round')
    .values({
      id: 'a-round',
      name: 'Kierros',
      startsOn: '2026-11-01',
      answerBy: '2026-10-15',
      messageFi: '',
      messageSv: '',
      messageEn: '',
      sizeMin: 8,
      sizeMax: 10,
      createdBy: null,
      createdAt: world.now(),
      confirmedProposalId: null,
      confirmedAt: null,
      closedAt: null,
      version: 1,
    })
    .execute()
  await world.db
    .insertInto('series')
    .values({
      id: 'a-series',
      ...names,
      audienceRule: '{"parts":[]}',
      createdAt: world.now(),
      createdBy: null,
      version: 1,
    })
    .execute()
  await world.db.updateTable('event').set({ seriesId: 'a-series' }).where('id', '=', eventId).execute()
  await world.act((c) =>
    beginProposals(c, 'a-round', [
      { id: 'a-proposal', settings: settingsOf('balanced', { min: 8, max: 10 }, 1) },
    ]),
  )
  ids = {
    rounds: 'a-round',
    series: 'a-series',
    proposalId: 'a-proposal',
    candidateId: await candidate(world, 'a-round', invited),
    events: eventId,
    speakerId: await speakerAt(eventId),
    materials: 'a-material',
    a: 'a-material',
    people: invited,
    appointmentId,
    positions: positionId,
    organisations: organisationId,
    networks: 'a-network',
    groups: groupId,
    ...(await meetingsOf(groupId)),
    renewalId: await renewalIn(groupId, invited),
    newcomerId: await newcomerIn(groupId, outsider),
    membershipId,
    programmes: 'a-programme',
    courseId: 'a-course',
    sectors: await world.sector('VM'),
    invitationId: invitationIds[0] ?? '',
    token: letter?.data.answerToken ?? '',
    who: 'organiser',
    kind: 'morningCoffee',
    demo: 'a-letter',
    deeds: 'a-deed',
    letters: (await world.db.selectFrom('outbox').select('id').orderBy('id').executeTakeFirstOrThrow()).id,
    incoming: await mailAbout(eventId),
    remarks: await remarkOf(invited),
    imports: 'a-sheet',
    file: 'people.csv',
  }
  managerCookie = await world.cookieOf(outsider)
  organiserCookie = await world.cookieOf(world.organiser.personId)
})
afterAll(() => world.close())

/** A mail about an event that waits in the queue. */
async function mailAbout(eventId: string): Promise<string> {
  const id = crypto.randomUUID()
  const written = { fromName: '', fromAddress: 'kuka@muu.example', subject: 'VS: Kutsu', text: 'Hei' }
  await world.db
    .insertInto('incomingMail')
    .values({
      ...written,
      ...{ id, digest: id, eventId, receivedAt: world.now(), facts: '{}' },
      ...{ kind: 'letter', standing: 'open', why: 'letter' },
    })
    .execute()
  return id
}

/** What somebody told the organisers of their record. */
async function remarkOf(personId: string): Promise<string> {
  const id = crypto.randomUUID()
  const told = { kind: 'record', name: '', email: '', locale: 'fi', about: '', text: 'Nimike' } as const
  await world.act((c) => takeRemark(c, { id, personId, ...told }), { kind: 'system' })
  return id
}

/** Somebody who speaks at an event. */
async function speakerAt(eventId: string): Promise<string> {
  const [programmeItemId, id] = [crypto.randomUUID(), crypto.randomUUID()]
  const titles = { titleFi: 'Avaus', titleSv: 'Öppning', titleEn: 'Opening' }
  await world.db
    .insertInto('programmeItem')
    .values({ id: programmeItemId, eventId, position: 0, startsAt: '2026-12-03T10:00:00.000Z', ...titles })
    .execute()
  await world.db
    .insertInto('speaker')
    .values({ id, programmeItemId, position: 0, name: 'Minna Puhuja', role: 'tutkija' })
    .execute()
  return id
}

/** Somebody proposed to a group. */
async function newcomerIn(networkId: string, personId: string): Promise<string> {
  const [id, proposedAt] = [crypto.randomUUID(), world.now()]
  const undecided = { hearUntil: null, hostId: null, outcome: null, decidedAt: null, decidedBy: null }
  await world.db
    .insertInto('newcomer')
    .values({ id, networkId, personId, reasons: '', proposedBy: null, proposedAt, ...undecided })
    .execute()
  return id
}

/** A yearly question to a member of a group. */
async function renewalIn(networkId: string, personId: string): Promise<string> {
  const membershipId = await world.member(networkId, await world.person())
  const [id, askedAt] = [crypto.randomUUID(), world.now()]
  const nothingYet = { remindedAt: null, answer: null, answeredAt: null, answeredBy: null, comment: '' }
  await world.db
    .insertInto('renewal')
    .values({ id, membershipId, networkId, personId, year: 2026, askedAt, askedBy: null, ...nothingYet })
    .execute()
  return id
}

/** A poll of a group's and a meeting of it. */
async function meetingsOf(networkId: string): Promise<{ pollId: string; eventId: string }> {
  const [pollId, eventId] = [crypto.randomUUID(), crypto.randomUUID()]
  const [one, other] = [8, 9].map((day) => ({
    startsAt: `2026-10-0${day}T06:00:00.000Z`,
    endsAt: `2026-10-0${day}T07:00:00.000Z`,
  })) as [TimeSpan, TimeSpan]
  const about = { networkId, title: 'Aihe', note: '', place: '', onlineUrl: '' }
  const { address, name } = world.config.mailFrom
  await world.act(
    async (c) => {
      await startPoll(c, pollId, { ...about, closesOn: '2026-10-05', times: [one, other] }, { address, name })
      await callMeeting(c, eventId, { ...about, ...one, withLiaison: false }, { mailbox: address })
    },
    { kind: 'system' },
  )
  return { pollId, eventId }
}

/** Comes to a door of the route, empty-handed but for a cookie. */
const come = (door: LoaderFunction, method: 'GET' | 'POST', path: string, cookie: string | null) =>
  ask(door, filled(path, ids), { method, cookie, context: world.context() })

const isClosed = ({ status, to }: Pick<Outcome, 'status' | 'to'>) =>
  status === 403 || status === 404 || (status === 302 && /^\/sign-in(\?|$)/.test(to ?? ''))

/** The doors of a route that a person walks through: its own, and its parents' when it has no loader itself. */
async function doorsOf(
  route: Route,
): Promise<{ name: string; method: 'GET' | 'POST'; door: LoaderFunction }[]> {
  const own = await moduleOf(route.file)
  const doors: { name: string; method: 'GET' | 'POST'; door: LoaderFunction }[] = []
  if (own.loader) doors.push({ name: 'loader', method: 'GET', door: own.loader })
  else if (own.default) {
    const parents = await Promise.all(route.parents.map(moduleOf))
    const guard = parents.find((parent) => parent.loader)?.loader
    // A page without any loader is open to everybody.
    doors.push({ name: 'page', method: 'GET', door: guard ?? (() => null) })
  }
  if (own.action) doors.push({ name: 'action', method: 'POST', door: own.action })
  return doors
}

test('the routes and their files are the same', () => {
  const named = new Set(routes.map(({ file }) => file))
  const there = readdirSync('app/routes').map((file) => `routes/${file}`)
  expect({
    withoutFile: [...named].filter((file) => !existsSync(`app/${file}`)),
    withoutRoute: there.filter((file) => !named.has(file)),
  }).toEqual({ withoutFile: [], withoutRoute: [] })
})

test('what is open names routes that exist', () => {
  const named = new Set(routes.map(({ file }) => file))
  expect(
    [...Object.keys(open), ...Object.keys(forAll), ...ofGroup, homeOfGroup].filter(
      (file) => !named.has(file),
    ),
  ).toEqual([])
})

describe('a stranger', () => {
  const closed = once.filter(({ file }) => !(file in open))

  test.each(closed)('is turned away at /$path ($file)', async (route) => {
    const doors = await doorsOf(route)
    expect(doors.length).toBeGreaterThan(0)
    for (const { name, method, door } of doors) {
      const outcome = await come(door, method, route.path, null)
      expect({ door: name, closed: isClosed(outcome), ...outcome }).toMatchObject({ closed: true })
    }
  })

  test.each(once.filter(({ path }) => path.startsWith('demo/')))(
    'finds no /$path outside the demo',
    async (route) => {
      for (const { method, door } of await doorsOf(route)) {
        expect(await come(door, method, route.path, null)).toMatchObject({ status: 404 })
        expect(await come(door, method, route.path, organiserCookie)).toMatchObject({ status: 404 })
      }
    },
  )
})

describe('a manager who organises nothing', () => {
  const organisers = once.filter(
    ({ file, path }) =>
      !(file in open) &&
      !(file in forAll) &&
      !ofGroup.has(file) &&
      file !== homeOfGroup &&
      !path.startsWith('demo/'),
  )

  test.each(once.filter(({ file }) => ofGroup.has(file) || file === homeOfGroup))(
    'finds no /$path of a group of others ($file)',
    async (route) => {
      for (const { method, door } of await doorsOf(route)) {
        expect(await come(door, method, route.path, managerCookie)).toMatchObject({ status: 404 })
        const asOrganiser = await come(door, method, route.path, organiserCookie)
        if (ofGroup.has(route.file) || method === 'POST') expect(asOrganiser).toMatchObject({ status: 404 })
        else expect(asOrganiser).toMatchObject({ status: 200 })
      }
    },
  )

  test.each(organisers)('may not enter /$path ($file)', async (route) => {
    for (const { name, method, door } of await doorsOf(route)) {
      expect({ door: name, ...(await come(door, method, route.path, managerCookie)) }).toMatchObject({
        status: 403,
      })
    }
  })

  test('may not see or answer another’s invitation', async () => {
    const route = once.find(({ path }) => path === 'my/invitations/:invitationId')
    if (!route) throw new Error('no such route')
    for (const { method, door } of await doorsOf(route)) {
      const { status } = await come(door, method, route.path, managerCookie)
      expect([403, 404]).toContain(status)
    }
  })
})

/** What writes on reading, and why. */
const writes: Record<string, string> = {
  'routes/events.$id.answers.sheet.ts': 'who took the list of people out of the app is noted in the trail',
}

test('reading any page writes nothing', async () => {
  const written = async () => {
    const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(world.db)
    return rows[0]?.changes
  }
  for (const route of once) {
    const { loader } = await moduleOf(route.file)
    if (!loader || route.file in writes) continue
    const before = await written()
    for (const cookie of [null, managerCookie, organiserCookie]) await come(loader, 'GET', route.path, cookie)
    expect(`/${route.path} wrote ${Number(await written()) - Number(before)} rows`).toBe(
      `/${route.path} wrote 0 rows`,
    )
  }
})

// Every route is closed to a stranger, organisers' routes to everybody else, and reading a page writes nothing.
import { existsSync, readdirSync } from 'node:fs'
import type { LoaderFunction } from '@remix-run/node'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeWorld, type World } from '../world'
import { ask, filled, moduleOf, routes, type Outcome, type Route } from './doors'
import { thingsIn } from './things'

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
  'routes/quiet.$token.tsx': 'the letter’s secret link is the key: unsubscribing needs no account (RFC 8058)',
  'routes/survey.$token.tsx': 'the letter’s secret link is the key, and the answer is nobody’s',
  'routes/dates.$token.tsx': 'the letter’s secret link is the key',
  'routes/calendar.$file.ts': 'the secret address of a feed is the key: calendar programs sign in nowhere',
}

/** Open to everybody who has signed in, each for a reason; the rest are for organisers, and a network’s page for its members. */
const forAll: Record<string, string> = {
  'routes/directory._index.tsx':
    'the directory, by what each reader sees; closed to those who take part in nothing',
  'routes/directory.hints.ts': 'names in the directory, by the same rule',
  'routes/directory.$id.tsx': 'a person as the reader sees them',
  'routes/directory.$id.write.tsx': 'a letter to somebody whom the reader finds',
  'routes/start.tsx': 'everybody’s own start page',
  'routes/my.invitations.$invitationId.tsx': 'one’s own invitation, or a manager’s whom one assists',
  'routes/materials.$id.ts': 'a file that one’s own invitation shows, or a manager’s whom one assists',
  'routes/my.invitations.$invitationId.questions.tsx':
    'the questions of one’s own invitation, or of a manager’s',
  'routes/networks._index.tsx': 'the networks one belongs to',
  'routes/networks.$id.join.tsx': 'the networks that one may join, to all who may look in the directory',
  'routes/my.calls.$candidateId.tsx': 'the call to oneself',
  'routes/my.renewals.$renewalId.tsx': 'one’s own yearly question',
  'routes/my.assistants.tsx': 'one’s own assistants',
  'routes/my.week.tsx': 'one’s own week, and those of the managers whom one assists',
  'routes/my.invitations.$invitationId.substitute.tsx':
    'one’s own invitation, or a manager’s whom one assists',
  'routes/my.feeds.tsx': 'one’s own calendar feeds',
  'routes/my.data.tsx': 'what is one’s own to tell, and to whom',
  'routes/my.sharing.ts': 'leads to one’s own data',
  'routes/my.calendar.tsx': 'one’s own calendar',
  'routes/my.history.tsx': 'one’s own history',
  'routes/my.history.$form.ts': 'one’s own history and data, as a file',
  'routes/photos.$personId.$mark.ts': 'a face, for those whom its owner lets see it',
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
  const things = await thingsIn(world)
  ids = things.ids
  managerCookie = await world.cookieOf(things.outsider)
  organiserCookie = await world.cookieOf(world.organiser.personId)
})
afterAll(() => world.close())

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

// Whoever does not see a field cannot read it, find by it or count by it: each way out of the directory, over people met by
// chance, on SQLite and, where TEST_POSTGRES_URL names a server, on PostgreSQL.
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Db } from '#db/connect'
import { migrate } from '#db/migrate'
import type { SharedField } from '#db/schema'
import { change } from '~/domain/core/change.server'
import { nameHints } from '~/domain/directory/hints.server'
import { directoryList } from '~/domain/directory/list.server'
import { personSeenBy } from '~/domain/directory/person.server'
import { readDirectorySearch } from '~/domain/directory/search'
import { writeToPerson } from '~/domain/directory/writing.server'
import { feedContent } from '~/domain/feeds/text.server'
import type { FeedThing } from '~/domain/feeds/things'
import { peopleIn } from '~/domain/groups/home-people.server'
import { introductionOf } from '~/domain/groups/introductions.server'
import { memberPage } from '~/domain/networks/member-list.server'
import { memberSheet } from '~/domain/networks/member-sheet.server'
import { wordsOfPages } from '~/i18n/all'
import { freshDatabase } from '../world'
import { circleOfPeople, makeCircle, on, type Circle, type Made } from './circle'
import { meetAll } from './meetings'

const now = `${on}T09:00:00.000Z`
const given = process.env['TEST_POSTGRES_URL']

const viewerOf = (looker: Made) => ({ personId: looker.id, organiser: false, on })
const list = (db: Db, looker: Made, query: Record<string, string> = {}) =>
  directoryList(db, viewerOf(looker), readDirectorySearch(new URLSearchParams(query)))
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()

/** What must not be in an answer to a reader: each value of each person that they do not see. */
function hiddenFrom(circle: Circle, looker: Made): string[] {
  return circle.people.flatMap((other) => [
    ...Object.entries(other.values)
      // A region is two digits, which stand anywhere.
      .filter(([field]) => field !== 'region' && !circle.sees(looker, other, field as SharedField))
      .map(([, value]) => value),
    ...(circle.finds(looker, other) ? [] : [other.lastName]),
  ])
}

function expectNothingHidden(circle: Circle, looker: Made, answer: unknown): void {
  const text = JSON.stringify(answer)
  expect(hiddenFrom(circle, looker).filter((value) => text.includes(value))).toEqual([])
}

/** Runs over circles, with some of them as the reader. */
const overCircles = (
  makeDb: () => Promise<Db>,
  runs: number,
  check: (db: Db, circle: Circle, looker: Made) => Promise<void>,
) =>
  fc.assert(
    fc.asyncProperty(circleOfPeople, async (people) => {
      const db = await makeDb()
      const circle = await makeCircle(db, people)
      for (const looker of circle.people.slice(0, 3))
        // A record that was merged signs nobody in.
        if (looker.standing !== 'merged') await check(db, circle, looker)
    }),
    { numRuns: runs },
  )

function waysOut(makeDb: () => Promise<Db>, runs: number): void {
  const over = (check: Parameters<typeof overCircles>[2]) => overCircles(makeDb, runs, check)

  test('the list shows whom the reader finds, with what they see', () =>
    over(async (db, circle, looker) => {
      const page = await list(db, looker)
      expectNothingHidden(circle, looker, page)
      const among = new Set(circle.people.map(({ id }) => id))
      const expected = circle.people.filter((other) => circle.finds(looker, other))
      expect(idsOf(page.rows.filter(({ id }) => among.has(id)))).toEqual(idsOf(expected))
      for (const other of expected) {
        const row = page.rows.find(({ id }) => id === other.id)
        expect(row?.offers).toBe(circle.sees(looker, other, 'offers') ? other.values.offers : null)
        // A photo is told where it is served: to who may not look, one’s own alone.
        const shown = circle.sees(looker, other, 'photo') && (circle.looks(looker) || other === looker)
        expect(row?.photoMark).toBe(shown ? other.values.photo : null)
        expect((row?.courses ?? []).length > 0).toBe(circle.seesCourse(looker, other))
      }
    }))

  test('words find by name those who are found, by expertise and help those of whom it is seen, by nothing else', () =>
    over(async (db, circle, looker) => {
      for (const other of circle.people) {
        const hits = async (q: string) => (await list(db, looker, { q })).rows.map(({ id }) => id)
        const finds = circle.finds(looker, other) ? [other.id] : []
        expect(await hits(other.lastName)).toEqual(finds)
        for (const field of ['expertise', 'offers'] as const)
          expect(await hits(other.values[field])).toEqual(circle.sees(looker, other, field) ? [other.id] : [])
        for (const field of ['email', 'phone', 'links', 'photo'] as const)
          expect(await hits(other.values[field])).toEqual([])
      }
    }))

  test('filters find and count only where their field is seen', () =>
    over(async (db, circle, looker) => {
      const { choices } = await list(db, looker)
      const count = (rows: readonly { value: string; count: number }[], value: string) =>
        rows.find((row) => row.value === value)?.count ?? 0
      const seeing = (field: SharedField) =>
        circle.people.filter((other) => circle.sees(looker, other, field))
      expect(choices.offers).toBe(seeing('offers').length)
      for (const other of circle.people) {
        const seesExpertise = circle.sees(looker, other, 'expertise')
        expect(count(choices.expertise, other.values.expertise)).toBe(seesExpertise ? 1 : 0)
        const asked = await list(db, looker, { expertise: other.values.expertise })
        expect(asked.rows.map(({ id }) => id)).toEqual(seesExpertise ? [other.id] : [])
        const seesRegion = circle.sees(looker, other, 'region')
        expect(count(choices.region, other.values.region)).toBe(seesRegion ? 1 : 0)
        const there = await list(db, looker, { region: other.values.region })
        expect(idsOf(there.rows)).toEqual(seesRegion ? [other.id] : [])
      }
      const helpers = await list(db, looker, { offers: '1' })
      expect(idsOf(helpers.rows)).toEqual(idsOf(seeing('offers')))
      const alumni = circle.people.filter((other) => circle.seesCourse(looker, other))
      expect(count(choices.course, circle.programmeId)).toBe(alumni.length)
      expect(idsOf((await list(db, looker, { course: circle.programmeId })).rows)).toEqual(idsOf(alumni))
    }))

  test('a network narrows to those who share it with the reader', () =>
    over(async (db, circle, looker) => {
      for (const network of circle.networkIds) {
        const page = await list(db, looker, { network })
        const own = page.rows.some(({ id }) => id === looker.id)
        if (!own && looker.standing === 'known') expect(page.rows).toEqual([])
        expectNothingHidden(circle, looker, page)
      }
    }))

  test('hints are the names of those who are found', () =>
    over(async (db, circle, looker) => {
      for (const other of circle.people) {
        const hints = await nameHints(db, viewerOf(looker), other.lastName)
        expect(hints.map(({ id }) => id)).toEqual(circle.finds(looker, other) ? [other.id] : [])
        expect(await nameHints(db, viewerOf(looker), other.values.expertise)).toEqual([])
      }
    }))

  test('a person’s page tells what is seen, and is nobody’s who is not found', () =>
    over(async (db, circle, looker) => {
      for (const other of circle.people) {
        const seen = await personSeenBy(db, viewerOf(looker), other.id)
        expect(seen !== null).toBe(circle.finds(looker, other))
        if (seen === null) continue
        expectNothingHidden(circle, looker, seen)
        const told = (field: keyof Made['values']) =>
          circle.sees(looker, other, field) ? other.values[field] : null
        expect(seen).toMatchObject({
          email: told('email'),
          phone: told('phone'),
          expertise: told('expertise'),
          offers: told('offers'),
          links: [told('links')].filter((link) => link !== null),
          region: told('region'),
          photoMark: told('photo'),
          takesLetters: other !== looker && !other.unwanted && circle.sees(looker, other, 'letters'),
        })
        expect(seen.courses.length > 0).toBe(circle.seesCourse(looker, other))
      }
    }))

  test('letters reach those who take them from the writer, and nobody else', () =>
    over(async (db, circle, looker) => {
      const actor = {
        ...{ kind: 'person' as const, personId: looker.id, name: looker.lastName, locale: 'fi' as const },
        ...{ organiser: false, managerIds: [] },
      }
      for (const other of circle.people) {
        const letter = { id: v7(), subject: 'Hei', text: 'Tavataanko?' }
        const written = await change(db, { actor, now }, (c) =>
          writeToPerson(c, other.id, letter, 'secret'),
        ).catch((thrown: unknown) => (thrown as Response).status)
        const takes = other !== looker && !other.unwanted && circle.sees(looker, other, 'letters')
        if (!circle.looks(looker)) expect(written).toBe(403)
        else if (!circle.finds(looker, other)) expect(written).toBe(404)
        else expect(written).toEqual(takes ? { ok: true } : { ok: false, reason: 'lettersNotTaken' })
      }
    }))

  test('feeds tell of meetings and of nobody at them', () =>
    over(async (db, circle, looker) => {
      await meetAll(db, circle)
      const things: FeedThing[] = [
        ...[{ kind: 'own' } as const, { kind: 'organiser' } as const],
        { kind: 'eventKind', eventKind: 'managementDay' },
        ...circle.networkIds.map((networkId) => ({ kind: 'group' as const, networkId })),
      ]
      for (const thing of things) {
        const feed = { thing, personId: looker.id, locale: 'fi' as const }
        const { events } = await feedContent(db, feed, { now, baseUrl: 'https://johtofoorumi.vm.example' })
        expect(events.length).toBeGreaterThan(0)
        const text = JSON.stringify(events)
        const told = circle.people.flatMap(({ lastName, values: { region: _region, ...values } }) => [
          lastName,
          ...Object.values(values),
        ])
        expect(told.filter((value) => text.includes(value))).toEqual([])
      }
    }))

  test('the file of a network’s members tells those addresses that its reader sees', () =>
    over(async (db, circle, looker) => {
      for (const id of circle.networkIds) {
        const sheet = await memberSheet(db, id, viewerOf(looker), { t: wordsOfPages('fi'), locale: 'fi' })
        // Only who belongs to the network keeps it.
        if (!sheet.rows.some(([lastName]) => lastName === looker.lastName)) continue
        for (const other of circle.people.filter(({ standing }) => standing === 'known')) {
          const row = sheet.rows.find(([lastName]) => lastName === other.lastName)
          if (!row) continue
          expect(row.includes(other.values.email)).toBe(circle.sees(looker, other, 'email'))
          for (const field of ['phone', 'expertise', 'offers', 'links', 'photo'] as const)
            expect(JSON.stringify(row)).not.toContain(other.values[field])
        }
      }
    }))

  test('a small group’s home and its letters of introduction tell what its members opened', () =>
    over(async (db, circle) => {
      for (const id of [circle.networkIds[0] ?? '', circle.networkIds[3] ?? '']) {
        const home = await peopleIn(db, { id, foundedOn: '2010-01-01' }, { day: on, hostId: null })
        const introduced = await introductionOf(db, id, on)
        for (const other of circle.people.filter(({ standing }) => standing !== 'merged')) {
          const told = (field: 'email' | 'phone' | 'expertise') =>
            other.open[field] === undefined ? null : other.values[field]
          const expected = { email: told('email'), phone: told('phone'), expertise: told('expertise') }
          const atHome = home.find((person) => person.id === other.id)
          const inLetter = introduced.find(({ name }) => name.endsWith(other.lastName))
          expect(atHome === undefined).toBe(inLetter === undefined)
          if (atHome) expect(atHome).toMatchObject(expected)
          if (inLetter) expect(inLetter).toMatchObject(expected)
        }
      }
    }))

  test('the list of a network’s members tells names and posts alone', () =>
    over(async (db, circle) => {
      for (const id of circle.networkIds) {
        const text = JSON.stringify(await memberPage(db, id, on, { q: '', page: 1 }))
        const values = circle.people.flatMap(({ values: { region: _region, ...told } }) =>
          Object.values(told),
        )
        expect(values.filter((value) => text.includes(value))).toEqual([])
      }
    }))
}

describe('on SQLite', () => {
  const opened: Db[] = []
  afterAll(() => Promise.all(opened.map((db) => db.destroy())))
  waysOut(async () => {
    const db = await freshDatabase()
    opened.push(db)
    return db
  }, 15)
})

describe.skipIf(given === undefined)('on PostgreSQL', () => {
  const name = `ways_out_${randomBytes(4).toString('hex')}`
  let [server, db]: (Db | null)[] = [null, null]
  beforeAll(async () => {
    server = connect(given ?? '')
    await sql`create database ${sql.ref(name)} template template0 encoding 'UTF8' locale 'C.UTF-8'`.execute(
      server,
    )
    const url = new URL(given ?? '')
    url.pathname = `/${name}`
    db = connect(url.href)
    await migrate(db)
  })
  afterAll(async () => {
    await db?.destroy()
    if (server) await sql`drop database if exists ${sql.ref(name)}`.execute(server)
    await server?.destroy()
  })
  waysOut(async () => {
    if (!db) throw new Error('no database')
    // One database for all circles: nobody of the one before is left to be found.
    await sql`truncate ${sql.table('person')} cascade`.execute(db)
    return db
  }, 5)
})

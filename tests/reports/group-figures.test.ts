// The figures of small groups: each person once, moves between groups not counted, nobody singled out, on page and in file.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdsOn } from '~/domain/people/rules'
import { hideFew, timesInGroups } from '~/domain/reports/group-figures'
import { groupFigures } from '~/domain/reports/group-figures.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { visit } from '../doors/door'
import { moduleOf } from '../house/doors'
import { smallGroup } from '../renewals/group'
import { testWorld, type World } from '../world'

const t = wordsOfPages('fi')
const few = 3

describe('small counts', () => {
  test.each<[number[], (number | null)[], number]>([
    [[], [], 0],
    [[0, 5, 4], [0, 5, 4], 0],
    [[1, 5, 4], [null, 5, null], 5],
    [[1, 1, 5], [null, null, null], 7],
    [[2, 1, 5], [null, null, 5], 3],
    [[2], [null], 2],
    [[1, 1], [null, null], 2],
  ])('%j are told as %j and %i together', (counts, told, together) => {
    expect(hideFew(counts, few)).toEqual({ told, together })
  })

  test('whatever they are, none below the limit is told, the whole is kept, and none hidden can be worked out alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 14 }), (counts) => {
        const { told, together } = hideFew(counts, few)
        const shown = told.flatMap((count) => count ?? [])
        expect(shown.every((count) => count === 0 || count >= few)).toBe(true)
        const whole = counts.reduce((a, b) => a + b, 0)
        expect(shown.reduce((a, b) => a + b, 0) + together).toBe(whole)
        const hidden = told.filter((count) => count === null).length
        const some = counts.filter((count) => count > 0).length
        if (hidden > 0) expect(hidden >= 2 || some === 1).toBe(true)
      }),
    )
  })
})

test('a person’s times in groups cover the same days joined as apart', () => {
  const days = Array.from(
    { length: 24 },
    (_, at) => `2024-${String(1 + Math.floor(at / 2)).padStart(2, '0')}-${at % 2 ? '15' : '01'}`,
  )
  const row = fc
    .record({ from: fc.nat(23), long: fc.option(fc.nat(8), { nil: null }) })
    .map(({ from, long }) => ({
      personId: 'one',
      validFrom: days[from] ?? '',
      validTo: long === null ? null : (days[Math.min(23, from + long)] ?? null),
    }))
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const joined = timesInGroups(rows)
      for (const day of days)
        expect(joined.filter((it) => holdsOn(it, day)).length).toBe(
          Number(rows.some((it) => holdsOn(it, day))),
        )
    }),
  )
})

/** Nine members from three sectors, one of whom moved from an ended group, and one who has left. */
async function grouped(world: World) {
  const [vm, um, om] = [await world.sector('VM'), await world.sector('UM'), await world.sector('OM')]
  const id = await world.network({ kind: 'smallGroup', foundedOn: '2024-01-01' })
  const old = await world.network({ kind: 'smallGroup', foundedOn: '2024-01-01', endedOn: '2025-06-30' })
  const sectors = [vm, vm, vm, vm, um, um, um, um, om]
  const people: string[] = []
  for (const sectorId of sectors) {
    const person = await world.person({ sectorId })
    people.push(person)
    await world.member(id, person, { validFrom: people.length === 1 ? '2025-07-01' : '2024-01-01' })
  }
  await world.member(old, people[0] ?? '', {
    validFrom: '2024-01-01',
    validTo: '2025-06-30',
    endReason: 'groupsMerged',
  })
  await world.member(old, await world.person({ sectorId: vm }), {
    validFrom: '2024-01-01',
    validTo: '2025-06-30',
    endReason: 'ownWish',
  })
  await world.member(id, await world.person(), { role: 'liaison' })
  for (const [at, met] of [1, 1, 0].entries())
    await world.db
      .insertInto('meetingReport')
      .values({
        ...{ id: `r${at}`, networkId: id, eventId: null, heldOn: `2025-0${at + 1}-10`, askedAt: null },
        ...{ askedOf: null, met: met as 0 | 1, people: met ? 8 : null, answeredBy: null, answeredAt: null },
      })
      .execute()
  return { id, people }
}

test('a year has its groups, people once, who came and left for good, meetings held, and sectors without the few', async () => {
  await using world = await testWorld()
  await grouped(world)
  const { years, coverage } = await groupFigures(world.db, world.now())
  expect(years).toMatchObject([
    {
      year: 2024,
      groups: 2,
      members: 10,
      newcomers: 10,
      leavers: 0,
      meetings: 0,
      averageSize: 5,
      sectors: 3,
    },
    { year: 2025, groups: 1, members: 9, newcomers: 0, leavers: 1, meetings: 2, averageSize: 9, sectors: 3 },
    { year: 2026, on: '2026-10-01', groups: 1, members: 9, newcomers: 0, leavers: 0, meetings: 0 },
  ])
  const counts = Object.fromEntries(coverage.map(({ sector, counts: of }) => [sector?.code, of]))
  // The one from OM is told together with the next fewest.
  expect(counts.OM).toEqual([null, null, null])
  expect(counts.VM?.[0]).toBe(5)
  expect(counts.UM?.[0]).toBeNull()
  expect(years.map(({ together }) => together)).toEqual([5, 5, 5])
})

test('before the first group there are no figures', async () => {
  await using world = await testWorld()
  await smallGroup(world, 3, { foundedOn: '2027-01-01' })
  expect(await groupFigures(world.db, world.now())).toEqual({ years: [], coverage: [] })
  const page = await visit(world, paths.groupFigures(), { as: world.organiser.personId })
  expect(page.text).toContain(t('renewing.figures.none'))
})

test('the page tells them in words and tables, without a name, in every language', async () => {
  await using world = await testWorld()
  await grouped(world)
  const names = await world.db.selectFrom('person').select('lastName').execute()
  for (const locale of ['fi', 'sv', 'en'] as const) {
    const page = await visit(world, paths.groupFigures({ year: '2025' }), {
      as: world.organiser.personId,
      locale,
    })
    expect(page.status).toBe(200)
    expect(page.text).toContain(
      wordsOfPages(locale)('renewing.figures.sectorsSays', { year: 2025, count: 3, members: 9 }),
    )
    expect(page.text).toContain(wordsOfPages(locale)('renewing.figures.hidden'))
    expect(page.text).not.toMatch(/renewing\.|\{\{|undefined|NaN/)
    for (const { lastName } of names) expect(page.text).not.toContain(lastName)
  }
  expect((await visit(world, paths.groupFigures(), { as: await world.person() })).status).toBe(403)
})

test('the file holds the same figures, a row a year, and the trail tells who took it', async () => {
  await using world = await testWorld()
  await grouped(world)
  const { action } = await moduleOf('routes/groups.figures.sheet.ts')
  const cookie = await world.cookieOf(world.organiser.personId)
  const request = new Request(`http://127.0.0.1:3000${paths.groupFiguresSheet('csv')}`, {
    method: 'POST',
    headers: { Cookie: cookie },
  })
  const answer = (await action?.({ request, params: {}, context: world.context() })) as Response
  expect(answer.headers.get('Content-Disposition')).toContain('pienryhmat-2026-10-01.csv')
  const [head = '', first = '', ...rest] = (await answer.text()).trim().split('\r\n')
  expect(head).toContain(`${t('renewing.figures.year')};${t('renewing.figures.groups')}`)
  expect(first.split(';').slice(0, 8)).toEqual(['2024', '2', '10', '10', '0', '0', '5', '3'])
  expect(first).toContain('·')
  expect(rest).toHaveLength(2)
  const trail = await world.db.selectFrom('audit').select(['act', 'thingId']).execute()
  expect(trail).toContainEqual({ act: 'exportList', thingId: 'groupFigures' })
})

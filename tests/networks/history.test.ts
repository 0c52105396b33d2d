// The figures of a network's years: who joined, who left, from which sectors the members came.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysLater } from '~/domain/core/time'
import { coverage, spells, turnover, yearsOf, type Spell } from '~/domain/networks/history'
import { historyOf } from '~/domain/networks/history.server'
import { testWorld } from '../world'

const today = '2026-10-01'
const spell = (personId: string, validFrom: string, validTo: string | null = null): Spell => ({
  personId,
  validFrom,
  validTo,
})

describe('spells', () => {
  test.each<[string, Spell[], Spell[]]>([
    [
      'a change of role goes on',
      [spell('a', '2020-01-01', '2021-05-31'), spell('a', '2021-06-01')],
      [spell('a', '2020-01-01')],
    ],
    [
      'three rows in any order go on',
      [
        spell('a', '2022-01-01', '2022-12-31'),
        spell('a', '2020-01-01', '2020-12-31'),
        spell('a', '2021-01-01', '2021-12-31'),
      ],
      [spell('a', '2020-01-01', '2022-12-31')],
    ],
    [
      'a day between is a leaving',
      [spell('a', '2020-01-01', '2021-05-30'), spell('a', '2021-06-01')],
      [spell('a', '2020-01-01', '2021-05-30'), spell('a', '2021-06-01')],
    ],
    [
      'two people are two',
      [spell('a', '2020-01-01', '2021-05-31'), spell('b', '2021-06-01')],
      [spell('a', '2020-01-01', '2021-05-31'), spell('b', '2021-06-01')],
    ],
  ])('%s', (_, rows, expected) => {
    expect(spells(rows)).toEqual(expected)
  })
})

describe('years', () => {
  test.each([
    ['from the founding to today', '2024-05-01', null, ['2024-12-31', '2025-12-31', today]],
    ['to the end of a network', '2024-05-01', '2025-03-31', ['2024-12-31', '2025-03-31']],
    ['to today when the end is ahead', '2025-05-01', '2027-03-31', ['2025-12-31', today]],
    ['one when founded this year', '2026-05-01', null, [today]],
    ['none before the founding', '2027-05-01', null, []],
  ])('%s', (_, foundedOn, endedOn, days) => {
    expect(yearsOf({ foundedOn, endedOn }, today).map(({ on }) => on)).toEqual(days)
  })
})

test('turnover counts people, not rows, and nothing that lies ahead', () => {
  const years = yearsOf({ foundedOn: '2024-01-01', endedOn: null }, today)
  const rows = [
    spell('founder', '2024-01-01', '2025-06-30'),
    spell('founder', '2025-07-01'),
    spell('left', '2024-02-01', '2025-12-31'),
    spell('back', '2024-03-01', '2024-12-31'),
    spell('back', '2026-02-01'),
    spell('coming', '2026-11-01'),
    spell('going', '2025-02-01', '2026-12-31'),
  ]
  expect(turnover(rows, years)).toEqual([
    { year: 2024, on: '2024-12-31', joined: 3, left: 1, members: 3 },
    { year: 2025, on: '2025-12-31', joined: 1, left: 1, members: 3 },
    { year: 2026, on: today, joined: 1, left: 0, members: 3 },
  ])
})

test('whatever the rows, members of a year are those of the year before, with the joined and without the left', () => {
  const day = fc.integer({ min: 0, max: 3650 }).map((days) => daysLater('2016-10-01', days))
  const rows = fc.array(
    fc.record({ person: fc.nat(6), from: day, length: fc.option(fc.nat(900), { nil: null }) }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(rows, (given) => {
      // One person's rows never share a day.
      const kept: Spell[] = []
      for (const { person, from, length } of given) {
        const row = spell(String(person), from, length === null ? null : daysLater(from, length))
        const meets = kept.some(
          (it) =>
            it.personId === row.personId &&
            (it.validTo ?? '9') >= row.validFrom &&
            (row.validTo ?? '9') >= it.validFrom,
        )
        if (!meets) kept.push(row)
      }
      const years = yearsOf({ foundedOn: '2016-01-01', endedOn: null }, today)
      let before = 0
      // Who leaves on a year's last day is still a member of it, and is counted among those who left that year.
      const leftOnLast = (on: string) => spells(kept).filter(({ validTo }) => validTo === on).length
      for (const { joined, left, members, on } of turnover(kept, years)) {
        expect(members - leftOnLast(on)).toBe(before + joined - left)
        before = members - leftOnLast(on)
      }
      const counts = coverage(kept, years, (personId) => (Number(personId) % 2 ? 'odd' : null))
      turnover(kept, years).forEach(({ members }, at) => {
        const sum = [...counts.values()].reduce((total, row) => total + (row[at] ?? 0), 0)
        expect(sum).toBe(members)
      })
    }),
  )
})

test('a member counts to the sector that the post’s body belonged to then; a liaison counts nowhere', async () => {
  await using world = await testWorld()
  const [vm, om] = [await world.sector('VM'), await world.sector('OM')]
  const organisationId = await world.organisation({ sectorId: om })
  await world.db
    .insertInto('organisationPast')
    .values({
      id: 'past',
      organisationId,
      sectorId: vm,
      nameFi: 'Ennen',
      nameSv: 'Förr',
      nameEn: 'Before',
      validFrom: '2000-01-01',
      validTo: '2025-06-30',
    })
    .execute()
  const id = await world.network({ foundedOn: '2024-01-01' })
  await world.member(id, await world.person({ organisationId }), { validFrom: '2024-01-01' })
  await world.member(id, await world.person({ organisationId }), { validFrom: '2024-01-01', role: 'liaison' })
  const outside = await world.person()
  await world.member(id, outside, { validFrom: '2026-01-01' })
  const { sectors, years } = await historyOf(world.db, { id, foundedOn: '2024-01-01', endedOn: null }, today)
  expect(sectors.map(({ sector, counts }) => [sector?.code ?? null, counts])).toEqual([
    ['OM', [0, 1, 1]],
    ['VM', [1, 0, 0]],
    [null, [0, 0, 1]],
  ])
  expect(years.map(({ members }) => members)).toEqual([1, 1, 2])
})

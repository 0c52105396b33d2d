// Badges fit their sheets and names fit their badges; lists hold everybody once.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hueOf, namePoints, readOff, rolePoints, sheets, textWidth, widthOf } from '~/domain/door/badges'
import { badgePeople, paperGroups, readBadgesOf } from '~/domain/door/lists'
import type { PaperPerson } from '~/domain/door/papers.server'

test.each(sheets.map((sheet) => [sheet.id, sheet] as const))('%s fits on A4', (_, sheet) => {
  const wide = sheet.left + sheet.across * sheet.width + (sheet.across - 1) * sheet.gapX
  const tall = sheet.top + sheet.down * sheet.height + (sheet.down - 1) * sheet.gapY
  expect(wide).toBeLessThanOrEqual(210)
  expect(tall).toBeLessThanOrEqual(297)
})

describe('a name', () => {
  test.each(sheets.map((sheet) => [sheet.id, sheet] as const))('stands within a badge of %s', (_, sheet) => {
    const names = [
      ['Li', 'Bo'],
      ['Anna-Kaarina', 'Mustonen-Wahlström'],
      ['Maria Margareta Elisabeth', 'Hämäläinen-Korkeakoski'],
      ['WWWWWWWWWW', 'MMMMMMMMMMMM'],
    ]
    for (const [firstName = '', lastName = ''] of names) {
      const points = namePoints({ firstName, lastName }, sheet)
      for (const word of `${firstName} ${lastName}`.split(/[\s-]/))
        expect(widthOf(word, points)).toBeLessThanOrEqual(textWidth(sheet))
    }
  })

  test('is never larger when it is longer', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30 }),
        fc.constantFrom(...sheets),
        (lastName, sheet) => {
          const short = namePoints({ firstName: 'A', lastName: lastName.slice(0, 1) }, sheet)
          expect(namePoints({ firstName: 'A', lastName }, sheet)).toBeLessThanOrEqual(short)
        },
      ),
    )
  })

  test('leaves what it says of title and organisation smaller when there is much of it', () => {
    const [sheet] = sheets
    const long = 'kehittämis- ja hallintopalvelujen vastuualueen johtaja'
    expect(rolePoints(['johtaja', 'Verohallinto'], sheet)).toBeGreaterThan(
      rolePoints([long, long, long], sheet),
    )
  })
})

test('a correction is in tenths of a millimetre, within what a printer is off', () => {
  expect([readOff('1,25'), readOff('-2'), readOff('99'), readOff('x'), readOff(null)]).toEqual([
    1.3, -2, 5, 0, 0,
  ])
})

test('sectors have colours of their own', () => {
  const codes = Array.from({ length: 12 }, (_, at) => `S${at}`)
  expect(new Set(codes.map((code) => hueOf(code, codes))).size).toBe(12)
})

const person = (given: Partial<PaperPerson>): PaperPerson => ({
  invitationId: crypto.randomUUID(),
  firstName: 'A',
  lastName: 'B',
  title: null,
  organisation: null,
  sectorCode: null,
  table: null,
  ...given,
})

test('lists hold everybody once, those without a table or an organisation last', () => {
  const people = [
    person({ table: 10, organisation: { text: 'Öljy', lang: 'fi' } }),
    person({ table: null }),
    person({ table: 2, organisation: { text: 'Vero', lang: 'fi' } }),
  ]
  const keys = (list: 'names' | 'organisations' | 'tables') => paperGroups(people, list).map(({ key }) => key)
  expect(keys('names')).toEqual([''])
  expect(keys('organisations')).toEqual(['Vero', 'Öljy', ''])
  expect(keys('tables')).toEqual(['2', '10', ''])
  for (const list of ['names', 'organisations', 'tables'] as const)
    expect(paperGroups(people, list).flatMap((group) => group.people)).toHaveLength(3)
})

test('badges are for everybody, a sector, one person, or nobody yet', () => {
  const people = [person({ sectorCode: 'VM' }), person({})]
  const of = (text: string | null) => badgePeople(people, readBadgesOf(text)).length
  expect([of(null), of('sector-VM'), of('sector-XX'), of('outside'), of('blank'), of('test')]).toEqual([
    2, 1, 0, 1, 0, 0,
  ])
  expect(of(`person-${people[1]?.invitationId ?? ''}`)).toBe(1)
})

// The list of an audience as an organiser looks at it: its views, its search, its pages.
import { describe, expect, it } from 'vitest'
import { personSortKey } from '#db/sort-key'
import {
  doubtGroups,
  listPage,
  listPageSize,
  listRows,
  viewCounts,
  type ListQuery,
} from '~/domain/audience/list'
import type { AudienceRow, EventAudience, LeftOutRow } from '~/domain/audience/queries.server'
import type { Post } from '~/domain/people/rules'

const post = (organisation: string, sectorId: string | null): Post => ({
  titleFi: 'ylijohtaja',
  titleSv: 'överdirektör',
  titleEn: 'Director General',
  organisationId: organisation,
  nameFi: organisation,
  nameSv: organisation,
  nameEn: organisation,
  kind: 'agency',
  sectorId,
  sectorCode: sectorId,
  roleClass: 'director',
  seniorManagement: false,
})
const naming = (firstName: string, lastName: string) => ({
  personId: `${firstName} ${lastName}`,
  firstName,
  lastName,
  sortName: personSortKey({ firstName, lastName }),
})
const row = (first: string, last: string, given: Partial<AudienceRow> = {}): AudienceRow => ({
  ...naming(first, last),
  language: 'fi',
  email: 'x@example.fi',
  post: post('Tulli', 'VM'),
  postEndsOn: null,
  reasons: [{ all: [{ kind: 'seniorManagement' }] }],
  doubts: [],
  ...given,
})
const left = (first: string, last: string, takenAwayBy: LeftOutRow['takenAwayBy']): LeftOutRow => ({
  ...naming(first, last),
  post: null,
  reasons: [{ all: [{ kind: 'seniorManagement' }] }],
  takenAwayBy,
})
const standing = (given: {
  rows?: AudienceRow[]
  leftOut?: LeftOutRow[]
  invited?: string[]
  outside?: EventAudience['outsideRule']
}): EventAudience => ({
  event: { id: 'day', status: 'draft', startsAt: '2026-12-03T10:00:00.000Z', capacity: null, version: 1 },
  rule: { parts: [] },
  audience: { rows: given.rows ?? [], leftOut: given.leftOut ?? [], parts: [], troubles: [] },
  invitedIds: new Set(given.invited),
  outsideRule: given.outside ?? [],
})
const asked: ListQuery = { view: 'all', q: '', sector: '', page: 1 }
const idsIn = (of: EventAudience, query: Partial<ListQuery>) =>
  listPage(listRows(of), { ...asked, ...query }).rows.map((it) => it.personId)

describe('the list', () => {
  const byName = [{ all: [{ kind: 'person' as const, of: ['Bo Öst'] }] }]
  const bySector = [{ all: [{ kind: 'sector' as const, of: ['VM'] }] }]
  const day = standing({
    rows: [row('Aino', 'Virta'), row('Cia', 'Ek', { doubts: ['noAddress'], post: post('Salo', null) })],
    leftOut: [left('Bo', 'Öst', byName), left('Dan', 'Alm', bySector)],
    invited: ['Aino Virta', 'Eva Holm', 'Bo Öst'],
    outside: [
      { ...naming('Eva', 'Holm'), post: null },
      { ...naming('Bo', 'Öst'), post: null },
    ],
  })

  it('shows everybody reached, and those left out by name in their places', () => {
    expect(idsIn(day, {})).toEqual(['Cia Ek', 'Aino Virta', 'Bo Öst'])
    expect(viewCounts(listRows(day))).toEqual({
      all: 2,
      doubts: 1,
      new: 1,
      invited: 3,
      outside: 2,
      leftOut: 2,
    })
  })

  it('narrows by view, by words of names and organisations, by sector', () => {
    expect(idsIn(day, { view: 'new' })).toEqual(['Cia Ek'])
    expect(idsIn(day, { view: 'doubts' })).toEqual(['Cia Ek'])
    expect(idsIn(day, { view: 'outside' })).toEqual(['Eva Holm', 'Bo Öst'])
    expect(idsIn(day, { view: 'leftOut' })).toEqual(['Dan Alm', 'Bo Öst'])
    expect(idsIn(day, { q: 'TULLI vir' })).toEqual(['Aino Virta'])
    expect(idsIn(day, { q: 'öst' })).toEqual(['Bo Öst'])
    expect(idsIn(day, { sector: 'VM' })).toEqual(['Aino Virta'])
    expect(idsIn(day, { sector: 'outside' })).toEqual(['Cia Ek', 'Bo Öst'])
    expect(idsIn(day, { q: 'x'.repeat(10_000) })).toEqual([])
  })

  it('doubts only those not yet invited, the doubts that stop a letter first', () => {
    const doubted = standing({
      rows: [
        row('A', 'A', { doubts: ['noPost'] }),
        row('B', 'B', { doubts: ['noAddress', 'noPost'] }),
        row('C', 'C', { doubts: ['noAddress'] }),
      ],
      invited: ['C C'],
    })
    expect(doubtGroups(doubted).map((it) => [it.doubt, it.people.map((one) => one.personId)])).toEqual([
      ['noAddress', ['B B']],
      ['noPost', ['A A', 'B B']],
    ])
  })

  it('is paged, and a page beyond the last is the last', () => {
    const many = standing({
      rows: Array.from({ length: listPageSize + 3 }, (_, at) => row('A', `B${String(at).padStart(3, '0')}`)),
    })
    const beyond = listPage(listRows(many), { ...asked, page: 99 })
    expect(beyond).toMatchObject({ page: 2, total: listPageSize + 3 })
    expect(beyond.rows).toHaveLength(3)
    expect(listPage([], { ...asked, page: 7 })).toEqual({ rows: [], total: 0, page: 1 })
  })
})

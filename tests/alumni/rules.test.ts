// The rules of an alumni network's page: the years of a course, the order of courses, which audiences name a network.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AudienceRule, Criterion } from '~/domain/audience/parts'
import { inShownOrder, namesNetwork, yearsOfCourse } from '~/domain/alumni/rules'

test.each([
  ['2010-02-01', '2010-12-08', '2010'],
  ['2010-09-01', '2011-05-31', '2010–2011'],
  ['2010-12-31', '2011-01-01', '2010–2011'],
  ['2010-01-01', '2012-01-01', '2010–2012'],
  ['2010-06-01', '2010-06-01', '2010'],
])('a course from %s to %s is of %s', (startsOn, endsOn, years) => {
  expect(yearsOfCourse({ startsOn, endsOn })).toBe(years)
})

const aCourse = fc.record({
  id: fc.uuid(),
  number: fc.integer({ min: 1, max: 30 }),
  startsOn: fc.constantFrom('2008-02-01', '2010-02-01', '2010-08-15', '2018-02-01'),
  endsOn: fc.constant('2019-01-01'),
  own: fc.boolean(),
})

test('own courses come first, then the newest; of two that begin on a day the later number', () => {
  fc.assert(
    fc.property(fc.array(aCourse), (courses) => {
      const shown = inShownOrder(courses)
      expect(shown.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        courses.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      )
      for (const [at, course] of shown.entries()) {
        const next = shown[at + 1]
        if (next === undefined) continue
        expect(Number(course.own)).toBeGreaterThanOrEqual(Number(next.own))
        if (course.own !== next.own) continue
        expect(course.startsOn >= next.startsOn).toBe(true)
        if (course.startsOn === next.startsOn) expect(course.number).toBeGreaterThanOrEqual(next.number)
      }
    }),
  )
})

describe('an audience names a network', () => {
  const network = { id: 'the-network', programmeId: 'the-programme' }
  const including = (...all: Criterion[]): AudienceRule => ({ parts: [{ mode: 'include', all }] })
  test.each<[string, AudienceRule, boolean]>([
    ['by itself', including({ kind: 'network', of: ['other', 'the-network'] }), true],
    ['by its programme', including({ kind: 'programme', of: ['the-programme'] }), true],
    [
      'with another condition',
      including({ kind: 'seniorManagement' }, { kind: 'network', of: ['the-network'] }),
      true,
    ],
    ['not when it is another', including({ kind: 'network', of: ['other'] }), false],
    ['not when it is any network', including({ kind: 'network', of: 'every' }), false],
    ['not as a small group', including({ kind: 'smallGroup', of: ['the-network'] }), false],
    [
      'not when it is left out',
      { parts: [{ mode: 'exclude', all: [{ kind: 'network', of: ['the-network'] }] }] },
      false,
    ],
    ['not when nobody is named', { parts: [] }, false],
  ])('%s', (_, rule, named) => {
    expect(namesNetwork(rule, network)).toBe(named)
  })
  test('a network of no programme is not named by any', () => {
    expect(
      namesNetwork(including({ kind: 'programme', of: ['the-programme'] }), { id: 'x', programmeId: null }),
    ).toBe(false)
  })
})

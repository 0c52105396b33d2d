// What makes a plan complete, what a change of it means, the plan an organiser starts from, and the form that is typed.
import fc from 'fast-check'
import { movedAlong } from '~/domain/events/moving'
import { describe, expect, test } from 'vitest'
import { eventKinds, type EventTable } from '#db/schema'
import { localOf, zoned } from '~/domain/core/time'
import { firstPlan, planFromEarlier } from '~/domain/events/first-plan'
import { planFields, planForm } from '~/domain/events/plan-form'
import {
  changedFields,
  consequenceOf,
  linkDiesAt,
  missingDescriptions,
  missingTitles,
  planFaults,
  type EventPlan,
} from '~/domain/events/rules'
import { completePlan } from '../world'

const faultsOf = (given: Partial<EventPlan>, seated = 0) =>
  planFaults({ ...completePlan, ...given }, { seated: seated, earliest: null }).map(
    ({ field, fault }) => `${field} ${fault}`,
  )

describe('the faults of a plan', () => {
  test('a complete one has none', () => {
    expect(faultsOf({})).toEqual([])
  })

  test.each<[string, Partial<EventPlan>, number, string[]]>([
    ['no title in any language', { titleFi: '', titleSv: '', titleEn: '' }, 0, ['titleFi titleMissing']],
    ['a title in one language alone', { titleFi: '', titleEn: '' }, 0, []],
    ['an end before the start', { endsAt: '2026-12-03T09:59:00.000Z' }, 0, ['endsAt endBeforeStart']],
    ['an end at the start', { endsAt: completePlan.startsAt }, 0, ['endsAt endBeforeStart']],
    ['an end a month later', { endsAt: '2027-01-03T10:00:00.000Z' }, 0, ['endsAt tooLong']],
    [
      'a deadline after the start',
      { answerBy: '2026-12-03T10:01:00.000Z' },
      0,
      ['answerBy answerByAfterStart'],
    ],
    ['a deadline at the start', { answerBy: completePlan.startsAt }, 0, []],
    ['no deadline', { answerBy: null }, 0, []],
    ['fewer seats than are taken', { capacity: 11 }, 12, ['capacity capacityBelowSeated']],
    ['as many seats as are taken', { capacity: 12 }, 12, []],
    ['no limit of seats', { capacity: null }, 500, []],
    ['a link that is none', { onlineUrl: 'teams.example/x' }, 0, ['onlineUrl onlineUrlWrong']],
    ['a link that runs', { onlineUrl: 'javascript:alert(1)' }, 0, ['onlineUrl onlineUrlWrong']],
    ['a link with a blank', { onlineUrl: 'https://a b' }, 0, ['onlineUrl onlineUrlWrong']],
    ['a link', { onlineUrl: 'https://kokous.example/x' }, 0, []],
  ])('%s', (_, given, seated, faults) => {
    expect(faultsOf(given, seated)).toEqual(faults)
  })

  test('several are told at once', () => {
    expect(faultsOf({ titleFi: '', titleSv: '', titleEn: '', capacity: 1 }, 2)).toHaveLength(2)
  })
})

describe('what a change means to those invited', () => {
  const other: { [Field in keyof EventPlan]: EventPlan[Field] } = {
    kind: 'other',
    titleFi: 'Toinen',
    titleSv: 'En annan',
    titleEn: 'Another',
    descriptionFi: 'Toinen',
    descriptionSv: 'En annan',
    descriptionEn: 'Another',
    startsAt: '2026-12-03T11:00:00.000Z',
    endsAt: '2026-12-03T15:00:00.000Z',
    place: 'Finlandia-talo',
    onlineUrl: 'https://kokous.example/x',
    capacity: 5,
    answerBy: null,
    contactName: 'Toinen',
    contactEmail: 'toinen@vm.example',
    contactPhone: '1',
  }
  const meaning: Record<keyof EventPlan, string> = {
    kind: 'none',
    titleFi: 'wording',
    titleSv: 'wording',
    titleEn: 'wording',
    descriptionFi: 'wording',
    descriptionSv: 'wording',
    descriptionEn: 'wording',
    startsAt: 'askAgain',
    endsAt: 'askAgain',
    place: 'tell',
    onlineUrl: 'tell',
    capacity: 'none',
    answerBy: 'wording',
    contactName: 'wording',
    contactEmail: 'wording',
    contactPhone: 'wording',
  }

  test.each(Object.entries(meaning))('%s: %s', (field, consequence) => {
    const after = { ...completePlan, [field]: other[field as keyof EventPlan] }
    expect(consequenceOf(completePlan, after)).toBe(consequence)
    expect(changedFields(completePlan, after)).toEqual([field])
  })

  test('nothing changed means nothing', () => {
    expect(consequenceOf(completePlan, { ...completePlan })).toBe('none')
  })

  test('the gravest wins', () => {
    const words = { ...completePlan, titleFi: 'x' }
    expect(consequenceOf(completePlan, { ...words, place: 'x' })).toBe('tell')
    expect(consequenceOf(completePlan, { ...words, place: 'x', startsAt: other.startsAt })).toBe('askAgain')
  })
})

test('missing texts are told by language', () => {
  expect(missingTitles({ titleFi: 'x', titleSv: ' ', titleEn: '' })).toEqual(['sv', 'en'])
  expect(missingDescriptions({ descriptionFi: '', descriptionSv: 'x', descriptionEn: 'x' })).toEqual(['fi'])
  expect(missingDescriptions({ descriptionFi: '', descriptionSv: '', descriptionEn: '' })).toEqual([])
})

test('a link dies a day after the event', () => {
  expect(linkDiesAt('2026-12-03T14:00:00.000Z')).toBe('2026-12-04T14:00:00.000Z')
})

const texts = {
  titleFi: 'Otsikko',
  titleSv: 'Rubrik',
  titleEn: 'Title',
  descriptionFi: '',
  descriptionSv: '',
  descriptionEn: '',
}
const contact = { contactName: 'Aino Virta', contactEmail: 'aino.virta@vm.example', contactPhone: '' }

describe('the first plan', () => {
  test.each(eventKinds)('of %s is without fault, on a Thursday ahead, on any day it is begun', (kind) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), (day) => {
        const now = new Date(Date.UTC(2026, 0, 1, 8) + day * 86_400_000).toISOString()
        const plan = firstPlan(kind, now, texts, contact)
        expect(planFaults(plan, { seated: 0, earliest: null })).toEqual([])
        expect(zoned(plan.startsAt).dayOfWeek).toBe(4)
        expect(plan.startsAt > now && (plan.answerBy ?? '') > now).toBe(true)
      }),
    )
  })

  test('keeps Helsinki’s clock when the clocks change between today and the day', () => {
    // Begun in summer time for a day in winter time, and the other way about.
    const autumn = firstPlan('managementDay', '2026-09-10T06:00:00.000Z', texts, contact)
    expect(localOf(autumn.startsAt)).toBe('2026-11-05T12:00')
    const spring = firstPlan('managementDay', '2027-02-18T06:00:00.000Z', texts, contact)
    expect(localOf(spring.startsAt)).toBe('2027-04-15T12:00')
    expect(localOf(spring.answerBy ?? '')).toBe('2027-04-08T16:00')
  })
})

describe('last year’s event again', () => {
  const earlier: EventTable = {
    ...completePlan,
    id: 'earlier',
    hostNetworkId: null,
    status: 'open',
    zone: 'Europe/Helsinki',
    startsAt: '2025-10-23T09:00:00.000Z',
    endsAt: '2025-10-23T13:00:00.000Z',
    answerBy: '2025-10-16T13:00:00.000Z',
    onlineUrl: 'https://kokous.example/last-year',
    substituteLocale: 'fi',
    audienceRule: '{}',
    uid: 'uid',
    sequence: 3,
    timeSequence: 2,
    mailbox: 'johtofoorumi@vm.example',
    version: 7,
    copiedFrom: null,
    networkId: null,
    createdBy: null,
    createdAt: '2025-08-01T09:00:00.000Z',
    changedAt: '2025-08-01T09:00:00.000Z',
    cancelledAt: null,
    cancelNote: '',
    practicalFi: '',
    practicalSv: '',
    practicalEn: '',
    hybrid: 0,
    onlineCapacity: null,
    releaseAt: null,
    releasedAt: null,
    freedSeats: 'give',
    offerHours: 24,
    substitutes: 'no',
    forwardable: 0,
    seriesId: null,
    attendanceClosedAt: null,
    attendanceClosedBy: null,
    lessons: '',
  }

  test('falls on the same weekday and clock, a year later', () => {
    const plan = planFromEarlier(earlier, '2026-01-15T09:00:00.000Z', contact)
    expect(localOf(plan.startsAt)).toBe('2026-10-22T12:00')
    expect(localOf(plan.endsAt)).toBe('2026-10-22T16:00')
    expect(localOf(plan.answerBy ?? '')).toBe('2026-10-15T16:00')
    expect(planFaults(plan, { seated: 0, earliest: null })).toEqual([])
  })

  test('leaves last year’s link behind', () => {
    expect(planFromEarlier(earlier, '2026-01-15T09:00:00.000Z', contact).onlineUrl).toBe('')
  })

  test('keeps the clock over summer time, and comes to the future however old it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 }), (start, gap) => {
        const startsAt = new Date(Date.UTC(2015, 0, 1, 10) + start * 86_400_000).toISOString()
        const endsAt = new Date(Date.parse(startsAt) + 3 * 3_600_000).toISOString()
        const now = new Date(Date.parse(startsAt) + gap * 86_400_000).toISOString()
        const plan = planFromEarlier({ ...earlier, startsAt, endsAt, answerBy: null }, now, contact)
        expect(plan.startsAt > now).toBe(true)
        expect(localOf(plan.startsAt).slice(11)).toBe(localOf(startsAt).slice(11))
        expect(zoned(plan.startsAt).dayOfWeek).toBe(zoned(startsAt).dayOfWeek)
      }),
    )
  })
})

describe('the form of an event', () => {
  const typed = planFields(completePlan)
  const asTyped = (given: Record<string, unknown>) => ({
    ...typed,
    startsAtWhich: undefined,
    endsAtWhich: undefined,
    answerByWhich: undefined,
    ...given,
  })
  const errorsOf = (given: Record<string, unknown>) =>
    (planForm.safeParse(asTyped(given)).error?.issues ?? []).map(
      (issue) => `${issue.path.join('.')} ${issue.message}`,
    )
  const planOf = (given: Record<string, unknown>): EventPlan => planForm.parse(asTyped(given))

  test('what it shows it reads back the same', () => {
    expect(planOf({})).toEqual(completePlan)
  })

  test.each([
    ['startsAt', '2027-03-28T03:30', 'events.fault.missingHour'],
    ['endsAt', '2026-10-25T03:30', 'events.fault.doubledHour'],
    ['startsAt', 'soon', 'frame.form.notATime'],
    ['answerBy', '2026-12-03', 'frame.form.notATime'],
    ['capacity', '0', 'events.fault.capacityWrong'],
    ['capacity', '-3', 'events.fault.capacityWrong'],
    ['capacity', '1e9', 'events.fault.capacityWrong'],
    ['capacity', '12.5', 'events.fault.capacityWrong'],
    ['capacity', '1234567', 'events.fault.capacityWrong'],
    ['contactEmail', 'aino', 'frame.form.notAnEmail'],
    ['kind', 'party', 'frame.form.chooseOne'],
    ['titleFi', 'x'.repeat(201), 'frame.form.tooLong'],
    ['titleSv', '👩‍💼'.repeat(100_000), 'frame.form.tooLong'],
    ['descriptionEn', 'x'.repeat(100_000), 'frame.form.tooLong'],
    ['place', 'x'.repeat(100_000), 'frame.form.tooLong'],
  ])('%s %.20s is refused at its field', (field, value, message) => {
    expect(errorsOf({ [field]: value })).toContain(`${field} ${message}`)
  })

  // An empty field comes to the form as none.
  test.each(['startsAt', 'endsAt'])('%s left empty is refused', (field) => {
    expect(errorsOf({ [field]: undefined })).toEqual([`${field} frame.form.notATime`])
  })

  test('a title of several lines becomes one, and marks that turn it are taken out', () => {
    const { titleFi, place } = planOf({
      titleFi: 'Johdon\r\npäivä\u202e!',
      place: 'Säätytalo\tHelsinki\u2028sali 15',
    })
    expect({ titleFi, place }).toEqual({ titleFi: 'Johdon päivä!', place: 'Säätytalo Helsinki sali 15' })
  })

  test('a description keeps its lines, and emoji stay whole', () => {
    const { descriptionFi } = planOf({ descriptionFi: 'eka 👩‍💼\r\n\r\ntoka\0' })
    expect(descriptionFi).toBe('eka 👩‍💼\n\ntoka')
  })

  test('I5: the missing hour is refused, the doubled one asked, and read as the organiser chose', () => {
    const refusals = [
      ['startsAt', '2027-03-28T03:30', 'events.fault.missingHour'],
      ['endsAt', '2027-03-28T03:00', 'events.fault.missingHour'],
      ['startsAt', '2026-10-25T03:00', 'events.fault.doubledHour'],
    ] as const
    for (const [field, time, reason] of refusals)
      expect(errorsOf({ [field]: time })).toContain(`${field} ${reason}`)
    const day = { startsAt: '2026-10-25T02:30', endsAt: '2026-10-25T03:30', answerBy: '' }
    expect(planOf({ ...day, endsAtWhich: 'first' }).endsAt).toBe('2026-10-25T00:30:00.000Z')
    expect(planOf({ ...day, endsAtWhich: 'second' }).endsAt).toBe('2026-10-25T01:30:00.000Z')
    const shown = planFields(planOf({ ...day, endsAtWhich: 'second' }))
    expect(shown.endsAtWhich).toBe('second')
  })

  test('an empty capacity is no limit; blanks between digits are read', () => {
    expect(planOf({ capacity: '' }).capacity).toBeNull()
    expect(planOf({ capacity: '1 200' }).capacity).toBe(1200)
  })

  test('whatever is typed is read or refused, never thrown on', () => {
    const anything = fc.dictionary(fc.constantFrom(...Object.keys(typed)), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(anything, (given) => {
        errorsOf(given)
      }),
    )
  })
})

describe('what moves along with an event', () => {
  test.each([
    [
      'to another day',
      '2026-12-03T10:00:00.000Z',
      '2026-12-10T07:00:00.000Z',
      '2026-12-03T11:30:00.000Z',
      '2026-12-10T08:30:00.000Z',
    ],
    [
      'over the change to summer time',
      '2026-03-26T07:00:00.000Z',
      '2026-04-02T06:00:00.000Z',
      '2026-03-26T09:00:00.000Z',
      '2026-04-02T08:00:00.000Z',
    ],
    [
      'the second day of two',
      '2026-10-22T06:00:00.000Z',
      '2026-10-29T07:00:00.000Z',
      '2026-10-23T06:00:00.000Z',
      '2026-10-30T07:00:00.000Z',
    ],
  ])('%s', (_name, from, to, at, expected) => {
    expect(movedAlong(at, { from, to })).toBe(expected)
  })
})

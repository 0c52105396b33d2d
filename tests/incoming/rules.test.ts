// What a mail means, by many cases: whose it is, who may speak for whom, how old it is, whom it resembles.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { proposalsFor, resemblancesOf, type Proposable } from '~/domain/incoming/candidates'
import {
  cutComment,
  isOutdone,
  madeAt,
  senderFor,
  standingOf,
  whoIsMeant,
  type Traces,
} from '~/domain/incoming/rules'
import { longestComment } from '~/domain/invitations/rules'
import type { Leads } from '~/domain/people/aliases.server'

const leads = (personId: string, by: Leads['by'] = 'address'): Leads => ({ personId, by })

const nobody: Traces = {
  attendee: { holders: [], name: '', address: 'tuntematon@muualla.example' },
  from: { holders: [], name: '' },
  letter: null,
  thread: null,
}
const laine = { personId: 'aino', lastName: 'Laine' }
const invited =
  (...people: string[]) =>
  (personId: string) =>
    people.includes(personId)

describe('who is meant (R1)', () => {
  const cases: [string, Partial<Traces>, string[], string][] = [
    [
      'the holder',
      { attendee: { ...nobody.attendee, holders: [leads('aino')] } },
      ['aino'],
      'aino by address',
    ],
    [
      'the invited one of several who had the address in turn',
      { attendee: { ...nobody.attendee, holders: [leads('bo', 'earlier'), leads('aino', 'earlier')] } },
      ['aino'],
      'aino by earlier',
    ],
    [
      'a learnt address',
      { attendee: { ...nobody.attendee, holders: [leads('aino', 'alias')] } },
      ['aino'],
      'aino by alias',
    ],
    [
      'a known one who is not invited, though the letter was another’s',
      {
        attendee: { ...nobody.attendee, holders: [leads('bo')] },
        letter: laine,
        from: { holders: [leads('aino')], name: '' },
      },
      ['aino'],
      'notInvited',
    ],
    [
      'the letter that it came back by',
      { attendee: { holders: [], name: 'Laine Aino', address: 'al@muu.example' }, letter: laine },
      ['aino'],
      'aino by letter',
    ],
    [
      'the letter before the thread',
      {
        attendee: { holders: [], name: '', address: 'aino.laine@muu.example' },
        letter: laine,
        thread: { personId: 'bo', lastName: 'Laine' },
      },
      ['aino', 'bo'],
      'aino by letter',
    ],
    [
      'the thread',
      {
        attendee: { holders: [], name: '', address: '' },
        from: { holders: [], name: 'Aino LAINE (VM)' },
        thread: laine,
      },
      ['aino'],
      'aino by thread',
    ],
    [
      'a letter whose reader has another name, as when it was forwarded',
      {
        attendee: { holders: [], name: 'Pekka Vieras', address: 'p@muu.example' },
        letter: laine,
        thread: laine,
      },
      ['aino'],
      'unknownSender',
    ],
    ['a letter of one who is not invited', { letter: laine }, [], 'unknownSender'],
    ['the sender', { from: { holders: [leads('aino')], name: '' } }, ['aino'], 'aino by from'],
    ['nobody', {}, ['aino'], 'unknownSender'],
  ]
  test.each(cases)('%s', (_name, traces, people, wanted) => {
    const who = whoIsMeant({ ...nobody, ...traces }, invited(...people))
    expect(who.ok ? `${who.found.personId} by ${who.found.by}` : who.why).toBe(wanted)
  })

  test('is always one of the invited', () => {
    const someLeads = fc.array(
      fc.record({
        personId: fc.constantFrom('a', 'b', 'c', 'd'),
        by: fc.constantFrom('address' as const, 'earlier' as const, 'alias' as const),
      }),
    )
    const named = fc.option(
      fc.record({ personId: fc.constantFrom('a', 'b', 'c'), lastName: fc.constantFrom('Laine', 'Mäki') }),
    )
    fc.assert(
      fc.property(
        fc.record({
          attendee: fc.record({
            holders: someLeads,
            name: fc.constantFrom('', 'Laine'),
            address: fc.constant('x@y.z'),
          }),
          from: fc.record({ holders: someLeads, name: fc.constantFrom('', 'Mäki') }),
          letter: named,
          thread: named,
        }),
        fc.subarray(['a', 'b', 'c', 'd']),
        (traces, people) => {
          const who = whoIsMeant(traces, invited(...people))
          if (who.ok) expect(people).toContain(who.found.personId)
          // A person's own address never answers for somebody else.
          if (who.ok && traces.attendee.holders.length > 0)
            expect(traces.attendee.holders.map(({ personId }) => personId)).toContain(who.found.personId)
        },
      ),
    )
  })
})

describe('who may speak for whom', () => {
  const assistants = new Set(['sanna'])
  const cases: [string, Leads[], Leads[], string | null | false][] = [
    ['the person', [leads('aino')], [], null],
    ['nobody known', [], [], null],
    ['an assistant', [leads('sanna')], [], 'sanna'],
    ['an assistant in the name of the person', [leads('aino')], [leads('sanna')], 'sanna'],
    ['an assistant from elsewhere', [], [leads('sanna')], 'sanna'],
    ['a colleague', [leads('eero')], [], false],
    ['a colleague who says that a colleague sent it', [leads('eero')], [leads('eero')], false],
    ['a colleague who says that the person sent it', [leads('eero')], [leads('aino')], false],
  ]
  test.each(cases)('%s', (_name, from, sentBy, holder) => {
    const sender = senderFor('aino', assistants, { from, sentBy })
    expect(sender.ok && sender.holderId).toBe(holder)
  })
})

describe('how old a reply is (R2)', () => {
  const invitedAt = '2026-10-01T09:00:00.400Z'
  const receivedAt = '2026-10-02T12:00:00.000Z'
  const stamps = { stampedAt: null, echoed: false, sentAt: null, receivedAt }
  test.each([
    [
      'its own stamp',
      { stampedAt: '2026-10-01T10:00:00.000Z', sentAt: '2026-10-01T11:00:00.000Z' },
      '2026-10-01T10:00:00.000Z',
    ],
    ['the second of the invitation', { stampedAt: '2026-10-01T09:00:00.000Z' }, '2026-10-01T09:00:00.000Z'],
    [
      'ours, given back',
      { stampedAt: '2026-10-01T10:00:00.000Z', echoed: true, sentAt: '2026-10-01T11:00:00.000Z' },
      '2026-10-01T11:00:00.000Z',
    ],
    ['none', { sentAt: '2026-10-01T11:00:00.000Z' }, '2026-10-01T11:00:00.000Z'],
    ['none at all', {}, receivedAt],
    [
      'before there was an invitation',
      { stampedAt: '2020-01-01T00:00:00.000Z', sentAt: '2026-10-01T11:00:00.000Z' },
      '2026-10-01T11:00:00.000Z',
    ],
    [
      'a clock that is wrong throughout',
      { stampedAt: '1970-01-01T00:00:00.000Z', sentAt: '1970-01-01T00:00:00.000Z' },
      receivedAt,
    ],
    ['the future', { stampedAt: '2031-01-01T00:00:00.000Z' }, receivedAt],
    ['a mail from the future', { sentAt: '2031-01-01T00:00:00.000Z' }, receivedAt],
  ])('%s', (_name, given, wanted) => {
    expect(madeAt({ ...stamps, ...given }, invitedAt)).toBe(wanted)
  })

  const replied = '2026-10-02T10:00:00.000Z'
  test.each([
    ['nothing said', { repliedStamp: null, answeredAt: null, answerSource: null }, replied, false],
    ['the same reply', { repliedStamp: replied, answeredAt: null, answerSource: null }, replied, true],
    [
      'an older one',
      { repliedStamp: replied, answeredAt: null, answerSource: null },
      '2026-10-02T09:59:59.000Z',
      true,
    ],
    [
      'a newer one',
      { repliedStamp: replied, answeredAt: null, answerSource: null },
      '2026-10-02T10:00:01.000Z',
      false,
    ],
    [
      'made before the last was received, and after it was made',
      { repliedStamp: replied, answeredAt: '2026-10-02T11:00:00.000Z', answerSource: 'calendar' as const },
      '2026-10-02T10:30:00.000Z',
      false,
    ],
    [
      'made before an answer on the web',
      { repliedStamp: replied, answeredAt: '2026-10-02T11:00:00.000Z', answerSource: 'link' as const },
      '2026-10-02T10:30:00.000Z',
      true,
    ],
    [
      'made after an answer on the web',
      { repliedStamp: null, answeredAt: '2026-10-02T11:00:00.000Z', answerSource: 'organiser' as const },
      '2026-10-02T11:00:01.000Z',
      false,
    ],
  ])('%s', (_name, invitation, made, wanted) => {
    expect(isOutdone(invitation, made)).toBe(wanted)
  })
})

test('a comment is cut within what is kept, and never in the middle of a sign', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
      const cut = cutComment(text)
      expect(cut.length).toBeLessThanOrEqual(longestComment)
      expect(cut.isWellFormed()).toBe(true)
      if (text.trim().length <= longestComment) expect(cut).toBe(text.trim())
    }),
  )
  const long = `${'a'.repeat(longestComment - 2)}👩🏽‍💼 ja vielä`
  expect(cutComment(long)).toBe(`${'a'.repeat(longestComment - 2)}…`)
})

test('whatever an organiser must see waits, and nothing else', () => {
  const open = Object.entries(standingOf).flatMap(([why, standing]) => (standing === 'open' ? [why] : []))
  expect(open).toEqual([
    ...['unknownEvent', 'unknownSender', 'notInvited', 'senderDiffers', 'deadlinePassed', 'modeFull'],
    ...['delegated', 'counter', 'letter', 'letterForwarded'],
    ...['winmail', 'damaged', 'tooLarge', 'otherCalendar', 'backInQueue'],
  ])
})

describe('whom a mail resembles', () => {
  const person = (given: Partial<Proposable>): Proposable => ({
    firstName: 'Aino',
    lastName: 'Laine',
    email: 'aino.laine@virasto.example',
    assisted: false,
    silent: false,
    ...given,
  })
  test.each([
    ['the whole name', {}, { names: ['Laine, Aino'], addresses: ['x@muu.example'] }, ['name']],
    [
      'the name in the address',
      {},
      { names: [], addresses: ['aino.laine@muu.example'] },
      ['name', 'localPart'],
    ],
    ['without its marks', { lastName: 'Mäkelä' }, { names: ['Aino Makela'], addresses: [] }, ['name']],
    ['a last name of two', { lastName: 'Ala-Mäki' }, { names: ['ala-mäki'], addresses: [] }, ['lastName']],
    ['half of it', { lastName: 'Ala-Mäki' }, { names: ['Mäki'], addresses: [] }, []],
    ['the organisation', {}, { names: [], addresses: ['kirjaamo@virasto.example'] }, ['domain']],
    ['a mailbox of anybody', { email: 'a@gmail.com' }, { names: [], addresses: ['b@gmail.com'] }, []],
    ['the assistant', { assisted: true, silent: true }, { names: [], addresses: [] }, ['assists', 'silent']],
  ])('%s', (_name, given, by, wanted) => {
    expect(resemblancesOf(person(given), by)).toEqual(wanted)
  })

  test('the likeliest come first, and the silent alone only when few', () => {
    const by = { names: ['Aino Laine'], addresses: ['aino@muu.example'] }
    const people = [
      person({ firstName: 'Eero', email: null }),
      person({}),
      person({ firstName: 'Bo', lastName: 'Berg', email: 'bo@x.example', silent: true }),
    ]
    expect(proposalsFor(people, by).map(({ firstName }) => firstName)).toEqual(['Aino', 'Eero'])
    const silent = (n: number) =>
      Array.from({ length: n }, (_, at) => person({ lastName: `Berg${at}`, email: null, silent: true }))
    expect(proposalsFor(silent(8), { names: [], addresses: [] })).toHaveLength(8)
    expect(proposalsFor(silent(9), { names: [], addresses: [] })).toHaveLength(0)
  })
})

// The doors that plan an event: what is wrong is said beside its field, what was typed stays, what is odd does no harm.
import ICAL from 'ical.js'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { planFields } from '~/domain/events/plan-form'
import { eventById, programmeOf } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { wordsOfPages } from '~/i18n/all'
import { type events } from '~/i18n/fi/events'
import { paths } from '~/paths'
import { openPost, startMta } from '../post/world'
import { completePlan, lettersIn, testWorld, type World } from '../world'
import { dumpOf, emoji, hugeText, rightToLeft, visit } from './door'

const t = wordsOfPages('fi')
type Typed = Record<string, string>

/** The letters that two people have had when both have said yes. */
const asked = ['invitation', 'invitation', 'answered', 'answered']

/** A form filled in as a browser sends it. */
const filled = (more: Typed = {}): Typed => {
  const { startsAtWhich: _s, endsAtWhich: _e, answerByWhich: _a, ...fields } = planFields(completePlan)
  return { ...fields, capacity: '40', ...more }
}

const plan = (world: World, typed: Typed) =>
  visit(world, paths.newEvent({ kind: 'morningCoffee' }), { as: world.organiser.personId, form: typed })

const edit = (world: World, id: string, typed: Typed) =>
  visit(world, paths.editEvent(id), { as: world.organiser.personId, form: { batchId: 'press', ...typed } })

const idIn = (to: string | null) => /^\/events\/([^?]+)\?done=created$/.exec(to ?? '')?.[1] ?? ''

const planned = async (world: World, typed: Typed) => eventById(world.db, idIn((await plan(world, typed)).to))

/** Everything typed stands in the fields of the page, word for word. */
function expectKept(page: Awaited<ReturnType<typeof visit>>, typed: Typed): void {
  const shown = Object.fromEntries(Object.keys(typed).map((name) => [name, page.field(name)]))
  expect(shown).toEqual(typed)
}

type Fault =
  | `events.fault.${keyof typeof events.fault}`
  | `frame.form.${'notATime' | 'tooLong' | 'notAnEmail' | 'chooseOne'}`

const wrong: [string, Typed, string, Fault][] = [
  [
    'no title in any language',
    { titleFi: '', titleSv: '', titleEn: '' },
    'titleFi',
    'events.fault.titleMissing',
  ],
  [
    'a title of spaces and marks alone',
    { titleFi: ' \u202e\t ', titleSv: '', titleEn: '' },
    'titleFi',
    'events.fault.titleMissing',
  ],
  ['an end before the start', { endsAt: '2026-12-03T11:59' }, 'endsAt', 'events.fault.endBeforeStart'],
  ['an end at the start', { endsAt: '2026-12-03T12:00' }, 'endsAt', 'events.fault.endBeforeStart'],
  ['three weeks of it', { endsAt: '2026-12-24T12:00' }, 'endsAt', 'events.fault.tooLong'],
  [
    'a deadline after the start',
    { answerBy: '2026-12-03T12:01' },
    'answerBy',
    'events.fault.answerByAfterStart',
  ],
  ['no start', { startsAt: '' }, 'startsAt', 'frame.form.notATime'],
  ['no end', { endsAt: '' }, 'endsAt', 'frame.form.notATime'],
  ['a start that is no time', { startsAt: '3.12.2026 klo 12' }, 'startsAt', 'frame.form.notATime'],
  ['the thirtieth of February', { startsAt: '2027-02-30T12:00' }, 'startsAt', 'frame.form.notATime'],
  ['a year that never comes', { startsAt: '+275760-09-13T00:00' }, 'startsAt', 'frame.form.notATime'],
  [
    'the hour that March leaves out',
    { startsAt: '2027-03-28T03:30', endsAt: '2027-03-28T05:00' },
    'startsAt',
    'events.fault.missingHour',
  ],
  [
    'an end in the hour that March leaves out',
    { startsAt: '2027-03-28T02:30', endsAt: '2027-03-28T03:00' },
    'endsAt',
    'events.fault.missingHour',
  ],
  [
    'a deadline in the hour that March leaves out',
    { startsAt: '2027-04-01T12:00', endsAt: '2027-04-01T14:00', answerBy: '2027-03-28T03:59' },
    'answerBy',
    'events.fault.missingHour',
  ],
  [
    'the hour that October has twice',
    { startsAt: '2026-10-25T03:30', endsAt: '2026-10-25T09:00', answerBy: '' },
    'startsAt',
    'events.fault.doubledHour',
  ],
  ['no seats at all', { capacity: '0' }, 'capacity', 'events.fault.capacityWrong'],
  ['fewer seats than none', { capacity: '-5' }, 'capacity', 'events.fault.capacityWrong'],
  ['half a seat', { capacity: '1.5' }, 'capacity', 'events.fault.capacityWrong'],
  ['seats in words', { capacity: 'noin 40' }, 'capacity', 'events.fault.capacityWrong'],
  ['seats in powers', { capacity: '1e3' }, 'capacity', 'events.fault.capacityWrong'],
  ['more seats than people', { capacity: '99999999999999999999' }, 'capacity', 'events.fault.capacityWrong'],
  [
    'a link that is a script',
    { onlineUrl: 'javascript:alert(1)' },
    'onlineUrl',
    'events.fault.onlineUrlWrong',
  ],
  [
    'a link without its beginning',
    { onlineUrl: 'teams.example/kokous' },
    'onlineUrl',
    'events.fault.onlineUrlWrong',
  ],
  ['a contact’s address that is none', { contactEmail: 'aino' }, 'contactEmail', 'frame.form.notAnEmail'],
  ['a kind of its own', { kind: 'party' }, 'kind', 'frame.form.chooseOne'],
  ...(
    [
      'titleFi',
      'titleSv',
      'titleEn',
      'descriptionFi',
      'descriptionSv',
      'descriptionEn',
      'place',
      'contactName',
      'contactPhone',
    ] as const
  ).map((name): (typeof wrong)[number] => [
    `100,000 letters in ${name}`,
    { [name]: hugeText },
    name,
    'frame.form.tooLong',
  ]),
  [
    '100,000 letters of link',
    { onlineUrl: `https://${'a'.repeat(100_000)}` },
    'onlineUrl',
    'frame.form.tooLong',
  ],
]

describe.each(wrong)('%s', (_, more, field, fault) => {
  const typed = filled({ descriptionEn: `${emoji}\n<b>"&'`, contactPhone: '+358 40 123', ...more })
  const kept = () => {
    const { kind, ...rest } = typed
    // A kind that is not offered cannot be shown as chosen.
    return kind === 'party' ? rest : typed
  }

  test('is said of a new event beside its field; what was typed stays and nothing is stored', async () => {
    await using world = await testWorld()
    const before = await dumpOf(world.db)
    const page = await plan(world, typed)
    expect(page.status).toBe(200)
    expect(page.text).toContain(t(fault))
    expect(page.html).toContain(`href="#event-${field}"`)
    expect(page.html).toContain(`id="event-${field}-problem"`)
    expectKept(page, kept())
    expect(withoutSessions(await dumpOf(world.db))).toBe(withoutSessions(before))
  })

  test('is said of an event that is edited, too', async () => {
    await using world = await testWorld()
    const id = await world.draft()
    const before = await eventById(world.db, id)
    const page = await edit(world, id, { ...typed, version: '1', intent: 'look' })
    expect(page.text).toContain(t(fault))
    expect(page.html).toContain(`id="event-${field}-problem"`)
    expectKept(page, kept())
    expect(await eventById(world.db, id)).toEqual(before)
  })
})

/** Signing in writes of its own. */
function withoutSessions(dump: string): string {
  const tables = JSON.parse(dump) as Record<string, unknown>
  return JSON.stringify(
    Object.fromEntries(Object.entries(tables).filter(([name]) => !name.startsWith('signIn'))),
  )
}

test('what is wrong by itself and what disagrees with the rest are said in one round, each by the name of its field', async () => {
  await using world = await testWorld()
  const typed = filled({
    ...{ titleFi: '', titleSv: '', titleEn: '', capacity: '0', onlineUrl: 'teams' },
    ...{ startsAt: '2020-12-03T12:00', endsAt: '2020-12-03T11:00', answerBy: '2020-12-04T11:00' },
  })
  const page = await plan(world, typed)
  const faults = ['titleMissing', 'startInPast', 'endBeforeStart', 'capacityWrong', 'onlineUrlWrong'] as const
  for (const fault of [...faults, 'answerByAfterStart'] as const)
    expect(page.text).toContain(t(`events.fault.${fault}`))
  expect(page.text).toContain(`${t('events.form.capacity')}: ${t('events.fault.capacityWrong')}`)
  const id = await world.draft()
  const edited = await edit(world, id, { ...typed, version: '1', intent: 'look' })
  for (const fault of faults) expect(edited.text).toContain(t(`events.fault.${fault}`))
})

test('several faults are all said at once', async () => {
  await using world = await testWorld()
  const page = await plan(world, filled({ capacity: '0', contactEmail: 'x', startsAt: '' }))
  for (const field of ['capacity', 'contactEmail', 'startsAt']) {
    expect(page.html).toContain(`id="event-${field}-problem"`)
  }
  expect(page.text).toContain(t('frame.form.problems', { count: 3 }))
})

test('empty fields that may be empty are taken', async () => {
  await using world = await testWorld()
  const typed = filled({
    titleSv: '',
    titleEn: '',
    descriptionFi: '',
    descriptionSv: '',
    descriptionEn: '',
    place: '',
    onlineUrl: '',
    capacity: '',
    answerBy: '',
    contactName: '',
    contactEmail: '',
    contactPhone: '',
  })
  expect(await planned(world, typed)).toMatchObject({
    titleSv: '',
    descriptionFi: '',
    place: '',
    capacity: null,
    answerBy: null,
    contactEmail: '',
  })
  const { kind, titleFi, startsAt, endsAt } = typed
  const bare = await planned(world, { kind, titleFi, startsAt, endsAt } as Typed)
  expect(bare).toMatchObject({ titleFi, capacity: null, answerBy: null, onlineUrl: '' })
})

test.each([
  ['emoji', emoji],
  ['right-to-left words and their marks', rightToLeft],
  ['signs of HTML', '<i>"&\'</i></title><script>alert(1)</script>'],
])('a title with %s stays as it is, on the page too', async (_, titleFi) => {
  await using world = await testWorld()
  const event = await planned(world, filled({ titleFi, descriptionFi: `${titleFi}\n\n${titleFi}` }))
  expect(event.titleFi).toBe(titleFi)
  expect(event.descriptionFi).toBe(`${titleFi}\n\n${titleFi}`)
  const page = await visit(world, paths.event(event.id), { as: world.organiser.personId })
  expect(page.text).toContain(titleFi.replace(/\s+/g, ' '))
  expect(page.html).not.toContain('<script>alert')
})

describe('the hour that October has twice', () => {
  const october = { startsAt: '2026-10-25T03:30', endsAt: '2026-10-25T09:00', answerBy: '' }

  test.each([
    ['first', '2026-10-25T00:30:00.000Z'],
    ['second', '2026-10-25T01:30:00.000Z'],
  ] as const)('is asked about; the %s is stored right and shown again', async (which, at) => {
    await using world = await testWorld()
    const asked = await plan(world, filled(october))
    expect(asked.text).toContain(t('events.form.whichFirst'))
    expect(asked.text).toContain(t('events.form.whichSecond'))
    expect(asked.field('startsAtWhich')).toBe('')
    expect(asked.field('endsAtWhich')).toBeUndefined()
    const event = await planned(world, filled({ ...october, startsAtWhich: which }))
    expect(event.startsAt).toBe(at)
    const page = await visit(world, paths.editEvent(event.id), { as: world.organiser.personId })
    expect(page.field('startsAt')).toBe(october.startsAt)
    expect(page.field('startsAtWhich')).toBe(which)
  })

  test('from its first to its second time is an hour', async () => {
    await using world = await testWorld()
    const typed = { startsAt: '2026-10-25T03:30', endsAt: '2026-10-25T03:30', answerBy: '' }
    const event = await planned(world, filled({ ...typed, startsAtWhich: 'first', endsAtWhich: 'second' }))
    expect(Date.parse(event.endsAt) - Date.parse(event.startsAt)).toBe(3_600_000)
    const back = await plan(world, filled({ ...typed, startsAtWhich: 'second', endsAtWhich: 'first' }))
    expect(back.text).toContain(t('events.fault.endBeforeStart'))
  })

  test('an answer to it left over does no harm to another hour', async () => {
    await using world = await testWorld()
    const event = await planned(world, filled({ startsAtWhich: 'second' }))
    expect(event.startsAt).toBe(completePlan.startsAt)
    const odd = await plan(world, filled({ ...october, startsAtWhich: 'third' }))
    expect(odd.text).toContain(t('events.fault.doubledHour'))
  })
})

test('a title with line breaks reaches no header and no line of the calendar', async () => {
  await using world = await testWorld()
  const mta = await startMta()
  const { worker } = openPost(world.db, mta.smtpUrl)
  const evil = 'mailto:evil@evil.example'
  const titleFi = `Päivä\r\nATTENDEE;CN=x:${evil}\nBcc: evil@evil.example\u2028X-EVIL:1\u0000\u001b`
  const event = await planned(
    world,
    filled({ titleFi, place: `Talo\r\nATTENDEE:${evil}`, contactName: `N\r\nX: y` }),
  )
  expect(event.titleFi).toBe(`Päivä ATTENDEE;CN=x:${evil} Bcc: evil@evil.example X-EVIL:1`)
  const person = await world.person({ email: 'kutsuttu@virasto.example' })
  const rule = { parts: [{ mode: 'include', all: [{ kind: 'person', of: [person] }] }] }
  await world.db
    .updateTable('event')
    .set({ audienceRule: JSON.stringify(rule) })
    .execute()
  const address = paths.eventSending(event.id)
  const look = await visit(world, address, { as: world.organiser.personId })
  const form = { batchId: look.field('batchId') ?? '', mark: look.field('mark') ?? '' }
  await visit(world, address, { as: world.organiser.personId, form })
  await worker.drain()
  expect(mta.caught.map(({ to }) => to)).toEqual(['kutsuttu@virasto.example'])
  const mail = await simpleParser(mta.caught[0]?.raw ?? '')
  expect(mail.headers.has('bcc')).toBe(false)
  expect(mail.subject).toContain('Päivä ATTENDEE;CN=x')
  const calendar = mail.attachments.find((part) => part.contentType.startsWith('application/ics'))
  const entry = new ICAL.Component(ICAL.parse(calendar?.content.toString('utf8') ?? '')).getFirstSubcomponent(
    'vevent',
  )
  expect(entry?.getAllProperties('attendee').map((one) => one.getFirstValue())).toEqual([
    'MAILTO:kutsuttu@virasto.example',
  ])
  expect(entry?.getFirstPropertyValue('summary')).toBe(event.titleFi)
  expect(entry?.hasProperty('x-evil')).toBe(false)
})

describe('an event that people are invited to', () => {
  const seatedTwo = async (world: World) => {
    const people = [await world.person(), await world.person()]
    const { eventId, invitationIds } = await world.invited(people, { capacity: 5 })
    for (const invitationId of invitationIds)
      await world.act((c) => respond(c, { invitationId, answer: 'yes', comment: '', source: 'organiser' }))
    await world.lettersLeave()
    return eventId
  }
  const versionOf = async (world: World, id: string) => String((await eventById(world.db, id)).version)

  test('cannot have fewer seats than are taken; exactly as many is well', async () => {
    await using world = await testWorld()
    const id = await seatedTwo(world)
    const typed = filled({ capacity: '1', version: await versionOf(world, id), intent: 'look' })
    const page = await edit(world, id, typed)
    expect(page.text).toContain(t('events.fault.capacityBelowSeated'))
    expect(page.field('capacity')).toBe('1')
    expect((await eventById(world.db, id)).capacity).toBe(5)
    expect((await edit(world, id, { ...typed, capacity: '2' })).to).toBe(`/events/${id}?done=saved`)
    expect((await eventById(world.db, id)).capacity).toBe(2)
  })

  test('a new time is shown with whom it reaches before anything is written; the press tells them', async () => {
    await using world = await testWorld()
    const id = await seatedTwo(world)
    const typed = filled({
      capacity: '5',
      startsAt: '2026-12-04T12:00',
      endsAt: '2026-12-04T16:00',
      version: await versionOf(world, id),
    })
    const before = await eventById(world.db, id)
    const review = await edit(world, id, { ...typed, intent: 'look' })
    expect(review.text).toContain(t('events.review.askAgain', { count: 2 }))
    expect(review.text).toContain(t('events.review.saveAndTell', { count: 2 }))
    expectKept(review, typed)
    expect(await eventById(world.db, id)).toEqual(before)
    expect((await lettersIn(world.db)).map(({ kind }) => kind)).toEqual(asked)
    const told = await edit(world, id, { ...typed, intent: 'tell' })
    expect(told.to).toBe(`/events/${id}?done=told&told=2`)
    const kinds = (await lettersIn(world.db)).map(({ kind }) => kind)
    expect(kinds.slice(asked.length)).toEqual(['timeChanged', 'timeChanged'])
    const page = await visit(world, told.to ?? '', { as: world.organiser.personId })
    expect(page.text).toContain(t('events.overview.told', { count: 2 }))
  })

  test('pressed twice at once, the change is told once', async () => {
    await using world = await testWorld()
    const id = await seatedTwo(world)
    const typed = filled({
      capacity: '5',
      place: 'Smolna',
      version: await versionOf(world, id),
      intent: 'tell',
    })
    await Promise.all([edit(world, id, typed), edit(world, id, typed)])
    const kinds = (await lettersIn(world.db)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'detailsChanged')).toHaveLength(2)
  })

  test('changed by another organiser meanwhile: refused, what was typed stays, the next press is on the newest', async () => {
    await using world = await testWorld()
    const id = await seatedTwo(world)
    const seen = await versionOf(world, id)
    await edit(world, id, filled({ capacity: '7', version: seen, intent: 'quiet' }))
    const typed = filled({ titleFi: `Oma ${emoji}`, capacity: '8', version: seen })
    const page = await edit(world, id, { ...typed, intent: 'quiet' })
    expect(page.text).toContain(t('reasons.changedMeanwhile'))
    const { version: _, ...fields } = typed
    expectKept(page, fields)
    expect((await eventById(world.db, id)).capacity).toBe(7)
    const version = page.field('version') ?? ''
    expect(version).toBe(await versionOf(world, id))
    await edit(world, id, { ...typed, version, intent: 'quiet' })
    expect((await eventById(world.db, id)).capacity).toBe(8)
  })

  test.each([
    ['none', {}],
    ['a word', { version: 'latest' }],
    ['nothing', { version: '' }],
  ])('a version that is %s changes nothing and is no failure of the app', async (_, given: Typed) => {
    await using world = await testWorld()
    const id = await seatedTwo(world)
    const before = await eventById(world.db, id)
    const page = await edit(world, id, { ...filled({ capacity: '9' }), ...given, intent: 'quiet' })
    expect([200, 400]).toContain(page.status)
    expect(await eventById(world.db, id)).toEqual(before)
  })

  test('that is cancelled can be neither edited nor cancelled again', async () => {
    await using world = await testWorld()
    const id = await seatedTwo(world)
    const as = world.organiser.personId
    const cancelled = await visit(world, paths.cancelEvent(id), {
      as,
      form: { version: await versionOf(world, id), batchId: 'c', note: `Syy: ${emoji}` },
    })
    expect(cancelled.to).toBe(`/events/${id}?done=cancelled&told=2`)
    const version = await versionOf(world, id)
    const page = await visit(world, cancelled.to ?? '', { as })
    expect(page.text).toContain(t('events.overview.cancelledNote', { note: `Syy: ${emoji}` }))
    expect((await visit(world, paths.editEvent(id), { as })).to).toBe(`/events/${id}`)
    await edit(world, id, filled({ capacity: '9', version, intent: 'tell' }))
    await visit(world, paths.cancelEvent(id), { as, form: { version, batchId: 'd', note: '' } })
    const kinds = (await lettersIn(world.db)).map(({ kind }) => kind)
    expect(kinds.slice(asked.length)).toEqual(['cancelled', 'cancelled'])
    expect((await eventById(world.db, id)).capacity).toBe(5)
  })

  test('a note of cancelling with 100,000 letters is refused and stays', async () => {
    await using world = await testWorld()
    const id = await seatedTwo(world)
    const page = await visit(world, paths.cancelEvent(id), {
      as: world.organiser.personId,
      form: { version: await versionOf(world, id), batchId: 'c', note: hugeText },
    })
    expect(page.text).toContain(t('frame.form.tooLong'))
    expect(page.field('note')).toBe(hugeText)
    expect((await eventById(world.db, id)).status).toBe('open')
  })
})

describe('the programme', () => {
  const write = (world: World, id: string, typed: Typed) =>
    visit(world, paths.eventProgramme(id), { as: world.organiser.personId, form: { version: '1', ...typed } })

  test('is put in the order of time, lines of speakers without names left out', async () => {
    await using world = await testWorld()
    const id = await world.draft()
    const saved = await write(world, id, {
      'items[0].time': '15:00',
      'items[0].titleFi': 'Päätös',
      'items[1].time': '12:00',
      'items[1].titleFi': 'Avaus',
      'items[1].titleSv': '',
      'items[1].speakers[0].name': 'Ministeri Maija Meikäläinen',
      'items[1].speakers[0].role': '',
      'items[1].speakers[1].name': '',
      'items[1].speakers[1].role': '',
    })
    expect(saved.to).toBe(`/events/${id}?done=programme`)
    expect(await programmeOf(world.db, id)).toMatchObject([
      {
        startsAt: '2026-12-03T10:00:00.000Z',
        titleFi: 'Avaus',
        speakers: [{ name: 'Ministeri Maija Meikäläinen' }],
      },
      { startsAt: '2026-12-03T13:00:00.000Z', titleFi: 'Päätös', speakers: [] },
    ])
  })

  test.each([
    ['no time', { 'items[0].time': '', 'items[0].titleFi': 'Avaus' }, 'events.fault.timeMissing'],
    [
      'a time that is none',
      { 'items[0].time': '25:99', 'items[0].titleFi': 'Avaus' },
      'events.fault.lineOutside',
    ],
    ['no title', { 'items[0].time': '12:00', 'items[0].titleFi': '' }, 'events.fault.lineTitleMissing'],
    ['100,000 letters', { 'items[0].time': '12:00', 'items[0].titleFi': hugeText }, 'frame.form.tooLong'],
  ] as const)('with %s is refused, and what was typed stays', async (_, typed, fault) => {
    await using world = await testWorld()
    const id = await world.draft()
    const kept = { ...typed, 'items[0].speakers[0].name': emoji, 'items[0].speakers[0].role': rightToLeft }
    const page = await write(world, id, kept)
    expect(page.text).toContain(t(fault))
    expectKept(page, kept)
    expect(await programmeOf(world.db, id)).toEqual([])
  })

  test('changed by another organiser meanwhile is refused, and what was typed stays', async () => {
    await using world = await testWorld()
    const id = await world.draft()
    const typed = { 'items[0].time': '12:00', 'items[0].titleFi': 'Avaus' }
    await write(world, id, typed)
    const kept = { ...typed, 'items[0].titleFi': 'Toinen avaus' }
    const page = await write(world, id, kept)
    expect(page.text).toContain(t('reasons.changedMeanwhile'))
    expectKept(page, kept)
    expect(await programmeOf(world.db, id)).toMatchObject([{ titleFi: 'Avaus' }])
  })
})

// The door of the answer link: opening changes nothing, a press answers, and what cannot be answered says why.
import { describe, expect, test } from 'vitest'
import type { Answer } from '#db/schema'
import { change } from '~/domain/core/change.server'
import type { EventPlan } from '~/domain/events/rules'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent } from '~/domain/invitations/changing.server'
import { withdraw } from '~/domain/invitations/inviting.server'
import { testToken } from '~/domain/invitations/preview'
import { longestComment } from '~/domain/invitations/rules'
import { eventById } from '~/domain/events/queries.server'
import { wordsOfPages } from '~/i18n/all'
import { completePlan, lettersIn, testWorld, type World } from '../world'
import { dumpOf, emoji, hugeText, rightToLeft, visit, type Coming } from './door'

const t = wordsOfPages('fi')

type Invited = { eventId: string; links: string[]; invitationIds: string[]; people: string[] }

/** An event with so many people invited, each with the address of their letter's link. */
async function invited(world: World, count = 1, given: Partial<EventPlan> = {}): Promise<Invited> {
  const people: string[] = []
  for (let at = 0; at < count; at++) people.push(await world.person())
  const made = await world.invited(people, given)
  const letters = await lettersIn(world.db)
  const links = made.invitationIds.map(
    (id) => `/a/${letters.find((letter) => letter.invitationId === id)?.data.answerToken}`,
  )
  return { ...made, links, people }
}

const press = (world: World, link: string, answer: string, comment = '', more: Coming = {}) =>
  visit(world, link, { ...more, form: { answer, comment } })

const stored = (world: World, id: string) =>
  world.db.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const daysFrom = (at: string, days: number) => new Date(Date.parse(at) + days * 86_400_000).toISOString()

/** Lets time go on until an instant. */
function passUntil(world: World, at: string): void {
  world.pass({ seconds: (Date.parse(at) - Date.parse(world.now())) / 1000 })
}

describe('a link', () => {
  const cases: [string, (world: World, made: Invited) => Promise<string> | string, number, string][] = [
    ['that nobody was sent', () => `/a/${'x'.repeat(43)}`, 404, 'unknown'],
    ['with its last letter lost', (_, made) => made.links[0]?.slice(0, -1) ?? '', 404, 'unknown'],
    ['with a letter too many', (_, made) => `${made.links[0]}x`, 404, 'unknown'],
    ['in another case', (_, made) => `/a/${made.links[0]?.slice(3).toUpperCase()}`, 404, 'unknown'],
    ['of a hundred thousand letters', () => `/a/${'x'.repeat(100_000)}`, 404, 'unknown'],
    ['with letters that no header may hold', () => `/a/${encodeURIComponent('€\r\nX: y')}`, 404, 'unknown'],
    ['with signs of SQL', () => `/a/${encodeURIComponent("' or 1=1 --")}`, 404, 'unknown'],
    [
      'of one taken off the list',
      async (world, made) => {
        await world.act((c) => withdraw(c, made.invitationIds[0] ?? ''))
        return made.links[0] ?? ''
      },
      410,
      'revoked',
    ],
    [
      'a day after the event',
      (world, made) => {
        passUntil(world, daysFrom(completePlan.endsAt, 1))
        return made.links[0] ?? ''
      },
      410,
      'dead',
    ],
    ['of a test letter', () => `/a/${testToken}`, 200, 'test'],
  ]

  test.each(cases)('%s says so and answers nothing', async (_, linkOf, status, why) => {
    await using world = await testWorld()
    const link = await linkOf(world, await invited(world))
    const before = await dumpOf(world.db)
    const page = await visit(world, link)
    expect(page.status).toBe(status)
    expect(page.text).toContain(t(`answering.${why as 'unknown'}.title`))
    expect(page.html).not.toContain('<form')
    const pressed = await press(world, link, 'yes')
    expect({ status: pressed.status, to: pressed.to }).toEqual({ status: 302, to: link })
    expect(await dumpOf(world.db)).toBe(before)
  })

  test('still opens in the last hour before it dies, and says that the event is over', async () => {
    await using world = await testWorld()
    const { links } = await invited(world)
    passUntil(world, daysFrom(completePlan.endsAt, 23 / 24))
    const page = await visit(world, links[0] ?? '')
    expect(page.status).toBe(200)
    expect(page.text).toContain(t('answering.over'))
    expect(page.html).not.toContain('<form')
  })

  test('is dead for one person alone', async () => {
    await using world = await testWorld()
    const { links, invitationIds } = await invited(world, 2)
    await world.act((c) => withdraw(c, invitationIds[0] ?? ''))
    expect((await visit(world, links[0] ?? '')).status).toBe(410)
    expect((await visit(world, links[1] ?? '')).status).toBe(200)
  })

  test.each(['GET', 'HEAD'] as const)(
    'opened with %s changes nothing, whatever the address asks',
    async (method) => {
      await using world = await testWorld()
      const { links } = await invited(world)
      const before = await dumpOf(world.db)
      for (const query of ['', '?answer=yes', '?answer=no&done=1', '?answer=maybe&comment=x']) {
        const page = await visit(world, `${links[0]}${query}`, { method })
        expect({ status: page.status, cookies: page.cookies }).toEqual({ status: 200, cookies: [] })
      }
      expect(await dumpOf(world.db)).toBe(before)
    },
  )

  test('opens no other page and gives no session', async () => {
    await using world = await testWorld()
    const { links, invitationIds } = await invited(world)
    const answered = await press(world, links[0] ?? '', 'yes')
    expect(answered.cookies).toEqual([])
    const own = await visit(world, `/my/invitations/${invitationIds[0]}`)
    expect(own.to).toMatch(/^\/sign-in\?/)
  })
})

describe('a press', () => {
  test.each(['yes', 'maybe', 'no'] as const)('of %s is taken and thanked for', async (answer: Answer) => {
    await using world = await testWorld()
    const { links, invitationIds } = await invited(world)
    const link = links[0] ?? ''
    const pressed = await press(world, link, answer, 'Tulen junalla')
    expect({ status: pressed.status, to: pressed.to }).toEqual({ status: 302, to: `${link}?done=1` })
    const page = await visit(world, pressed.to ?? '')
    expect(page.text).toContain(t('answering.thanks'))
    expect(page.text).toContain(t(`answering.confirmed.${answer}`))
    expect(page.field('comment')).toBe('Tulen junalla')
    expect(await stored(world, invitationIds[0] ?? '')).toMatchObject({
      answer,
      comment: 'Tulen junalla',
      answerSource: 'link',
    })
  })

  test('may be changed until the deadline, each answer kept', async () => {
    await using world = await testWorld()
    const { links, invitationIds } = await invited(world)
    for (const answer of ['yes', 'no', 'maybe']) await press(world, links[0] ?? '', answer)
    const given = await world.db.selectFrom('answer').select('answer').orderBy('id').execute()
    expect(given.map((row) => row.answer)).toEqual(['yes', 'no', 'maybe'])
    expect((await stored(world, invitationIds[0] ?? '')).answer).toBe('maybe')
  })

  test.each([
    ['no answer at all', {}],
    ['an empty answer', { answer: '' }],
    ['an answer of its own', { answer: 'YES' }],
    ['another word', { answer: 'perhaps', comment: 'x' }],
    ['a comment alone', { comment: 'x' }],
  ])('with %s changes nothing and shows the page again', async (_, form: Record<string, string>) => {
    await using world = await testWorld()
    const { links } = await invited(world)
    const before = await dumpOf(world.db)
    const pressed = await visit(world, links[0] ?? '', { form, method: 'POST' })
    expect({ status: pressed.status, to: pressed.to }).toEqual({ status: 302, to: links[0] })
    expect(await dumpOf(world.db)).toBe(before)
  })

  test('twice at once is one answer and one letter', async () => {
    await using world = await testWorld()
    const { links } = await invited(world)
    const link = links[0] ?? ''
    const both = await Promise.all([press(world, link, 'yes', 'kyllä'), press(world, link, 'yes', 'kyllä')])
    expect(both.map((one) => one.to)).toEqual([`${link}?done=1`, `${link}?done=1`])
    expect(await world.db.selectFrom('answer').select('id').execute()).toHaveLength(1)
    expect((await lettersIn(world.db)).map((letter) => letter.kind)).toEqual(['invitation', 'answered'])
  })

  test.each([
    ['emoji', emoji],
    ['right-to-left words and their marks', rightToLeft],
    ['lines', 'yksi\nkaksi'],
    ['signs of HTML', '<b>"&\'</b></textarea><script>alert(1)</script>'],
    ['as much as may be', 'ä'.repeat(longestComment)],
  ])('keeps a comment with %s', async (_, comment) => {
    await using world = await testWorld()
    const { links, invitationIds } = await invited(world)
    await press(world, links[0] ?? '', 'yes', comment)
    expect((await stored(world, invitationIds[0] ?? '')).comment).toBe(comment)
    const page = await visit(world, links[0] ?? '')
    expect(page.field('comment')).toBe(comment)
    expect(page.html).not.toContain('<script>alert')
  })

  test('with 100,000 letters is refused, and what was typed stays', async () => {
    await using world = await testWorld()
    const { links } = await invited(world)
    const before = await dumpOf(world.db)
    const page = await press(world, links[0] ?? '', 'yes', hugeText)
    expect(page.status).toBe(200)
    expect(page.text).toContain(t('reasons.commentTooLong'))
    expect(page.field('comment')).toBe(hugeText)
    expect(await dumpOf(world.db)).toBe(before)
  })
})

describe('after the deadline', () => {
  const late = async (world: World) => {
    const made = await invited(world)
    passUntil(world, daysFrom(completePlan.answerBy ?? '', 1))
    return made
  }

  test.each(['yes', 'maybe'])('the page says whom to ask and refuses %s', async (answer) => {
    await using world = await testWorld()
    const { links } = await late(world)
    const open = await visit(world, links[0] ?? '')
    expect(open.text).toContain(completePlan.contactEmail)
    expect(open.html).not.toContain('value="yes"')
    const before = await dumpOf(world.db)
    const page = await press(world, links[0] ?? '', answer, 'myöhässä')
    expect(page.text).toContain(t('reasons.deadlinePassed'))
    expect(page.text).toContain(t('answering.lateAsk', { contact: 'Aino Virta, aino.virta@vm.example' }))
    expect(page.field('comment')).toBe('myöhässä')
    expect(await dumpOf(world.db)).toBe(before)
  })

  test('a no is taken', async () => {
    await using world = await testWorld()
    const { links, invitationIds } = await late(world)
    expect((await press(world, links[0] ?? '', 'no')).to).toBe(`${links[0]}?done=1`)
    expect((await stored(world, invitationIds[0] ?? '')).answer).toBe('no')
  })

  test('the minute of the deadline itself is in time', async () => {
    await using world = await testWorld()
    const { links, invitationIds } = await invited(world)
    passUntil(world, completePlan.answerBy ?? '')
    await press(world, links[0] ?? '', 'yes')
    expect((await stored(world, invitationIds[0] ?? '')).answer).toBe('yes')
  })
})

describe('an event', () => {
  test.each(['yes', 'no'])('that is cancelled says so and takes no %s', async (answer) => {
    await using world = await testWorld()
    const { links, eventId } = await invited(world)
    const { version } = await eventById(world.db, eventId)
    await world.act((c) => cancelEvent(c, eventId, { version, note: '', batchId: 'b' }))
    const before = await dumpOf(world.db)
    const open = await visit(world, links[0] ?? '')
    expect(open.text).toContain(t('answering.cancelled'))
    expect(open.html).not.toContain('<form')
    expect((await press(world, links[0] ?? '', answer)).text).toContain(t('reasons.eventCancelled'))
    expect(await dumpOf(world.db)).toBe(before)
  })

  test.each(['yes', 'no'])('that has begun takes no %s', async (answer) => {
    await using world = await testWorld()
    const { links } = await invited(world, 1, { answerBy: null })
    passUntil(world, completePlan.startsAt)
    const before = await dumpOf(world.db)
    expect((await press(world, links[0] ?? '', answer)).text).toContain(t('reasons.eventOver'))
    expect(await dumpOf(world.db)).toBe(before)
  })

  test('that is full says so before and after; a yes waits in the order of arrival, a no and a maybe are taken', async () => {
    await using world = await testWorld()
    const { links, invitationIds } = await invited(world, 5, { capacity: 1 })
    expect((await visit(world, links[0] ?? '')).text).toContain(t('answering.seatsLeft', { count: 1 }))
    await press(world, links[0] ?? '', 'yes')
    const full = await visit(world, links[1] ?? '')
    expect(full.text).toContain(t('answering.full'))
    expect(full.text).toContain(t('answering.queue'))
    for (const [at, count] of [
      [1, 1],
      [2, 2],
    ] as const) {
      const { to } = await press(world, links[at] ?? '', 'yes')
      const after = await visit(world, to ?? '')
      expect(after.text).toContain(t('answering.state.waiting', { count }))
      expect(after.text).toContain(t('answering.confirmed.waiting'))
      expect((await stored(world, invitationIds[at] ?? '')).seat).toBe('waiting')
    }
    await press(world, links[3] ?? '', 'no')
    await press(world, links[4] ?? '', 'maybe')
    expect((await stored(world, invitationIds[3] ?? '')).answer).toBe('no')
    expect((await stored(world, invitationIds[4] ?? '')).answer).toBe('maybe')
  })

  test('that is full says so where the letter’s own press leads and to an assistant; opening either writes nothing', async () => {
    await using world = await testWorld()
    const { links, invitationIds, people } = await invited(world, 2, { capacity: 1 })
    const assistant = await world.person()
    await world.assist(people[1] ?? '', assistant)
    await press(world, links[0] ?? '', 'yes')
    const answers = () => world.db.selectFrom('invitation').selectAll().orderBy('id').execute()
    const before = await answers()
    const opened = await visit(world, `${links[1]}?answer=yes`)
    expect(opened.text).toContain(t('answering.chosen'))
    const assistants = await visit(world, `/my/invitations/${invitationIds[1]}`, { as: assistant })
    expect(opened.text).toContain(t('answering.queue'))
    expect(assistants.text).toContain(t('answering.queueOf'))
    for (const { html, text } of [opened, assistants]) {
      expect(text).toContain(t('answering.full'))
      // Whoever comes from the press of the letter meets the warning before the button.
      expect(html.indexOf(t('answering.full'))).toBeLessThan(html.indexOf('name="answer"'))
    }
    expect((await visit(world, links[0] ?? '')).text).not.toContain(t('answering.full'))
    expect(await answers()).toEqual(before)
    passUntil(world, daysFrom(completePlan.answerBy ?? '', 1))
    const late = await visit(world, `${links[1]}?answer=yes`)
    expect(late.text).not.toContain(t('answering.full'))
    expect(late.text).not.toContain(t('answering.queue'))
  })

  test('that was full when the page was opened, not when it was pressed, gives the seat; and the other way round', async () => {
    await using world = await testWorld()
    const { links, invitationIds } = await invited(world, 2, { capacity: 1 })
    const first = await visit(world, links[1] ?? '')
    expect(first.text).not.toContain(t('answering.full'))
    await press(world, links[0] ?? '', 'yes')
    const { to } = await press(world, links[1] ?? '', 'yes')
    expect((await visit(world, to ?? '')).text).toContain(t('answering.state.waiting', { count: 1 }))
    await press(world, links[0] ?? '', 'no')
    expect((await stored(world, invitationIds[1] ?? '')).seat).toBe('seated')
    expect((await visit(world, links[1] ?? '')).text).toContain(t('answering.state.yes'))
  })
})

describe('those who have signed in', () => {
  test('a manager answers on their own page; an assistant answers for the manager, and the page says for whom', async () => {
    await using world = await testWorld()
    const { invitationIds, people } = await invited(world)
    const manager = people[0] ?? ''
    const assistant = await world.person()
    await world.db
      .insertInto('assistance')
      .values({ id: 'a', assistantId: assistant, managerId: manager, validFrom: '2020-01-01', validTo: null })
      .execute()
    const address = `/my/invitations/${invitationIds[0]}`
    expect((await visit(world, address, { as: manager })).status).toBe(200)
    await press(world, address, 'maybe', '', { as: manager })
    expect((await stored(world, invitationIds[0] ?? '')).answerSource).toBe('page')
    const { to } = await press(world, address, 'yes', 'Hän tulee', { as: assistant })
    expect(to).toBe(`${address}?done=1`)
    expect(await stored(world, invitationIds[0] ?? '')).toMatchObject({
      answer: 'yes',
      answerSource: 'assistant',
      answeredBy: assistant,
    })
    const done = await visit(world, to ?? '', { as: assistant })
    expect(done.text).toMatch(/Testi Henkilö\d+ tulee\./)
  })

  test('an assistant whose duty has ended, and anybody else, finds nothing', async () => {
    await using world = await testWorld()
    const { invitationIds, people } = await invited(world)
    const [former, other] = [await world.person(), await world.person()]
    await world.db
      .insertInto('assistance')
      .values({
        id: 'a',
        assistantId: former,
        managerId: people[0] ?? '',
        validFrom: '2020-01-01',
        validTo: '2026-09-30',
      })
      .execute()
    const before = (await stored(world, invitationIds[0] ?? '')).answer
    for (const as of [former, other, world.organiser.personId]) {
      const address = `/my/invitations/${invitationIds[0]}`
      expect((await visit(world, address, { as })).status).toBe(404)
      expect((await press(world, address, 'yes', '', { as })).status).toBe(404)
    }
    expect((await stored(world, invitationIds[0] ?? '')).answer).toBe(before)
  })
})

test('an organiser records an answer heard by phone after the deadline; a comment too long comes back', async () => {
  await using world = await testWorld()
  const { eventId, invitationIds } = await invited(world)
  passUntil(world, daysFrom(completePlan.answerBy ?? '', 1))
  const address = `/events/${eventId}/answers/${invitationIds[0]}`
  const as = world.organiser.personId
  const tooLong = await press(world, address, 'yes', hugeText, { as })
  expect(tooLong.text).toContain(t('reasons.commentTooLong'))
  expect(tooLong.field('comment')).toBe(hugeText)
  expect(tooLong.field('answer')).toBe('yes')
  const unchosen = await visit(world, address, { as, form: { comment: 'soitti' } })
  expect(unchosen.text).toContain(t('frame.form.chooseOne'))
  expect(unchosen.field('comment')).toBe('soitti')
  const { to } = await press(world, address, 'yes', 'Soitti', { as })
  expect((await visit(world, to ?? '', { as })).text).toContain(t('answers.one.saved'))
  expect(await stored(world, invitationIds[0] ?? '')).toMatchObject({
    answer: 'yes',
    answerSource: 'organiser',
  })
})

test('two people press for the last seat at once: one has it, the other waits', async () => {
  await using world = await testWorld()
  const { invitationIds, people } = await invited(world, 2, { capacity: 1 })
  await Promise.all(
    invitationIds.map((invitationId, at) =>
      change(
        world.db,
        { actor: { kind: 'link', personId: people[at] ?? '', invitationId }, now: world.now() },
        (c) => respond(c, { invitationId, answer: 'yes', comment: '', source: 'link' }),
      ),
    ),
  )
  const seats = await Promise.all(invitationIds.map(async (id) => (await stored(world, id)).seat))
  expect(seats.sort()).toEqual(['seated', 'waiting'])
})

// The link pages of substitutes and forwarded invitations with scripts off, the organisers' list, the week side by side.
import { describe, expect, test } from 'vitest'
import { answers } from '#db/schema'
import { respond } from '~/domain/invitations/answering.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { lettersIn, testWorld, type World } from '../world'
import { visit } from './door'

const t = wordsOfPages('fi')

async function eventWith(world: World, values: object, people = 1) {
  const ids: string[] = []
  for (let at = 0; at < people; at++)
    ids.push(await world.person({ firstName: 'Maija', lastName: `Johtaja${at}` }))
  const { eventId, invitationIds } = await world.invited(ids)
  await world.db
    .updateTable('event')
    .set({ lessons: '', ...values })
    .where('id', '=', eventId)
    .execute()
  const token = async (personId = ids[0]) =>
    (await lettersIn(world.db)).filter((letter) => letter.personId === personId).at(-1)?.data.answerToken ??
    ''
  return { eventId, people: ids, invitations: invitationIds, token }
}

const deputy = {
  firstName: 'Sini',
  lastName: 'Sijainen',
  email: 'sini@virasto.example',
  language: 'fi',
  note: 'Kiitos',
}

describe('a substitute by the link', () => {
  test('is reached under the buttons, sent by a plain form, shown, and taken back', async () => {
    await using world = await testWorld()
    const { eventId, token } = await eventWith(world, { substitutes: 'yes' })
    const link = await token()
    const page = await visit(world, paths.answer(link))
    expect(page.html).toContain(`href="${paths.substitute(link)}"`)
    const form = await visit(world, paths.substitute(link))
    const sent = await visit(world, paths.substitute(link), {
      form: { ...deputy, id: form.field('id') ?? '' },
    })
    expect(sent.to).toBe(paths.substitute(link, { done: 'sent' }))
    expect((await visit(world, sent.to ?? '')).text).toContain(t('deputies.form.done.sent'))
    const after = await visit(world, paths.answer(link))
    expect(after.text).toContain(t('deputies.page.sent.inForce', { name: 'Sini Sijainen' }))
    const own =
      (await lettersIn(world.db)).find(({ kind }) => kind === 'substituteNamed')?.data.answerToken ?? ''
    expect((await visit(world, paths.answer(own))).text).toContain(
      t('deputies.page.standsInFor', { name: 'Maija Johtaja0' }),
    )
    const list = await visit(world, paths.eventSubstitutes(eventId), { as: world.organiser.personId })
    expect(list.text).toContain('Sini Sijainen')
    const id = after.field('id') ?? ''
    const back = await visit(world, paths.substitute(link), { form: { press: 'takeBack', id } })
    expect(back.to).toBe(paths.substitute(link, { done: 'takenBack' }))
    expect((await visit(world, paths.answer(own))).status).toBe(410)
  })

  test('what was typed stays beside what is wrong; a text of 100,000 letters is refused', async () => {
    await using world = await testWorld()
    const { token } = await eventWith(world, { substitutes: 'yes' })
    const link = await token()
    const page = await visit(world, paths.substitute(link), {
      form: { ...deputy, email: 'ei osoite', note: 'x'.repeat(100_000) },
    })
    expect(page.field('firstName')).toBe('Sini')
    expect(page.text).toContain(t('frame.form.notAnEmail'))
    expect(page.text).toContain(t('frame.form.tooLong'))
    expect(await world.db.selectFrom('substitution').selectAll().execute()).toEqual([])
  })

  test('where none may be sent the page says so, and another’s invitation takes nothing back', async () => {
    await using world = await testWorld()
    const { invitations, token, people } = await eventWith(world, { substitutes: 'yes' }, 2)
    const none = await eventWith(world, {})
    const closed = await visit(world, paths.substitute(await none.token()))
    expect(closed.text).toContain(t('reasons.substitutesNotAllowed'))
    expect((await visit(world, paths.answer(await none.token()))).html).not.toContain('/substitute')
    await visit(world, paths.mySubstitute(invitations[0] ?? ''), { as: people[0], form: deputy })
    const { id } = await world.db.selectFrom('substitution').select('id').executeTakeFirstOrThrow()
    const other = await token(people[1])
    expect((await visit(world, paths.substitute(other), { form: { press: 'takeBack', id } })).status).toBe(
      404,
    )
    const strangers = await visit(world, paths.mySubstitute(invitations[0] ?? ''), {
      as: people[1],
      form: deputy,
    })
    expect(strangers.status).toBe(404)
  })

  test('with approval the organiser sees the request and decides with a reply; only of their own event', async () => {
    await using world = await testWorld()
    const { eventId, token } = await eventWith(world, { substitutes: 'approval' })
    const other = await eventWith(world, { substitutes: 'approval' })
    const link = await token()
    await visit(world, paths.substitute(link), { form: deputy })
    const as = world.organiser.personId
    const list = await visit(world, paths.eventSubstitutes(eventId), { as })
    expect(list.text).toContain('Kiitos')
    const waits = t('deputies.list.waiting', { count: 1 })
    const overview = () => visit(world, paths.event(eventId), { as })
    expect((await overview()).text).toContain(waits)
    expect((await overview()).html).toContain(`href="${paths.eventSubstitutes(eventId)}"`)
    const start = () => visit(world, paths.start(), { as })
    expect((await start()).text).toContain(t('events.start.requests', { count: 1 }))
    expect((await start()).html).toContain(`href="${paths.eventSubstitutes(eventId)}"`)
    const press = { press: 'approve', id: list.field('id') ?? '', reply: 'Sopii' }
    expect((await visit(world, paths.eventSubstitutes(other.eventId), { as, form: press })).status).toBe(404)
    const done = await visit(world, paths.eventSubstitutes(eventId), { as, form: press })
    expect(done.to).toBe(paths.eventSubstitutes(eventId, { done: 'approved' }))
    expect((await overview()).text).not.toContain(waits)
    expect((await start()).text).not.toContain(t('events.start.requests', { count: 1 }))
    // The page of the one who asked, opened again, no longer waits for what has been decided.
    const decided = await visit(world, paths.substitute(link, { done: 'asked' }))
    expect(decided.text).not.toContain(t('deputies.form.done.asked'))
    const again = await visit(world, paths.eventSubstitutes(eventId), { as, form: press })
    expect(again.text).toContain(t('reasons.substituteEnded'))
  })
})

describe('a forwarded link', () => {
  const guest = {
    firstName: 'Uuno',
    lastName: 'Uusi',
    email: 'uuno@yritys.example',
    language: 'sv',
    about: 'Yritys Oy',
  }

  test('of a bound invitation says whose it is and whom to write to, and takes nobody in', async () => {
    await using world = await testWorld()
    const { people, token } = await eventWith(world, {})
    const link = await token()
    expect((await visit(world, paths.answer(link))).html).toContain(paths.notMine(link))
    const page = await visit(world, paths.notMine(link))
    expect(page.text).toContain(t('deputies.whose.bound', { name: 'Maija Johtaja0' }))
    expect(page.text).toContain('aino.virta@vm.example')
    await visit(world, paths.notMine(link), { form: guest })
    expect(await world.db.selectFrom('invitation').select('personId').execute()).toEqual([
      { personId: people[0] },
    ])
  })

  test('of a bound invitation shows somebody else who has signed in only that, and takes no answer from them', async () => {
    await using world = await testWorld()
    const { people, invitations, token } = await eventWith(world, {})
    const link = await token()
    const [stranger, assistant] = [await world.person(), await world.person()]
    await world.assist(people[0] ?? '', assistant)
    const page = await visit(world, paths.answer(link), { as: stranger })
    expect(page.text).toContain(t('deputies.whose.bound', { name: 'Maija Johtaja0' }))
    expect(page.html).not.toContain('name="answer"')
    await visit(world, paths.answer(link), { as: stranger, form: { answer: 'yes' } })
    for (const way of [paths.replies(link), paths.substitute(link)])
      expect((await visit(world, way, { as: stranger })).to).toBe(paths.answer(link))
    const { answer } = await world.db
      .selectFrom('invitation')
      .select('answer')
      .where('id', '=', invitations[0] ?? '')
      .executeTakeFirstOrThrow()
    expect(answer).toBeNull()
    for (const as of [people[0], assistant, world.organiser.personId]) {
      expect((await visit(world, paths.answer(link), { as })).html).toContain('name="answer"')
      expect((await visit(world, paths.replies(link), { as })).to).toBeNull()
    }
  })

  test('of a forwardable one enters a guest once, with an invitation of their own; one invited gets theirs again', async () => {
    await using world = await testWorld()
    const { people, token } = await eventWith(world, { forwardable: 1 })
    const link = await token()
    for (const _ of [1, 2]) {
      const done = await visit(world, paths.notMine(link), { form: guest })
      expect(done.to).toBe(paths.notMine(link, { done: 'sent' }))
    }
    const rows = await world.db
      .selectFrom('invitation')
      .innerJoin('person', 'person.id', 'personId')
      .select(['entry', 'guest', 'comment', 'invitedBy'])
      .orderBy('invitation.id')
      .execute()
    expect(rows[1]).toEqual({ entry: 'forwarded', guest: 1, comment: 'Yritys Oy', invitedBy: people[0] })
    expect(rows).toHaveLength(2)
    await world.lettersLeave()
    world.pass({ hours: 2 })
    await visit(world, paths.notMine(link), { form: guest })
    const own = (await lettersIn(world.db)).filter(({ personId }) => personId !== people[0])
    expect(own.map(({ kind, locale }) => [kind, locale])).toEqual([
      ['invitation', 'sv'],
      ['invitation', 'sv'],
    ])
    expect(await world.db.selectFrom('invitation').select('id').execute()).toHaveLength(2)
  })

  test('takes in five at most, nobody after the deadline, and nobody whom the organisers took off', async () => {
    await using world = await testWorld()
    const { token, eventId } = await eventWith(world, { forwardable: 1 })
    const link = await token()
    const enter = async (at: number) =>
      visit(world, paths.notMine(link), { form: { ...guest, email: `vieras${at}@yritys.example` } })
    for (const at of [1, 2, 3, 4, 5]) expect((await enter(at)).status).toBe(302)
    expect((await enter(6)).text).toContain(t('reasons.forwardedTooOften'))
    await world.db
      .updateTable('invitation')
      .set({ withdrawnAt: world.now() })
      .where('entry', '=', 'forwarded')
      .execute()
    expect((await enter(1)).text).toContain(t('reasons.forwardedOff'))
    await world.db.updateTable('event').set({ answerBy: world.now() }).where('id', '=', eventId).execute()
    world.pass({ minutes: 1 })
    expect((await enter(7)).text).toContain(t('reasons.deadlinePassed'))
  })
})

test('the same person by three ways in has one invitation', async () => {
  await using world = await testWorld()
  const { eventId, people, token } = await eventWith(world, { forwardable: 1, substitutes: 'yes' }, 2)
  const { email } = await world.db
    .selectFrom('address')
    .select('email')
    .where('personId', '=', people[1] ?? '')
    .executeTakeFirstOrThrow()
  const link = await token(people[0])
  const sent = await visit(world, paths.substitute(link), { form: { ...deputy, email } })
  expect(sent.text).toContain(t('reasons.substituteInvited'))
  await visit(world, paths.notMine(link), { form: { ...deputy, email, about: '' } })
  const rows = await world.db
    .selectFrom('invitation')
    .select('id')
    .where('eventId', '=', eventId)
    .where('personId', '=', people[1] ?? '')
    .execute()
  expect(rows).toHaveLength(1)
})

describe('the week side by side', () => {
  const at = (day: number, hour: number, hours = 2) => ({
    startsAt: `2026-10-0${day}T${String(hour).padStart(2, '0')}:00:00.000Z`,
    endsAt: `2026-10-0${day}T${String(hour + hours).padStart(2, '0')}:00:00.000Z`,
    answerBy: null,
  })

  test('shows each manager’s events, what clashes, and takes an answer in place as the assistant’s', async () => {
    await using world = await testWorld()
    const [manager, second, assistant] = [
      await world.person({ lastName: 'Ensimmäinen' }),
      await world.person({ lastName: 'Toinen' }),
      await world.person(),
    ]
    for (const one of [manager, second]) await world.assist(one, assistant)
    const first = await world.invited([manager, second], { ...at(7, 8), titleFi: 'Aamukahvit' })
    await world.invited([manager], { ...at(7, 9), titleFi: 'Johdon päivä' })
    await world.invited([manager], { ...at(2, 9), titleFi: 'Ennen viikkoa' })
    const here = paths.myWeek({ from: '2026-10-07' })
    const page = await visit(world, here, { as: assistant })
    expect(page.text).toContain(t('deputies.week.title', { week: 41 }))
    expect(page.text).toContain(t('deputies.week.clash', { title: 'Johdon päivä' }))
    expect(page.text).not.toContain('Ennen viikkoa')
    const empty = await visit(world, paths.myWeek({ from: '2026-09-23' }), { as: assistant })
    expect(empty.html).toContain(`href="${paths.myWeek({ from: '2026-10-02' })}"`)
    const invitation = first.invitationIds[1] ?? ''
    const done = await visit(world, here, { as: assistant, form: { invitation, answer: 'yes' } })
    expect((await visit(world, done.to ?? '', { as: assistant })).text).toContain(
      t('deputies.week.saved', { name: 'Testi Toinen', title: 'Aamukahvit' }),
    )
    const row = await world.db
      .selectFrom('invitation')
      .select(['answerSource', 'answeredBy'])
      .where('id', '=', invitation)
      .executeTakeFirst()
    expect(row).toEqual({ answerSource: 'assistant', answeredBy: assistant })
    const stranger = await world.person()
    expect((await visit(world, here, { as: stranger, form: { invitation, answer: 'no' } })).status).toBe(404)
    const alone = await visit(world, paths.myWeek({ from: '2026-10-07', manager: second }), { as: assistant })
    expect(alone.text).not.toContain('Johdon päivä')
  })

  test('offers the presses of the start page and of the invitation’s own page, in their order and words', async () => {
    await using world = await testWorld()
    const [manager, assistant] = [await world.person(), await world.person()]
    await world.assist(manager, assistant)
    const { eventId, invitationIds } = await world.invited([manager], at(7, 8))
    const pressesAt = async (address: string, as: string) =>
      [
        ...(await visit(world, address, { as })).html.matchAll(/<button[^>]* name="answer".*?<\/button>/gs),
      ].map(([press]) =>
        press
          .replace(/<span class="unseen">.*?<\/span>|<svg.*?<\/svg>/gs, '')
          .replace(/<[^>]*>/g, '')
          .trim(),
      )
    const week = paths.myWeek({ from: '2026-10-07' })
    const pages = [paths.start(), week, paths.myInvitation(invitationIds[0] ?? '')]
    for (const page of pages) {
      expect(await pressesAt(page, manager)).toEqual(answers.map((answer) => t(`answering.${answer}`)))
      expect(await pressesAt(page, assistant)).toEqual(answers.map((answer) => t(`frame.answer.${answer}`)))
    }
    // With the seats taken, a yes is a place in the line, and says so.
    await world.db.updateTable('event').set({ capacity: 1 }).where('id', '=', eventId).execute()
    const other = { id: 'other', eventId, personId: await world.person() }
    const first = await world.db.selectFrom('invitation').selectAll().executeTakeFirstOrThrow()
    await world.db
      .insertInto('invitation')
      .values({
        ...first,
        ...other,
        answer: 'yes',
        answeredAt: world.now(),
        answeredSequence: 0,
        seat: 'seated',
      })
      .execute()
    for (const page of pages) {
      expect(await pressesAt(page, manager)).toEqual(
        ['queue', 'maybe', 'no'].map((word) => t(`answering.${word as 'queue' | 'maybe' | 'no'}`)),
      )
      expect(await pressesAt(page, assistant)).toEqual([
        t('answering.queueOf'),
        t('frame.answer.maybe'),
        t('frame.answer.no'),
      ])
    }
    // Who sends a substitute is the manager, whoever reads the page.
    await world.db.updateTable('event').set({ substitutes: 'yes' }).where('id', '=', eventId).execute()
    const own = paths.myInvitation(invitationIds[0] ?? '')
    expect((await visit(world, own, { as: manager })).text).toContain(t('deputies.page.send'))
    const theirs = await visit(world, own, { as: assistant })
    expect(theirs.text).toContain(t('deputies.form.title'))
    expect(theirs.text).not.toContain(t('deputies.page.send'))
    // What asks for more than an answer is answered on its own page alone.
    await world.db.updateTable('event').set({ hybrid: 1 }).where('id', '=', eventId).execute()
    for (const page of [paths.start(), week]) {
      expect(await pressesAt(page, manager)).toEqual([])
      expect((await visit(world, page, { as: manager })).text).toContain(t('my.answer'))
    }
  })

  test('never shows a small group’s meeting to an assistant, nor takes an answer to it', async () => {
    await using world = await testWorld()
    const [manager, assistant] = [await world.person(), await world.person()]
    await world.assist(manager, assistant)
    const { eventId, invitationIds } = await world.invited([manager], {
      ...at(7, 8),
      titleFi: 'Salainen aihe',
    })
    const networkId = await world.network({ kind: 'smallGroup' })
    await world.db.updateTable('event').set({ networkId }).where('id', '=', eventId).execute()
    const here = paths.myWeek({ from: '2026-10-07' })
    const page = await visit(world, here, { as: assistant })
    expect(page.text).not.toContain('Salainen')
    expect(page.text).toContain(t('deputies.week.none'))
    const before = await visit(world, paths.myWeek({ from: '2026-09-23' }), { as: assistant })
    expect(before.text).not.toContain(t('deputies.week.toNext'))
    const form = { invitation: invitationIds[0] ?? '', answer: 'no' }
    expect((await visit(world, here, { as: assistant, form })).status).toBe(404)
    expect((await visit(world, here, { as: manager })).text).toContain('Salainen aihe')
  })
})

test('an answer by an assistant’s own link says on the page whose it is; ended, the link says so', async () => {
  await using world = await testWorld()
  const [manager, assistant] = [await world.person({ lastName: 'Päällikkö' }), await world.person()]
  const assistanceId = await world.assist(manager, assistant)
  const { invitationIds } = await world.invited([manager])
  const copy = (await lettersIn(world.db)).find(({ personId }) => personId === assistant)
  const link = copy?.data.answerToken ?? ''
  await visit(world, paths.answer(link), { form: { answer: 'no' } })
  const page = await visit(world, paths.answer(link))
  expect(page.text).toContain(t('answering.stateOf.no', { name: 'Testi Päällikkö' }))
  await world.act((c) =>
    respond(c, { invitationId: invitationIds[0] ?? '', answer: 'yes', comment: '', source: 'organiser' }),
  )
  await world.db
    .updateTable('assistance')
    .set({ validTo: '2026-09-30' })
    .where('id', '=', assistanceId)
    .execute()
  expect(await visit(world, paths.answer(link))).toMatchObject({ status: 410 })
  await visit(world, paths.answer(link), { form: { answer: 'no' } })
  const { answer } = await world.db.selectFrom('invitation').select('answer').executeTakeFirstOrThrow()
  expect(answer).toBe('yes')
})

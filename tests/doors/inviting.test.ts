// The doors that send: inviting never twice and never unseen; a mail server in trouble is seen, and nothing is lost.
import { describe, expect, onTestFinished, test } from 'vitest'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { mailError, openPost, startMta } from '../post/world'
import { lettersIn, testWorld, type World } from '../world'
import { dumpOf, visit, type Coming } from './door'

const t = wordsOfPages('fi')

const people = async (world: World, count: number) => {
  const ids: string[] = []
  for (let at = 0; at < count; at++) ids.push(await world.person())
  return ids
}

/** What the page would press: read from it, as a browser does. */
async function look(world: World, eventId: string): Promise<Record<string, string>> {
  const page = await visit(world, paths.eventSending(eventId), { as: world.organiser.personId })
  return { batchId: page.field('batchId') ?? '', mark: page.field('mark') ?? '' }
}

const press = (world: World, eventId: string, form: Record<string, string>, context?: Coming['context']) =>
  visit(world, paths.eventSending(eventId), { as: world.organiser.personId, form, context })

const kinds = async (world: World) => (await lettersIn(world.db)).map((letter) => letter.kind)
const invitations = (world: World) => world.db.selectFrom('invitation').select('personId').execute()

describe('inviting', () => {
  test('pressed twice, one after the other and at once, each has one letter', async () => {
    await using world = await testWorld()
    const eventId = await world.draft({}, await people(world, 3))
    const form = await look(world, eventId)
    const both = await Promise.all([press(world, eventId, form), press(world, eventId, form)])
    const third = await press(world, eventId, form)
    for (const { to } of [...both, third])
      expect(to).toBe(paths.eventSending(eventId, { batch: form['batchId'] }))
    expect(await kinds(world)).toEqual(['invitation', 'invitation', 'invitation'])
    const page = await visit(world, third.to ?? '', { as: world.organiser.personId })
    expect(page.text).toContain(t('sending.progress.going'))
  })

  test('from two windows at once, each has one letter', async () => {
    await using world = await testWorld()
    const eventId = await world.draft({}, await people(world, 3))
    const [one, other] = [await look(world, eventId), await look(world, eventId)]
    expect(one['batchId']).not.toBe(other['batchId'])
    await Promise.all([press(world, eventId, one), press(world, eventId, other)])
    expect(await kinds(world)).toEqual(['invitation', 'invitation', 'invitation'])
  })

  test('a list that changed between the look and the press is shown again, and nobody is invited', async () => {
    await using world = await testWorld()
    const [a = '', b = '', c = ''] = await people(world, 3)
    const eventId = await world.draft({}, [a, b])
    const form = await look(world, eventId)
    const address = paths.eventAudience(eventId)
    const { version } = await world.db.selectFrom('event').select('version').executeTakeFirstOrThrow()
    const named = { intent: 'nameIn', person: c, version: String(version) }
    expect((await visit(world, address, { as: world.organiser.personId, form: named })).to).toBe(address)
    const page = await press(world, eventId, form)
    expect(page.text).toContain(t('reasons.listChanged'))
    expect(page.text).toContain(t('sending.invite.press', { count: 3 }))
    expect(await invitations(world)).toEqual([])
    await press(world, eventId, { batchId: page.field('batchId') ?? '', mark: page.field('mark') ?? '' })
    expect(await invitations(world)).toHaveLength(3)
  })

  test('somebody who lost their address meanwhile changes the list, too', async () => {
    await using world = await testWorld()
    const [a = '', b = ''] = await people(world, 2)
    const eventId = await world.draft({}, [a, b])
    const form = await look(world, eventId)
    await world.db.updateTable('address').set({ validTo: '2026-09-30' }).where('personId', '=', a).execute()
    const page = await press(world, eventId, form)
    expect(page.text).toContain(t('reasons.listChanged'))
    expect(page.text).toContain(t('sending.invite.unreachable', { count: 1 }))
  })

  test.each([
    ['no place', { place: '', onlineUrl: '' }, 0, 'placeMissing'],
    ['a language missing', { titleFi: '' }, 0, 'languageMissing'],
    ['a deadline gone', {}, 60, 'deadlineGone'],
    ['its start gone', { answerBy: null }, 64, 'eventBegun'],
  ] as const)('with %s is refused before and after the press', async (_, given, daysLater, reason) => {
    await using world = await testWorld()
    const eventId = await world.draft(given, await people(world, 1))
    world.pass({ hours: daysLater * 24 })
    const address = paths.eventSending(eventId)
    const page = await visit(world, address, { as: world.organiser.personId })
    expect(page.text).toContain(t(`reasons.${reason}`))
    expect(page.field('mark')).toBeUndefined()
    const pressed = await press(world, eventId, { batchId: 'x', mark: 'x' })
    expect(pressed.text).toContain(t(`reasons.${reason}`))
    expect(await invitations(world)).toEqual([])
  })

  test('a person who comes by several parts of the rule, and is named twice, gets one invitation', async () => {
    await using world = await testWorld()
    const sectorId = await world.sector('VM')
    const organisationId = await world.organisation({ sectorId, kind: 'ministry' })
    const person = await world.person({ organisationId, roleClass: 'permanentSecretary' })
    const eventId = await world.draft({}, [person])
    const address = paths.eventAudience(eventId)
    const as = world.organiser.personId
    const presses: Record<string, string | string[]>[] = [
      { intent: 'nameIn', person: [person, person] },
      { intent: 'addParts', mode: 'include', seniorManagement: 'on' },
      { intent: 'addParts', mode: 'include', sector: [sectorId, sectorId, 'every'] },
      { intent: 'addParts', mode: 'include', roleClass: ['permanentSecretary', 'permanentSecretary'] },
      { intent: 'addParts', mode: 'include', organisationKind: 'ministry' },
    ]
    for (const form of presses) {
      const { version } = await world.db.selectFrom('event').select('version').executeTakeFirstOrThrow()
      expect((await visit(world, address, { as, form: { ...form, version: String(version) } })).to).toBe(
        address,
      )
    }
    await press(world, eventId, await look(world, eventId))
    const held = await invitations(world)
    expect(held.filter(({ personId }) => personId === person)).toHaveLength(1)
    const letters = await lettersIn(world.db)
    expect(letters.filter(({ personId }) => personId === person)).toHaveLength(1)
    const reasons = await world.db
      .selectFrom('invitation')
      .select('reasons')
      .where('personId', '=', person)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(reasons.reasons)).toHaveLength(5)
  })

  describe('reminding', () => {
    /** Two are invited and one of them has said no; the page as the organiser sees it then. */
    async function oneSilent(world: World) {
      const { eventId } = await world.invited(await people(world, 2))
      const [first, second] = await lettersIn(world.db)
      const say = (letter: typeof first, answer: string) =>
        visit(world, paths.answer(letter?.data.answerToken ?? ''), { form: { answer } })
      await say(first, 'no')
      const address = paths.eventReminder(eventId)
      const as = world.organiser.personId
      const page = await visit(world, address, { as })
      expect(page.text).toContain(t('sending.remind.press', { count: 1 }))
      const form = { batchId: page.field('batchId') ?? '', mark: page.field('mark') ?? '' }
      return { press: () => visit(world, address, { as, form }), answerOther: () => say(second, 'yes') }
    }
    const reminders = async (world: World) => (await kinds(world)).filter((kind) => kind === 'reminder')

    test('twice with one press reminds each once, and only the silent', async () => {
      await using world = await testWorld()
      const { press } = await oneSilent(world)
      for (const { status } of await Promise.all([press(), press()])) expect(status).toBe(302)
      expect(await reminders(world)).toHaveLength(1)
    })

    test('whoever answers between the look and the press is not reminded', async () => {
      await using world = await testWorld()
      const { press, answerOther } = await oneSilent(world)
      await answerOther()
      const page = await press()
      expect(page.text).toContain(t('reasons.nobodySilent'))
      expect(await reminders(world)).toEqual([])
    })
  })

  test.each(['batchId', 'mark'])('a press without its %s invites nobody', async (name) => {
    await using world = await testWorld()
    const eventId = await world.draft({}, await people(world, 1))
    const { [name]: _, ...form } = await look(world, eventId)
    const pressed = await press(world, eventId, form)
    expect([200, 400]).toContain(pressed.status)
    expect(await invitations(world)).toEqual([])
  })
})

/** A port on which nobody listens, until somebody does. */
async function silentPort(): Promise<number> {
  const mta = await startMta()
  await mta.stop()
  return mta.port
}

describe('a mail server that is down', () => {
  test('letters wait and are seen to; when it answers again they all leave, each once', async () => {
    await using world = await testWorld()
    const port = await silentPort()
    const { worker, noted } = openPost(world.db, `smtp://127.0.0.1:${port}`)
    onTestFinished(() => worker.stop())
    const as = world.organiser.personId
    const context = { post: worker }
    const eventId = await world.draft({}, await people(world, 3))
    const pressed = await press(world, eventId, await look(world, eventId), context)
    expect(pressed.status).toBe(302)
    await worker.drain()
    const progress = await visit(world, pressed.to ?? '', { as, context })
    expect(progress.text).toContain(t('sending.trouble.unreachable'))
    const all = await visit(world, paths.letters(), { as, context })
    expect(all.text).toContain(t('sending.letters.standstill'))
    expect(all.text).toContain(t('sending.letters.waiting'))
    expect(all.text).toContain(t('sending.trouble.unreachable'))
    const ofEvent = await visit(world, paths.eventLetters(eventId), { as, context })
    expect(ofEvent.text).toContain(t('sending.trouble.unreachable'))
    expect(noted.map(({ level }) => level)).toContain('error')
    expect(JSON.stringify(noted)).not.toMatch(/@virasto\.example/)

    const mta = await startMta({}, port)
    await worker.drain()
    expect(mta.caught.map(({ to }) => to).sort()).toEqual([
      'henkilo2@virasto.example',
      'henkilo3@virasto.example',
      'henkilo4@virasto.example',
    ])
    const after = await visit(world, paths.letters(), { as, context })
    expect(after.text).not.toContain(t('sending.trouble.unreachable'))
    expect(after.text).toContain(t('sending.letters.sent'))
    expect(after.text).not.toContain(t('sending.letters.standstill'))
    const done = await visit(world, pressed.to ?? '', { as, context })
    expect(done.text).toContain(t('sending.progress.done', { count: 3 }))
  })

  test('an answer is taken all the same', async () => {
    await using world = await testWorld()
    const { worker } = openPost(world.db, `smtp://127.0.0.1:${await silentPort()}`)
    await world.invited(await people(world, 1))
    const [letter] = await lettersIn(world.db)
    const link = paths.answer(letter?.data.answerToken ?? '')
    const { to } = await visit(world, link, { form: { answer: 'yes' }, context: { post: worker } })
    await worker.drain()
    expect((await visit(world, to ?? '')).text).toContain(t('answering.thanks'))
  })
})

test('one address refused: the others go, the organiser sees which and why, mends it and sends it again', async () => {
  await using world = await testWorld()
  const refused = 'henkilo3@virasto.example'
  const mta = await startMta({
    onRcptTo: ({ address }, _session, done) =>
      done(address === refused ? mailError(550, '5.1.1 No such mailbox') : null),
  })
  const { worker } = openPost(world.db, mta.smtpUrl)
  const as = world.organiser.personId
  const context = { post: worker }
  const [, lost = ''] = await people(world, 3)
  const eventId = await world.draft(
    {},
    (await world.db.selectFrom('person').select('id').where('id', '<>', as).execute()).map(({ id }) => id),
  )
  const pressed = await press(world, eventId, await look(world, eventId), context)
  await worker.drain()
  expect(mta.caught.map(({ to }) => to).sort()).toEqual([
    'henkilo2@virasto.example',
    'henkilo4@virasto.example',
  ])
  const progress = await visit(world, pressed.to ?? '', { as, context })
  expect(progress.text).toContain(t('sending.progress.doneBut', { count: 1 }))
  expect(progress.text).toContain('No such mailbox')
  const letters = await visit(world, paths.letters(), { as, context })
  for (const says of [refused, t('sending.letters.failed'), t('sending.trouble.refused'), 'No such mailbox'])
    expect(letters.text).toContain(says)
  expect(letters.text).not.toContain('henkilo2@virasto.example')
  expect(letters.field('letter')).toBeUndefined()
  const start = await visit(world, paths.start(), { as, context })
  expect(start.html).toContain(`href="${paths.letters()}"`)

  await world.db
    .updateTable('address')
    .set({ email: 'uusi@virasto.example', failedAt: null, failure: null })
    .where('personId', '=', lost)
    .execute()
  const letter = (await visit(world, paths.letters(), { as, context })).field('letter') ?? ''
  const back = paths.letters()
  const again = await visit(world, paths.sendLetterAgain(), { as, context, form: { letter, back } })
  expect((await visit(world, again.to ?? '', { as, context })).text).toContain(t('sending.letters.againDone'))
  await worker.drain()
  expect(mta.caught.map(({ to }) => to)).toContain('uusi@virasto.example')
  const event = paths.eventLetters(eventId, { kind: 'invitation' })
  const twice = await visit(world, paths.sendLetterAgain(), { as, context, form: { letter, back: event } })
  expect(twice.to).toMatch(`${event}&`)
  expect((await visit(world, twice.to ?? '', { as, context })).text).toContain(t('reasons.letterNotFailed'))
  const off = await visit(world, paths.sendLetterAgain(), { as, form: { letter, back: '//evil.example' } })
  expect(off.to).toBe(`${paths.letters()}?again=letterNotFailed`)
  expect(mta.caught).toHaveLength(3)
})

test('a test to oneself goes to the organiser alone, marked as a test, and its link opens nothing', async () => {
  await using world = await testWorld()
  const mta = await startMta()
  const { worker } = openPost(world.db, mta.smtpUrl)
  const as = world.organiser.personId
  const eventId = await world.draft({}, await people(world, 2))
  const form = { kind: 'invitation', letter: 'sv', intent: 'test' }
  const page = await visit(world, paths.eventLetters(eventId), { as, form, context: { post: worker } })
  expect(page.text).toContain(t('sending.preview.testSent', { address: 'aino.virta@vm.example' }))
  await worker.drain()
  expect(mta.caught.map(({ to }) => to)).toEqual(['aino.virta@vm.example'])
  expect(await invitations(world)).toEqual([])
  const uid = await world.db.selectFrom('event').select('uid').executeTakeFirstOrThrow()
  expect(mta.caught[0]?.raw).not.toContain(uid.uid)
})

test('previews write nothing', async () => {
  await using world = await testWorld()
  const eventId = await world.draft({}, await people(world, 1))
  const as = world.organiser.personId
  const withoutSessions = (dump: string) =>
    Object.entries(JSON.parse(dump) as Record<string, unknown>).filter(([name]) => !name.startsWith('signIn'))
  const before = withoutSessions(await dumpOf(world.db))
  for (const kind of ['invitation', 'reminder', 'answered', 'promoted', 'timeChanged', 'cancelled', 'odd'])
    for (const letter of ['fi', 'sv', 'en', 'odd'] as const) {
      const address = paths.eventLetters(eventId, { kind, letter: letter as 'fi' })
      expect((await visit(world, address, { as })).status).toBe(200)
    }
  expect(withoutSessions(await dumpOf(world.db))).toEqual(before)
})

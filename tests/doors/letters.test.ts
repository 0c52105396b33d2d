// The letters as organisers see and steer them: found, read, sent again, held back, and what lists may not tell.
import { describe, expect, test } from 'vitest'
import type { OutboxTable } from '#db/schema'
import { wordsOfPages } from '~/i18n/all'
import { callMeeting } from '~/domain/meetings/meeting-acts.server'
import { post, unlistedBatch } from '~/domain/core/outbox.server'
import { lettersAPage } from '~/domain/letters/list.server'
import { paths } from '~/paths'
import { by, poll, smallGroup, timeOn } from '../meetings/group'
import { testWorld, type World } from '../world'
import { dumpOf, visit } from './door'

const t = wordsOfPages('fi')

const look = (world: World, address: string) => visit(world, address, { as: world.organiser.personId })
const press = (world: World, address: string, form: Record<string, string>) =>
  visit(world, address, { as: world.organiser.personId, form })

const rows = (world: World) => world.db.selectFrom('outbox').selectAll().orderBy('id').execute()
const mark = (world: World, id: string, values: Partial<OutboxTable>) =>
  world.db.updateTable('outbox').set(values).where('id', '=', id).execute()

/** Three who are invited: Aino, whose letter has left, Bertta, whose letter failed, and Cecilia, whose letter waits. */
async function threeLetters(world: World) {
  const people = [
    await world.person({ firstName: 'Aino', lastName: 'Äijälä' }),
    await world.person({ firstName: 'Bertta', lastName: 'Brand' }),
    await world.person({ firstName: 'Cecilia', lastName: 'Åström' }),
  ]
  const { eventId } = await world.invited(people, { titleFi: 'Ennakoinnin päivä' })
  const letters = await rows(world)
  const [aino, bertta, cecilia] = people.map(
    (id) => letters.find(({ personId }) => personId === id)?.id ?? '',
  )
  await mark(world, aino ?? '', { status: 'sent', sentAt: world.now() })
  await mark(world, bertta ?? '', {
    ...{ status: 'failed', sentAt: null, lastError: 'refused: 550 5.1.1 No such mailbox', attempts: 1 },
  })
  await mark(world, cecilia ?? '', { status: 'waiting', sentAt: null })
  return { eventId, people, aino: aino ?? '', bertta: bertta ?? '', cecilia: cecilia ?? '' }
}

describe('the list of letters', () => {
  test('shows what is in trouble first, and all when nothing is', async () => {
    await using world = await testWorld()
    const { bertta } = await threeLetters(world)
    const first = await look(world, paths.letters())
    expect(first.text).toContain('Bertta Brand')
    expect(first.text).toContain('550 5.1.1 No such mailbox')
    expect(first.text).not.toContain('Äijälä')
    await mark(world, bertta, { status: 'waiting', lastError: null })
    const all = await look(world, paths.letters())
    for (const name of ['Äijälä', 'Brand', 'Åström']) expect(all.text).toContain(name)
  })

  test.each([
    ['all', ['Äijälä', 'Brand', 'Åström']],
    ['sent', ['Äijälä']],
    ['failed', ['Brand']],
    ['trouble', ['Brand']],
    ['waiting', ['Åström']],
    ['paused', []],
    ['returned', []],
  ])('narrowed to %s', async (status, names) => {
    await using world = await testWorld()
    await threeLetters(world)
    const page = await look(world, paths.letters({ status }))
    for (const name of ['Äijälä', 'Brand', 'Åström'])
      expect({ name, shown: page.text.includes(name) }).toEqual({ name, shown: names.includes(name) })
  })

  test.each([
    ['äijälä', ['Äijälä']],
    ['cecilia åström', ['Åström']],
    ['kutsu', ['Äijälä', 'Brand', 'Åström']],
    ['ENNAKOINNIN', ['Äijälä', 'Brand', 'Åström']],
    ['@virasto.example', ['Äijälä', 'Brand', 'Åström']],
    ['100%', []],
    ['muistutus', []],
    ['nobody_at_all', []],
  ])('searched by "%s"', async (q, names) => {
    await using world = await testWorld()
    await threeLetters(world)
    const page = await look(world, paths.letters({ q, status: 'all' }))
    for (const name of ['Äijälä', 'Brand', 'Åström'])
      expect({ name, found: page.text.includes(name) }).toEqual({ name, found: names.includes(name) })
  })

  test('finds those who are not in the registry, whatever the case of the first letter', async () => {
    await using world = await testWorld()
    const to = { personId: null, name: 'Öivind Puhuja', address: 'Oivind@muualla.example' }
    const letter = { kind: 'signIn', data: { email: to.address, code: '1', minutes: 5 } } as const
    await world.act((c) => post(c, letter, { to, locale: 'fi' }))
    for (const q of ['öivind', 'oivind@', 'Puhuja'])
      expect((await look(world, paths.letters({ q }))).text).toContain('Öivind Puhuja')
  })

  test('is narrowed by kind and by event', async () => {
    await using world = await testWorld()
    const { eventId } = await threeLetters(world)
    const other = await world.invited([await world.person({ lastName: 'Muunen' })], { titleFi: 'Toinen' })
    const ofEvent = await look(world, paths.letters({ event: eventId }))
    expect(ofEvent.text).toContain('Äijälä')
    expect(ofEvent.text).not.toContain('Muunen')
    expect((await look(world, paths.letters({ event: other.eventId }))).text).toContain('Muunen')
    expect((await look(world, paths.letters({ kind: 'reminder' }))).text).not.toContain('Äijälä')
    expect((await look(world, paths.letters({ kind: 'invitation' }))).text).toContain('Äijälä')
  })

  test('goes on to older ones, each letter once', async () => {
    await using world = await testWorld()
    const { aino } = await threeLetters(world)
    const [pattern] = (await rows(world)).filter(({ id }) => id === aino)
    const many = Array.from({ length: lettersAPage + 20 }, (_, at) => {
      const id = `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`
      return {
        ...(pattern as OutboxTable),
        id,
        messageId: `<${id}@x>`,
        toName: `Numero ${String(at).padStart(3, '0')}`,
      }
    })
    await world.db.insertInto('outbox').values(many).execute()
    const seen: string[] = []
    let address: string | undefined = paths.letters({ status: 'sent' })
    while (address !== undefined) {
      const { html } = await look(world, address)
      seen.push(...[...html.matchAll(/unseen">, (Numero \d+)/g)].map(([, name]) => name ?? ''))
      address = /href="([^"]*before=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(many.length)
    expect(seen).toEqual(many.map(({ toName }) => toName).reverse())
  })

  test('trouble of long ago, about an event that is over, is not held before anybody', async () => {
    await using world = await testWorld()
    await threeLetters(world)
    world.pass({ hours: 24 * 120 })
    expect((await look(world, paths.letters({ status: 'trouble' }))).text).not.toContain('Brand')
    expect((await look(world, paths.letters({ status: 'failed' }))).text).toContain('Brand')
  })

  test('names nobody who was reminded of a survey', async () => {
    await using world = await testWorld()
    const { aino } = await threeLetters(world)
    await mark(world, aino, { batchId: `${unlistedBatch}survey-x` })
    for (const query of [{}, { status: 'all' }, { q: 'äijälä' }, { status: 'sent' }])
      expect((await look(world, paths.letters(query))).text).not.toContain('Äijälä')
    expect((await look(world, paths.letter(aino))).status).toBe(404)
  })
})

describe('a letter’s page', () => {
  test('tells its way, shows it as it was laid out without its links, and what it told the calendar', async () => {
    await using world = await testWorld()
    const { aino, eventId, people } = await threeLetters(world)
    const page = await look(world, paths.letter(aino))
    expect(page.text).toContain(t('sending.one.written'))
    expect(page.text).toContain(t('sending.one.left'))
    expect(page.text).toContain(t('sending.calendar.puts'))
    expect(page.text).toContain(t('sending.calendar.answers.unanswered'))
    expect(page.text).toContain(`<${aino}@johtofoorumi.invalid>`)
    for (const to of [paths.person(people[0] ?? ''), paths.event(eventId)])
      expect(page.html).toContain(`href="${to}"`)
    expect(page.html).toContain('srcDoc=')
    const { answerToken } = JSON.parse((await rows(world))[0]?.data ?? '{}') as { answerToken: string }
    expect(answerToken.length).toBeGreaterThan(20)
    expect(page.html).not.toContain(answerToken)
    expect(page.html).not.toContain('/a/')
  })

  test('says why a letter failed, and what one waits for', async () => {
    await using world = await testWorld()
    const { bertta, cecilia } = await threeLetters(world)
    const failed = await look(world, paths.letter(bertta))
    expect(failed.text).toContain('550 5.1.1 No such mailbox')
    expect(failed.text).toContain(t('sending.one.failed'))
    expect(failed.text).toContain(t('sending.letters.again'))
    expect((await look(world, paths.letter(cecilia))).text).toContain(t('sending.one.waits.turn'))
    const [waiting] = (await rows(world)).filter(({ id }) => id === cecilia)
    const anew = { ...(waiting as OutboxTable), id: '01ffffff-0000-7000-8000-000000000001', messageId: '<x>' }
    await world.db
      .insertInto('outbox')
      .values({ ...anew, invitationId: null })
      .execute()
    expect((await look(world, paths.letter(anew.id))).text).toContain(t('sending.one.waits.earlier'))
    await press(world, paths.pauseLetters(), { intent: 'pause', back: '/' })
    expect((await look(world, paths.letter(cecilia))).text).toContain(t('sending.one.waits.pause'))
  })

  test('leads to the letter it follows and to the others about the invitation', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const { invitationIds } = await world.invited([person])
    const [first] = await rows(world)
    const id = '01990000-0000-7000-8000-000000000001'
    const next = { ...(first as OutboxTable), id, messageId: '<x>', inReplyTo: first?.messageId ?? '' }
    await world.db
      .insertInto('outbox')
      .values({ ...next, kind: 'reminder' })
      .execute()
    const page = await look(world, paths.letter(id))
    expect(page.text).toContain(t('sending.one.follows'))
    expect(page.html.split(`href="${paths.letter(first?.id ?? '')}"`).length).toBe(3)
    expect(page.html).toContain(invitationIds[0])
  })

  test('of one that nobody wrote there is none', async () => {
    await using world = await testWorld()
    expect((await look(world, paths.letter('not-there'))).status).toBe(404)
  })

  test('whose data cannot be read says so', async () => {
    await using world = await testWorld()
    const { aino } = await threeLetters(world)
    await mark(world, aino, { data: '{}' })
    expect((await look(world, paths.letter(aino))).text).toContain(t('sending.one.unreadable'))
  })
})

describe('a letter that came back', () => {
  async function returned(world: World) {
    const { aino, ...rest } = await threeLetters(world)
    const [row] = (await rows(world)).filter(({ id }) => id === aino)
    const data = JSON.stringify({ ...(JSON.parse(row?.data ?? '{}') as object), answerToken: null })
    await mark(world, aino, { data, bouncedAt: world.now(), bounce: '5.1.1 User unknown' })
    await world.db
      .updateTable('address')
      .set({ failedAt: world.now(), failure: '5.1.1 User unknown' })
      .where('personId', '=', rest.people[0] ?? '')
      .execute()
    return { aino, ...rest }
  }

  test('is shown so on every list, with what the other end said', async () => {
    await using world = await testWorld()
    const { aino, eventId } = await returned(world)
    for (const address of [
      paths.letters({ status: 'returned' }),
      paths.letters(),
      paths.eventLetters(eventId),
    ]) {
      const { text } = await look(world, address)
      expect(text).toContain(t('sending.letters.returned'))
      expect(text).toContain('5.1.1 User unknown')
    }
    expect((await look(world, paths.letters({ status: 'sent' }))).text).not.toContain('Äijälä')
    const page = await look(world, paths.letter(aino))
    expect(page.text).toContain(t('sending.one.cameBack'))
    expect(page.text).toContain(t('sending.one.addressFails'))
    expect((await look(world, paths.eventAnswers(eventId))).text).toContain(t('answers.letterReturned'))
  })

  test('leads to where its address is put right while that fails, and from there back to be sent again', async () => {
    await using world = await testWorld()
    const { aino, eventId, people } = await returned(world)
    const [personId = ''] = people
    const here = paths.letters({ status: 'returned' })
    const fix = paths.editPerson(personId, { back: here })
    const leads = (to: string) => `href="${to.replaceAll('&', '&amp;')}"`
    const list = await look(world, here)
    expect(list.text).not.toContain(t('sending.letters.again'))
    expect(list.html).toContain(leads(fix))
    for (const address of [paths.letter(aino), paths.eventLetters(eventId)])
      expect((await look(world, address)).html).toContain(
        leads(paths.editPerson(personId, { back: address })),
      )
    const form = await look(world, fix)
    expect(form.html).toContain(leads(here))
    const fields = Object.fromEntries(
      ['version', 'opened', 'firstName', 'lastName', 'language'].map((name) => [
        name,
        form.field(name) ?? '',
      ]),
    )
    const saved = await press(world, fix, { ...fields, email: 'aino@uusi.example' })
    expect(saved.to).toBe(`${here}&again=saved`)
    const after = await look(world, saved.to ?? '')
    expect(after.text).toContain(t('sending.letters.addressSaved'))
    expect(after.text).toContain(t('sending.letters.again'))
    expect(after.html).not.toContain(leads(fix))
  })

  test('is sent again once the address is right, with a link that works', async () => {
    await using world = await testWorld()
    const { aino, people } = await returned(world)
    const again = { letter: aino, back: paths.letter(aino) }
    const before = await dumpOf(world.db)
    expect((await press(world, paths.sendLetterAgain(), again)).to).toContain('again=letterAddressFails')
    expect(sessionless(await dumpOf(world.db))).toBe(sessionless(before))
    await world.db
      .updateTable('address')
      .set({ email: 'aino@uusi.example', failedAt: null, failure: null })
      .where('personId', '=', people[0] ?? '')
      .execute()
    expect((await press(world, paths.sendLetterAgain(), again)).to).toContain('again=done')
    const [row] = (await rows(world)).filter(({ id }) => id === aino)
    expect(row).toMatchObject({
      status: 'waiting',
      toAddress: 'aino@uusi.example',
      bouncedAt: null,
      sentAt: null,
    })
    const { answerToken } = JSON.parse(row?.data ?? '{}') as { answerToken: string }
    expect((await visit(world, paths.answer(answerToken))).status).toBe(200)
    expect((await look(world, paths.letter(aino))).text).toContain('lähetti kirjeen uudelleen')
    // Pressed twice it is sent once.
    expect((await press(world, paths.sendLetterAgain(), again)).to).toContain('again=letterNotFailed')
  })
})

test('an event without letters says that none have left while it is a draft, and that none are kept after that', async () => {
  await using world = await testWorld()
  const draft = await world.draft()
  expect((await look(world, paths.eventLetters(draft))).text).toContain(t('sending.letters.none'))
  const { eventId } = await world.invited([await world.person()])
  await world.db.deleteFrom('outbox').execute()
  const { text } = await look(world, paths.eventLetters(eventId))
  expect(text).toContain(t('sending.letters.noneKept'))
  expect(text).not.toContain(t('sending.letters.none'))
})

describe('holding letters back', () => {
  test('all of them: the band says since when, by whom and how many, everywhere, until one press ends it', async () => {
    await using world = await testWorld()
    const { eventId } = await threeLetters(world)
    const pressed = await press(world, paths.pauseLetters(), { intent: 'pause', back: paths.letters() })
    expect(pressed.to).toBe(`${paths.letters()}?paused=on`)
    const said = [
      t('sending.pause.allPaused'),
      t('sending.pause.waiting', { count: 1 }),
      t('sending.pause.resume'),
    ]
    for (const address of ['/', paths.letters(), paths.eventLetters(eventId), paths.eventSending(eventId)]) {
      const { text } = await look(world, address)
      for (const words of said) expect(text).toContain(words)
      expect(text).toContain(world.organiser.name)
    }
    const list = await look(world, paths.letters({ status: 'paused' }))
    expect(list.text).toContain('Åström')
    expect(list.text).not.toContain('Brand')
    await press(world, paths.pauseLetters(), { intent: 'resume', back: paths.letters() })
    expect((await look(world, paths.letters())).text).not.toContain(t('sending.pause.allPaused'))
  })

  test('is told on the event’s own page, where letters are said to be sent', async () => {
    await using world = await testWorld()
    const { eventId } = await threeLetters(world)
    const page = () => look(world, `${paths.event(eventId)}?done=told&told=3`)
    expect((await page()).text).not.toContain(t('sending.pause.allPaused'))
    await press(world, paths.pauseLetters(), { intent: 'pause', back: '/' })
    expect((await page()).text).toContain(t('sending.pause.allPaused'))
    const form = { intent: 'resume', back: paths.event(eventId) }
    const resumed = await press(world, paths.pauseLetters(), form)
    expect((await look(world, resumed.to ?? '')).text).toContain(t('sending.pause.doneResumed'))
  })

  test('of one event: the others go on', async () => {
    await using world = await testWorld()
    const { eventId, cecilia } = await threeLetters(world)
    const other = await world.invited([await world.person({ lastName: 'Muunen' })], { titleFi: 'Toinen' })
    await mark(world, cecilia, { status: 'waiting', sentAt: null })
    await world.db
      .updateTable('outbox')
      .set({ status: 'waiting', sentAt: null })
      .where('eventId', '=', other.eventId)
      .execute()
    const page = await look(world, paths.eventLetters(eventId))
    expect(page.text).toContain(t('sending.pause.pauseEvent'))
    await press(world, paths.pauseLetters(), { intent: 'pause', event: eventId, back: '/' })
    expect((await look(world, paths.eventLetters(eventId))).text).toContain(t('sending.pause.eventPaused'))
    expect((await look(world, paths.eventLetters(other.eventId))).text).not.toContain(
      t('sending.pause.eventPaused'),
    )
    const list = await look(world, paths.letters({ status: 'paused' }))
    expect(list.text).toContain('Åström')
    expect(list.text).not.toContain('Muunen')
    expect((await look(world, paths.event(eventId))).text).toContain('keskeytti kirjeiden lähetyksen')
  })

  test('the page of a sending does not say that letters leave while they are held', async () => {
    await using world = await testWorld()
    const { eventId } = await threeLetters(world)
    const batch = (await rows(world)).find((row) => row.eventId === eventId)?.batchId ?? ''
    const sending = paths.eventSending(eventId, { batch })
    expect((await look(world, sending)).text).toContain(t('sending.progress.going'))
    await press(world, paths.pauseLetters(), { intent: 'pause', event: eventId, back: '/' })
    const { text } = await look(world, sending)
    expect(text).toContain(t('sending.progress.held'))
    expect(text).not.toContain(t('sending.progress.leave'))
  })

  test('what is no pause does nothing, and the way back leads nowhere else', async () => {
    await using world = await testWorld()
    const before = sessionless(await dumpOf(world.db))
    expect(
      (await press(world, paths.pauseLetters(), { intent: 'x', back: 'https://elsewhere.example/' })).to,
    ).toBe(paths.letters())
    expect(sessionless(await dumpOf(world.db))).toBe(before)
    expect((await press(world, paths.pauseLetters(), { intent: 'pause', event: 'not-there' })).status).toBe(
      404,
    )
  })
})

describe('the letters of a small group', () => {
  test('tell neither what they are about nor of which kind they are', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    await poll(world, group)
    const given = {
      title: 'Salainen aihe',
      note: 'Salaista',
      place: 'Salakapakka',
      onlineUrl: '',
      withLiaison: true,
    }
    const meetingId = 'a-meeting'
    await by(world, group.ada, (c) =>
      callMeeting(
        c,
        meetingId,
        { ...given, networkId: group.id, ...timeOn(8) },
        { mailbox: 'vm@vm.example' },
      ),
    )
    const letters = await rows(world)
    expect(letters.filter(({ eventId }) => eventId === meetingId).length).toBeGreaterThan(1)
    expect(letters.filter(({ kind }) => kind === 'groupTimes').length).toBeGreaterThan(1)
    await world.db.updateTable('outbox').set({ bouncedAt: null }).execute()
    const as = group.outsider.personId
    const all = await visit(world, paths.letters({ status: 'all' }), { as })
    expect(all.text).toContain(t('sending.letters.ofGroup'))
    const addresses = [
      ...letters.map(({ id }) => paths.letter(id)),
      ...['all', 'waiting', 'trouble'].map((status) => paths.letters({ status })),
      ...['salainen', 'tapaaminen', 'kutsu'].map((q) => paths.letters({ q })),
      paths.letters({ event: meetingId }),
    ]
    for (const address of addresses) {
      const { html, status } = await visit(world, address, { as })
      expect(status).toBe(200)
      expect(html.replace(/value="[^"]*"|[?&]q=\w+/g, '')).not.toMatch(/sala[iksj]/i)
      if (!address.includes(meetingId)) expect(html).not.toContain(meetingId)
    }
    for (const query of [{ event: meetingId }, { kind: 'invitation' }, { q: 'kutsu' }]) {
      const { text } = await visit(world, paths.letters(query), { as })
      expect(text).not.toContain(t('sending.letters.ofGroup'))
    }
    expect(
      (await visit(world, paths.pauseLetters(), { as, form: { intent: 'pause', event: meetingId } })).status,
    ).toBe(404)
  })
})

/** The sessions of those who come are written by coming. */
const sessionless = (dump: string): string => {
  const tables = JSON.parse(dump) as Record<string, unknown>
  return JSON.stringify(Object.entries(tables).filter(([name]) => !name.startsWith('signIn')))
}

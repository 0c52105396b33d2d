// The demo's mailbox that answers: a press of a calendar's button leaves as a real mail, and the app takes it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { v7 } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { eventById } from '~/domain/events/queries.server'
import { inviteAudience } from '~/domain/invitations/inviting.server'
import { sendListOf } from '~/domain/invitations/send-list.server'
import { startMailbox, type Mailbox } from '~/post/mailbox.server'
import { takeIn } from '~/post/receiving.server'
import { openPost } from '../post/world'
import { mailbox as ours, testWorld, type World } from '../world'
import { visit, type Coming } from './door'

const email = 'maija.meri@virasto.example'

async function mailboxOf(world: World): Promise<Mailbox> {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-'))
  const log = { info: () => undefined, error: () => undefined }
  const mailbox = await startMailbox(folder, {
    isOurs: (address) => address === ours,
    take: (raw, recipient) =>
      takeIn({ db: world.db, now: world.now, config: world.config, log }, { raw, whole: true }, [recipient]),
  })
  onTestFinished(async () => {
    await mailbox.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return mailbox
}

/** A demo in small: one invited person, whose invitation lies in the mailbox. */
async function demoOf(world: World) {
  const mailbox = await mailboxOf(world)
  const personId = await world.person({ firstName: 'Maija', lastName: 'Meri', email })
  const eventId = await world.draft({}, [personId])
  const { mark } = await sendListOf(world.db, await eventById(world.db, eventId), world.now())
  await world.act((c) => inviteAudience(c, eventId, { batchId: v7(), mark }))
  const { worker, time } = openPost(world.db, mailbox.smtpUrl)
  time.now = world.now()
  await worker.drain()
  await worker.stop()
  world.pass({ hours: 1 })
  const { id = '' } = mailbox.list({ to: email })[0] ?? {}
  const come = (address: string, coming: Coming = {}) =>
    visit(world, address, { ...coming, context: { mailbox } })
  const press = (form: Record<string, string>, mailId = id) => come(`/demo/mailbox/${mailId}/reply`, { form })
  const answer = () =>
    world.db.selectFrom('invitation').select(['answer', 'answerSource', 'comment']).executeTakeFirstOrThrow()
  return { mailbox, eventId, id, come, press, answer }
}

test('R1: a press of Accept is a reply by SMTP, and the page tells what the app did with it', async () => {
  await using world = await testWorld()
  const { mailbox, eventId, id, come, press, answer } = await demoOf(world)
  const letter = await come(`/demo/mailbox/${id}`)
  for (const word of ['Hyväksy', 'Alustava', 'Hylkää']) expect(letter.text).toContain(word)

  const pressed = await press({ answer: 'yes', comment: 'Tulen myöhässä; odottakaa, kiitos' })
  expect(pressed.to).toMatch(new RegExp(`^/demo/mailbox/${id}\\?answered=`))
  expect(await answer()).toEqual({
    answer: 'yes',
    answerSource: 'calendar',
    comment: 'Tulen myöhässä; odottakaa, kiitos',
  })
  expect((await come(pressed.to ?? '')).html).not.toContain('href="/events/')
  const told = await come(pressed.to ?? '', { as: world.organiser.personId })
  expect(told.text).toContain('Sovellus kirjasi viestin Vastaus on kirjattu kalenterista')
  expect(told.text).toContain('Maija Meri')
  expect(told.html).toContain(`href="/events/${eventId}"`)

  const [reply] = mailbox.list({ to: ours })
  expect(reply).toMatchObject({
    method: 'REPLY',
    from: email,
    subject: 'Hyväksytty: Johdon päivä: ennakointi',
  })
  const shown = await come(`/demo/mailbox/${reply?.id}`)
  expect(shown.text).toContain('Mitä sovellus teki viestillä')
  expect(shown.text).not.toContain('Vastaa kutsuun kuten kalenterissa')
})

test('R3: another time is proposed as a calendar does, and waits for the organiser', async () => {
  await using world = await testWorld()
  const { mailbox, eventId, id, come, press, answer } = await demoOf(world)
  const letter = await come(`/demo/mailbox/${id}`)
  expect([letter.field('to'), letter.field('from'), letter.field('until')]).toEqual([
    '2026-12-03',
    '12:00',
    '16:00',
  ])
  const form = {
    answer: 'counter',
    to: '2026-12-04',
    from: '08:30',
    until: '11:00',
    comment: 'Sopiiko perjantai?',
  }
  const pressed = await press(form)
  expect((await come(pressed.to ?? '')).text).toContain('Kutsuttu ehdottaa kalenteristaan muuta aikaa')
  expect(await answer()).toEqual({ answer: null, answerSource: null, comment: '' })
  const mail = await world.db.selectFrom('incomingMail').selectAll().executeTakeFirstOrThrow()
  expect(mail).toMatchObject({ eventId, kind: 'counter', why: 'counter', standing: 'open' })
  expect(JSON.parse(mail.facts)).toMatchObject({
    said: { startsAt: '2026-12-04T06:30:00.000Z', endsAt: '2026-12-04T09:00:00.000Z' },
  })
  expect(mailbox.list({ to: ours })[0]).toMatchObject({ method: 'COUNTER' })
  // A day that is none proposes nothing.
  expect((await press({ ...form, to: 'huomenna' })).to).toBe(`/demo/mailbox/${id}`)
})

test('the reply is that of a mail program: the object twice, one attendee, the same UID and SEQUENCE', async () => {
  await using world = await testWorld()
  const { mailbox, id, press } = await demoOf(world)
  await press({ answer: 'maybe', comment: '' })
  const sent = await mailbox.read(mailbox.list({ to: ours })[0]?.id ?? '')
  const invitation = await mailbox.read(id)
  const line = (calendar: string | null | undefined, name: string) =>
    new RegExp(`^${name}[:;].*`, 'm').exec((calendar ?? '').replace(/\r\n |"/g, ''))?.[0].trim()
  expect(sent?.attachments).toEqual(['invite.ics'])
  expect(line(sent?.calendar, 'ATTENDEE')).toMatch(
    /PARTSTAT=TENTATIVE.*mailto:maija\.meri@virasto\.example$/i,
  )
  for (const name of ['UID', 'SEQUENCE', 'ORGANIZER', 'DTSTART'])
    expect(line(sent?.calendar, name)).toBe(line(invitation?.calendar, name))
  expect(line(sent?.calendar, 'COMMENT')).toBeUndefined()
  expect(sent?.headers.map(({ name }) => name)).not.toContain('In-Reply-To')
})

test('a change of mind is a newer reply', async () => {
  await using world = await testWorld()
  const { mailbox, press, answer } = await demoOf(world)
  await press({ answer: 'yes', comment: '' })
  world.pass({ minutes: 5 })
  await press({ answer: 'no', comment: 'Este tuli' })
  expect(await answer()).toMatchObject({ answer: 'no', comment: 'Este tuli' })
  const [newest] = mailbox.list({ to: ours })
  expect((await mailbox.read(newest?.id ?? ''))?.text).toBe('Maija Meri on hylännyt kutsun.\n\nEste tuli')
})

test('a mail that somebody writes to the house waits for an organiser', async () => {
  await using world = await testWorld()
  const { mailbox, come } = await demoOf(world)
  const mail = { from: 'vieras@muu.example', to: ours, subject: 'Kysymys', text: 'Onko pysäköintiä?' }
  await createTransport(mailbox.smtpUrl).sendMail(mail)
  const shown = await come(`/demo/mailbox/${mailbox.list({ to: ours })[0]?.id}`)
  expect(shown.text).toContain('Viesti odottaa järjestäjää')
})

test('organisers see in the queue that mail is not being read', async () => {
  await using world = await testWorld()
  const standstill = { since: '2026-10-01T08:30:00.000Z', said: 'Authentication failed.' }
  const as = world.organiser.personId
  const context = { incoming: { standstill: () => standstill } }
  const { text } = await visit(world, '/incoming', { as, context })
  expect(text).toContain('Saapunutta postia ei voida lukea')
  expect(text).toContain('Authentication failed.')
  expect((await visit(world, '/incoming', { as })).text).not.toContain('ei voida lukea')
})

test('what is no invitation has no buttons, and a press there does nothing', async () => {
  await using world = await testWorld()
  const { mailbox, come, press } = await demoOf(world)
  await createTransport(mailbox.smtpUrl).sendMail({
    from: ours,
    to: 'joku@vm.example',
    subject: 'Koodi',
    text: '123456',
  })
  const { id = '' } = mailbox.list({ to: 'joku@vm.example' })[0] ?? {}
  expect((await come(`/demo/mailbox/${id}`)).text).not.toContain('Hyväksy')
  expect((await press({ answer: 'yes', comment: '' }, id)).to).toBe(`/demo/mailbox/${id}`)
  expect((await press({ answer: 'perhaps', comment: '' })).to).not.toContain('answered')
  expect((await press({ answer: 'yes' }, 'no-such-letter')).status).toBe(404)
  expect(mailbox.list({ to: ours })).toEqual([])
})

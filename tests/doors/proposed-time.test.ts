// A new time that a calendar proposes, on the page of its mail: moved to, declined with a letter, and told as things stand.
import { expect, test } from 'vitest'
import { readLetter } from '#emails/letters'
import { renderLetter } from '#emails/render'
import { cancelEvent, changeEvent } from '~/domain/invitations/changing.server'
import { withdraw } from '~/domain/invitations/inviting.server'
import { eventById } from '~/domain/events/queries.server'
import { letterDictionaries, wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { mailById, mailOf, reply, take, wordOf } from '../incoming/mails'
import { completePlan, lettersIn, testWorld, type World } from '../world'
import { visit } from './door'

const t = wordsOfPages('fi')
const aino = 'aino.laine@virasto.example'

/** Of an event from noon till four by the clock of Helsinki. */
async function proposed(world: World, given: { startsAt?: string | null; answer?: 'no' } = {}) {
  const people = [await world.person({ email: aino }), await world.person()]
  const { eventId, invitationIds } = await world.invited(people)
  await world.lettersLeave()
  world.pass({ hours: 1 })
  const word = await wordOf(world, eventId, aino, { comment: 'Sopiiko perjantai?' })
  const startsAt = given.startsAt === undefined ? '2026-12-04T07:30:00.000Z' : given.startsAt
  const said = {
    kind: 'counter' as const,
    startsAt,
    endsAt: startsAt && '2026-12-04T10:00:00.000Z',
    place: completePlan.place,
  }
  const { id } = await take(world, mailOf({ from: { name: '', address: aino }, said: { ...said, ...word } }))
  const page = paths.incomingMail(id)
  const as = world.organiser.personId
  return {
    ...{ id, eventId, people, invitationId: invitationIds[0] ?? '', page },
    look: (address = page) => visit(world, address, { as }),
    press: (form: Record<string, string>, address = page) => visit(world, address, { as, form }),
    moving: { to: '2026-12-04', from: '09:30', until: '12:00', mail: id },
  }
}

test('the way to move leads to the proposed day and hours, and moving settles the mail', async () => {
  await using world = await testWorld()
  const it = await proposed(world)
  const first = await it.look()
  expect(first.text).toContain(t('incoming.counter.asked'))
  // The calendar sends along where the event is: that is no proposal.
  expect(first.text).not.toContain(t('incoming.page.proposedPlace'))
  const way = paths.moveEvent(it.eventId, it.moving)
  expect(first.html).toContain(`href="${way.replaceAll('&', '&amp;')}"`)
  const ahead = await it.look(way)
  expect(ahead.text).toContain('pe 4.12.2026 klo 9.30–12')
  expect(ahead.text).toContain(t('year.moving.alongOnly'))
  const fields = ['version', 'batchId', 'to', 'from', 'until', 'mail'] as const
  const form = Object.fromEntries(fields.map((name) => [name, ahead.field(name) ?? '']))
  const moved = await it.press(form, paths.moveEvent(it.eventId))
  expect(moved.to).toBe(paths.incomingMail(it.id, { done: 'moved' }))
  expect((await it.look(moved.to ?? '')).text).toContain(t('incoming.done.moved'))
  expect(await eventById(world.db, it.eventId)).toMatchObject({
    startsAt: '2026-12-04T07:30:00.000Z',
    endsAt: '2026-12-04T10:00:00.000Z',
  })
  expect(await mailById(world, it.id)).toMatchObject({ standing: 'taken', why: 'counterFollowed' })
  // The same press again: everybody has been asked once.
  await it.press(form, paths.moveEvent(it.eventId))
  const asked = (await lettersIn(world.db)).filter(({ kind }) => kind === 'timeChanged')
  expect(asked).toHaveLength(2)
})

test('declining sends the proposer one letter, and their calendar the entry that stands', async () => {
  await using world = await testWorld()
  const it = await proposed(world)
  const { stampedAt } = await world.db
    .selectFrom('invitation')
    .select('stampedAt')
    .where('id', '=', it.invitationId)
    .executeTakeFirstOrThrow()
  const declined = await it.press({ press: 'decline', note: 'Puhujat on jo sovittu.' })
  expect(declined.to).toBe(paths.incomingMail(it.id, { done: 'declined' }))
  expect((await it.look(declined.to ?? '')).text).toContain(t('incoming.done.declined'))
  await it.press({ press: 'decline', note: 'Toistamiseen' })
  const letters = (await lettersIn(world.db)).filter(({ kind }) => kind === 'timeStands')
  expect(letters).toMatchObject([
    {
      personId: it.people[0],
      data: {
        note: 'Puhujat on jo sovittu.',
        proposed: { startsAt: '2026-12-04T07:30:00.000Z', endsAt: '2026-12-04T10:00:00.000Z' },
        calendar: { method: 'REQUEST', sequence: 0, participation: 'NEEDS-ACTION' },
      },
    },
  ])
  expect((letters[0]?.data.calendar?.stampedAt ?? '') > (stampedAt ?? '')).toBe(true)
  expect(await mailById(world, it.id)).toMatchObject({ standing: 'taken', why: 'counterDeclined' })
  expect((await eventById(world.db, it.eventId)).startsAt).toBe('2026-12-03T10:00:00.000Z')
})

test('the letter asks who has not answered to do so, in an assistant’s copy too, and tells others what stands', async () => {
  await using world = await testWorld()
  const it = await proposed(world)
  await world.assist(it.people[0] ?? '', await world.person({ language: 'en' }))
  await it.press({ press: 'decline', note: '' })
  const site = { baseUrl: 'http://127.0.0.1:3000', senderName: 'Johtofoorumi' }
  const letters = (await lettersIn(world.db)).filter(({ kind }) => kind === 'timeStands')
  expect(letters).toHaveLength(2)
  for (const { kind, locale, data } of letters) {
    const letter = readLetter(kind, JSON.stringify(data))
    const words = letterDictionaries[locale].timeStands
    expect((await renderLetter(letter, locale, site)).text).toContain(words.answer)
    const coming = readLetter(kind, JSON.stringify({ ...data, stands: 'yes' }))
    const { text } = await renderLetter(coming, locale, site)
    expect(text).not.toContain(words.answer)
    expect(text).toContain(letterDictionaries[locale].replyNotTaken.stands.yes)
  }
})

test('a note that is too long is told beside its field, and nothing is sent', async () => {
  await using world = await testWorld()
  const it = await proposed(world)
  const note = 'a'.repeat(1001)
  const page = await it.press({ press: 'decline', note })
  expect(page.text).toContain(t('frame.form.tooLong'))
  expect(page.field('note')).toBe(note)
  expect((await lettersIn(world.db)).filter(({ kind }) => kind === 'timeStands')).toEqual([])
})

test('without a time, the way leads to the event’s own form', async () => {
  await using world = await testWorld()
  const it = await proposed(world, { startsAt: null })
  const { html } = await it.look()
  expect(html).toContain(`href="${paths.editEvent(it.eventId)}"`)
  expect(html).not.toContain(paths.moveEvent(it.eventId))
})

const version = async (world: World, eventId: string) => (await eventById(world.db, eventId)).version

test.each(['moved', 'movedThere', 'cancelled', 'withdrawn', 'over'] as const)(
  'once it is %s, the page says so, and does not offer to say that the time stands',
  async (state) => {
    await using world = await testWorld()
    const it = await proposed(world)
    const at = { version: await version(world, it.eventId), batchId: 'b' }
    const event = await eventById(world.db, it.eventId)
    const change = (startsAt: string, endsAt: string) =>
      world.act((c) =>
        changeEvent(c, it.eventId, { ...at, tell: true, plan: { ...event, startsAt, endsAt } }),
      )
    if (state === 'moved') await change('2026-12-10T10:00:00.000Z', '2026-12-10T12:00:00.000Z')
    if (state === 'movedThere') await change('2026-12-04T07:30:00.000Z', '2026-12-04T10:00:00.000Z')
    if (state === 'cancelled') await world.act((c) => cancelEvent(c, it.eventId, { ...at, note: '' }))
    if (state === 'withdrawn') await world.act((c) => withdraw(c, it.invitationId))
    if (state === 'over') world.pass({ hours: 24 * 63 + 2 })
    const { text, html } = await it.look()
    expect(text).toContain(t(`incoming.counter.${state}`))
    expect(text).not.toContain(t('incoming.counter.asked'))
    expect(text).not.toContain(t('incoming.counter.decline'))
    expect(html.includes(paths.moveEvent(it.eventId))).toBe(state === 'moved')
    // A page that was opened before declines nothing any more.
    const stale = await it.press({ press: 'decline', note: '' })
    expect(stale.text).toContain(t('reasons.counterOutdone'))
    expect((await lettersIn(world.db)).filter(({ kind }) => kind === 'timeStands')).toEqual([])
  },
)

test.each(['older', 'over'] as const)(
  'an answer from an unknown address that comes too late (%s) is not said to be recorded by tying it',
  async (late) => {
    await using world = await testWorld()
    const it = await proposed(world)
    const { id } = await reply(world, it.eventId, 'kuka@kotiposti.example', 'yes')
    const { text } = await it.look(paths.incomingMail(id))
    expect(text).toContain(t('incoming.tie.lead'))
    const event = await eventById(world.db, it.eventId)
    const at = { version: event.version, batchId: 'b' }
    const startsAt = '2026-12-03T08:00:00.000Z'
    if (late === 'older')
      await world.act((c) => changeEvent(c, it.eventId, { ...at, tell: true, plan: { ...event, startsAt } }))
    else await world.act((c) => cancelEvent(c, it.eventId, { ...at, note: '' }))
    const after = await it.look(paths.incomingMail(id))
    expect(after.text).toContain(t(`incoming.tie.${late}`))
    expect(after.text).not.toContain(t('incoming.tie.lead'))
  },
)

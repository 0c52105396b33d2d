// The doors of seats: what the invited person sees and presses, what organisers set, confirm, move and give.
import { describe, expect, test } from 'vitest'
import type { OrganisationKind } from '#db/schema'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent } from '~/domain/invitations/changing.server'
import { lapseOffers } from '~/domain/invitations/line.server'
import { quotasOf } from '~/domain/invitations/quotas.server'
import { invitationById } from '~/domain/invitations/queries.server'
import { eventById } from '~/domain/events/queries.server'
import { wordsOfPages } from '~/i18n/all'
import { lettersIn, testWorld, type World } from '../world'
import { dumpOf, visit, type Coming } from './door'

const t = wordsOfPages('fi')

type Made = { eventId: string; ids: string[]; people: string[]; links: string[] }

async function made(world: World, kinds: OrganisationKind[]): Promise<Made> {
  const people: string[] = []
  for (const kind of kinds)
    people.push(await world.person({ organisationId: await world.organisation({ kind }) }))
  const { eventId, invitationIds } = await world.invited(people)
  const letters = await lettersIn(world.db)
  const links = invitationIds.map(
    (id) => `/a/${letters.find((letter) => letter.invitationId === id)?.data.answerToken}`,
  )
  return { eventId, ids: invitationIds, people, links }
}

/** A browser sends every field of the form, the empty ones too. */
const plain = { freedSeats: 'give', substitutes: 'no', offerHours: '24', releaseOn: '', onlineCapacity: '' }

/** Saves settings as an organiser, seeing what they do first and then confirming. */
async function save(world: World, { eventId }: Made, form: Record<string, string | string[]>) {
  const as = world.organiser.personId
  const { version } = await eventById(world.db, eventId)
  const fields = { ...plain, version: String(version), ...form }
  const looked = await visit(world, `/events/${eventId}/seats`, { as, form: { ...fields, intent: 'look' } })
  if (looked.status === 302) return looked
  const promoted = looked.field('promoted')
  if (promoted === undefined) return looked
  return visit(world, `/events/${eventId}/seats`, { as, form: { ...fields, promoted, intent: 'save' } })
}

const yes = (world: World, id: string | undefined) =>
  world.act((c) => respond(c, { invitationId: id ?? '', answer: 'yes', comment: '', source: 'organiser' }))

const press = (world: World, link: string | undefined, form: Record<string, string>, more: Coming = {}) =>
  visit(world, link ?? '', { ...more, form: { comment: '', ...form } })

const quotaForm = (at: number, name: string, kind: OrganisationKind, seats: number) => ({
  [`quotas[${at}].id`]: '',
  [`quotas[${at}].nameFi`]: name,
  [`quotas[${at}].nameSv`]: '',
  [`quotas[${at}].nameEn`]: '',
  [`quotas[${at}].kinds`]: [kind],
  [`quotas[${at}].seats`]: String(seats),
})

describe('the invited person', () => {
  test('who waits reads their place, and for whom the free seats are kept until when', async () => {
    await using world = await testWorld()
    const event = await made(world, ['municipality', 'municipality', 'municipality'])
    await save(world, event, {
      capacity: '4',
      releaseOn: '2026-11-20',
      ...quotaForm(0, 'Kunnat', 'municipality', 1),
      ...quotaForm(1, 'Hyvinvointialueet', 'wellbeingCounty', 3),
    })
    await yes(world, event.ids[0])
    const before = await visit(world, event.links[1] ?? '')
    expect(before.text).toContain(t('answering.seat.because.ownFull', { quota: 'Kunnat' }))
    expect(before.text).toContain(t('answering.seat.mayQueue'))
    for (const id of event.ids.slice(1)) await yes(world, id)
    const page = await visit(world, event.links[2] ?? '')
    expect(page.text).toContain(t('answering.state.waiting', { count: 2 }))
    expect(page.text).toContain(t('answering.seat.because.ownFull', { quota: 'Kunnat' }))
    expect(page.text).toContain(t('answering.seat.because.kept', { list: 'Hyvinvointialueet 3' }))
    expect(page.text).toContain('20.11.')
    const swedish = await visit(world, event.links[2] ?? '', { locale: 'sv' })
    expect(swedish.text).toContain('nummer 2')
  })

  test('chooses on site or online with the same press, and is asked before a seat is given up', async () => {
    await using world = await testWorld()
    const event = await made(world, ['agency', 'agency'])
    await save(world, event, { hybrid: 'on', capacity: '2', onlineCapacity: '1' })
    const page = await visit(world, event.links[0] ?? '')
    expect(page.field('mode')).toBe('site')
    expect(page.html.indexOf('name="mode"')).toBeLessThan(page.html.indexOf('value="yes"'))
    await press(world, event.links[0], { answer: 'yes', mode: 'online' })
    expect(await invitationById(world.db, event.ids[0] ?? '')).toMatchObject({
      mode: 'online',
      seat: 'seated',
    })
    await press(world, event.links[1], { answer: 'yes' })
    expect(await invitationById(world.db, event.ids[1] ?? '')).toMatchObject({ mode: 'site', seat: 'seated' })

    const before = await dumpOf(world.db)
    const asked = await press(world, event.links[1], { answer: 'yes', mode: 'online', comment: 'Hei' })
    expect(asked.text).toContain(t('answering.seat.full.online'))
    expect(asked.field('willWait')).toBe('1')
    expect(await dumpOf(world.db)).toBe(before)
    await press(world, event.links[1], { answer: 'yes', mode: 'online', willWait: '1' })
    expect(await invitationById(world.db, event.ids[1] ?? '')).toMatchObject({
      mode: 'online',
      seat: 'waiting',
    })
    // Whoever waits is told where there is room at once.
    const waiting = await visit(world, event.links[1] ?? '')
    expect(waiting.text).toContain(t('answering.seat.roomElse.site'))
    const seated = await visit(world, event.links[0] ?? '')
    expect(seated.text).not.toContain(t('answering.seat.roomElse.site'))
    const answers = await visit(world, `/events/${event.eventId}/answers`, { as: world.organiser.personId })
    expect(answers.text).toContain(t('answers.leftOnSite', { count: 2 }))
    expect(answers.text).toContain(t('events.facts.onSite', { count: 2 }))
    expect(answers.text).toContain(t('events.facts.onlineSeats', { count: 1 }))
  })

  test('reads what is chosen wrongly as no choice', async () => {
    await using world = await testWorld()
    const event = await made(world, ['agency'])
    await save(world, event, { hybrid: 'on' })
    await press(world, event.links[0], { answer: 'yes', mode: 'moon', willWait: 'x' })
    expect(await invitationById(world.db, event.ids[0] ?? '')).toMatchObject({ mode: 'site', seat: 'seated' })
  })

  test('takes or declines an offer; looking changes nothing; after its time may wait on', async () => {
    await using world = await testWorld()
    const event = await made(world, ['agency', 'agency', 'agency'])
    await save(world, event, { capacity: '1', freedSeats: 'offer' })
    for (const id of event.ids) await yes(world, id)
    await press(world, event.links[0], { answer: 'no' })
    const before = await dumpOf(world.db)
    for (const query of ['', '?answer=yes', '?answer=no']) await visit(world, `${event.links[1]}${query}`)
    expect(await dumpOf(world.db)).toBe(before)
    const page = await visit(world, event.links[1] ?? '')
    expect(page.text).toContain(t('answering.seat.take'))
    expect(page.text).toContain(t('answering.seat.offeredHow'))
    expect(page.html).not.toContain('value="maybe"')
    world.pass({ hours: 24 })
    await lapseOffers(world.db, world.now())
    const lapsed = await visit(world, event.links[1] ?? '')
    expect(lapsed.text).toContain(t('answering.seat.waitOn'))
    await press(world, event.links[1], { answer: 'yes' })
    await press(world, event.links[2], { answer: 'yes' })
    const seats = await Promise.all(event.ids.map((id) => invitationById(world.db, id)))
    expect(seats.map(({ seat, offerUntil }) => [seat, offerUntil !== null])).toEqual([
      ['none', false],
      ['waiting', false],
      ['seated', false],
    ])
  })

  test('an assistant reads it of their manager, in the third person', async () => {
    await using world = await testWorld()
    const event = await made(world, ['agency', 'agency'])
    const [managerId = '', otherId = ''] = event.people
    await world.db
      .insertInto('assistance')
      .values({ id: 'a', managerId, assistantId: otherId, validFrom: '2020-01-01', validTo: null })
      .execute()
    await save(world, event, { capacity: '1', freedSeats: 'offer' })
    await yes(world, event.ids[1])
    await yes(world, event.ids[0])
    await press(world, event.links[1], { answer: 'no' })
    const page = await visit(world, `/my/invitations/${event.ids[0]}`, { as: otherId })
    const { firstName, lastName } = await world.db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', managerId)
      .executeTakeFirstOrThrow()
    expect(page.text).toContain(`${firstName} ${lastName}`)
    expect(page.text).toContain(t('answering.seat.take'))
  })
})

describe('organisers', () => {
  test('see the seats as they stand, set quotas, and read who gets a seat before they save', async () => {
    await using world = await testWorld()
    const as = world.organiser.personId
    const event = await made(world, ['municipality', 'agency', 'agency'])
    const first = await save(world, event, {
      capacity: '2',
      ...quotaForm(0, 'Kunnat', 'municipality', 1),
    })
    expect(first.to).toBe(`/events/${event.eventId}/seats?done=saved-0`)
    for (const id of event.ids) await yes(world, id)
    const { version } = await eventById(world.db, event.eventId)
    const [quota] = await quotasOf(world.db, event.eventId)
    const form = {
      ...plain,
      version: String(version),
      capacity: '3',
      ...quotaForm(0, 'Kunnat', 'municipality', 1),
      'quotas[0].id': quota?.id ?? '',
      intent: 'look',
    }
    const page = await visit(world, `/events/${event.eventId}/seats`, { as })
    expect(page.field('capacity')).toBe('2')
    expect(page.text).toContain(t('seating.now.saysFull', { count: 2 }))
    const stored = async () => [
      await eventById(world.db, event.eventId),
      await world.db.selectFrom('invitation').selectAll().execute(),
      await quotasOf(world.db, event.eventId),
    ]
    const before = await stored()
    const looked = await visit(world, `/events/${event.eventId}/seats`, { as, form })
    expect(looked.text).toContain(t('seating.review.given', { count: 1 }))
    expect(looked.field('promoted')).toBe(event.ids[2])
    expect(await stored()).toEqual(before)
    const stale = await visit(world, `/events/${event.eventId}/seats`, {
      as,
      form: { ...form, intent: 'save', promoted: event.ids[1] ?? '' },
    })
    expect(stale.text).toContain(t('reasons.lineChanged'))
    const saved = await visit(world, `/events/${event.eventId}/seats`, {
      as,
      form: { ...form, intent: 'save', promoted: event.ids[2] ?? '' },
    })
    expect(saved.to).toBe(`/events/${event.eventId}/seats?done=saved-1`)
    expect((await quotasOf(world.db, event.eventId)).map(({ id }) => id)).toEqual([quota?.id])
  })

  test('are told each fault at its field, and what they typed stays', async () => {
    await using world = await testWorld()
    const event = await made(world, ['agency', 'agency'])
    for (const id of event.ids) await yes(world, id)
    const low = await save(world, event, { capacity: '1' })
    expect(low.text).toContain(t('seating.fault.capacityBelowSeated'))
    expect(low.field('capacity')).toBe('1')
    const wrong = await save(world, event, {
      capacity: 'monta',
      releaseOn: '2030-01-01',
      ...quotaForm(0, '', 'municipality', 0),
      'quotas[0].kinds': [],
    })
    expect(wrong.text).toContain(t('seating.fault.number'))
    expect(wrong.text).toContain(t('seating.fault.nameMissing'))
    expect(wrong.text).toContain(t('seating.fault.kindMissing'))
    expect(wrong.field('capacity')).toBe('monta')
    const late = await save(world, event, {
      capacity: '5',
      releaseOn: '2030-01-01',
      ...quotaForm(0, 'Kunnat', 'municipality', 1),
    })
    expect(late.text).toContain(t('seating.fault.releaseAfterStart'))
    const clash = await save(world, event, { capacity: '7', version: '99' })
    expect(clash.text).toContain(t('reasons.changedMeanwhile'))
    expect(clash.field('capacity')).toBe('7')
    expect((await eventById(world.db, event.eventId)).capacity).toBeNull()
  })

  test('release what is unused at a press that said whom it seats', async () => {
    await using world = await testWorld()
    const as = world.organiser.personId
    const event = await made(world, ['agency'])
    await save(world, event, { capacity: '2', ...quotaForm(0, 'Kunnat', 'municipality', 2) })
    await yes(world, event.ids[0])
    const page = await visit(world, `/events/${event.eventId}/seats`, { as })
    expect(page.text).toContain(t('seating.release.gives', { count: 1 }))
    const { version } = await eventById(world.db, event.eventId)
    const form = { intent: 'release', version: String(version) }
    const pressed = await visit(world, `/events/${event.eventId}/seats`, { as, form })
    expect(pressed.to).toBe(`/events/${event.eventId}/seats?done=released-1`)
    expect((await invitationById(world.db, event.ids[0] ?? '')).seat).toBe('seated')
    const again = await visit(world, `/events/${event.eventId}/seats`, { as, form })
    expect(again.text).toContain(t('reasons.releasedAlready'))
  })

  test('read the line in order with why, move one with a reason, take it back, and give a seat', async () => {
    await using world = await testWorld()
    const as = world.organiser.personId
    const event = await made(world, ['agency', 'agency', 'agency', 'agency'])
    await save(world, event, { capacity: '1', freedSeats: 'offer' })
    for (const id of event.ids) await yes(world, id)
    const line = `/events/${event.eventId}/line`
    const order = async () => {
      const { html } = await visit(world, line, { as })
      return [...html.matchAll(/id="row-([^"]+)"/g)].map(([, id = '']) => event.ids.indexOf(id))
    }
    expect(await order()).toEqual([1, 2, 3])
    expect((await visit(world, line, { as })).text).toContain(t('answering.seat.because.full'))
    const send = (form: Record<string, string>) => visit(world, line, { as, form })
    const bare = await send({ invitationId: event.ids[3] ?? '', to: '1', reason: ' ' })
    expect(bare.text).toContain(t('reasons.reasonMissing'))
    const moved = await send({ invitationId: event.ids[3] ?? '', to: 'place', place: '1', reason: 'Puhuja' })
    expect(moved.to).toBe(`${line}?person=${event.ids[3]}&done=moved-3-1`)
    expect(await order()).toEqual([3, 1, 2])
    const told = await visit(world, moved.to ?? '', { as })
    expect(told.text).toContain(t('seating.line.moved', { place: 1 }))
    expect(told.text).toContain('Puhuja')
    await send({ invitationId: event.ids[3] ?? '', to: '3', reason: t('seating.line.undoReason') })
    expect(await order()).toEqual([1, 2, 3])
    const full = await send({ invitationId: event.ids[1] ?? '', to: 'seat', reason: 'Soitti' })
    expect(full.text).toContain(t('reasons.noSeatFree'))
    await press(world, event.links[0], { answer: 'no' })
    await send({ invitationId: event.ids[1] ?? '', to: 'seat', reason: 'Soitti' })
    expect((await invitationById(world.db, event.ids[1] ?? '')).seat).toBe('seated')
    const one = await visit(world, `/events/${event.eventId}/answers/${event.ids[1]}`, { as })
    expect(one.text).toContain('Soitti')
  })

  test('find no line of another event, and a closed one where the event is cancelled', async () => {
    await using world = await testWorld()
    const as = world.organiser.personId
    const event = await made(world, ['agency'])
    const other = await made(world, ['agency'])
    const line = `/events/${event.eventId}/line`
    const foreign = await visit(world, line, {
      as,
      form: { invitationId: other.ids[0] ?? '', to: '1', reason: 'x' },
    })
    expect(foreign.status).toBe(404)
    expect((await visit(world, line, { as, form: { invitationId: 'x', to: 'moon', reason: 'x' } })).to).toBe(
      line,
    )
    expect((await visit(world, line, { as })).text).toContain(t('seating.line.none'))
    const { version } = await eventById(world.db, event.eventId)
    await world.act((c) => cancelEvent(c, event.eventId, { version, note: '', batchId: 'b' }))
    const closed = await visit(world, `/events/${event.eventId}/seats`, { as })
    expect(closed.text).toContain(t('reasons.eventCancelled'))
    expect(closed.field('capacity')).toBeUndefined()
  })
})

// Taking back a deed of which letters have left: said before it is pressed, and told to those who had them.
import { expect, test } from 'vitest'
import { inDeed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { callNetworkMeeting } from '~/domain/meetings/network-meetings.server'
import { inviteJoined } from '~/domain/meetings/report-acts.server'
import { applyToJoin } from '~/domain/networks/application-acts.server'
import { answerWish } from '~/domain/networks/joining-acts.server'
import { keepingRight } from '~/domain/networks/keepers.server'
import { inviteOutside } from '~/domain/networks/outside-acts.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { timeOn } from '../meetings/group'
import { lettersIn, mailbox, testWorld, type World } from '../world'
import { visit } from './door'

const t = wordsOfPages('fi')
const house = { name: 'Johtofoorumi', address: mailbox }
const today = '2026-10-01'

async function approved(world: World) {
  const networkId = await world.network({ nameFi: 'Verkko', nameSv: 'Nät', nameEn: 'Net' })
  const keeper = await world.person({ firstName: 'Kaisa', lastName: 'Pitäjä' })
  const personId = await world.person({ firstName: 'Heta', lastName: 'Hakija', language: 'sv' })
  await world.member(networkId, keeper, { role: 'coordinator' })
  const by = { actor: world.organiser, now: world.now() }
  const sign = { act: 'approve', thing: { kind: 'network', id: networkId } }
  await inDeed(world.db, by, sign, (d) => applyToJoin(d, 'w', { networkId, personId, note: '' }))
  const { deedId } = await inDeed(world.db, by, sign, (d) =>
    answerWish(d, 'w', { outcome: 'approved', from: today }, house),
  )
  return { networkId, keeper, personId, deedId: deedId ?? '' }
}

const as = (world: World) => ({ as: world.organiser.personId })
const waiting = async (world: World) => {
  const rows = await world.db
    .selectFrom('outbox')
    .select(['kind', 'personId', 'locale', 'inReplyTo', 'data'])
    .where('status', '=', 'waiting')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...row,
    data: JSON.parse(row.data) as { calendar?: { method: string } | null; told?: string },
  }))
}
const undo = (world: World, deedId: string) =>
  visit(world, paths.undoDeed(deedId), { ...as(world), form: { back: paths.deeds() } })

test('while the letter waits, nothing is said and nobody is told', async () => {
  await using world = await testWorld()
  const { deedId } = await approved(world)
  const page = await visit(world, paths.deeds({ deed: deedId }), as(world))
  expect(page.text).not.toContain(t('registry.deeds.lettersLeftHint', { count: 1 }))
  expect((await undo(world, deedId)).to).toBe(`${paths.deeds()}?undone=1`)
  expect(await lettersIn(world.db)).toEqual([])
})

test('once it has left, the page names its reader, and undoing writes to them in their language', async () => {
  await using world = await testWorld()
  const { deedId, personId } = await approved(world)
  await world.lettersLeave()
  world.pass({ hours: 1 })
  const { text } = await visit(world, paths.deeds({ deed: deedId }), as(world))
  expect(text).toContain(t('registry.deeds.lettersLeft', { count: 1 }))
  expect(text).toContain('Heta Hakija')
  const undone = await undo(world, deedId)
  expect(undone.to).toBe(`${paths.deeds()}?undone=1&undoTold=1`)
  const after = await visit(world, undone.to ?? '', as(world))
  expect(after.text).toContain(t('registry.deeds.notice.undoneTold', { count: 1 }))
  const [first, ...more] = await waiting(world)
  const told = await world.db.selectFrom('outbox').select('messageId').orderBy('id').executeTakeFirst()
  expect(more).toEqual([])
  expect(first).toMatchObject({ kind: 'takenBack', personId, locale: 'sv', inReplyTo: told?.messageId })
  expect(first?.data).toMatchObject({ told: 'approved', about: { text: 'Nät', lang: 'sv' } })
  // Pressed twice it is told once.
  await undo(world, deedId)
  expect(await waiting(world)).toHaveLength(1)
})

test('a letter that came back is followed by none', async () => {
  await using world = await testWorld()
  const { deedId } = await approved(world)
  await world.lettersLeave()
  await world.db.updateTable('outbox').set({ bouncedAt: world.now(), bounce: '5.1.1' }).execute()
  expect((await undo(world, deedId)).to).toBe(`${paths.deeds()}?undone=1`)
  expect(await waiting(world)).toEqual([])
})

test('the network’s meetings to which it brought them go from their calendar, those of before stay', async () => {
  await using world = await testWorld()
  const it = await approved(world)
  const meeting = {
    networkId: it.networkId,
    title: 'Tekoäly',
    note: '',
    language: 'fi' as const,
    onlineUrl: '',
  }
  const given = { ...meeting, contactEmail: '', place: 'Säätytalo', ...timeOn(8) }
  await world.lettersLeave()
  world.pass({ hours: 1 })
  await world.act((c) => callNetworkMeeting(c, 'm', given, { mailbox }), await world.actor(it.keeper))
  await inviteJoined(world.db, world.now())
  await world.lettersLeave()
  const held = () =>
    world.db
      .selectFrom('invitation')
      .select(['personId', 'withdrawnAt', 'inCalendar'])
      .where('eventId', '=', 'm')
      .execute()
  expect((await held()).map(({ personId }) => personId)).toContain(it.personId)
  await undo(world, it.deedId)
  for (const one of await held())
    expect(one).toMatchObject(
      one.personId === it.personId
        ? { withdrawnAt: world.now(), inCalendar: 0 }
        : { withdrawnAt: null, inCalendar: 1 },
    )
  expect(
    (await waiting(world)).map(({ kind, personId, data }) => [kind, personId, data.calendar?.method]),
  ).toEqual([
    ['takenBack', it.personId, undefined],
    ['withdrawn', it.personId, 'CANCEL'],
  ])
})

test('who is in the registry by the deed alone and has been written to stays, and the page says so beforehand', async () => {
  await using world = await testWorld()
  const networkId = await world.network()
  const by = { actor: world.organiser, now: world.now() }
  const typed = {
    firstName: 'Ulla',
    lastName: 'Ulkopuolinen',
    email: 'ulla@yritys.example',
    represents: 'Yritys',
  }
  const given = { ...typed, language: 'fi' as const, to: null, message: '', takeKnown: false }
  const sign = { act: 'inviteOutside', thing: { kind: 'network', id: networkId } }
  const { deedId } = await inDeed(world.db, by, sign, (d) =>
    inviteOutside(d, 'm', { ...given, networkId, by: 'Aino Virta' }, house),
  )
  await world.lettersLeave()
  const { text } = await visit(world, paths.deeds({ deed: deedId ?? '' }), as(world))
  expect(text).toContain(t('registry.deeds.inTheWay'))
  expect(text).toContain('Ulla Ulkopuolinen')
  const right = await keepingRight(world.db, networkId, today)
  expect(await undoDeed(world.db, by, deedId ?? '', right)).toEqual({ ok: false, reason: 'changedSince' })
})

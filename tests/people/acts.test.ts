// The acts on people and posts: addresses with one holder each, positions that posts fill, and edits that are counted.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AppointmentEnd } from '#db/schema'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import {
  endAppointment,
  enterAppointment,
  reviseAppointment,
  type AppointmentGiven,
} from '~/domain/people/appointment-acts.server'
import {
  changeAddress,
  enterPerson,
  revisePerson,
  type PersonGiven,
} from '~/domain/people/person-acts.server'
import { sameTitle } from '~/domain/people/rules'
import { pagesOpenTo } from '~/domain/people/visibility.server'
import { testWorld, type World } from '../world'

const deed = <Result extends { ok: boolean }>(world: World, act: (d: Deed) => Promise<Result>) =>
  inDeed(
    world.db,
    { actor: world.organiser, now: world.now() },
    { act: 'test', thing: { kind: 'person', id: 'x' } },
    act,
  )

const aatu: PersonGiven = {
  firstName: 'Aatu',
  lastName: 'Äijälä',
  language: 'sv',
  phone: '+358 29 512 3456',
  email: ' Aatu.Aijala@Virasto.example ',
}

const rowOf = (world: World, id: string) =>
  world.db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const addressesOf = (world: World, id: string) =>
  world.db
    .selectFrom('address')
    .select(['email', 'validFrom', 'validTo'])
    .where('personId', '=', id)
    .orderBy('id')
    .execute()

const today = '2026-10-01'

test('a person is entered with the address in use from today, once however often it is sent', async () => {
  await using world = await testWorld()
  const first = await deed(world, (d) => enterPerson(d, 'aatu', { ...aatu, expertise: 'hankinnat' }))
  const second = await deed(world, (d) => enterPerson(d, 'aatu', { ...aatu, firstName: 'Eetu' }))
  expect(first).toMatchObject({ ok: true, id: 'aatu' })
  expect(second).toEqual({ ok: true, id: 'aatu', deedId: null })
  expect(await rowOf(world, 'aatu')).toMatchObject({
    firstName: 'Aatu',
    sortName: '|ij|l| aatu',
    language: 'sv',
    expertise: 'hankinnat',
    notes: '',
    gender: null,
    version: 1,
  })
  expect(await addressesOf(world, 'aatu')).toEqual([
    { email: 'aatu.aijala@virasto.example', validFrom: today, validTo: null },
  ])
})

test('an address has one holder, whether in use or private; an alias of another is free', async () => {
  await using world = await testWorld()
  const other = await world.person({ email: 'aatu.aijala@virasto.example' })
  const taken = { ok: false, reason: 'addressTaken', deedId: null }
  expect(await deed(world, (d) => enterPerson(d, 'aatu', aatu))).toEqual(taken)
  const hidden = { ...aatu, email: null, privateEmail: 'AATU.aijala@virasto.example' }
  expect(await deed(world, (d) => enterPerson(d, 'aatu', hidden))).toEqual(taken)
  expect(await world.db.selectFrom('person').where('id', '=', 'aatu').selectAll().execute()).toEqual([])
  await deed(world, (d) => changeAddress(d, other, 'toinen@virasto.example'))
  expect(await deed(world, (d) => enterPerson(d, 'aatu', aatu))).toMatchObject({ ok: true })
  expect(await deed(world, (d) => changeAddress(d, other, 'Aatu.Aijala@virasto.example'))).toEqual(taken)
  const revised = { email: 'toinen@virasto.example' }
  expect(await deed(world, (d) => revisePerson(d, 'aatu', null, revised))).toEqual(taken)
  const secret = { privateEmail: 'toinen@virasto.example' }
  expect(await deed(world, (d) => revisePerson(d, 'aatu', null, secret))).toEqual(taken)
})

test('another address ends the old one the day before; an earlier one comes back as a new row', async () => {
  await using world = await testWorld()
  const id = await world.person({ email: 'eka@virasto.example' })
  await deed(world, (d) => changeAddress(d, id, 'toka@virasto.example'))
  world.pass({ hours: 48 })
  await deed(world, (d) => revisePerson(d, id, 2, { email: 'eka@virasto.example' }))
  expect(await addressesOf(world, id)).toEqual([
    { email: 'eka@virasto.example', validFrom: '2020-01-01', validTo: '2026-09-30' },
    { email: 'toka@virasto.example', validFrom: today, validTo: '2026-10-02' },
    { email: 'eka@virasto.example', validFrom: '2026-10-03', validTo: null },
  ])
  expect(await rowOf(world, id)).toMatchObject({ version: 3 })
})

test('an address changed on the day it began is put right; taken away that day it ends that day', async () => {
  await using world = await testWorld()
  await deed(world, (d) => enterPerson(d, 'aatu', aatu))
  await deed(world, (d) => changeAddress(d, 'aatu', 'oikea@virasto.example'))
  expect(await addressesOf(world, 'aatu')).toEqual([
    { email: 'oikea@virasto.example', validFrom: today, validTo: null },
  ])
  await deed(world, (d) => revisePerson(d, 'aatu', null, { email: null }))
  expect(await addressesOf(world, 'aatu')).toEqual([
    { email: 'oikea@virasto.example', validFrom: today, validTo: today },
  ])
})

test('an address that failed works again when it is given anew or said to work, not by saving something else', async () => {
  await using world = await testWorld()
  const email = 'eka@virasto.example'
  const id = await world.person({ email })
  const fail = () =>
    world.db
      .updateTable('address')
      .set({ failedAt: world.now(), failure: 'Unknown user' })
      .where('personId', '=', id)
      .execute()
  const failure = () =>
    world.db
      .selectFrom('address')
      .select(['failedAt', 'failure'])
      .where('personId', '=', id)
      .executeTakeFirstOrThrow()
  await fail()
  await deed(world, (d) => revisePerson(d, id, null, { email, phone: '1', addressWorks: false }))
  expect(await failure()).toEqual({ failedAt: world.now(), failure: 'Unknown user' })
  await deed(world, (d) => revisePerson(d, id, null, { email, addressWorks: true }))
  expect(await failure()).toEqual({ failedAt: null, failure: null })
  await fail()
  await deed(world, (d) => changeAddress(d, id, email.toUpperCase()))
  expect(await failure()).toEqual({ failedAt: null, failure: null })
})

test('whatever changes an address goes through, one at most is in use and each period is whole', async () => {
  const address = fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example', null)
  const step = fc.record({ email: address, hours: fc.constantFrom(0, 5, 24, 100) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      await using world = await testWorld()
      await deed(world, (d) => enterPerson(d, 'aatu', aatu))
      for (const { email, hours } of steps) {
        world.pass({ hours })
        expect(await deed(world, (d) => changeAddress(d, 'aatu', email))).toMatchObject({ ok: true })
        const inUse = (await addressesOf(world, 'aatu')).filter(({ validTo }) => validTo === null)
        expect(inUse.map((row) => row.email)).toEqual(email === null ? [] : [email])
      }
    }),
    { numRuns: 15 },
  )
})

test('what is left out of a correction stays; a correction upon an old version is refused', async () => {
  await using world = await testWorld()
  const id = await world.person({ firstName: 'Aatu', lastName: 'Vanha', email: 'aatu@virasto.example' })
  await deed(world, (d) => revisePerson(d, id, 1, { lastName: 'Uusi', gender: 'man', homeRegion: '06' }))
  expect(await rowOf(world, id)).toMatchObject({
    firstName: 'Aatu',
    lastName: 'Uusi',
    sortName: 'uusi aatu',
    gender: 'man',
    homeRegion: '06',
    version: 2,
  })
  expect(await addressesOf(world, id)).toMatchObject([{ email: 'aatu@virasto.example', validTo: null }])
  expect(await deed(world, (d) => revisePerson(d, id, 1, { phone: '1' }))).toEqual({
    ok: false,
    reason: 'changedMeanwhile',
    deedId: null,
  })
  expect(await deed(world, (d) => revisePerson(d, id, 2, { lastName: 'Uusi' }))).toEqual({
    ok: true,
    deedId: null,
  })
})

const given = (personId: string, organisationId: string, more: Partial<AppointmentGiven> = {}) => ({
  personId,
  organisationId,
  titleFi: 'henkilöstöjohtaja',
  titleSv: 'personaldirektör',
  titleEn: 'HR Director',
  roleClass: 'hrLead' as const,
  seniorManagement: false,
  validFrom: '2026-01-01',
  ...more,
})

const positionsIn = (world: World, organisationId: string) =>
  world.db.selectFrom('position').selectAll().where('organisationId', '=', organisationId).execute()

test('a post makes its position; the next holder takes the same one, by the class where there is one holder', async () => {
  await using world = await testWorld()
  const [house, other] = [await world.organisation(), await world.organisation()]
  const [one, two] = [await world.person(), await world.person()]
  const first = await deed(world, (d) =>
    enterAppointment(d, 'a1', given(one, house, { validTo: '2026-06-30' })),
  )
  const next = await deed(world, (d) =>
    enterAppointment(d, 'a2', given(two, house, { titleFi: 'HR-johtaja', validFrom: '2026-07-01' })),
  )
  if (!first.ok || !next.ok) throw new Error('refused')
  expect(next.positionId).toBe(first.positionId)
  expect(await positionsIn(world, house)).toMatchObject([
    { titleFi: 'henkilöstöjohtaja', roleClass: 'hrLead' },
  ])
  const elsewhere = await deed(world, (d) => enterAppointment(d, 'a3', given(two, other)))
  expect(elsewhere).not.toMatchObject({ positionId: first.positionId })
  expect(await rowOf(world, two)).toMatchObject({ version: 3 })
  expect(await deed(world, (d) => enterAppointment(d, 'a3', given(two, other)))).toMatchObject({
    ok: true,
    deedId: null,
  })
})

test('a guest who is entered in a post is one no longer, and is found by it; taken back, they are a guest again', async () => {
  await using world = await testWorld()
  const [house, guest, other] = [await world.organisation(), await world.person(), await world.person()]
  await world.db.updateTable('person').set({ guest: 1 }).where('id', '=', guest).execute()
  const viewer = { personId: other, organiser: false, on: '2026-10-01' }
  const seen = async () => [
    (await rowOf(world, guest)).guest,
    (await pagesOpenTo(world.db, viewer, [guest])).size,
  ]
  expect(await seen()).toEqual([1, 0])
  const { deedId } = await deed(world, (d) => enterAppointment(d, 'a', given(guest, house)))
  expect(await seen()).toEqual([0, 1])
  const by = { actor: world.organiser, now: world.now() }
  expect(await undoDeed(world.db, by, deedId ?? '')).toMatchObject({ ok: true })
  expect(await seen()).toEqual([1, 0])
})

test('experts share a position by title alone; an abolished one is not taken', async () => {
  await using world = await testWorld()
  const [house, person] = [await world.organisation(), await world.person()]
  const expert = { roleClass: 'expert' as const }
  const abolished = await world.position(house, { ...expert, titleFi: 'neuvos', validTo: '2025-12-31' })
  const enter = (id: string, titleFi: string) =>
    deed(world, (d) =>
      enterAppointment(d, id, given(person, house, { ...expert, titleFi, validTo: '2026-01-01' })),
    )
  await enter('a1', 'neuvos')
  await enter('a2', 'ylitarkastaja')
  const positions = (await positionsIn(world, house)).filter(({ id }) => id !== abolished)
  expect(positions.map(({ titleFi }) => titleFi).sort()).toEqual(['neuvos', 'ylitarkastaja'])
})

test.each([
  ['an end before the start', { validTo: '2025-12-31' }, 'endBeforeStart'],
  ['a term over before the start', { termEndsOn: '2025-12-31' }, 'endBeforeStart'],
  ['a start before the organisation', { validFrom: '1999-12-31' }, 'organisationNotThen'],
  ['a start after the organisation', { validFrom: '2026-05-01' }, 'organisationNotThen'],
] as const)('a post with %s is refused', async (_, more, reason) => {
  await using world = await testWorld()
  const [house, person] = [await world.organisation(), await world.person()]
  await world.db.updateTable('organisation').set({ validTo: '2026-04-30' }).where('id', '=', house).execute()
  const result = await deed(world, (d) => enterAppointment(d, 'a', given(person, house, more)))
  expect(result).toEqual({ ok: false, reason, deedId: null })
  expect(await positionsIn(world, house)).toEqual([])
})

test('the same person is in the same position once at a time; another may stand in', async () => {
  await using world = await testWorld()
  const [house, holder, deputy] = [await world.organisation(), await world.person(), await world.person()]
  const enter = (id: string, person: string, more: Partial<AppointmentGiven>) =>
    deed(world, (d) => enterAppointment(d, id, given(person, house, more)))
  await enter('a1', holder, { validTo: '2026-06-30' })
  expect(await enter('a2', holder, { validFrom: '2026-06-30' })).toMatchObject({ reason: 'heldAlready' })
  expect(await enter('a3', deputy, { validFrom: '2026-06-01', acting: true })).toMatchObject({ ok: true })
  expect(await enter('a4', holder, { validFrom: '2026-07-01' })).toMatchObject({ ok: true })
})

test('a post kept without a position counts as the position it is called after', async () => {
  await using world = await testWorld()
  const [house, person] = [await world.organisation(), await world.person({ organisationId: undefined })]
  const { titleFi, titleSv, titleEn, roleClass } = given(person, house)
  await world.appoint(person, house, { titleFi, titleSv, titleEn, roleClass })
  const again = await deed(world, (d) => enterAppointment(d, 'a', given(person, house)))
  expect(again).toMatchObject({ ok: false, reason: 'heldAlready' })
})

const end = (world: World, lastDay: string, reason: AppointmentEnd = 'retired') =>
  deed(world, (d) => endAppointment(d, 'a', { lastDay, reason }))

test('a post ends with its last day and the reason; again the same is nothing, otherwise a refusal', async () => {
  await using world = await testWorld()
  const [house, person] = [await world.organisation(), await world.person()]
  await deed(world, (d) => enterAppointment(d, 'a', given(person, house)))
  expect(await end(world, '2025-12-31')).toMatchObject({ reason: 'endBeforeStart' })
  expect(await end(world, '2026-12-31')).toMatchObject({ ok: true })
  expect(await end(world, '2026-12-31')).toMatchObject({ ok: true, deedId: null })
  expect(await end(world, '2027-01-31')).toMatchObject({ reason: 'endedAlready' })
  // An end that lies ahead may come sooner.
  expect(await end(world, '2026-08-31', 'leftState')).toMatchObject({ ok: true })
  expect(await end(world, '2026-07-31')).toMatchObject({ reason: 'endedAlready' })
  const row = await world.db.selectFrom('appointment').selectAll().where('id', '=', 'a').executeTakeFirst()
  expect(row).toMatchObject({ validTo: '2026-08-31', endReason: 'leftState' })
})

test('a corrected title is the title of a position that nobody else has held', async () => {
  await using world = await testWorld()
  const [house, one, two] = [await world.organisation(), await world.person(), await world.person()]
  await deed(world, (d) => enterAppointment(d, 'a', given(one, house, { titleFi: 'henkilöstöjohtja' })))
  await deed(world, (d) => reviseAppointment(d, 'a', { titleFi: 'henkilöstöjohtaja' }))
  expect(await positionsIn(world, house)).toMatchObject([{ titleFi: 'henkilöstöjohtaja' }])
  await deed(world, (d) => enterAppointment(d, 'b', given(two, house, { acting: true })))
  await deed(world, (d) => reviseAppointment(d, 'b', { titleFi: 'vt. henkilöstöjohtaja' }))
  expect(await positionsIn(world, house)).toMatchObject([{ titleFi: 'henkilöstöjohtaja' }])
})

test('a post entered into the wrong organisation moves, and leaves no empty position behind', async () => {
  await using world = await testWorld()
  const [wrong, right, person] = [
    await world.organisation(),
    await world.organisation(),
    await world.person(),
  ]
  await deed(world, (d) => enterAppointment(d, 'a', given(person, wrong)))
  const before = await world.db.selectFrom('appointment').selectAll().orderBy('id').execute()
  const moved = await deed(world, (d) => reviseAppointment(d, 'a', { organisationId: right }, 2))
  expect(await positionsIn(world, wrong)).toEqual([])
  expect(await positionsIn(world, right)).toHaveLength(1)
  const stale = await deed(world, (d) => reviseAppointment(d, 'a', { acting: true }, 2))
  expect(stale).toMatchObject({ ok: false, reason: 'changedMeanwhile' })
  const by = { actor: world.organiser, now: world.now() }
  expect(await undoDeed(world.db, by, moved.deedId ?? '')).toMatchObject({ ok: true })
  expect(await world.db.selectFrom('appointment').selectAll().orderBy('id').execute()).toEqual(before)
  expect(await positionsIn(world, wrong)).toHaveLength(1)
})

test.each([
  ['Osastopäällikkö', '', '', 'osastopäällikkö ', '', '', true],
  ['johtaja', '', 'Director', 'osastopäällikkö', '', 'Director', false],
  ['', 'direktör', '', 'johtaja', 'Direktör', '', true],
  ['johtaja', '', '', '', 'direktör', '', false],
  ['', '', '', '', '', '', false],
])('titles %s/%s/%s and %s/%s/%s', (aFi, aSv, aEn, bFi, bSv, bEn, same) => {
  const one = { titleFi: aFi, titleSv: aSv, titleEn: aEn }
  expect(sameTitle(one, { titleFi: bFi, titleSv: bSv, titleEn: bEn })).toBe(same)
})

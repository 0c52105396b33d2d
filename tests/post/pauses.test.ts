// Rests of the post: what waits, what leaves all the same, and who may ask for one.
import { expect, test } from 'vitest'
import type { Db } from '#db/connect'
import { samples } from '#emails/samples'
import type { Letter } from '#emails/letters'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { nextDueAt } from '~/domain/core/outbox-pump.server'
import { pauseLetters, pausesInForce, resumeLetters } from '~/domain/core/pauses.server'
import { later } from '~/domain/core/time'
import { atOnce } from '~/post/transport.server'
import {
  freshDb,
  insertInvitation,
  invitationLetter,
  lettersIn,
  openPost,
  postInvitations,
  postLetter,
  start,
  startMta,
} from './world'

const by = { actor: { kind: 'system' } as const, now: start }
const person = (personId: string, organiser: boolean): Actor => ({
  kind: 'person',
  personId,
  name: '',
  locale: 'fi',
  organiser,
  managerIds: [],
})
const pause = (db: Db, eventId: string | null, actor: Actor = by.actor) =>
  change(db, { actor, now: start }, (c) => pauseLetters(c, { eventId }))
const resume = (db: Db, eventId: string | null, actor: Actor = by.actor) =>
  change(db, { actor, now: start }, (c) => resumeLetters(c, { eventId }))

/** A letter of the event, one of no event, a code. */
async function postThree(db: Db) {
  const about = await insertInvitation(db)
  await postLetter(db, invitationLetter(), { address: 'event@vm.example', ...about })
  await postInvitations(db, ['other@vm.example'])
  await postLetter(db, samples('fi').signIn as Letter, { address: 'code@vm.example' })
  return about
}

test('the letters of an event rest, others leave; resumed they leave too', async () => {
  const db = await freshDb()
  const mta = await startMta()
  const { eventId } = await postThree(db)
  await pause(db, eventId)
  const { worker } = openPost(db, mta.smtpUrl)
  await worker.drain()
  expect(mta.caught.map(({ to }) => to).sort()).toEqual(['code@vm.example', 'other@vm.example'])
  expect((await lettersIn(db))[0]).toMatchObject({ status: 'waiting', attempts: 0, lastError: null })

  await resume(db, eventId)
  await worker.drain()
  expect(mta.caught.map(({ to }) => to)).toContain('event@vm.example')
})

test('while all letters rest, codes to sign in leave', async () => {
  const db = await freshDb()
  const mta = await startMta()
  await postThree(db)
  await pause(db, null)
  const { worker } = openPost(db, mta.smtpUrl)
  await worker.drain()
  expect(mta.caught.map(({ to }) => to)).toEqual(['code@vm.example'])
  await resume(db, null)
  await worker.drain()
  expect(mta.caught).toHaveLength(3)
})

test('the end of the rest of all does not end that of an event', async () => {
  const db = await freshDb()
  const mta = await startMta()
  const { eventId } = await postThree(db)
  await pause(db, eventId)
  await pause(db, null)
  await resume(db, null)
  await openPost(db, mta.smtpUrl).worker.drain()
  expect(mta.caught.map(({ to }) => to).sort()).toEqual(['code@vm.example', 'other@vm.example'])
  expect(await pausesInForce(db)).toEqual([{ eventId, pausedAt: start, by: null }])
})

test('a rest asked for while letters leave holds those that have not begun', async () => {
  const db = await freshDb()
  const asked: Promise<void>[] = []
  const mta = await startMta({
    onRcptTo: (_address, _session, callback) => {
      if (asked.length === 0) asked.push(pause(db, null))
      void asked[0]?.then(() => callback(null))
    },
  })
  await postInvitations(
    db,
    Array.from({ length: 40 }, (_, index) => `n${index}@vm.example`),
  )
  await openPost(db, mta.smtpUrl).worker.drain()
  expect(mta.caught.length).toBeGreaterThan(0)
  // Those in hand when the rest was heard of.
  expect(mta.caught.length).toBeLessThanOrEqual(atOnce)
  const waiting = (await lettersIn(db)).filter(({ status }) => status === 'waiting')
  expect(waiting).toHaveLength(40 - mta.caught.length)
  expect(waiting.every(({ attempts, leasedBy }) => attempts === 0 && leasedBy === null)).toBe(true)
})

test('the post does not wake for letters that rest', async () => {
  const db = await freshDb()
  const about = await insertInvitation(db)
  const dueAt = later(start, { minutes: 5 })
  await postLetter(db, invitationLetter(), { address: 'a@vm.example', ...about, dueAt })
  const hurries = [{ seconds: 0 }, { seconds: 60 }]
  const next = () => Promise.all(hurries.map((hurry) => nextDueAt(db, start, hurry)))
  expect(await next()).toEqual([dueAt, later(start, { minutes: 4 })])
  await pause(db, about.eventId)
  expect(await next()).toEqual([null, null])
  await resume(db, about.eventId)
  await pause(db, null)
  expect(await next()).toEqual([null, null])
})

test('asked twice it is one rest; who asked is told, and the trail knows of each', async () => {
  const db = await freshDb()
  const { eventId, personId } = await insertInvitation(db)
  const organiser = person(personId, true)
  await pause(db, eventId, organiser)
  await pause(db, eventId, organiser)
  expect(await pausesInForce(db)).toEqual([{ eventId, pausedAt: start, by: 'Áile Länsman' }])
  await resume(db, eventId, organiser)
  await resume(db, eventId, organiser)
  expect(await pausesInForce(db)).toEqual([])
  await pause(db, eventId, organiser)
  expect(await pausesInForce(db)).toHaveLength(1)
  const trail = await db.selectFrom('audit').select(['act', 'thing', 'thingId', 'actorId']).execute()
  const of = { thing: 'event', thingId: eventId, actorId: personId }
  expect(trail).toEqual([
    { act: 'pauseLetters', ...of },
    { act: 'resumeLetters', ...of },
    { act: 'pauseLetters', ...of },
  ])
})

test('only those who may invite let letters rest, and of events that are theirs', async () => {
  const db = await freshDb()
  const { eventId } = await insertInvitation(db)
  await expect(pause(db, null, person('p', false))).rejects.toMatchObject({ status: 403 })
  await expect(resume(db, null, person('p', false))).rejects.toMatchObject({ status: 403 })
  await expect(pause(db, 'nothing')).rejects.toMatchObject({ status: 404 })
  await db
    .insertInto('network')
    .values({
      id: 'group',
      kind: 'smallGroup',
      nameFi: 'r',
      nameSv: 'r',
      nameEn: 'r',
      descriptionFi: '',
      descriptionSv: '',
      descriptionEn: '',
      basis: 'person',
      programmeId: null,
      foundedOn: '2026-01-01',
      endedOn: null,
      rule: null,
    })
    .execute()
  await db.updateTable('event').set({ networkId: 'group' }).execute()
  await expect(pause(db, eventId)).rejects.toMatchObject({ status: 404 })
})

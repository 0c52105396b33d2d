// Letters that failed or came back, sent again: to which address, when no longer, and by whom.
import { expect, test } from 'vitest'
import { samples } from '#emails/samples'
import type { Letter } from '#emails/letters'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { sendAgain } from '~/domain/core/sending-again.server'
import {
  freshDb,
  holdAddress,
  insertInvitation,
  invitationLetter,
  lettersIn,
  openPost,
  postLetter,
  refusing,
  start,
  startMta,
} from './world'

const by = { actor: { kind: 'system' } as const, now: start }

test('a failed letter can be sent again, to the present address; one that has left cannot', async () => {
  const db = await freshDb()
  const { personId } = await insertInvitation(db)
  await holdAddress(db, personId, 'new@vm.example')
  const mta = await startMta(refusing({ 'old@vm.example': [550, '5.1.1 No such user'] }))
  const { id } = await postLetter(db, invitationLetter(), { address: 'old@vm.example' })
  await db.updateTable('outbox').set({ personId }).execute()
  const { worker } = openPost(db, mta.smtpUrl)
  await worker.drain()
  expect(await change(db, by, (c) => sendAgain(c, id))).toEqual({ ok: true })
  await worker.drain()
  expect(mta.caught.map(({ to }) => to)).toEqual(['new@vm.example'])
  expect(await change(db, by, (c) => sendAgain(c, id))).toEqual({ ok: false, reason: 'letterNotFailed' })
  await expect(change(db, by, (c) => sendAgain(c, 'nothing'))).rejects.toMatchObject({ status: 404 })
})

test('a sign-in code that failed is emptied and cannot be sent again', async () => {
  const db = await freshDb()
  const mta = await startMta(refusing({ 'a@vm.example': [550, '5.1.1 No such user'] }))
  const { id } = await postLetter(db, samples('fi').signIn as Letter, { address: 'a@vm.example' })
  await openPost(db, mta.smtpUrl).worker.drain()
  expect((await lettersIn(db))[0]?.data).not.toContain('428')
  expect(await change(db, by, (c) => sendAgain(c, id))).toEqual({ ok: false, reason: 'letterEmptied' })
})

// Of mail that was passed on the words are gone, of a board's letter the link that stops it.
test.each(['mailForwarded', 'networkNews', 'networkBoardNotes'])(
  'a letter like the sample %s that came back is whole no more and is not sent again; refused, it is',
  async (kind) => {
    const db = await freshDb()
    const mta = await startMta(refusing({ 'b@vm.example': [550, '5.7.1 Refused'] }))
    const letter = samples('fi', 'token')[kind] as Letter
    const returned = await postLetter(db, letter, { address: 'a@vm.example' })
    const failed = await postLetter(db, letter, { address: 'b@vm.example' })
    await openPost(db, mta.smtpUrl).worker.drain()
    await db.updateTable('outbox').set({ bouncedAt: start }).where('id', '=', returned.id).execute()
    const again = (id: string) => change(db, by, (c) => sendAgain(c, id))
    expect(await again(returned.id)).toEqual({ ok: false, reason: 'letterEmptied' })
    expect(await again(failed.id)).toEqual({ ok: true })
  },
)

test('a failed letter that is no longer so is not sent again', async () => {
  const db = await freshDb()
  const about = await insertInvitation(db)
  const to = { address: 'a@vm.example', ...about }
  const first = await postLetter(db, invitationLetter(), to)
  const fail = () => db.updateTable('outbox').set({ status: 'failed' }).execute()
  const again = async (id: string, now = start) => {
    const result = await change(db, { ...by, now }, (c) => sendAgain(c, id))
    await fail()
    return result
  }
  const stale = { ok: false, reason: 'letterStale' }
  await fail()
  expect(await again(first.id)).toEqual({ ok: true })
  expect(await again(first.id, '2026-12-03T14:00:00.000Z')).toEqual(stale)

  const reminder = await postLetter(db, samples('fi').reminder as Letter, to)
  await fail()
  expect(await again(first.id)).toEqual(stale)
  expect(await again(reminder.id)).toEqual({ ok: true })

  await db.updateTable('event').set({ status: 'cancelled', cancelledAt: start }).execute()
  expect(await again(reminder.id)).toEqual(stale)
  const cancelled = await postLetter(db, samples('fi').cancelled as Letter, to)
  await fail()
  expect(await again(cancelled.id)).toEqual({ ok: true })
})

test('only those who may invite send a letter again', async () => {
  const db = await freshDb()
  const manager: Actor = {
    kind: 'person',
    personId: 'p',
    name: '',
    locale: 'fi',
    organiser: false,
    managerIds: [],
  }
  await expect(change(db, { actor: manager, now: start }, (c) => sendAgain(c, 'x'))).rejects.toMatchObject({
    status: 403,
  })
})

// Letters that had left and came back: the letter and its address are marked, once, and a delay marks nothing (rule R5).
import { expect, test } from 'vitest'
import type { Db } from '#db/connect'
import { change } from '~/domain/core/change.server'
import { markBounced } from '~/domain/core/outbox-marks.server'
import { sendAgain } from '~/domain/core/sending-again.server'
import { later } from '~/domain/core/time'
import {
  freshDb,
  insertInvitation,
  invitationLetter,
  lettersIn,
  openPost,
  postLetter,
  start,
  startMta,
} from './world'

const system = { kind: 'system' } as const
const bounce = (db: Db, letterId: string, final: boolean, told: string, now = start) => {
  const [status = '', ...said] = told.split(' ')
  return change(db, { actor: system, now }, (c) =>
    markBounced(c, { letterId, status, final, said: said.join(' ') }),
  )
}

async function sentLetter() {
  const db = await freshDb()
  const about = await insertInvitation(db)
  const address = 'aile@vm.example'
  await db
    .insertInto('address')
    .values({
      id: 'a1',
      personId: about.personId,
      email: address,
      validFrom: '2020-01-01',
      validTo: null,
      failedAt: null,
      failure: null,
    })
    .execute()
  const mta = await startMta()
  const posted = await postLetter(db, invitationLetter(), { address: 'Aile@vm.example', ...about })
  await db.updateTable('outbox').set({ personId: about.personId }).execute()
  const { worker } = openPost(db, mta.smtpUrl)
  await worker.drain()
  const addressNow = () => db.selectFrom('address').select(['failedAt', 'failure']).executeTakeFirst()
  return { db, about, posted, worker, addressNow }
}

test('R5: one that could not be delivered for good is marked with what was said, and its address flagged', async () => {
  const { db, about, posted, addressNow } = await sentLetter()
  const said = `5.1.1 User\r\nunknown ${'x'.repeat(500)}`
  expect(await bounce(db, posted.id, true, said)).toEqual({
    ...{ id: posted.id, toAddress: 'Aile@vm.example', final: true },
    ...about,
  })
  const [letter] = await lettersIn(db)
  expect(letter).toMatchObject({ status: 'sent', bouncedAt: start })
  expect(letter?.bounce).toMatch(/^5\.1\.1 User unknown x+…$/)
  expect(letter?.bounce?.length).toBeLessThanOrEqual(300)
  expect(await addressNow()).toEqual({ failedAt: start, failure: letter?.bounce })
})

test('R5: a delay changes nothing, and is said not to be final', async () => {
  const { db, posted, addressNow } = await sentLetter()
  const before = await lettersIn(db)
  expect(await bounce(db, posted.id, false, '4.4.1 No answer')).toMatchObject({ final: false })
  expect(await lettersIn(db)).toEqual(before)
  expect(await addressNow()).toEqual({ failedAt: null, failure: null })
})

test('R5: given up after days of a passing failure, the letter is marked and its address left as it is', async () => {
  const { db, posted, addressNow } = await sentLetter()
  expect(await bounce(db, posted.id, true, '4.4.7 Delivery time expired')).toMatchObject({ final: true })
  expect(await lettersIn(db)).toMatchObject([{ bouncedAt: start, bounce: '4.4.7 Delivery time expired' }])
  expect(await addressNow()).toEqual({ failedAt: null, failure: null })
})

test('R5: returned twice, what was said first stays', async () => {
  const { db, posted } = await sentLetter()
  await bounce(db, posted.id, true, '5.1.1 First')
  await bounce(db, posted.id, true, '5.0.0 Second', later(start, { hours: 1 }))
  expect((await lettersIn(db))[0]).toMatchObject({ bouncedAt: start, bounce: '5.1.1 First' })
})

test('R5: a second notice of a letter that is to be sent again, to another address, marks neither', async () => {
  const { db, posted, addressNow } = await sentLetter()
  await bounce(db, posted.id, true, '5.1.1 User unknown')
  const put = { email: 'uusi@vm.example', failedAt: null, failure: null }
  await db.updateTable('address').set(put).execute()
  await change(db, { actor: system, now: start }, (c) =>
    sendAgain(c, posted.id, (_, { data }) => Promise.resolve(data)),
  )
  await bounce(db, posted.id, true, '5.1.1 User unknown')
  expect(await lettersIn(db)).toMatchObject([
    { status: 'waiting', toAddress: 'uusi@vm.example', bouncedAt: null, bounce: null },
  ])
  expect(await addressNow()).toEqual({ failedAt: null, failure: null })
})

test('no such letter', async () => {
  const { db } = await sentLetter()
  expect(await bounce(db, 'nothing', true, '5.1.1')).toBeNull()
})

test('a flag that a returned letter set stands, though the mail server takes the next letter', async () => {
  const { db, about, posted, worker, addressNow } = await sentLetter()
  await bounce(db, posted.id, true, '5.1.1 User unknown')
  await postLetter(db, invitationLetter(), { address: 'aile@vm.example', eventId: about.eventId })
  await worker.drain()
  expect((await lettersIn(db)).map(({ status }) => status)).toEqual(['sent', 'sent'])
  expect(await addressNow()).toEqual({ failedAt: start, failure: '5.1.1 User unknown' })
})

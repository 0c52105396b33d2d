// What the demo shows of letters agrees with whom its coming events have invited; nothing of it is still to leave.
import { expect, test } from 'vitest'
import { fillDemoWorld } from '#db/demo'
import { isAboutEvent, readLetter } from '#emails/letters'
import { keepEarlierLetters } from '~/console/earlier-letters'
import { freshDatabase } from '../world'

test('every invitation of the coming events has its letter, which has left and holds no secret', async () => {
  const db = await freshDatabase()
  const world = await fillDemoWorld(db, {
    now: '2026-11-21T09:30:00.000Z',
    mailbox: 'tilaisuudet@vm.example',
  })
  await keepEarlierLetters(db, world)
  const { managementDayId, morningCoffeeId, hrForumMeetingId } = world.upcoming
  const invitations = await db
    .selectFrom('invitation')
    .innerJoin('address', 'address.personId', 'invitation.personId')
    .select(['invitation.id', 'invitation.personId', 'invitedAt', 'firstMessageId', 'email'])
    .where('address.validTo', 'is', null)
    .where('eventId', 'in', [managementDayId, morningCoffeeId, hrForumMeetingId])
    .execute()
  const letters = await db.selectFrom('outbox').selectAll().orderBy('id').execute()
  expect(invitations.length).toBeGreaterThan(250)
  for (const { id, personId, invitedAt, firstMessageId, email } of invitations)
    expect(letters.filter((one) => one.invitationId === id && one.personId === personId)).toMatchObject([
      {
        kind: 'invitation',
        status: 'sent',
        createdAt: invitedAt,
        toAddress: email,
        messageId: firstMessageId,
      },
    ])
  for (const { kind, data, status } of letters) {
    const letter = readLetter(kind, data)
    expect([status, isAboutEvent(letter) && letter.data.answerToken]).toEqual(['sent', null])
  }
  expect(await db.selectFrom('answerLink').selectAll().execute()).toEqual([])
  await db.destroy()
})

// Many invited together are invited as each alone would be: the same rows, but for what is new in each.
import { expect, test } from 'vitest'
import { eventById } from '~/domain/events/queries.server'
import { invite, inviteMany, withdraw } from '~/domain/invitations/inviting.server'
import { toldEvent } from '~/domain/invitations/letters.server'
import { testWorld, type World } from '../world'

const reasons = [{ all: [{ kind: 'seniorManagement' as const }] }]

/** What was written for each person, without what is random or made of it. */
async function written(world: World, eventId: string) {
  const invitations = await world.db.selectFrom('invitation').selectAll().orderBy('id').execute()
  const links = await world.db.selectFrom('answerLink').selectAll().orderBy('id').execute()
  const letters = await world.db.selectFrom('outbox').selectAll().orderBy('id').execute()
  return invitations
    .filter((row) => row.eventId === eventId && row.withdrawnAt === null)
    .map(({ id, firstMessageId, eventId: _, ...invitation }) => {
      const own = letters.filter((letter) => letter.invitationId === id)
      return {
        invitation,
        first: own.findIndex(({ messageId }) => messageId === firstMessageId),
        links: links
          .filter((link) => link.invitationId === id)
          .map(({ id: _id, invitationId: _invitation, tokenHash: _hash, ...link }) => link),
        letters: own.map(
          ({ id: letterId, messageId, invitationId: _invitation, eventId: _event, data, ...letter }) => {
            expect(messageId).toContain(letterId)
            const { answerToken, calendar, ...about } = JSON.parse(data)
            expect(answerToken).toMatch(/^[\w-]{43}$/)
            return { ...letter, about, calendar: calendar && { ...calendar, uid: '' } }
          },
        ),
      }
    })
    .sort((a, b) => (a.invitation.personId < b.invitation.personId ? -1 : 1))
}

test('with assistants, without an address, taken off before, in three languages', async () => {
  await using world = await testWorld()
  const people: string[] = []
  for (let at = 0; at < 130; at++)
    people.push(
      await world.person({
        language: (['fi', 'sv', 'en'] as const)[at % 3],
        email: at % 50 === 7 ? null : `n${at}@vm.example`,
      }),
    )
  const [first = '', second = '', third = ''] = people
  await world.assist(first, await world.person({ language: 'sv', email: 'assistentti@vm.example' }))
  await world.assist(first, await world.person({ email: 'toinen@vm.example' }))
  await world.assist(second, await world.person({ email: null }))

  const plans = []
  for (const way of ['alone', 'together'] as const) {
    const eventId = await world.draft({}, people)
    const told = () => world.act(async (c) => toldEvent(c, await eventById(c.trx, eventId)))
    const before = await told()
    const earlier = await world.act((c) => invite(c, before, { personId: third, reasons }, 'earlier'))
    await world.lettersLeave()
    await world.act((c) => withdraw(c, earlier))
    await world.lettersLeave()
    plans.push({ way, eventId, told: await told() })
  }
  world.pass({ hours: 1 })
  for (const { way, told } of plans)
    await world.act(async (c) => {
      const invited = people.map((personId) => ({ personId, reasons, quotaId: null }))
      if (way === 'together') return inviteMany(c, told, invited, 'press')
      for (const person of invited) await invite(c, told, person, 'press')
    })
  const [alone, together] = await Promise.all(plans.map(({ eventId }) => written(world, eventId)))
  expect(together).toHaveLength(130)
  expect(together).toEqual(alone)
  expect(together?.flatMap(({ letters }) => letters)).toHaveLength(127 + 2)
})

// Names on a board and in a network's list lead to pages of the directory, for those who may open them and no others.
import { expect, test } from 'vitest'
import { paths } from '~/paths'
import { boardWorld, putUpBy, replyBy } from '../boards/board'
import { testWorld, type World } from '../world'
import { visit, type Visit } from './door'

const leavePost = (world: World, personIds: string[]) =>
  world.db
    .updateTable('appointment')
    .set({ validTo: '2026-01-31' })
    .where('personId', 'in', personIds)
    .execute()

/** A board with words of members, one of whom has left the network and their post. */
async function written(world: World) {
  const it = await boardWorld(world)
  const noteId = await putUpBy(world, it.networkId, it.member)
  await replyBy(world, it.networkId, noteId, it.keeper)
  const replyId = await replyBy(world, it.networkId, noteId, it.second)
  await world.db.updateTable('boardReply').set({ authorId: it.former }).where('id', '=', replyId).execute()
  await leavePost(world, [it.former, it.outside])
  return { ...it, noteId }
}

const leadsTo = ({ html }: Visit): string[] =>
  [...html.matchAll(/href="(\/directory\/[^"]+)"/g)].map(([, address = '']) => address)

test('on a board every name that leads somewhere leads to a page that opens', async () => {
  await using world = await testWorld()
  const { networkId, noteId, member, keeper, second, outside } = await written(world)
  const board = await visit(world, paths.board(networkId), { as: second })
  expect(leadsTo(board)).toEqual([paths.directoryPerson(member)])
  const note = await visit(world, paths.note(networkId, noteId), { as: second })
  expect(note.text).toContain('Entti Entinen')
  expect(leadsTo(note)).toEqual([member, keeper].map((id) => paths.directoryPerson(id)))
  for (const address of leadsTo(note)) expect((await visit(world, address, { as: second })).status).toBe(200)
  const asOutside = await visit(world, paths.note(networkId, noteId), { as: outside })
  expect(asOutside.text).toContain('Matti Jäsen')
  expect(leadsTo(asOutside)).toEqual([])
})

test('in a network’s list a member is led to the others, an organiser to the records', async () => {
  await using world = await testWorld()
  const { networkId, member, keeper, second, outside, former } = await written(world)
  const list = paths.network(networkId)
  const now = await visit(world, list, { as: member })
  const everybody = [keeper, member, second, outside].map((id) => paths.directoryPerson(id))
  expect(leadsTo(now).sort()).toEqual(everybody.sort())
  const then = await visit(world, `${list}?on=2026-01-15`, { as: member })
  expect(then.text).toContain('Entinen')
  expect(then.html).not.toContain(former)
  expect(leadsTo(await visit(world, list, { as: outside }))).toEqual([])
  const organiser = await visit(world, list, { as: world.organiser.personId })
  expect(organiser.html).toContain(`href="${paths.person(member)}"`)
  expect(leadsTo(organiser)).toEqual([])
})

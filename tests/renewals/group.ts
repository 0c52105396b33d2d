// A small group with so many members and a liaison, for tests of renewal, of reshaping and of what organisers are told.
import type { World } from '../world'

export type SmallGroup = { id: string; people: string[]; memberships: string[]; liaison: string }

/** Members who have sat there since 2020; the first is `people[0]`. */
export async function smallGroup(
  world: World,
  size: number,
  given: Parameters<World['network']>[0] = {},
): Promise<SmallGroup> {
  const id = await world.network({ kind: 'smallGroup', ...given })
  const [people, memberships]: [string[], string[]] = [[], []]
  for (let at = 0; at < size; at++) {
    const person = await world.person({ lastName: `Jäsen${at + 1}` })
    people.push(person)
    memberships.push(await world.member(id, person))
  }
  const liaison = await world.person({ lastName: 'Yhteys' })
  await world.member(id, liaison, { role: 'liaison' })
  return { id, people, memberships, liaison }
}

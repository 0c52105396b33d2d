// A small group for tests of its meetings: four members, one of them on a pause, and a liaison who is an organiser.
import { v7 } from 'uuid'
import type { PersonActor } from '~/auth/actor.server'
import type { Locale } from '#db/schema'
import type { Actor } from '~/domain/core/access'
import { change, type Change } from '~/domain/core/change.server'
import type { PollGiven } from '~/domain/meetings/poll-acts.server'
import { startPoll } from '~/domain/meetings/poll-acts.server'
import { mailbox, type World } from '../world'

export const house = { name: 'Johtofoorumi', address: mailbox }

/** "2026-10-08T06:00:00.000Z" and the like: the days after the beginning of the world, at nine in Helsinki. */
export const timeOn = (day: number, hour = 6) => ({
  startsAt: `2026-10-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`,
  endsAt: `2026-10-${String(day).padStart(2, '0')}T${String(hour + 1).padStart(2, '0')}:30:00.000Z`,
})

export type TestGroup = {
  id: string
  ada: PersonActor
  bo: PersonActor
  cecilia: PersonActor
  /** On a pause. */
  dan: PersonActor
  /** The Ministry's liaison, who is an organiser. */
  liaison: PersonActor
  /** An organiser who is not in the group. */
  outsider: PersonActor
  /** Somebody else's manager. */
  stranger: PersonActor
}

export async function smallGroup(world: World, given: { name?: string } = {}): Promise<TestGroup> {
  const name = given.name ?? 'Pienryhmä 3'
  const id = await world.network({
    kind: 'smallGroup',
    nameFi: name,
    nameSv: 'Smågrupp 3',
    nameEn: 'Small group 3',
    foundedOn: '2020-01-01',
  })
  const person = async (firstName: string, language: Locale) =>
    world.person({ firstName, lastName: 'Kuusi', language })
  const [ada, bo, cecilia, dan] = [
    await person('Ada', 'fi'),
    await person('Bo', 'sv'),
    await person('Cecilia', 'en'),
    await person('Dan', 'fi'),
  ]
  const liaison = await organiser(world, 'Leena')
  for (const member of [ada, bo, cecilia]) await world.member(id, member)
  const paused = await world.member(id, dan)
  await world.db
    .insertInto('pause')
    .values({ id: v7(), membershipId: paused, validFrom: '2026-09-01', validTo: '2026-10-20' })
    .execute()
  await world.member(id, liaison, { role: 'liaison' })
  const actor = (personId: string) => world.actor(personId)
  return {
    id,
    ada: await actor(ada),
    bo: await actor(bo),
    cecilia: await actor(cecilia),
    dan: await actor(dan),
    liaison: await actor(liaison),
    outsider: await actor(await organiser(world, 'Oona')),
    stranger: await actor(await world.person({ firstName: 'Siiri' })),
  }
}

async function organiser(world: World, firstName: string): Promise<string> {
  const personId = await world.person({ firstName, lastName: 'Ministeriö', senior: false })
  await world.db
    .insertInto('organiser')
    .values({ id: v7(), personId, validFrom: '2020-01-01', validTo: null })
    .execute()
  return personId
}

/** Runs an act in a Change of somebody's. */
export const by = <Result>(world: World, actor: Actor, run: (c: Change) => Promise<Result>) =>
  change(world.db, { actor, now: world.now() }, run)

/** A poll of two times that Ada has started. @returns its id and the ids of its times */
export async function poll(world: World, group: TestGroup, given: Partial<PollGiven> = {}) {
  const id = v7()
  const result = await by(world, group.ada, (c) =>
    startPoll(
      c,
      id,
      {
        networkId: group.id,
        title: 'Salainen aihe',
        note: 'Salainen viesti',
        place: 'Salainen kahvila',
        onlineUrl: '',
        closesOn: '2026-10-07',
        times: [timeOn(8), timeOn(9)],
        ...given,
      },
      house,
    ),
  )
  if (!result.ok) throw new Error(result.reason)
  const times = await world.db
    .selectFrom('pollTime')
    .select('id')
    .where('pollId', '=', id)
    .orderBy('startsAt')
    .execute()
  return { id, times: times.map((time) => time.id), asked: result.asked }
}

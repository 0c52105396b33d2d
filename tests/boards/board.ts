// A network with a board for tests: who keeps it, who belongs to it, who does not.
import { v7 } from 'uuid'
import { putUp } from '~/domain/boards/note-acts.server'
import type { NoteGiven } from '~/domain/boards/note-form'
import { reply } from '~/domain/boards/reply-acts.server'
import type { World } from '../world'

export const secret = 'a secret of the tests, long enough to be taken'

export type BoardWorld = Awaited<ReturnType<typeof boardWorld>>

/** A network kept by one, with two members, an outside participant, one who left and one of another network. */
export async function boardWorld(world: World) {
  const networkId = await world.network({ nameFi: 'Alumnit', nameSv: 'Alumnerna', nameEn: 'Alumni' })
  const otherId = await world.network()
  const people = {
    keeper: await world.person({ firstName: 'Kaisa', lastName: 'Koordinaattori' }),
    member: await world.person({ firstName: 'Matti', lastName: 'Jäsen' }),
    second: await world.person({ firstName: 'Sara', lastName: 'Svensk', language: 'sv' }),
    outside: await world.person({ firstName: 'Ulla', lastName: 'Ulkopuolinen' }),
    former: await world.person({ firstName: 'Entti', lastName: 'Entinen' }),
    stranger: await world.person({ firstName: 'Vieno', lastName: 'Vieras' }),
  }
  await world.member(networkId, people.keeper, { role: 'coordinator' })
  await world.member(networkId, people.member)
  await world.member(networkId, people.second)
  await world.member(networkId, people.outside, { role: 'outside' })
  await world.member(networkId, people.former, { validTo: '2026-01-31', endReason: 'ownWish' })
  await world.member(otherId, people.stranger)
  return { networkId, otherId, ...people }
}

export const given = (fields: Partial<NoteGiven> = {}): NoteGiven => ({
  id: v7(),
  kind: 'ask',
  title: 'Etsin mentoria',
  text: 'Kuka kävisi kahvilla?',
  language: 'fi',
  startsAt: null,
  place: '',
  ...fields,
})

/** Puts up a note as a person. @returns its id */
export async function putUpBy(
  world: World,
  networkId: string,
  personId: string,
  fields: Partial<NoteGiven> = {},
): Promise<string> {
  const note = given(fields)
  const result = await world.act((c) => putUp(c, networkId, note, secret), await world.actor(personId))
  if (!result.ok) throw new Error(result.reason)
  return note.id
}

/** Replies as a person. @returns the reply's id */
export async function replyBy(
  world: World,
  networkId: string,
  noteId: string,
  personId: string,
  text = 'Käyn mielelläni.',
): Promise<string> {
  const id = v7()
  const by = await world.actor(personId)
  const result = await world.act((c) => reply(c, networkId, noteId, { id, text }, secret), by)
  if (!result.ok) throw new Error(result.reason)
  return id
}

// Questions of an event in a test's world, and those who come to it.
import { respond } from '~/domain/invitations/answering.server'
import { invitationById } from '~/domain/invitations/queries.server'
import { addQuestion, type GivenQuestion } from '~/domain/questions/commands.server'
import { questionsFor } from '~/domain/questions/queries.server'
import { replyTo, type Replies } from '~/domain/questions/replying.server'
import type { Option } from '~/domain/questions/rules'
import type { Actor } from '~/domain/core/access'
import type { EventPlan } from '~/domain/events/rules'
import type { World } from '../world'

export const option = (id: string, seats: number | null = null): Option => ({
  id,
  fi: `${id} fi`,
  sv: `${id} sv`,
  en: `${id} en`,
  seats,
})

export const question = (given: Partial<GivenQuestion> = {}): GivenQuestion => ({
  kind: 'text',
  labelFi: 'Mistä haluat kuulla?',
  labelSv: 'Vad vill du höra om?',
  labelEn: 'What would you like to hear about?',
  options: [],
  required: false,
  sensitive: false,
  askedOf: 'all',
  ...given,
})

/** Asks a question at an event. @returns its id */
export async function askAt(
  world: World,
  eventId: string,
  given: Partial<GivenQuestion> = {},
): Promise<string> {
  const id = crypto.randomUUID()
  const result = await world.act((c) => addQuestion(c, eventId, id, question(given)))
  if (!result.ok) throw new Error(result.reason)
  return id
}

/** The holder of an invitation's link. */
export async function holderOf(world: World, invitationId: string): Promise<Actor> {
  const { personId } = await invitationById(world.db, invitationId)
  return { kind: 'link', personId, invitationId }
}

export const answer = async (world: World, invitationId: string, given: 'yes' | 'maybe' | 'no') =>
  world.act(
    (c) => respond(c, { invitationId, answer: given, comment: '', source: 'link' }),
    await holderOf(world, invitationId),
  )

/** An event to which so many are invited and have all said yes. */
export async function withComers(world: World, people: number, given: Partial<EventPlan> = {}) {
  const ids = []
  for (let at = 0; at < people; at++) ids.push(await world.person())
  const event = await world.invited(ids, given)
  for (const id of event.invitationIds) await answer(world, id, 'yes')
  return event
}

export const reply = async (world: World, invitationId: string, replies: Replies) =>
  world.act((c) => replyTo(c, invitationId, replies), await holderOf(world, invitationId))

export const askedOf = async (world: World, invitationId: string) =>
  questionsFor(world.db, await invitationById(world.db, invitationId))

export const words = (text: string) => ({ chosen: [], text })
export const chose = (...chosen: string[]) => ({ chosen, text: '' })

export const repliesIn = (world: World) => world.db.selectFrom('reply').selectAll().execute()

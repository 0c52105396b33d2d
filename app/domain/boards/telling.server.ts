// Who is told of what comes to a board: those who keep the network of new notes, a note's author of replies.
import { written } from '~/i18n/named'
import type { Locale } from '#db/schema'
import type { BoardItem as Told } from '#emails/letters'
import { doerOf } from '../core/access'
import type { Change } from '../core/change.server'
import { dateOf } from '../core/time'
import { keepersOf } from '../networks/keepers.server'
import { belongsTo } from '../networks/member-list.server'
import type { Network } from '../networks/queries.server'
import { dutiesOf, reachableOf } from '../people/standing.server'
import { fullName } from '../people/rules'
import { whoWants } from '../profile/letters.server'
import { quietLink } from '../profile/quiet-link.server'
import { gather } from './calm-letters.server'
import type { Note } from './queries.server'
import { writtenIn } from './rules'

/** The author's words as a letter holds them; in whatever language they are when the author did not say. */
export const toldOf = (note: Note, locale: Locale): Told => ({
  noteId: note.id,
  replyId: null,
  kind: note.kind,
  title: writtenIn(note, note.title, locale),
  text: writtenIn(note, note.text, locale),
  from: note.author === null ? '' : fullName(note.author),
})

/** The network whose board it is, and the secret that the links that stop such letters are made with. */
export type Where = { network: Network; secret: string }

/** Tells those of the people who want to hear of the board and are reached, but for the one who acts. */
async function tell(
  c: Change,
  { network, secret }: Where,
  personIds: readonly string[],
  itemIn: (locale: Locale) => Told,
): Promise<void> {
  const others = personIds.filter((id) => id !== doerOf(c.actor))
  const wanting = await whoWants(c.trx, others, 'networkBoard')
  for (const { address, ...person } of (await reachableOf(c.trx, [...wanting])).values()) {
    if (address === null) continue
    await gather(c, {
      to: { personId: person.id, name: fullName(person), address },
      locale: person.language,
      networkId: network.id,
      network: written(network, 'name', person.language),
      quietToken: quietLink(secret, person.id, 'networkBoard'),
      item: itemIn(person.language),
    })
  }
}

/** Tells those who keep the network of a note that somebody put up. */
export const tellKeepers = async (c: Change, where: Where, note: Note): Promise<void> =>
  tell(c, where, await keepersOf(c.trx, where.network.id, dateOf(c.now)), (locale) => toldOf(note, locale))

/** Tells a note's author of a reply, for as long as they belong to the network or keep it. */
export async function tellAuthor(
  c: Change,
  where: Where,
  note: Note,
  reply: { id: string; text: string },
): Promise<void> {
  const { authorId } = note
  if (authorId === null || !(await mayStillLook(c, where.network.id, authorId))) return
  const from = c.actor.kind === 'person' ? c.actor.name : ''
  await tell(c, where, [authorId], (locale) => ({
    ...toldOf(note, locale),
    replyId: reply.id,
    text: { text: reply.text, lang: locale },
    from,
  }))
}

async function mayStillLook(c: Change, networkId: string, personId: string): Promise<boolean> {
  const on = dateOf(c.now)
  if (await belongsTo(c.trx, networkId, personId, on)) return true
  return (await dutiesOf(c.trx, personId, on)).organiser
}

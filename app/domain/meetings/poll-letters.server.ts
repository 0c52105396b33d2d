// The letter that asks a member which of the proposed times suit: a personal link, and what clashes in their calendar.
import type { DatePollTable, PollTimeTable } from '#db/schema'
import { written } from '~/i18n/named'
import type { Change } from '../core/change.server'
import { post } from '../core/outbox.server'
import { dateOf } from '../core/time'
import { liaisonOf } from '../groups/introductions.server'
import { newGroupLink } from '../groups/links.server'
import { fullName } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import { busyOf, clashAt, spanOf } from './clashes.server'

/** Whom a letter names when the group has no liaison: the house itself. */
export type House = { name: string; address: string }

/** Whom the reader of a letter about a group's meetings asks: the group's liaison, or the house. */
export async function contactFor(
  c: Change,
  networkId: string,
  house: House,
): Promise<{ name: string; email: string }> {
  const liaison = await liaisonOf(c.trx, networkId, dateOf(c.now))
  return liaison ?? { name: house.name, email: house.address }
}

export const namesOfGroup = (c: Change, networkId: string) =>
  c.trx
    .selectFrom('network')
    .select(['nameFi', 'nameSv', 'nameEn'])
    .where('id', '=', networkId)
    .executeTakeFirstOrThrow()

/**
 * Asks people which times suit; those whom no letter reaches get none.
 * @returns how many letters were posted
 */
export async function postTimes(
  c: Change,
  given: {
    poll: DatePollTable
    times: readonly PollTimeTable[]
    personIds: readonly string[]
    house: House
    reminder: boolean
  },
): Promise<number> {
  const { poll, times, personIds, reminder } = given
  const group = await namesOfGroup(c, poll.networkId)
  const contact = await contactFor(c, poll.networkId, given.house)
  const starterId = poll.startedBy ?? ''
  const people = await reachableOf(c.trx, [...personIds, starterId])
  const starter = people.get(starterId)
  const span = spanOf(times)
  const busy = span === null ? [] : await busyOf(c.trx, personIds, span)
  let posted = 0
  for (const personId of personIds) {
    const reader = people.get(personId)
    if (!reader || reader.address === null) continue
    const locale = reader.language
    const data = {
      token: await newGroupLink(c, { purpose: 'times', thingId: poll.id, personId }),
      contact,
      reminder,
      groupId: poll.networkId,
      pollId: poll.id,
      group: written(group, 'name', locale),
      from: starter ? fullName(starter) : '',
      title: poll.title,
      note: poll.note,
      place: poll.place,
      closesOn: poll.closesOn,
      times: times.map(({ id, startsAt, endsAt }) => ({
        id,
        startsAt,
        endsAt,
        clash: clashAt({ startsAt, endsAt }, busy, { personId, locale }).own,
      })),
    }
    await post(
      c,
      { kind: 'groupTimes', data },
      { to: { personId, name: fullName(reader), address: reader.address }, locale, batchId: poll.id },
    )
    posted += 1
  }
  return posted
}

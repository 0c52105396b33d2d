// Reads of somebody proposed to a group: what organisers see of the hearing, and what a member sees who is asked.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { groupLinkByToken, type GroupLink } from '../groups/links.server'
import { comingTo, dayOfGroup, smallGroup } from '../groups/queries.server'
import { isShort } from '../groups/rules'
import { membersOf } from '../networks/queries.server'
import { inParts } from '../people/period.server'
import { withPosts } from '../people/queries.server'
import { fullName, type PersonRow } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import { proposedHost } from '../rounds/confirming'
import type { Named } from '../rounds/rules'
import type { HearingAnswer } from './answers'
import { readReasons, type NewcomerReasons } from './newcomers'
import { hearingOf, hearingState, newcomerById, newcomerOfGroup, type Newcomer } from './newcomers.server'

/** What one member says of a newcomer. */
export type Heard = {
  hearingId: string
  person: PersonRow
  answer: HearingAnswer | null
  comment: string
  answeredAt: string | null
  /** No letter reaches them: ask by phone. */
  unreached: boolean
}

export type HostOption = { id: string; firstName: string; lastName: string }

/** Who may call a group together, by name, and who is proposed to: the present host, else who has sat there longest. */
export async function hostChoice(
  db: Reader,
  networkId: string,
  today: PlainDate,
): Promise<{ options: HostOption[]; hostId: string | null }> {
  const group = await smallGroup(db, networkId)
  const members = (await membersOf(db, networkId, dayOfGroup(group, today))).filter(
    ({ role }) => role !== 'liaison',
  )
  const home = await db
    .selectFrom('groupHome')
    .select('hostId')
    .where('id', '=', networkId)
    .executeTakeFirst()
  const asked = members.map((one) => ({
    ...{ id: one.id, since: one.validFrom, days: 0 },
    sortName: `${one.lastName} ${one.firstName}`,
  }))
  return {
    options: members.map(({ id, firstName, lastName }) => ({ id, firstName, lastName })),
    hostId: proposedHost(asked, home?.hostId ?? null),
  }
}

export type NewcomerPage = {
  newcomer: Omit<Newcomer, 'reasons'>
  group: Named & { foundedOn: PlainDate }
  person: PersonRow
  reasons: NewcomerReasons | null
  heard: Heard[]
  hosts: { options: HostOption[]; hostId: string | null }
}

/** @throws Response 404 when there is no such newcomer in the group */
export async function newcomerPage(
  db: Reader,
  networkId: string,
  id: string,
  today: PlainDate,
): Promise<NewcomerPage> {
  const { reasons, ...newcomer } = await newcomerOfGroup(db, networkId, id)
  const { nameFi, nameSv, nameEn, foundedOn } = await smallGroup(db, networkId)
  const rows = await db.selectFrom('hearing').selectAll().where('newcomerId', '=', id).execute()
  const people = await peopleByName(db, [newcomer.personId, ...rows.map(({ personId }) => personId)], today)
  const person = people.find((one) => one.id === newcomer.personId)
  if (person === undefined) throw new Response(null, { status: 404 })
  const reach = await reachableOf(
    db,
    rows.map(({ personId }) => personId),
  )
  return {
    newcomer,
    group: { id: networkId, nameFi, nameSv, nameEn, foundedOn },
    person,
    reasons: readReasons(reasons),
    heard: people.flatMap((one) => {
      const row = rows.find(({ personId }) => personId === one.id)
      if (row === undefined) return []
      const { id: hearingId, answer, comment, answeredAt } = row
      const unreached = (reach.get(one.id)?.address ?? null) === null
      return [{ hearingId, person: one, answer, comment, answeredAt, unreached }]
    }),
    hosts: await hostChoice(db, networkId, today),
  }
}

async function peopleByName(db: Reader, ids: readonly string[], on: PlainDate): Promise<PersonRow[]> {
  const rows = await inParts(ids, (part) =>
    db
      .selectFrom('person')
      .select(['id', 'firstName', 'lastName', 'sortName'])
      .where('id', 'in', part)
      .execute(),
  )
  rows.sort((a, b) => (a.sortName + a.id < b.sortName + b.id ? -1 : 1))
  return (await withPosts(db, rows, on)).map(({ sortName: _, ...person }) => person)
}

/** Somebody proposed to a group and not decided yet, with how the hearing stands. */
export type Proposed = {
  id: string
  name: string
  hearUntil: PlainDate | null
  heard: Record<HearingAnswer | 'silent', number>
}

/** Those proposed to a group who wait to be decided, the first first. */
export async function proposedTo(db: Reader, networkId: string): Promise<Proposed[]> {
  const rows = await db
    .selectFrom('newcomer')
    .innerJoin('person', 'person.id', 'newcomer.personId')
    .select(['newcomer.id', 'hearUntil', 'firstName', 'lastName'])
    .where('networkId', '=', networkId)
    .where('outcome', 'is', null)
    .orderBy('proposedAt')
    .orderBy('newcomer.id')
    .execute()
  const hearings = await inParts(
    rows.map(({ id }) => id),
    (part) =>
      db.selectFrom('hearing').select(['newcomerId', 'answer']).where('newcomerId', 'in', part).execute(),
  )
  return rows.map(({ id, hearUntil, ...person }) => {
    const heard = { fine: 0, objects: 0, silent: 0 }
    for (const one of hearings) if (one.newcomerId === id) heard[one.answer ?? 'silent'] += 1
    return { id, name: fullName(person), hearUntil, heard }
  })
}

/** Whether a group wants new members, beside those proposed to it; for the organiser's page of the group. */
export async function placesOf(
  db: Reader,
  networkId: string,
  today: PlainDate,
): Promise<{ short: boolean; proposed: Proposed[] }> {
  const group = await smallGroup(db, networkId)
  const day = dayOfGroup(group, today)
  const members = (await membersOf(db, networkId, day)).filter(({ role }) => role !== 'liaison')
  const coming = (await comingTo(db, [networkId], day)).get(networkId) ?? []
  const short = group.endedOn === null && isShort({ members, coming })
  return { short, proposed: await proposedTo(db, networkId) }
}

export type OpenedHearing =
  | { ok: true; link: GroupLink; newcomer: Newcomer }
  /** `decided`: nothing is asked any more. `over`: its days have passed. `left`: the reader is not in the group. */
  | { ok: false; why: 'unknown' | 'decided' | 'over' | 'left' }

/** What the link of a letter opens. */
export async function hearingByToken(db: Reader, token: string, today: PlainDate): Promise<OpenedHearing> {
  const link = await groupLinkByToken(db, 'hearing', token)
  if (link === null) return { ok: false, why: 'unknown' }
  const newcomer = await newcomerById(db, link.thingId)
  const state = await hearingState(db, newcomer, link.personId, today)
  return state === 'open' ? { ok: true, link, newcomer } : { ok: false, why: state }
}

/** What a member sees who is heard: the group, who is proposed with their post, and what they have said themselves. */
export async function hearingPage(
  db: Reader,
  { link, newcomer }: { link: GroupLink; newcomer: Newcomer },
  today: PlainDate,
) {
  const { nameFi, nameSv, nameEn } = await smallGroup(db, newcomer.networkId)
  const [person] = await peopleByName(db, [newcomer.personId], today)
  const hearing = await hearingOf(db, newcomer.id, link.personId)
  return {
    group: { nameFi, nameSv, nameEn },
    person: person ?? null,
    hearUntil: newcomer.hearUntil ?? '',
    answer: hearing?.answer ?? null,
    comment: hearing?.comment ?? '',
  }
}
export type HearingPageData = Awaited<ReturnType<typeof hearingPage>>

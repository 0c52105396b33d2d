// Reads of rounds: one, all of them with how many said yes, the groups that go on, everybody who takes part.
import type { Selectable } from 'kysely'
import type { Reader } from '#db/connect'
import type { RoundTable } from '#db/schema'
import type { PlainDate } from '../core/time'
import { networksAt } from '../networks/queries.server'
import { inForce, inParts } from '../people/period.server'
import { withPosts } from '../people/queries.server'
import { reachableOf } from '../people/standing.server'
import { levelOf } from '../people/rules'
import { standingOf, type Apart, type Candidate, type Lack, type Named, type Standing } from './rules'

export type { Candidate } from './rules'

/** A round with the groups that go on in it. */
export type Round = Selectable<RoundTable> & { groups: string[] }

/** @throws Response 404 when there is no such round */
export async function roundById(db: Reader, id: string): Promise<Round> {
  const round = await db.selectFrom('round').selectAll().where('id', '=', id).executeTakeFirst()
  if (!round) throw new Response(null, { status: 404 })
  const groups = await db
    .selectFrom('roundGroup')
    .select('networkId')
    .where('roundId', '=', id)
    .orderBy('id')
    .execute()
  return { ...round, groups: groups.map(({ networkId }) => networkId) }
}

export type RoundRow = Selectable<RoundTable> & { called: number; yes: number; groups: number }

/** Every round, the newest first, with how many have been called and said yes, and how many groups go on in it. */
export async function roundsAll(db: Reader): Promise<RoundRow[]> {
  const rounds = await db
    .selectFrom('round')
    .selectAll()
    .orderBy('startsOn', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const counts = await db
    .selectFrom('candidate')
    .select((e) => [
      'roundId',
      e.fn.count<number>('calledAt').as('called'),
      e.fn.count<number>('id').filterWhere('answer', '=', 'yes').as('yes'),
    ])
    .where('removedAt', 'is', null)
    .groupBy('roundId')
    .execute()
  const groups = await db
    .selectFrom('roundGroup')
    .select((e) => ['roundId', e.fn.countAll<number>().as('groups')])
    .groupBy('roundId')
    .execute()
  const countOf = new Map(counts.map((row) => [row.roundId, row]))
  const groupsOf = new Map(groups.map((row) => [row.roundId, Number(row.groups)]))
  return rounds.map((round) => ({
    ...round,
    called: Number(countOf.get(round.id)?.called ?? 0),
    yes: Number(countOf.get(round.id)?.yes ?? 0),
    groups: groupsOf.get(round.id) ?? 0,
  }))
}

/** The day from which it matters who sits where: the round's first day, or the day itself when that has passed. */
export const dayOfSeats = (round: Pick<Round, 'startsOn'>, on: PlainDate): PlainDate =>
  on > round.startsOn ? on : round.startsOn

export type Seat = Named & { personId: string; membershipId: string }

/** Who sits in which small group on a day: members, not the Ministry's liaisons. Of some people, or of some groups. */
export async function seatsAt(
  db: Reader,
  on: PlainDate,
  of: { personIds: readonly string[] } | { networkIds: readonly string[] },
): Promise<Seat[]> {
  const byPerson = 'personIds' in of
  const rows = await inParts(byPerson ? of.personIds : of.networkIds, (part) =>
    db
      .selectFrom('membership')
      .innerJoin('network', 'network.id', 'membership.networkId')
      .select(['membership.id as membershipId', 'personId', 'membership.validFrom'])
      .select(['network.id', 'nameFi', 'nameSv', 'nameEn'])
      .where(byPerson ? 'membership.personId' : 'membership.networkId', 'in', part)
      .where('network.kind', '=', 'smallGroup')
      .where('membership.role', '!=', 'liaison')
      .where(inForce('membership', on))
      .where((e) => e.or([e('network.endedOn', 'is', null), e('network.endedOn', '>=', on)]))
      .execute(),
  )
  rows.sort((a, b) => (a.validFrom + a.membershipId < b.validFrom + b.membershipId ? -1 : 1))
  return rows.map(({ validFrom: _, ...seat }) => seat)
}

const candidateRows = (db: Reader, roundId: string) =>
  db.selectFrom('candidate').selectAll().where('roundId', '=', roundId).execute()
type CandidateRow = Awaited<ReturnType<typeof candidateRows>>[number]

/** What the registry tells of people that groups are balanced by. */
async function factsOf(db: Reader, personIds: readonly string[], on: PlainDate) {
  const rows = await inParts(personIds, (part) =>
    db
      .selectFrom('person')
      .select(['id', 'firstName', 'lastName', 'sortName', 'language', 'gender', 'homeRegion'])
      .where('id', 'in', part)
      .where('mergedInto', 'is', null)
      .execute(),
  )
  return withPosts(db, rows, on)
}
type Facts = Awaited<ReturnType<typeof factsOf>>[number]

function lacksOf(person: Facts, address: string | null): Lack[] {
  const { post } = person
  const found: Lack[] = []
  if (post === null) found.push('post')
  // Bodies outside the sectors have none to tell.
  else if (post.sectorCode === null && (post.kind === 'ministry' || post.kind === 'agency'))
    found.push('sector')
  if (person.gender === null) found.push('gender')
  if (person.homeRegion === null) found.push('region')
  if (address === null) found.push('address')
  return found
}

/** The group of a seat, by name. */
export const seatName = (seat: Seat | undefined): Named | null =>
  seat ? { id: seat.id, nameFi: seat.nameFi, nameSv: seat.nameSv, nameEn: seat.nameEn } : null

function candidateOf(
  person: Facts,
  found: { row: CandidateRow | undefined; seat: Seat | undefined; elsewhere: Seat | undefined },
): Omit<Candidate, 'apart' | 'lacks'> {
  const { row, seat, elsewhere } = found
  const standing: Standing = seat ? 'sits' : row ? standingOf(row) : 'removed'
  const { id, firstName, lastName, post, language, gender, homeRegion } = person
  return {
    id,
    firstName,
    lastName,
    post,
    candidateId: row?.id ?? null,
    standing,
    calledAt: row?.calledAt ?? null,
    remindedAt: row?.remindedAt ?? null,
    answer: row?.answer ?? null,
    answeredAt: row?.answeredAt ?? null,
    answerSource: row?.answerSource ?? null,
    wishes: {
      language: row?.language ?? null,
      meets: row?.meets ?? null,
      apart: row?.apartWish ?? '',
      comment: row?.comment ?? '',
    },
    wishUnread: row !== undefined && row.apartWish !== '' && row.wishReadAt === null,
    language,
    level: post ? levelOf(post.roleClass) : null,
    gender,
    region: homeRegion,
    group: seatName(seat),
    elsewhere: seatName(elsewhere),
  }
}

/** Everybody of a round, by name: who sit in its groups, who have been called, who were taken in, who were taken out. */
export async function candidatesOf(db: Reader, roundId: string, on: PlainDate): Promise<Candidate[]> {
  const round = await roundById(db, roundId)
  const day = dayOfSeats(round, on)
  const rows = new Map((await candidateRows(db, roundId)).map((row) => [row.personId, row]))
  const seats = firstSeats(await seatsAt(db, day, { networkIds: round.groups }))
  const ids = [...new Set([...seats.keys(), ...rows.keys()])]
  const elsewhere = firstSeats(
    (await seatsAt(db, day, { personIds: [...rows.keys()] })).filter(({ id }) => !round.groups.includes(id)),
  )
  const people = await factsOf(db, ids, on)
  const reach = await reachableOf(db, ids)
  const apart = await apartOf(db, roundId)
  return people
    .sort((a, b) => (a.sortName + a.id < b.sortName + b.id ? -1 : 1))
    .map((person) => ({
      ...candidateOf(person, {
        row: rows.get(person.id),
        seat: seats.get(person.id),
        elsewhere: elsewhere.get(person.id),
      }),
      lacks: lacksOf(person, reach.get(person.id)?.address ?? null),
      apart: apart.get(person.id) ?? [],
    }))
}

/** The group of each person, the one they have sat in longest when there are several. */
function firstSeats(seats: readonly Seat[]): Map<string, Seat> {
  const found = new Map<string, Seat>()
  for (const seat of seats) if (!found.has(seat.personId)) found.set(seat.personId, seat)
  return found
}

/** From whom the round keeps each person apart. */
async function apartOf(db: Reader, roundId: string): Promise<Map<string, Apart[]>> {
  const side = (mine: 'personId' | 'otherId', other: 'personId' | 'otherId') =>
    db
      .selectFrom('apartPair')
      .innerJoin('person', 'person.id', `apartPair.${other}`)
      .select([`apartPair.${mine} as of`, 'apartPair.id as pairId', 'person.id', 'firstName', 'lastName'])
      .where('roundId', '=', roundId)
      .orderBy('sortName')
      .execute()
  const found = new Map<string, Apart[]>()
  for (const { of, ...other } of [
    ...(await side('personId', 'otherId')),
    ...(await side('otherId', 'personId')),
  ])
    found.set(of, [...(found.get(of) ?? []), other])
  return found
}

/** How many proposals of the round stand. */
export async function proposalCount(db: Reader, roundId: string): Promise<number> {
  const { proposals } = await db
    .selectFrom('proposal')
    .select((e) => e.fn.countAll<number>().as('proposals'))
    .where('roundId', '=', roundId)
    .where('droppedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(proposals)
}

/** The small groups that may go on in a round on its first day, by number, and how many sit in each. */
export async function groupChoices(db: Reader, on: PlainDate): Promise<(Named & { members: number })[]> {
  const groups = await networksAt(db, on, { kinds: ['smallGroup'] })
  const seats = await seatsAt(db, on, { networkIds: groups.map(({ id }) => id) })
  const inOrder = new Intl.Collator('fi', { numeric: true })
  return groups
    .map(({ id, nameFi, nameSv, nameEn }) => ({
      id,
      nameFi,
      nameSv,
      nameEn,
      members: seats.filter((seat) => seat.id === id).length,
    }))
    .sort((a, b) => inOrder.compare(a.nameFi, b.nameFi))
}

/**
 * One candidate of a round, as the list has them.
 * @throws Response 404 when the round has no such candidate
 */
export async function candidateInRound(
  db: Reader,
  { roundId, candidateId }: { roundId: string; candidateId: string },
  on: PlainDate,
): Promise<{ round: Round; one: Candidate }> {
  const round = await roundById(db, roundId)
  const one = (await candidatesOf(db, roundId, on)).find((it) => it.candidateId === candidateId)
  if (!one) throw new Response(null, { status: 404 })
  return { round, one }
}

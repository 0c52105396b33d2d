// What the composer is given of a round: who is to be put in groups, who sits already, who has met whom.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { usualWeights, type Pair, type Problem, type Size, type Weights } from '../groups/composer/problem'
import { inForce, inParts } from '../people/period.server'
import { overlaps, type Period } from '../people/rules'
import { candidatesOf, dayOfSeats, type Candidate, type Round } from './rounds.server'
import { takesPart } from './rules'

/** What an organiser chooses for one proposal. */
export type Overrides = {
  size?: Size
  /** Of groups in all, those that go on among them; null or none: the composer chooses. */
  groupCount?: number | null
  weights?: Weights
  /** The group to which each pinned person is held: a network's id, or a new group's key (`new1`). */
  pins?: Readonly<Record<string, string>>
}

/**
 * The round as a problem for the composer. Those who sit in its groups stay in them; beside them come those who said yes
 * and do not sit in another small group.
 * @param on the day whose posts and organisations count
 */
export async function problemOf(
  db: Reader,
  round: Round,
  on: PlainDate,
  overrides: Overrides = {},
): Promise<Problem> {
  const taking = (await candidatesOf(db, round.id, on)).filter(takesPart)
  const ids = taking.map(({ id }) => id)
  const superiors = await superiorsOf(db, ids, on)
  const pins = overrides.pins ?? {}
  const people = taking.map((one) => personOf(one, superiors.get(one.id) ?? null, pins[one.id]))
  const pinned = new Set(people.flatMap(({ group }) => group ?? []))
  return {
    size: overrides.size ?? { min: round.sizeMin, max: round.sizeMax },
    groups: [
      ...round.groups.map((id) => ({ id, existing: true })),
      ...[...pinned]
        .filter((key) => !round.groups.includes(key))
        .sort(byNumber)
        .map((id) => ({ id, existing: false })),
    ],
    groupCount: overrides.groupCount ?? null,
    weights: overrides.weights ?? usualWeights,
    people,
    ...(await pastOf(db, ids, { groups: round.groups, until: dayOfSeats(round, on) })),
    apart: await apartOf(db, round.id),
  }
}

const inOrder = new Intl.Collator('en', { numeric: true })
const byNumber = (one: string, other: string) => inOrder.compare(one, other)

/** A member stays where they sit; one whom the organiser pins elsewhere has been moved by the organiser. */
function personOf(
  one: Candidate,
  superior: string | null,
  pin: string | undefined,
): Problem['people'][number] {
  const sits = one.group?.id ?? null
  const held = pin !== undefined && pin !== sits
  return {
    id: one.id,
    organisation: one.post?.organisationId ?? null,
    superior,
    group: held ? pin : sits,
    fixed: held || sits !== null,
    ...(held ? { pinned: true } : {}),
    sector: one.post?.sectorCode ?? null,
    gender: one.gender,
    role: one.level,
    language: one.wishes.language ?? one.language,
    region: one.region,
  }
}

/**
 * The superior of each person: who holds the position above theirs on the day. Of several, one who is to be put in a
 * group too, since it is they who are kept apart.
 */
export async function superiorsOf(
  db: Reader,
  personIds: readonly string[],
  on: PlainDate,
): Promise<Map<string, string>> {
  const rows = await inParts(personIds, (part) =>
    db
      .selectFrom('appointment as own')
      .innerJoin('position', 'position.id', 'own.positionId')
      .innerJoin('appointment as above', 'above.positionId', 'position.superiorId')
      .select(['own.personId', 'above.personId as superior'])
      .where('own.personId', 'in', part)
      .where(inForce('own', on))
      .where(inForce('above', on))
      .orderBy('own.seniorManagement', 'desc')
      .orderBy('above.acting')
      .orderBy('above.validFrom', 'desc')
      .orderBy('above.id')
      .execute(),
  )
  const here = new Set(personIds)
  const found = new Map<string, string>()
  for (const { personId, superior } of rows) {
    if (superior === personId) continue
    const known = found.get(personId)
    if (known === undefined || (!here.has(known) && here.has(superior))) found.set(personId, superior)
  }
  return found
}

type Sitting = Period & { personId: string }

/** Who have sat in a small group at the same time, and the groups beside the round's whose members all have. */
export async function pastOf(
  db: Reader,
  personIds: readonly string[],
  { groups, until }: { groups: readonly string[]; until: PlainDate },
): Promise<Pick<Problem, 'met' | 'pastGroups'>> {
  const rows = await inParts(personIds, (part) =>
    db
      .selectFrom('membership')
      .innerJoin('network', 'network.id', 'membership.networkId')
      .select(['networkId', 'personId', 'membership.validFrom', 'membership.validTo'])
      .where('network.kind', '=', 'smallGroup')
      .where('membership.role', '!=', 'liaison')
      .where('membership.validFrom', '<=', until)
      .where('membership.personId', 'in', part)
      .execute(),
  )
  // The composer goes by the order of what it is given, and a database by none.
  rows.sort((a, b) => (a.personId + a.validFrom < b.personId + b.validFrom ? -1 : 1))
  const byGroup = new Map<string, Sitting[]>()
  for (const { networkId, ...row } of rows) byGroup.set(networkId, [...(byGroup.get(networkId) ?? []), row])
  const met = new Map<string, Pair>()
  const pastGroups: string[][] = []
  for (const [networkId, sittings] of [...byGroup].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const pair of metIn(sittings)) met.set(pair.join(' '), pair)
    if (groups.includes(networkId)) continue
    const together = mostAtOnce(sittings)
    if (together.length > 1) pastGroups.push(together)
  }
  return { met: [...met.values()], pastGroups }
}

/** The pairs who sat in one group on some day, each once. */
function metIn(sittings: readonly Sitting[]): Pair[] {
  const pairs: Pair[] = []
  for (const [at, one] of sittings.entries())
    for (const other of sittings.slice(at + 1)) {
      if (one.personId === other.personId || !overlaps(one, other)) continue
      pairs.push(
        one.personId < other.personId ? [one.personId, other.personId] : [other.personId, one.personId],
      )
    }
  return pairs
}

/** The most who sat in a group on one day: all of them have met. */
function mostAtOnce(sittings: readonly Sitting[]): string[] {
  let most: string[] = []
  for (const day of new Set(sittings.map(({ validFrom }) => validFrom))) {
    const there = sittings.filter((one) => overlaps(one, { validFrom: day, validTo: day }))
    const ids = [...new Set(there.map(({ personId }) => personId))]
    if (ids.length > most.length) most = ids
  }
  return most.sort()
}

async function apartOf(db: Reader, roundId: string): Promise<Pair[]> {
  const rows = await db
    .selectFrom('apartPair')
    .select(['personId', 'otherId'])
    .where('roundId', '=', roundId)
    .orderBy('id')
    .execute()
  return rows.map(({ personId, otherId }) => [personId, otherId])
}

// Reads of a year's question for organisers: how it stands in each group, who answered what, what an answer did.
import type { Reader } from '#db/connect'
import { dateOf, daysLater, type Instant, type PlainDate } from '../core/time'
import { stands } from '../networks/rules'
import { nameHolds } from '../people/queries.server'
import { inForce, inParts } from '../people/period.server'
import { reachableOf } from '../people/standing.server'
import { lastAskedOn, membersToAsk, pauseOn, sittingOf, type Renewal } from './renewals.server'
import type { AnswerFilter, RenewalAnswer } from './answers'
import { newMemberDays } from './rules'

type Names = { nameFi: string; nameSv: string; nameEn: string }

/** How the question of a year stands in a group. */
export type GroupOfYear = Names & {
  id: string
  endedOn: PlainDate | null
  members: number
  /** In whatever year. */
  lastAskedOn: PlainDate | null
  /** Who can be asked now: those who have been there for a while, and those who have just come. */
  toAsk: number
  newToAsk: number
  answers: Record<RenewalAnswer, number>
  /** Asked, and neither answered nor gone since. */
  silent: number
}

/** The years in which somebody was asked, the last first, and this one. */
export async function renewalYears(db: Reader, thisYear: number): Promise<number[]> {
  const rows = await db.selectFrom('renewal').select('year').distinct().execute()
  return [...new Set([thisYear, ...rows.map(({ year }) => year)])].sort((a, b) => b - a)
}

const inOrder = new Intl.Collator('fi', { numeric: true })

/** The groups that stand today, and those in which the question was asked in the year, by number. */
export async function groupsOfYear(db: Reader, year: number, today: PlainDate): Promise<GroupOfYear[]> {
  const counts = await countsOf(db, year, today)
  const groups = (
    await db
      .selectFrom('network')
      .select(['id', 'nameFi', 'nameSv', 'nameEn', 'foundedOn', 'endedOn'])
      .where('kind', '=', 'smallGroup')
      .execute()
  ).filter((group) => counts.has(group.id) || stands(group, today))
  const ids = groups.map(({ id }) => id)
  const members = await membersOn(db, ids, today)
  const asked = await lastAskedOn(db, ids)
  const everybody = await membersToAsk(db, { year, networkIds: ids, on: today, joinedBy: today })
  const settled = daysLater(today, -newMemberDays)
  const toAsk = Map.groupBy(everybody, ({ networkId }) => networkId)
  return groups
    .map(({ foundedOn: _, ...group }) => {
      const waiting = toAsk.get(group.id) ?? []
      const newToAsk = waiting.filter(({ since }) => since > settled).length
      return {
        ...group,
        members: members.get(group.id) ?? 0,
        lastAskedOn: asked.get(group.id) ?? null,
        toAsk: waiting.length - newToAsk,
        newToAsk,
        ...(counts.get(group.id) ?? { answers: none(), silent: 0 }),
      }
    })
    .sort((a, b) => inOrder.compare(a.nameFi, b.nameFi))
}

const none = (): Record<RenewalAnswer, number> => ({ goesOn: 0, pauses: 0, leaves: 0 })

type Counts = Pick<GroupOfYear, 'answers' | 'silent'>

async function countsOf(db: Reader, year: number, today: PlainDate): Promise<Map<string, Counts>> {
  const answered = await db
    .selectFrom('renewal')
    .select(['networkId', 'answer', (e) => e.fn.countAll<number>().as('people')])
    .where('year', '=', year)
    .where('answer', 'is not', null)
    .groupBy(['networkId', 'answer'])
    .execute()
  const silent = await silentIn(db, year, today)
    .select(['renewal.networkId', (e) => e.fn.countAll<number>().as('people')])
    .groupBy('renewal.networkId')
    .execute()
  const asked = await db
    .selectFrom('renewal')
    .select('networkId')
    .where('year', '=', year)
    .distinct()
    .execute()
  const counts = new Map<string, Counts>(
    asked.map(({ networkId }) => [networkId, { answers: none(), silent: 0 }]),
  )
  for (const { networkId, answer, people } of answered) {
    const group = counts.get(networkId)
    if (group && answer !== null) group.answers[answer] = Number(people)
  }
  for (const { networkId, people } of silent) {
    const group = counts.get(networkId)
    if (group) group.silent = Number(people)
  }
  return counts
}

/** The questions of a year without an answer, of those who still sit in their group. */
const silentIn = (db: Reader, year: number, today: PlainDate) =>
  db
    .selectFrom('renewal')
    .where('year', '=', year)
    .where('answer', 'is', null)
    .where((e) =>
      e.exists(
        e
          .selectFrom('membership')
          .select('membership.id')
          .whereRef('membership.networkId', '=', 'renewal.networkId')
          .whereRef('membership.personId', '=', 'renewal.personId')
          .where('membership.role', '<>', 'liaison')
          .where(inForce('membership', today)),
      ),
    )

async function membersOn(db: Reader, ids: readonly string[], on: PlainDate): Promise<Map<string, number>> {
  const rows = await inParts(ids, (some) =>
    db
      .selectFrom('membership')
      .select(['networkId', (e) => e.fn.countAll<number>().as('members')])
      .where('networkId', 'in', some)
      .where('role', '<>', 'liaison')
      .where(inForce('membership', on))
      .groupBy('networkId')
      .execute(),
  )
  return new Map(rows.map(({ networkId, members }) => [networkId, Number(members)]))
}

export type AnswerRow = Names & {
  id: string
  personId: string
  firstName: string
  lastName: string
  networkId: string
  askedAt: Instant
  remindedAt: Instant | null
  answer: RenewalAnswer | null
  answeredAt: Instant | null
  comment: string
  /** Entered by an organiser whom the member told. */
  byPhone: boolean
  /** The last day of the break that goes on, of a member who pauses. */
  pausedUntil: PlainDate | null
  /** No letter reaches them: they are to be asked otherwise. */
  unreached: boolean
}

export const answersOnPage = 50

/** The questions of a year, a page at a time: by group and name. */
export async function answersOfYear(
  db: Reader,
  year: number,
  asked: { filter: AnswerFilter | null; networkId: string | null; q: string; page: number },
  today: PlainDate,
): Promise<{ rows: AnswerRow[]; total: number }> {
  const { filter, networkId, q, page } = asked
  let found = (
    filter === 'silent' ? silentIn(db, year, today) : db.selectFrom('renewal').where('year', '=', year)
  )
    .innerJoin('person', 'person.id', 'renewal.personId')
    .innerJoin('network', 'network.id', 'renewal.networkId')
  if (filter !== null && filter !== 'silent') found = found.where('answer', '=', filter)
  if (networkId !== null) found = found.where('renewal.networkId', '=', networkId)
  for (const condition of nameHolds(q)) found = found.where(condition)
  const { total } = await found.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .select(['renewal.id', 'renewal.personId', 'renewal.networkId', 'askedAt', 'remindedAt'])
    .select(['answer', 'answeredAt', 'answeredBy', 'comment'])
    .select(['firstName', 'lastName', 'network.nameFi', 'network.nameSv', 'network.nameEn'])
    .orderBy('network.nameFi')
    .orderBy('sortName')
    .orderBy('renewal.id')
    .limit(answersOnPage)
    .offset((page - 1) * answersOnPage)
    .execute()
  const reach = await reachableOf(
    db,
    rows.map(({ personId }) => personId),
  )
  const shown: AnswerRow[] = []
  for (const { answeredBy, ...row } of rows)
    shown.push({
      ...row,
      byPhone: answeredBy !== null && answeredBy !== row.personId,
      pausedUntil: row.answer === 'pauses' ? await pausedUntil(db, row, today) : null,
      unreached: (reach.get(row.personId)?.address ?? null) === null,
    })
  return { rows: shown, total: Number(total) }
}

async function pausedUntil(
  db: Reader,
  renewal: Pick<Renewal, 'networkId' | 'personId'>,
  today: PlainDate,
): Promise<PlainDate | null> {
  const sitting = await sittingOf(db, renewal, today)
  const pause = sitting && (await pauseOn(db, sitting.id, today))
  return pause?.validTo ?? null
}

/** The deed that an answer was, while it can be taken back. */
export async function deedOfAnswer(
  db: Reader,
  { id, networkId, answeredAt }: Pick<Renewal, 'id' | 'networkId' | 'answeredAt'>,
  now: Instant,
): Promise<string | null> {
  if (answeredAt === null) return null
  const deed = await db
    .selectFrom('deed')
    .innerJoin('deedStep', 'deedStep.deedId', 'deed.id')
    .select('deed.id')
    .where('thing', '=', 'network')
    .where('thingId', '=', networkId)
    .where('at', '=', answeredAt)
    .where('undoneAt', 'is', null)
    .where('undoUntil', '>', now)
    .where('kept', '=', 'renewal')
    .where('rowId', '=', id)
    .executeTakeFirst()
  return deed?.id ?? null
}

/** Whom a reminder would reach today: counted by those who had no letter today. */
export const silentToday = async (db: Reader, year: number, now: Instant): Promise<number> => {
  const rows = await silentIn(db, year, dateOf(now)).select(['askedAt', 'remindedAt']).execute()
  return rows.filter(({ askedAt, remindedAt }) => dateOf(remindedAt ?? askedAt) < dateOf(now)).length
}

// Reads of the lists beside the tasks: terms that come to their end, networks that shrink, people whom no letter reaches.
import { sql } from 'kysely'
import { z } from 'zod'
import { Temporal } from 'temporal-polyfill'
import type { Reader } from '#db/connect'
import type { NetworkKind } from '#db/schema'
import { comingTo } from '../groups/queries.server'
import { countOf, fewestMembers } from '../groups/rules'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { inForce, inParts } from '../people/period.server'
import { linkUntil } from './inquiry'

/** How many rows a list beside the tasks shows; its total says how many there are. */
export const listLength = 50

/** The day so many months from a day; the last of the month where it is shorter. */
export const monthsFrom = (day: PlainDate, months: number): PlainDate =>
  Temporal.PlainDate.from(day).add({ months }).toString()

type Names = { nameFi: string; nameSv: string; nameEn: string }
type Titles = { titleFi: string; titleSv: string; titleEn: string }
export type Listed<Row> = { rows: Row[]; total: number }

export type TermRow = Names &
  Titles & {
    appointmentId: string
    personId: string
    firstName: string
    lastName: string
    organisationId: string
    termEndsOn: PlainDate | null
    acting: number
  }

/** Posts whose fixed term ends from a day to another, the nearest first. */
export async function termsEnding(
  db: Reader,
  from: PlainDate,
  until: PlainDate,
  size = listLength,
): Promise<Listed<TermRow>> {
  const found = db
    .selectFrom('appointment')
    .where('appointment.validTo', 'is', null)
    .where('termEndsOn', '>=', from)
    .where('termEndsOn', '<=', until)
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .innerJoin('person', 'person.id', 'appointment.personId')
    .innerJoin('organisation', 'organisation.id', 'appointment.organisationId')
    .select(['appointment.id as appointmentId', 'personId', 'firstName', 'lastName', 'termEndsOn'])
    .select(['titleFi', 'titleSv', 'titleEn', 'nameFi', 'nameSv', 'nameEn'])
    .select(['appointment.organisationId', 'acting'])
    .orderBy('termEndsOn')
    .orderBy('sortName')
    .orderBy('appointment.id')
    .limit(size)
    .execute()
  return { rows, total }
}

export type LosingRow = Names & { id: string; kind: NetworkKind; now: number; before: number; coming: number }

const runsShort = ({ kind, now, coming }: LosingRow): boolean =>
  kind === 'smallGroup' && now + coming < fewestMembers

/** Networks that have fewer members than a year ago, and small groups that run short; the greatest loss first. */
export async function losingMembers(db: Reader, on: PlainDate): Promise<LosingRow[]> {
  const yearAgo = monthsFrom(on, -12)
  const countedOn = (day: PlainDate) =>
    sql<number>`sum(case when ${inForce('membership', day)} then 1 else 0 end)`
  const counts = await db
    .selectFrom('membership')
    .select(['networkId', countedOn(on).as('now'), countedOn(yearAgo).as('before')])
    .where(({ eb, or }) => or([eb('validTo', 'is', null), eb('validTo', '>=', yearAgo)]))
    // The Ministry's liaison is with a group, not one of its members.
    .where('role', '<>', 'liaison')
    .groupBy('networkId')
    .execute()
  const networks = await db
    .selectFrom('network')
    .select(['id', 'kind', 'nameFi', 'nameSv', 'nameEn'])
    .where('foundedOn', '<=', on)
    .where(({ eb, or }) => or([eb('endedOn', 'is', null), eb('endedOn', '>=', on)]))
    .execute()
  const byNetwork = new Map(counts.map((row) => [row.networkId, row]))
  const groups = networks.filter(({ kind }) => kind === 'smallGroup').map(({ id }) => id)
  const coming = await comingTo(db, groups, on)
  return networks
    .map((network) => {
      const { now, before } = byNetwork.get(network.id) ?? { now: 0, before: 0 }
      const later = countOf(coming.get(network.id) ?? [])
      return { ...network, now: Number(now), before: Number(before), coming: later }
    })
    .filter((row) => row.now < row.before || runsShort(row))
    .sort((a, b) => a.now - a.before - (b.now - b.before) || (a.id < b.id ? -1 : 1))
}

export type UnreachableRow = {
  id: string
  firstName: string
  lastName: string
  email: string | null
  failedAt: Instant | null
  privateEmail: string | null
}

/** People with open memberships whom no letter reaches: without an address, or with one that letters come back from. */
export async function unreachable(db: Reader, size = listLength): Promise<Listed<UnreachableRow>> {
  const found = await db
    .selectFrom('person')
    .leftJoin('address', (join) =>
      join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
    )
    .select(['person.id', 'firstName', 'lastName', 'email', 'failedAt', 'privateEmail', 'sortName'])
    .where('person.mergedInto', 'is', null)
    .where('person.id', 'not in', (eb) =>
      eb
        .selectFrom('address as works')
        .select('works.personId')
        .where('works.validTo', 'is', null)
        .where('works.failedAt', 'is', null),
    )
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('membership')
          .select('membership.id')
          .whereRef('membership.personId', '=', 'person.id')
          .where('membership.validTo', 'is', null),
      ),
    )
    .execute()
  // Few are out of reach: sorting them here spares the database walking through everybody in order.
  const byName = found.sort((a, b) => (`${a.sortName} ${a.id}` < `${b.sortName} ${b.id}` ? -1 : 1))
  const rows = byName.slice(0, size).map(({ sortName: _, ...row }) => row)
  return { rows, total: found.length }
}

export type AskedRow = {
  id: string
  personId: string
  firstName: string
  lastName: string
  askedAt: Instant
  until: PlainDate
}

/** The letters that wait for their answers, the oldest first; those whose time has run out are tasks again. */
export async function awaiting(db: Reader, on: PlainDate): Promise<Listed<AskedRow>> {
  const rows = await db
    .selectFrom('inquiry')
    .innerJoin('person', 'person.id', 'inquiry.personId')
    .select(['inquiry.id', 'personId', 'firstName', 'lastName', 'askedAt'])
    .where('revokedAt', 'is', null)
    .where('answeredAt', 'is', null)
    .orderBy('askedAt')
    .orderBy('inquiry.id')
    .execute()
  const open = rows
    .map((row) => ({ ...row, until: linkUntil(dateOf(row.askedAt)) }))
    .filter(({ until }) => on <= until)
  return { rows: open.slice(0, listLength), total: open.length }
}

export type HandledRow = {
  id: string
  kind: string
  /** What was pressed. */
  press: string | null
  decidedAt: Instant
  personId: string | null
  firstName: string | null
  lastName: string | null
  networkId: string | null
  nameFi: string | null
  nameSv: string | null
  nameEn: string | null
  byFirstName: string | null
  byLastName: string | null
  deedId: string | null
  undoUntil: Instant | null
  /** How many were decided with the same press. */
  together: number
}

export const handledOnPage = 50

/** What was decided, the newest first, fifty a page. */
export async function handled(db: Reader, page: number, size = handledOnPage): Promise<Listed<HandledRow>> {
  const { total } = await db
    .selectFrom('decision')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('decision')
    .leftJoin('person', 'person.id', 'decision.personId')
    .leftJoin('person as decider', 'decider.id', 'decision.decidedBy')
    .leftJoin('network', 'network.id', 'decision.networkId')
    .leftJoin('deed', 'deed.id', 'decision.deedId')
    .select(['decision.id', 'decision.kind', 'decision.detail', 'decidedAt', 'decision.personId'])
    .select(['person.firstName', 'person.lastName', 'decision.networkId', 'decision.deedId'])
    .select(['network.nameFi', 'network.nameSv', 'network.nameEn', 'deed.undoUntil'])
    .select(['decider.firstName as byFirstName', 'decider.lastName as byLastName'])
    .orderBy('decidedAt', 'desc')
    .orderBy('decision.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const together = await inParts(
    rows.flatMap(({ deedId }) => deedId ?? []),
    (some) =>
      db
        .selectFrom('decision')
        .select(['deedId', (eb) => eb.fn.countAll<number>().as('count')])
        .where('deedId', 'in', some)
        .groupBy('deedId')
        .execute(),
  )
  const countOf = new Map(together.map(({ deedId, count }) => [deedId, Number(count)]))
  return {
    rows: rows.map(({ detail, ...row }) => ({
      ...row,
      press: readPress(detail),
      together: countOf.get(row.deedId) ?? 1,
    })),
    total,
  }
}

const pressed = z.object({ press: z.string() })

/** What was pressed, as the decision keeps it; null once a person's data has been erased from it. */
function readPress(detail: string): string | null {
  const read = pressed.safeParse(detail === '' ? null : JSON.parse(detail))
  return read.success ? read.data.press : null
}

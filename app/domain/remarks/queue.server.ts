// Reads of what people have told the organisers: what waits for an answer, soonest due first, and what was answered.
import type { Selectable } from 'kysely'
import type { Reader } from '#db/connect'
import type { RemarkTable } from '#db/schema'
import type { PlainDate } from '../core/time'
import { reachableOf } from '../people/standing.server'
import { standingOf, type RemarkStanding } from './rules'

type Named = { id: string; firstName: string; lastName: string }

export type RemarkRow = Pick<
  Selectable<RemarkTable>,
  'id' | 'kind' | 'name' | 'email' | 'about' | 'text' | 'locale' | 'receivedAt' | 'answerBy' | 'answeredAt'
> & { standing: RemarkStanding; person: Named | null }

export const answeredOnPage = 20
/** Those that are due first: more than anybody reads at once. */
export const openAtMost = 100

const remarks = (db: Reader) =>
  db
    .selectFrom('remark')
    .leftJoin('person', 'person.id', 'remark.personId')
    .select(['remark.id', 'kind', 'name', 'remark.email', 'about', 'text', 'remark.locale'])
    .select(['receivedAt', 'answerBy', 'answeredAt'])
    .select(['person.id as personId', 'firstName', 'lastName'])

type Row = Awaited<ReturnType<ReturnType<typeof remarks>['execute']>>[number]

const named = (id: string | null, firstName: string | null, lastName: string | null): Named | null =>
  id === null ? null : { id, firstName: firstName ?? '', lastName: lastName ?? '' }

const toRow =
  (today: PlainDate) =>
  ({ personId, firstName, lastName, ...row }: Row): RemarkRow => ({
    ...row,
    standing: standingOf(row, today),
    person: named(personId, firstName, lastName),
  })

async function countOf(db: Reader, which: 'is' | 'is not'): Promise<number> {
  const { count } = await db
    .selectFrom('remark')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('answeredAt', which, null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The remarks that wait, soonest due first, and a page of the answered, the last answered first. */
export async function remarkQueue(
  db: Reader,
  { page, today }: { page: number; today: PlainDate },
): Promise<{ open: RemarkRow[]; waiting: number; answered: RemarkRow[]; total: number }> {
  const open = await remarks(db)
    .where('answeredAt', 'is', null)
    .orderBy('answerBy')
    .orderBy('remark.id')
    .limit(openAtMost)
    .execute()
  const answered = await remarks(db)
    .where('answeredAt', 'is not', null)
    .orderBy('answeredAt', 'desc')
    .orderBy('remark.id')
    .limit(answeredOnPage)
    .offset((page - 1) * answeredOnPage)
    .execute()
  return {
    open: open.map(toRow(today)),
    waiting: await countOf(db, 'is'),
    answered: answered.map(toRow(today)),
    total: await countOf(db, 'is not'),
  }
}

/** How many wait for an answer, and how many of them are past their day. */
export async function remarksWaiting(
  db: Reader,
  today: PlainDate,
): Promise<{ waiting: number; late: number }> {
  const { late } = await db
    .selectFrom('remark')
    .select((eb) => eb.fn.countAll<number>().as('late'))
    .where('answeredAt', 'is', null)
    .where('answerBy', '<', today)
    .executeTakeFirstOrThrow()
  return { waiting: await countOf(db, 'is'), late: Number(late) }
}

/**
 * Where the answer to a remark goes: the address that was left with it; of what somebody says of their own record, where
 * the person is reached today. Null when nobody is to be reached.
 */
export async function answerGoesTo(
  db: Reader,
  remark: Pick<RemarkTable, 'kind' | 'personId' | 'name' | 'email' | 'locale'>,
) {
  const { kind, personId, name, email, locale } = remark
  const person = personId === null ? undefined : (await reachableOf(db, [personId])).get(personId)
  const address = kind === 'record' ? (person?.address ?? null) : email || null
  if (address === null) return null
  const own = person ? `${person.firstName} ${person.lastName}` : name
  return { personId: person?.id ?? null, name: own, address, locale: person?.language ?? locale }
}

/** One remark, whole. @throws Response 404 when there is none */
export async function remarkPage(db: Reader, id: string, today: PlainDate) {
  const row = await db
    .selectFrom('remark')
    .leftJoin('person', 'person.id', 'remark.personId')
    .leftJoin('person as answerer', 'answerer.id', 'remark.answeredBy')
    .selectAll('remark')
    .select(['person.firstName', 'person.lastName'])
    .select(['answerer.firstName as answererFirst', 'answerer.lastName as answererLast'])
    .where('remark.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Response(null, { status: 404 })
  const { firstName, lastName, answererFirst, answererLast, ...remark } = row
  const to = await answerGoesTo(db, remark)
  return {
    ...remark,
    standing: standingOf(remark, today),
    person: named(remark.personId, firstName, lastName),
    answerer: named(remark.answeredBy, answererFirst, answererLast),
    to: to && { name: to.name, address: to.address, locale: to.locale },
  }
}

export type RemarkPage = Awaited<ReturnType<typeof remarkPage>>

// Finds the people for whom criteria and parts hold: one query a criterion, the parts joined from their answers.
import { sql } from 'kysely'
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { inForce, inParts } from '../people/period.server'
import {
  isPostCriterion,
  type AudiencePart,
  type Criterion,
  type CriterionOf,
  type PostKind,
  type Reason,
} from './rules'

/** The people for whom something holds, each with what exactly held. */
export type Holding = Map<string, Criterion[]>

/** The values that were seen of people, by person. */
class Seen {
  readonly #values = new Map<string, Set<string>>()
  add(personId: string, value: string): void {
    const known = this.#values.get(personId)
    if (known) known.add(value)
    else this.#values.set(personId, new Set([value]))
  }
  of(personId: string): string[] {
    return [...(this.#values.get(personId) ?? [])].sort()
  }
  /** The criterion narrowed to the values seen of each person. */
  holding(kind: 'network' | 'smallGroup' | 'programme' | 'course' | 'person'): Holding {
    return new Map([...this.#values.keys()].map((id) => [id, [{ kind, of: this.of(id) }]]))
  }
}

/** Who holds a post for which all the criteria hold at once: two posts do not make one that fits. */
async function byPost(db: Reader, criteria: CriterionOf<PostKind>[], on: PlainDate): Promise<Holding> {
  let query = db
    .selectFrom('appointment')
    .innerJoin('organisation', 'organisation.id', 'appointment.organisationId')
    .select(['appointment.personId', 'appointment.roleClass'])
    .select(['organisation.kind', 'organisation.sectorId', 'organisation.id as organisationId'])
    .where(inForce('appointment', on))
  for (const it of criteria) {
    if (it.kind === 'seniorManagement') query = query.where('appointment.seniorManagement', '=', 1)
    else if (it.kind === 'roleClass') query = query.where('appointment.roleClass', 'in', it.of)
    else if (it.kind === 'organisationKind') query = query.where('organisation.kind', 'in', it.of)
    else if (it.kind === 'organisation') query = query.where('organisation.id', 'in', it.of)
    else if (it.of === 'every') query = query.where('organisation.sectorId', 'is not', null)
    else query = query.where('organisation.sectorId', 'in', it.of)
  }
  const rows = await query.execute()
  const seen = { roleClass: new Seen(), kind: new Seen(), sectorId: new Seen(), organisationId: new Seen() }
  const columns = ['roleClass', 'kind', 'sectorId', 'organisationId'] as const
  for (const row of rows) for (const column of columns) seen[column].add(row.personId, row[column] ?? '')
  const column = {
    roleClass: 'roleClass',
    organisationKind: 'kind',
    sector: 'sectorId',
    organisation: 'organisationId',
  } as const
  const narrowed = (it: CriterionOf<PostKind>, personId: string): Criterion =>
    it.kind === 'seniorManagement' ? it : ({ ...it, of: seen[column[it.kind]].of(personId) } as Criterion)
  return new Map(rows.map((row) => [row.personId, criteria.map((it) => narrowed(it, row.personId))]))
}

/** Who sits in a network or a small group and does not pause. A liaison follows a group without being of it. */
async function byMembership(
  db: Reader,
  it: CriterionOf<'network' | 'smallGroup'>,
  on: PlainDate,
): Promise<Holding> {
  let query = db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .select(['membership.personId', 'membership.networkId'])
    .where('network.kind', it.kind === 'smallGroup' ? '=' : '<>', 'smallGroup')
    .where((e) => e.or([e('network.endedOn', 'is', null), e('network.endedOn', '>=', on)]))
    .where('membership.role', '<>', 'liaison')
    .where(inForce('membership', on))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('pause')
            .select('pause.id')
            .whereRef('pause.membershipId', '=', 'membership.id')
            .where(inForce('pause', on)),
        ),
      ),
    )
  if (it.of !== 'every') query = query.where('membership.networkId', 'in', it.of)
  const seen = new Seen()
  for (const row of await query.execute()) seen.add(row.personId, row.networkId)
  return seen.holding(it.kind)
}

/** Who has completed a programme or a course by the day. */
async function byCompletion(
  db: Reader,
  it: CriterionOf<'programme' | 'course'>,
  on: PlainDate,
): Promise<Holding> {
  let query = db
    .selectFrom('completion')
    .innerJoin('course', 'course.id', 'completion.courseId')
    .select(['completion.personId', 'completion.courseId', 'course.programmeId'])
    .where('completion.completedOn', '<=', on)
  const wanted = it.kind === 'course' ? 'completion.courseId' : 'course.programmeId'
  if (it.of !== 'every') query = query.where(wanted, 'in', it.of)
  const seen = new Seen()
  for (const row of await query.execute())
    seen.add(row.personId, it.kind === 'course' ? row.courseId : row.programmeId)
  return seen.holding(it.kind)
}

/** A named record that has been merged reaches the one that holds its history now. */
async function byName(db: Reader, it: CriterionOf<'person'>): Promise<Holding> {
  const seen = new Seen()
  let named = new Map(it.of.map((id) => [id, id]))
  while (named.size > 0) {
    const rows = await inParts([...named.keys()], (ids) =>
      db.selectFrom('person').select(['id', 'mergedInto']).where('id', 'in', ids).execute(),
    )
    const next = new Map<string, string>()
    for (const { id, mergedInto } of rows)
      if (mergedInto === null) seen.add(id, named.get(id) ?? id)
      else next.set(mergedInto, named.get(id) ?? id)
    named = next
  }
  return seen.holding('person')
}

const holdingOf = (
  db: Reader,
  it: Exclude<Criterion, CriterionOf<PostKind>>,
  on: PlainDate,
): Promise<Holding> => {
  if (it.kind === 'person') return byName(db, it)
  if (it.kind === 'network' || it.kind === 'smallGroup') return byMembership(db, it, on)
  return byCompletion(db, it, on)
}

/** The people of each part on a day, in the order of the parts, each with the part narrowed to what held. */
export async function peopleOfParts(
  db: Reader,
  parts: readonly AudiencePart[],
  on: PlainDate,
): Promise<Map<string, Reason>[]> {
  const answers = new Map<string, Promise<Holding>>()
  const once = (key: unknown, ask: () => Promise<Holding>) => {
    const text = JSON.stringify(key)
    const known = answers.get(text) ?? ask()
    answers.set(text, known)
    return known
  }
  const people: Map<string, Reason>[] = []
  for (const part of parts) {
    const post = part.all.filter(isPostCriterion)
    const holdings: Holding[] = post.length > 0 ? [await once(post, () => byPost(db, post, on))] : []
    for (const it of part.all)
      if (!isPostCriterion(it)) holdings.push(await once(it, () => holdingOf(db, it, on)))
    people.push(joined(holdings))
  }
  return people
}

/** The people in every holding. */
function joined(holdings: Holding[]): Map<string, Reason> {
  const [first = new Map<string, Criterion[]>(), ...others] = holdings
  const people = new Map<string, Reason>()
  for (const [personId, held] of first) {
    const more = others.map((holding) => holding.get(personId))
    if (more.every((it) => it !== undefined)) people.set(personId, { all: [...held, ...more.flat()] })
  }
  return people
}

/** What is known of people that may stop or mislead a letter to them. */
export type Standing = {
  personId: string
  firstName: string
  lastName: string
  sortName: string
  language: 'fi' | 'sv' | 'en'
  email: string | null
  failedAt: string | null
}

/** The people with their addresses in use, by id. */
export async function standingsOf(db: Reader, personIds: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await inParts(personIds, (ids) =>
    db
      .selectFrom('person')
      .leftJoin('address', (join) =>
        join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
      )
      .select(['person.id as personId', 'firstName', 'lastName', 'sortName', 'language', 'email', 'failedAt'])
      .where('person.id', 'in', ids)
      .execute(),
  )
  return new Map(rows.map((row) => [row.personId, row]))
}

/** When the last of a person's posts of the day ends (null: not known to end), and whether assisting is all they do. */
export type PostFacts = { endsOn: PlainDate | null; assistsOnly: boolean }

export async function postFactsOf(
  db: Reader,
  personIds: readonly string[],
  on: PlainDate,
): Promise<Map<string, PostFacts>> {
  const rows = await inParts(personIds, (ids) =>
    db
      .selectFrom('appointment')
      .select((e) => [
        'personId',
        e.fn.max('validTo').as('lastEnd'),
        sql<number>`sum(case when ${sql.ref('validTo')} is null then 1 else 0 end)`.as('open'),
        sql<number>`sum(case when ${sql.ref('roleClass')} = 'assistant' then 0 else 1 end)`.as('others'),
      ])
      .where('personId', 'in', ids)
      .where(inForce('appointment', on))
      .groupBy('personId')
      .execute(),
  )
  return new Map(
    rows.map((row) => [
      row.personId,
      { endsOn: row.open > 0 ? null : row.lastEnd, assistsOnly: row.others === 0 },
    ]),
  )
}

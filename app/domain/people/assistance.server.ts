// Reads of assistance: who assists a person, now, later and earlier; among whom a manager may look for an assistant.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { inForce } from './period.server'
import { nameHolds, withPosts } from './queries.server'
import type { PersonRow } from './rules'

export type AssistantRow = {
  /** The assistance's id. */
  id: string
  person: PersonRow
  validFrom: PlainDate
  validTo: PlainDate | null
  /** Letters reach them. */
  reached: boolean
}

/** The assistants of a person: those of today, those to come, and those that were, the newest first. */
export async function assistantsOf(
  db: Reader,
  managerId: string,
  on: PlainDate,
): Promise<{ now: AssistantRow[]; later: AssistantRow[]; earlier: AssistantRow[] }> {
  const rows = await db
    .selectFrom('assistance')
    .innerJoin('person', 'person.id', 'assistance.assistantId')
    .leftJoin('address', (join) =>
      join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
    )
    .select(['assistance.id as assistanceId', 'person.id', 'firstName', 'lastName', 'email'])
    .select(['assistance.validFrom', 'assistance.validTo'])
    .where('managerId', '=', managerId)
    .orderBy('assistance.validFrom', 'desc')
    .orderBy('sortName')
    .orderBy('assistance.id')
    .execute()
  const people = await withPosts(db, rows, on)
  const told = people.map(({ assistanceId, validFrom, validTo, email, ...person }) => ({
    id: assistanceId,
    person,
    validFrom,
    validTo,
    reached: email !== null,
  }))
  const isOver = ({ validTo }: AssistantRow) => validTo !== null && validTo < on
  return {
    now: told.filter((row) => row.validFrom <= on && !isOver(row)),
    later: told.filter((row) => row.validFrom > on),
    earlier: told.filter(isOver),
  }
}

/** The people of the organisations where the manager works on the day: a manager looks no further in the registry. */
export async function colleaguesNamed(
  db: Reader,
  managerId: string,
  search: { q: string; most: number },
  on: PlainDate,
): Promise<PersonRow[]> {
  let found = db
    .selectFrom('person')
    .select(['person.id', 'firstName', 'lastName'])
    .where('person.mergedInto', 'is', null)
    .where('person.id', '<>', managerId)
    .where('person.id', 'in', (e) =>
      e
        .selectFrom('appointment')
        .select('appointment.personId')
        .where(inForce('appointment', on))
        .where('appointment.organisationId', 'in', (own) =>
          own
            .selectFrom('appointment as held')
            .select('held.organisationId')
            .where('held.personId', '=', managerId)
            .where(inForce('held', on)),
        ),
    )
  for (const condition of nameHolds(search.q)) found = found.where(condition)
  const rows = await found.orderBy('sortName').orderBy('person.id').limit(search.most).execute()
  return withPosts(db, rows, on)
}

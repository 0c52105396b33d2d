// Loads those who belong in their own right and whose posts have changed, and what people have answered.
import type { Reader } from '#db/connect'
import { dateOf, type PlainDate } from '../core/time'
import { inForce, inParts } from '../people/period.server'
import { readAnswer } from './inquiry'
import { notOver, posts, stands } from './open.server'
import type { AnswerFact, OwnerFact } from './facts'

/** Those who hold no post, by id. */
const withoutPost = (db: Reader, on: PlainDate) =>
  db
    .selectFrom('person')
    .select('person.id as personId')
    .where('person.mergedInto', 'is', null)
    .where('person.id', 'not in', (eb) =>
      eb.selectFrom('appointment').select('appointment.personId').where(notOver('appointment', on)),
    )
    .execute()

/** Those who have begun in another organisation since their address was entered, by id, some more than once. */
const elsewhere = (db: Reader, on: PlainDate) =>
  db
    .selectFrom('appointment')
    .innerJoin('address', 'address.personId', 'appointment.personId')
    .select('appointment.personId')
    .where('address.validTo', 'is', null)
    .whereRef('address.validFrom', '<', 'appointment.validFrom')
    .where(inForce('appointment', on))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('appointment as ended')
          .select('ended.id')
          .whereRef('ended.personId', '=', 'appointment.personId')
          .whereRef('ended.organisationId', '<>', 'appointment.organisationId')
          .where('ended.validTo', '<', on),
      ),
    )
    .execute()

/** Those with memberships of their own who hold no post, or work elsewhere than when their address was entered. */
export async function ownersOf(db: Reader, on: PlainDate): Promise<OwnerFact[]> {
  const changed = [...(await withoutPost(db, on)), ...(await elsewhere(db, on))]
  const own = await inParts(
    changed.map(({ personId }) => personId),
    (some) =>
      db
        .selectFrom('membership')
        .innerJoin('network', 'network.id', 'membership.networkId')
        .select(['membership.id as membershipId', 'networkId', 'membership.personId'])
        .where('membership.personId', 'in', some)
        .where('membership.validTo', 'is', null)
        .where('network.basis', '=', 'person')
        .where(stands(on))
        .orderBy('membership.validFrom')
        .orderBy('membership.id')
        .execute(),
  )
  const belongings = Map.groupBy(own, ({ personId }) => personId)
  const ids = [...belongings.keys()]
  const held = Map.groupBy(
    await inParts(ids, (some) => posts(db).where('personId', 'in', some).execute()),
    ({ personId }) => personId,
  )
  const addresses = await inParts(ids, (some) =>
    db
      .selectFrom('address')
      .select(['personId', 'validFrom'])
      .where('personId', 'in', some)
      .where('validTo', 'is', null)
      .execute(),
  )
  const addressFrom = new Map(addresses.map(({ personId, validFrom }) => [personId, validFrom]))
  return ids.sort().map((personId) => ({
    personId,
    belongings: (belongings.get(personId) ?? []).map(({ membershipId, networkId }) => ({
      membershipId,
      networkId,
    })),
    posts: held.get(personId) ?? [],
    addressFrom: addressFrom.get(personId) ?? null,
  }))
}

/** The answers that nobody has dealt with yet. */
export async function answersOf(db: Reader): Promise<AnswerFact[]> {
  const rows = await db
    .selectFrom('inquiry')
    .select(['id', 'personId', 'answer', 'answeredAt'])
    .where('answeredAt', 'is not', null)
    .where('revokedAt', 'is', null)
    .orderBy('id')
    .execute()
  const read = rows.flatMap((row) => {
    const answer = readAnswer(row.answer)
    return answer === null || row.answeredAt === null ? [] : [{ ...row, answeredAt: row.answeredAt, answer }]
  })
  const open = await inParts(
    read.flatMap(({ answer }) => answer.leaves),
    (some) =>
      db
        .selectFrom('membership')
        .select(['id as membershipId', 'networkId', 'personId'])
        .where('id', 'in', some)
        .where('validTo', 'is', null)
        .execute(),
  )
  return read.map(({ id, personId, answeredAt, answer }) => ({
    inquiryId: id,
    personId,
    answeredAt,
    on: dateOf(answeredAt),
    email: answer.email,
    note: answer.note,
    leaves: open
      .filter((one) => one.personId === personId && answer.leaves.includes(one.membershipId))
      .map(({ membershipId, networkId }) => ({ membershipId, networkId })),
  }))
}

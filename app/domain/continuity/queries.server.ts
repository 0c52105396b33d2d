// Reads of continuity: the findings of a day that wait for somebody, and how letters to people stand.
import type { Reader } from '#db/connect'
import { dateOf, type PlainDate } from '../core/time'
import { inParts } from '../people/period.server'
import { waitingOf, type AskedFact, type DecisionFact, type Waiting } from './decisions'
import { factsOn, type Vacancy } from './facts.server'
import { linkUntil } from './inquiry'
import type { ClosedFact } from './facts'
import { findingsIn } from './rules'
import { vacated } from './seats'

/** The findings of a day that wait for somebody, a kind after another, the oldest first in each. */
export const findingsOf = async (db: Reader, on: PlainDate): Promise<Waiting[]> =>
  (await continuityOf(db, on)).findings

/** The findings that wait, and the seats that nobody is known for: both follow from the same facts. */
export async function continuityOf(
  db: Reader,
  on: PlainDate,
): Promise<{ findings: Waiting[]; vacancies: Vacancy[] }> {
  const { vacancies: byRule, ...facts } = await factsOn(db, on)
  const found = findingsIn(facts, on)
  const decisions = await decisionsOf(
    db,
    found.map(({ key }) => key),
  )
  const askedIds = found.filter(({ key }) => decisions.get(key)?.choice === 'asked')
  const asked = await askedOf(
    db,
    askedIds.flatMap(({ personId }) => personId ?? []),
    on,
  )
  return {
    findings: waitingOf(found, decisions, asked),
    vacancies: distinct([...byRule, ...vacated(facts, on).map(placeOf)]),
  }
}

const placeOf = ({ networkId, post }: ClosedFact): Vacancy => ({
  networkId,
  organisationId: post.organisationId,
  roleClass: post.roleClass,
})

/** Each place once: a position that several have left is one vacancy to look for. */
const distinct = (vacancies: readonly Vacancy[]): Vacancy[] => [
  ...new Map(
    vacancies.map((one) => [`${one.networkId} ${one.organisationId} ${one.roleClass}`, one]),
  ).values(),
]

async function decisionsOf(db: Reader, keys: readonly string[]): Promise<Map<string, DecisionFact>> {
  const rows = await inParts(keys, (some) =>
    db.selectFrom('decision').select(['finding', 'choice']).where('finding', 'in', some).execute(),
  )
  return new Map(rows.map(({ finding, choice }) => [finding, { choice }]))
}

/** How the letters to people stand that have not been taken back. */
async function askedOf(
  db: Reader,
  personIds: readonly string[],
  on: PlainDate,
): Promise<Map<string, AskedFact>> {
  const rows = await inParts(personIds, (some) =>
    db
      .selectFrom('inquiry')
      .select(['personId', 'askedAt', 'answeredAt', 'revokedAt'])
      .where('personId', 'in', some)
      .where(({ eb, or }) => or([eb('revokedAt', 'is', null), eb('answeredAt', 'is not', null)]))
      .orderBy('id')
      .execute(),
  )
  return new Map(
    rows.map(({ personId, askedAt, answeredAt }) => {
      if (answeredAt !== null) return [personId, 'answered']
      return [personId, on <= linkUntil(dateOf(askedAt)) ? 'waiting' : 'expired']
    }),
  )
}

// Reads of the yearly question: whom to ask, one question as its page shows it, a year's answers by group.
import type { Selectable } from 'kysely'
import type { Reader } from '#db/connect'
import type { MembershipTable, PauseTable, RenewalTable } from '#db/schema'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { groupLinkByToken } from '../groups/links.server'
import { spells, type Spell } from '../networks/history'
import { inForce, inParts } from '../people/period.server'
import { answerUntil, usualPauseEnd } from './rules'

export type Renewal = Selectable<RenewalTable>
export type Membership = Selectable<MembershipTable>
type Pause = Selectable<PauseTable>
type Names = { nameFi: string; nameSv: string; nameEn: string }

/** @throws Response 404 when there is no such question */
export async function renewalById(db: Reader, id: string): Promise<Renewal> {
  const row = await db.selectFrom('renewal').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Response(null, { status: 404 })
  return row
}

/** The membership that a question is about, as it is on the day: the row may have been followed by another. */
export async function sittingOf(
  db: Reader,
  { networkId, personId }: Pick<Renewal, 'networkId' | 'personId'>,
  on: PlainDate,
): Promise<Membership | null> {
  const row = await db
    .selectFrom('membership')
    .selectAll()
    .where('networkId', '=', networkId)
    .where('personId', '=', personId)
    .where('role', '<>', 'liaison')
    .where(inForce('membership', on))
    .executeTakeFirst()
  return row ?? null
}

/** The pause of a membership on a day. */
export const pauseOn = async (db: Reader, membershipId: string, on: PlainDate): Promise<Pause | null> =>
  (await db
    .selectFrom('pause')
    .selectAll()
    .where('membershipId', '=', membershipId)
    .where(inForce('pause', on))
    .executeTakeFirst()) ?? null

/** `gone`: its time has run out, or a newer one has been asked. `left`: the person is no member any more. */
export type RenewalState = 'open' | 'gone' | 'left'

export async function stateOf(db: Reader, renewal: Renewal, now: Instant): Promise<RenewalState> {
  const today = dateOf(now)
  if (answerUntil(dateOf(renewal.askedAt)) < today) return 'gone'
  const newer = await db
    .selectFrom('renewal')
    .select('id')
    .where('networkId', '=', renewal.networkId)
    .where('personId', '=', renewal.personId)
    .where('askedAt', '>', renewal.askedAt)
    .executeTakeFirst()
  if (newer) return 'gone'
  return (await sittingOf(db, renewal, today)) === null ? 'left' : 'open'
}

export type OpenedRenewal = { ok: true; renewal: Renewal } | { ok: false; why: 'unknown' | 'gone' | 'left' }

/** The question that a letter's link opens. */
export async function renewalByToken(db: Reader, token: string, now: Instant): Promise<OpenedRenewal> {
  const link = await groupLinkByToken(db, 'goOn', token)
  if (link === null) return { ok: false, why: 'unknown' }
  const renewal = await db
    .selectFrom('renewal')
    .selectAll()
    .where('id', '=', link.thingId)
    .where('personId', '=', link.personId)
    .executeTakeFirst()
  // The asking was taken back after the letter had left.
  if (!renewal) return { ok: false, why: 'gone' }
  const state = await stateOf(db, renewal, now)
  return state === 'open' ? { ok: true, renewal } : { ok: false, why: state }
}

/** What the page of a question shows. */
export async function renewalPage(db: Reader, renewal: Renewal, now: Instant) {
  const today = dateOf(now)
  const group = await db
    .selectFrom('network')
    .select(['id', 'nameFi', 'nameSv', 'nameEn'])
    .where('id', '=', renewal.networkId)
    .executeTakeFirstOrThrow()
  const person = await db
    .selectFrom('person')
    .select(['firstName', 'lastName'])
    .where('id', '=', renewal.personId)
    .executeTakeFirstOrThrow()
  const sitting = await sittingOf(db, renewal, today)
  const pause = sitting && (await pauseOn(db, sitting.id, today))
  return {
    id: renewal.id,
    group,
    person,
    since: (await sinceOf(db, renewal.networkId, renewal.personId, today)) ?? today,
    answer: renewal.answer,
    comment: renewal.comment,
    pause: pause && { from: pause.validFrom, until: pause.validTo },
    /** What the form shows as a pause's last day. */
    pauseUntil: pause?.validTo ?? usualPauseEnd(today),
    until: answerUntil(dateOf(renewal.askedAt)),
    today,
  }
}
export type RenewalPage = Awaited<ReturnType<typeof renewalPage>>

/** The first day of a person's present time in a group, whatever roles they have had in it. */
async function sinceOf(
  db: Reader,
  networkId: string,
  personId: string,
  on: PlainDate,
): Promise<PlainDate | null> {
  const rows = await db
    .selectFrom('membership')
    .select(['personId', 'validFrom', 'validTo'])
    .where('networkId', '=', networkId)
    .where('personId', '=', personId)
    .where('role', '<>', 'liaison')
    .execute()
  const holds = ({ validFrom, validTo }: Spell) => validFrom <= on && (validTo === null || validTo >= on)
  return spells(rows).find(holds)?.validFrom ?? null
}

export type ToAsk = {
  membershipId: string
  networkId: string
  personId: string
  /** Since when they have been in the group. */
  since: PlainDate
}

/**
 * The members of small groups who have not been asked in a year: those who sit there on the day and are not known to
 * leave.
 * @param given.joinedBy only those who joined on this day or before
 */
export async function membersToAsk(
  db: Reader,
  given: { year: number; networkIds: readonly string[]; on: PlainDate; joinedBy: PlainDate },
): Promise<ToAsk[]> {
  const { year, on, joinedBy } = given
  const rows = await inParts(given.networkIds, (some) =>
    db
      .selectFrom('membership')
      .innerJoin('network', 'network.id', 'membership.networkId')
      .select(['membership.id as membershipId', 'networkId', 'personId', 'validFrom', 'validTo', 'endReason'])
      .where('networkId', 'in', some)
      .where('network.kind', '=', 'smallGroup')
      .where('network.endedOn', 'is', null)
      .where('role', '<>', 'liaison')
      .execute(),
  )
  const asked = await inParts(given.networkIds, (some) =>
    db
      .selectFrom('renewal')
      .select(['networkId', 'personId'])
      .where('networkId', 'in', some)
      .where('year', '=', year)
      .execute(),
  )
  const key = (one: { networkId: string; personId: string }) => `${one.networkId} ${one.personId}`
  const askedAlready = new Set(asked.map(key))
  return [...Map.groupBy(rows, key)].flatMap(([of, own]): ToAsk[] => {
    const sitting = own.find((row) => row.validFrom <= on && (row.validTo === null || row.validTo >= on))
    const goesOn = sitting && (sitting.validTo === null || sitting.endReason === 'roleChanged')
    if (!goesOn || askedAlready.has(of)) return []
    const since = spells(own).find((it) => it.validFrom <= on && (it.validTo === null || it.validTo >= on))
    const { membershipId, networkId, personId, validFrom } = sitting
    const joined = since?.validFrom ?? validFrom
    return joined <= joinedBy ? [{ membershipId, networkId, personId, since: joined }] : []
  })
}

/** A question for its member's start page: it waits for an answer, or was answered with a break that goes on. */
export type OwnRenewal = Names & { id: string; pausedUntil: PlainDate | null }

export async function ownRenewalsOf(db: Reader, personId: string, now: Instant): Promise<OwnRenewal[]> {
  const rows = await db
    .selectFrom('renewal')
    .innerJoin('network', 'network.id', 'renewal.networkId')
    .selectAll('renewal')
    .select(['nameFi', 'nameSv', 'nameEn'])
    .where('personId', '=', personId)
    .where((e) => e.or([e('answer', 'is', null), e('answer', '=', 'pauses')]))
    .orderBy('askedAt')
    .execute()
  const open: OwnRenewal[] = []
  for (const { nameFi, nameSv, nameEn, ...renewal } of rows) {
    if ((await stateOf(db, renewal, now)) !== 'open') continue
    const sitting = await sittingOf(db, renewal, dateOf(now))
    const pause = sitting && (await pauseOn(db, sitting.id, dateOf(now)))
    if (renewal.answer !== null && pause === null) continue
    const pausedUntil = renewal.answer === null ? null : (pause?.validTo ?? null)
    open.push({ id: renewal.id, nameFi, nameSv, nameEn, pausedUntil })
  }
  return open
}

/** When the members of each group were last asked, in whatever year; those never asked are left out. */
export async function lastAskedOn(
  db: Reader,
  networkIds: readonly string[],
): Promise<Map<string, PlainDate>> {
  const rows = await inParts(networkIds, (some) =>
    db
      .selectFrom('renewal')
      .select(['networkId', (e) => e.fn.max('askedAt').as('askedAt')])
      .where('networkId', 'in', some)
      .groupBy('networkId')
      .execute(),
  )
  return new Map(rows.map(({ networkId, askedAt }) => [networkId, dateOf(askedAt)]))
}

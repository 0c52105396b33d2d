// Acts on those who take part in a round: calling, reminding, taking in, taking out, keeping apart.
import type { CandidateTable } from '#db/schema'
import type { Selectable } from 'kysely'
import type { Reader } from '#db/connect'
import { allow, doerOf } from '../core/access'
import type { Refusal } from '../core/change.server'
import { enterRow, enterRows, removeRow, reviseRow, type Deed } from '../core/deeds.server'
import { dateOf } from '../core/time'
import { reachableOf } from '../people/standing.server'
import { callLetters, callListOf, pressedBefore, silentListOf } from './calling.server'
import { dayOfSeats, roundById, seatsAt, type Round } from './rounds.server'
import { isOver } from './rules'

export type CandidateRow = Selectable<CandidateTable>

/** @throws Response 404 when there is no such candidate */
export async function candidateRowById(db: Reader, id: string): Promise<CandidateRow> {
  const row = await db.selectFrom('candidate').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Response(null, { status: 404 })
  return row
}

/** The round, if it is open. @throws Response 404 when there is no such round */
async function openRoundOf(d: Deed, roundId: string): Promise<Round | null> {
  allow(d.actor, { act: 'composeGroups' })
  const round = await roundById(d.trx, roundId)
  return isOver(round) ? null : round
}

type Chosen = {
  /** Those of the people who are not in the round yet. */
  fresh: string[]
  /** The rows of those who are. */
  known: CandidateRow[]
}

/** Who of the people may be taken into the round: they exist, and sit in none of its groups. */
async function chosenOf(d: Deed, round: Round, personIds: readonly string[]): Promise<Chosen> {
  const people = await reachableOf(d.trx, personIds)
  const day = dayOfSeats(round, dateOf(d.now))
  const sitting = new Set(
    (await seatsAt(d.trx, day, { networkIds: round.groups })).map(({ personId }) => personId),
  )
  const wanted = [...new Set(personIds)].filter((id) => people.has(id) && !sitting.has(id))
  const rows = await d.trx.selectFrom('candidate').selectAll().where('roundId', '=', round.id).execute()
  const byPerson = new Map(rows.map((row) => [row.personId, row]))
  return {
    fresh: wanted.filter((id) => !byPerson.has(id)),
    known: wanted.flatMap((id) => byPerson.get(id) ?? []),
  }
}

const freshRow = (d: Deed, roundId: string, personId: string): CandidateRow => ({
  id: d.newId(),
  roundId,
  personId,
  calledAt: null,
  remindedAt: null,
  answer: null,
  answeredAt: null,
  answerSource: null,
  answeredBy: null,
  language: null,
  meets: null,
  apartWish: '',
  wishReadAt: null,
  comment: '',
  addedAt: d.now,
  addedBy: doerOf(d.actor),
  removedAt: null,
})

/**
 * Puts people on the list of those who will be called. Those on it, called or answered already stay as they are; those
 * taken out come back.
 * @throws Response 404 when there is no such round
 */
export async function listForCall(
  d: Deed,
  roundId: string,
  personIds: readonly string[],
): Promise<{ ok: true; listed: number } | Refusal<'roundOver' | 'nobodyChosen'>> {
  const round = await openRoundOf(d, roundId)
  if (round === null) return { ok: false, reason: 'roundOver' }
  const { fresh, known } = await chosenOf(d, round, personIds)
  const back = known.filter((row) => row.removedAt !== null)
  const listed = fresh.length + back.length
  if (listed === 0) return { ok: false, reason: 'nobodyChosen' }
  await enterRows(
    d,
    'candidate',
    fresh.map((personId) => freshRow(d, roundId, personId)),
  )
  for (const { id } of back) await reviseRow(d, 'candidate', id, { removedAt: null })
  d.detail.count = listed
  return { ok: true, listed }
}

/** The call cannot leave: nobody could answer it. */
const tooLate = (d: Deed, round: Round): boolean => dateOf(d.now) > round.answerBy

/**
 * Calls people: each becomes a candidate and gets the letter. Those called or answered already are skipped; those whom
 * no letter reaches stay on the list, uncalled.
 * @param press.batch one press of the button: the same one again sends nothing more
 * @throws Response 404 when there is no such round
 */
export async function callCandidates(
  d: Deed,
  roundId: string,
  press: { personIds: readonly string[]; batch: string },
): Promise<
  { ok: true; called: number; unreached: number } | Refusal<'roundOver' | 'deadlinePassed' | 'nobodyToCall'>
> {
  const round = await openRoundOf(d, roundId)
  if (round === null) return { ok: false, reason: 'roundOver' }
  if (await pressedBefore(d.trx, press.batch)) return { ok: true, called: 0, unreached: 0 }
  if (tooLate(d, round)) return { ok: false, reason: 'deadlinePassed' }
  const { fresh, known } = await chosenOf(d, round, press.personIds)
  const waiting = known.filter((row) => row.answer === null && (row.calledAt === null || row.removedAt))
  if (fresh.length + waiting.length === 0) return { ok: false, reason: 'nobodyToCall' }
  const entered = fresh.map((personId) => freshRow(d, roundId, personId))
  const rows = [...entered, ...waiting]
  const letters = await callLetters(d, round, {
    called: rows.map(({ id, personId }) => ({ candidateId: id, personId })),
    batchId: press.batch,
    reminder: false,
  })
  const reached = new Set(letters.map(({ personId }) => personId))
  const calledAt = (row: CandidateRow) => (reached.has(row.personId) ? d.now : row.calledAt)
  await enterRows(
    d,
    'candidate',
    entered.map((row) => ({ ...row, calledAt: calledAt(row) })),
  )
  for (const row of waiting)
    await reviseRow(d, 'candidate', row.id, { calledAt: calledAt(row), removedAt: null })
  await enterRows(d, 'outbox', letters)
  d.detail.count = letters.length
  return { ok: true, called: letters.length, unreached: rows.length - letters.length }
}

/**
 * Calls all who wait on the list.
 * @param press.mark the list that the organiser saw: another refuses, so that nobody is called unseen
 * @throws Response 404 when there is no such round
 */
export async function callListed(
  d: Deed,
  roundId: string,
  press: { batchId: string; mark: string },
): Promise<
  { ok: true; called: number } | Refusal<'roundOver' | 'deadlinePassed' | 'nobodyToCall' | 'callListChanged'>
> {
  const round = await openRoundOf(d, roundId)
  if (round === null) return { ok: false, reason: 'roundOver' }
  if (await pressedBefore(d.trx, press.batchId)) return { ok: true, called: 0 }
  const list = await callListOf(d.trx, round, dateOf(d.now))
  if (list.people.length === 0) return { ok: false, reason: 'nobodyToCall' }
  if (list.mark !== press.mark) return { ok: false, reason: 'callListChanged' }
  const personIds = list.people.map(({ id }) => id)
  return callCandidates(d, roundId, { personIds, batch: press.batchId })
}

/**
 * Reminds those who were called and have not answered. Links of earlier letters go on working.
 * @param press.mark the list that the organiser saw, where one was shown
 * @throws Response 404 when there is no such round
 */
export async function remindSilent(
  d: Deed,
  roundId: string,
  press: { batchId: string; mark?: string },
): Promise<
  | { ok: true; reminded: number }
  | Refusal<'roundOver' | 'deadlinePassed' | 'nobodySilent' | 'callListChanged'>
> {
  const round = await openRoundOf(d, roundId)
  if (round === null) return { ok: false, reason: 'roundOver' }
  if (await pressedBefore(d.trx, press.batchId)) return { ok: true, reminded: 0 }
  if (tooLate(d, round)) return { ok: false, reason: 'deadlinePassed' }
  const list = await silentListOf(d.trx, round, dateOf(d.now))
  if (list.people.length === 0) return { ok: false, reason: 'nobodySilent' }
  if (press.mark !== undefined && press.mark !== list.mark) return { ok: false, reason: 'callListChanged' }
  const called = list.people.flatMap(({ candidateId, id }) =>
    candidateId === null ? [] : [{ candidateId, personId: id }],
  )
  const letters = await callLetters(d, round, { called, batchId: press.batchId, reminder: true })
  for (const { candidateId } of called) await reviseRow(d, 'candidate', candidateId, { remindedAt: d.now })
  await enterRows(d, 'outbox', letters)
  d.detail.count = letters.length
  return { ok: true, reminded: letters.length }
}

/**
 * Takes people in without a letter: an organiser knows that they will join. Who has said "not now" stays so.
 * @throws Response 404 when there is no such round
 */
export async function addByHand(
  d: Deed,
  roundId: string,
  personIds: readonly string[],
): Promise<{ ok: true; added: number } | Refusal<'roundOver' | 'nobodyChosen'>> {
  const round = await openRoundOf(d, roundId)
  if (round === null) return { ok: false, reason: 'roundOver' }
  const { fresh, known } = await chosenOf(d, round, personIds)
  const joining = known.filter(
    ({ answer, removedAt }) => answer !== 'notNow' && (removedAt !== null || answer === null),
  )
  const added = fresh.length + joining.length
  if (added === 0) return { ok: false, reason: 'nobodyChosen' }
  const yes = {
    answer: 'yes',
    answeredAt: d.now,
    answerSource: 'organiser',
    answeredBy: doerOf(d.actor),
    removedAt: null,
  } as const
  await enterRows(
    d,
    'candidate',
    fresh.map((personId) => ({ ...freshRow(d, roundId, personId), ...yes })),
  )
  for (const { id, answer } of joining)
    await reviseRow(d, 'candidate', id, answer === 'yes' ? { removedAt: null } : yes)
  d.detail.count = added
  return { ok: true, added }
}

/**
 * Takes somebody out of the round, or puts them back as they were.
 * @throws Response 404 when there is no such candidate
 */
async function setRemoved(
  d: Deed,
  candidateId: string,
  removed: boolean,
): Promise<{ ok: true } | Refusal<'roundOver'>> {
  const row = await candidateRowById(d.trx, candidateId)
  if ((await openRoundOf(d, row.roundId)) === null) return { ok: false, reason: 'roundOver' }
  if ((row.removedAt !== null) !== removed)
    await reviseRow(d, 'candidate', candidateId, { removedAt: removed ? d.now : null })
  return { ok: true }
}

export const removeCandidate = (d: Deed, candidateId: string) => setRemoved(d, candidateId, true)
export const putBackCandidate = (d: Deed, candidateId: string) => setRemoved(d, candidateId, false)

/**
 * Says that the wish whom not to sit with has been read and done what it needs, or not yet.
 * @throws Response 404 when there is no such candidate
 */
export async function markWishRead(
  d: Deed,
  candidateId: string,
  read: boolean,
): Promise<{ ok: true } | Refusal<'roundOver'>> {
  const row = await candidateRowById(d.trx, candidateId)
  if ((await openRoundOf(d, row.roundId)) === null) return { ok: false, reason: 'roundOver' }
  if ((row.wishReadAt !== null) !== read)
    await reviseRow(d, 'candidate', candidateId, { wishReadAt: read ? d.now : null })
  return { ok: true }
}

/**
 * Keeps two people in different groups. The same pair twice is one.
 * @throws Response 404 when there is no such round or person
 */
export async function keepApart(
  d: Deed,
  roundId: string,
  one: string,
  other: string,
): Promise<{ ok: true } | Refusal<'roundOver' | 'apartFromSelf'>> {
  const round = await openRoundOf(d, roundId)
  if (round === null) return { ok: false, reason: 'roundOver' }
  if (one === other) return { ok: false, reason: 'apartFromSelf' }
  if ((await reachableOf(d.trx, [one, other])).size < 2) throw new Response(null, { status: 404 })
  const [personId, otherId] = one < other ? [one, other] : [other, one]
  const known = await d.trx
    .selectFrom('apartPair')
    .select('id')
    .where('roundId', '=', roundId)
    .where('personId', '=', personId)
    .where('otherId', '=', otherId)
    .executeTakeFirst()
  if (known) return { ok: true }
  await enterRow(d, 'apartPair', {
    id: d.newId(),
    roundId,
    personId,
    otherId,
    enteredBy: doerOf(d.actor),
    enteredAt: d.now,
  })
  return { ok: true }
}

/** Lets two people who were kept apart sit together. A pair that is gone already is as wished. */
export async function letTogether(
  d: Deed,
  roundId: string,
  pairId: string,
): Promise<{ ok: true } | Refusal<'roundOver'>> {
  if ((await openRoundOf(d, roundId)) === null) return { ok: false, reason: 'roundOver' }
  const pair = await d.trx
    .selectFrom('apartPair')
    .select('id')
    .where('id', '=', pairId)
    .where('roundId', '=', roundId)
    .executeTakeFirst()
  if (pair) await removeRow(d, 'apartPair', pairId)
  return { ok: true }
}

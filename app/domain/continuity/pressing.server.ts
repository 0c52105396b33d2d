// A press on the page of continuity as one deed, and what the address then tells of it.
import type { Db } from '#db/connect'
import type { Actor } from '../core/access'
import type { Refusal } from '../core/change.server'
import { inDeed, type DeedSign } from '../core/deeds.server'
import type { Instant } from '../core/time'
import { networkStanding } from '../networks/network-acts.server'
import { recordOf } from '../people/person-acts.server'
import { fullName } from '../people/rules'
import { askAgain, settle, settleMany, withdrawQuestion, type SettleRefusal } from './acts.server'
import type { Press } from './findings'
import { refusalParts, type Settling } from './settle-form'

/** Parts of the address that tell what was done; `at` is the kind of task it was done to. */
export type Told = { ok: true; at: string | null; news: [name: string, value: string][] }

type By = { actor: Actor; now: Instant }

/**
 * Does what was pressed.
 * @throws Response 404 when there is no such person
 */
export async function press(
  db: Db,
  by: By,
  settling: Settling,
): Promise<Told | Refusal<SettleRefusal | 'nothingTicked'>> {
  switch (settling.intent) {
    case 'one':
      return pressOne(db, by, settling)
    case 'many':
      return pressMany(db, by, settling)
    case 'again':
    case 'withdraw':
      return pressAsked(db, by, settling)
  }
}

/** @throws Response 404 when there is no such person or network */
async function signOf(
  db: Db,
  { personId, networkId }: { personId: string | null; networkId: string | null },
  act: string,
): Promise<DeedSign> {
  if (personId === null) {
    const { id, nameFi } = await networkStanding(db, networkId ?? '')
    return { act, thing: { kind: 'network', id }, detail: { name: nameFi } }
  }
  return {
    act,
    thing: { kind: 'person', id: personId },
    detail: { name: fullName(await recordOf(db, personId)) },
  }
}

const told = (deedId: string | null, done: string): [string, string][] => [
  ['done', done],
  ...(deedId === null ? [] : [['deed', deedId] as [string, string]]),
]

const doneBy: Partial<Record<Press, [act: string, done: string]>> = {
  leave: ['leaveFinding', 'left'],
  ask: ['askPerson', 'asked'],
}

async function pressOne(db: Db, by: By, given: Extract<Settling, { intent: 'one' }>) {
  const { key, personId, networkId, membershipIds } = given
  const [act, done] = doneBy[given.press] ?? ['settleFinding', 'one']
  const typed = { email: given.email || null, termEndsOn: given.termEndsOn || null, membershipIds }
  const result = await inDeed(db, by, await signOf(db, { personId, networkId }, act), (d) =>
    settle(d, { key, personId, networkId }, given.press, typed),
  )
  return result.ok ? { ok: true as const, at: result.kind, news: told(result.deedId, done) } : result
}

async function pressMany(db: Db, by: By, given: Extract<Settling, { intent: 'many' }>) {
  const { keys, kind } = given
  if (keys.length === 0) return { ok: false as const, reason: 'nothingTicked' as const }
  const sign = { act: 'settleFindings', thing: { kind: 'continuity', id: kind } }
  const { settled, refused, deedId } = await inDeed(db, by, sign, (d) => settleMany(d, keys, given.press))
  const done = settled > 0 ? [...told(deedId, 'many'), ['n', String(settled)] as [string, string]] : []
  const not = refusalParts(refused).map((part): [string, string] => ['no', part])
  const inAll: [string, string][] = refused.length > 0 ? [['not', String(refused.length)]] : []
  return { ok: true as const, at: kind, news: [...done, ...not, ...inAll] }
}

async function pressAsked(db: Db, by: By, given: Extract<Settling, { intent: 'again' | 'withdraw' }>) {
  const { personId } = given
  const again = given.intent === 'again'
  const sign = await signOf(db, { personId, networkId: null }, again ? 'askPerson' : 'withdrawQuestion')
  const result = await inDeed(db, by, sign, (d) =>
    again ? askAgain(d, personId) : withdrawQuestion(d, personId),
  )
  if (!result.ok) return result
  return { ok: true as const, at: null, news: told(result.deedId, again ? 'asAgain' : 'withdrawn') }
}

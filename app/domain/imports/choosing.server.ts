// Takes a choice for a doubt: an id that stands, or what is to be made; kept for the row or for all rows alike.
import type { Reader } from '#db/connect'
import type { Change, Refusal } from '../core/change.server'
import type { Locale } from '#db/schema'
import type { GivenChoice } from './choice-form'
import { plannedSheet } from './planning.server'
import { choose, sheetById } from './sheets.server'
import type { Doubt, Work } from './row-plan'

export type ChoiceFault = 'unknownName' | 'notOffered' | 'noLongerAsked'

/** What is to be kept of a choice, or why it cannot be. */
function valueOf(work: Work, doubt: Doubt, given: GivenChoice): string | Refusal<ChoiceFault> {
  const { choice } = given
  const notOffered: Refusal<ChoiceFault> = { ok: false, reason: 'notOffered' }
  if (choice === 'skip') return choice
  if (doubt.kind === 'person') {
    if (choice === 'new') return doubt.canBeNew ? choice : notOffered
    return doubt.candidates.includes(choice) ? choice : notOffered
  }
  if (doubt.kind === 'organisation') {
    if (choice === 'none') return choice
    if (choice === 'new') return given.kind ? `new:${given.kind}:${given.sector}` : notOffered
    if (choice !== 'other') return work.organisations.byId.has(choice) ? choice : notOffered
    const [named] = work.organisations.find(given.name, work.snapshot.today)
    return named?.id ?? { ok: false, reason: 'unknownName' }
  }
  const { networks, courses, events } = work.snapshot
  const offered = { network: networks, course: courses, event: events }[doubt.kind]
  return offered.some(({ id }) => id === choice) ? choice : notOffered
}

/**
 * Keeps a choice. The key of a person's doubt is the row's alone; others may hold for all rows of the same name.
 * @throws Response 404 when there is no such sheet
 */
export async function takeChoice(
  c: Change,
  id: string,
  given: GivenChoice,
  locale: Locale,
): Promise<{ ok: true } | Refusal<ChoiceFault | 'importedAlready'>> {
  const { plans, work } = await plannedSheet(c.trx, await sheetById(c.trx, id), c.now, locale)
  const doubt = plans.flatMap(({ doubts }) => doubts).find(({ key }) => key === given.key)
  if (!doubt) return { ok: false, reason: 'noLongerAsked' }
  const value = valueOf(work, doubt, given)
  if (typeof value !== 'string') return value
  const key = doubt.kind !== 'person' && given.forAll ? doubt.all : doubt.key
  return choose(c, id, { [key]: value })
}

/** The names of organisations that can be typed for one that is not known. */
export async function organisationNames(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('organisation')
    .select('nameFi')
    .where('validTo', 'is', null)
    .orderBy('nameFi')
    .execute()
  return rows.map(({ nameFi }) => nameFi)
}

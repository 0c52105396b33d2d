// Carries out what was pressed on the audience page of a series: done to one date, then given to all of them.
import type { Change, Refusal } from '~/domain/core/change.server'
import { spreadAudience } from '~/domain/series/series-acts.server'
import { datesOf, leadOf, seriesById } from '~/domain/series/series.server'
import type { AudienceAct } from '../audience/form'
import { press, type AudiencePressRefusal } from '../audience/press.server'

/** @param version of the date that stands for them all, as the organiser saw it */
export async function pressForSeries(
  c: Change,
  seriesId: string,
  version: number,
  act: AudienceAct,
): Promise<{ ok: true } | Refusal<AudiencePressRefusal | 'seriesOver'>> {
  await seriesById(c.trx, seriesId)
  const lead = leadOf(await datesOf(c.trx, seriesId), c.now)
  if (lead === null) return { ok: false, reason: 'seriesOver' }
  const result = await press(c, lead.id, version, act)
  if (result.ok) await spreadAudience(c, seriesId, lead.id)
  return result
}

// Asking, and reminding the silent, as one deed each; what the page then tells.
import { z } from 'zod'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf, daysLater, type Instant } from '~/domain/core/time'
import { askToGoOn, remindSilentMembers } from '~/domain/renewals/renewal-acts.server'
import { newMemberDays } from '~/domain/renewals/rules'

const mostGroups = 1000

const pressed = z.object({
  intent: z.enum(['ask', 'remind']),
  year: z.coerce.number().int(),
  groups: z.array(z.string().max(100)).max(mostGroups),
  newToo: z.literal('on').optional(),
})

export type YearPressed =
  | { ok: true; done: 'asked' | 'reminded'; deedId: string | null; asked: number; unreached: number }
  | { ok: false; reason: 'nobodyToAsk' | 'nobodyToRemind' | 'noGroups' }

/** @throws Response 400 for what the page does not offer */
export async function pressYear(
  db: Db,
  by: { actor: Actor; now: Instant },
  body: FormData,
): Promise<YearPressed> {
  const read = pressed.safeParse({ ...Object.fromEntries(body), groups: body.getAll('groups') })
  if (!read.success) throw new Response(null, { status: 400 })
  const { intent, year, groups, newToo } = read.data
  if (groups.length === 0) return { ok: false, reason: 'noGroups' }
  const thing = { kind: 'renewal', id: String(year) }
  if (intent === 'remind') {
    const result = await inDeed(db, by, { act: 'remindMembers', thing }, (d) =>
      remindSilentMembers(d, { year, networkIds: groups }),
    )
    return result.ok ? { ...result, done: 'reminded' } : result
  }
  const today = dateOf(by.now)
  const joinedBy = newToo === 'on' ? today : daysLater(today, -newMemberDays)
  const result = await inDeed(db, by, { act: 'askToGoOn', thing }, (d) =>
    askToGoOn(d, { year, networkIds: groups, joinedBy }),
  )
  return result.ok ? { ...result, done: 'asked' } : result
}

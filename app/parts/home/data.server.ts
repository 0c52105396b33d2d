// Gathers what the page of a small group shows: to those who share in it, and to an organiser who does not.
import type { AppLoadContext } from '@remix-run/node'
import { dateOf, daysLater } from '~/domain/core/time'
import type { Actor } from '~/domain/core/access'
import { homeOf } from '~/domain/groups/home.server'
import { livingGroup } from '~/domain/groups/living.server'
import { isSilent, silentDays } from '~/domain/groups/rules'
import { lastMetOn, meetingDaysOf } from '~/domain/meetings/meetings.server'
import { homeNewsOf } from './done'
import type { HomeData } from './home-page'
import type { LivingData } from './living-page'

type PersonActor = Extract<Actor, { kind: 'person' }>

export async function homeData(
  { db, now }: AppLoadContext,
  request: Request,
  { personId, organiser }: PersonActor,
  id: string,
): Promise<HomeData> {
  const today = dateOf(now())
  return {
    home: await homeOf(db, id, today),
    today,
    reader: { personId, organiser },
    newIds: { theme: crypto.randomUUID(), request: crypto.randomUUID() },
    news: homeNewsOf(request),
  }
}

export async function livingData({ db, now }: AppLoadContext, id: string): Promise<LivingData> {
  const today = dateOf(now())
  const { bySector: _, ...group } = await livingGroup(db, id, today)
  const { coming } = await meetingDaysOf(db, id, now())
  const last = (await lastMetOn(db, [id], now())).get(id) ?? null
  return {
    group,
    today,
    lastMetOn: last,
    nextOn: coming[0]?.heldOn ?? null,
    silent: isSilent({ foundedOn: group.network.foundedOn, lastMetOn: last }, daysLater(today, -silentDays)),
  }
}

// Does what was pressed at the home of a small group, each press in a Change of its own.
import { type z } from 'zod'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { change, type Change } from '~/domain/core/change.server'
import type { Instant } from '~/domain/core/time'
import { askForExpert } from '~/domain/groups/expert-acts.server'
import { closeTheme, moveTheme, proposeTheme, takeUpTheme } from '~/domain/groups/home-acts.server'
import { themeForm, wishForm } from '~/domain/groups/home-form'
import { paths } from '~/paths'
import type { HomeDone } from './done'
import { faultsOf, typedIn, type Refused } from './refused'

export type HomePress = 'propose' | 'ask' | 'theme'

type By = { actor: Actor; now: Instant }
type Outcome = { ok: true } | { ok: false; reason: string }

const themePresses = ['up', 'down', 'done', 'dropped', 'takeUp'] as const
type ThemePress = (typeof themePresses)[number]

const themeDone: Partial<Record<ThemePress, HomeDone>> = {
  done: 'themeDone',
  dropped: 'themeDropped',
  takeUp: 'themeTakenUp',
}

function themeAct(c: Change, networkId: string, themeId: string, press: ThemePress): Promise<Outcome> {
  if (press === 'takeUp') return takeUpTheme(c, networkId, themeId)
  return press === 'up' || press === 'down'
    ? moveTheme(c, networkId, themeId, press)
    : closeTheme(c, networkId, themeId, press)
}

/**
 * @returns where the press leads, or what is wrong with what was typed
 * @throws Response 400 for a press that the page does not have
 */
export async function pressAtHome(
  db: Db,
  by: By,
  networkId: string,
  body: FormData,
): Promise<{ ok: true; to: string } | Refused<HomePress>> {
  const press = String(body.get('press') ?? '')
  const themePress = themePresses.find((one) => one === press)
  if (themePress)
    return pressTheme(db, by, networkId, { themeId: String(body.get('theme')), press: themePress })
  if (press === 'propose') return propose(db, by, networkId, body)
  if (press === 'ask') return ask(db, by, networkId, body)
  throw new Response(null, { status: 400 })
}

async function pressTheme(
  db: Db,
  by: By,
  networkId: string,
  { themeId, press }: { themeId: string; press: ThemePress },
): Promise<{ ok: true; to: string } | Refused<HomePress>> {
  const result = await change(db, by, (c) => themeAct(c, networkId, themeId, press))
  if (!result.ok)
    return { ok: false, press: 'theme', errors: { '': [`reasons.${result.reason}`] }, typed: {} }
  const done = themeDone[press]
  if (done) return { ok: true, to: paths.group(networkId, { done, theme: themeId }) }
  return { ok: true, to: `${paths.group(networkId, { done: 'moved', theme: themeId })}#themes` }
}

async function propose(db: Db, by: By, networkId: string, body: FormData) {
  const given = themeForm.safeParse(Object.fromEntries(body))
  if (!given.success) return refused('propose', given.error, body)
  await change(db, by, (c) => proposeTheme(c, networkId, given.data))
  return { ok: true as const, to: paths.group(networkId, { done: 'themeProposed' }) }
}

async function ask(db: Db, by: By, networkId: string, body: FormData) {
  const given = wishForm.safeParse(Object.fromEntries(body))
  if (!given.success) return refused('ask', given.error, body)
  await change(db, by, (c) => askForExpert(c, networkId, given.data))
  return { ok: true as const, to: paths.group(networkId, { done: 'asked' }) }
}

const refused = (press: HomePress, error: z.ZodError, body: FormData): Refused<HomePress> => ({
  ok: false,
  press,
  errors: faultsOf(error),
  typed: typedIn(body),
})

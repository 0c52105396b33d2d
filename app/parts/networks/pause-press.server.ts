// Does what a member pressed about their own pause in a network, as a deed of theirs.
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import { dateOf, daysLater, type Instant, type PlainDate } from '~/domain/core/time'
import { dropPlannedPause, pauseMembership, returnFromPause } from '~/domain/networks/membership-acts.server'
import { pauseForm } from '~/domain/networks/membership-form'
import type { OwnMembership } from '~/domain/networks/own.server'
import type { Network } from '~/domain/networks/rules'

/** What can be told as done. */
export type PauseDone = 'paused' | 'returned' | 'dropped'
type Refused =
  | { ok: false; press: 'pause'; lastResult: SubmissionResult<string[]> }
  /** A press without fields: the pause had ended meanwhile, say. */
  | { ok: false; press: 'return'; reason: 'notPaused' | 'endBeforeStart' }
type Pressed = { ok: true; done: PauseDone } | Refused
type Given = {
  network: Network
  own: OwnMembership
  body: FormData
  by: { actor: Extract<Actor, { kind: 'person' }>; now: Instant }
}

/** Nobody was away in the past unless the keepers say so: one's own pause begins today or later. */
const ownPause = (today: PlainDate) =>
  pauseForm.refine(({ from }) => from >= today, { message: 'caring.pause.fault.past', path: ['from'] })

/** @throws Response 400 for a press that the page does not have */
export async function pressPause(db: Db, given: Given): Promise<Pressed> {
  const { own, body, by } = given
  const today = dateOf(by.now)
  const yesterday = daysLater(today, -1)
  switch (body.get('press')) {
    case 'pause': {
      const submission = parseWithZod(body, { schema: ownPause(today), disableAutoCoercion: true })
      if (submission.status !== 'success')
        return { ok: false, press: 'pause', lastResult: submission.reply() }
      const result = await asOwn(db, given, 'pauseMembership', (d) =>
        pauseMembership(d, own.id, submission.value),
      )
      if (result.ok) return { ok: true, done: 'paused' }
      const field = result.reason === 'endBeforeStart' && submission.value.to !== null ? 'to' : 'from'
      return {
        ok: false,
        press: 'pause',
        lastResult: submission.reply({ fieldErrors: { [field]: [`reasons.${result.reason}`] } }),
      }
    }
    case 'return': {
      const begun = own.paused?.validFrom ?? today
      const lastDay = begun > yesterday ? begun : yesterday
      const result = await asOwn(db, given, 'returnFromPause', (d) => returnFromPause(d, own.id, { lastDay }))
      if (result.ok) return { ok: true, done: 'returned' }
      return { ok: false, press: 'return', reason: result.reason }
    }
    case 'drop': {
      const pauseId = String(body.get('pauseId') ?? '')
      await asOwn(db, given, 'returnFromPause', (d) => dropPlannedPause(d, own.id, pauseId, today))
      return { ok: true, done: 'dropped' }
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

const asOwn = <Result extends { ok: boolean }>(
  db: Db,
  { by, network }: Given,
  act: string,
  run: (d: Deed) => Promise<Result>,
) =>
  inDeed(
    db,
    by,
    {
      act,
      thing: { kind: 'network', id: network.id },
      detail: { name: by.actor.name, network: network.nameFi },
      right: { act: 'keepOwnData', personId: by.actor.personId },
    },
    run,
  )

// Does what was pressed on the form that invites an outside participant.
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import type { Instant } from '~/domain/core/time'
import type { House } from '~/domain/networks/joining-acts.server'
import { inKeeping } from '~/domain/networks/keepers.server'
import { inviteOutside } from '~/domain/networks/outside-acts.server'
import { membershipById } from '~/domain/networks/membership-acts.server'
import { fieldOfOutsideRefusal, outsideForm } from '~/domain/networks/outside-form'
import type { Network } from '~/domain/networks/rules'
import { fullName } from '~/domain/people/rules'
import type { DoneKey } from './done'

type Pressed =
  | { ok: true; done: DoneKey; deedId: string | null }
  /** `known`: whose the address is already, and the role in which they would come. */
  | { ok: false; known: KnownAlready | null; lastResult: SubmissionResult<string[]> }

type KnownAlready = { name: string; role: 'member' | 'outside' }

export async function pressOutside(
  db: Db,
  by: { actor: Extract<Actor, { kind: 'person' }>; now: Instant },
  { network, body, house }: { network: Network; body: FormData; house: House },
): Promise<Pressed> {
  const submission = parseWithZod(body, { schema: outsideForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { ok: false, known: null, lastResult: submission.reply() }
  const given = submission.value
  const id = z.uuid().safeParse(body.get('id')).data ?? crypto.randomUUID()
  const result = await inKeeping(
    db,
    by,
    network.id,
    { act: 'inviteOutside', detail: { name: fullName(given), network: network.nameFi } },
    (d) => inviteOutside(d, id, { ...given, networkId: network.id, by: by.actor.name }, house),
  )
  if (result.ok) {
    const joined = await membershipById(db, result.id)
    const done = joined.role === 'outside' ? 'outside' : 'invitedMember'
    return { ok: true, done, deedId: result.deedId }
  }
  const { reason } = result
  return {
    ok: false,
    known: 'known' in result ? { name: fullName(result.known), role: result.role } : null,
    lastResult: submission.reply({
      fieldErrors: { [fieldOfOutsideRefusal[reason]]: [`reasons.${reason}`] },
    }),
  }
}

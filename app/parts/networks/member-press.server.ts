// Does what was pressed on a member's page, as a deed of its own.
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import type { Deed } from '~/domain/core/deeds.server'
import type { Instant } from '~/domain/core/time'
import { inKeeping } from '~/domain/networks/keepers.server'
import { keepersRevise } from '~/domain/networks/keeping'
import {
  changeRole,
  correctMembership,
  endMembership,
  membershipById,
  moveSeat,
  pauseMembership,
  returnFromPause,
} from '~/domain/networks/membership-acts.server'
import type { MembershipView } from '~/domain/networks/members.server'
import {
  correctForm,
  endForm,
  fieldOfMemberRefusal,
  memberForms,
  pauseForm,
  returnForm,
  roleForm,
  seatForm,
  type MemberPress,
} from '~/domain/networks/membership-form'
import type { Network } from '~/domain/networks/rules'
import { fullName } from '~/domain/people/rules'
import type { DoneKey } from './done'

type Done = { ok: true; id?: string } | { ok: false; reason: string }
type Pressed =
  | { ok: true; done: DoneKey; membershipId: string; deedId: string | null }
  | { ok: false; press: MemberPress; lastResult: SubmissionResult<string[]> }

/** What a press is called in the trail. */
const acts: Record<MemberPress, string> = {
  role: 'changeRole',
  seat: 'moveSeat',
  pause: 'pauseMembership',
  return: 'returnFromPause',
  end: 'endMembership',
  correct: 'correctMembership',
}

const doneAs: Record<MemberPress, DoneKey> = {
  role: 'role',
  seat: 'seat',
  pause: 'pause',
  return: 'return',
  end: 'left',
  correct: 'corrected',
}

/** The seats and what was entered wrong are the organisers' to put right. */
const keepersPress: readonly MemberPress[] = ['role', 'pause', 'return', 'end']

/** @throws Response 403 when one who is no organiser presses what is the organisers' */
function allowPress(press: MemberPress): void {
  if (!keepersPress.includes(press)) throw new Response(null, { status: 403 })
}

/** The role as it stands when the deed is written: the organisers may have given a task meanwhile. */
async function allowMembership(d: Deed, network: Network, membershipId: string): Promise<void> {
  const { role } = await membershipById(d.trx, membershipId)
  if (!keepersRevise(network, role)) throw new Response(null, { status: 403 })
}

/** The act that a form asks for; the form has been checked by the same schema. */
function actOf(press: MemberPress, id: string, body: FormData): (d: Deed) => Promise<Done> {
  const typed = Object.fromEntries(body)
  const newId = z.uuid().safeParse(body.get('newId')).data
  switch (press) {
    case 'role':
      return (d) => changeRole(d, id, { ...roleForm.parse(typed), newId })
    case 'seat':
      return (d) => moveSeat(d, id, { ...seatForm.parse(typed), newId })
    case 'pause':
      return (d) => pauseMembership(d, id, pauseForm.parse(typed))
    case 'return':
      return (d) => returnFromPause(d, id, returnForm.parse(typed))
    case 'end':
      return (d) => endMembership(d, id, endForm.parse(typed))
    case 'correct':
      return (d) => correctMembership(d, id, correctForm.parse(typed))
  }
}

/** @throws Response 400 for a press that the page does not have, 403 for one that is the organisers' */
export async function pressMember(
  db: Db,
  by: { actor: Extract<Actor, { kind: 'person' }>; now: Instant },
  { network, view, body }: { network: Network; view: MembershipView; body: FormData },
): Promise<Pressed> {
  const press = z.enum(Object.keys(memberForms) as [MemberPress]).safeParse(body.get('press')).data
  if (press === undefined) throw new Response(null, { status: 400 })
  const submission = parseWithZod(body, {
    schema: memberForms[press] as z.ZodType,
    disableAutoCoercion: true,
  })
  if (submission.status !== 'success') return { ok: false, press, lastResult: submission.reply() }
  if (!by.actor.organiser) allowPress(press)
  const { membership, person } = view
  const act = actOf(press, membership.id, body)
  const result = await inKeeping(
    db,
    by,
    network.id,
    { act: acts[press], detail: { name: fullName(person), network: network.nameFi } },
    async (d) => {
      if (!by.actor.organiser) await allowMembership(d, network, membership.id)
      return act(d)
    },
  )
  if (!result.ok) {
    const field = result.reason === 'endBeforeStart' && body.get('to') ? 'to' : fieldOfMemberRefusal[press]
    return {
      ok: false,
      press,
      lastResult: submission.reply({ fieldErrors: { [field]: [`reasons.${result.reason}`] } }),
    }
  }
  const { id = membership.id, deedId } = result
  return { ok: true, done: doneAs[press], membershipId: id, deedId }
}

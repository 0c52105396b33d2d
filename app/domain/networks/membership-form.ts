// Reads the forms of a membership: joining, another role, a pause, another post for the seat, the end, a correction.
import { z } from 'zod'
import { membershipEnds, membershipRoles } from '#db/schema'
import { day, line, neededDay, text, ticked } from '../people/form-fields'
import { chosenEnds } from './choices'

const role = z.enum(membershipRoles, 'frame.form.chooseOne')
const reason = z
  .enum(chosenEnds as [string, ...string[]], 'frame.form.chooseOne')
  .transform((value) => chosenEnds.find((end) => end === value) ?? 'other')
const post = line(100).transform((id) => id || null)

type Ending = { to: string | null; reason: string | null }
const endNeedsReason = (given: Ending, context: z.RefinementCtx) => {
  if (given.to !== null && given.reason === null)
    context.addIssue({ code: 'custom', message: 'frame.form.chooseOne', path: ['reason'] })
}
const laterReason = z
  .enum(membershipEnds)
  .optional()
  .catch(undefined)
  .transform((value) => value ?? null)

/** Taking somebody in, or noting that they wait for approval. */
export const joinForm = z
  .object({
    role,
    from: neededDay,
    to: day,
    reason: laterReason,
    appointmentId: post,
    waits: ticked,
    note: text(2000),
  })
  .superRefine((given, context) => {
    if (given.to !== null && given.to < given.from)
      context.addIssue({ code: 'custom', message: 'reasons.endBeforeStart', path: ['to'] })
    endNeedsReason(given, context)
  })

export const roleForm = z.object({ role, from: neededDay })
export const seatForm = z.object({ appointmentId: post, from: neededDay })
export const pauseForm = z.object({ from: neededDay, to: day })
export const returnForm = z.object({ lastDay: neededDay })
export const endForm = z.object({ lastDay: neededDay, reason })
export const correctForm = z
  .object({ from: neededDay, to: day, reason: laterReason })
  .superRefine(endNeedsReason)
export const approveForm = z.object({ from: neededDay, appointmentId: post })

/** The forms of a member's page, by what their press is called. */
export const memberForms = {
  role: roleForm,
  seat: seatForm,
  pause: pauseForm,
  return: returnForm,
  end: endForm,
  correct: correctForm,
} as const
export type MemberPress = keyof typeof memberForms

/** The field at which a refusal to take somebody in is told. */
export const fieldOfJoinRefusal = {
  memberAlready: 'from',
  networkNotThen: 'from',
  endBeforeStart: 'to',
  appliedAlready: 'waits',
} as const

/** The field at which a refusal is told on a member’s page, by the press. */
export const fieldOfMemberRefusal: Record<MemberPress, string> = {
  role: 'from',
  seat: 'from',
  pause: 'from',
  return: 'lastDay',
  end: 'lastDay',
  correct: 'from',
}

// Reads the form of a post and the form of its end: what was typed to what is kept, with a fault at each field.
import { z } from 'zod'
import { appointmentEnds, roleClasses, type AppointmentTable } from '#db/schema'
import type { Selectable } from 'kysely'
import { day, line, neededDay, orNone, ticked } from './form-fields'
import type { AppointmentGiven } from './appointment-acts.server'

const fields = z.object({
  organisationId: line(100),
  titleFi: line(200),
  titleSv: line(200),
  titleEn: line(200),
  roleClass: z.enum(roleClasses, 'frame.form.chooseOne'),
  seniorManagement: ticked,
  validFrom: neededDay,
  validTo: day,
  termEndsOn: day,
  acting: ticked,
  endReason: orNone(appointmentEnds),
  /** Empty: found by the title. */
  positionId: line(100),
})

/** The parts of a post that disagree, each at its field. */
export const appointmentForm = fields.superRefine((post, context) => {
  const fault = (field: string, message: string) =>
    context.addIssue({ code: 'custom', message, path: [field] })
  if (!post.titleFi && !post.titleSv && !post.titleEn) fault('titleFi', 'registry.post.fault.titleMissing')
  if (post.validTo !== null && post.validTo < post.validFrom) fault('validTo', 'reasons.endBeforeStart')
  if (post.termEndsOn !== null && post.termEndsOn < post.validFrom)
    fault('termEndsOn', 'reasons.endBeforeStart')
  if (post.validTo !== null && post.endReason === null) fault('endReason', 'frame.form.chooseOne')
})
export type AppointmentFormValue = z.output<typeof appointmentForm>

export const endForm = z.object({
  lastDay: neededDay,
  reason: z.enum(appointmentEnds, 'frame.form.chooseOne'),
})

/** What the form shows of a post. */
export const appointmentFields = (post: Selectable<AppointmentTable>) => ({
  organisationId: post.organisationId,
  titleFi: post.titleFi,
  titleSv: post.titleSv,
  titleEn: post.titleEn,
  roleClass: post.roleClass as string,
  seniorManagement: post.seniorManagement === 1 ? 'on' : '',
  validFrom: post.validFrom,
  validTo: post.validTo ?? '',
  termEndsOn: post.termEndsOn ?? '',
  acting: post.acting === 1 ? 'on' : '',
  endReason: post.endReason ?? '',
  positionId: post.positionId ?? '',
})
export type AppointmentFields = ReturnType<typeof appointmentFields>

/** The field at which a refusal is told. */
export const fieldOfRefusal = {
  endBeforeStart: 'validTo',
  organisationNotThen: 'validFrom',
  heldAlready: 'validFrom',
} as const satisfies Record<string, keyof AppointmentGiven>

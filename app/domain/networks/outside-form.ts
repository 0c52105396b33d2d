// Reads the form that invites an outside participant: who, from where, in which language, until when.
import { z } from 'zod'
import { locales } from '#db/schema'
import { address, day, neededLine, text, ticked } from '../people/form-fields'

export const outsideForm = z.object({
  firstName: neededLine(100),
  lastName: neededLine(100),
  email: address.transform((given, context) => {
    if (given !== null) return given
    context.addIssue({ code: 'custom', message: 'frame.form.fillIn' })
    return z.NEVER
  }),
  represents: neededLine(200),
  language: z.enum(locales, 'frame.form.chooseOne'),
  to: day,
  message: text(2000),
  /** The one whose address it is already is meant. */
  takeKnown: ticked,
})
export type OutsideGiven = z.infer<typeof outsideForm>

/** The field at which a refusal is told. */
export const fieldOfOutsideRefusal = {
  addressKnown: 'takeKnown',
  knownToOrganisers: 'email',
  memberAlready: 'email',
  endBeforeStart: 'to',
  networkNotThen: 'to',
} as const

// Reads the form that lets in a walk-in: somebody of the registry who was found, or a guest.
import { z } from 'zod'
import { locales } from '#db/schema'
import { address, line, neededLine } from '../people/form-fields'
import { longestName, longestOrganisation } from './rules'

/** What both forms have: the id of the press, and what the organiser has been told and confirms. */
const common = {
  id: z.uuid().catch(() => crypto.randomUUID()),
  withoutSeat: z
    .string()
    .optional()
    .transform((given) => given === '1'),
  namesake: z
    .string()
    .optional()
    .transform((given) => given === '1'),
}

export const knownForm = z.object({ ...common, personId: line(100).pipe(z.string().min(1)) })

export const guestForm = z.object({
  ...common,
  firstName: neededLine(longestName),
  lastName: neededLine(longestName),
  organisation: line(longestOrganisation),
  email: address,
  language: z.enum(locales, 'frame.form.chooseOne'),
})

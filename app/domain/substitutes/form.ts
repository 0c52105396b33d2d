// Reads the form of a substitute, and the organisers' decision on a request.
import { z } from 'zod'
import { locales } from '#db/schema'
import { address, line, neededLine, text } from '../people/form-fields'

export const substituteForm = z.object({
  firstName: neededLine(100),
  lastName: neededLine(100),
  email: address.pipe(z.string('frame.form.fillIn')),
  language: z.enum(locales, 'frame.form.chooseOne'),
  note: text(1000),
})

export const decisionForm = z.object({ reply: text(2000) })

/** Whoever an invitation was forwarded to, as they write themselves. */
export const forwardedForm = z.object({
  firstName: neededLine(100),
  lastName: neededLine(100),
  email: address.pipe(z.string('frame.form.fillIn')),
  language: z.enum(locales, 'frame.form.chooseOne'),
  about: line(200),
})

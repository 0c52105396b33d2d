// Reads the form by which a network's meeting is called: what it is about, when in local time of Helsinki, and where.
import { z } from 'zod'
import { locales } from '#db/schema'
import { address, line, neededLine, text } from '../people/form-fields'
import { link, timeRow } from './poll-form'

export const callForm = z
  .object({
    id: z.uuid(),
    title: neededLine(160),
    note: text(2000),
    language: z.enum(locales, 'frame.form.chooseOne'),
    time: timeRow,
    place: line(200),
    onlineUrl: link,
    contactEmail: address.transform((email) => email ?? ''),
  })
  .transform(({ time, ...given }, context) => {
    if (time !== null) return { ...given, ...time }
    context.addIssue({ code: 'custom', message: 'frame.form.fillIn', path: ['time', 'date'] })
    return z.NEVER
  })

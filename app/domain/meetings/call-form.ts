// Reads the form by which a network's meeting is called: what it is about, when in local time of Helsinki, and where.
import { z } from 'zod'
import { locales } from '#db/schema'
import { address, line, neededLine, text } from '../people/form-fields'
import { link, neededTime } from './poll-form'

export const callForm = z
  .object({
    id: z.uuid(),
    title: neededLine(160),
    // As much as the description of any event takes.
    note: text(5000),
    language: z.enum(locales, 'frame.form.chooseOne'),
    time: neededTime,
    place: line(200),
    onlineUrl: link,
    contactEmail: address.transform((email) => email ?? ''),
  })
  .transform(({ time, ...given }) => ({ ...given, ...time }))

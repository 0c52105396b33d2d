// Reads the form that brings a sheet in: what it holds, and what holds for all of it.
import { z } from 'zod'
import { importKinds } from '#db/schema'
import { day, line } from '../people/form-fields'

export const uploadForm = z.object({
  id: z.uuid().catch(() => crypto.randomUUID()),
  kind: z.enum(importKinds, 'frame.form.chooseOne'),
  file: z
    .instanceof(File, { message: 'registry.imports.faults.noFile' })
    .refine((file) => file.name !== '', 'registry.imports.faults.noFile'),
  networkId: line(100),
  courseId: line(100),
  eventTitle: line(200),
  eventDate: day,
})

/** The parts of a form that hold for a whole sheet, on whichever page they are asked. */
export const settingsForm = uploadForm.pick({
  networkId: true,
  courseId: true,
  eventTitle: true,
  eventDate: true,
})

/** What was given of them; what was left empty is not set. */
export const settingsIn = (given: z.output<typeof settingsForm>) => ({
  ...(given.networkId && { networkId: given.networkId }),
  ...(given.courseId && { courseId: given.courseId }),
  ...(given.eventTitle && { eventTitle: given.eventTitle }),
  ...(given.eventDate && { eventDate: given.eventDate }),
})

/** The name of a file as it is shown: its last part, of a length that lists can hold. */
export const fileNameOf = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').replace(/\p{Cc}/gu, '').slice(-120)

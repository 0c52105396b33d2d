// Reads the forms of an event's files: what a file is called, who sees it and from when.
import { z } from 'zod'
import { materialCircles } from '#db/schema'
import { line, neededLine } from '../people/form-fields'

const shown = {
  shownTo: z.enum(materialCircles, 'frame.form.chooseOne'),
  shownFrom: z.enum(['now', 'afterwards'], 'frame.form.chooseOne'),
}

/** A new file; without a title it takes the file's name. */
export const uploadForm = z.object({
  id: z.uuid().catch(() => crypto.randomUUID()),
  title: line(200),
  ...shown,
})

/** A file that is there. `was` is what the form was opened with. */
export const materialForm = z.object({
  material: z.string(),
  was: z.string(),
  title: neededLine(200),
  ...shown,
})

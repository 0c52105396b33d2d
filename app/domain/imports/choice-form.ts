// Reads the form of one doubt: which choice, for this row or for all rows alike.
import { z } from 'zod'
import { organisationKinds } from '#db/schema'
import { line, ticked } from '../people/form-fields'

export const choiceForm = z.object({
  key: line(400),
  all: line(400),
  /** An id, `new`, `none`, `skip`, or `other` for the organisation named in `name`. */
  choice: z.string('frame.form.chooseOne').max(400, 'frame.form.chooseOne'),
  name: line(200),
  kind: z.enum(organisationKinds).optional(),
  sector: line(100),
  forAll: ticked,
})
export type GivenChoice = z.output<typeof choiceForm>

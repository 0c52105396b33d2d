// Reads the form of a position: what was typed to what is kept, with a fault at each field.
import { z } from 'zod'
import { roleClasses, type PositionTable } from '#db/schema'
import type { Selectable } from 'kysely'
import { day, line, ticked } from './form-fields'

export const positionForm = z
  .object({
    titleFi: line(200),
    titleSv: line(200),
    titleEn: line(200),
    roleClass: z.enum(roleClasses, 'frame.form.chooseOne'),
    seniorManagement: ticked,
    superiorId: line(100).transform((id) => id || null),
    validTo: day,
  })
  .superRefine((position, context) => {
    if (position.titleFi || position.titleSv || position.titleEn) return
    context.addIssue({ code: 'custom', message: 'registry.post.fault.titleMissing', path: ['titleFi'] })
  })

/** What the form shows of a position. */
export const positionFields = (position: Omit<Selectable<PositionTable>, 'id' | 'organisationId'>) => ({
  titleFi: position.titleFi,
  titleSv: position.titleSv,
  titleEn: position.titleEn,
  roleClass: position.roleClass as string,
  seniorManagement: position.seniorManagement === 1 ? 'on' : '',
  superiorId: position.superiorId ?? '',
  validTo: position.validTo ?? '',
})

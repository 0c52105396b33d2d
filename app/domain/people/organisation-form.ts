// Reads the forms of an organisation: a new one, a correction, and what became different on a day.
import { z } from 'zod'
import { organisationKinds, type OrganisationKind } from '#db/schema'
import { line, neededDay, neededLine } from './form-fields'

type Names = { nameFi: string; nameSv: string; nameEn: string }

const names = { nameFi: neededLine(200), nameSv: line(200), nameEn: line(200) }

/** A name that is not given in Swedish or English is the Finnish one there too. */
const inAllLanguages = <Given extends Names>(given: Given): Given => ({
  ...given,
  nameSv: given.nameSv || given.nameFi,
  nameEn: given.nameEn || given.nameFi,
})

/** A schema of names in three languages and more fields. */
export const named = <Shape extends z.ZodRawShape>(more: Shape) =>
  z
    .object({ ...names, ...more })
    .transform((given) => inAllLanguages(given as Names & z.output<z.ZodObject<Shape>>))

const kind = z.enum(organisationKinds, 'frame.form.chooseOne')
/** Nothing is outside the sectors. */
const sectorId = line(100).transform((id) => id || null)

export const organisationForm = named({ kind, sectorId, validFrom: neededDay })
/** An organisation that others merge into: it begins when they have ended. */
export const successorForm = named({ kind, sectorId })
export const renameForm = named({ from: neededDay })
export const moveForm = z.object({ sectorId, from: neededDay })
export const endForm = z.object({ lastDay: neededDay })

/** What the form shows of an organisation. */
export const organisationFields = (row: {
  nameFi: string
  nameSv: string
  nameEn: string
  kind: OrganisationKind
  sectorId: string | null
  validFrom: string
}) => ({
  nameFi: row.nameFi,
  nameSv: row.nameSv,
  nameEn: row.nameEn,
  kind: row.kind as string,
  sectorId: row.sectorId ?? '',
  validFrom: row.validFrom,
})

/** The field at which a refusal is told; what has none is told of the form as a whole. */
const fieldOfRefusal: Record<string, string> = {
  organisationNameTaken: 'nameFi',
  programmeNameTaken: 'nameFi',
  sectorCodeTaken: 'code',
  courseNumberTaken: 'number',
  startAfterChange: 'validFrom',
  notYet: 'from',
  organisationNotThen: 'from',
}

/** The errors that a refusal makes in a form. `fields` says where else than usual a reason belongs; '' is the form. */
export function errorsOf(
  reason: string,
  fields: Record<string, string> = {},
): { fieldErrors?: Record<string, string[]>; formErrors?: string[] } {
  const field = fields[reason] ?? fieldOfRefusal[reason]
  const error = [`reasons.${reason}`]
  return !field ? { formErrors: error } : { fieldErrors: { [field]: error } }
}

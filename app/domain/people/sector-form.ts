// Reads the forms of a sector: a new one or a correction, a new name from a day, a merger into another.
import { z } from 'zod'
import { line, neededDay, neededLine } from './form-fields'
import { named } from './organisation-form'

/** The short sign, in capitals. */
const code = neededLine(10).transform((sign) => sign.toUpperCase())

/** A place in the official order, from 1. */
const position = line(10).transform((given, context) => {
  if (/^[1-9]\d{0,2}$/.test(given)) return Number(given)
  context.addIssue('registry.sector.fault.notAPlace')
  return z.NEVER
})

export const sectorForm = named({ code, position, validFrom: neededDay })
export const sectorRenameForm = named({ code, from: neededDay })
export const sectorMergeForm = z.object({ into: neededLine(100), lastDay: neededDay })

/** What the form shows of a sector. */
export const sectorFields = (row: {
  nameFi: string
  nameSv: string
  nameEn: string
  code: string
  position: number
  validFrom: string
}) => ({
  nameFi: row.nameFi,
  nameSv: row.nameSv,
  nameEn: row.nameEn,
  code: row.code,
  position: String(row.position),
  validFrom: row.validFrom,
})

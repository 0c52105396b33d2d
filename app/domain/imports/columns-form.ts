// Reads the form that says what each column of a sheet holds, and says each fault beside the field it belongs to.
import { z } from 'zod'
import { columnFaults, fieldsOf, type ColumnFault, type Field } from './fields'
import type { Sheet } from './sheets.server'
import { settingsForm, settingsIn } from './upload-form'

/** What stands beside the fields of the whole sheet rather than beside a column. */
const besideWhole: Partial<Record<ColumnFault, string>> = {
  networkMissing: 'networkId',
  courseMissing: 'courseId',
  eventMissing: 'eventTitle',
  eventDateMissing: 'eventDate',
}

export type ReadColumns = {
  columns: (Field | null)[]
  settings: ReturnType<typeof settingsIn>
  /** By the name of the form's field, as keys of the dictionaries; empty when all is well. */
  faults: Record<string, string[]>
}

/** Reads the form for a sheet with these heads. */
export function columnsIn(body: FormData, sheet: Pick<Sheet, 'kind' | 'heads'>): ReadColumns {
  const offered: readonly Field[] = fieldsOf[sheet.kind]
  const columns = sheet.heads.map(
    (_, at) => offered.find((field) => field === body.get(`column${at}`)) ?? null,
  )
  const given = settingsForm.safeParse(Object.fromEntries(body))
  const settings = given.success ? settingsIn(given.data) : {}
  const faults: Record<string, string[]> = given.success ? {} : z.flattenError(given.error).fieldErrors
  for (const { field, fault } of columnFaults(sheet.kind, columns, settings)) {
    const name = besideWhole[fault] ?? columnBeside(columns, field, fault)
    faults[name] ??= [`registry.imports.columns.missing.${fault}`]
  }
  return { columns, settings, faults }
}

/** A doubled field is said at its second column; a missing one at the first column that is not read. */
function columnBeside(columns: readonly (Field | null)[], field: Field, fault: ColumnFault): string {
  const at = fault === 'fieldTwice' ? columns.lastIndexOf(field) : columns.indexOf(null)
  return `column${at === -1 ? 0 : at}`
}

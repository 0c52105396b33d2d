// What the sheets of each kind may tell, and which of it a row cannot do without.
import type { ImportKind } from '#db/schema'

const personFields = [
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'language',
  'organisation',
  'title',
] as const

/** The fields of each kind of sheet, in the order they are offered and stand in a template. */
export const fieldsOf = {
  people: [
    'name',
    'firstName',
    'lastName',
    'email',
    'phone',
    'language',
    'title',
    'titleSv',
    'titleEn',
    'organisation',
    'sector',
    'roleClass',
    'senior',
    'acting',
    'from',
    'termEndsOn',
    'to',
    'privateEmail',
    'expertise',
    'links',
    'notes',
    'gender',
    'homeRegion',
  ],
  memberships: [...personFields, 'network', 'role', 'from', 'to', 'endReason'],
  participants: [...personFields, 'programme', 'course', 'enrolledOn', 'completed', 'completedOn', 'leftOn'],
  attendance: [...personFields, 'event', 'eventDate', 'attended'],
} as const satisfies Record<ImportKind, readonly string[]>

export type Field = (typeof fieldsOf)[ImportKind][number]

/** The fields that a template has a column for: a name is asked for in two parts. */
export const templateFields = (kind: ImportKind): readonly Field[] =>
  fieldsOf[kind].filter((field) => field !== 'name')

/** What holds for a whole sheet whose columns do not tell it; ids, and an event's title and date. */
export type SheetSettings = {
  networkId?: string
  courseId?: string
  eventTitle?: string
  eventDate?: string
}

export type ColumnFault =
  | 'nameMissing'
  | 'firstNameMissing'
  | 'networkMissing'
  | 'courseMissing'
  | 'eventMissing'
  | 'eventDateMissing'
  | 'fieldTwice'

/**
 * What the chosen columns lack, each with the field to say it beside.
 * @param columns the field of each column; null is a column that is not read
 */
export function columnFaults(
  kind: ImportKind,
  columns: readonly (Field | null)[],
  settings: SheetSettings,
): { field: Field; fault: ColumnFault }[] {
  const has = (field: Field) => columns.includes(field)
  const faults: { field: Field; fault: ColumnFault }[] = []
  if (!has('name') && !has('lastName')) faults.push({ field: 'lastName', fault: 'nameMissing' })
  else if (!has('name') && !has('firstName')) faults.push({ field: 'firstName', fault: 'firstNameMissing' })
  if (kind === 'memberships' && !has('network') && !settings.networkId)
    faults.push({ field: 'network', fault: 'networkMissing' })
  if (kind === 'participants' && !has('course') && !settings.courseId)
    faults.push({ field: 'course', fault: 'courseMissing' })
  if (kind === 'attendance' && !has('event') && !settings.eventTitle)
    faults.push({ field: 'event', fault: 'eventMissing' })
  if (kind === 'attendance' && !has('eventDate') && !settings.eventDate)
    faults.push({ field: 'eventDate', fault: 'eventDateMissing' })
  for (const field of new Set(columns))
    if (field !== null && columns.filter((it) => it === field).length > 1)
      faults.push({ field, fault: 'fieldTwice' })
  return faults
}

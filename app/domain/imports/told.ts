// A row of a sheet as what it tells: each cell read as its field wants it, with a fault for each that cannot be.
import type { Gender, ImportKind, Locale, MembershipEnd, MembershipRole, RoleClass } from '#db/schema'
import { manyLines, oneLine } from '../core/plain-text'
import type { PlainDate } from '../core/time'
import type { Field } from './fields'
import {
  readDate,
  readEmail,
  readEnd,
  readFullName,
  readGender,
  readLanguage,
  readLinks,
  readRegion,
  readRole,
  readRoleClass,
  readYes,
} from './values'

export type RowFault =
  | 'nameMissing'
  | 'nameInParts'
  | 'emailWrong'
  | 'dateWrong'
  | 'endBeforeStart'
  | 'wordUnknown'
  | 'yesOrNo'
  | 'tooLong'
  | 'linkWrong'
  | 'titleMissing'
  | 'organisationMissing'
  | 'organisationNotThen'
  | 'postOverlaps'
  | 'addressTaken'
  | 'networkMissing'
  | 'networkNotThen'
  | 'startMissing'
  | 'memberOverlaps'
  | 'courseMissing'
  | 'beforeCourse'
  | 'eventMissing'
  | 'eventAhead'
  | 'eventNotOpen'
  | 'sectorUnknown'

/** What is wrong with a row: the field whose cell it is in, and what stands there. */
export type Fault = { field: Field; fault: RowFault; value: string }

/** What a row tells. What is missing, or an empty cell, tells nothing. */
export type Told = {
  row: number
  firstName: string
  lastName: string
  /** The name came in one cell without a comma, so it may be the other way round. */
  eitherWay: boolean
  email?: string
  phone?: string
  language?: Locale
  privateEmail?: string
  expertise?: string
  links?: string
  notes?: string
  gender?: Gender
  homeRegion?: string
  organisation?: string
  sector?: string
  title?: string
  titleSv?: string
  titleEn?: string
  roleClass?: RoleClass
  senior?: boolean
  acting?: boolean
  from?: PlainDate
  to?: PlainDate
  termEndsOn?: PlainDate
  network?: string
  role?: MembershipRole
  endReason?: MembershipEnd
  programme?: string
  course?: string
  enrolledOn?: PlainDate
  completed?: boolean
  completedOn?: PlainDate
  leftOn?: PlainDate
  event?: string
  eventDate?: PlainDate
  attended?: boolean
  faults: Fault[]
}

type Reading = { value: unknown } | { fault: RowFault }

const line =
  (most: number) =>
  (cell: string): Reading => {
    const value = oneLine(cell)
    return value.length > most ? { fault: 'tooLong' } : { value }
  }

/** "VIRTA-KOSKI" → "Virta-Koski": lists shout last names, people do not write them so. */
const calm = (name: string): string =>
  /\p{Ll}/u.test(name) || name.length < 3
    ? name
    : name.toLowerCase().replace(/(^|[\s-])\p{Ll}/gu, (first) => first.toUpperCase())
const nameLine = (cell: string): Reading => {
  const reading = line(100)(cell)
  return 'value' in reading ? { value: calm(String(reading.value)) } : reading
}
const lines = (cell: string): Reading => ({ value: manyLines(cell) })
const or =
  (read: (cell: string) => unknown, fault: RowFault) =>
  (cell: string): Reading => {
    const value = read(cell)
    return value === null ? { fault } : { value }
  }
const date = or(readDate, 'dateWrong')
const yes = or(readYes, 'yesOrNo')

const readers: Record<Exclude<Field, 'name'>, (cell: string) => Reading> = {
  firstName: nameLine,
  lastName: nameLine,
  email: or(readEmail, 'emailWrong'),
  phone: line(60),
  language: or(readLanguage, 'wordUnknown'),
  privateEmail: or(readEmail, 'emailWrong'),
  expertise: lines,
  links: or(readLinks, 'linkWrong'),
  notes: lines,
  gender: or(readGender, 'wordUnknown'),
  homeRegion: or(readRegion, 'wordUnknown'),
  organisation: line(200),
  sector: line(200),
  title: line(200),
  titleSv: line(200),
  titleEn: line(200),
  roleClass: or(readRoleClass, 'wordUnknown'),
  senior: yes,
  acting: yes,
  from: date,
  to: date,
  termEndsOn: date,
  network: line(200),
  role: or(readRole, 'wordUnknown'),
  endReason: or(readEnd, 'wordUnknown'),
  programme: line(200),
  course: line(200),
  enrolledOn: date,
  completed: yes,
  completedOn: date,
  leftOn: date,
  event: line(200),
  eventDate: date,
  attended: yes,
}

/** A cell that says with a dash alone that there is nothing to say. */
const isEmpty = (cell: string): boolean => /^[\s\-–—]*$/.test(cell)

/** Reads a row. @param columns the field of each column; null is not read */
export function toldIn(
  kind: ImportKind,
  [row, cells]: readonly [number, readonly string[]],
  columns: readonly (Field | null)[],
): Told {
  const told: Told = { row, firstName: '', lastName: '', eitherWay: false, faults: [] }
  const values = told as unknown as Record<string, unknown>
  for (const [at, field] of columns.entries()) {
    // Our own CSV puts this before what a spreadsheet would read as a formula.
    const cell = (cells[at] ?? '').replace(/^'(?=[=+\-@])/, '')
    if (field === null || isEmpty(cell)) continue
    if (field === 'name') readNameInto(told, cell)
    else {
      const reading = readers[field](cell)
      if ('fault' in reading) told.faults.push({ field, fault: reading.fault, value: shortened(cell) })
      else values[field] = reading.value
    }
  }
  // A column of yes and no in which nothing stands says no.
  if (kind === 'attendance' && columns.includes('attended')) told.attended ??= false
  addNameFaults(told, columns)
  addOrderFaults(told)
  return told
}

const shortened = (cell: string): string => (cell.length > 60 ? `${cell.slice(0, 60)}…` : cell)

function readNameInto(told: Told, cell: string): void {
  const name = readFullName(oneLine(cell))
  if (name === null || cell.length > 200)
    told.faults.push({ field: 'name', fault: name ? 'tooLong' : 'nameInParts', value: shortened(cell) })
  // The two columns, where they are, say it more surely.
  else if (!told.lastName && !told.firstName) Object.assign(told, name, { eitherWay: !cell.includes(',') })
}

function addNameFaults(told: Told, columns: readonly (Field | null)[]): void {
  if (told.faults.some(({ field }) => field === 'name' || field === 'firstName' || field === 'lastName'))
    return
  if (told.firstName && told.lastName) return
  const field = columns.includes('lastName') ? (told.lastName ? 'firstName' : 'lastName') : 'name'
  told.faults.push({ field, fault: 'nameMissing', value: '' })
}

const orders: [keyof Told & Field, keyof Told & Field][] = [
  ['from', 'to'],
  ['from', 'termEndsOn'],
  ['enrolledOn', 'completedOn'],
  ['enrolledOn', 'leftOn'],
]

function addOrderFaults(told: Told): void {
  for (const [first, second] of orders) {
    const [from, to] = [told[first], told[second]]
    if (typeof from === 'string' && typeof to === 'string' && to < from)
      told.faults.push({ field: second, fault: 'endBeforeStart', value: to })
  }
}

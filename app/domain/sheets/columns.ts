// The lists that can be taken out as a file, and the columns each may have, in the order of the file.

const post = ['jobTitle', 'organisation', 'sector'] as const
const reach = ['email', 'phone', 'language'] as const

/** The columns of each list. */
export const sheetColumns = {
  people: ['lastName', 'firstName', ...post, 'roleClass', 'seniorManagement', ...reach],
  organisations: ['organisation', 'kind', 'sector', 'people', 'validFrom', 'validTo'],
  staff: ['lastName', 'firstName', ...post, 'roleClass', 'seniorManagement', ...reach],
  members: ['lastName', 'firstName', 'role', 'since', 'until', ...post, ...reach],
  participants: ['lastName', 'firstName', 'state', 'enrolledOn', 'leftOn', 'completedOn', ...post, ...reach],
  positions: [
    'organisation',
    'sector',
    'jobTitle',
    'roleClass',
    'seniorManagement',
    'lastName',
    'firstName',
    'since',
    'termEndsOn',
    'acting',
    'vacantSince',
  ],
  seats: ['network', 'organisation', 'sector', 'seat', 'lastName', 'firstName', 'jobTitle', 'since'],
  endings: ['lastName', 'firstName', ...post, 'termEndsOn', 'acting', ...reach],
  candidates: [
    'lastName',
    'firstName',
    'standing',
    'group',
    ...post,
    'roleClass',
    'wishLanguage',
    'wishMeets',
    'comment',
    'answeredOn',
    'lacks',
    ...reach,
  ],
  withoutAddress: ['lastName', 'firstName', ...post, 'phone', 'privateEmail', 'failure', 'language'],
} as const

export type SheetList = keyof typeof sheetColumns
export type SheetColumn = (typeof sheetColumns)[SheetList][number]

export const sheetLists = Object.keys(sheetColumns) as SheetList[]

/** Left out of a file until somebody asks for them. */
const asked: readonly SheetColumn[] = [
  'roleClass',
  'seniorManagement',
  'language',
  'until',
  'validFrom',
  'validTo',
  'acting',
]

/** The columns that are ticked when the choice is opened. */
export const usualColumns = (list: SheetList): SheetColumn[] =>
  sheetColumns[list].filter((column) => !asked.includes(column))

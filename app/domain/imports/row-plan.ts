// What is meant to be done with each row of a sheet: shown before it is done, and done as it was shown.
import type {
  AppointmentEnd,
  ImportKind,
  Locale,
  MembershipEnd,
  MembershipRole,
  OrganisationKind,
} from '#db/schema'
import type { PlainDate } from '../core/time'
import type { AppointmentGiven } from '../people/appointment-acts.server'
import type { PersonGiven } from '../people/person-acts.server'
import type { OrganisationFinder } from './organisation-names'
import type { Field, SheetSettings } from './fields'
import type { People, Snapshot } from './registry'
import type { Fault, Told } from './told'

export const rowStates = ['new', 'changed', 'same', 'doubt', 'fault', 'skipped'] as const
export type RowState = (typeof rowStates)[number]

/** What a change is of: a field, or a whole post, membership, course or answer. */
export type ChangeOf = Field | 'post' | 'membership' | 'answer'

/** As it is and as it becomes; null is nothing. Words of lists are their literals, dates plain. */
export type RowChange = { of: ChangeOf; before: string | null; after: string | null }

/** Why a person is not known for sure. */
export type PersonDoubt = 'severalOfName' | 'otherAddress' | 'addressOfAnother' | 'twiceInSheet'

/** What a row cannot tell by itself. The key is what a choice is kept by; `all` is the key for all rows alike. */
export type Doubt =
  | { kind: 'person'; key: string; why: PersonDoubt; candidates: string[]; canBeNew: boolean }
  | { kind: 'organisation'; key: string; all: string; name: string; why: 'unknown' | 'ended' | 'several' }
  | { kind: 'network' | 'course' | 'event'; key: string; all: string; name: string }

/**
 * An act on the registry. An id that begins with "+" is of what another act of the same sheet enters.
 */
export type RowAct =
  | {
      act: 'enterOrganisation'
      id: string
      name: string
      kind: OrganisationKind
      sectorId: string | null
      validFrom: PlainDate
    }
  | { act: 'enterPerson'; id: string; given: PersonGiven }
  | { act: 'revisePerson'; id: string; given: Partial<PersonGiven> }
  | { act: 'endAppointment'; id: string; lastDay: PlainDate; reason: AppointmentEnd }
  | { act: 'enterAppointment'; id: string; given: AppointmentGiven }
  | { act: 'reviseAppointment'; id: string; given: Partial<Omit<AppointmentGiven, 'personId'>> }
  | {
      act: 'join'
      id: string
      networkId: string
      personId: string
      role: MembershipRole
      from: PlainDate
      to: PlainDate | null
      appointmentId: string | null
      endReason: MembershipEnd | null
    }
  | { act: 'endMembership'; id: string; lastDay: PlainDate; reason: MembershipEnd }
  | { act: 'changeRole'; id: string; role: MembershipRole; from: PlainDate; newId: string }
  | {
      act: 'correctMembership'
      id: string
      from: PlainDate
      to: PlainDate | null
      reason: MembershipEnd | null
    }
  | { act: 'enrol'; id: string; courseId: string; personId: string; on: PlainDate }
  | { act: 'complete'; courseId: string; personId: string; on: PlainDate }
  | { act: 'leaveCourse'; participantId: string; on: PlainDate }
  | { act: 'holdEvent'; id: string; title: string; date: PlainDate }
  | { act: 'attend'; eventId: string; personId: string; invitationId: string | null }

export type RowPlan = {
  row: number
  /** As the sheet writes it. */
  name: string
  /** The person it is about; "+…" is one that the sheet enters, null is not known. */
  personId: string | null
  state: RowState
  changes: RowChange[]
  doubts: Doubt[]
  faults: Fault[]
  /** The keys of the choices that were made for it. */
  decided: string[]
  acts: RowAct[]
}

/** What was chosen for rows in doubt, by the doubt's key: an id, `new`, `none`, `skip`, or `new:KIND:SECTOR`. */
export type Choices = Record<string, string>

/** What planning needs to know beside the rows. */
export type PlanInput = {
  kind: ImportKind
  told: Told[]
  settings: SheetSettings
  choices: Choices
  snapshot: Snapshot
  /** The language that names of posts and networks are shown in. */
  locale: Locale
}

/** An organisation that the sheet enters; `from` is the earliest day a row needs it on. */
export type NewHouse = {
  id: string
  kind: OrganisationKind
  sectorId: string | null
  entered: boolean
  from: PlainDate
}

/** What planning keeps at hand from row to row. */
export type Work = PlanInput & {
  people: People
  organisations: OrganisationFinder
  /** The organisations that the sheet enters, by the key of their doubt. */
  newOrganisations: Map<string, NewHouse>
  /** The posts that rows tell of each person: those are not ended by another row. */
  toldPosts: Map<string, { organisationId: string | null; title: string }[]>
  /** The rows that have named each person before. */
  mentions: Map<string, Told[]>
  /** Events that the sheet makes, by title and date. */
  newEvents: Map<string, string>
}

/** A choice made for the row alone, or for all rows alike; the key it was kept under is noted. */
export function chosen(work: Work, plan: RowPlan, ...keys: string[]): string | null {
  for (const key of keys) {
    const choice = work.choices[key]
    if (choice === undefined) continue
    plan.decided.push(key)
    return choice
  }
  return null
}

export const emptyPlan = (told: Told): RowPlan => ({
  row: told.row,
  // The comma shows which name was read as which.
  name: [told.lastName, told.firstName].filter((part) => part !== '').join(', '),
  personId: null,
  state: 'same',
  changes: [],
  doubts: [],
  faults: [...told.faults],
  decided: [],
  acts: [],
})

export const fault = (plan: RowPlan, field: Field, why: Fault['fault'], value: string = ''): void => {
  plan.faults.push({ field, fault: why, value })
}

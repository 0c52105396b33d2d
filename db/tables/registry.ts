// The registry: bodies, people, positions, programmes, networks, and who belonged to what, from–to.
import type { Generated } from 'kysely'
import type {
  Locale,
  Flag,
  OrganisationKind,
  RoleClass,
  NetworkKind,
  MembershipRole,
  AppointmentEnd,
  Gender,
} from './words'

type Names = { nameFi: string; nameSv: string; nameEn: string }

/** An administrative sector: a ministry and the agencies under it. Sectors are renamed and merged, so each has a from–to. */
export type SectorTable = Names & {
  id: string
  /** The short sign people know, such as VM. */
  code: string
  position: number
  validFrom: string
  validTo: string | null
  /** The sector that took over its bodies when it ended. */
  successorId: string | null
}

/** A body that people work in; one outside the sectors (a municipality, a company) has no sector. */
export type OrganisationTable = Names & {
  id: string
  sectorId: string | null
  kind: OrganisationKind
  validFrom: string
  validTo: string | null
  /** The body it was merged into when it ended. */
  successorId: string | null
  /** Counts edits, so that two organisers do not overwrite each other. */
  version: Generated<number>
}

/** What an organisation was called, and the sector it belonged to, in an earlier time; the present is on its own row. */
export type OrganisationPastTable = Names & {
  id: string
  organisationId: string
  sectorId: string | null
  validFrom: string
  validTo: string
}

/**
 * A position in an organisation, whoever holds it: the line of its holders is its appointments. One may be held by
 * several at once.
 */
export type PositionTable = {
  id: string
  organisationId: string
  titleFi: string
  titleSv: string
  titleEn: string
  roleClass: RoleClass
  seniorManagement: Flag
  /** The position whose holder is the superior. */
  superiorId: string | null
  /** The last day before it was abolished. */
  validTo: string | null
}

/** A human being, whatever post they hold. */
export type PersonTable = {
  id: string
  firstName: string
  lastName: string
  /** First and last name in lower case, last name first: what lists sort by and searches look in. */
  sortName: string
  /** The language letters and pages come in. */
  language: Locale
  phone: string | null
  createdAt: string
  /** What the person knows well, in their own words. */
  expertise: Generated<string>
  /** Addresses of pages, one a line. */
  links: Generated<string>
  /** What the person would gladly help others with, in their own words. */
  offers: Generated<string>
  /** The organisers' own notes; never shown to others than them and the person. */
  notes: Generated<string>
  /** Both are for balance in groups only; null is not told. A region is a code of Statistics Finland ("01"). */
  gender: Gender | null
  homeRegion: string | null
  /** Where to reach the person after the state's service; not written to while another address is in use. */
  privateEmail: string | null
  /** The record that this one turned out to be the same person as; what it held has moved there. */
  mergedInto: string | null
  /** Counts edits of the person and of what hangs on them, so that two organisers do not overwrite each other. */
  version: Generated<number>
  /** 1 for one who came in through an event (a substitute, a forwarded invitation, at the door), not by the registry. */
  guest: Generated<Flag>
}

/** An e-mail address of a person; the ended ones are aliases that replies may still come from. */
export type AddressTable = {
  id: string
  personId: string
  /** Always in lower case. */
  email: string
  validFrom: string
  validTo: string | null
  /** When a letter to it came back for good, and what the mail server said. */
  failedAt: string | null
  failure: string | null
}

/** A person in a position, from–to, with the position's title, class and house of that time. History: an ended one stays. */
export type AppointmentTable = {
  id: string
  personId: string
  organisationId: string
  titleFi: string
  titleSv: string
  titleEn: string
  roleClass: RoleClass
  /** 1 when the post belongs to the most senior civil servants. */
  seniorManagement: Flag
  validFrom: string
  validTo: string | null
  /** The position it fills; none for a post whose line of holders is not followed. */
  positionId: string | null
  /** 1 while somebody stands in for the holder or until one is appointed. */
  acting: Generated<Flag>
  /** The last day of a fixed term as decided; null is until further notice. `validTo` is when the post really ended. */
  termEndsOn: string | null
  endReason: AppointmentEnd | null
}

/** One person answers for another: assistant and manager, from–to. */
export type AssistanceTable = {
  id: string
  managerId: string
  assistantId: string
  validFrom: string
  validTo: string | null
}

/** Ministry staff who plan and invite, from–to. */
export type OrganiserTable = {
  id: string
  personId: string
  validFrom: string
  validTo: string | null
}

/** A training programme such as Tulevaisuuden johtajat. */
export type ProgrammeTable = Names & { id: string }

/** One numbered run of a programme. */
export type CourseTable = {
  id: string
  programmeId: string
  number: number
  startsOn: string
  endsOn: string
}

/** A person completed a course; that makes an alumnus. */
export type CompletionTable = {
  id: string
  personId: string
  courseId: string
  completedOn: string
}

/** A person takes part in a course; completing it is in completion. */
export type ParticipantTable = {
  id: string
  courseId: string
  personId: string
  enrolledOn: string
  /** When the person left the course without completing it. */
  leftOn: string | null
}

/** A circle of people with a history: the management forum, a professional or alumni network, a small group. */
export type NetworkTable = Names & {
  id: string
  kind: NetworkKind
  descriptionFi: string
  descriptionSv: string
  descriptionEn: string
  /** Whether a seat follows the person or the position they hold. */
  basis: 'person' | 'position'
  /** The programme whose alumni it gathers. */
  programmeId: string | null
  foundedOn: string
  endedOn: string | null
  /** Who belongs to it, as JSON: an audience rule whose parts speak of posts. Null: those who have been taken in. */
  rule: string | null
  /** Where else the network lives: addresses of pages, one a line. */
  links: Generated<string>
  /** Counts edits, so that two organisers do not overwrite each other. */
  version: Generated<number>
}

/** A person in a network or small group, from–to; nothing is overwritten. */
export type MembershipTable = {
  id: string
  networkId: string
  personId: string
  /** The appointment a position-bound seat rests on. */
  appointmentId: string | null
  role: MembershipRole
  validFrom: string
  validTo: string | null
  /** One of `membershipEnds`, or words of an earlier release. */
  endReason: string | null
  /** Where an outside participant comes from, as it was written; empty for those of the registry. */
  represents: Generated<string>
}

/** A time in which a member stays away; without an end the pause goes on. */
export type PauseTable = {
  id: string
  membershipId: string
  validFrom: string
  validTo: string | null
}

/** A wish to belong to a network that waits for approval, or was decided. */
export type ApplicationTable = {
  id: string
  networkId: string
  personId: string
  appliedAt: string
  note: string
  outcome: 'approved' | 'declined' | null
  decidedAt: string | null
  decidedBy: string | null
}

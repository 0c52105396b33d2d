// What an import needs to know of the registry, and how it stands while the rows before have been planned.
import type {
  Answer,
  Gender,
  Locale,
  MembershipEnd,
  MembershipRole,
  NetworkKind,
  RoleClass,
} from '#db/schema'
import { sortKey } from '#db/sort-key'
import type { PlainDate } from '../core/time'
import type { KnownOrganisation } from './organisation-names'

type Names = { nameFi: string; nameSv: string; nameEn: string }
type Titles = { titleFi: string; titleSv: string; titleEn: string }

/** A post; the id of one that this sheet enters begins with "+", as those of all that it makes. */
export type KnownPost = Titles & {
  id: string
  organisationId: string
  roleClass: RoleClass
  senior: boolean
  acting: boolean
  validFrom: PlainDate
  validTo: PlainDate | null
  termEndsOn: PlainDate | null
}

export type KnownMembership = {
  id: string
  networkId: string
  role: MembershipRole
  validFrom: PlainDate
  validTo: PlainDate | null
  endReason: MembershipEnd | string | null
}

/** How a person stands to a course. */
export type KnownCourse = {
  courseId: string
  participantId: string | null
  leftOn: PlainDate | null
  completed: boolean
}

export type KnownInvitation = { id: string; eventId: string; answer: Answer | null; seated: boolean }

export type KnownPerson = {
  id: string
  firstName: string
  lastName: string
  language: Locale
  phone: string | null
  /** The address in use. */
  email: string | null
  /** Addresses of earlier times. */
  aliases: string[]
  privateEmail: string | null
  expertise: string
  links: string
  notes: string
  gender: Gender | null
  homeRegion: string | null
  posts: KnownPost[]
  memberships: KnownMembership[]
  courses: KnownCourse[]
  invitations: KnownInvitation[]
}

export type KnownNetwork = Names & {
  id: string
  kind: NetworkKind
  basis: 'person' | 'position'
  foundedOn: PlainDate
  endedOn: PlainDate | null
}

export type KnownProgramme = Names & { id: string }
export type KnownCourseRun = {
  id: string
  programmeId: string
  number: number
  startsOn: PlainDate
  endsOn: PlainDate
}

export type KnownEvent = {
  id: string
  titleFi: string
  titleSv: string
  titleEn: string
  date: PlainDate
  status: 'draft' | 'open' | 'cancelled'
}

/** The registry as far as one sheet has to do with it; people are those whom its rows may mean. */
export type Snapshot = {
  today: PlainDate
  organisations: KnownOrganisation[]
  sectors: (Names & { id: string; code: string })[]
  people: KnownPerson[]
  networks: KnownNetwork[]
  programmes: KnownProgramme[]
  courses: KnownCourseRun[]
  events: KnownEvent[]
}

/** People by what they are found by, kept up as the rows of a sheet are planned one after another. */
export type People = {
  byId: Map<string, KnownPerson>
  byEmail: Map<string, KnownPerson>
  byOldEmail: Map<string, KnownPerson[]>
  byName: Map<string, KnownPerson[]>
}

export const nameKey = (lastName: string, firstName: string): string => sortKey(`${lastName} ${firstName}`)

const addTo = (map: Map<string, KnownPerson[]>, key: string, person: KnownPerson): void => {
  const known = map.get(key) ?? []
  if (!known.includes(person)) map.set(key, [...known, person])
}

/** Takes a person in, or takes in that they are now found by more. */
export function know(people: People, person: KnownPerson): void {
  people.byId.set(person.id, person)
  if (person.email !== null) people.byEmail.set(person.email, person)
  for (const email of person.aliases) addTo(people.byOldEmail, email, person)
  if (person.privateEmail !== null) addTo(people.byOldEmail, person.privateEmail, person)
  addTo(people.byName, nameKey(person.lastName, person.firstName), person)
}

/** A copy, so that planning a sheet leaves what it was given as it was. */
export function peopleOf(snapshot: Snapshot): People {
  const people: People = { byId: new Map(), byEmail: new Map(), byOldEmail: new Map(), byName: new Map() }
  for (const person of snapshot.people)
    know(people, {
      ...person,
      posts: person.posts.map((post) => ({ ...post })),
      memberships: person.memberships.map((membership) => ({ ...membership })),
      courses: person.courses.map((course) => ({ ...course })),
      invitations: person.invitations.map((invitation) => ({ ...invitation })),
    })
  return people
}

// The names of what findings speak of: people, posts, networks and organisations, those of a page at once.
import type { Reader } from '#db/connect'
import type { AppointmentEnd } from '#db/schema'
import type { PlainDate } from '../core/time'
import { inParts } from '../people/period.server'
import type { Vacancy } from './facts.server'
import { isOfGroup, networksOf, type Finding } from './findings'

type Names = { nameFi: string; nameSv: string; nameEn: string }

export type NamedPerson = {
  id: string
  firstName: string
  lastName: string
  email: string | null
  /** When letters to the address began to come back. */
  failedAt: string | null
  privateEmail: string | null
}

export type NamedPost = Names & {
  id: string
  titleFi: string
  titleSv: string
  titleEn: string
  organisationId: string
  validFrom: PlainDate
  validTo: PlainDate | null
  endReason: AppointmentEnd | null
}

/** By id; whatever a finding speaks of is in it. */
export type Named = {
  people: Record<string, NamedPerson>
  posts: Record<string, NamedPost>
  networks: Record<string, Names & { id: string }>
  houses: Record<string, Names & { id: string }>
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): Record<string, Row> =>
  Object.fromEntries(rows.map((row) => [row.id, row]))

const postsOf = (finding: Finding): string[] => {
  if (isOfGroup(finding)) return []
  switch (finding.kind) {
    case 'moved':
      return [finding.fromAppointmentId, finding.toAppointmentId]
    case 'seatEnds':
      return [finding.appointmentId, finding.next?.appointmentId, finding.goesOn?.appointmentId].filter(
        (id) => id !== undefined,
      )
    case 'answered':
    case 'noLongerFits':
      return []
    default:
      return [finding.appointmentId]
  }
}

const peopleOf = (finding: Finding): string[] =>
  finding.kind === 'seatEnds'
    ? [finding.personId, finding.next?.personId, finding.heldBy].filter((id) => typeof id === 'string')
    : finding.personId === null
      ? []
      : [finding.personId]

/** The names that some findings and vacant seats need. */
export async function namesFor(
  db: Reader,
  findings: readonly Finding[],
  vacancies: readonly Vacancy[],
): Promise<Named> {
  const people = await inParts(findings.flatMap(peopleOf), (some) =>
    db
      .selectFrom('person')
      .leftJoin('address', (join) =>
        join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
      )
      .select(['person.id', 'firstName', 'lastName', 'email', 'failedAt', 'privateEmail'])
      .where('person.id', 'in', some)
      .execute(),
  )
  const posts = await inParts(findings.flatMap(postsOf), (some) =>
    db
      .selectFrom('appointment')
      .innerJoin('organisation', 'organisation.id', 'appointment.organisationId')
      .select(['appointment.id', 'titleFi', 'titleSv', 'titleEn', 'organisationId'])
      .select(['appointment.validFrom', 'appointment.validTo', 'endReason'])
      .select(['nameFi', 'nameSv', 'nameEn'])
      .where('appointment.id', 'in', some)
      .execute(),
  )
  const networkIds = [...findings.flatMap(networksOf), ...vacancies.map(({ networkId }) => networkId)]
  const networks = await inParts(networkIds, (some) =>
    db.selectFrom('network').select(['id', 'nameFi', 'nameSv', 'nameEn']).where('id', 'in', some).execute(),
  )
  const heirs = findings.flatMap((finding) =>
    finding.kind === 'organisationEnded' && finding.successorId ? [finding.successorId] : [],
  )
  const houses = await inParts([...heirs, ...vacancies.map(({ organisationId }) => organisationId)], (some) =>
    db
      .selectFrom('organisation')
      .select(['id', 'nameFi', 'nameSv', 'nameEn'])
      .where('id', 'in', some)
      .execute(),
  )
  return { people: byId(people), posts: byId(posts), networks: byId(networks), houses: byId(houses) }
}

/** The people whom a press refused, by id. */
export async function nameOf(db: Reader, personIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await inParts(personIds, (some) =>
    db.selectFrom('person').select(['id', 'firstName', 'lastName']).where('id', 'in', some).execute(),
  )
  return new Map(rows.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]))
}

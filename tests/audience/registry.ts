// A small registry of the audience tests: two sectors, a town, people with posts, addresses, seats and courses.
import type { Selectable } from 'kysely'
import type { Insertable } from 'kysely'
import { connect, type Db } from '#db/connect'
import { migrate } from '#db/migrate'
import type { AppointmentTable, Database, EventTable, RoleClass } from '#db/schema'
import { personSortKey } from '#db/sort-key'

export const today = '2026-11-21'
const founded = { validFrom: '1990-01-01', validTo: null }
const called = (name: string) => ({ nameFi: name, nameSv: `${name} (sv)`, nameEn: `${name} (en)` })
const described = { descriptionFi: '', descriptionSv: '', descriptionEn: '' }

/** Adds a row and hands it back. */
const add = async <Table extends keyof Database>(db: Db, table: Table, row: Insertable<Database[Table]>) => {
  await db.insertInto(table).values(row).execute()
}

/** An opened database with sectors VM and STM, VM itself, Verohallinto, THL and Salo. */
export async function registry() {
  const db = connect(':memory:')
  await migrate(db)
  await add(db, 'sector', {
    id: 'vm',
    code: 'VM',
    position: 1,
    ...called('valtiovarainministeriö'),
    ...founded,
  })
  await add(db, 'sector', {
    id: 'stm',
    code: 'STM',
    position: 2,
    ...called('sosiaali- ja terveysministeriö'),
    ...founded,
  })
  const bodies = [
    ['ministry', 'Valtiovarainministeriö', 'vm', 'ministry'],
    ['vero', 'Verohallinto', 'vm', 'agency'],
    ['thl', 'THL', 'stm', 'agency'],
    ['salo', 'Salon kaupunki', null, 'municipality'],
  ] as const
  for (const [id, name, sectorId, kind] of bodies)
    await add(db, 'organisation', { id, sectorId, kind, ...called(name), ...founded })
  return db
}

/** Adds a person, called as the id says ("Aino Virta"), with an address unless told otherwise. */
export async function person(db: Db, id: string, given: { email?: string | null; failed?: boolean } = {}) {
  const [firstName = '', lastName = ''] = id.split(' ')
  const sortName = personSortKey({ firstName, lastName })
  const createdAt = '2020-01-01T00:00:00.000Z'
  await add(db, 'person', { id, firstName, lastName, sortName, language: 'fi', phone: null, createdAt })
  const email = given.email === undefined ? `${id.toLowerCase().replace(' ', '.')}@example.fi` : given.email
  if (email !== null)
    await add(db, 'address', {
      id: `address of ${id}`,
      personId: id,
      email,
      validFrom: '2020-01-01',
      validTo: null,
      failedAt: given.failed ? '2026-11-01T00:00:00.000Z' : null,
      failure: given.failed ? '550 no such user' : null,
    })
}

let count = 0
const nextId = () => `row ${++count}`

export const post = (
  db: Db,
  personId: string,
  organisationId: string,
  roleClass: RoleClass,
  given: Partial<Selectable<AppointmentTable>> = {},
) =>
  add(db, 'appointment', {
    id: nextId(),
    personId,
    organisationId,
    titleFi: roleClass,
    titleSv: roleClass,
    titleEn: roleClass,
    roleClass,
    seniorManagement: 0,
    validFrom: '2020-01-01',
    validTo: null,
    ...given,
  })

export const network = (
  db: Db,
  id: string,
  kind: Database['network']['kind'] = 'professional',
  endedOn: string | null = null,
) =>
  add(db, 'network', {
    id,
    kind,
    basis: 'person',
    programmeId: null,
    foundedOn: '2010-01-01',
    endedOn,
    ...called(id),
    ...described,
  })

export const seat = (
  db: Db,
  personId: string,
  networkId: string,
  given: Partial<Insertable<Database['membership']>> = {},
) =>
  add(db, 'membership', {
    id: nextId(),
    networkId,
    personId,
    appointmentId: null,
    role: 'member',
    validFrom: '2020-01-01',
    validTo: null,
    endReason: null,
    ...given,
  })

/** Adds the programme with courses 1 and 2, called "future 1" and "future 2". */
export async function programme(db: Db) {
  await add(db, 'programme', { id: 'future', ...called('Tulevaisuuden johtajat') })
  for (const number of [1, 2])
    await add(db, 'course', {
      id: `future ${number}`,
      programmeId: 'future',
      number,
      startsOn: `201${number}-01-01`,
      endsOn: `201${number}-12-01`,
    })
}

export const completion = (db: Db, personId: string, courseId: string, completedOn: string) =>
  add(db, 'completion', { id: nextId(), personId, courseId, completedOn })

export const event = (db: Db, id: string, given: Partial<EventTable> = {}) =>
  add(db, 'event', {
    id,
    kind: 'managementDay',
    status: 'draft',
    titleFi: 'Johdon päivä',
    titleSv: '',
    titleEn: '',
    ...described,
    startsAt: '2026-12-03T10:00:00.000Z',
    endsAt: '2026-12-03T14:00:00.000Z',
    zone: 'Europe/Helsinki',
    place: '',
    onlineUrl: '',
    capacity: null,
    answerBy: null,
    contactName: '',
    contactEmail: '',
    contactPhone: '',
    substituteLocale: null,
    audienceRule: '{"parts":[]}',
    uid: id,
    sequence: 0,
    timeSequence: 0,
    mailbox: 'kutsut@example.fi',
    version: 1,
    copiedFrom: null,
    createdBy: null,
    createdAt: '2026-11-01T00:00:00.000Z',
    changedAt: '2026-11-01T00:00:00.000Z',
    cancelledAt: null,
    cancelNote: '',
    ...given,
  })

export const invitation = (db: Db, eventId: string, personId: string, withdrawnAt: string | null = null) =>
  add(db, 'invitation', {
    id: nextId(),
    eventId,
    personId,
    reasons: '[]',
    inCalendar: 0,
    invitedAt: '2026-11-05T00:00:00.000Z',
    invitedBy: null,
    withdrawnAt,
    answer: null,
    answeredAt: null,
    answerSource: null,
    answeredBy: null,
    comment: '',
    answeredSequence: null,
    seat: 'none',
    queueNumber: null,
    remindedAt: null,
    sequence: 0,
    stampedAt: null,
    firstMessageId: null,
  })

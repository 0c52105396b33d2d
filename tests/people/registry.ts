// A registry with a history: two sectors, a town, people who change posts, networks whose members come and go.
import { connect, type Db } from '#db/connect'
import { migrate } from '#db/migrate'
import type { MembershipRole, NetworkKind, OrganisationKind, RoleClass } from '#db/schema'
import { personSortKey } from '#db/sort-key'

const called = (name: string) => ({
  nameFi: name,
  nameSv: `${name} på svenska`,
  nameEn: `${name} in English`,
})

/** A migrated database with the sectors VM and STM, three bodies in them and the town of Åbo outside. */
export async function registry(): Promise<Db> {
  const db = connect(':memory:')
  await migrate(db)
  const always = { validFrom: '1990-01-01', validTo: null }
  await db
    .insertInto('sector')
    .values([
      { id: 'stm', code: 'STM', position: 11, ...called('sosiaali- ja terveysministeriö'), ...always },
      { id: 'vm', code: 'VM', position: 6, ...called('valtiovarainministeriö'), ...always },
      {
        id: 'ktm',
        code: 'KTM',
        position: 10,
        ...called('kauppa- ja teollisuusministeriö'),
        validFrom: '1990-01-01',
        validTo: '2007-12-31',
      },
    ])
    .execute()
  await body(db, 'vero', 'Verohallinto', 'agency', 'vm')
  await body(db, 'ministry', 'Valtiovarainministeriö', 'ministry', 'vm')
  await body(db, 'thl', 'THL', 'agency', 'stm')
  await body(db, 'abo', 'Åbo stad', 'municipality', null)
  return db
}

export async function body(
  db: Db,
  id: string,
  name: string,
  kind: OrganisationKind,
  sectorId: string | null,
): Promise<void> {
  await db
    .insertInto('organisation')
    .values({ id, kind, sectorId, ...called(name), validFrom: '1990-01-01', validTo: null })
    .execute()
}

/** @param name first and last name; it is the id too */
export async function person(db: Db, name: string): Promise<string> {
  const [firstName = '', lastName = ''] = name.split(' ')
  await db
    .insertInto('person')
    .values({
      id: name,
      firstName,
      lastName,
      sortName: personSortKey({ firstName, lastName }),
      language: 'fi',
      phone: null,
      createdAt: '2015-01-01T00:00:00.000Z',
    })
    .execute()
  return name
}

export async function post(
  db: Db,
  personId: string,
  organisationId: string,
  title: string,
  given: { from?: string; to?: string | null; senior?: boolean; roleClass?: RoleClass } = {},
): Promise<void> {
  await db
    .insertInto('appointment')
    .values({
      id: `${title} ${personId} ${given.from ?? ''}`,
      personId,
      organisationId,
      titleFi: title,
      titleSv: '',
      titleEn: '',
      roleClass: given.roleClass ?? 'director',
      seniorManagement: given.senior ? 1 : 0,
      validFrom: given.from ?? '2010-01-01',
      validTo: given.to ?? null,
    })
    .execute()
}

export async function network(
  db: Db,
  id: string,
  kind: NetworkKind = 'professional',
  given: { from?: string; to?: string | null } = {},
): Promise<string> {
  await db
    .insertInto('network')
    .values({
      id,
      kind,
      ...called(id),
      descriptionFi: '',
      descriptionSv: '',
      descriptionEn: '',
      basis: 'person',
      programmeId: null,
      foundedOn: given.from ?? '2009-01-01',
      endedOn: given.to ?? null,
    })
    .execute()
  return id
}

export async function membership(
  db: Db,
  networkId: string,
  personId: string,
  from: string,
  to: string | null = null,
  role: MembershipRole = 'member',
): Promise<void> {
  await db
    .insertInto('membership')
    .values({
      id: `${networkId} ${personId} ${from}`,
      networkId,
      personId,
      appointmentId: null,
      role,
      validFrom: from,
      validTo: to,
      endReason: null,
    })
    .execute()
}

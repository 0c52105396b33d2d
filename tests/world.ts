// A small true world for tests: a fresh migrated database with people, events and invitations really inserted.
import SqliteDatabase from 'better-sqlite3'
import type { AppLoadContext } from '@remix-run/node'
import type { Insertable } from 'kysely'
import { v7 } from 'uuid'
import { overSqlite, type Db } from '#db/connect'
import { migrate } from '#db/migrate'
import { personSortKey } from '#db/sort-key'
import type {
  AppointmentTable,
  AssistanceTable,
  Locale,
  MembershipTable,
  NetworkTable,
  OrganisationKind,
  PositionTable,
  RoleClass,
} from '#db/schema'
import { actorWithAddress, type PersonActor } from '~/auth/actor.server'
import { sendsCodes } from '~/auth/codes.server'
import { createSignIn, signInWithoutLetter } from '~/auth/sign-in.server'
import { materialsBeside, type Config } from '~/config.server'
import { ruleText } from '~/domain/audience/rules'
import type { Actor } from '~/domain/core/access'
import { change, type Change } from '~/domain/core/change.server'
import { later, type Instant } from '~/domain/core/time'
import { planEvent } from '~/domain/events/commands.server'
import type { EventPlan } from '~/domain/events/rules'
import { inviteAudience } from '~/domain/invitations/inviting.server'
import { sendListOf } from '~/domain/invitations/send-list.server'
import { eventById } from '~/domain/events/queries.server'

/** The moment at which every test world begins: a Thursday at noon in Helsinki. */
export const beginning: Instant = '2026-10-01T09:00:00.000Z'
export const mailbox = 'johtofoorumi@vm.example'

let image: Promise<Buffer> | null = null

/** The migrated empty database, made once in a test file and copied for each test. */
async function migratedImage(): Promise<Buffer> {
  const sqlite = new SqliteDatabase(':memory:')
  const db = overSqlite(sqlite)
  await migrate(db)
  const bytes = sqlite.serialize()
  await db.destroy()
  return bytes
}

export async function freshDatabase(): Promise<Db> {
  image ??= migratedImage()
  return overSqlite(new SqliteDatabase(await image))
}

export type NewPerson = {
  firstName?: string
  lastName?: string
  language?: Locale
  email?: string | null
  sectorId?: string | null
  organisationId?: string
  roleClass?: RoleClass
  senior?: boolean
}

export type World = {
  db: Db
  now: () => Instant
  /** Lets time go on. */
  pass: (duration: { seconds?: number; minutes?: number; hours?: number }) => void
  config: Config
  /** Runs an act in a Change of its own, by the world's organiser unless another is named. */
  act: <Result>(run: (c: Change) => Promise<Result>, by?: Actor) => Promise<Result>
  organiser: PersonActor
  sector: (code: string) => Promise<string>
  organisation: (given?: {
    kind?: OrganisationKind
    sectorId?: string | null
    name?: string
  }) => Promise<string>
  person: (given?: NewPerson) => Promise<string>
  /** A position with nobody in it. */
  position: (organisationId: string, given?: Partial<Insertable<PositionTable>>) => Promise<string>
  /** A further post of a person. @returns the appointment's id */
  appoint: (
    personId: string,
    organisationId: string,
    given?: Partial<Insertable<AppointmentTable>>,
  ) => Promise<string>
  network: (given?: Partial<Insertable<NetworkTable>>) => Promise<string>
  member: (
    networkId: string,
    personId: string,
    given?: Partial<Insertable<MembershipTable>>,
  ) => Promise<string>
  /** The other assists the manager from this year on. @returns the assistance's id */
  assist: (
    managerId: string,
    assistantId: string,
    given?: Partial<Insertable<AssistanceTable>>,
  ) => Promise<string>
  actor: (personId: string) => Promise<PersonActor>
  /** A draft that is complete and lies ahead. */
  draft: (given?: Partial<EventPlan>, people?: string[]) => Promise<string>
  /** An event to which these people are invited, whose invitations have left. @returns its id and their invitations in the same order */
  invited: (
    people: string[],
    given?: Partial<EventPlan>,
  ) => Promise<{ eventId: string; invitationIds: string[] }>
  /** Lets every letter that waits leave, those that wait for calm too; their links can still be read. */
  lettersLeave: () => Promise<void>
  context: () => AppLoadContext
  /** The Cookie header of somebody signed in. */
  cookieOf: (personId: string) => Promise<string>
  close: () => Promise<void>
}

/** One after another: a new code makes the one before it void, and a test may sign in the same person twice at once. */
function oneByOne() {
  let last: Promise<unknown> = Promise.resolve()
  return {
    next<Result>(act: () => Promise<Result>): Promise<Result> {
      const turn = last.then(act)
      last = turn.catch(() => undefined)
      return turn
    },
  }
}

export const completePlan: EventPlan = {
  kind: 'managementDay',
  titleFi: 'Johdon päivä: ennakointi',
  titleSv: 'Ledningens dag: framsyn',
  titleEn: 'Management day: foresight',
  descriptionFi: 'Puoli päivää ennakoinnista.',
  descriptionSv: 'En halv dag om framsyn.',
  descriptionEn: 'Half a day on foresight.',
  startsAt: '2026-12-03T10:00:00.000Z',
  endsAt: '2026-12-03T14:00:00.000Z',
  place: 'Säätytalo, Helsinki',
  onlineUrl: '',
  capacity: null,
  answerBy: '2026-11-26T14:00:00.000Z',
  contactName: 'Aino Virta',
  contactEmail: 'aino.virta@vm.example',
  contactPhone: '',
}

const director = { titleFi: 'ylijohtaja', titleSv: 'överdirektör', titleEn: 'Director General' }

const testConfig: Config = {
  production: false,
  demoAddresses: null,
  databaseUrl: ':memory:',
  smtpUrl: 'smtp://127.0.0.1:9',
  baseUrl: 'http://127.0.0.1:3000',
  secret: 'a secret of the tests, long enough to be taken',
  mailFrom: { name: 'Johtofoorumi', address: mailbox },
  mailAllow: null,
  mailReturn: 'johtofoorumi+*@vm.example',
  mailPace: {},
  mailDryRun: null,
  dkim: null,
  imapUrl: null,
  calmSeconds: null,
  host: '127.0.0.1',
  port: 0,
  trustProxy: 0,
  logLevel: 'silent',
  materials: materialsBeside(':memory:'),
}

/** Makes a world of its own; close it at the end of the test. */
export async function makeWorld(): Promise<World> {
  const db = await freshDatabase()
  let at = beginning
  let people = 0
  const now = () => at
  const signingIn = oneByOne()
  const signIn = createSignIn(
    db,
    testConfig,
    sendsCodes(db, now, () => undefined),
  )

  const sector = async (code: string): Promise<string> => {
    const id = v7()
    await db
      .insertInto('sector')
      .values({
        id,
        code,
        nameFi: `${code} fi`,
        nameSv: `${code} sv`,
        nameEn: `${code} en`,
        position: 1,
        validFrom: '2000-01-01',
        validTo: null,
      })
      .execute()
    return id
  }

  const organisation: World['organisation'] = async (given = {}) => {
    const id = v7()
    const name = given.name ?? `Virasto ${id.slice(-4)}`
    await db
      .insertInto('organisation')
      .values({
        id,
        sectorId: given.sectorId ?? null,
        kind: given.kind ?? 'agency',
        nameFi: name,
        nameSv: `${name} (sv)`,
        nameEn: `${name} (en)`,
        validFrom: '2000-01-01',
        validTo: null,
      })
      .execute()
    return id
  }

  const position: World['position'] = async (organisationId, given = {}) => {
    const id = given.id ?? v7()
    await db
      .insertInto('position')
      .values({
        id,
        organisationId,
        ...director,
        roleClass: 'departmentHead',
        seniorManagement: 1,
        superiorId: null,
        validTo: null,
        ...given,
      })
      .execute()
    return id
  }

  const appoint: World['appoint'] = async (personId, organisationId, given = {}) => {
    const id = given.id ?? v7()
    await db
      .insertInto('appointment')
      .values({
        id,
        personId,
        organisationId,
        ...director,
        roleClass: 'departmentHead',
        seniorManagement: 1,
        validFrom: '2020-01-01',
        validTo: null,
        ...given,
      })
      .execute()
    return id
  }

  const network: World['network'] = async (given = {}) => {
    const id = given.id ?? v7()
    const name = `Verkosto ${id.slice(-4)}`
    await db
      .insertInto('network')
      .values({
        id,
        kind: 'professional',
        nameFi: name,
        nameSv: `${name} (sv)`,
        nameEn: `${name} (en)`,
        descriptionFi: '',
        descriptionSv: '',
        descriptionEn: '',
        basis: 'person',
        programmeId: null,
        foundedOn: '2010-01-01',
        endedOn: null,
        ...given,
      })
      .execute()
    return id
  }

  const member: World['member'] = async (networkId, personId, given = {}) => {
    const id = given.id ?? v7()
    await db
      .insertInto('membership')
      .values({
        id,
        networkId,
        personId,
        appointmentId: null,
        role: 'member',
        validFrom: '2020-01-01',
        validTo: null,
        endReason: null,
        ...given,
      })
      .execute()
    return id
  }

  const person: World['person'] = async (given = {}) => {
    const number = ++people
    const id = v7()
    const names = { firstName: given.firstName ?? 'Testi', lastName: given.lastName ?? `Henkilö${number}` }
    await db
      .insertInto('person')
      .values({
        id,
        ...names,
        sortName: personSortKey(names),
        language: given.language ?? 'fi',
        phone: null,
        createdAt: at,
      })
      .execute()
    if (given.email !== null) {
      await db
        .insertInto('address')
        .values({
          id: v7(),
          personId: id,
          email: given.email ?? `henkilo${number}@virasto.example`,
          validFrom: '2020-01-01',
          validTo: null,
          failedAt: null,
          failure: null,
        })
        .execute()
    }
    const organisationId = given.organisationId ?? (await organisation({ sectorId: given.sectorId ?? null }))
    await appoint(id, organisationId, {
      roleClass: given.roleClass ?? 'departmentHead',
      seniorManagement: given.senior === false ? 0 : 1,
    })
    return id
  }

  const assist: World['assist'] = async (managerId, assistantId, given = {}) => {
    const id = given.id ?? v7()
    const period = { validFrom: '2026-01-01', validTo: null }
    await db
      .insertInto('assistance')
      .values({ id, managerId, assistantId, ...period, ...given })
      .execute()
    return id
  }

  const actor = async (personId: string): Promise<PersonActor> => {
    const { email } = await db
      .selectFrom('address')
      .select('email')
      .where('personId', '=', personId)
      .where('validTo', 'is', null)
      .executeTakeFirstOrThrow()
    const found = await actorWithAddress(db, email, at)
    if (!found) throw new Error('no actor')
    return found
  }

  const organiserId = await person({
    firstName: 'Aino',
    lastName: 'Virta',
    email: 'aino.virta@vm.example',
    senior: false,
  })
  await db
    .insertInto('organiser')
    .values({ id: v7(), personId: organiserId, validFrom: '2020-01-01', validTo: null })
    .execute()
  const organiser = await actor(organiserId)
  const act: World['act'] = (run, by = organiser) => change(db, { actor: by, now: at }, run)

  const draft: World['draft'] = async (given = {}, invitees = []) => {
    const planned = await act((c) => planEvent(c, { ...completePlan, ...given }, { mailbox, copyOf: null }))
    if (!planned.ok) throw new Error(JSON.stringify(planned.faults))
    const rule = invitees.length
      ? { parts: [{ mode: 'include' as const, all: [{ kind: 'person' as const, of: invitees }] }] }
      : { parts: [] }
    await db
      .updateTable('event')
      .set({ audienceRule: ruleText(rule) })
      .where('id', '=', planned.id)
      .execute()
    return planned.id
  }

  const lettersLeave: World['lettersLeave'] = async () => {
    await db
      .updateTable('outbox')
      .set({ status: 'sent', sentAt: at })
      .where('status', '=', 'waiting')
      .execute()
  }

  const invited: World['invited'] = async (invitees, given = {}) => {
    const eventId = await draft(given, invitees)
    const list = await sendListOf(db, await eventById(db, eventId), at)
    const result = await act((c) => inviteAudience(c, eventId, { batchId: v7(), mark: list.mark }))
    if (!result.ok) throw new Error(result.reason)
    await lettersLeave()
    const rows = await db
      .selectFrom('invitation')
      .select(['id', 'personId'])
      .where('eventId', '=', eventId)
      .execute()
    const idOf = new Map(rows.map((row) => [row.personId, row.id]))
    return { eventId, invitationIds: invitees.map((id) => idOf.get(id) ?? '') }
  }

  return {
    db,
    now,
    pass: (duration) => {
      at = later(at, duration)
    },
    config: testConfig,
    act,
    organiser,
    sector,
    organisation,
    person,
    position,
    appoint,
    network,
    member,
    assist,
    actor,
    draft,
    invited,
    lettersLeave,
    context: () => ({
      db,
      now,
      config: testConfig,
      signIn,
      post: { wake: () => undefined, standstill: () => null },
      incoming: { standstill: () => null },
      mailbox: null,
      nonce: 'nonce',
      clientAddress: '127.0.0.1',
      tooLarge: false,
    }),
    cookieOf: (personId) =>
      signingIn.next(async () => {
        const { email } = await db
          .selectFrom('address')
          .select('email')
          .where('personId', '=', personId)
          .where('validTo', 'is', null)
          .executeTakeFirstOrThrow()
        const headers = await signInWithoutLetter(signIn, email)
        return headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; ')
      }),
    close: () => db.destroy(),
  }
}

/** A world that is closed when the test is over: `await using world = await testWorld()`. */
export async function testWorld(): Promise<World & AsyncDisposable> {
  const world = await makeWorld()
  return { ...world, [Symbol.asyncDispose]: () => world.close() }
}

/** The letters in the outbox, in the order posted, their data read. */
export async function lettersIn(db: Db): Promise<
  {
    kind: string
    personId: string | null
    locale: Locale
    invitationId: string | null
    data: {
      answerToken: string | null
      calendar: null | {
        method: string
        sequence: number
        stampedAt: string
        participation: string
        uid: string
      }
    } & Record<string, unknown>
  }[]
> {
  const rows = await db
    .selectFrom('outbox')
    .select(['kind', 'personId', 'locale', 'invitationId', 'data'])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as never }))
}

// People met by chance for tests of who sees whom: posts, networks and openings at random, with the rule told over in plain words.
import fc from 'fast-check'
import { v7 } from 'uuid'
import type { Db } from '#db/connect'
import { personSortKey } from '#db/sort-key'
import { sharedFields, sharingCircles, type NetworkKind, type SharedField } from '#db/schema'

export const on = '2026-10-01'
const networkKinds = ['smallGroup', 'professional', 'alumni', 'smallGroup'] as const satisfies NetworkKind[]

/** A post or a membership may be over, not yet begun, on its last day, or in force. */
const times = {
  over: { validFrom: '2020-01-01', validTo: '2026-09-30' },
  lastDay: { validFrom: '2020-01-01', validTo: on },
  holds: { validFrom: '2020-01-01', validTo: null },
  coming: { validFrom: '2026-10-02', validTo: null },
} as const
type Time = keyof typeof times
const inForce = (time: Time) => time === 'holds' || time === 'lastDay'

const time = fc.constantFrom<Time[]>('over', 'lastDay', 'holds', 'holds', 'coming')
const circle = fc.option(fc.constantFrom(...sharingCircles), { nil: undefined, freq: 3 })

const one = fc.record({
  standing: fc.constantFrom('known', 'known', 'known', 'known', 'guest', 'merged'),
  post: fc.option(
    fc.record({
      time,
      assistant: fc.boolean(),
      body: fc.constantFrom('agency', 'agency', 'company', 'association'),
    }),
    { nil: null, freq: 3 },
  ),
  open: fc.record(Object.fromEntries(sharedFields.map((field) => [field, circle]))),
  completed: fc.boolean(),
  unwanted: fc.boolean(),
})

/** The first of the people looks. */
export const circleOfPeople = fc.record({
  people: fc.array(one, { minLength: 3, maxLength: 6 }),
  seats: fc.uniqueArray(
    fc.record({
      network: fc.nat({ max: networkKinds.length - 1 }),
      person: fc.nat({ max: 5 }),
      time,
      paused: fc.boolean(),
    }),
    { maxLength: 12, selector: ({ network, person }) => `${network} ${person}` },
  ),
})
type Given = typeof circleOfPeople extends fc.Arbitrary<infer Value> ? Value : never

/** Regions are codes: each person of a circle has one of their own. */
const regions = ['01', '02', '04', '05', '06', '07']

/** A person as they were made: the value of each field is nobody else's. */
export type Made = Given['people'][number] & {
  id: string
  place: number
  lastName: string
  values: Record<Exclude<SharedField, 'letters' | 'photo'>, string> & { photo: string }
}

export type Circle = {
  people: Made[]
  networkIds: string[]
  programmeId: string
  /** Whether one may look in the directory. */
  looks: (viewer: Made) => boolean
  /** Whether one finds another at all. */
  finds: (viewer: Made, other: Made) => boolean
  /** Whether one finds another and sees the field. */
  sees: (viewer: Made, other: Made, field: SharedField) => boolean
  seesCourse: (viewer: Made, other: Made) => boolean
}

/** Makes the people, and tells who should see what. */
export async function makeCircle(db: Db, given: Given): Promise<Circle> {
  const run = v7().slice(-8)
  const people = given.people.map((person, place): Made => {
    const about = `${run}q${place}`
    return {
      ...person,
      id: v7(),
      place,
      lastName: `Nimi${about}`,
      values: {
        email: `email${about}@virasto.example`,
        phone: `+358${place}${run.replace(/\D/g, '')}555`,
        photo: `photo${about}`,
        expertise: `expertise${about}`,
        offers: `offers${about}`,
        links: `https://links${about}.example`,
        region: regions[place] ?? '',
      },
    }
  })
  const networkIds = networkKinds.map(() => v7())
  const programmeId = v7()
  await insertNetworks(db, networkIds, programmeId)
  for (const person of people) await insertPerson(db, person)
  await merge(db, people)
  const seats = given.seats.filter(({ person }) => person < people.length)
  for (const seat of seats) {
    const id = v7()
    await db
      .insertInto('membership')
      .values({
        ...{ id, networkId: networkIds[seat.network] ?? '', personId: people[seat.person]?.id ?? '' },
        ...{ appointmentId: null, role: 'member', endReason: null, ...times[seat.time] },
      })
      .execute()
    if (seat.paused)
      await db
        .insertInto('pause')
        .values({ id: v7(), membershipId: id, validFrom: '2026-01-01', validTo: null })
        .execute()
  }
  await insertCompletions(db, programmeId, people)

  const networksOf = (person: Made, kind?: NetworkKind) =>
    seats
      .filter((seat) => seat.person === person.place && inForce(seat.time))
      .map(({ network }) => network)
      .filter((network) => kind === undefined || networkKinds[network] === kind)
  const shares = (a: Made, b: Made, kind?: NetworkKind) =>
    networksOf(a, kind).some((network) => networksOf(b, kind).includes(network))
  const serves = ({ post }: Made) =>
    post !== null && !post.assistant && post.body === 'agency' && inForce(post.time)
  const finds = (viewer: Made, other: Made) =>
    other.standing === 'known' && (viewer === other || serves(other) || shares(viewer, other))
  const open = (viewer: Made, other: Made, field: SharedField) => {
    const seenBy = other.open[field]
    if (seenBy === undefined) return false
    if (viewer === other || seenBy === 'managers') return true
    return seenBy === 'networks' ? shares(viewer, other) : shares(viewer, other, 'smallGroup')
  }
  return {
    people,
    networkIds,
    programmeId,
    looks: (viewer) => serves(viewer) || networksOf(viewer).length > 0,
    finds,
    sees: (viewer, other, field) => finds(viewer, other) && open(viewer, other, field),
    seesCourse: (viewer, other) =>
      finds(viewer, other) &&
      other.completed &&
      (viewer === other || viewer.completed || shares(viewer, other, 'alumni')),
  }
}

async function insertNetworks(db: Db, ids: readonly string[], programmeId: string): Promise<void> {
  const names = { nameFi: 'Ohjelma', nameSv: 'Program', nameEn: 'Programme' }
  await db
    .insertInto('programme')
    .values({ id: programmeId, ...names })
    .execute()
  for (const [place, id] of ids.entries()) {
    const kind = networkKinds[place] ?? 'professional'
    await db
      .insertInto('network')
      .values({
        ...{ id, kind, nameFi: `Verkosto ${place}`, nameSv: `Nätverk ${place}`, nameEn: `Network ${place}` },
        ...{ descriptionFi: '', descriptionSv: '', descriptionEn: '', basis: 'person' },
        ...{ programmeId: kind === 'alumni' ? programmeId : null, foundedOn: '2010-01-01', endedOn: null },
      })
      .execute()
  }
}

async function insertPerson(db: Db, person: Made): Promise<void> {
  const { id, values, post } = person
  const names = { firstName: 'Testi', lastName: person.lastName }
  await db
    .insertInto('person')
    .values({
      ...{ id, ...names, sortName: personSortKey(names), language: 'fi', createdAt: `${on}T00:00:00.000Z` },
      ...{ phone: values.phone, expertise: values.expertise, offers: values.offers, links: values.links },
      ...{ homeRegion: values.region, guest: person.standing === 'guest' ? 1 : 0 },
    })
    .execute()
  await db
    .insertInto('address')
    .values({
      ...{ id: v7(), personId: id, email: values.email, validFrom: '2020-01-01', validTo: null },
      ...{ failedAt: null, failure: null },
    })
    .execute()
  await db
    .insertInto('photo')
    .values({ personId: id, mark: values.photo, large: '', small: '', uploadedAt: `${on}T00:00:00.000Z` })
    .execute()
  if (person.unwanted)
    await db
      .insertInto('unwantedLetter')
      .values({ id: v7(), personId: id, kind: 'fromPeople', since: on })
      .execute()
  for (const field of sharedFields) {
    const seenBy = person.open[field]
    if (seenBy !== undefined)
      await db.insertInto('sharedField').values({ id: v7(), personId: id, field, seenBy }).execute()
  }
  if (post !== null) await insertPost(db, id, post)
}

/** The records that turned out to be another's: which one is all the same. */
async function merge(db: Db, people: readonly Made[]): Promise<void> {
  for (const { id, standing } of people) {
    if (standing !== 'merged') continue
    const mergedInto = people.find((other) => other.id !== id)?.id ?? null
    await db.updateTable('person').set({ mergedInto }).where('id', '=', id).execute()
  }
}

async function insertPost(db: Db, personId: string, post: NonNullable<Made['post']>): Promise<void> {
  const organisationId = v7()
  await db
    .insertInto('organisation')
    .values({
      ...{ id: organisationId, sectorId: null, kind: post.body, nameFi: 'Virasto', nameSv: 'Verk' },
      ...{ nameEn: 'Agency', validFrom: '2000-01-01', validTo: null },
    })
    .execute()
  await db
    .insertInto('appointment')
    .values({
      ...{ id: v7(), personId, organisationId, titleFi: 'johtaja', titleSv: 'direktör', titleEn: 'director' },
      ...{ roleClass: post.assistant ? 'assistant' : 'director', seniorManagement: 0, ...times[post.time] },
    })
    .execute()
}

async function insertCompletions(db: Db, programmeId: string, people: readonly Made[]): Promise<void> {
  const courseId = v7()
  await db
    .insertInto('course')
    .values({ id: courseId, programmeId, number: 1, startsOn: '2019-01-01', endsOn: '2019-06-01' })
    .execute()
  for (const { id, completed } of people)
    if (completed)
      await db
        .insertInto('completion')
        .values({ id: v7(), personId: id, courseId, completedOn: '2019-06-01' })
        .execute()
}

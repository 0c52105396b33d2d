// A person as one reader of the directory sees them: name, post, what the two share, and what the person has opened.
import type { Reader } from '#db/connect'
import type { NetworkKind, SharedField } from '#db/schema'
import { inForce } from '../people/period.server'
import { currentPostsOf } from '../people/queries.server'
import { addressFor, linesOf, type Post } from '../people/rules'
import { isFoundBy, seenFieldsOf, type Viewer } from '../people/visibility.server'
import { whoWants } from '../profile/letters.server'
import { completedOf } from './found.server'
import type { SeenCourse } from './search'

type Names = { nameFi: string; nameSv: string; nameEn: string }

/** Each field is null, or empty, unless the reader sees it and there is something to see. */
export type SeenPerson = {
  id: string
  firstName: string
  lastName: string
  post: Post | null
  photoMark: string | null
  email: string | null
  phone: string | null
  expertise: string | null
  offers: string | null
  links: string[]
  region: string | null
  /** The networks and small groups that both belong to. */
  networks: (Names & { id: string; kind: NetworkKind })[]
  courses: SeenCourse[]
  /** The person takes letters through the app from this reader. */
  takesLetters: boolean
  /** The person is the reader. */
  oneself: boolean
}

/** The person whom the viewer finds by an id; null when there is nobody, or nobody for this viewer. */
export async function personSeenBy(db: Reader, viewer: Viewer, id: string): Promise<SeenPerson | null> {
  const person = await db
    .selectFrom('person')
    .leftJoin('address', (join) =>
      join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
    )
    .leftJoin('photo', 'photo.personId', 'person.id')
    .select(['person.id', 'firstName', 'lastName', 'phone', 'expertise', 'offers', 'links'])
    .select(['homeRegion', 'email', 'failedAt', 'privateEmail', 'mark'])
    .where('person.id', '=', id)
    .where(isFoundBy(viewer))
    .executeTakeFirst()
  if (!person) return null
  const fields = (await seenFieldsOf(db, viewer, [id])).get(id) ?? new Set<SharedField>()
  const open = (field: SharedField, value: string | null): string | null =>
    (fields.has(field) && value) || null
  const oneself = id === viewer.personId
  return {
    id,
    firstName: person.firstName,
    lastName: person.lastName,
    post: (await currentPostsOf(db, [id], viewer.on)).get(id) ?? null,
    photoMark: open('photo', person.mark),
    email: open('email', person.email),
    phone: open('phone', person.phone),
    expertise: open('expertise', person.expertise),
    offers: open('offers', person.offers),
    links: linesOf(open('links', person.links) ?? ''),
    region: open('region', person.homeRegion),
    networks: await sharedNetworks(db, viewer, id),
    courses: (await completedOf(db, viewer, id)).get(id) ?? [],
    takesLetters:
      !oneself &&
      fields.has('letters') &&
      addressFor(person) !== null &&
      (await whoWants(db, [id], 'fromPeople')).has(id),
    oneself,
  }
}

const sharedNetworks = (db: Reader, { personId, on }: Viewer, other: string) =>
  db
    .selectFrom('membership as own')
    .innerJoin('membership as theirs', 'theirs.networkId', 'own.networkId')
    .innerJoin('network', 'network.id', 'own.networkId')
    .select(['network.id', 'network.kind', 'network.nameFi', 'network.nameSv', 'network.nameEn'])
    .distinct()
    .where('own.personId', '=', personId)
    .where('theirs.personId', '=', other)
    .where(inForce('own', on))
    .where(inForce('theirs', on))
    .orderBy('network.nameFi')
    .execute()

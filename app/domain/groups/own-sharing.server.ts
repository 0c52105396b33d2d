// What a person has to share with their small groups, what they do share, and with which groups.
import type { Reader } from '#db/connect'
import type { MembershipRole } from '#db/schema'
import type { PlainDate } from '../core/time'
import { membershipsOf } from '../networks/queries.server'
import { currentPostsOf, personById } from '../people/queries.server'
import type { PersonRow } from '../people/rules'
import { sharedFieldsOf, type SharedField } from '../people/sharing.server'
import type { Contacts } from './home'
import { contactsOf } from './home-people.server'

export type OwnSharing = {
  person: PersonRow & Contacts
  shared: SharedField[]
  /** The small groups the person sits in, or will, by the day they joined; with their role in each. */
  groups: { id: string; nameFi: string; nameSv: string; nameEn: string; role: MembershipRole }[]
}

/** @throws Response 404 when there is no such person */
export async function ownSharing(db: Reader, personId: string, on: PlainDate): Promise<OwnSharing> {
  const person = await personById(db, personId)
  const contacts = (await contactsOf(db, [personId])).get(personId)
  if (person === null || !contacts) throw new Response(null, { status: 404 })
  const memberships = await membershipsOf(db, personId)
  const inGroups = memberships.filter(
    ({ kind, validTo }) => kind === 'smallGroup' && (validTo === null || validTo >= on),
  )
  const byGroup = new Map(inGroups.map((one) => [one.networkId, one]))
  return {
    person: {
      id: personId,
      firstName: person.firstName,
      lastName: person.lastName,
      post: (await currentPostsOf(db, [personId], on)).get(personId) ?? null,
      ...contacts,
    },
    shared: [...((await sharedFieldsOf(db, [personId])).get(personId) ?? [])],
    groups: [...byGroup.values()].map(({ networkId, nameFi, nameSv, nameEn, role }) => {
      return { id: networkId, nameFi, nameSv, nameEn, role }
    }),
  }
}

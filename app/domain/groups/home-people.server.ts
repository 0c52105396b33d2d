// The people of a small group's home: who sits in it since when, who did before, and what each lets the group see.
import type { Reader } from '#db/connect'
import { daysLater, type PlainDate } from '../core/time'
import { spells } from '../networks/history'
import { pausesAt } from '../networks/members.server'
import { membersOf } from '../networks/queries.server'
import type { Member, Network } from '../networks/rules'
import { inParts } from '../people/period.server'
import { holdsOn } from '../people/rules'
import { sharedFieldsOf, type SharedField } from '../people/sharing.server'
import { newDays, type Contacts, type HomePerson, type PastMember } from './home'

const rowsOf = (db: Reader, networkId: string) =>
  db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['personId', 'firstName', 'lastName', 'validFrom', 'validTo'])
    .where('networkId', '=', networkId)
    .orderBy('validFrom')

/**
 * Everybody who sits in a group on a day, those with a task first, then by name.
 * @param hostId the member who calls the group together
 */
export async function peopleIn(
  db: Reader,
  network: Pick<Network, 'id' | 'foundedOn'>,
  { day, hostId }: { day: PlainDate; hostId: string | null },
): Promise<HomePerson[]> {
  const members = await membersOf(db, network.id, day)
  const sat = spells(await rowsOf(db, network.id).execute()).filter((spell) => holdsOn(spell, day))
  const spellOf = new Map(sat.map((spell) => [spell.personId, spell]))
  const pauses = await pausesAt(db, network.id, day)
  const contacts = await contactsSeen(db, members)
  return members.map(({ validFrom, validTo, ...member }) => {
    const spell = spellOf.get(member.id) ?? { validFrom, validTo }
    return {
      ...member,
      since: spell.validFrom,
      leaves: spell.validTo,
      host: member.id === hostId && member.role !== 'liaison',
      newcomer: isNew(spell.validFrom, network, day),
      onPause: pauses.has(member.membershipId),
      ...(contacts.get(member.id) ?? nothingSeen),
    }
  })
}

/** Whether somebody who joined on a day is new in a group: nobody is in one that has just begun. */
const isNew = (since: PlainDate, { foundedOn }: Pick<Network, 'foundedOn'>, day: PlainDate): boolean =>
  since > foundedOn && since > daysLater(day, -newDays)

/** The members whose last time in the group was over before the day, the last to leave first; liaisons are not counted. */
export async function pastPeopleOf(db: Reader, networkId: string, day: PlainDate): Promise<PastMember[]> {
  const rows = await rowsOf(db, networkId).where('role', '<>', 'liaison').execute()
  const last = new Map(spells(rows).map((spell) => [spell.personId, spell]))
  const nameOf = new Map(rows.map((row) => [row.personId, row]))
  const past = [...last.values()].flatMap(({ personId: id, validFrom: from, validTo: to }): PastMember[] => {
    const { firstName = '', lastName = '' } = nameOf.get(id) ?? {}
    return to === null || to >= day ? [] : [{ id, firstName, lastName, from, to }]
  })
  return past.sort((a, b) => (a.to < b.to ? 1 : -1))
}

const nothingSeen: Contacts = { email: null, phone: null, expertise: null }

/** What each lets the group see; the address of the Ministry's liaison belongs to the task and is always seen. */
async function contactsSeen(
  db: Reader,
  members: readonly Pick<Member, 'id' | 'role'>[],
): Promise<Map<string, Contacts>> {
  const ids = members.map(({ id }) => id)
  const shared = await sharedFieldsOf(db, ids)
  const own = await contactsOf(db, ids)
  return new Map(
    members.map(({ id, role }) => {
      const seen = (field: SharedField) => shared.get(id)?.has(field) ?? false
      const { email, phone, expertise } = own.get(id) ?? nothingSeen
      const contacts = {
        email: seen('email') || role === 'liaison' ? email : null,
        phone: seen('phone') ? phone : null,
        expertise: seen('expertise') ? expertise : null,
      }
      return [id, contacts]
    }),
  )
}

/** What people have to share, whether they do or not: an address that letters come back from is none. */
export async function contactsOf(db: Reader, personIds: readonly string[]): Promise<Map<string, Contacts>> {
  const rows = await inParts(personIds, (part) =>
    db
      .selectFrom('person')
      .leftJoin('address', (join) =>
        join
          .onRef('address.personId', '=', 'person.id')
          .on('address.validTo', 'is', null)
          .on('address.failedAt', 'is', null),
      )
      .select(['person.id', 'email', 'phone', 'expertise'])
      .where('person.id', 'in', part)
      .execute(),
  )
  return new Map(
    rows.map(({ id, email, phone, expertise }) => [
      id,
      { email, phone: phone || null, expertise: expertise || null },
    ]),
  )
}

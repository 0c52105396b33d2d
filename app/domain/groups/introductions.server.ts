// Introducing the people of a small group to each other by what each lets be seen, and the letters that do it.
import type { Introduced } from '#emails/letters'
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import { written } from '~/i18n/named'
import type { Change } from '../core/change.server'
import { post } from '../core/outbox.server'
import type { PlainDate } from '../core/time'
import { membersOf } from '../networks/queries.server'
import { inParts } from '../people/period.server'
import { currentPostsOf } from '../people/queries.server'
import { fullName } from '../people/rules'
import { sharedFieldsOf } from '../people/sharing.server'
import { addressInUse, reachableOf } from '../people/standing.server'

/** Somebody to introduce, and what they are in the group. */
export type ToIntroduce = { id: string; newcomer: boolean; host: boolean }

/** What is seen of people, by name, ready to be said in any language. */
export type Introduction = (locale: Locale) => Introduced[]

/** Introduces people by what each lets the members of their groups see; the posts are those of the day. */
export async function introduce(
  db: Reader,
  people: readonly ToIntroduce[],
  on: PlainDate,
): Promise<Introduction> {
  const as = new Map(people.map((one) => [one.id, one]))
  const ids = [...as.keys()]
  const rows = await inParts(ids, (part) =>
    db
      .selectFrom('person')
      .select(['id', 'firstName', 'lastName', 'sortName', 'phone', 'expertise'])
      .where('id', 'in', part)
      .execute(),
  )
  const [posts, shared, reach] = [
    await currentPostsOf(db, ids, on),
    await sharedFieldsOf(db, ids),
    await reachableOf(db, ids),
  ]
  rows.sort((a, b) => (a.sortName + a.id < b.sortName + b.id ? -1 : 1))
  return (locale) =>
    rows.map((person) => {
      const post = posts.get(person.id)
      const seen = shared.get(person.id)
      return {
        name: fullName(person),
        title: post ? written(post, 'title', locale) : null,
        organisation: post ? written(post, 'name', locale) : null,
        sectorCode: post?.sectorCode ?? null,
        email: seen?.has('email') ? (reach.get(person.id)?.address ?? null) : null,
        phone: seen?.has('phone') ? person.phone : null,
        expertise: seen?.has('expertise') ? person.expertise || null : null,
        newcomer: as.get(person.id)?.newcomer ?? false,
        host: as.get(person.id)?.host ?? false,
      }
    })
}

/** The members of a group on a day, with its host marked, and those who are new; the liaisons are not among them. */
async function membersToIntroduce(
  db: Reader,
  networkId: string,
  on: PlainDate,
  isNew: (member: { id: string; validFrom: PlainDate }) => boolean,
): Promise<ToIntroduce[]> {
  const home = await db
    .selectFrom('groupHome')
    .select('hostId')
    .where('id', '=', networkId)
    .executeTakeFirst()
  const members = (await membersOf(db, networkId, on)).filter(({ role }) => role !== 'liaison')
  return members.map((member) => ({
    id: member.id,
    newcomer: isNew(member),
    host: member.id === home?.hostId,
  }))
}

/** The members of a group on a day, introduced to each other; those whose membership begins that day are new. */
export async function introductionOf(
  db: Reader,
  networkId: string,
  on: PlainDate,
  locale: Locale = 'fi',
): Promise<Introduced[]> {
  const people = await membersToIntroduce(db, networkId, on, ({ validFrom }) => validFrom === on)
  return (await introduce(db, people, on))(locale)
}

/** Whom the reader of a letter asks: the name and the address of the person who acts. @throws when nobody acts */
export async function contactOf(c: Change): Promise<{ name: string; email: string }> {
  if (c.actor.kind !== 'person') throw new Error('only a person writes to a group')
  return { name: c.actor.name, email: (await addressInUse(c.trx, c.actor.personId)) ?? '' }
}

/** The Ministry's contact in a group on a day, as letters name them; null when there is none whom letters reach. */
export async function liaisonOf(
  db: Reader,
  networkId: string,
  on: PlainDate,
): Promise<{ name: string; email: string } | null> {
  const liaison = (await membersOf(db, networkId, on)).find(({ role }) => role === 'liaison')
  const email = liaison ? await addressInUse(db, liaison.id) : null
  return liaison && email !== null ? { name: fullName(liaison), email } : null
}

/** A group that has got new members from a day on. */
export type Welcomed = { networkId: string; startsOn: PlainDate; newcomers: readonly string[] }

/**
 * Posts the welcome to everybody in a group: to those who are new, and to those who sit there and are told who has come.
 * Call it when the memberships are written.
 * @returns how many letters left and in which languages; those whom no letter reaches get none
 */
export async function postWelcome(
  c: Change,
  { networkId, startsOn, newcomers }: Welcomed,
  batchId: string,
): Promise<{ letters: number; locales: Set<Locale> }> {
  const group = await c.trx
    .selectFrom('network')
    .select(['nameFi', 'nameSv', 'nameEn'])
    .where('id', '=', networkId)
    .executeTakeFirstOrThrow()
  const people = await membersToIntroduce(c.trx, networkId, startsOn, ({ id }) => newcomers.includes(id))
  const introduction = await introduce(c.trx, people, startsOn)
  const reach = await reachableOf(
    c.trx,
    people.map(({ id }) => id),
  )
  const [liaison, contact] = [await liaisonOf(c.trx, networkId, startsOn), await contactOf(c)]
  const locales = new Set<Locale>()
  let letters = 0
  for (const { id, newcomer, host } of people) {
    const reader = reach.get(id)
    if (!reader || reader.address === null) continue
    const locale = reader.language
    const members = introduction(locale)
    await post(
      c,
      {
        kind: 'groupWelcome',
        data: {
          groupId: networkId,
          group: written(group, 'name', locale),
          startsOn,
          newcomer,
          toHost: host,
          members,
          liaison,
          contact,
        },
      },
      { to: { personId: id, name: fullName(reader), address: reader.address }, locale, batchId },
    )
    letters += 1
    locales.add(locale)
  }
  return { letters, locales }
}

// Reads of a small group's home. What organisers may see of a group that is not theirs is apart, in `living.server.ts`.
import type { Reader } from '#db/connect'
import type { Instant, PlainDate } from '../core/time'
import type { Network } from '../networks/rules'
import { requestsOf } from './expert-requests.server'
import type { ExpertRequest, HomePerson, PastMember, Theme, Ways } from './home'
import { pastPeopleOf, peopleIn } from './home-people.server'
import { dayOfGroup, smallGroup } from './queries.server'

export type GroupHome = Ways & {
  network: Pick<Network, 'id' | 'nameFi' | 'nameSv' | 'nameEn' | 'foundedOn' | 'endedOn'>
  /** Members by name, those on a pause among them. */
  members: HomePerson[]
  liaisons: HomePerson[]
  /** In the group's own order. */
  themes: Theme[]
  /** Those it has dealt with, the last first. */
  doneThemes: Theme[]
  /** How many were ever brought, those let be among them. */
  proposed: number
  /** Null when the group keeps no notes. */
  notes: { count: number; lastAt: Instant | null } | null
  /** The newest first. */
  requests: ExpertRequest[]
  /** Who sat in it before, the last to leave first. */
  past: PastMember[]
}

/**
 * The home of a group on a day, for those who share in it.
 * @throws Response 404 when there is no such small group
 */
export async function homeOf(db: Reader, networkId: string, on: PlainDate): Promise<GroupHome> {
  const network = await smallGroup(db, networkId)
  const day = dayOfGroup(network, on)
  const ways = await waysOf(db, networkId)
  const people = await peopleIn(db, network, { day, hostId: ways.hostId })
  const { id, nameFi, nameSv, nameEn, foundedOn, endedOn } = network
  return {
    ...ways,
    network: { id, nameFi, nameSv, nameEn, foundedOn, endedOn },
    members: people.filter(({ role }) => role !== 'liaison'),
    liaisons: people.filter(({ role }) => role === 'liaison'),
    ...(await themesOf(db, networkId)),
    notes: ways.keepsNotes ? await notesIn(db, networkId) : null,
    requests: await requestsOf(db, networkId),
    past: await pastPeopleOf(db, networkId, day),
  }
}

const unwritten: Ways = {
  practices: '',
  language: null,
  meets: null,
  hostId: null,
  keepsNotes: false,
  version: 0,
}

/** How a group works; a group that has written nothing has no row yet. */
export async function waysOf(db: Reader, networkId: string): Promise<Ways> {
  const row = await db
    .selectFrom('groupHome')
    .select(['practices', 'language', 'meets', 'hostId', 'keepsNotes', 'version'])
    .where('id', '=', networkId)
    .executeTakeFirst()
  return row ? { ...row, keepsNotes: row.keepsNotes === 1 } : unwritten
}

const named = (row: { firstName: string | null; lastName: string | null }): string | null =>
  row.firstName === null ? null : `${row.firstName} ${row.lastName}`

async function themesOf(
  db: Reader,
  networkId: string,
): Promise<Pick<GroupHome, 'themes' | 'doneThemes' | 'proposed'>> {
  const rows = await db
    .selectFrom('theme')
    .leftJoin('person', 'person.id', 'theme.proposedBy')
    .select(['theme.id', 'title', 'detail', 'source', 'proposedAt', 'doneAt', 'droppedAt'])
    .select(['firstName', 'lastName'])
    .where('theme.networkId', '=', networkId)
    .orderBy('place')
    .orderBy('theme.id')
    .execute()
  const kept = rows
    .filter(({ droppedAt }) => droppedAt === null)
    .map(({ firstName, lastName, droppedAt: _, ...row }): Theme => {
      return { ...row, proposedBy: named({ firstName, lastName }) }
    })
  const done = kept.filter(({ doneAt }) => doneAt !== null)
  return {
    themes: kept.filter(({ doneAt }) => doneAt === null),
    doneThemes: done.sort((a, b) => ((a.doneAt ?? '') < (b.doneAt ?? '') ? 1 : -1)),
    proposed: rows.length,
  }
}

async function notesIn(db: Reader, networkId: string): Promise<{ count: number; lastAt: Instant | null }> {
  const row = await db
    .selectFrom('groupNote')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('changedAt').as('lastAt')])
    .where('networkId', '=', networkId)
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), lastAt: row.lastAt }
}

export type GroupNote = {
  id: string
  text: string
  writtenBy: string | null
  writtenAt: Instant
  changedAt: Instant
}

/** The notes of a group that keeps them, the newest first. */
export async function notesOf(db: Reader, networkId: string): Promise<GroupNote[]> {
  const rows = await db
    .selectFrom('groupNote')
    .leftJoin('person', 'person.id', 'groupNote.writtenBy')
    .select(['groupNote.id', 'text', 'writtenAt', 'changedAt', 'firstName', 'lastName'])
    .where('networkId', '=', networkId)
    .orderBy('writtenAt', 'desc')
    .orderBy('groupNote.id', 'desc')
    .execute()
  return rows.map(({ firstName, lastName, ...row }) => ({
    ...row,
    writtenBy: named({ firstName, lastName }),
  }))
}

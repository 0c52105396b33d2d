// What the page of a merger knows: which organisations end and when, which one takes over, whose posts are decided on.
import type { Db, Reader } from '#db/connect'
import { isDay } from '~/domain/people/form-fields'
import { daysLater, type PlainDate } from '~/domain/core/time'
import { organisationRow } from '~/domain/people/organisation-acts.server'
import { postsToDecide } from '~/domain/people/organisation-merge-page.server'
import type { PostsAfter } from '~/domain/people/organisation-merge.server'
import { organisationChoices } from '~/domain/people/positions.server'
import { sectorsAt } from '~/domain/people/queries.server'

/** The choice of an organisation that is entered with the merger. */
export const newBody = 'new'

export type MergeAsked = {
  /** Empty until it is chosen. */
  into: string
  /** What ends beside the organisation of the page. */
  also: string[]
  lastDay: PlainDate
}

/** Mergers are made at the turn of a year, so its last day is offered. */
export function readMerge(query: URLSearchParams, today: PlainDate): MergeAsked {
  const lastDay = query.get('lastDay') ?? ''
  return {
    into: query.get('into') ?? '',
    also: [...new Set(query.getAll('also').filter(Boolean))],
    lastDay: isDay(lastDay) ? lastDay : `${today.slice(0, 4)}-12-31`,
  }
}

/** Everything the page shows. @throws Response 404 when an organisation that is named is not there */
export async function mergePage(db: Reader, id: string, asked: MergeAsked, today: PlainDate) {
  const organisation = await organisationRow(db, id)
  const also = []
  for (const other of asked.also) also.push(await organisationRow(db, other))
  const into = asked.into === '' || asked.into === newBody ? null : await organisationRow(db, asked.into)
  const chosen = asked.into !== ''
  const choices = await organisationChoices(db, today)
  return {
    asked,
    organisation,
    ending: [organisation, ...also].map(({ id: one, nameFi, nameSv, nameEn }) => ({
      id: one,
      nameFi,
      nameSv,
      nameEn,
    })),
    into: into && { id: into.id, nameFi: into.nameFi, nameSv: into.nameSv, nameEn: into.nameEn },
    choices: choices.filter((choice) => choice.id !== id),
    posts: chosen ? await postsToDecide(db, [id, ...asked.also], asked.lastDay) : [],
    sectors: await sectorsAt(db, today),
    firstDay: daysLater(asked.lastDay, 1),
  }
}

const prefix = 'post-'

/** What was chosen for each post: a field `post-<id>` a post. */
export function readFates(body: FormData): PostsAfter {
  const people: PostsAfter = {}
  for (const [name, value] of body)
    if (name.startsWith(prefix) && (value === 'continues' || value === 'ends'))
      people[name.slice(prefix.length)] = value
  return people
}

/** The name of the merger for the list of deeds: what ended and what took over. */
export async function mergeDetail(db: Db, id: string, asked: MergeAsked, newName: string | null) {
  const ending = []
  for (const one of [id, ...asked.also]) ending.push((await organisationRow(db, one)).nameFi)
  const into = newName ?? (await organisationRow(db, asked.into)).nameFi
  return { name: ending.join(', '), into }
}

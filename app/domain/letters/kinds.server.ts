// The kinds of letters that organisers' lists tell apart, and those of small groups, of which not even the kind is told.
import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely'
import type { Database } from '#db/schema'
import { letterKinds, type LetterKind } from '#emails/letters'

/** Letters on their way to being found. */
export type Letters = SelectQueryBuilder<Database, 'outbox', { id: string }>
export type Branch = (query: Letters) => Letters

/** Letters in which a small group speaks to its own members. */
const groupsOwnKinds: ReadonlySet<string> = new Set<LetterKind>(['groupTimes'])

export const isGroupsOwn = (kind: string): boolean => groupsOwnKinds.has(kind)

/** The kinds that a list may be narrowed by. */
export const kindsListed: readonly LetterKind[] = letterKinds.filter((kind) => !isGroupsOwn(kind))

/** Whether a letter is about a meeting that a small group has called. */
export const ofMeeting = ({ exists, selectFrom }: ExpressionBuilder<Database, 'outbox'>) =>
  exists(
    selectFrom('event')
      .select('event.id')
      .whereRef('event.id', '=', 'outbox.eventId')
      .where('event.networkId', 'is not', null),
  )

/** Narrows to kinds; of a small group's letters not even the kind is told, so none is found by it. */
export const ofKinds =
  (kinds: readonly LetterKind[]): Branch =>
  (query) =>
    query
      .where(
        'kind',
        'in',
        kinds.filter((kind) => !isGroupsOwn(kind)),
      )
      .where((e) => e.not(ofMeeting(e)))

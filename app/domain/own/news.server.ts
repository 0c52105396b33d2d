// Reads what has changed for a person in the last two weeks: their events, their circles, the boards of these.
import type { Reader } from '#db/connect'
import { dayBegins } from '../calendar/weeks'
import { dateOf, daysLater, type Instant, type PlainDate } from '../core/time'
import { inForce } from '../people/period.server'
import { fullName } from '../people/rules'
import { isFoundBy, viewerOf } from '../people/visibility.server'
import {
  eventNews,
  inNewsOrder,
  joinNews,
  mostNews,
  newsDays,
  tellingKinds,
  type BoardNews,
  type Joining,
  type OwnNews,
  type Told,
} from './news'

/** Who reads: assistants hear of their managers' events too, but for the meetings of small groups. */
export type NewsReader = { personId: string; managerIds: readonly string[]; organiser: boolean }

/** What has changed, the newest first, at most `mostNews`. */
export async function newsOf(db: Reader, reader: NewsReader, now: Instant): Promise<OwnNews[]> {
  const today = dateOf(now)
  const since = daysLater(today, -newsDays)
  const told = await toldTo(db, reader, dayBegins(since))
  const joined = await joinedSince(db, reader, { since, today })
  const notes = await notesSince(db, reader.personId, { since, today })
  return inNewsOrder([...eventNews(told, now), ...joinNews(joined), ...notes]).slice(0, mostNews)
}

/** The letters of changes to the reader. What a letter said may have changed since, so the event is told as it stands. */
async function toldTo(db: Reader, { personId, managerIds }: NewsReader, since: Instant): Promise<Told[]> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('invitation', 'invitation.id', 'outbox.invitationId')
    .innerJoin('event', 'event.id', 'invitation.eventId')
    .innerJoin('person', 'person.id', 'invitation.personId')
    .select([
      'outbox.kind',
      'outbox.createdAt as at',
      'invitation.id as invitationId',
      'firstName',
      'lastName',
    ])
    .select(['invitation.personId', 'seat', 'offerUntil', 'event.status', 'startsAt', 'endsAt', 'place'])
    .select(['titleFi', 'titleSv', 'titleEn'])
    .where('outbox.personId', '=', personId)
    .where('outbox.kind', 'in', tellingKinds)
    .where('outbox.createdAt', '>=', since)
    .where('invitation.withdrawnAt', 'is', null)
    .where('invitation.personId', 'in', [personId, ...managerIds])
    .where((e) => e.or([e('event.networkId', 'is', null), e('invitation.personId', '=', personId)]))
    .orderBy('outbox.id')
    .execute()
  return rows.flatMap(({ kind, personId: invited, firstName, lastName, ...row }) => {
    const known = tellingKinds.find((one) => one === kind)
    const forName = invited === personId ? null : fullName({ firstName, lastName })
    return known === undefined ? [] : [{ ...row, kind: known, forName }]
  })
}

type Span = { since: PlainDate; today: PlainDate }

/** Who has come into the reader's circles after them. Somebody whose task in a circle changed was there before. */
async function joinedSince(db: Reader, reader: NewsReader, { since, today }: Span): Promise<Joining[]> {
  const viewer = viewerOf(reader, today)
  const rows = await db
    .selectFrom('membership as own')
    .innerJoin('membership', 'membership.networkId', 'own.networkId')
    .innerJoin('network', 'network.id', 'own.networkId')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['membership.networkId', 'membership.personId', 'membership.validFrom', 'firstName', 'lastName'])
    .select(['network.nameFi', 'network.nameSv', 'network.nameEn'])
    .where('own.personId', '=', reader.personId)
    .where('membership.personId', '!=', reader.personId)
    .where(inForce('own', today))
    .where(inForce('membership', today))
    .where('membership.validFrom', '>=', since)
    .whereRef('membership.validFrom', '>', 'own.validFrom')
    .where((e) => e.or([e('network.endedOn', 'is', null), e('network.endedOn', '>=', today)]))
    .where(isFoundBy(viewer))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('membership as before')
            .select('before.id')
            .whereRef('before.networkId', '=', 'membership.networkId')
            .whereRef('before.personId', '=', 'membership.personId')
            .whereRef('before.validFrom', '<', 'membership.validFrom')
            .where((e) =>
              e.or([e('before.validTo', 'is', null), e('before.validTo', '>=', daysLater(since, -1))]),
            ),
        ),
      ),
    )
    .orderBy('sortName')
    .orderBy('membership.id')
    .execute()
  return rows.map(({ firstName, lastName, ...row }) => ({ ...row, name: fullName({ firstName, lastName }) }))
}

/** What others have put on the boards of the reader's circles and what still stands there. */
async function notesSince(db: Reader, personId: string, { since, today }: Span): Promise<BoardNews[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .innerJoin('boardNote', 'boardNote.networkId', 'network.id')
    .select(['boardNote.id as noteId', 'boardNote.kind as boardKind', 'title', 'language', 'postedAt'])
    .select(['network.id as networkId', 'nameFi', 'nameSv', 'nameEn'])
    .distinct()
    .where('membership.personId', '=', personId)
    .where(inForce('membership', today))
    .where((e) => e.or([e('network.endedOn', 'is', null), e('network.endedOn', '>=', today)]))
    .where('postedAt', '>=', dayBegins(since))
    .where('hiddenAt', 'is', null)
    .where((e) => e.or([e('authorId', 'is', null), e('authorId', '!=', personId)]))
    .orderBy('postedAt', 'desc')
    .execute()
  return rows.map(({ postedAt, ...row }) => ({ ...row, kind: 'board', on: dateOf(postedAt) }))
}

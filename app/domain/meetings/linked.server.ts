// What the links in a group's letters open: the poll, and the question whether the group met.
import type { Reader } from '#db/connect'
import type { Locale, MeetingReportTable } from '#db/schema'
import { dateOf, type Instant } from '../core/time'
import { groupLinkByToken, type GroupLink } from '../groups/links.server'
import { groupMemberIds, smallGroup } from '../groups/queries.server'
import { expectedAt } from './meeting-view.server'
import { pollById, pollView, type PollView, type TickedPerson } from './polls.server'
import { reportById, tellUntil } from './report-acts.server'

type Names = { nameFi: string; nameSv: string; nameEn: string }
type Person = { firstName: string; lastName: string }

/** `unknown`: no such link. `gone`: its holder has left the group, or its time is out. */
export type ClosedLinkReason = 'unknown' | 'gone'

type Opened<What> =
  | ({ ok: true; link: GroupLink; network: Names; person: Person } & What)
  | { ok: false; reason: ClosedLinkReason }

/** The link with its holder, if they still share in the group. */
async function opened(db: Reader, link: GroupLink, networkId: string, now: Instant): Promise<Opened<object>> {
  const memberIds = await groupMemberIds(db, networkId, dateOf(now))
  if (!memberIds.includes(link.personId)) return { ok: false, reason: 'gone' }
  const { nameFi, nameSv, nameEn } = await smallGroup(db, networkId)
  const person = await db
    .selectFrom('person')
    .select(['firstName', 'lastName'])
    .where('id', '=', link.personId)
    .executeTakeFirstOrThrow()
  return { ok: true, link, network: { nameFi, nameSv, nameEn }, person }
}

/** A poll as a letter's link shows it: one's own ticks, and what all add up to; who else ticked what stays signed in. */
export type LinkedPoll = Omit<PollView, 'people'> & { own: TickedPerson['ticks'] }

/** The poll that a letter's secret opens, as its holder sees it. */
export async function linkedPoll(
  db: Reader,
  token: string,
  { now, locale }: { now: Instant; locale: Locale },
): Promise<Opened<{ view: LinkedPoll }>> {
  const link = await groupLinkByToken(db, 'times', token)
  if (!link) return { ok: false, reason: 'unknown' }
  const poll = await pollById(db, link.thingId)
  const open = await opened(db, link, poll.networkId, now)
  if (!open.ok) return open
  const { people, ...view } = await pollView(db, poll, { personId: link.personId, locale }, now)
  const own = people.find(({ personId }) => personId === link.personId)?.ticks ?? {}
  return { ...open, view: { ...view, own } }
}

/** The question whether a group met, with how many were expected. */
export async function linkedReport(
  db: Reader,
  token: string,
  now: Instant,
): Promise<Opened<{ report: MeetingReportTable; expected: number | null }>> {
  const link = await groupLinkByToken(db, 'met', token)
  if (!link) return { ok: false, reason: 'unknown' }
  const report = await reportById(db, link.thingId)
  if (dateOf(now) > tellUntil(report.heldOn)) return { ok: false, reason: 'gone' }
  const open = await opened(db, link, report.networkId, now)
  if (!open.ok) return open
  return {
    ...open,
    report,
    expected: report.eventId === null ? null : await expectedAt(db, report.eventId),
  }
}

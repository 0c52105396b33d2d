// The queries that every press and every page runs find their rows by an index, in a world of its true size.
import SqliteDatabase from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { overSqlite, type Db } from '#db/connect'
import { fillDemoWorld, type DemoWorld } from '#db/demo'
import { migrate } from '#db/migrate'
import type { Database, InvitationTable } from '#db/schema'
import type { Letter } from '#emails/letters'
import { samples } from '#emails/samples'
import { attendanceOf } from '~/domain/afterwards/after-page.server'
import { surveyByToken } from '~/domain/afterwards/survey.server'
import { awaiting, handled, losingMembers, termsEnding, unreachable } from '~/domain/continuity/lists.server'
import { continuityOf } from '~/domain/continuity/queries.server'
import { coordinatorsOf } from '~/domain/alumni/coordinators.server'
import { coursesOf, matesOf } from '~/domain/alumni/courses.server'
import { whereaboutsOf } from '~/domain/alumni/whereabouts.server'
import { newsReaders } from '~/domain/boards/news-letter.server'
import { boardPage, notePage } from '~/domain/boards/pages.server'
import { latestNotes } from '~/domain/boards/queries.server'
import { trailOf } from '~/domain/core/audit.server'
import type { Change } from '~/domain/core/change.server'
import { deedList, deedPage, deedsOf } from '~/domain/core/deed-queries.server'
import { forgetOldSteps } from '~/domain/core/undoing.server'
import { indexIfMissing } from '~/domain/core/search-index.server'
import { post } from '~/domain/core/outbox.server'
import { markAddressWorks, markSent } from '~/domain/core/outbox-marks.server'
import { nextDueAt, takeDue, type TakenLetter } from '~/domain/core/outbox-pump.server'
import { batchCounts, lettersOfEvent, lettersOfInvitation } from '~/domain/core/outbox-queries.server'
import { beat } from '~/domain/core/post-workers.server'
import { sendAgain } from '~/domain/core/sending-again.server'
import { nameHints } from '~/domain/directory/hints.server'
import { directoryList } from '~/domain/directory/list.server'
import { personSeenBy } from '~/domain/directory/person.server'
import { readDirectorySearch } from '~/domain/directory/search'
import { replyAddressOf, writeToPerson } from '~/domain/directory/writing.server'
import { letterCounts, letterList, pausesShown } from '~/domain/letters/list.server'
import { anyLetter, letterStates } from '~/domain/letters/states'
import { letterPage } from '~/domain/letters/page.server'
import { unreachedInvitations } from '~/domain/letters/unreached.server'
import { invitationsMeant, lettersBehind, eventByUid } from '~/domain/incoming/matching.server'
import { forgetMail } from '~/domain/incoming/forgetting.server'
import { mailsWaiting, queueOf } from '~/domain/incoming/queue.server'
import { readQueueSearch } from '~/domain/incoming/search'
import { aliasesOf, holdersOf } from '~/domain/people/aliases.server'
import { answerCountsOf, eventById, type EventRow } from '~/domain/events/queries.server'
import { tasksDueBy, tasksOf } from '~/domain/events/tasks.server'
import { answerList } from '~/domain/invitations/answer-list.server'
import { invitationsOfPerson } from '~/domain/invitations/person-history.server'
import {
  comingInvitationsOf,
  invitationByToken,
  liveInvitationsOf,
  placeInLine,
} from '~/domain/invitations/queries.server'
import { lapseOffers } from '~/domain/invitations/line.server'
import { lineList } from '~/domain/invitations/line-list.server'
import { seatView } from '~/domain/invitations/line-view.server'
import { promoteFromWaitingList, seatStateOf } from '~/domain/invitations/seats.server'
import { seatPicture } from '~/domain/invitations/seats-view.server'
import { busyOf } from '~/domain/meetings/clashes.server'
import { lastMetOn, meetingsOf } from '~/domain/meetings/meetings.server'
import { eventsOf } from '~/domain/meetings/network-events.server'
import { invitedThen } from '~/domain/meetings/network-meetings.server'
import { pollsWaitingFor } from '~/domain/meetings/polls.server'
import { historyOf } from '~/domain/networks/history.server'
import { leadersAt } from '~/domain/networks/list.server'
import { memberPage, sectorSpread } from '~/domain/networks/member-list.server'
import { comingMembersOf, pastMembersOf, pausesAt, waitingFor } from '~/domain/networks/members.server'
import { networkStanding } from '~/domain/networks/network-acts.server'
import { ownMembership } from '~/domain/networks/own.server'
import { membersAt, membershipsOf, networksAt } from '~/domain/networks/queries.server'
import { ownCalendar } from '~/domain/own/calendar.server'
import { ownCircles } from '~/domain/own/circles.server'
import { historyOf as ownHistoryOf } from '~/domain/own/history.server'
import { newsOf } from '~/domain/own/news.server'
import { askingMore } from '~/domain/own/pressing.server'
import { likelyDoubles } from '~/domain/people/doubles.server'
import { wholeRecord } from '~/domain/people/merging-acts.server'
import { mergePlan } from '~/domain/people/merging-plan.server'
import { formerStaffOf, organisationList, staffOf } from '~/domain/people/organisations.server'
import { addressesOf, endReasonsOf, personTrail, timelineOf } from '~/domain/people/person-page.server'
import { survivorOf } from '~/domain/people/survivor.server'
import { positionPage, positionsOf } from '~/domain/people/positions.server'
import { assistanceOf, currentPostsOf, peopleList } from '~/domain/people/queries.server'
import { sectorList } from '~/domain/people/sectors.server'
import { mayLook, metBy, pagesOpenTo } from '~/domain/people/visibility.server'
import { wantedBy, whoWants } from '~/domain/profile/letters.server'
import { ownData } from '~/domain/profile/own-data.server'
import { photoToShow, seenMarks } from '~/domain/profile/photos.server'
import { openQuietLink, quietLink } from '~/domain/profile/quiet-link.server'
import { coursesCompletedBy, peopleOnCourse, programmeList } from '~/domain/programmes/queries.server'
import { forgetReplies } from '~/domain/questions/forgetting.server'
import { questionList } from '~/domain/questions/list.server'
import { questionsFor, sessionsTaken } from '~/domain/questions/queries.server'
import { repliesOf } from '~/domain/questions/summary.server'
import { openReminders, remindersOf } from '~/domain/reminders/queries.server'
import { remarkPage, remarkQueue, remarksWaiting } from '~/domain/remarks/queue.server'
import { breakdownOf, figuresByEvent } from '~/domain/reports/event-figures.server'
import { openCallsOf } from '~/domain/rounds/call-view.server'
import { choicesOf } from '~/domain/rounds/choosing.server'
import { problemOf } from '~/domain/rounds/problem.server'
import { candidatesOf, roundById, type Round } from '~/domain/rounds/rounds.server'
import { search } from '~/domain/search/queries.server'
import { seatsOfAll } from '~/domain/seats/queries.server'
import { datesPage } from '~/domain/series/answering.server'
import { clashesOf } from '~/domain/year/clashes.server'
import { feedByToken, feedLines } from '~/domain/feeds/queries.server'
import { feedContent } from '~/domain/feeds/text.server'
import type { FeedThing } from '~/domain/feeds/things'
import { contentOf } from '~/domain/year/year.server'
import { mailbox } from '../world'

const now = '2026-11-21T09:30:00.000Z'
const worker = { id: 'worker', host: 'here', pid: 1 }
const alone = { lives: () => false, isHere: () => false }

let sqlite: SqliteDatabase.Database
let db: Db
let demo: DemoWorld
let said: string[] = []

beforeAll(async () => {
  sqlite = new SqliteDatabase(':memory:')
  const plain = overSqlite(sqlite)
  await migrate(plain)
  demo = await fillDemoWorld(plain, { now, mailbox })
  await indexIfMissing(plain, now)
  db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: sqlite }),
    log: ({ query }) => {
      said.push(query.sql)
    },
  })
})
afterAll(() => db.destroy())

/** Runs what reads, inside a transaction that is taken back. */
async function inChange(act: (c: Change) => Promise<unknown>): Promise<void> {
  const over = new Error('taken back')
  await db
    .transaction()
    .execute(async (trx) => {
      let ids = 0
      await act({ trx, actor: { kind: 'system' }, now, newId: () => `plan-${ids++}` })
      throw over
    })
    .catch((error: unknown) => {
      if (error !== over) throw error
    })
}

/** Tables that grow for ever: none of these queries may walk through one from end to end. */
const grown = [
  ...['invitation', 'outbox', 'letter', 'earlier', 'answer', 'answerLink', 'audit'],
  ...['person', 'doer', 'undoer', 'decider', 'address', 'works', 'appointment', 'other', 'ended'],
  ...['membership', 'next', 'completion', 'participant', 'searchWord', 'later', 'deedStep'],
  ...['reply', 'eventTask', 'incomingMail', 'mail', 'alias', 'remark'],
  ...['boardNote', 'boardReply', 'sharedField', 'photo', 'unwantedLetter', 'own', 'theirs', 'before'],
]
const walked = new RegExp(`^SCAN (${grown.join('|')})\\b`)

/** Every line of a plan that walks through a grown table, but for those that may. */
function walks(may: readonly string[] = []): string[] {
  const queries = [...new Set(said)].filter((query) => /^\s*(select|update|delete|with)\b/.test(query))
  expect(queries.length).toBeGreaterThan(0)
  return queries.flatMap((query) => {
    const lines = sqlite.prepare(`explain query plan ${query}`).all(...unknownOf(query)) as {
      detail: string
    }[]
    return lines
      .filter(({ detail }) => walked.test(detail) && !may.includes(walked.exec(detail)?.[1] ?? ''))
      .map(({ detail }) => `${detail}: ${query}`)
  })
}

/** The plan is the same whatever the values are. */
const unknownOf = (query: string) => (query.match(/\?/g) ?? []).map(() => null)

const letter = (): TakenLetter => ({
  id: 'no-letter',
  kind: 'invitation',
  data: '{}',
  toName: '',
  toAddress: 'a@vm.example',
  messageId: '',
  eventId: 'no-event',
  invitationId: 'no-invitation',
  createdAt: now,
  locale: 'fi',
  attempts: 1,
  leasedUntil: now,
  leasedBy: null,
  follows: null,
})

const eventId = () => demo.upcoming.morningCoffeeId

/** A read of what one invited person sees. */
async function seenByInvited(
  read: (event: EventRow, invitation: InvitationTable) => Promise<unknown>,
): Promise<void> {
  const [invitation] = await liveInvitationsOf(db, eventId())
  if (invitation) await read(await eventById(db, eventId()), invitation)
}

/** A feed as the demo's manager reads it. */
const feedOf = (thing: FeedThing) =>
  feedContent(
    db,
    { thing, personId: demo.managerId, locale: 'fi' },
    { now, baseUrl: 'https://johtofoorumi.vm.example' },
  )

const reading = { now, pauses: [], locale: 'fi' as const }
/** The list of letters goes from the newest until its page is full: of every state that lasts, or the words of a few. */
const lettersRead: [string, () => Promise<unknown>][] = [
  ...letterStates
    .filter((state) => state !== 'sent' && state !== 'all')
    .map((state): [string, () => Promise<unknown>] => [
      `letterList in ${state}`,
      () => letterList(db, { ...anyLetter, state }, reading),
    ]),
  ['letterList of an event', () => letterList(db, { ...anyLetter, eventId: eventId() }, reading)],
  ['letterList of a kind', () => letterList(db, { ...anyLetter, kind: 'cancelled' }, reading)],
  ['letterCounts', () => letterCounts(db, anyLetter, reading)],
  ['pausesShown', () => pausesShown(db, now)],
  [
    'letterPage',
    () =>
      inChange(async (c) => {
        const to = { personId: managerId(), name: '', address: 'a@vm.example' }
        const about = samples('fi').invitation as Letter
        const { id } = await post(c, about, { to, locale: 'fi', eventId: eventId() })
        const page = await letterPage(c.trx, id, {
          ...{ now, pauses: [], baseUrl: 'https://johtofoorumi.vm.example' },
          mailFrom: { name: 'Johtofoorumi', address: mailbox },
        })
        expect(page.waitsFor).not.toBeNull()
      }),
  ],
  ['unreachedInvitations', () => unreachedInvitations(db, eventId())],
]

const reads: [string, () => Promise<unknown>][] = [
  ['seatStateOf', async () => seatStateOf(db, await eventById(db, eventId()))],
  [
    'promoteFromWaitingList',
    () =>
      inChange(async (c) => {
        const event = await eventById(c.trx, eventId())
        await promoteFromWaitingList(c, { ...event, capacity: null }, 'capacityRaised')
      }),
  ],
  ['seatView', () => seenByInvited((event, invitation) => seatView(db, event, invitation))],
  ['seatPicture', async () => seatPicture(db, await eventById(db, eventId()))],
  ['lineList', async () => lineList(db, await eventById(db, eventId()), { page: 1, now })],
  ['lapseOffers', () => lapseOffers(db, now)],
  ['questionsFor', () => seenByInvited((_event, invitation) => questionsFor(db, invitation))],
  ['sessionsTaken', () => sessionsTaken(db, eventId(), '')],
  ['repliesOf', async () => repliesOf(db, await eventById(db, eventId()))],
  ['questionList', () => questionList(db, eventId())],
  ['forgetReplies', () => forgetReplies(db, now)],
  ['openReminders', () => openReminders(db, now)],
  ['remindersOf', async () => remindersOf(db, await eventById(db, eventId()), now)],
  ['tasksOf', () => tasksOf(db, eventId())],
  ['tasksDueBy', () => tasksDueBy(db, '2026-12-01')],
  [
    'placeInLine',
    () => placeInLine(db, { eventId: eventId(), queueNumber: 1, offerUntil: null, offerLapsedAt: null }),
  ],
  ['answerCountsOf', () => answerCountsOf(db, [eventId(), demo.upcoming.managementDayId])],
  ['answerList', async () => answerList(db, await eventById(db, eventId()), now)],
  ['liveInvitationsOf', () => liveInvitationsOf(db, eventId())],
  ['attendanceOf', async () => attendanceOf(db, await eventById(db, eventId()))],
  ['surveyByToken', () => surveyByToken(db, 'no-token', now)],
  ['figuresByEvent', () => figuresByEvent(db, { eventId: eventId() }, now)],
  ['breakdownOf', () => breakdownOf(db, { eventId: eventId() }, now)],
  ['contentOf the year', () => contentOf(db, { from: '2026-01-01', to: '2026-12-31' }, null, now)],
  [
    'clashesOf',
    async () => {
      const event = await eventById(db, eventId())
      await clashesOf(db, event, event, now)
    },
  ],
  ['the feed of one’s own', () => feedOf({ kind: 'own' })],
  ['the feed of the organisers', () => feedOf({ kind: 'organiser' })],
  ['the feed of a kind', () => feedOf({ kind: 'eventKind', eventKind: 'morningCoffee' })],
  ['the feed of a group', async () => feedOf({ kind: 'group', networkId: await firstOf('network') })],
  ['feedByToken', () => feedByToken(db, 'no-token', now)],
  ['feedLines', () => feedLines(db, demo.managerId, now)],
  ['datesPage', () => datesPage(db, { seriesId: 'a', personId: 'b', holderId: null }, now).catch(() => null)],
  ['invitationByToken', () => invitationByToken(db, 'no-token', now)],
  [
    'comingInvitationsOf',
    () => comingInvitationsOf(db, { personId: demo.managerId, managerIds: [demo.alumnusId] }, now),
  ],
  ['takeDue', () => inChange((c) => takeDue(c, 40, 300))],
  ['nextDueAt', () => nextDueAt(db, now, { seconds: 60 })],
  ['markSent', () => inChange((c) => markSent(c, letter()))],
  ['markAddressWorks', () => inChange((c) => markAddressWorks(c, 'nobody@vm.example'))],
  ['beat', () => inChange((c) => beat(c, worker, alone, 300))],
  ['sendAgain', () => inChange((c) => sendAgain(c, 'no-letter').catch(() => undefined))],
  ['batchCounts', () => batchCounts(db, 'no-batch')],
  ['lettersOfEvent', () => lettersOfEvent(db, eventId())],
  ...lettersRead,
  ['lettersOfInvitation', () => lettersOfInvitation(db, 'no-invitation')],
  ['trailOf', () => trailOf(db, { kind: 'event', id: eventId() })],
  ['membersAt', () => membersAt(db, ['a', 'b'], '2020-01-01')],
  [
    'who was invited before',
    () =>
      db
        .selectFrom('invitation')
        .select(['sequence', 'stampedAt'])
        .where('eventId', '=', 'a')
        .where('personId', '=', 'b')
        .orderBy('id', 'desc')
        .limit(1)
        .execute(),
  ],
]

test.each(reads)('%s walks through no table that grows', async (_, read) => {
  said = []
  await read()
  expect(walks()).toEqual([])
})

const inQueue = (query: string) => queueOf(db, readQueueSearch(new URLSearchParams(query)))
const counts = 'how many stand where is counted over all that is kept'

const remarkReads: [string, () => Promise<unknown>][] = [
  ['remarkQueue', () => remarkQueue(db, { page: 2, today: '2026-11-21' })],
  ['remarksWaiting', () => remarksWaiting(db, '2026-11-21')],
  ['remarkPage', () => remarkPage(db, 'no-remark', '2026-11-21').catch(() => null)],
]
test.each(remarkReads)('of remarks %s walks through no table that grows', async (_, read) => {
  said = []
  await read()
  expect(walks([])).toEqual([])
})

/** What taking a mail and showing the queue read; `may` as below. */
const mailReads: [string, () => Promise<unknown>, Record<string, string>?][] = [
  ['lettersBehind', () => lettersBehind(db, { follows: [] }, 'no-letter')],
  ['eventByUid', () => eventByUid(db, 'no-uid')],
  ['invitationsMeant', () => invitationsMeant(db, eventId(), [managerId()])],
  ['holdersOf', () => holdersOf(db, 'kuka@muu.example')],
  ['aliasesOf', () => aliasesOf(db, managerId())],
  ['queueOf what waits', () => inQueue(''), { mail: counts }],
  ['queueOf an event', () => inQueue(`show=all&event=${eventId()}`)],
  ['queueOf words', () => inQueue('q=laine'), { mail: 'words are looked for in what has not been emptied' }],
  ['mailsWaiting', () => mailsWaiting(db)],
  ['mailsWaiting of an event', () => mailsWaiting(db, eventId())],
  ['forgetMail', () => forgetMail(db, now)],
]
test.each(mailReads)(
  'of mail that came in %s walks through no table that grows',
  async (_, read, may = {}) => {
    said = []
    await read()
    expect(walks(Object.keys(may))).toEqual([])
  },
)

const on = '2024-03-01'
const idsOf = async (table: 'network' | 'organisation' | 'position' | 'course' | 'deed') =>
  (await db.selectFrom(table).select('id').orderBy('id').execute()).map(({ id }) => id)
const firstOf = async (table: Parameters<typeof idsOf>[0]) => (await idsOf(table))[0] ?? ''
const managerId = () => demo.managerId

/** A round in which every network goes on. */
async function aRound(): Promise<Round> {
  const known = await db.selectFrom('round').select('id').executeTakeFirst()
  if (known) return roundById(db, known.id)
  const [messages, over] = [
    { messageFi: '', messageSv: '', messageEn: '' },
    { confirmedProposalId: null, confirmedAt: null, closedAt: null },
  ]
  const days = { startsOn: '2024-06-01', answerBy: '2024-04-01', createdBy: null, createdAt: now }
  await db
    .insertInto('round')
    .values({ id: 'a-round', name: '', ...days, ...messages, ...over, sizeMin: 8, sizeMax: 10, version: 1 })
    .execute()
  for (const networkId of await idsOf('network'))
    await db.insertInto('roundGroup').values({ id: networkId, roundId: 'a-round', networkId }).execute()
  return roundById(db, 'a-round')
}

const everybody = 'everybody is on the list, which is counted, and read in its order up to the page'
const inside = 'a word may stand anywhere in a name'
const counted = 'each row of the day is counted to its body or network'
const whoPressed = 'merging is rare, and an index would slow every answer'
const elsewhere = 'whose post is newer than their address is asked of everybody'
const noPost = 'that somebody has no post, or no address, is written nowhere'

const alumnus = () => ({ personId: demo.alumnusId, organiser: false, on: '2026-11-21' })
async function alumniNetwork(): Promise<{ id: string; programmeId: string }> {
  const { id, programmeId } = await db
    .selectFrom('network')
    .select(['id', 'programmeId'])
    .where('kind', '=', 'alumni')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return { id, programmeId: programmeId ?? '' }
}

/** The registry's reads; `may` names a grown table that one has to walk through, and why. */
const registryReads: [string, () => Promise<unknown>, Record<string, string>?][] = [
  ['peopleList', () => peopleList(db, { page: 3 }, on), { person: everybody }],
  ['peopleList by name', () => peopleList(db, { q: 'virta ai' }, on), { person: inside }],
  ['peopleList of a role', () => peopleList(db, { roleClass: 'hrLead' }, on)],
  ['peopleList of a kind', () => peopleList(db, { kind: 'agency' }, on)],
  ['peopleList by sector', () => peopleList(db, { sort: 'sector' }, on), { person: everybody }],
  [
    'peopleList of a sector',
    async () =>
      peopleList(db, { sectorId: (await sectorList(db, on))[0]?.id ?? '', roleClass: 'director' }, on),
  ],
  ['organisationList', () => organisationList(db, {}, on, 'fi'), { appointment: counted }],
  ['staffOf', async () => staffOf(db, await firstOf('organisation'), on)],
  ['formerStaffOf', async () => formerStaffOf(db, await firstOf('organisation'), on)],
  ['positionsOf', async () => positionsOf(db, await firstOf('organisation'), on)],
  ['positionPage', async () => positionPage(db, await firstOf('position'), on)],
  ['likelyDoubles', () => likelyDoubles(db, { firstName: 'A', lastName: 'B', emails: ['a@b.example'] }, on)],
  [
    'mergePlan',
    () => mergePlan(db, demo.managerId, demo.alumnusId, now, () => 'not written'),
    {
      ...{ invitation: whoPressed, answer: whoPressed, reply: whoPressed, eventTask: whoPressed },
      ...{ boardNote: whoPressed, boardReply: whoPressed, remark: whoPressed },
    },
  ],
  ['survivorOf', () => survivorOf(db, managerId())],
  ['wholeRecord', () => wholeRecord(db, managerId())],
  ['currentPostsOf', () => currentPostsOf(db, [managerId(), demo.alumnusId], on)],
  ['timelineOf', () => timelineOf(db, managerId(), on)],
  ['addressesOf', () => addressesOf(db, managerId())],
  ['membershipsOf', () => membershipsOf(db, managerId())],
  ['endReasonsOf', () => endReasonsOf(db, managerId())],
  ['coursesCompletedBy', () => coursesCompletedBy(db, managerId())],
  ['invitationsOfPerson', () => invitationsOfPerson(db, managerId())],
  ['personTrail', () => personTrail(db, managerId(), 20)],
  ['assistanceOf', () => assistanceOf(db, managerId(), on)],
  ['networksAt', () => networksAt(db, on)],
  ['networksAt of a person', () => networksAt(db, on, { of: managerId() })],
  ['leadersAt', () => leadersAt(db, on)],
  ['membersAt a past date', async () => membersAt(db, await idsOf('network'), on)],
  ['memberPage', async () => memberPage(db, await firstOf('network'), on, { q: 'a', page: 1 })],
  ['sectorSpread', async () => sectorSpread(db, await firstOf('network'), on, 10)],
  ['pausesAt', async () => pausesAt(db, await firstOf('network'), on)],
  ['pastMembersOf', async () => pastMembersOf(db, await firstOf('network'), on, 1)],
  ['comingMembersOf', async () => comingMembersOf(db, await firstOf('network'), on)],
  ['waitingFor', async () => waitingFor(db, await firstOf('network'), on)],
  [
    'historyOf',
    async () => historyOf(db, { id: await firstOf('network'), foundedOn: '2015-01-01', endedOn: null }, on),
  ],
  ['seatsOfAll', () => seatsOfAll(db, on)],
  ['programmeList', () => programmeList(db)],
  ['peopleOnCourse', async () => peopleOnCourse(db, await firstOf('course'), on)],
  ['matesOf', async () => matesOf(db, await firstOf('course'), alumnus(), { q: 'a', page: 1 })],
  ['coursesOf', async () => coursesOf(db, await alumniNetwork(), alumnus())],
  ['whereaboutsOf', async () => whereaboutsOf(db, (await alumniNetwork()).id, on)],
  ['coordinatorsOf', async () => coordinatorsOf(db, (await alumniNetwork()).id, alumnus())],
  ['eventsOf a member', async () => eventsOf(db, await alumniNetwork(), alumnus(), now)],
  [
    'eventsOf an organiser',
    async () => eventsOf(db, await alumniNetwork(), { ...alumnus(), organiser: true }, now),
    { event: 'the audiences of all events are looked through for the network’s name' },
  ],
  ['search', () => search(db, 'virta johtaja', { on })],
  ['search of a kind', () => search(db, 'virta', { on, thing: 'person', page: 2 })],
  ['continuityOf', () => continuityOf(db, '2026-11-21'), { person: noPost, appointment: elsewhere }],
  ['termsEnding', () => termsEnding(db, on, '2025-03-01')],
  ['losingMembers', () => losingMembers(db, on), { membership: counted }],
  ['unreachable', () => unreachable(db), { person: noPost, works: noPost }],
  ['awaiting', () => awaiting(db, on)],
  ['handled', () => handled(db, 2)],
  ['deedList', () => deedList(db, { page: 1 })],
  ['deedList of a kind', () => deedList(db, { thing: 'person', page: 1 })],
  ['deedsOf', () => deedsOf(db, { kind: 'person', id: managerId() })],
  ['deedPage', async () => deedPage(db, await firstOf('deed'), now)],
  ['forgetOldSteps', () => forgetOldSteps(db, '2000-01-01T00:00:00.000Z')],
  ['busyOf', () => busyOf(db, [managerId()], { startsAt: now, endsAt: '2027-01-01T00:00:00.000Z' })],
  ['pollsWaitingFor', () => pollsWaitingFor(db, managerId(), now)],
  ['meetingsOf', async () => meetingsOf(db, await firstOf('network'), now)],
  ['lastMetOn', async () => lastMetOn(db, await idsOf('network'), now)],
  ['openCallsOf', () => openCallsOf(db, managerId(), on)],
  ['candidatesOf', async () => candidatesOf(db, (await aRound()).id, on)],
  ['choicesOf', async () => choicesOf(db, await aRound(), { q: '', roleClass: 'hrLead' }, on)],
  ['problemOf', async () => problemOf(db, await aRound(), on)],
]

test.each(registryReads)(
  'of the registry %s walks through no table that grows',
  async (_, read, may = {}) => {
    said = []
    await read()
    expect(walks(Object.keys(may))).toEqual([])
  },
)

const manager = () => ({ ...alumnus(), personId: managerId() })
const asManager = () => ({
  actor: {
    ...{ kind: 'person' as const, personId: managerId(), name: '', locale: 'fi' as const },
    ...{ organiser: false, managerIds: [] },
  },
  now,
})
const list = (query: string) => directoryList(db, manager(), readDirectorySearch(new URLSearchParams(query)))
const directory = {
  person: 'everybody whom the reader finds is counted to the values of each filter',
  appointment: 'the post of everybody is counted to its organisation and sector',
  sharedField: 'what everybody has opened is looked in and counted',
  completion: 'what everybody has completed is counted to its course',
}

/** A note on the board of a network that the demo's manager belongs to. */
async function aNote(): Promise<{ networkId: string; id: string }> {
  const { networkId } = await db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .select('networkId')
    .where('personId', '=', managerId())
    .where('membership.validTo', 'is', null)
    .where('kind', '<>', 'smallGroup')
    .executeTakeFirstOrThrow()
  const known = await db.selectFrom('boardNote').select('id').where('id', '=', 'a-note').executeTakeFirst()
  if (known === undefined) {
    const said = { kind: 'news', title: 'Uutisia', text: 'Hei', postedAt: now } as const
    const open = { startsAt: null, closedAt: null, hiddenAt: null, hiddenBy: null, letterAt: null }
    await db
      .insertInto('boardNote')
      .values({ id: 'a-note', networkId, authorId: managerId(), language: null, ...said, ...open })
      .execute()
  }
  return { networkId, id: 'a-note' }
}

/** What pages of one's own, boards and the directory read; `may` as above. */
const peopleReads: [string, () => Promise<unknown>, Record<string, string>?][] = [
  ['ownCalendar', () => ownCalendar(db, managerId(), { view: 'list' }, now)],
  ['ownCalendar of a month', () => ownCalendar(db, managerId(), { view: 'month', month: '2026-11' }, now)],
  ['ownCircles', () => ownCircles(db, managerId(), now)],
  ['historyOf oneself', () => ownHistoryOf(db, managerId(), now)],
  ['newsOf', () => newsOf(db, { ...manager(), managerIds: [demo.alumnusId] }, now)],
  ['askingMore', () => askingMore(db, [eventId()])],
  ['ownData', () => ownData(db, managerId(), on)],
  ['whoWants', () => whoWants(db, [managerId()], 'fromPeople')],
  ['wantedBy', () => wantedBy(db, managerId())],
  [
    'photoToShow',
    () =>
      photoToShow(db, manager(), { personId: demo.alumnusId, mark: 'none', size: 'small' }).catch(() => null),
  ],
  ['seenMarks', () => seenMarks(db, manager(), [demo.alumnusId])],
  ['metBy', () => metBy(db, manager(), [demo.alumnusId, 'nobody'])],
  ['openQuietLink', () => openQuietLink(db, quietLink('secret', managerId(), 'fromPeople'), 'secret')],
  ['boardPage', async () => boardPage(db, (await aNote()).networkId, new URLSearchParams(), asManager())],
  [
    'notePage',
    async () => {
      const { networkId, id } = await aNote()
      await notePage(db, networkId, id, asManager())
    },
  ],
  ['latestNotes', async () => latestNotes(db, (await aNote()).networkId, { most: 3 })],
  ['newsReaders', async () => newsReaders(db, { ...(await aNote()), authorId: null }, on)],
  [
    'ownMembership',
    async () => {
      const { networkId } = await aNote()
      await ownMembership(db, await networkStanding(db, networkId), managerId(), '2026-11-21')
    },
  ],
  ['invitedThen', async () => invitedThen(db, (await aNote()).networkId, { now, startsAt: now })],
  ['mayLook', () => mayLook(db, manager())],
  ['pagesOpenTo', () => pagesOpenTo(db, manager(), [demo.alumnusId])],
  ['directoryList', () => list(''), directory],
  ['directoryList of words', () => list('q=virta'), directory],
  ['directoryList in another order', () => list('sort=course&offers=1'), directory],
  ['nameHints', () => nameHints(db, manager(), 'virt'), { person: inside }],
  ['personSeenBy', () => personSeenBy(db, manager(), demo.alumnusId)],
  ['replyAddressOf', () => replyAddressOf(db, managerId())],
  [
    'writeToPerson',
    () =>
      inChange((c) => {
        const letter = { id: 'a-letter', subject: 'Hei', text: 'Hei' }
        return writeToPerson({ ...c, ...asManager() }, demo.alumnusId, letter, 'secret')
      }),
  ],
]

test.each(peopleReads)('of people %s walks through no table that grows', async (_, read, may = {}) => {
  said = []
  await read()
  expect(walks(Object.keys(may))).toEqual([])
})

const planOf = (query: string) =>
  (sqlite.prepare(`explain query plan ${query}`).all() as { detail: string }[])
    .map(({ detail }) => detail)
    .join('\n')

test('what one person waits for is found past the batches, and one person’s invitation past all of an event’s', () => {
  expect(
    planOf(
      `select id from outbox where status = 'waiting' and dueAt <= 'x' and batchId is null order by dueAt`,
    ),
  ).toContain('outboxDueAlone')
  expect(
    planOf(`select id from invitation where eventId = 'a' and personId = 'b' order by id desc limit 1`),
  ).toContain('invitationPerson')
})

// The demo's round of composing small groups: a call went out ten days ago, and two in three have answered. In one group
// a member has proposed times.
import { randomUUID } from 'node:crypto'
import type { Db } from '#db/connect'
import type { DemoWorld } from '#db/demo'
import type { Locale, MeetingForm } from '#db/schema'
import { actorWithAddress, type PersonActor } from '../auth/actor.server'
import { change } from '../domain/core/change.server'
import { inDeed } from '../domain/core/deeds.server'
import { dateOf, daysLater, later, readLocalTime, type Instant, type PlainDate } from '../domain/core/time'
import { groupsAt } from '../domain/groups/queries.server'
import { startPoll, tickTimes } from '../domain/meetings/poll-acts.server'
import { timesOf } from '../domain/meetings/polls.server'
import { addressInUse } from '../domain/people/standing.server'
import { answerCall } from '../domain/rounds/answering.server'
import { callCandidates } from '../domain/rounds/candidate-acts.server'
import { openRound } from '../domain/rounds/round-acts.server'

type Given = { now: Instant; mailbox: string }

const called = 46
const daysAgo = 10

/** Opens the round and lives its first days by the same acts as the pages. */
export async function beginRound(db: Db, world: DemoWorld, given: Given): Promise<void> {
  const then = later(given.now, { hours: -24 * daysAgo })
  const organiser = await actorOf(db, world.organiserId, then)
  const today = dateOf(given.now)
  const id = randomUUID()
  const groups = await groupsThatGoOn(db, today)
  const opened = await inDeed(
    db,
    { actor: organiser, now: then },
    { act: 'openRound', thing: { kind: 'round', id }, detail: { name: roundName(today) } },
    (d) => openRound(d, id, roundGiven(today, groups)),
  )
  if (!opened.ok) throw new Error('the demo could not open a round')
  const personIds = await whomToCall(db, today, world)
  const sent = await inDeed(
    db,
    { actor: organiser, now: then },
    {
      act: 'callCandidates',
      thing: { kind: 'round', id },
      detail: { name: roundName(today) },
    },
    (d) => callCandidates(d, id, { personIds, batch: randomUUID() }),
  )
  if (!sent.ok) throw new Error(`the demo could not call: ${sent.reason}`)
  await answers(db, id, { then, world })
}

async function actorOf(db: Db, personId: string, now: Instant): Promise<PersonActor> {
  const actor = await actorWithAddress(db, (await addressInUse(db, personId)) ?? '', now)
  if (actor === null) throw new Error('somebody of the demo has no address')
  return actor
}

const roundName = (today: PlainDate) => `Kevät ${Number(today.slice(0, 4)) + 1}`

const roundGiven = (today: PlainDate, groups: string[]) => ({
  name: roundName(today),
  startsOn: daysLater(today, 60),
  answerBy: daysLater(today, 12),
  messageFi: 'Kevään kierroksella kokoamme uusia ryhmiä ja täydennämme neljää aiempaa.',
  messageSv: 'Under vårens runda sätter vi samman nya grupper och kompletterar fyra tidigare.',
  messageEn: 'This spring we are composing new groups and adding members to four earlier ones.',
  sizeMin: 8,
  sizeMax: 10,
  groups,
})

/** The four smallest. */
async function groupsThatGoOn(db: Db, today: PlainDate): Promise<string[]> {
  const groups = await groupsAt(db, today)
  return groups
    .sort((one, other) => one.members.length - other.members.length)
    .slice(0, 4)
    .map(({ network }) => network.id)
}

/** Managers who sit in no small group, spread over the houses; the demo's alumnus among them. */
async function whomToCall(db: Db, today: PlainDate, { alumnusId }: DemoWorld): Promise<string[]> {
  const groups = await groupsAt(db, today)
  const sitting = new Set(groups.flatMap(({ members }) => members.map(({ id }) => id)))
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('organisation', 'organisation.id', 'appointment.organisationId')
    .innerJoin('address', 'address.personId', 'appointment.personId')
    .select(['appointment.personId', 'appointment.organisationId'])
    .where('appointment.validTo', 'is', null)
    .where('address.validTo', 'is', null)
    .where('appointment.roleClass', 'in', [
      'headOfAgency',
      'departmentHead',
      'director',
      'permanentSecretary',
    ])
    .where('organisation.sectorId', 'is not', null)
    .orderBy('appointment.id')
    .execute()
  const perHouse = new Map<string, number>()
  const chosen = rows.filter(({ personId, organisationId }) => {
    const already = perHouse.get(organisationId) ?? 0
    if (sitting.has(personId) || personId === alumnusId || already >= 3) return false
    perHouse.set(organisationId, already + 1)
    return true
  })
  return [alumnusId, ...new Set(chosen.map(({ personId }) => personId))].slice(0, called)
}

const wishes: { language: Locale | null; meets: MeetingForm | null; apartWish: string; comment: string }[] = [
  { language: null, meets: null, apartWish: '', comment: '' },
  { language: 'fi', meets: 'place', apartWish: '', comment: '' },
  { language: null, meets: 'both', apartWish: '', comment: 'Lounasaika sopii minulle parhaiten.' },
  { language: 'sv', meets: 'place', apartWish: '', comment: '' },
  { language: null, meets: 'online', apartWish: '', comment: 'Työskentelen pääosin Oulusta käsin.' },
]
const apartWish = 'Mieluiten en samaan ryhmään entisen esimieheni kanssa.'

/** Two in three say yes within days, some say not now, some have not answered: the demo's alumnus is one of them. */
async function answers(
  db: Db,
  roundId: string,
  { then, world }: { then: Instant; world: DemoWorld },
): Promise<void> {
  const rows = await db
    .selectFrom('candidate')
    .select(['id', 'personId'])
    .where('roundId', '=', roundId)
    .where('personId', '!=', world.alumnusId)
    .orderBy('id')
    .execute()
  for (const [at, { id }] of rows.entries()) {
    if (at % 9 === 4) continue
    const answer = at % 6 === 5 ? 'notNow' : 'yes'
    const wish = wishes[at % wishes.length] ?? { language: null, meets: null, apartWish: '', comment: '' }
    const given = at === 7 ? { ...wish, apartWish } : wish
    await change(
      db,
      { actor: { kind: 'system' }, now: later(then, { hours: 3 + ((at * 29) % (24 * (daysAgo - 1))) }) },
      (c) => answerCall(c, id, { answer, ...given, shares: answer === 'yes' ? ['email'] : null }, 'link'),
    )
  }
}

/** Times that a member of the demo manager's group has proposed; the manager has not answered. */
export async function proposeTimes(db: Db, world: DemoWorld, { now, mailbox }: Given): Promise<void> {
  const then = later(now, { hours: -30 })
  const group = (await groupsAt(db, dateOf(now))).find(({ members }) =>
    members.some(({ id }) => id === world.managerId),
  )
  const others = group?.members.filter(({ id }) => id !== world.managerId) ?? []
  const [starter] = others
  if (!group || !starter) throw new Error('the demo’s manager sits in no group')
  const pollId = randomUUID()
  const actor = await actorOf(db, starter.id, then)
  const asked = await change(db, { actor, now: then }, (c) =>
    startPoll(c, pollId, pollGiven(dateOf(now), group.network.id), {
      name: 'Johtofoorumi',
      address: mailbox,
    }),
  )
  if (!asked.ok) throw new Error(`the demo could not propose times: ${asked.reason}`)
  const times = await timesOf(db, pollId)
  const ticks = ['yes', 'yes', 'ifNeedBe', 'no'] as const
  for (const [at, { id }] of others.slice(1, 6).entries())
    await change(db, { actor: { kind: 'system' }, now: later(then, { hours: 2 + at }) }, (c) =>
      tickTimes(
        c,
        pollId,
        id,
        Object.fromEntries(
          times.map((time, place) => [time.id, ticks[(at * 3 + place) % ticks.length] ?? 'yes']),
        ),
      ),
    )
}

function pollGiven(today: PlainDate, networkId: string) {
  const span = (days: number, from: string, to: string) => {
    const day = daysLater(today, days)
    const [startsAt, endsAt] = [readLocalTime(`${day}T${from}`), readLocalTime(`${day}T${to}`)]
    if (!startsAt.ok || !endsAt.ok) throw new Error('the demo’s clock jumps')
    return { startsAt: startsAt.at, endsAt: endsAt.at }
  }
  return {
    networkId,
    title: 'Tekoäly viraston arjessa',
    note: 'Jokainen tuo yhden kokeilun, joka onnistui tai ei.',
    place: 'Säätytalo, Snellmaninkatu 9–11, Helsinki',
    onlineUrl: '',
    closesOn: daysLater(today, 6),
    times: [span(16, '08:30', '10:00'), span(17, '14:00', '15:30'), span(22, '08:30', '10:00')],
  }
}

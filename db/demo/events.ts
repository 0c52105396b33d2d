// The events of the demo: what was held in past years, what is coming, each with its programme and its invitations.
import type { Insertable } from 'kysely'
import type { Answer, Database, EventKind, Flag } from '../schema'
import { reasonsOf, ruleOf, type Criterion } from './audience'
import { dealtAnswers, voices, type GivenAnswer } from './answers'
import { dateOf, dayLong, addDays, earlier, helsinkiInstant, zone } from './calendar'
import { type Careers, type Person } from './careers'
import { frames, type Topic } from './event-topics'
import type { GuestBook } from './guests'
import { nameDealer, type Name } from './names'
import type { Assistance } from './people'
import type { Chance } from './random'
import type { Rows } from './rows'

export type EventPlan = {
  kind: EventKind
  topic: Topic
  date: string
  place: string
  online: boolean
  capacity: number | null
  criteria: Criterion[]
  /** The day the invitations left; null for a draft. */
  invitedOn: string | null
  answerBy: string | null
  shares: { yes: number; maybe: number; no: number }
  /** Exactly so many answers instead of shares, and people who are to stay silent. */
  exactly?: { yes: number; maybe: number; no: number; silent: readonly Person[] }
  cancelled?: { on: string; note: string }
  withoutSwedishTitle?: boolean
}

type World = {
  chance: Chance
  newId: (at: string) => string
  now: string
  mailbox: string
  careers: Careers
  guests: GuestBook
  assistances: readonly Assistance[]
  organisers: readonly [Person, Person]
}

const ministers = [
  'kuntaministeri',
  'valtiovarainministeri',
  'pääministerin valtiosihteeri',
  'valtiovarainministerin valtiosihteeri',
]

/** What the person's calendar was last sent: a no and a wait take the entry away, a seat or a maybe brings it back higher. */
function calendarOf(invitedAt: string, answers: readonly GivenAnswer[], withdrawnAt: string | null) {
  let held = { inCalendar: 1 as Flag, sequence: 0, stampedAt: invitedAt }
  const say = (holds: boolean, at: string) => {
    if (!holds && held.inCalendar === 0) return
    const sequence = holds && held.inCalendar === 1 ? held.sequence : held.sequence + 1
    held = { inCalendar: holds ? 1 : 0, sequence, stampedAt: `${at.slice(0, 19)}.000Z` }
  }
  for (const { answer, seat, at } of answers) say(answer !== 'no' && seat !== 'waiting', at)
  if (withdrawnAt) say(false, withdrawnAt)
  return held
}

/** Writes events one by one and gives their ids. */
export function eventWriter(rows: Rows, world: World) {
  const { chance, newId, now, mailbox, careers, guests, assistances, organisers } = world
  const dealName = nameDealer(chance, [])
  const chair = careers.terms.filter(
    ({ post }) => post.organisation.domain === 'vm' && post.roleClass === 'permanentSecretary',
  )
  const assistantsOf = Map.groupBy(assistances, ({ manager }) => manager)
  const contact = {
    contactName: 'Aino Virta',
    contactEmail: mailbox,
    contactPhone: '+358 000 295 001',
  }

  const assistantOn = (person: Person, on: string) =>
    assistantsOf.get(person)?.find(({ from, to }) => from <= on && (to === null || to >= on))?.assistant

  const speakerOf = (role: string, plan: EventPlan): { name: Name; role: string } | null => {
    const opener = chair.find(({ from, to }) => from <= plan.date && (to === null || to >= plan.date))
    if (role === 'opening' && opener)
      return { name: opener.person, role: `${opener.post.titles.fi}, valtiovarainministeriö` }
    if (role === 'host')
      return { name: organisers[0], role: 'neuvotteleva virkamies, valtiovarainministeriö' }
    const spoken = chance.happens(0.1) ? 'sv' : 'fi'
    return { name: dealName(spoken), role: role === 'topic' ? plan.topic.speaker : chance.oneOf(ministers) }
  }

  function programme(eventId: string, plan: EventPlan, createdAt: string) {
    frames[plan.kind].lines.forEach(([clock, title, role], position) => {
      const id = newId(createdAt)
      const [titleFi, titleSv, titleEn] = title === 'speech' ? plan.topic.speech : title
      const startsAt = helsinkiInstant(plan.date, clock)
      rows.programmeItem.push({ id, eventId, position, startsAt, titleFi, titleSv, titleEn })
      const speaker = role ? speakerOf(role, plan) : null
      if (!speaker) return
      rows.speaker.push({
        id: newId(createdAt),
        programmeItemId: id,
        position: 0,
        name: `${speaker.name.firstName} ${speaker.name.lastName}`,
        role: speaker.role,
        email: '',
        confirmation: 'none',
        photo: 'none',
        slides: 'none',
      })
    })
  }

  function answersTo(plan: EventPlan, people: readonly Person[]): (Answer | null)[] {
    if (!plan.exactly) return dealtAnswers(chance, people.length, plan.shares)
    const { yes, maybe, no, silent } = plan.exactly
    const speaking = people.length - people.filter((person) => silent.includes(person)).length
    const dealt = chance.shuffled<Answer | null>([
      ...Array<Answer>(yes).fill('yes'),
      ...Array<Answer>(maybe).fill('maybe'),
      ...Array<Answer>(no).fill('no'),
      ...Array<null>(Math.max(0, speaking - yes - maybe - no)).fill(null),
    ])
    return people.map((person) => (silent.includes(person) ? null : (dealt.pop() ?? null)))
  }

  /** Cancels the entry of everyone whose calendar holds one, under a sequence above all that was sent. */
  function callOff(event: Insertable<Database['event']>, cancelledAt: string) {
    const sent = rows.invitation.filter((invitation) => invitation.eventId === event.id)
    event.sequence = 1 + Math.max(0, ...sent.map((invitation) => invitation.sequence))
    for (const invitation of sent) {
      if (!invitation.inCalendar) continue
      invitation.inCalendar = 0
      invitation.sequence = event.sequence
      invitation.stampedAt = cancelledAt
    }
  }

  function invitations(
    eventId: string,
    plan: EventPlan,
    invitedOn: string,
    answerBy: string,
    startsAt: string,
  ) {
    const invited = guests(plan.criteria, invitedOn)
    const invitedAt = helsinkiInstant(invitedOn, '09:15')
    const closesAt = earlier(
      earlier(answerBy, now),
      plan.cancelled ? helsinkiInstant(plan.cancelled.on, '10:00') : now,
    )
    const assistants = invited.map(({ person }) => assistantOn(person, invitedOn))
    const played = voices(
      chance,
      { invitedAt, closesAt, capacity: plan.capacity },
      invited.map(({ person }, at) => ({
        language: person.language,
        assisted: assistants[at] !== undefined,
      })),
      answersTo(
        plan,
        invited.map(({ person }) => person),
      ),
    )
    const remindedAt = new Date(Date.parse(answerBy) - 3 * dayLong).toISOString()
    const reminded = remindedAt > invitedAt && remindedAt < closesAt
    invited.forEach(({ person, criteria }, at) => {
      const voice = played[at]
      if (!voice) return
      const pressedBy = (source: string) =>
        source === 'assistant' ? assistants[at]?.id : source === 'organiser' ? organisers[0].id : person.id
      const id = newId(invitedAt)
      const latest = voice.answers.at(-1)
      const silentAtReminder = reminded && !voice.answers.some((answer) => answer.at < remindedAt)
      const leftOn = person.terms.at(-1)?.to ?? null
      const gone = !latest && leftOn !== null && leftOn > invitedOn && leftOn < dateOf(startsAt)
      rows.invitation.push({
        id,
        eventId,
        personId: person.id,
        reasons: reasonsOf(criteria),
        invitedAt,
        invitedBy: organisers[0].id,
        withdrawnAt: gone ? helsinkiInstant(leftOn, '14:00') : null,
        answer: latest?.answer ?? null,
        answeredAt: latest?.at ?? null,
        answerSource: latest?.source ?? null,
        answeredBy: latest ? (pressedBy(latest.source) ?? null) : null,
        comment: latest?.comment ?? '',
        answeredSequence: latest ? 0 : null,
        seat: latest?.seat ?? 'none',
        queueNumber: voice.queueNumber,
        remindedAt: silentAtReminder && !gone ? remindedAt : null,
        ...calendarOf(invitedAt, voice.answers, gone ? helsinkiInstant(leftOn, '14:00') : null),
        firstMessageId: null,
        cameAt: null,
      })
      for (const { answer, at: answeredAt, source, seat, comment } of voice.answers) {
        rows.answer.push({
          id: newId(answeredAt),
          invitationId: id,
          answer,
          seat,
          comment,
          source,
          answeredBy: pressedBy(source) ?? null,
          answeredSequence: 0,
          answeredAt,
        })
      }
    })
  }

  return (plan: EventPlan): string => {
    const { title, description } = plan.topic
    const createdOn = earlier(addDays(plan.invitedOn ?? dateOf(now), -9), addDays(dateOf(now), -1))
    const createdAt = helsinkiInstant(createdOn, '13:20')
    const id = newId(createdAt)
    const startsAt = helsinkiInstant(plan.date, frames[plan.kind].lines[0]?.[0] ?? '09:00')
    const answerBy = plan.answerBy && earlier(helsinkiInstant(plan.answerBy, '16:00'), startsAt)
    const cancelledAt = plan.cancelled ? helsinkiInstant(plan.cancelled.on, '10:00') : null
    const event: Insertable<Database['event']> = {
      id,
      kind: plan.kind,
      status: plan.cancelled ? 'cancelled' : plan.invitedOn ? 'open' : 'draft',
      titleFi: title[0],
      titleSv: plan.withoutSwedishTitle ? '' : title[1],
      titleEn: title[2],
      descriptionFi: description[0],
      descriptionSv: description[1],
      descriptionEn: description[2],
      startsAt,
      endsAt: helsinkiInstant(plan.date, frames[plan.kind].ends),
      zone,
      place: plan.place,
      onlineUrl: plan.online ? `https://kokous.vm.example/${id.slice(-12)}` : '',
      capacity: plan.capacity,
      answerBy,
      ...contact,
      substituteLocale: null,
      audienceRule: ruleOf(plan.criteria),
      uid: `${newId(createdAt)}@johtofoorumi.example`,
      sequence: 0,
      timeSequence: 0,
      mailbox,
      version: 1,
      copiedFrom: null,
      createdBy: chance.oneOf(organisers).id,
      createdAt,
      changedAt: cancelledAt ?? (plan.invitedOn ? helsinkiInstant(plan.invitedOn, '09:15') : createdAt),
      cancelledAt,
      cancelNote: plan.cancelled?.note ?? '',
      practicalFi: '',
      practicalSv: '',
      practicalEn: '',
      hybrid: 0,
      onlineCapacity: null,
      releaseAt: null,
      freedSeats: 'give',
      substitutes: 'no',
      attendanceClosedAt: null,
      attendanceClosedBy: null,
      lessons: '',
    }
    rows.event.push(event)
    programme(id, plan, createdAt)
    if (plan.invitedOn && answerBy) invitations(id, plan, plan.invitedOn, answerBy, startsAt)
    if (cancelledAt) callOff(event, cancelledAt)
    return id
  }
}

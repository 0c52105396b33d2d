// Events of the time before the app: made as they were held, with those who were there. No letter leaves.
import { randomUUID } from 'node:crypto'
import { doerOf } from '../core/access'
import { enterRow, reviseRow, type Deed } from '../core/deeds.server'
import { helsinki, later, readLocalTime, type PlainDate } from '../core/time'
import { kindDefaults } from '../templates/kinds'
import { kindOfTitle } from './plan-event'

/** Enters an event as held on a day, at the usual hours of its kind. */
export async function holdEvent(
  d: Deed,
  id: string,
  given: { title: string; date: PlainDate; mailbox: string },
): Promise<{ ok: true }> {
  const kind = kindOfTitle(given.title)
  const usual = kindDefaults[kind]
  const start = readLocalTime(`${given.date}T${usual.startsAt}`, 'first')
  if (!start.ok) throw new Error('no hour of a meeting is one that the clock jumps over')
  await enterRow(d, 'event', {
    id,
    kind,
    status: 'open',
    titleFi: given.title,
    titleSv: '',
    titleEn: '',
    descriptionFi: '',
    descriptionSv: '',
    descriptionEn: '',
    startsAt: start.at,
    endsAt: later(start.at, { minutes: usual.minutes }),
    zone: helsinki,
    place: '',
    onlineUrl: '',
    capacity: null,
    answerBy: null,
    contactName: '',
    contactEmail: '',
    contactPhone: '',
    substituteLocale: null,
    audienceRule: JSON.stringify({ parts: [] }),
    uid: `${randomUUID()}@johtofoorumi.invalid`,
    sequence: 0,
    timeSequence: 0,
    mailbox: given.mailbox,
    version: 1,
    copiedFrom: null,
    createdBy: doerOf(d.actor),
    createdAt: d.now,
    changedAt: d.now,
    cancelledAt: null,
    cancelNote: '',
  })
  return { ok: true }
}

/** Notes that a person was at an event: a yes with a seat, as an answer known from an earlier system. */
export async function attend(
  d: Deed,
  given: { eventId: string; personId: string; invitationId: string | null },
): Promise<{ ok: true }> {
  const event = await d.trx
    .selectFrom('event')
    .select(['startsAt', 'sequence'])
    .where('id', '=', given.eventId)
    .executeTakeFirstOrThrow()
  const yes = {
    answer: 'yes',
    answeredAt: event.startsAt,
    answerSource: 'earlier',
    answeredBy: null,
    answeredSequence: event.sequence,
    seat: 'seated',
    queueNumber: null,
  } as const
  const invitationId = given.invitationId ?? d.newId()
  if (given.invitationId === null)
    await enterRow(d, 'invitation', {
      id: invitationId,
      eventId: given.eventId,
      personId: given.personId,
      reasons: '[]',
      invitedAt: event.startsAt,
      invitedBy: null,
      withdrawnAt: null,
      ...yes,
      comment: '',
      remindedAt: null,
      inCalendar: 0,
      sequence: event.sequence,
      stampedAt: null,
      firstMessageId: null,
    })
  else await reviseRow(d, 'invitation', invitationId, yes)
  await enterRow(d, 'answer', {
    id: d.newId(),
    invitationId,
    answer: 'yes',
    seat: 'seated',
    comment: '',
    source: 'earlier',
    answeredBy: null,
    answeredSequence: event.sequence,
    answeredAt: event.startsAt,
  })
  return { ok: true }
}

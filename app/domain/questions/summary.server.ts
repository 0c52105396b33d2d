// The replies to an event's questions: by question with figures and own words, by name, and a summary without names.
import type { Reader } from '#db/connect'
import type { EventTable, Locale } from '#db/schema'
import { inLocale, written } from '~/i18n/named'
import { dateOf, daysLater, type Instant, type PlainDate } from '../core/time'
import { comes, daysKept, isAskedOf, isEmpty, modeAt, optionText, type Question, type Reply } from './rules'
import { readOptions, readReply } from './stored'

export type NamedReply = { invitationId: string; firstName: string; lastName: string; reply: Reply }

export type QuestionReplies = Question & {
  removed: boolean
  /** How many of those who come are asked it. */
  asked: number
  /** By name, in the order of names: those who come alone. */
  replies: NamedReply[]
}

/** Those who come, in the order of names. */
const comersOf = async (db: Reader, eventId: string) => {
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.personId')
    .select(['invitation.id', 'answer', 'seat', 'withdrawnAt', 'mode', 'firstName', 'lastName'])
    .where('eventId', '=', eventId)
    .where('answer', '=', 'yes')
    .orderBy('sortName')
    .orderBy('invitation.id')
    .execute()
  return rows.filter(comes)
}

/** Every question with its replies: those asked in their order, then those removed that had replies. */
export async function repliesOf(
  db: Reader,
  event: Pick<EventTable, 'id' | 'place' | 'onlineUrl'>,
): Promise<{ coming: number; onSite: number; questions: QuestionReplies[] }> {
  const comers = await comersOf(db, event.id)
  const rows = await db
    .selectFrom('question')
    .selectAll()
    .where('eventId', '=', event.id)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const given = await db
    .selectFrom('reply')
    .innerJoin('question', 'question.id', 'reply.questionId')
    .select(['questionId', 'invitationId', 'value', 'kind'])
    .where('eventId', '=', event.id)
    .execute()
  const replyAt = new Map(given.map((row) => [`${row.questionId} ${row.invitationId}`, row]))
  const questions = rows.map(({ options, removedAt, eventId: _, ...row }): QuestionReplies => {
    const asked = comers.filter((comer) => isAskedOf(row.askedOf, modeAt(comer, event)))
    const replies = asked.flatMap(({ id, firstName, lastName }): NamedReply[] => {
      const found = replyAt.get(`${row.id} ${id}`)
      const reply = found && readReply(found.kind, found.value)
      return reply && !isEmpty(reply) ? [{ invitationId: id, firstName, lastName, reply }] : []
    })
    const removed = removedAt !== null
    return { ...row, options: readOptions(options), removed, asked: asked.length, replies }
  })
  const shown = questions.filter(({ removed, replies }) => !removed || replies.length > 0)
  const onSite = comers.filter((comer) => modeAt(comer, event) === 'site').length
  return { coming: comers.length, onSite, questions: [...shown].sort(byRemoval) }
}

const byRemoval = (one: QuestionReplies, other: QuestionReplies): number =>
  Number(one.removed) - Number(other.removed)

/** How many chose each choice. */
export const chosenCounts = ({ options, replies }: Pick<QuestionReplies, 'options' | 'replies'>) =>
  options.map((option) => ({
    option,
    people: replies.filter(({ reply }) => reply.chosen.includes(option.id)).length,
  }))

/** Own words, those alike together, without names. */
export function ownWords({ replies }: Pick<QuestionReplies, 'replies'>): { text: string; people: number }[] {
  const words = new Map<string, { text: string; people: number }>()
  for (const { reply } of replies) {
    if (reply.text === '') continue
    const alike = reply.text.toLocaleLowerCase('fi')
    const known = words.get(alike)
    words.set(alike, { text: known?.text ?? reply.text, people: (known?.people ?? 0) + 1 })
  }
  return [...words.values()].sort((one, other) => other.people - one.people)
}

/** A line of the summary that leaves the app: no names in it. */
export type SummaryLine = { question: string; reply: string; people: number }

/** What the caterer and the house are told, in one language. */
export function summaryLines(questions: readonly QuestionReplies[], locale: Locale): SummaryLine[] {
  return questions
    .filter(({ removed }) => !removed)
    .flatMap((question) => {
      const label = inLocale(question, 'label', locale) || written(question, 'label', locale).text
      const chosen = chosenCounts(question)
        .filter(({ people }) => people > 0)
        .map(({ option, people }) => ({ reply: optionText(option, locale).text, people }))
      const words = ownWords(question).map(({ text, people }) => ({ reply: text, people }))
      return [...chosen, ...words].map((line) => ({ question: label, ...line }))
    })
}

/** The day on which what tells of health is erased. */
export const erasedOn = (event: Pick<EventTable, 'endsAt' | 'cancelledAt'>): PlainDate => {
  const over: Instant =
    event.cancelledAt !== null && event.cancelledAt < event.endsAt ? event.cancelledAt : event.endsAt
  return daysLater(dateOf(over), daysKept)
}

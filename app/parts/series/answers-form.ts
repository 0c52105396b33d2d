// The fields of the page that answers several dates: an answer for each, and what stood when the page was opened.
import { answers, type Answer } from '#db/schema'

export const answerField = (eventId: string): string => `answer-${eventId}`
export const stoodField = (eventId: string): string => `stood-${eventId}`

/** Whether any answer was chosen at all, be it what stood. */
export const choseSomething = (body: FormData): boolean =>
  [...body.keys()].some((name) => name.startsWith(answerField('')))

/** More dates than any series has. */
const most = 100

/** The dates that were answered otherwise than they stood: a page left open says nothing anew of the others. */
export function answersIn(body: FormData): Map<string, Answer> {
  const given = new Map<string, Answer>()
  for (const [name, value] of [...body].slice(0, 2 * most)) {
    const eventId = /^answer-(.{1,100})$/.exec(name)?.[1]
    const answer = answers.find((one) => one === value)
    if (eventId && answer && body.get(stoodField(eventId)) !== answer) given.set(eventId, answer)
  }
  return given
}

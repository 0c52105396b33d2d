// What is told to the organisers and by when they answer: sizes and rules that pages and acts share.
import type { RemarkTable } from '#db/schema'
import { paths } from '~/paths'
import { daysLater, type PlainDate } from '../core/time'

/** Two weeks, by section 9 of the Act on the Provision of Digital Services (306/2019). */
export const daysToAnswer = 14

/** The last day on which what came in on a day is to be answered. */
export const answerByOf = (receivedOn: PlainDate): PlainDate => daysLater(receivedOn, daysToAnswer)

/** Characters. */
export const longestRemark = 4000
export const longestAnswer = 4000
export const longestAbout = 300

/** How a remark stands on a day; `late` is open past the day by which it is to be answered. */
export const remarkStandings = ['open', 'late', 'answered'] as const
export type RemarkStanding = (typeof remarkStandings)[number]

export function standingOf(
  remark: Pick<RemarkTable, 'answerBy' | 'answeredAt'>,
  today: PlainDate,
): RemarkStanding {
  if (remark.answeredAt !== null) return 'answered'
  return remark.answerBy < today ? 'late' : 'open'
}

/** Longer than an id: a segment of a path that long is the secret of a link. */
const longestId = 36

/** The pages that lead to the feedback are not what it is about. */
const waysHere = [paths.accessibility(), paths.feedback()]

/**
 * The page of ours that somebody came from, as it may be kept and shown: its path alone, the secrets of links left out.
 * @param address the whole address, or the path; null when the browser does not tell
 * @param host where the app answers
 * @returns empty for what is no page of ours
 */
export function pageCameFrom(address: string | null, host: string): string {
  const home = `https://${host}`
  if (!address || !URL.canParse(address, home)) return ''
  const url = new URL(address, home)
  if (url.host !== host || waysHere.includes(url.pathname)) return ''
  return url.pathname
    .split('/')
    .map((segment) => (segment.length > longestId ? '…' : segment))
    .join('/')
    .slice(0, longestAbout)
}

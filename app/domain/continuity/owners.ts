// What becomes of those who belong in their own right: they have moved, have left, or have answered.
import type { AppointmentEnd } from '#db/schema'
import { daysLater, type PlainDate } from '../core/time'
import { holdsOn } from '../people/rules'
import { daysBetween, type AnswerFact, type OwnerFact, type PostFact } from './facts'
import type { Answered, Left, Moved } from './findings'

const newestFirst = (a: PostFact, b: PostFact): number =>
  `${b.validFrom} ${b.id}`.localeCompare(`${a.validFrom} ${a.id}`)

/** They work in another organisation than when their address was entered. */
export function moved(owner: OwnerFact, on: PlainDate): Moved[] {
  const { personId, belongings, posts, addressFrom } = owner
  if (addressFrom === null || belongings.length === 0) return []
  const held = posts.filter((post) => holdsOn(post, on)).sort(newestFirst)
  const [to] = held
  if (!to || addressFrom >= to.validFrom) return []
  const stays = (organisationId: string) => held.some((post) => post.organisationId === organisationId)
  const from = posts
    .filter((post) => post.validTo !== null && post.validTo < on && post.validFrom < to.validFrom)
    .filter((post) => !stays(post.organisationId))
    .sort(newestFirst)[0]
  if (!from) return []
  return [
    {
      key: ['moved', personId, to.id, to.validFrom].join(':'),
      kind: 'moved',
      personId,
      since: to.validFrom,
      fromAppointmentId: from.id,
      toAppointmentId: to.id,
      belongings,
    },
  ]
}

/** Reasons that say that no other post is coming. */
const forGood: readonly (AppointmentEnd | null)[] = ['retired', 'leftState']

const lastDayOf = (post: PostFact): PlainDate => post.validTo ?? '9999-12-31'

/** Their last post has ended, and no other is known to follow. */
export function left(owner: OwnerFact, on: PlainDate): Left[] {
  const { personId, belongings, posts } = owner
  if (belongings.length === 0) return []
  const last = [...posts].sort((a, b) => lastDayOf(b).localeCompare(lastDayOf(a)) || newestFirst(a, b))[0]
  // Without any post they never were in the state's service; with one that is open or to come they still are.
  if (!last?.validTo || last.validTo >= on) return []
  if (!forGood.includes(last.endReason) && daysLater(last.validTo, daysBetween) > on) return []
  return [
    {
      key: ['left', personId, last.id, last.validTo].join(':'),
      kind: 'left',
      personId,
      since: last.validTo,
      appointmentId: last.id,
      belongings,
    },
  ]
}

/** What a person answered to the letter. */
export const answered = ({ answeredAt, on, ...answer }: AnswerFact): Answered => ({
  ...answer,
  key: ['answered', answer.inquiryId, answeredAt].join(':'),
  kind: 'answered',
  since: on,
})

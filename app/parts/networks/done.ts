// Where a press on a network leads: the page that says what was done, with the deed that can be taken back.
import { withNews } from '../with-news'

/** What can be told as done on the pages of networks. */
export const doneKeys = [
  'created',
  'saved',
  'ended',
  'rule',
  'joined',
  'waits',
  'approved',
  'declined',
  'role',
  'seat',
  'pause',
  'return',
  'left',
  'corrected',
  'outside',
  'invitedMember',
  'selfJoined',
  'selfLeft',
  'stayed',
] as const
export type DoneKey = (typeof doneKeys)[number]

export const isDoneKey = (text: string | null): text is DoneKey => doneKeys.some((key) => key === text)

/** `withNews` with what pages of networks can tell. */
export const doneAt = (address: string, done: DoneKey, deedId: string | null): string =>
  withNews(address, done, deedId)

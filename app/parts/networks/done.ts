// Where a press on a network leads: the page that says what was done, with the deed that can be taken back.

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
] as const
export type DoneKey = (typeof doneKeys)[number]

export const isDoneKey = (text: string | null): text is DoneKey => doneKeys.some((key) => key === text)

/** The address with what was done; a press that changed nothing has no deed. */
export function doneAt(address: string, done: DoneKey, deedId: string | null): string {
  const query = new URLSearchParams({ done })
  if (deedId !== null) query.set('deed', deedId)
  return `${address}?${query.toString()}`
}

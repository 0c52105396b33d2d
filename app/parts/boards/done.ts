// What can be told as done on the pages of a board.
export const boardDone = [
  'posted',
  'corrected',
  'replied',
  'settled',
  'reopened',
  'takenOff',
  'putBack',
  'replyTakenOff',
  'replyPutBack',
  'sent',
] as const
export type BoardDone = (typeof boardDone)[number]

/** Reads what was done out of the address. */
export const boardDoneOf = (request: Request): BoardDone | null => {
  const done = new URL(request.url).searchParams.get('done')
  return boardDone.find((one) => one === done) ?? null
}

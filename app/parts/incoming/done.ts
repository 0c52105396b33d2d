// What was just done to a mail that came in, as the address of its page says.
export const mailDones = [
  'tied',
  'tiedOpen',
  'tiedAside',
  'recorded',
  'named',
  'declined',
  'declinedUntold',
  'moved',
  'aside',
  'back',
] as const
export type MailDone = (typeof mailDones)[number]

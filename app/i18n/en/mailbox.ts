// The demo's mailbox: the letters that the app has sent.
import type { PageWords } from '../types'

export const mailbox: PageWords['mailbox'] = {
  title: 'Mailbox',
  about: 'Every letter that the demo sends stays here.',
  search: 'Subject or recipient',
  to: 'Recipient',
  onlyTo: '{{address}} only',
  subject: 'Subject',
  received: 'Received',
  empty: 'No letters yet',
  emptyHint: 'Invite people to an event or ask for a sign-in code, and the letter will arrive here.',
  noSubject: 'No subject',
  calendar: { REQUEST: 'Calendar invitation', CANCEL: 'Calendar cancellation' },
  letter: 'Letter',
  plain: 'The letter as text',
  calendarPart: 'Calendar part',
  calendarRaw: 'The calendar part as it is',
  attachments: 'Attachments',
  headers: 'Headers',
  raw: 'The whole message as it is',
}

// The demo's mailbox: the letters that the app has sent.
import type { PageWords } from '../types'

export const mailbox: PageWords['mailbox'] = {
  title: 'Mailbox',
  about: 'Every letter that the demo sends stays here, and so do the replies to them.',
  search: 'Subject or recipient',
  to: 'Recipient',
  onlyTo: '{{address}} only',
  subject: 'Subject',
  received: 'Received',
  empty: 'No letters yet',
  emptyHint: 'Invite people to an event or ask for a sign-in code, and the letter will arrive here.',
  noSubject: 'No subject',
  calendar: { REQUEST: 'Calendar invitation', CANCEL: 'Calendar cancellation', REPLY: 'Calendar reply' },
  letter: 'Letter',
  plain: 'The letter as text',
  calendarPart: 'Calendar part',
  calendarRaw: 'The calendar part as it is',
  attachments: 'Attachments',
  headers: 'Headers',
  raw: 'The whole message as it is',
  reply: {
    title: 'Answer as in a calendar',
    about:
      'The button sends the organiser’s address the message that a mail program would, and the app reads it from its incoming mail.',
    comment: 'Comment to the organiser',
    press: { yes: 'Accept', maybe: 'Tentative', no: 'Decline' },
    subject: {
      yes: 'Accepted: {{title}}',
      maybe: 'Tentative: {{title}}',
      no: 'Declined: {{title}}',
    },
    said: {
      yes: '{{name}} has accepted the invitation.',
      maybe: '{{name}} has tentatively accepted the invitation.',
      no: '{{name}} has declined the invitation.',
    },
  },
  outcome: {
    title: 'What the app did with the message',
    taken: 'The app recorded the message',
    open: 'The message is waiting for an organiser',
    aside: 'The app read the message. It changed nothing',
    failed: 'The app could not deal with the message. It is shown as damaged in incoming mail.',
    event: 'Event',
    person: 'Person',
    answer: 'Answer now',
    sent: 'See the message that was sent',
    queue: 'See the message in incoming mail',
  },
}

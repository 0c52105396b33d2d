// The demo's mailbox: the letters that the app has sent.
import type { PageWords } from '../types'

export const mailbox: PageWords['mailbox'] = {
  title: 'Brevlåda',
  about: 'Alla brev som demon skickar stannar här.',
  search: 'Ämne eller mottagare',
  to: 'Mottagare',
  onlyTo: 'Endast {{address}}',
  subject: 'Ämne',
  received: 'Mottaget',
  empty: 'Inga brev ännu',
  emptyHint: 'Bjud in personer till en tillställning eller begär en inloggningskod, så kommer brevet hit.',
  noSubject: 'Inget ämne',
  calendar: { REQUEST: 'Kalenderinbjudan', CANCEL: 'Kalenderåterkallelse' },
  letter: 'Brev',
  plain: 'Brevet som text',
  calendarPart: 'Kalenderdel',
  calendarRaw: 'Kalenderdelen som den är',
  attachments: 'Bilagor',
  headers: 'Brevhuvud',
  raw: 'Hela meddelandet som det är',
}

// The demo's mailbox: the letters that the app has sent.
import type { PageWords } from '../types'

export const mailbox: PageWords['mailbox'] = {
  title: 'Brevlåda',
  about: 'Alla brev som demon skickar och svaren på dem stannar här.',
  search: 'Ämne eller mottagare',
  to: 'Mottagare',
  onlyTo: 'Endast {{address}}',
  subject: 'Ämne',
  received: 'Mottaget',
  empty: 'Inga brev ännu',
  emptyHint: 'Bjud in personer till en tillställning eller begär en inloggningskod, så kommer brevet hit.',
  noSubject: 'Inget ämne',
  calendar: { REQUEST: 'Kalenderinbjudan', CANCEL: 'Kalenderåterkallelse', REPLY: 'Kalendersvar' },
  letter: 'Brev',
  plain: 'Brevet som text',
  calendarPart: 'Kalenderdel',
  calendarRaw: 'Kalenderdelen som den är',
  attachments: 'Bilagor',
  headers: 'Brevhuvud',
  raw: 'Hela meddelandet som det är',
  reply: {
    title: 'Svara som i kalendern',
    about:
      'Knappen skickar ett likadant meddelande till arrangörens adress som ett e-postprogram gör, och appen läser det bland inkommen post.',
    comment: 'Kommentar till arrangören',
    press: { yes: 'Acceptera', maybe: 'Preliminärt', no: 'Avböj' },
    subject: {
      yes: 'Accepterat: {{title}}',
      maybe: 'Preliminärt accepterat: {{title}}',
      no: 'Avböjt: {{title}}',
    },
    said: {
      yes: '{{name}} har accepterat inbjudan.',
      maybe: '{{name}} har accepterat inbjudan preliminärt.',
      no: '{{name}} har avböjt inbjudan.',
    },
  },
  outcome: {
    title: 'Vad appen gjorde med meddelandet',
    taken: 'Appen antecknade meddelandet',
    open: 'Meddelandet väntar på en arrangör',
    aside: 'Appen läste meddelandet. Det ändrade ingenting',
    failed: 'Appen kunde inte behandla meddelandet. Det visas som skadat bland inkommen post.',
    event: 'Tillställning',
    person: 'Person',
    answer: 'Svar nu',
    sent: 'Visa det skickade meddelandet',
    queue: 'Visa meddelandet bland inkommen post',
  },
}

// A believable letter from one person to another, for previews and tests. Everybody in it is invented.
import type { Locale } from '#db/schema'
import type { ReadLetter } from './letters'

const texts: Record<Locale, { subject: string; text: string }> = {
  fi: {
    subject: 'Mentorointi ensimmäisen vuoden aikana',
    text: 'Hei,\n\naloitin syksyllä osastopäällikkönä ja näin, että autat mielelläsi uusia johtajia. Voisimmeko tavata?',
  },
  sv: {
    subject: 'Mentorskap under det första året',
    text: 'Hej,\n\njag började i höstas som avdelningschef och såg att du gärna hjälper nya chefer. Kunde vi träffas?',
  },
  en: {
    subject: 'Mentoring during the first year',
    text: 'Hello,\n\nI started as head of department this autumn and saw that you are glad to help new managers. Could we meet?',
  },
}

export const peopleSamples = (locale: Locale, token: string | null): Record<string, ReadLetter> => ({
  fromPerson: {
    kind: 'fromPerson',
    data: {
      from: { name: 'Elina Kajander', address: 'elina.kajander@maanmittauslaitos.example' },
      ...texts[locale],
      quietToken: token,
    },
  },
})

// A believable letter of each kind, for previews and tests. Everybody in them is invented.
import type { CalendarEntry, EventFacts, ReadLetter } from './letters'
import { eventSamples } from './samples-events'
import { boardSamples } from './samples-board'
import { groupSamples } from './samples-groups'
import { networkSamples } from './samples-networks'
import { remarkSamples } from './samples-remarks'
import { peopleSamples } from './samples-people'
import type { Locale } from '#db/schema'

type Texts = { title: string; description: string; programme: string[] }

const texts: Record<Locale, Texts> = {
  fi: {
    title: 'Johdon päivä: ennakointi ja päätöksenteko',
    description:
      'Päivän aiheena on, miten ennakointitieto muuttaa päätöksiä.\n\nIltapäivällä jatkamme pöydittäin omien esimerkkien pohjalta.',
    programme: [
      'Lounas',
      'Avaus',
      'Mitä ennakointi muuttaa päätöksissä?',
      'Keskustelu pöydittäin',
      'Yhteenveto',
    ],
  },
  sv: {
    title: 'Ledningens dag: framsyn och beslutsfattande',
    description:
      'Dagens tema är hur framsyn förändrar besluten.\n\nPå eftermiddagen fortsätter vi vid borden utifrån egna exempel.',
    programme: [
      'Lunch',
      'Öppning',
      'Vad förändrar framsyn i besluten?',
      'Samtal vid borden',
      'Sammanfattning',
    ],
  },
  en: {
    title: 'Management day: foresight and decisions',
    description:
      'The theme of the day is how foresight changes decisions.\n\nIn the afternoon we continue at the tables with examples of our own.',
    programme: [
      'Lunch',
      'Opening',
      'What does foresight change in decisions?',
      'Discussion at the tables',
      'Summary',
    ],
  },
}

const starts = ['10:00', '11:00', '11:20', '12:30', '13:40']
const speakers: EventFacts['programme'][number]['speakers'][] = [
  [],
  [{ name: 'Maarit Ala-Heikkilä', role: 'valtiosihteeri, valtiovarainministeriö' }],
  [{ name: 'Johannes Wikström', role: 'professori, Aalto-yliopisto' }],
  [],
  [{ name: 'Ánne Länsman', role: 'ylijohtaja, valtiovarainministeriö' }],
]

/** The event of the samples in a language. */
export function sampleEvent(locale: Locale): EventFacts {
  const { title, description, programme } = texts[locale]
  return {
    title: { text: title, lang: locale },
    description: { text: description, lang: locale },
    startsAt: '2026-12-03T10:00:00.000Z',
    endsAt: '2026-12-03T14:00:00.000Z',
    zone: 'Europe/Helsinki',
    ofGroup: false,
    ofNetwork: false,
    place: 'Säätytalo, Snellmaninkatu 9–11, Helsinki',
    onlineUrl: '',
    answerBy: '2026-11-26T14:00:00.000Z',
    contact: { name: 'Aino Virta', email: 'aino.virta@vm.example', phone: '+358 295 16001' },
    programme: programme.map((item, index) => ({
      startsAt: `2026-12-03T${starts[index]}:00.000Z`,
      title: { text: item, lang: locale },
      speakers: speakers[index] ?? [],
    })),
  }
}

const entry: CalendarEntry = {
  method: 'REQUEST',
  uid: '5f0c6c3e-8d1b-4a44-9a6e-2f1f8f7f3a10@johtofoorumi.invalid',
  sequence: 0,
  stampedAt: '2026-11-02T07:00:00.000Z',
  createdAt: '2026-10-20T09:30:00.000Z',
  modifiedAt: '2026-10-30T11:15:00.000Z',
  participation: 'NEEDS-ACTION',
  mailbox: 'johtofoorumi@vm.example',
}
const cancel: CalendarEntry = { ...entry, method: 'CANCEL', sequence: 1, participation: 'DECLINED' }

const remarks: Record<Locale, string> = {
  fi: 'Puhuja on sairastunut. Uusi aika ilmoitetaan tammikuussa.',
  sv: 'Talaren har insjuknat. En ny tid meddelas i januari.',
  en: 'The speaker has fallen ill. A new time will be announced in January.',
}

const circles: Record<Locale, string[]> = {
  fi: ['Tulevaisuuden johtajien alumnit', 'Pienryhmä 3'],
  sv: ['Alumnerna från Framtidens ledare', 'Smågrupp 3'],
  en: ['Alumni of Future Leaders', 'Small group 3'],
}

/** What a letter about an invitation is unless something else is said. */
export const plainly = { test: false, copyFor: null, inPlaceOf: null, mode: null } as const

/** Samples by name: each kind of letter, and each of the answers. `token` is what the buttons carry. */
export function samples(locale: Locale, token: string | null = 'malli'): Record<string, ReadLetter> {
  const event = sampleEvent(locale)
  const online: EventFacts = {
    ...event,
    place: 'Valtiovarainministeriö, Snellmaninkatu 1 A',
    onlineUrl: 'https://kokous.example/johdon-paiva',
  }
  const about = { ...plainly, event, calendar: entry, answerToken: token }
  const none = { waitingPlace: null } as const
  return {
    signIn: {
      kind: 'signIn',
      data: { email: 'aino.virta@vm.example', code: token === null ? '' : '428 193', minutes: 15 },
    },
    invitation: { kind: 'invitation', data: about },
    reminder: { kind: 'reminder', data: about },
    timeChanged: {
      kind: 'timeChanged',
      data: {
        ...about,
        before: { startsAt: '2026-12-02T07:00:00.000Z', endsAt: '2026-12-02T11:30:00.000Z' },
      },
    },
    detailsChanged: {
      kind: 'detailsChanged',
      data: { ...about, event: online, before: { place: event.place, onlineUrl: '' } },
    },
    cancelled: { kind: 'cancelled', data: { ...about, calendar: cancel, note: remarks[locale] } },
    answeredYes: {
      kind: 'answered',
      data: {
        ...about,
        calendar: { ...entry, participation: 'ACCEPTED' },
        answer: 'yes',
        seat: 'seated',
        ...none,
      },
    },
    answeredWaiting: {
      kind: 'answered',
      data: { ...about, calendar: cancel, answer: 'yes', seat: 'waiting', waitingPlace: 3 },
    },
    answeredMaybe: {
      kind: 'answered',
      data: {
        ...about,
        calendar: { ...entry, participation: 'TENTATIVE' },
        answer: 'maybe',
        seat: 'none',
        ...none,
      },
    },
    answeredNo: {
      kind: 'answered',
      data: { ...about, calendar: cancel, answer: 'no', seat: 'none', ...none },
    },
    promoted: {
      kind: 'promoted',
      data: {
        ...about,
        event: { ...online, place: '' },
        mode: 'online',
        calendar: { ...entry, sequence: 2, participation: 'ACCEPTED' },
      },
    },
    withdrawn: { kind: 'withdrawn', data: { ...about, calendar: cancel } },
    inquiry: {
      kind: 'inquiry',
      data: {
        token,
        networks: circles[locale].map((text) => ({ text, lang: locale })),
        until: '2027-01-20',
        contact: { name: event.contact.name, email: event.contact.email },
      },
    },
    ...eventSamples(locale, about, cancel),
    ...groupSamples(locale, token),
    ...boardSamples(locale, token),
    ...networkSamples(locale),
    ...remarkSamples(locale),
    ...peopleSamples(locale, token),
  }
}

// Believable letters of events in depth, for previews and tests. Everybody in them is invented.
import type { Locale } from '#db/schema'
import type { Written } from '~/i18n/named'
import type { CalendarEntry, LetterData, ReadLetter } from './letters'

type Texts = {
  practical: string
  message: string
  wish: string
  reply: string
  series: string
  seriesMessage: string
  coffees: string[]
  talk: string
  otherPlace: string
  mail: string
  mailSubject: string
}

const texts: Record<Locale, Texts> = {
  fi: {
    practical: 'Ilmoittaudu alaaulassa klo 11.30 alkaen. Varaa mukaan henkilökortti.',
    message: 'Kiitos vilkkaasta keskustelusta. Seuraava johdon päivä on keväällä.',
    wish: 'Osastomme ennakoinnista vastaava johtaja tuntee aiheen hyvin.',
    reply: 'Tervetuloa hänelle.',
    series: 'Aamukahvit keväällä 2027',
    seriesMessage: 'Kevään aamukahveilla puhumme johtamisen arjesta.',
    coffees: ['Aamukahvi: hyvä kokous', 'Aamukahvi: hankala palaute', 'Aamukahvi: oma jaksaminen'],
    talk: 'Mitä ennakointi muuttaa päätöksissä?',
    otherPlace: 'Oodi, Töölönlahdenkatu 4, Helsinki',
    mail: 'Hei,\n\npääsen paikalle vasta klo 13. Sopiiko se?\n\nTerveisin Juhani',
    mailSubject: 'VS: Kutsu johdon päivään',
  },
  sv: {
    practical: 'Anmäl dig i nedre aulan från kl. 11.30. Ta med ett identitetskort.',
    message: 'Tack för en livlig diskussion. Nästa ledningens dag hålls i vår.',
    wish: 'Vår direktör med ansvar för framsyn känner temat väl.',
    reply: 'Hen är välkommen.',
    series: 'Morgonkaffen våren 2027',
    seriesMessage: 'Under vårens morgonkaffen talar vi om ledarskapets vardag.',
    coffees: ['Morgonkaffe: ett gott möte', 'Morgonkaffe: svår återkoppling', 'Morgonkaffe: att själv orka'],
    talk: 'Vad förändrar framsyn i besluten?',
    otherPlace: 'Ode, Tölöviksgatan 4, Helsingfors',
    mail: 'Hej,\n\njag kommer fram först kl. 13. Går det bra?\n\nHälsningar Juhani',
    mailSubject: 'SV: Inbjudan till ledningens dag',
  },
  en: {
    practical: 'Please register in the entrance hall from 11:30, and bring an identity card.',
    message: 'Thank you for a lively discussion. The next management day is in the spring.',
    wish: 'Our director in charge of foresight knows the subject well.',
    reply: 'They are welcome.',
    series: 'Morning coffees in spring 2027',
    seriesMessage: 'At the morning coffees this spring we talk about everyday leadership.',
    coffees: [
      'Morning coffee: a good meeting',
      'Morning coffee: difficult feedback',
      'Morning coffee: one’s own strength',
    ],
    talk: 'What does foresight change in decisions?',
    otherPlace: 'Oodi, Töölönlahdenkatu 4, Helsinki',
    mail: 'Hello,\n\nI can only be there at 13:00. Is that all right?\n\nRegards, Juhani',
    mailSubject: 'RE: Invitation to the management day',
  },
}

type About = LetterData<'invitation'>

/** @param about what the samples of an invitation share; `cancel` is the word that ends the calendar's entry */
export function eventSamples(
  locale: Locale,
  about: About,
  cancel: CalendarEntry,
): Record<string, ReadLetter> {
  const said = texts[locale]
  const inLocale = (text: string): Written => ({ text, lang: locale })
  const { event, answerToken: token } = about
  const accepted: About = {
    ...about,
    calendar: about.calendar && { ...about.calendar, participation: 'ACCEPTED' },
  }
  const contact = { name: event.contact.name, email: event.contact.email }
  const link = { token, contact, reminder: false }
  const decided = (outcome: LetterData<'substituteDecided'>['outcome'], changes: Partial<About> = {}) =>
    ({
      kind: 'substituteDecided',
      data: { ...about, calendar: null, ...changes, substitute: 'Juhani Salmela', outcome, reply: '' },
    }) as const
  return {
    offered: { kind: 'offered', data: { ...about, calendar: null, until: '2026-11-27T10:00:00.000Z' } },
    offerLapsed: { kind: 'offerLapsed', data: { ...about, calendar: null } },
    copy: {
      kind: 'invitation',
      data: { ...about, calendar: null, copyFor: 'Riikka Sauramo' },
    },
    substituteNamed: {
      kind: 'substituteNamed',
      data: { ...accepted, inPlaceOf: 'Riikka Sauramo', seat: 'seated', waitingPlace: null, note: '' },
    },
    substituteInForce: decided('inForce', { calendar: cancel }),
    substituteRefused: decided('refused'),
    substituteTakenBack: decided('takenBack'),
    substituteDeclined: decided('declined'),
    substituteAsked: {
      kind: 'substituteAsked',
      data: {
        eventId: 'malli',
        event: event.title,
        startsAt: event.startsAt,
        by: 'Riikka Sauramo',
        substitute: 'Juhani Salmela',
        note: said.wish,
      },
    },
    replyNotTaken: {
      kind: 'replyNotTaken',
      data: { ...about, answer: 'yes', reason: 'deadlinePassed', stands: 'none' },
    },
    replyToCancelled: {
      kind: 'replyNotTaken',
      data: {
        ...about,
        calendar: cancel,
        answerToken: null,
        answer: 'yes',
        reason: 'eventCancelled',
        stands: 'none',
      },
    },
    calendarAgain: { kind: 'calendarAgain', data: accepted },
    timeStands: {
      kind: 'timeStands',
      data: {
        ...accepted,
        stands: 'yes',
        proposed: { startsAt: '2026-12-04T10:00:00.000Z', endsAt: '2026-12-04T14:00:00.000Z' },
        note: '',
      },
    },
    mailForwarded: {
      kind: 'mailForwarded',
      data: {
        event: event.title,
        startsAt: event.startsAt,
        mailId: 'malli',
        from: { name: 'Juhani Salmela', address: 'juhani.salmela@ruokavirasto.example' },
        subject: said.mailSubject,
        text: said.mail,
        attachments: ['aikataulu.pdf'],
      },
    },
    practical: {
      kind: 'practical',
      data: { ...accepted, practical: inLocale(said.practical), doorPath: '/events/malli/door?person=malli' },
    },
    thanks: {
      kind: 'thanks',
      data: { ...about, calendar: null, message: inLocale(said.message), materials: true },
    },
    missed: { kind: 'missed', data: { ...about, calendar: null, message: null, materials: true } },
    seriesInvited: {
      kind: 'seriesInvited',
      data: {
        ...link,
        copyFor: null,
        name: inLocale(said.series),
        message: inLocale(said.seriesMessage),
        dates: said.coffees.map((title, at) => ({
          eventId: `malli-${at}`,
          title: inLocale(title),
          startsAt: `2027-${['02-04', '03-04', '04-08'][at]}T0${at === 2 ? 5 : 6}:00:00.000Z`,
          endsAt: `2027-${['02-04', '03-04', '04-08'][at]}T0${at === 2 ? 6 : 7}:30:00.000Z`,
          zone: event.zone,
          place: at === 1 ? said.otherPlace : event.place,
          online: at === 2,
          answerBy: null,
          exception: at === 1,
        })),
      },
    },
    speakerAsked: {
      kind: 'speakerAsked',
      data: {
        ...link,
        event: event.title,
        startsAt: event.startsAt,
        endsAt: event.endsAt,
        zone: event.zone,
        place: event.place,
        items: [{ title: inLocale(said.talk), startsAt: '2026-12-03T11:20:00.000Z' }],
        confirmed: false,
        owes: ['confirmation', 'photo', 'slides'],
      },
    },
    surveyAsked: {
      kind: 'surveyAsked',
      data: { ...link, event: event.title, heldOn: '2026-12-03', closesOn: '2026-12-17' },
    },
  }
}

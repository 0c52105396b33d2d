// Believable letters about small groups, for previews and tests. Everybody in them is invented.
import type { Locale } from '#db/schema'
import type { Introduced, ReadLetter } from './letters'

type Texts = {
  group: string
  message: string
  theme: string
  note: string
  event: string
  wish: string
  reply: string
  posts: [title: string, organisation: string][]
  expertise: string
}

const texts: Record<Locale, Texts> = {
  fi: {
    group: 'Pienryhmä 5',
    message: 'Syksyn kierroksella kokoamme kuusi ryhmää. Neljä aiempaa ryhmää jatkaa uusin jäsenin.',
    theme: 'Johtaminen muutoksessa',
    note: 'Ehdotan, että tapaamme kävellen, jos sää sallii.',
    event: 'Johdon päivä',
    wish: 'Toivomme asiantuntijaa kertomaan ennakoinnin uusista välineistä.',
    reply: 'Ennakointiasiantuntijamme tulee mielellään. Hän ottaa yhteyttä kokoonkutsujaan.',
    posts: [
      ['osastopäällikkö', 'oikeusministeriö'],
      ['pääjohtaja', 'Ruokavirasto'],
      ['ylijohtaja', 'Poliisihallitus'],
    ],
    expertise: 'Lainvalmistelun johtaminen, säädöspolitiikka',
  },
  sv: {
    group: 'Smågrupp 5',
    message:
      'Under höstens runda sätter vi samman sex grupper. Fyra tidigare grupper fortsätter med nya medlemmar.',
    theme: 'Ledarskap i förändring',
    note: 'Jag föreslår att vi promenerar, om vädret tillåter.',
    event: 'Ledningens dag',
    wish: 'Vi önskar att en expert berättar om nya verktyg för framsyn.',
    reply: 'Vår framsynsexpert kommer gärna. Hen kontaktar den sammankallande.',
    posts: [
      ['avdelningschef', 'justitieministeriet'],
      ['generaldirektör', 'Livsmedelsverket'],
      ['överdirektör', 'Polisstyrelsen'],
    ],
    expertise: 'Ledning av lagberedning, författningspolitik',
  },
  en: {
    group: 'Small group 5',
    message: 'This autumn we are composing six groups. Four earlier groups go on with new members.',
    theme: 'Leading in times of change',
    note: 'I suggest that we walk while we talk, if the weather allows.',
    event: 'Management day',
    wish: 'We would like an expert to tell us about new foresight tools.',
    reply: 'Our foresight expert is happy to come, and will contact the convener.',
    posts: [
      ['Director General', 'Ministry of Justice'],
      ['Director General', 'Finnish Food Authority'],
      ['Deputy Director', 'National Police Board'],
    ],
    expertise: 'Leading the drafting of legislation, regulatory policy',
  },
}

const people = [
  { name: 'Riikka Sauramo', sectorCode: 'OM', email: 'riikka.sauramo@om.example', phone: null, host: true },
  { name: 'Pekka Suontausta', sectorCode: 'MMM', email: null, phone: '+358 295 16002', host: false },
  { name: 'Olli Tervakangas', sectorCode: 'SM', email: null, phone: null, host: false },
] as const

/** One of the samples' group, as letters introduce them. */
function introduce(locale: Locale, at: 0 | 1 | 2): Introduced {
  const { posts, expertise } = texts[locale]
  return {
    ...people[at],
    title: { text: posts[at]?.[0] ?? '', lang: locale },
    organisation: { text: posts[at]?.[1] ?? '', lang: locale },
    expertise: at === 0 ? expertise : null,
    newcomer: at === 2,
  }
}

/** Samples by name. `token` is what the buttons carry. */
export function groupSamples(locale: Locale, token: string | null): Record<string, ReadLetter> {
  const words = texts[locale]
  const group = { text: words.group, lang: locale }
  const contact = { name: 'Aino Virta', email: 'aino.virta@vm.example' }
  const asked = { token, contact, reminder: false }
  const members = ([0, 1, 2] as const).map((at) => introduce(locale, at))
  const welcome = { groupId: 'malli', group, startsOn: '2027-01-11', members, liaison: contact, contact }
  return {
    groupCall: {
      kind: 'groupCall',
      data: {
        ...asked,
        message: { text: words.message, lang: locale },
        answerBy: '2026-12-11',
        startsOn: '2027-01-11',
        size: { min: 8, max: 10 },
      },
    },
    groupCallReminder: {
      kind: 'groupCall',
      data: {
        ...asked,
        reminder: true,
        message: null,
        answerBy: '2026-12-11',
        startsOn: '2027-01-11',
        size: { min: 8, max: 10 },
      },
    },
    groupWelcome: { kind: 'groupWelcome', data: { ...welcome, newcomer: true, toHost: false } },
    groupWelcomeHost: { kind: 'groupWelcome', data: { ...welcome, newcomer: true, toHost: true } },
    groupWelcomeOthers: { kind: 'groupWelcome', data: { ...welcome, newcomer: false, toHost: false } },
    groupTimes: {
      kind: 'groupTimes',
      data: {
        ...asked,
        groupId: 'malli',
        pollId: 'malli',
        group,
        from: people[0].name,
        title: words.theme,
        note: words.note,
        place: 'Säätytalo, Helsinki',
        closesOn: '2026-11-30',
        times: [
          { id: 'a', startsAt: '2026-12-08T07:00:00.000Z', endsAt: '2026-12-08T08:30:00.000Z', clash: null },
          {
            id: 'b',
            startsAt: '2026-12-03T11:00:00.000Z',
            endsAt: '2026-12-03T12:30:00.000Z',
            clash: { text: words.event, lang: locale },
          },
        ],
      },
    },
    groupMet: { kind: 'groupMet', data: { ...asked, group, heldOn: '2026-12-08' } },
    groupGoOn: { kind: 'groupGoOn', data: { ...asked, group, since: '2023-01-16' } },
    groupHearing: {
      kind: 'groupHearing',
      data: {
        ...asked,
        group,
        proposed: introduce(locale, 2),
        hearUntil: '2026-12-04',
      },
    },
    expertAsked: {
      kind: 'expertAsked',
      data: { groupId: 'malli', group, wish: words.wish, askedBy: people[0].name },
    },
    expertReplied: {
      kind: 'expertReplied',
      data: { groupId: 'malli', group, wish: words.wish, reply: words.reply, contact },
    },
  }
}

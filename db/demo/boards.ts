// The boards of two networks in the demo: news, a proposed meeting, help offered and asked for, and what was replied.
import type { BoardKind, Locale } from '../schema'
import { addDays } from './calendar'
import type { Person } from './careers'
import type { Membership } from './networks'
import type { Rows } from './rows'

type Outline = {
  kind: BoardKind
  daysAgo: number
  language: Locale
  title: string
  text: string
  /** Of a proposed meeting: in so many days, and where. */
  meeting?: { inDays: number; place: string }
  settled?: true
  replies?: readonly string[]
}

const ofAlumni: readonly Outline[] = [
  {
    kind: 'news',
    daysAgo: 3,
    language: 'fi',
    title: 'Alumnien talvitapaaminen tammikuussa',
    text: 'Talvitapaamisen aiheena on johtaminen, kun tekoäly tulee viraston arkeen.\n\nKutsu lähtee joulukuussa. Ehdota alustajaa vastaamalla tähän.',
    replies: [
      'Voin kertoa, mitä opimme neuvontapalvelun kokeilusta.',
      'Jag kan berätta hur vi övade med personalen.',
    ],
  },
  {
    kind: 'ask',
    daysAgo: 6,
    language: 'fi',
    title: 'Etsin mentoria ensimmäiseen johtajavuoteen',
    text: 'Aloitin syksyllä uudessa tehtävässä. Kuka lähtisi kanssani kahville kerran kuussa kevään ajan?',
    replies: ['Mielelläni. Olen itsekin aloittanut saman tilanteen edessä muutama vuosi sitten.'],
  },
  {
    kind: 'offer',
    daysAgo: 11,
    language: 'sv',
    title: 'Två veckors arbetsrotation hos oss',
    text: 'Vi tar gärna emot en kollega som vill se hur en liten myndighet leds. Vi kan byta plats eller bara dela skrivbord.',
  },
  {
    kind: 'meeting',
    daysAgo: 15,
    language: 'en',
    title: 'Lunch for those who work with the EU',
    text: 'A few of us prepare for the next Council meetings. Shall we have lunch and compare notes? English, Finnish and Swedish all go.',
    meeting: { inDays: 24, place: 'Säätytalo, Helsinki' },
    replies: ['Hyvä ajatus, olen mukana.', 'Count me in.'],
  },
  {
    kind: 'ask',
    daysAgo: 48,
    language: 'fi',
    title: 'Kokemuksia tilojen yhdistämisestä?',
    text: 'Muutamme ensi vuonna yhteisiin tiloihin kahden muun viraston kanssa. Mitä tekisitte toisin?',
    settled: true,
    replies: ['Ottaisin henkilöstön mukaan puoli vuotta aikaisemmin. Soitan sinulle.'],
  },
]

const ofVolunteers: readonly Outline[] = [
  {
    kind: 'news',
    daysAgo: 5,
    language: 'fi',
    title: 'Verkoston kevään ohjelma',
    text: 'Tapaamme kevään aikana kolme kertaa: tammikuussa, maaliskuussa ja toukokuussa. Joka kerralla kaksi jäsentä näyttää, mitä on tekemässä.',
  },
  {
    kind: 'meeting',
    daysAgo: 8,
    language: 'sv',
    title: 'Träff i Åbo?',
    text: 'Flera av oss arbetar i Åbo. Skulle vi träffas där nästa gång? Tiden kan vi komma överens om tillsammans.',
    meeting: { inDays: 60, place: 'Åbo' },
    replies: ['Sopii hyvin, aamujunalla ehtii.'],
  },
  {
    kind: 'offer',
    daysAgo: 20,
    language: 'en',
    title: 'Happy to review your service pilot',
    text: 'I have run usability tests for public services for ten years. Send me yours: I will look at it and tell you what I would try next.',
    replies: ['Kiitos! Lähetän meidän luonnoksemme viikon lopulla.'],
  },
  {
    kind: 'ask',
    daysAgo: 33,
    language: 'fi',
    title: 'Kuka on mitannut kokeilun vaikutuksia?',
    text: 'Tarvitsisimme yksinkertaisen tavan kertoa johdolle, mitä kokeilusta jäi käteen.',
  },
]

type Given = { newId: (at: string) => string; today: string }

/** Members of the day: those with a task first. */
function membersOf(networkId: string, memberships: readonly Membership[], today: string): Person[] {
  const inForce = memberships.filter(
    (one) =>
      one.networkId === networkId && one.from <= addDays(today, -60) && (one.to === null || one.to >= today),
  )
  const tasks = inForce.filter(({ role }) => role !== 'member')
  return [...tasks, ...inForce.filter(({ role }) => role === 'member')].map(({ person }) => person)
}

/** Puts up the notes of two networks. */
export function boardRows(
  rows: Rows,
  networks: { alumniId: string; volunteerId: string; memberships: readonly Membership[] },
  given: Given,
): void {
  const board = (networkId: string, outlines: readonly Outline[]) => {
    const members = membersOf(networkId, networks.memberships, given.today)
    if (members.length > 0)
      outlines.forEach((outline, place) => noteRow(rows, networkId, members, { outline, place }, given))
  }
  board(networks.alumniId, ofAlumni)
  board(networks.volunteerId, ofVolunteers)
}

/** News are by who has a task, the rest by a member who speaks the language, if one does. */
function authorOf(
  members: readonly Person[],
  { kind, language }: Outline,
  place: number,
): Person | undefined {
  if (kind === 'news') return members[0]
  const others = members.slice(1)
  const speaking = others.filter((person) => person.language === language)
  const chosen = speaking.length > 0 ? speaking : others
  return chosen[(place * 7) % Math.max(1, chosen.length)] ?? members[0]
}

function noteRow(
  rows: Rows,
  networkId: string,
  members: readonly Person[],
  { outline, place }: { outline: Outline; place: number },
  { newId, today }: Given,
): void {
  const { kind, title, text, language, meeting, daysAgo } = outline
  const at = (ago: number, clock: string) => `${addDays(today, -ago)}T${clock}:00.000Z`
  const postedAt = at(daysAgo, '08:15')
  const author = authorOf(members, outline, place)
  const id = newId(postedAt)
  rows.boardNote.push({
    ...{ id, networkId, authorId: author?.id ?? null, kind, title, text, language, postedAt },
    startsAt: meeting ? `${addDays(today, meeting.inDays)}T10:00:00.000Z` : null,
    place: meeting?.place ?? '',
    closedAt: outline.settled ? at(daysAgo - 6, '09:00') : null,
    ...{ hiddenAt: null, hiddenBy: null, letterAt: null },
  })
  const others = members.filter((person) => person !== author)
  for (const [index, words] of (outline.replies ?? []).entries()) {
    const repliedAt = at(daysAgo - 1 - index, '12:40')
    rows.boardReply.push({
      ...{ id: newId(repliedAt), noteId: id, text: words, postedAt: repliedAt },
      authorId: others[(place * 5 + index * 3) % Math.max(1, others.length)]?.id ?? null,
      ...{ hiddenAt: null, hiddenBy: null },
    })
  }
}

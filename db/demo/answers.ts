// How invited people of the demo answer: when, by what way, in what words, and whether there was room.
import type { Answer, AnswerSource, Locale } from '../schema'
import { dayLong } from './calendar'
import type { Chance } from './random'

export type GivenAnswer = {
  answer: Answer
  at: string
  source: AnswerSource
  seat: 'none' | 'seated' | 'waiting'
  comment: string
}

/** One person's answers to one invitation, the latest last; empty is silence. */
export type Voice = { answers: GivenAnswer[]; queueNumber: number | null }

const comments: Record<Answer, Record<Locale, readonly string[]>> = {
  yes: {
    fi: [
      'Joudun lähtemään jo klo 15.',
      'Tulen suoraan lentokentältä, voin olla vartin myöhässä.',
      'Hienoa, että aihe on esillä!',
      'Osallistun mielelläni myös ryhmäkeskustelun vetäjänä.',
      'Kiitos kutsusta, tulen mielelläni.',
    ],
    sv: ['Tack för inbjudan, jag deltar gärna.', 'Jag måste gå redan kl. 15.', 'Ett viktigt tema!'],
    en: ['Thank you, I am glad to join.', 'I have to leave at three.'],
  },
  maybe: {
    fi: [
      'Olen varalla valiokuntakuulemiseen, vahvistan heti kun tiedän.',
      'Samaan aikaan on alustavasti johtoryhmä, yritän siirtää sen.',
      'Vahvistan viimeistään edellisenä perjantaina.',
    ],
    sv: [
      'Jag har preliminärt ett utskottsmöte, jag återkommer så snart jag vet.',
      'Jag bekräftar före utgången av veckan.',
    ],
    en: ['I may be travelling that day and will confirm as soon as I know.'],
  },
  no: {
    fi: [
      'Olen silloin virkamatkalla Brysselissä.',
      'Viraston johtoryhmän kehittämispäivä on valitettavasti samana päivänä.',
      'Valitettavasti olen vuosilomalla.',
      'Budjettineuvottelu osuu samaan aikaan.',
      'En pääse tällä kertaa, mutta kutsuthan seuraavankin kerran.',
    ],
    sv: ['Jag är tyvärr på tjänsteresa då.', 'Vår ledningsgrupp sammanträder samma dag.'],
    en: ['Unfortunately I am abroad on that day.'],
  },
}

export type Occasion = {
  invitedAt: string
  /** No answer is given after this. */
  closesAt: string
  capacity: number | null
}

export type Invitee = {
  language: Locale
  /** Whether an assistant may have pressed for the person. */
  assisted: boolean
}

/** Most answer within days; a few wait for the deadline. Office hours, Monday to Friday where there is room for it. */
function moment(chance: Chance, from: number, to: number): number {
  const late = chance.happens(0.25)
  for (let turn = 0; turn < 6; turn += 1) {
    const picked = from + (late ? chance.fraction() : chance.fraction() ** 3) * (to - from)
    const midnight = picked - (picked % dayLong)
    const weekday = new Date(midnight).getUTCDay()
    const shifted = midnight + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * dayLong
    const inOffice = shifted + (5.5 + chance.fraction() * 9.5) * 3_600_000
    if (inOffice > from + 60_000 && inOffice < to) return Math.floor(inOffice)
  }
  return Math.floor(from + chance.fraction() * (to - from))
}

function sourceOf(chance: Chance, assisted: boolean): AnswerSource {
  if (assisted && chance.happens(0.6)) return 'assistant'
  const luck = chance.fraction()
  return luck < 0.56 ? 'link' : luck < 0.73 ? 'calendar' : luck < 0.94 ? 'page' : 'organiser'
}

/**
 * Plays an event's answers in the order they came. Ends with exactly the answers given, in the places given; null is silence.
 * A yes takes a seat while there is one and waits after that.
 */
export function voices(
  chance: Chance,
  occasion: Occasion,
  invitees: readonly Invitee[],
  ends: readonly (Answer | null)[],
): Voice[] {
  const [from, to] = [Date.parse(occasion.invitedAt), Date.parse(occasion.closesAt)]
  const all: Voice[] = invitees.map(() => ({ answers: [], queueNumber: null }))
  const yesses = ends.filter((answer) => answer === 'yes').length
  const roomy = occasion.capacity === null || yesses * 1.25 < occasion.capacity
  const moves: { place: number; at: number; answer: Answer }[] = []
  ends.forEach((answer, place) => {
    if (answer === null) return
    const at = moment(chance, from, to)
    if (chance.happens(0.055)) {
      const first: Answer = answer !== 'maybe' ? (answer === 'no' && roomy ? 'yes' : 'maybe') : 'no'
      const change = at + Math.max(1000, Math.floor((to - at) * (0.2 + chance.fraction() * 0.7)))
      if (change < to) {
        moves.push({ place, at, answer: first }, { place, at: change, answer })
        return
      }
    }
    moves.push({ place, at, answer })
  })
  moves.sort((a, b) => a.at - b.at || a.place - b.place)
  const seats = new Set<number>()
  let queue = 0
  for (const { place, at, answer } of moves) {
    const [voice, invitee] = [all[place], invitees[place]]
    if (!voice || !invitee) continue
    seats.delete(place)
    const room = occasion.capacity === null || seats.size < occasion.capacity
    const seat = answer !== 'yes' ? 'none' : room ? 'seated' : 'waiting'
    if (seat === 'seated') seats.add(place)
    if (seat === 'waiting') voice.queueNumber = queue += 1
    const often = { yes: 0.06, maybe: 0.6, no: 0.28 }[answer]
    voice.answers.push({
      answer,
      at: new Date(at).toISOString(),
      source: sourceOf(chance, invitee.assisted),
      seat,
      comment: chance.happens(often) ? chance.oneOf(comments[answer][invitee.language]) : '',
    })
  }
  return all
}

/** Answers in the shares given, dealt at random; the rest are silent. */
export const dealtAnswers = (
  chance: Chance,
  count: number,
  shares: { yes: number; maybe: number; no: number },
): (Answer | null)[] =>
  Array.from({ length: count }, () => {
    const luck = chance.fraction()
    if (luck < shares.yes) return 'yes'
    if (luck < shares.yes + shares.maybe) return 'maybe'
    return luck < shares.yes + shares.maybe + shares.no ? 'no' : null
  })

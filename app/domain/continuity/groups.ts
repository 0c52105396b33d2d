// What the organisers are told of small groups: one runs short, falls silent, has no liaison, is to be asked, asks for help.
import { Temporal } from 'temporal-polyfill'
import { daysLater, type PlainDate } from '../core/time'
import { fewestMembers, silentDays } from '../groups/rules'
import { daysToAnswer } from '../renewals/rules'
import { latest } from './facts'
import type {
  ExpertAsked,
  GroupNoLiaison,
  GroupShort,
  GroupSilent,
  NewcomerWaits,
  RenewalDue,
} from './findings'

/** A small group that stands and is not about to end, as it is on the day. */
export type GroupFact = {
  networkId: string
  foundedOn: PlainDate
  members: number
  /** Those who come later. */
  coming: number
  liaisons: number
  /** The last day of the member, and of the liaison, who left last before the day. */
  lastLeft: PlainDate | null
  lastLiaison: PlainDate | null
  lastMetOn: PlainDate | null
  lastAskedOn: PlainDate | null
  newcomers: NewcomerFact[]
  requests: RequestFact[]
}

/** Somebody proposed to the group, of whom nothing has been decided. */
export type NewcomerFact = {
  id: string
  personId: string
  proposedOn: PlainDate
  hearUntil: PlainDate | null
  /** How many of the group were asked, have answered, and object; and the day of the last answer. */
  asked: number
  answered: number
  objections: number
  lastAnswerOn: PlainDate | null
}

/** The group asked for an expert's support, and waits for a reply. */
export type RequestFact = { id: string; askedOn: PlainDate }

const dayAfter = (day: PlainDate): PlainDate => daysLater(day, 1)

/**
 * Below eight, counted with those who come later and those who are being heard: a group for which enough are on their way
 * waits for nobody. Each leaving is a new fact.
 */
export function groupShort(fact: GroupFact): GroupShort[] {
  const { networkId, foundedOn, members, coming, lastLeft, newcomers } = fact
  if (members + coming + newcomers.length >= fewestMembers) return []
  const since = lastLeft === null ? foundedOn : dayAfter(lastLeft)
  return [
    {
      key: ['groupShort', networkId, members, since].join(':'),
      kind: 'groupShort',
      personId: null,
      networkId,
      since,
      members,
      proposed: newcomers.length,
    },
  ]
}

export function groupNoLiaison({ networkId, foundedOn, liaisons, lastLiaison }: GroupFact): GroupNoLiaison[] {
  if (liaisons > 0) return []
  const since = lastLiaison === null ? foundedOn : dayAfter(lastLiaison)
  const key = ['groupNoLiaison', networkId, since].join(':')
  return [{ key, kind: 'groupNoLiaison', personId: null, networkId, since, lastLiaison }]
}

/** How many times so many days have passed wholly since a day, the day itself not counted. */
const timesPassed = (since: PlainDate, on: PlainDate, days: number): number =>
  Math.max(0, Math.floor((Temporal.PlainDate.from(since).until(on).days - 1) / days))

/** No meeting for half a year, nor so long since the founding; each half-year more is a new fact. */
export function groupSilent(fact: GroupFact, on: PlainDate): GroupSilent[] {
  const { networkId, foundedOn, lastMetOn } = fact
  const alive = latest(foundedOn, lastMetOn ?? foundedOn)
  const times = timesPassed(alive, on, silentDays)
  if (times === 0) return []
  return [
    {
      key: ['groupSilent', networkId, alive, times].join(':'),
      kind: 'groupSilent',
      personId: null,
      networkId,
      since: daysLater(alive, times * silentDays + 1),
      lastMetOn,
    },
  ]
}

/** A year since the members were asked whether they go on, or since the group began; each year more is a new fact. */
export function renewalDue(fact: GroupFact, on: PlainDate): RenewalDue[] {
  const { networkId, foundedOn, lastAskedOn, members } = fact
  const from = lastAskedOn ?? foundedOn
  const times = timesPassed(from, dayAfter(on), daysToAnswer)
  if (times === 0 || members === 0) return []
  return [
    {
      key: ['renewalDue', networkId, from, times].join(':'),
      kind: 'renewalDue',
      personId: null,
      networkId,
      since: daysLater(from, times * daysToAnswer),
      lastAskedOn,
    },
  ]
}

/** The hearing is over: its last day has passed, everybody has answered, or nobody was to be heard. */
const isHeard = ({ hearUntil, asked, answered }: NewcomerFact, on: PlainDate): boolean =>
  hearUntil === null || hearUntil < on || (asked > 0 && answered === asked)

const heardSince = ({ hearUntil, proposedOn, lastAnswerOn }: NewcomerFact, on: PlainDate): PlainDate => {
  if (hearUntil === null) return proposedOn
  return hearUntil < on ? dayAfter(hearUntil) : (lastAnswerOn ?? proposedOn)
}

/** Somebody is to be taken in or not: the group has been heard, or one of it objects. */
export function newcomerWaits({ networkId, newcomers }: GroupFact, on: PlainDate): NewcomerWaits[] {
  return newcomers.flatMap((newcomer): NewcomerWaits[] => {
    const { id, personId, objections } = newcomer
    const heard = isHeard(newcomer, on)
    if (!heard && objections === 0) return []
    return [
      {
        key: ['newcomerWaits', id, heard ? 'heard' : 'hearing', objections].join(':'),
        kind: 'newcomerWaits',
        personId,
        networkId,
        since: heard ? heardSince(newcomer, on) : (newcomer.lastAnswerOn ?? newcomer.proposedOn),
        newcomerId: id,
        heard,
        objections,
      },
    ]
  })
}

export const expertAsked = ({ networkId, requests }: GroupFact): ExpertAsked[] =>
  requests.map(({ id, askedOn }) => ({
    key: ['expertAsked', id].join(':'),
    kind: 'expertAsked',
    personId: null,
    networkId,
    since: askedOn,
  }))

// Works out what changes of posts mean to memberships, and what small groups wait for: facts in, findings out. Nothing here reads or writes.
import { daysLater, type PlainDate } from '../core/time'
import { holdsOn } from '../people/rules'
import { expertAsked, groupNoLiaison, groupShort, groupSilent, newcomerWaits, renewalDue } from './groups'
import { byDay, latest, type Facts, type PostFact } from './facts'
import type { Finding, OrganisationEnded, TermEnds } from './findings'
import { answered, left, moved } from './owners'
import { noLongerFit, seatsEnd, seatsOpen } from './seats'

/** Every finding of the facts on a day, a kind after another, the oldest first in each. */
export function findingsIn(facts: Facts, on: PlainDate): Finding[] {
  const passed = seatsEnd(facts, on)
  const kinds: Finding[][] = [
    facts.answers.map(answered),
    facts.stranded.flatMap((post) => organisationEnded(facts, post, on)),
    facts.terms.filter((post) => isOverdue(post, on)).map(termEnds),
    passed,
    seatsOpen(facts, passed, on),
    facts.owners.flatMap((owner) => moved(owner, on)),
    facts.owners.flatMap((owner) => left(owner, on)),
    noLongerFit(facts, passed, on),
    facts.groups.flatMap((group) => newcomerWaits(group, on)),
    facts.groups.flatMap(expertAsked),
    facts.groups.flatMap(groupShort),
    facts.groups.flatMap(groupNoLiaison),
    facts.groups.flatMap((group) => groupSilent(group, on)),
    facts.groups.flatMap((group) => renewalDue(group, on)),
  ]
  return kinds.flatMap((kind) => kind.sort(byDay))
}

const isOverdue = (post: PostFact, on: PlainDate): boolean =>
  post.validTo === null && post.termEndsOn !== null && post.termEndsOn < on

function termEnds(post: PostFact): TermEnds {
  const termEndsOn = post.termEndsOn ?? post.validFrom
  return {
    key: ['termEnds', post.id, termEndsOn].join(':'),
    kind: 'termEnds',
    personId: post.personId,
    since: termEndsOn,
    appointmentId: post.id,
    termEndsOn,
    earliest: daysLater(termEndsOn, 1),
  }
}

function organisationEnded(facts: Facts, post: PostFact, on: PlainDate): OrganisationEnded[] {
  const house = facts.houses.get(post.organisationId)
  if (!house || house.validTo === null || house.validTo >= on || !holdsOn(post, on)) return []
  const lastDay = latest(house.validTo, post.validFrom)
  return [
    {
      key: ['organisationEnded', post.id, house.validTo].join(':'),
      kind: 'organisationEnded',
      personId: post.personId,
      since: house.validTo,
      appointmentId: post.id,
      organisationId: post.organisationId,
      lastDay,
      successorId: house.successorId,
      from: daysLater(lastDay, 1),
    },
  ]
}

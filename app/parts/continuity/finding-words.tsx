// A finding in sentences: what has happened, and what is proposed with its exact consequences.
import { Link } from '@remix-run/react'
import type { Waiting } from '~/domain/continuity/decisions'
import { isOfGroup, type PostFinding, type SeatEnds } from '~/domain/continuity/findings'
import type { Named, NamedPost } from '~/domain/continuity/named.server'
import type { PlainDate } from '~/domain/core/time'
import { addressFor, fullName } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { nameIn, written } from '~/i18n/named'
import { paths } from '~/paths'
import { useWords } from '~/ui/words'
import { happenedInGroup } from './group-words'

/** What a finding is told with: the day, and the names of what it speaks of. */
export type Telling = { named: Named; today: PlainDate }

/** The words that several sentences share. */
function useNames({ named, today }: Telling) {
  const { t, locale } = useWords()
  const day = (date: PlainDate) => plainDate(date, locale)
  const post = (id: string): string => {
    const found = named.posts[id]
    if (!found) return ''
    return t('registry.continuity.post', {
      title: written(found, 'title', locale).text,
      organisation: nameIn(found, locale),
    })
  }
  const network = (id: string): string => {
    const found = named.networks[id]
    return found ? nameIn(found, locale) : ''
  }
  const person = (id: string): string => {
    const found = named.people[id]
    return found ? fullName(found) : t('registry.continuity.someone')
  }
  const house = (id: string): string => {
    const found = named.houses[id]
    return found ? nameIn(found, locale) : ''
  }
  return { t, day, post, network, person, house, named, today }
}
export type Said = ReturnType<typeof useNames>

/** The sentences of what has happened. */
export function WhatHappened({ finding, ...telling }: Telling & { finding: Waiting }) {
  const said = useNames(telling)
  const told = isOfGroup(finding) ? happenedInGroup(finding, said) : happened(finding, said)
  const sentences = told.filter((sentence) => sentence !== '')
  if (finding.askedInVain) sentences.push(said.t('registry.continuity.what.askedInVain'))
  return (
    <p>
      {sentences.map((sentence, index) => (
        <span key={index}>
          {index > 0 && ' '}
          {sentence}
        </span>
      ))}
    </p>
  )
}

function happened(finding: PostFinding, said: Said): string[] {
  const { t, day, post, network, named } = said
  switch (finding.kind) {
    case 'seatEnds':
    case 'left':
      return [endOf(named.posts[finding.appointmentId], said)]
    case 'seatOpen':
      return [
        t('registry.continuity.what.began', {
          post: post(finding.appointmentId),
          date: day(named.posts[finding.appointmentId]?.validFrom ?? finding.from),
        }),
      ]
    case 'noLongerFits':
      return [t('registry.continuity.what.unfit', { network: network(finding.networkId) })]
    case 'moved':
      return [
        t('registry.continuity.what.moved', {
          before: post(finding.fromAppointmentId),
          after: post(finding.toAppointmentId),
          date: day(finding.since),
        }),
        addressOf(finding.personId, said),
      ]
    case 'answered':
      return [t('registry.continuity.what.answered', { date: day(finding.since) })]
    case 'termEnds':
      return [
        t('registry.continuity.what.termPassed', {
          post: post(finding.appointmentId),
          date: day(finding.termEndsOn),
        }),
      ]
    case 'organisationEnded':
      return [
        t('registry.continuity.what.houseEnded', {
          post: post(finding.appointmentId),
          date: day(finding.since),
        }),
      ]
  }
}

function endOf(ended: NamedPost | undefined, { t, day, post, today }: Said): string {
  if (!ended?.validTo) return ''
  const about = { post: post(ended.id), date: day(ended.validTo) }
  if (ended.validTo >= today) return t('registry.continuity.what.willEnd', about)
  return ended.endReason === null
    ? t('registry.continuity.what.endedPlainly', about)
    : t('registry.continuity.what.ended', {
        ...about,
        why: t(`registry.continuity.why.${ended.endReason}`),
      })
}

function addressOf(personId: string, { t, named }: Said): string {
  const person = named.people[personId]
  if (!person?.email) return t('registry.continuity.what.noAddress')
  return person.failedAt === null
    ? t('registry.continuity.what.address', { address: person.email })
    : t('registry.continuity.what.addressFailed', { address: person.email })
}

/** Whether a letter can ask the person. */
export function isReached(named: Named, personId: string | null): boolean {
  const person = named.people[personId ?? '']
  return person !== undefined && addressFor(person) !== null
}

/** What pressing the proposed act does, a line a consequence. */
export function Proposal({ finding, ...telling }: Telling & { finding: Waiting }) {
  const said = useNames(telling)
  if (isOfGroup(finding)) return null
  const lines = proposed(finding, said)
  return (
    <div className="proposal">
      <b>{said.t('registry.continuity.proposal.heading')}</b>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {finding.kind === 'answered' && finding.note !== '' && <q className="said">{finding.note}</q>}
    </div>
  )
}

function proposed(finding: PostFinding, said: Said): string[] {
  const { t, day, post, network, person, house, named, today } = said
  switch (finding.kind) {
    case 'seatEnds':
      return ofSeat(finding, said)
    case 'seatOpen': {
      const about = {
        network: network(finding.networkId),
        date: day(finding.from),
        post: post(finding.appointmentId),
      }
      return finding.membershipId === null
        ? [t('registry.continuity.proposal.joins', { ...about, name: person(finding.personId) })]
        : [t('registry.continuity.proposal.goesOn', about)]
    }
    case 'noLongerFits':
      return [
        t('registry.continuity.proposal.ends', {
          network: network(finding.networkId),
          date: day(today),
          why: t('registry.continuity.endReason.noLongerFits'),
        }),
      ]
    case 'moved':
      return [
        t('registry.continuity.proposal.memberships', {
          networks: finding.belongings.map(({ networkId }) => network(networkId)).join(', '),
        }),
      ]
    case 'left': {
      const address = named.people[finding.personId]?.privateEmail
      const networks = finding.belongings.map(({ networkId }) => network(networkId)).join(', ')
      return [
        isReached(named, finding.personId)
          ? t('registry.continuity.proposal.asks', { networks })
          : t('registry.continuity.proposal.belongs', { networks }),
        addressOf(finding.personId, said),
        ...(address ? [t('registry.continuity.proposal.keepsPrivate', { address })] : []),
      ]
    }
    case 'answered': {
      const ends = finding.leaves.map(({ networkId }) =>
        t('registry.continuity.proposal.ends', {
          network: network(networkId),
          date: day(today),
          why: t('registry.continuity.endReason.ownWish'),
        }),
      )
      const address =
        finding.email === null
          ? []
          : [t('registry.continuity.proposal.newAddress', { address: finding.email })]
      return ends.length + address.length === 0
        ? [t('registry.continuity.proposal.nothing')]
        : [...address, ...ends]
    }
    case 'termEnds':
      return [t('registry.continuity.proposal.decideTerm', { date: day(finding.termEndsOn) })]
    case 'organisationEnded':
      return [
        t('registry.continuity.proposal.postEnds', { date: day(finding.lastDay) }),
        ...(finding.successorId === null
          ? []
          : [
              t('registry.continuity.proposal.postGoesOn', {
                organisation: house(finding.successorId),
                date: day(finding.from),
              }),
            ]),
      ]
  }
}

function ofSeat(finding: SeatEnds, { t, day, post, network, person }: Said): string[] {
  const about = network(finding.networkId)
  const { goesOn, next, heldBy } = finding
  const own =
    goesOn === null
      ? t('registry.continuity.proposal.ends', {
          network: about,
          date: day(finding.lastDay),
          why: t(`registry.continuity.endReason.${seatReason(finding)}`),
        })
      : t('registry.continuity.proposal.goesOn', {
          network: about,
          date: day(goesOn.from),
          post: post(goesOn.appointmentId),
        })
  if (next !== null)
    return [
      own,
      t('registry.continuity.proposal.joins', {
        network: about,
        name: person(next.personId),
        date: day(next.from),
        post: post(next.appointmentId),
      }),
    ]
  if (heldBy !== null) return [own, t('registry.continuity.proposal.heldBy', { name: person(heldBy) })]
  return goesOn === null ? [own, t('registry.continuity.proposal.vacant')] : [own]
}

const seatReason = ({ reason }: SeatEnds) =>
  reason === 'retired' || reason === 'leftState' || reason === 'organisationEnded' ? reason : 'leftPost'

/** The person or the group that a finding is about, as a link. */
export function AboutWhom({ finding, ...telling }: Telling & { finding: Waiting }) {
  const { person, network } = useNames(telling)
  if (finding.personId === null)
    return <Link to={paths.network(finding.networkId)}>{network(finding.networkId)}</Link>
  return <Link to={paths.person(finding.personId)}>{person(finding.personId)}</Link>
}

/** Tells the name of the person or the group that a finding is about. */
export function useNameOf(telling: Telling): (finding: Waiting) => string {
  const { person, network } = useNames(telling)
  return (finding) => (finding.personId === null ? network(finding.networkId) : person(finding.personId))
}

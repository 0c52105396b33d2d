// The seats of a network by its rule: how many are held, which are vacant and for whom, who no longer fits.
import { Link } from '@remix-run/react'
import type { Misfit } from '~/domain/seats/queries.server'
import type { VacantSeat } from '~/domain/seats/list.server'
import { plainDate } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { ExportForm } from '~/parts/export-form'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Figures } from '~/ui/figures'
import { Card } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import type { Keeping } from './network-page.server'
import { RuleSaid } from './rule-said'

type ByRule = NonNullable<Keeping['byRule']>

/** More than this fold away under a heading. */
const shownAtOnce = 6

/** @param acts the seats are today's, so something can be done to them */
export function SeatCards({
  networkId,
  byRule,
  on,
  acts,
}: {
  networkId: string
  byRule: ByRule
  on: string
  acts: boolean
}) {
  const { t } = useWords()
  const { held, vacant, misfits, rule, names } = byRule
  return (
    <Card
      title={t('registry.seats.title')}
      actions={<Link to={paths.networkRule(networkId)}>{t('registry.seats.rule')}</Link>}
    >
      <RuleSaid rule={rule} names={names} />
      <Figures
        items={[
          { value: held, label: t('registry.seats.held', { count: held }), tone: 'yes' },
          {
            value: vacant.length,
            label: t('registry.seats.vacant', { count: vacant.length }),
            tone: 'maybe',
          },
          {
            value: misfits.length,
            label: t('registry.seats.misfits', { count: misfits.length }),
            tone: 'accent',
          },
        ]}
      />
      {vacant.length > 0 && (
        <details className="fold" open={vacant.length <= shownAtOnce}>
          <summary>{t('registry.seats.vacantTitle', { count: vacant.length })}</summary>
          <ul className="rows">
            {vacant.map((seat) => (
              <Vacant
                key={`${seat.body.id} ${seat.roleClass} ${seat.candidate?.appointmentId}`}
                networkId={networkId}
                seat={seat}
                acts={acts}
              />
            ))}
          </ul>
        </details>
      )}
      {vacant.length > 0 && <ExportForm list="seats" query={{ network: networkId, on }} />}
      {misfits.length > 0 && (
        <details className="fold" open={misfits.length <= shownAtOnce}>
          <summary>{t('registry.seats.misfitsTitle', { count: misfits.length })}</summary>
          <p className="soft">{t('registry.seats.misfitsHint')}</p>
          <ul className="rows">
            {misfits.map((member) => (
              <MisfitLine
                key={member.membershipId}
                networkId={networkId}
                member={member}
                moves={vacant.some(({ candidate }) => candidate?.membershipId === member.membershipId)}
                acts={acts}
              />
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}

function Vacant({ networkId, seat, acts }: { networkId: string; seat: VacantSeat; acts: boolean }) {
  const { t, locale } = useWords()
  const { body, roleClass, candidate } = seat
  const name = candidate && `${candidate.firstName} ${candidate.lastName}`
  return (
    <li className="cluster apart">
      <span className="person">
        <span>
          <Link to={paths.organisation(body.id)}>{nameIn(body, locale)}</Link>
          {roleClass && <small> {t(`audience.roleClass.${roleClass}`)}</small>}
        </span>
        <small>
          {candidate && name
            ? t('registry.seats.candidate', { name, date: plainDate(candidate.validFrom, locale) })
            : t('registry.seats.unknown')}
        </small>
      </span>
      {acts && candidate && name && (
        <ButtonLink
          icon="addPerson"
          to={
            candidate.membershipId === null
              ? paths.newMember(networkId, { person: candidate.personId, post: candidate.appointmentId })
              : `${paths.membership(networkId, candidate.membershipId)}#seat`
          }
        >
          {candidate.membershipId === null ? t('registry.seats.seat') : t('registry.seats.move')}
          <span className="unseen"> {name}</span>
        </ButtonLink>
      )}
      {acts && !candidate && (
        <ButtonLink kind="quiet" to={paths.organisation(body.id)}>
          {t('registry.seats.findOut')}
          <span className="unseen"> {nameIn(body, locale)}</span>
        </ButtonLink>
      )}
    </li>
  )
}

function MisfitLine({
  networkId,
  member,
  moves,
  acts,
}: {
  networkId: string
  member: Misfit
  moves: boolean
  acts: boolean
}) {
  const { t } = useWords()
  return (
    <li className="cluster apart">
      <PersonLine
        person={member}
        post={member.post}
        to={paths.person(member.id)}
        after={
          moves ? (
            <Tag icon="next">{t('registry.seats.movesTag')}</Tag>
          ) : (
            !member.post && <small>{t('registry.people.noPost')}</small>
          )
        }
      />
      {acts && (
        <ButtonLink
          kind="quiet"
          to={`${paths.membership(networkId, member.membershipId)}${moves ? '#seat' : '#end'}`}
        >
          {moves ? t('registry.seats.move') : t('registry.seats.end')}
          <span className="unseen">
            {' '}
            {member.firstName} {member.lastName}
          </span>
        </ButtonLink>
      )}
    </li>
  )
}

// What was read of a mail that came in, in plain words: who, when, about what, what it says.
import { Link } from '@remix-run/react'
import { Fragment, type ReactNode } from 'react'
import type { MailPage } from '~/domain/incoming/page.server'
import { moment, period } from '~/i18n/dates'
import type { PageT } from '~/i18n/types'
import type { Locale } from '#db/schema'
import { EventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { AnswerTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

type Line = { label: string; value: ReactNode }

export function MailRead(page: MailPage) {
  const { t, locale } = useWords()
  return (
    <Card title={t('incoming.page.read')}>
      <dl>
        {[...aboutLines(page, t, locale), ...saidLines(page, t, locale)].map(({ label, value }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </Card>
  )
}

/** The text that a person wrote. */
export function MailText({ mail, facts }: MailPage) {
  const { t } = useWords()
  if (facts === null) return <p className="soft">{t('incoming.page.forgotten')}</p>
  if (mail.text === '' && mail.kind !== 'letter') return null
  return (
    <Card title={t('incoming.page.text')}>
      {mail.text === '' ? (
        <p className="soft">{t('incoming.page.noText')}</p>
      ) : (
        <p className="typed">{mail.text}</p>
      )}
    </Card>
  )
}

const correspondent = ({ name, address }: { name: string; address: string }) =>
  [name, address].filter(Boolean).join(', ')

/** Who wrote, when, about what. */
function aboutLines(
  { mail, facts, event, person, assistant, standing }: MailPage,
  t: PageT,
  locale: Locale,
): Line[] {
  const written = correspondent({ name: mail.fromName, address: mail.fromAddress })
  const lines: (Line | null)[] = [
    written === '' ? null : { label: t('incoming.page.sender'), value: written },
    person && {
      label: t('incoming.page.person'),
      value: (
        <Link to={paths.person(person.id)}>
          {person.firstName} {person.lastName}
        </Link>
      ),
    },
    assistant && {
      label: t('incoming.page.assistant'),
      value: `${assistant.firstName} ${assistant.lastName}`,
    },
    event && {
      label: t('incoming.page.event'),
      value: (
        <>
          <Link to={paths.event(event.id)}>
            <EventTitle event={event} />
          </Link>
          , {moment(event.startsAt, locale)}
        </>
      ),
    },
    event &&
      standing && {
        label: t('incoming.page.standsNow'),
        value: (
          <>
            <AnswerTag answer={standing.state} />{' '}
            <Link to={paths.invitation(event.id, standing.invitationId)}>
              {t('incoming.page.toInvitation')}
            </Link>
          </>
        ),
      },
    facts?.sentAt ? { label: t('incoming.page.sent'), value: moment(facts.sentAt, locale) } : null,
    { label: t('incoming.page.received'), value: moment(mail.receivedAt, locale) },
  ]
  return lines.filter((line) => line !== null)
}

/** What the mail says by its calendar or its mail system. */
function saidLines({ facts, event }: MailPage, t: PageT, locale: Locale): Line[] {
  if (facts === null) return []
  const { said, attachments } = facts
  const lines: (Line | null)[] = [
    'uid' in said && said.attendee.address !== ''
      ? { label: t('incoming.page.attendee'), value: correspondent(said.attendee) }
      : null,
    said.kind === 'answer'
      ? { label: t('incoming.page.answer'), value: <AnswerTag answer={said.answer} /> }
      : null,
    said.kind === 'delegation'
      ? {
          label: t('incoming.page.proposedDeputy'),
          value: said.to ? correspondent(said.to) : t('incoming.page.noDeputy'),
        }
      : null,
    ...(said.kind === 'counter' ? counterLines(said, event?.place ?? '', t, locale) : []),
    'comment' in said && said.comment !== ''
      ? { label: t('incoming.page.comment'), value: <span className="typed">{said.comment}</span> }
      : null,
    said.kind === 'bounce'
      ? { label: t('incoming.page.returned'), value: <Returned recipients={said.recipients} /> }
      : null,
    attachments.length > 0 ? { label: t('incoming.page.attachments'), value: attachments.join(', ') } : null,
  ]
  return lines.filter((line) => line !== null)
}

type Said = NonNullable<MailPage['facts']>['said']

/** @param held where the event is: a calendar sends that along with another time, and proposes nothing by it */
function counterLines(
  said: Extract<Said, { kind: 'counter' }>,
  held: string,
  t: PageT,
  locale: Locale,
): Line[] {
  const { startsAt, endsAt } = said
  const place = said.place.trim() === held.trim() ? '' : said.place
  return [
    ...(startsAt === null
      ? []
      : [
          {
            label: t('incoming.page.proposedTime'),
            value: endsAt === null ? moment(startsAt, locale) : period(startsAt, endsAt, locale),
          },
        ]),
    ...(place === '' ? [] : [{ label: t('incoming.page.proposedPlace'), value: place }]),
  ]
}

function Returned({ recipients }: { recipients: Extract<Said, { kind: 'bounce' }>['recipients'] }) {
  const { t } = useWords()
  return (
    <ul className="lines">
      {recipients.map(({ address, status, final, said }, at) => (
        <li key={at}>
          {address} · {t(final ? 'incoming.page.final' : 'incoming.page.passing')}
          <q className="said">{`${status} ${said}`.trim()}</q>
          {address !== '' && (
            <Link to={paths.letters({ status: 'all', q: address })}>{t('incoming.page.letters')}</Link>
          )}
        </li>
      ))}
    </ul>
  )
}

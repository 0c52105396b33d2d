// An invitation on one's own start page: what waits is answered in one press where the event asks for nothing more.
import type { PersonalInvitation } from '~/domain/invitations/queries.server'
import { answerState, isSilent } from '~/domain/invitations/rules'
import { fullName } from '~/domain/people/rules'
import { moment, period } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { DateLeaf } from '~/ui/date-leaf'
import { AnswerTag, Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { EventTitle } from '../event-line'
import { AnswerPresses } from './answer-presses'

type Shown = {
  invitation: PersonalInvitation
  /** The reader's own, not that of somebody they assist. */
  own: boolean
  /** A yes would wait for a seat. */
  full: boolean
  /** One press answers it. */
  presses: boolean
}

export function InvitationRow({ invitation, own, full, presses }: Shown) {
  const { t, locale } = useWords()
  const silent = isSilent(invitation, invitation)
  return (
    <li className="row">
      <DateLeaf at={invitation.startsAt} />
      <div className="stack close">
        <h3>
          <EventTitle event={invitation} />{' '}
          {!own && <Tag icon="person">{t('my.for', { name: fullName(invitation) })}</Tag>}
        </h3>
        <small>
          {[period(invitation.startsAt, invitation.endsAt, locale), invitation.place]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {silent && invitation.answerBy && (
          <small>{t('events.facts.answerByShort', { when: moment(invitation.answerBy, locale) })}</small>
        )}
        {full && <small>{t('own.full')}</small>}
        {presses && <AnswerPresses {...{ invitation, own, full }} />}
      </div>
      <div className="cluster">
        {invitation.status === 'cancelled' ? (
          <Tag tone="error">{t('frame.event.status.cancelled')}</Tag>
        ) : (
          <ToPage invitation={invitation} presses={presses} />
        )}
      </div>
    </li>
  )
}

function ToPage({ invitation, presses }: Omit<Shown, 'own' | 'full'>) {
  const { t, locale } = useWords()
  const silent = isSilent(invitation, invitation)
  const about = { title: written(invitation, 'title', locale).text, name: fullName(invitation) }
  const [says, inFull] = presses
    ? [t('own.open'), t('own.openFor', about)]
    : silent
      ? [t('my.answer'), t('my.answerFor', about)]
      : [t('my.change'), t('my.changeFor', about)]
  return (
    <>
      {!silent && <AnswerTag answer={answerState(invitation)} />}
      <ButtonLink kind={silent && !presses ? 'plain' : 'quiet'} to={paths.myInvitation(invitation.id)}>
        <span aria-hidden>{says}</span>
        <span className="unseen">{inFull}</span>
      </ButtonLink>
    </>
  )
}

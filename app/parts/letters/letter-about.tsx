// What a letter is about and whom it went to, as links, beside the letter itself.
import { Link } from '@remix-run/react'
import type { LetterPage } from '~/domain/letters/page.server'
import { EventTitle } from '~/parts/event-line'
import { kindName } from '~/parts/letters/kinds'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function LetterAbout({ letter, follows, address }: LetterPage) {
  const { t } = useWords()
  const { event, invitationId, personId } = letter
  const moved = address !== null && address.email !== letter.toAddress
  return (
    <Card title={t('sending.one.about')}>
      <dl>
        <dt>{t('sending.letters.kind')}</dt>
        <dd>
          {kindName(t, letter.kind)}
          {letter.copy && ` · ${t('sending.letters.copy')}`}
        </dd>
        <dt>{t('sending.letters.to')}</dt>
        <dd>
          {personId ? <Link to={paths.person(personId)}>{letter.toName}</Link> : letter.toName}
          <br />
          {letter.toAddress}
          {moved && (
            <>
              <br />
              <small>{t('sending.one.addressNow', { address: address.email })}</small>
            </>
          )}
        </dd>
        {event && (
          <>
            <dt>{t('sending.letters.event')}</dt>
            <dd>
              <Link to={paths.event(event.id)}>
                <EventTitle event={event} />
              </Link>
              {invitationId && (
                <>
                  <br />
                  <Link to={paths.invitation(event.id, invitationId)}>{t('sending.one.invitation')}</Link>
                </>
              )}
            </dd>
          </>
        )}
        {follows && (
          <>
            <dt>{t('sending.one.follows')}</dt>
            <dd>
              <Link to={paths.letter(follows.id)}>{kindName(t, follows.kind)}</Link>
            </dd>
          </>
        )}
        <dt>{t('sending.one.messageId')}</dt>
        <dd className="typed">
          <small>{letter.messageId}</small>
        </dd>
      </dl>
    </Card>
  )
}

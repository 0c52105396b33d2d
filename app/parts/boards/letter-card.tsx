// News as a letter to the members: who would get it, said before it leaves; how it goes, once it has.
import { Form, Link } from '@remix-run/react'
import type { BatchCounts } from '~/domain/core/outbox-queries.server'
import { moment } from '~/i18n/dates'
import type { Refused } from '~/parts/home/refused'
import { useFresh } from '~/parts/use-fresh'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Live } from '~/ui/live'
import { Card } from '~/ui/page'
import { Progress } from '~/ui/progress'
import { useWords } from '~/ui/words'

type Counted = { count: number; unwilling: number; unreached: number; away: number }

/** Asks to send: says how many get it, and how many do not and why. @param address of the note's page */
export function SendCard({
  readers,
  address,
  refused,
}: {
  readers: Counted
  address: string
  refused: Refused<string> | null
}) {
  const { t } = useWords()
  const { count, unwilling, unreached, away } = readers
  return (
    <Card title={t('board.letter.title')}>
      {refused && <ErrorSummary form={{ id: 'send', allErrors: refused.errors }} result={refused} />}
      <p>{count === 0 ? t('board.letter.nobody') : t('board.letter.says', { count })}</p>
      {unwilling + unreached + away > 0 && (
        <ul>
          {unwilling > 0 && <li>{t('board.letter.unwilling', { count: unwilling })}</li>}
          {unreached > 0 && <li>{t('board.letter.unreached', { count: unreached })}</li>}
          {away > 0 && <li>{t('board.letter.away', { count: away })}</li>}
        </ul>
      )}
      {count > 0 && (
        <details>
          <summary>{t('board.letter.open')}</summary>
          <Form method="post" action={address} className="stack">
            <p>{t('board.letter.sure', { count })}</p>
            <div>
              <SubmitButton name="press" value="send" kind="plain">
                {t('board.letter.send')}
              </SubmitButton>
            </div>
          </Form>
        </details>
      )}
    </Card>
  )
}

/** Seconds between looks while letters leave. */
const every = 3

/** How many letters have left: whose they are, is not told. */
export function SentCard({
  sentAt,
  progress,
  address,
}: {
  sentAt: string
  progress: BatchCounts
  address: string
}) {
  const { t, locale } = useWords()
  const left = progress.waiting + progress.sending
  useFresh(left > 0 ? every : null)
  return (
    <Card title={t('board.letter.title')}>
      <Live>{t('board.letter.sent', { count: progress.total, when: moment(sentAt, locale) })}</Live>
      <Progress label={t('board.letter.progress')} done={progress.sent} total={progress.total} />
      {left > 0 && <Link to={address}>{t('board.letter.refresh')}</Link>}
      {progress.failed > 0 && <p>{t('board.letter.failed', { count: progress.failed })}</p>}
    </Card>
  )
}

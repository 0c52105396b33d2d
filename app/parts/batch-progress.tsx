// How the letters of one press go: a bar while they leave, then what became of each.
import { useLocation } from '@remix-run/react'
import type { BatchProgress as Batch } from '~/domain/core/outbox-queries.server'
import { ButtonLink } from '~/ui/button'
import { Live } from '~/ui/live'
import { Card } from '~/ui/page'
import { Progress } from '~/ui/progress'
import { useWords } from '~/ui/words'
import { LetterTable } from './letter-table'
import { useFresh } from './use-fresh'

export function BatchProgress({ batch }: { batch: Batch }) {
  const { t } = useWords()
  const { pathname, search } = useLocation()
  const left = batch.waiting + batch.sending
  useFresh(left > 0 ? 1.5 : null)
  return (
    <Card>
      <Live>
        {left > 0 ? (
          <h2>{t('sending.progress.going')}</h2>
        ) : batch.failed > 0 ? (
          <h2>{t('sending.progress.doneBut', { count: batch.failed })}</h2>
        ) : (
          <h2>{t('sending.progress.done', { count: batch.total })}</h2>
        )}
      </Live>
      <Progress label={t('sending.letters.sent')} done={batch.sent} total={batch.total} />
      {left > 0 && (
        <p className="cluster soft">
          {t('sending.progress.leave')}
          <ButtonLink kind="quiet" to={pathname + search}>
            {t('sending.progress.refresh')}
          </ButtonLink>
        </p>
      )}
      <LetterTable caption={t('sending.letters.title')} rows={batch.rows} />
    </Card>
  )
}

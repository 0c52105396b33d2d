// How the letters of one press go: a bar while they leave, then what became of each.
import { useFetcher, useLocation, useRevalidator } from '@remix-run/react'
import { useEffect, type ReactNode } from 'react'
import type { BatchCounts, BatchProgress as Batch } from '~/domain/core/outbox-queries.server'
import { ButtonLink } from '~/ui/button'
import { Live } from '~/ui/live'
import { Card } from '~/ui/page'
import { Progress } from '~/ui/progress'
import { useWords } from '~/ui/words'
import { LetterTable } from './letter-table'

const everyMs = 1500
const leftOf = (counts: BatchCounts) => counts.waiting + counts.sending

/** The counts as they are now: asked again and again while letters leave; the page's own data once all have left. */
function useCounts(batch: Batch, address: string): BatchCounts {
  const { load, state, data } = useFetcher<BatchCounts>()
  const { revalidate } = useRevalidator()
  const counts = leftOf(batch) > 0 && data ? data : batch
  const left = leftOf(counts)
  const listIsOld = leftOf(batch) > 0 && left === 0
  useEffect(() => {
    if (left === 0 || state !== 'idle') return
    const ask = () => {
      if (document.visibilityState === 'visible') load(address)
    }
    const timer = setInterval(ask, everyMs)
    return () => clearInterval(timer)
  }, [left, state, load, address])
  useEffect(() => {
    if (listIsOld) revalidate()
  }, [listIsOld, revalidate])
  return counts
}

/**
 * Give it the batch's id as its key: what was counted of one batch says nothing of another.
 * @param progress the address that answers the counts
 * @param actions what may be done to letters that have yet to leave
 * @param held their sending is paused, which the page says with who paused it
 */
export function BatchProgress({
  batch,
  progress,
  actions,
  held = false,
}: {
  batch: Batch
  progress: string
  actions?: ReactNode
  held?: boolean
}) {
  const { t } = useWords()
  const { pathname, search } = useLocation()
  const counts = useCounts(batch, progress)
  const left = leftOf(counts)
  const more = batch.total - batch.rows.length
  return (
    <Card>
      <Live>
        {left > 0 ? (
          <h2>{t(held ? 'sending.progress.held' : 'sending.progress.going')}</h2>
        ) : counts.failed > 0 ? (
          <h2>{t('sending.progress.doneBut', { count: counts.failed })}</h2>
        ) : (
          <h2>{t('sending.progress.done', { count: counts.total })}</h2>
        )}
      </Live>
      <Progress label={t('sending.letters.sent')} done={counts.sent} total={counts.total} />
      {left > 0 && (
        <p className="cluster soft">
          {!held && t('sending.progress.leave')}
          <ButtonLink kind="quiet" to={pathname + search}>
            {t('sending.progress.refresh')}
          </ButtonLink>
          {actions}
        </p>
      )}
      <LetterTable caption={t('sending.letters.title')} rows={batch.rows} />
      {more > 0 && <p className="soft">{t('sending.progress.more', { count: more })}</p>}
    </Card>
  )
}

// What the last press on the page of continuity did: told where it was pressed, with the way to take it back.
import { DeedNotice } from '~/parts/deed-notice'
import { Notice } from '~/ui/page'
import { useWords, type Words } from '~/ui/words'

/** What the address tells of the last press. */
export type News = {
  /** The key of what was done; null when nothing was. */
  done: string | null
  deed: string | null
  /** How many tasks were done at once. */
  count: number
  /** Those whom the press refused, as many as are told by name. */
  refused: { name: string | null; reason: string }[]
  refusedInAll: number
}

export function NewsOfPress({ news }: { news: News }) {
  const { t } = useWords()
  return (
    <>
      <DeedNotice done={news.done} deed={news.deed}>
        {news.done !== null && <b>{said(t, news.done, news.count)}</b>}
      </DeedNotice>
      {news.refusedInAll > 0 && (
        <Notice kind="warning" title={t('registry.continuity.refusedMany', { count: news.refusedInAll })}>
          <ul>
            {news.refused.map(({ name, reason }, index) => (
              <li key={index}>
                {t('registry.continuity.refusedOne', {
                  name: name ?? t('registry.continuity.someone'),
                  reason: t(`reasons.${reason}` as 'reasons.findingGone'),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

const keys = ['one', 'left', 'asked', 'withdrawn', 'asAgain'] as const

function said(t: Words['t'], done: string, count: number): string {
  const known = keys.find((key) => key === done)
  return known ? t(`registry.continuity.done.${known}`) : t('registry.continuity.done.many', { count })
}

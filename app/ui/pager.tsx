// The pages of a long list, as links that keep the search.
import { useQueryLink } from './query'
import { ButtonLink } from './button'
import { useWords } from './words'

/** @param page from 1 */
export function Pager({ page, size, total }: { page: number; size: number; total: number }) {
  const { t } = useWords()
  const link = useQueryLink()
  if (total === 0) return null
  const last = Math.ceil(total / size)
  const from = (page - 1) * size + 1
  return (
    <nav className="pager" aria-label={t('frame.pager.label')}>
      <span className="soft n">
        {t('frame.pager.shown', { from: Math.min(from, total), to: Math.min(page * size, total), total })}
      </span>
      {last > 1 && (
        <div className="cluster">
          {page > 1 && (
            <ButtonLink
              kind="quiet"
              icon="previous"
              to={link({ page: page === 2 ? null : String(page - 1) })}
            >
              {t('frame.do.previous')}
            </ButtonLink>
          )}
          {page < last && (
            <ButtonLink kind="quiet" icon="next" to={link({ page: String(page + 1) })}>
              {t('frame.do.next')}
            </ButtonLink>
          )}
        </div>
      )}
    </nav>
  )
}

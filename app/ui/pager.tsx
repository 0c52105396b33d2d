// The pages of a long list, as links that keep the search.
import { useQueryLink } from './query'
import { ButtonLink } from './button'
import { useWords } from './words'

/**
 * @param page from 1
 * @param at the id of a list that stands far down its page: whoever presses on stays beside it
 */
export function Pager({ page, size, total, at }: { page: number; size: number; total: number; at?: string }) {
  const { t } = useWords()
  const queryLink = useQueryLink()
  const link = (to: number) => queryLink({ page: to === 1 ? null : String(to) }) + (at ? `#${at}` : '')
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
            <ButtonLink kind="quiet" icon="previous" to={link(page - 1)}>
              {t('frame.do.previous')}
            </ButtonLink>
          )}
          {page < last && (
            <ButtonLink kind="quiet" icon="next" to={link(page + 1)}>
              {t('frame.do.next')}
            </ButtonLink>
          )}
        </div>
      )}
    </nav>
  )
}

// Narrows the list of a round's people by how they stand, each with how many there are.
import type { Show } from '~/domain/rounds/candidate-list'
import { standings, type RoundCounts } from '~/domain/rounds/rules'
import { useQueryLink } from '~/ui/query'
import { FilterTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export function ShowTags({ show, counts, all }: { show: Show | null; counts: RoundCounts; all: number }) {
  const { t } = useWords()
  const link = useQueryLink()
  const tags: { show: Show; count: number }[] = [
    ...standings.map((standing) => ({ show: standing, count: counts[standing] })),
    { show: 'wishes', count: counts.wishesUnread },
    { show: 'elsewhere', count: counts.elsewhere },
  ]
  return (
    <nav className="cluster" aria-label={t('rounds.candidates.show')}>
      <FilterTag on={show === null} to={link({ show: null, page: null })}>
        {t('rounds.candidates.everybody', { count: all - counts.removed })}
      </FilterTag>
      {tags
        .filter((tag) => tag.count > 0 || tag.show === show)
        .map((tag) => (
          <FilterTag
            key={tag.show}
            on={tag.show === show}
            tone={tag.show === 'wishes' || tag.show === 'elsewhere' ? 'warning' : 'plain'}
            to={link({ show: tag.show, page: null })}
          >
            {t(`rounds.show.${tag.show}`, { count: tag.count })}
          </FilterTag>
        ))}
    </nav>
  )
}

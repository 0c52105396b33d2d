// The page that fills a place in a group: what it lacks, who might come, a search for anybody.
import type { Filling } from '~/domain/renewals/filling.server'
import { plainDate } from '~/i18n/dates'
import { nameIn, written } from '~/i18n/named'
import { paths } from '~/paths'
import { Card, Notice, Page } from '~/ui/page'
import { SearchForm } from '~/ui/search-field'
import { InLanguage, useWords } from '~/ui/words'
import { FillCard } from './fill-list'

export function FillPage({ filling, q }: { filling: Filling; q: string }) {
  const { t, locale } = useWords()
  const { group, places, lacks, lists, found } = filling
  const shared = { groupId: group.id, wanted: places.fewest }
  return (
    <Page
      title={t('welcoming.fill.title')}
      trail={[
        { to: paths.groups(), label: t('welcoming.groups') },
        { to: paths.network(group.id), label: <InLanguage written={written(group, 'name', locale)} /> },
      ]}
      facts={useFacts(filling)}
    >
      {group.endedOn !== null ? (
        <Notice kind="warning">{t('welcoming.fill.ended')}</Notice>
      ) : (
        <>
          <p>
            {lacks.length === 0
              ? t('welcoming.fill.lacksNone')
              : t('welcoming.fill.lacks', {
                  sectors: lacks.map((sector) => nameIn(sector, locale)).join(', '),
                })}
          </p>
          <Card>
            <SearchForm label={t('welcoming.fill.search')} q={q} />
          </Card>
          {found && (
            <FillCard
              {...shared}
              title={t('welcoming.fill.found')}
              empty={t('frame.state.noMatch')}
              list={found.list}
              hint={
                found.total > found.list.open.length + found.list.barred.length &&
                t('welcoming.fill.more', {
                  count: found.total - found.list.open.length - found.list.barred.length,
                })
              }
            />
          )}
          <FillCard
            {...shared}
            title={t('welcoming.fill.round')}
            hint={t('welcoming.fill.roundHint')}
            empty={t('welcoming.fill.noRound')}
            list={lists.round}
            all={paths.fillGroup(group.id, { q, all: '1' })}
          />
          <FillCard
            {...shared}
            title={t('welcoming.fill.forum')}
            hint={t('welcoming.fill.forumHint')}
            empty={t('welcoming.fill.noForum')}
            list={lists.forum}
            all={paths.fillGroup(group.id, { q, all: '1' })}
          />
        </>
      )}
    </Page>
  )
}

function useFacts({ members, coming, proposed, places }: Filling): (string | false)[] {
  const { t, locale } = useWords()
  const { fewest, most } = places
  return [
    t('welcoming.fill.members', { count: members }),
    ...coming.map(({ from, count }) => t('welcoming.fill.coming', { count, date: plainDate(from, locale) })),
    proposed > 0 && t('welcoming.fill.proposed', { count: proposed }),
    fewest > 0
      ? t('welcoming.fill.places', { count: fewest })
      : most > 0
        ? t('welcoming.fill.room', { count: most })
        : t('welcoming.fill.full'),
  ]
}

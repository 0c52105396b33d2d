// How the list stands: the figures, the next press, what inviting has frozen, the spread over sectors.
import type { ListView } from '~/domain/audience/list'
import { nameIn } from '~/i18n/named'
import { ButtonLink } from '~/ui/button'
import { SectorBars } from '~/ui/chart'
import { Figures, type Figure } from '~/ui/figures'
import { Live } from '~/ui/live'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'
import type { AudiencePage } from './page-data.server'

type Counts = Record<ListView, number>

/** @param sending the page that invites */
export function Summary({
  event,
  counts,
  toInvite,
  sending,
}: Pick<AudiencePage, 'event' | 'counts' | 'toInvite'> & { sending: string }) {
  const { t } = useWords()
  const figures: Figure[] = [{ value: counts.all, label: t('audience.figures.audience'), tone: 'accent' }]
  if (counts.invited > 0) {
    figures.push({ value: counts.invited, label: t('audience.figures.invited'), tone: 'yes' })
    figures.push({ value: counts.new, label: t('audience.figures.fresh'), tone: 'waiting' })
  }
  if (counts.doubts > 0)
    figures.push({ value: counts.doubts, label: t('audience.figures.doubts'), tone: 'maybe' })
  if (counts.leftOut > 0)
    figures.push({ value: counts.leftOut, label: t('audience.figures.leftOut'), tone: 'none' })
  if (event.capacity !== null) figures.push({ value: event.capacity, label: t('audience.figures.seats') })
  return (
    <Card>
      <div className="strip">
        <Figures items={figures} />
        {toInvite > 0 && event.status !== 'cancelled' && (
          <ButtonLink kind={event.status === 'draft' ? 'main' : 'plain'} icon="send" to={sending}>
            {t('audience.invite', { count: toInvite })}
          </ButtonLink>
        )}
      </div>
      <Live seen={false}>{t('audience.people', { count: counts.all })}</Live>
    </Card>
  )
}

/** Inviting froze the list: who holds an invitation, who would be added, whom the rule has left. */
export function Frozen({ counts }: { counts: Counts }) {
  const { t } = useWords()
  return (
    <Notice title={t('audience.frozen.title', { count: counts.invited })}>
      <p>
        {counts.new > 0 ? t('audience.frozen.fresh', { count: counts.new }) : t('audience.frozen.same')}
        {counts.outside > 0 && ` ${t('audience.frozen.outside', { count: counts.outside })}`}
      </p>
    </Notice>
  )
}

export function Spread({ bars, people }: Pick<AudiencePage, 'bars'> & { people: number }) {
  const { t, locale } = useWords()
  const label = t('audience.chart.kind')
  return (
    <Card title={t('audience.chart.title')}>
      <SectorBars
        says={t('audience.chart.says', { count: people })}
        kinds={[{ kind: 'plain', label }]}
        bars={bars.map(({ sector, count }) => ({
          label: sector?.code ?? t('frame.table.outside'),
          long: sector ? nameIn(sector, locale) : t('frame.table.outsideLong'),
          parts: [{ kind: 'plain', count, label: `${label}: ${count}` }],
        }))}
      />
    </Card>
  )
}

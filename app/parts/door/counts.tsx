// How many have come, of all who are expected and by sector.
import type { DoorCounts as Counts } from '~/domain/door/listing'
import { Figures } from '~/ui/figures'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function DoorCounts({ counts }: { counts: Counts }) {
  const { t } = useWords()
  const { came, expected, besides, late, online, sectors } = counts
  return (
    <Card title={t('door.counts.title')}>
      <Figures
        items={[
          { value: `${came} / ${expected}`, label: t('door.counts.came'), tone: 'yes' },
          ...(besides > 0 ? [{ value: besides, label: t('door.counts.besides') }] : []),
          ...(late > 0 ? [{ value: late, label: t('door.counts.late') }] : []),
          ...(online > 0 ? [{ value: online, label: t('door.counts.online') }] : []),
        ]}
      />
      {sectors.length > 1 && (
        <details>
          <summary>{t('door.counts.bySector')}</summary>
          <dl className="door-sectors">
            {sectors.map((sector) => (
              <div key={sector.code ?? ''}>
                <dt>{sector.code ?? t('door.counts.outside')}</dt>
                <dd>
                  {sector.came} / {sector.expected}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Card>
  )
}

// What is printed for the day: badges, lists, tables.
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function PapersCard({ eventId }: { eventId: string }) {
  const { t } = useWords()
  return (
    <Card title={t('door.papers.title')}>
      <div className="stack tight">
        <ButtonLink icon="person" to={paths.badges(eventId)}>
          {t('door.papers.badges')}
        </ButtonLink>
        <ButtonLink icon="print" to={paths.badges(eventId, { print: 'names' })}>
          {t('door.papers.lists')}
        </ButtonLink>
        <ButtonLink icon="people" to={paths.eventTables(eventId)}>
          {t('door.papers.tables')}
        </ButtonLink>
      </div>
    </Card>
  )
}

// The summary without names as a page to print: for the caterer and the house.
import type { SummaryLine } from '~/domain/questions/summary.server'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty } from '~/ui/page'
import { PrintButton } from '~/ui/print-button'
import { Table } from '~/ui/table'
import { useWords } from '~/ui/words'

export function SummaryPrint({
  eventId,
  coming,
  onSite,
  lines,
}: {
  eventId: string
  coming: number
  onSite: number
  lines: readonly SummaryLine[]
}) {
  const { t } = useWords()
  return (
    <Card title={t('asking.replies.caterer')}>
      <div className="cluster screen-only">
        <PrintButton kind="main">{t('asking.replies.printNow')}</PrintButton>
        <ButtonLink kind="quiet" to={paths.eventReplies(eventId)}>
          {t('asking.replies.backToList')}
        </ButtonLink>
      </div>
      <p>
        {t('asking.replies.coming')}: <b>{coming}</b>
        {onSite !== coming && (
          <>
            {' · '}
            {t('asking.replies.onSite')}: <b>{onSite}</b>
          </>
        )}
      </p>
      {lines.length === 0 ? (
        <Empty title={t('asking.replies.noneYet')} />
      ) : (
        <Table
          caption={t('asking.replies.caterer')}
          rows={lines}
          rowKey={(line) => `${line.question} ${line.reply}`}
          columns={[
            { key: 'question', head: t('asking.replies.question'), cell: (line) => line.question },
            {
              key: 'reply',
              head: t('asking.replies.reply'),
              names: true,
              cell: (line) => <span className="typed">{line.reply}</span>,
            },
            {
              key: 'people',
              head: t('asking.replies.people'),
              number: true,
              cell: (line) => line.people,
            },
          ]}
        />
      )}
    </Card>
  )
}

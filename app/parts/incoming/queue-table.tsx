// Mail that came in, in a list: from whom, what it is, which event, why it stands as it does.
import { Link } from '@remix-run/react'
import type { QueueRow } from '~/domain/incoming/queue.server'
import { shortMoment } from '~/i18n/dates'
import { EventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export const standingTones = { open: 'warning', taken: 'good', aside: 'plain' } as const

export function QueueTable({ rows }: { rows: readonly QueueRow[] }) {
  const { t, locale } = useWords()
  return (
    <Table
      caption={t('incoming.table')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'from',
          head: t('incoming.from'),
          names: true,
          cell: (row) => <Sender row={row} />,
        },
        {
          key: 'about',
          head: t('incoming.about'),
          cell: (row) => (
            <div className="stack close">
              <Link to={paths.incomingMail(row.id)}>
                {t(`incoming.kinds.${row.kind}`)}
                <span className="unseen"> {row.fromName || row.fromAddress}</span>
              </Link>
              {row.subject && <small>{row.subject}</small>}
            </div>
          ),
        },
        {
          key: 'event',
          head: t('incoming.event'),
          cell: ({ event }) =>
            event && (
              <Link to={paths.event(event.id)}>
                <EventTitle event={event} />
              </Link>
            ),
        },
        {
          key: 'standing',
          head: t('incoming.standing'),
          cell: (row) => <Tag tone={standingTones[row.standing]}>{t(`incoming.whys.${row.why}`)}</Tag>,
        },
        {
          key: 'received',
          head: t('incoming.received'),
          cell: (row) => <small>{shortMoment(row.receivedAt, locale)}</small>,
        },
      ]}
    />
  )
}

function Sender({ row: { person, fromName, fromAddress } }: { row: QueueRow }) {
  const { t } = useWords()
  const written = fromName || fromAddress || t('incoming.forgottenSender')
  return (
    <div className="person">
      {person ? (
        <Link to={paths.person(person.id)}>
          {person.firstName} {person.lastName}
        </Link>
      ) : (
        <b>{written}</b>
      )}
      {fromAddress && (person !== null || fromName) && <small>{fromAddress}</small>}
    </div>
  )
}

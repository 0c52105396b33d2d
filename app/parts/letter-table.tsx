// Letters in a list: to whom, which, how it stands, and why one has not left.
import { Form, Link, useSearchParams } from '@remix-run/react'
import type { LetterKind } from '#emails/letters'
import type { SendAgainRefusal } from '~/domain/core/sending-again.server'
import type { LetterRow } from '~/domain/core/outbox-queries.server'
import { shortMoment } from '~/i18n/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/page'
import { useQueryLink } from '~/ui/query'
import { Table, type Column } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

const tones = { sent: 'good', waiting: 'none', sending: 'none', failed: 'error' } as const

export function LetterTable({
  caption,
  rows,
  withEvent = false,
}: {
  caption: string
  rows: LetterRow[]
  withEvent?: boolean
}) {
  const { t, locale } = useWords()
  const columns: Column<LetterRow>[] = [
    {
      key: 'to',
      head: t('sending.letters.to'),
      names: true,
      cell: (row) => (
        <div className="person">
          {row.personId ? <Link to={paths.person(row.personId)}>{row.toName}</Link> : <b>{row.toName}</b>}
          <small>
            {row.toAddress}
            {row.copy && ` · ${t('sending.letters.copy')}`}
          </small>
        </div>
      ),
    },
    { key: 'kind', head: t('sending.letters.kind'), cell: (row) => kindName(t, row.kind) },
    { key: 'status', head: t('sending.letters.status'), cell: (row) => <LetterStatus row={row} /> },
    {
      key: 'when',
      head: t('sending.letters.when'),
      cell: (row) => <small>{shortMoment(row.sentAt ?? row.createdAt, locale)}</small>,
    },
  ]
  if (withEvent) {
    columns.push({
      key: 'event',
      head: t('sending.letters.event'),
      cell: (row) => (row.eventId ? <Link to={paths.event(row.eventId)}>{t('frame.do.open')}</Link> : null),
    })
  }
  return (
    <>
      <SentAgain />
      <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} />
    </>
  )
}

const refusals: readonly SendAgainRefusal[] = ['letterNotFailed', 'letterEmptied', 'letterStale']

/** What came of sending a letter again, as the way back from it says (`again=`). */
export function SentAgain() {
  const { t } = useWords()
  const again = useSearchParams()[0].get('again')
  const refused = refusals.find((one) => one === again)
  if (refused) return <Notice kind="error">{t(`reasons.${refused}`)}</Notice>
  if (again !== 'done') return null
  return (
    <Notice kind="good" arrived>
      {t('sending.letters.againDone')}
    </Notice>
  )
}

const kindsKnown = [
  'invitation',
  'reminder',
  'timeChanged',
  'detailsChanged',
  'cancelled',
  'answered',
  'promoted',
  'withdrawn',
  'signIn',
  'inquiry',
  'groupCall',
  'groupWelcome',
  'groupTimes',
  'groupMet',
  'groupGoOn',
  'groupHearing',
  'expertAsked',
  'expertReplied',
  'offered',
  'offerLapsed',
  'substituteNamed',
  'substituteDecided',
  'substituteAsked',
  'practical',
  'thanks',
  'missed',
  'seriesInvited',
  'speakerAsked',
  'surveyAsked',
] as const satisfies LetterKind[]

function kindName(t: ReturnType<typeof useWords>['t'], kind: string): string {
  const known = kindsKnown.find((one) => one === kind)
  return known ? t(`sending.kinds.${known}`) : kind
}

function LetterStatus({ row }: { row: LetterRow }) {
  const { t } = useWords()
  const back = useQueryLink()({ again: null })
  return (
    <div className="stack close">
      <span>
        <Tag tone={row.trouble && row.status !== 'failed' ? 'warning' : tones[row.status]}>
          {t(`sending.letters.${row.status}`)}
        </Tag>
      </span>
      {row.trouble && (
        <small>
          {t(`sending.trouble.${row.trouble.reason}`)} {t('sending.letters.tries', { count: row.attempts })}
          {row.trouble.said && <q className="said">{row.trouble.said}</q>}
        </small>
      )}
      {row.status === 'failed' && (
        <Form method="post" action={paths.sendLetterAgain()} preventScrollReset>
          <input type="hidden" name="letter" value={row.id} />
          <input type="hidden" name="back" value={back} />
          <Button kind="quiet" icon="send">
            {t('sending.letters.again')}
            <span className="unseen"> {row.toName}</span>
          </Button>
        </Form>
      )}
    </div>
  )
}

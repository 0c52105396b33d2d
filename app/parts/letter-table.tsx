// Letters in a list: to whom, which, how it stands, and why one has not left or has come back.
import { Form, Link, useSearchParams } from '@remix-run/react'
import type { SendAgainRefusal } from '~/domain/core/sending-again.server'
import type { LetterRow } from '~/domain/core/outbox-queries.server'
import type { EventNamed } from '~/domain/letters/list.server'
import { shortMoment } from '~/i18n/dates'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/page'
import { useQueryLink } from '~/ui/query'
import { Table, type Column } from '~/ui/table'
import { Tag, type Tone } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { EventTitle } from './event-line'
import { kindName } from './letters/kinds'

type Row = LetterRow & { event?: EventNamed | null }

/**
 * @param withEvent the letters are of several events: each row leads to its own
 * @param quiet what came of sending again is said elsewhere on the page
 */
export function LetterTable({
  caption,
  rows,
  withEvent = false,
  quiet = false,
}: {
  caption: string
  rows: Row[]
  withEvent?: boolean
  quiet?: boolean
}) {
  const { t, locale } = useWords()
  const columns: Column<Row>[] = [
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
    {
      key: 'kind',
      head: t('sending.letters.kind'),
      cell: (row) => (
        <Link to={paths.letter(row.id)}>
          {kindName(t, row.kind)}
          <span className="unseen">, {row.toName}</span>
        </Link>
      ),
    },
    { key: 'status', head: t('sending.letters.status'), cell: (row) => <LetterStatus row={row} /> },
    {
      key: 'when',
      head: t('sending.letters.when'),
      cell: (row) => <small>{shortMoment(row.bouncedAt ?? row.sentAt ?? row.createdAt, locale)}</small>,
    },
  ]
  if (withEvent) {
    columns.push({
      key: 'event',
      head: t('sending.letters.event'),
      cell: ({ event }) =>
        event ? (
          <Link to={paths.event(event.id)}>
            <EventTitle event={event} />
          </Link>
        ) : null,
    })
  }
  return (
    <>
      {!quiet && <SentAgain />}
      <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} />
    </>
  )
}

const refusals: readonly SendAgainRefusal[] = [
  'letterNotFailed',
  'letterEmptied',
  'letterUnwelcome',
  'letterStale',
  'letterAddressFails',
]

/** What came of sending a letter again, as the way back from it says (`again=`). */
export function SentAgain() {
  const { t } = useWords()
  const again = useSearchParams()[0].get('again')
  const refused = refusals.find((one) => one === again)
  if (refused) return <Notice kind="error">{t(`reasons.${refused}`)}</Notice>
  if (again !== 'done' && again !== 'saved') return null
  return (
    <Notice kind="good" arrived>
      {t(again === 'done' ? 'sending.letters.againDone' : 'sending.letters.addressSaved')}
    </Notice>
  )
}

const tones = { sent: 'good', waiting: 'none', sending: 'none', failed: 'error' } as const

type Standing = Pick<LetterRow, 'status' | 'trouble' | 'bouncedAt'>

/** Whether the letter left and came back: it is not there where it was sent. */
const isReturned = ({ status, bouncedAt }: Standing): boolean => status === 'sent' && bouncedAt !== null

function toneOf(letter: Standing): Tone {
  if (isReturned(letter)) return 'error'
  return letter.trouble && letter.status !== 'failed' ? 'warning' : tones[letter.status]
}

/** How a letter stands, as a sign. */
export function LetterTag({ letter }: { letter: Standing }) {
  const { t } = useWords()
  return (
    <Tag tone={toneOf(letter)}>{t(`sending.letters.${isReturned(letter) ? 'returned' : letter.status}`)}</Tag>
  )
}

function LetterStatus({ row }: { row: LetterRow }) {
  const { t } = useWords()
  return (
    <div className="stack close">
      <span>
        <LetterTag letter={row} />
      </span>
      {row.trouble && (
        <small>
          {t(`sending.trouble.${row.trouble.reason}`)} {t('sending.letters.tries', { count: row.attempts })}
          {row.trouble.said && <q className="said">{row.trouble.said}</q>}
        </small>
      )}
      {isReturned(row) && (
        <small>
          {t(row.addressFails ? 'sending.letters.returnedFails' : 'sending.letters.returnedHint')}
          {row.bounce && <q className="said">{row.bounce}</q>}
        </small>
      )}
      <SendAgainForm letter={row} />
    </div>
  )
}

/**
 * The press that sends a letter again, where there is something to send again; from an address that fails it would come
 * back anew, so that the way to put the address right stands in its place.
 */
export function SendAgainForm({
  letter,
}: {
  letter: Standing & Pick<LetterRow, 'id' | 'toName' | 'personId' | 'addressFails'>
}) {
  const { t } = useWords()
  const back = useQueryLink()({ again: null, paused: null })
  if (letter.status !== 'failed' && !isReturned(letter)) return null
  if (letter.addressFails && letter.personId !== null)
    return (
      <div>
        <ButtonLink kind="quiet" icon="edit" to={paths.editPerson(letter.personId, { back })}>
          {t('sending.one.addressFix')}
          <span className="unseen">: {letter.toName}</span>
        </ButtonLink>
      </div>
    )
  return (
    <Form method="post" action={paths.sendLetterAgain()} preventScrollReset>
      <input type="hidden" name="letter" value={letter.id} />
      <input type="hidden" name="back" value={back} />
      <Button kind="quiet" icon="send">
        {t('sending.letters.again')}
        <span className="unseen"> {letter.toName}</span>
      </Button>
    </Form>
  )
}

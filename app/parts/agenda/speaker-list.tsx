// Who speaks where, and what each owes: a row a speaker, with what can be marked by hand beside it.
import { Form, Link } from '@remix-run/react'
import type { SpeakerGroup } from '~/domain/agenda/speaker-rules'
import { plainTime, shortDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Table, type Column } from '~/ui/table'
import { InLanguage, useWords } from '~/ui/words'
import { ConfirmationTag, DebtTag } from './speaker-tags'

export function SpeakerList({ eventId, speakers }: { eventId: string; speakers: SpeakerGroup[] }) {
  const { t } = useWords()
  const columns: Column<SpeakerGroup>[] = [
    {
      key: 'name',
      head: t('agenda.speakers.speaker'),
      names: true,
      cell: (row) => (
        <>
          <Link to={paths.eventSpeaker(eventId, row.id)}>{row.name || row.role}</Link>
          {row.name && row.role && <small className="block">{row.role}</small>}
          <small className="block">{row.email || t('agenda.speakers.noAddress')}</small>
        </>
      ),
    },
    { key: 'lines', head: t('agenda.speakers.lines'), cell: (row) => <Lines speaker={row} /> },
    {
      key: 'confirmation',
      head: t('agenda.speakers.confirmation'),
      cell: (row) => (
        <>
          <ConfirmationTag confirmation={row.confirmation} />
          <AskedOn speaker={row} />
        </>
      ),
    },
    {
      key: 'photo',
      head: t('agenda.speakers.photo'),
      cell: (row) => <DebtTag debt={row.photo} />,
    },
    {
      key: 'slides',
      head: t('agenda.speakers.slides'),
      cell: (row) => <DebtTag debt={row.slides} />,
    },
    {
      key: 'wishes',
      head: t('agenda.speakers.wishes'),
      cell: (row) => row.wishes && <small className="typed clamp">{row.wishes}</small>,
    },
    { key: 'mark', head: '', cell: (row) => <Marks speaker={row} /> },
  ]
  return (
    <Table
      caption={t('agenda.speakers.count', { count: speakers.length })}
      columns={columns}
      rows={speakers}
      rowKey={(row) => row.id}
    />
  )
}

function Lines({ speaker }: { speaker: SpeakerGroup }) {
  const { locale } = useWords()
  return (
    <ul className="lines">
      {speaker.rows.map(({ id, line }) => (
        <li key={id}>
          {plainTime(line.startsAt, locale)} <InLanguage written={written(line, 'title', locale)} />
        </li>
      ))}
    </ul>
  )
}

function AskedOn({ speaker: { askedAt, confirmation } }: { speaker: SpeakerGroup }) {
  const { t, locale } = useWords()
  if (askedAt === null || confirmation === 'yes' || confirmation === 'no') return null
  return <small className="block">{t('agenda.speakers.askedOn', { when: shortDate(askedAt, locale) })}</small>
}

/** What was told by phone or handed over, marked with one press. */
function Marks({ speaker }: { speaker: SpeakerGroup }) {
  const { t } = useWords()
  if (speaker.owes.length === 0) return null
  return (
    <details>
      <summary className="one-line">
        {t('agenda.speakers.mark')}
        <span className="unseen"> {speaker.name || speaker.role}</span>
      </summary>
      <Form method="post" className="stack tight">
        <input type="hidden" name="intent" value="mark" />
        <input type="hidden" name="speaker" value={speaker.id} />
        {speaker.owes.map((kind) => (
          <Button key={kind} name="mark" value={kind === 'confirmation' ? 'confirmation yes' : `${kind} got`}>
            {t(`agenda.speakers.markAs.${kind}`)}
          </Button>
        ))}
        {speaker.owes.includes('confirmation') && (
          <Button kind="quiet" name="mark" value="confirmation no">
            {t('agenda.speakers.markAs.declined')}
          </Button>
        )}
      </Form>
    </details>
  )
}

// Who came and who did not, by name, with ticks that can be put right while the list is open.
import { Form, Link } from '@remix-run/react'
import type { AfterRow } from '~/domain/afterwards/after-page.server'
import { standingsAfter, type StandingAfter } from '~/domain/afterwards/rules'
import { fullName } from '~/domain/people/rules'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Card, Empty, Notice } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { SearchForm } from '~/ui/search-field'
import { Table } from '~/ui/table'
import { FilterTag, type Tone } from '~/ui/tag'
import type { IconName } from '~/ui/icon'
import { useWords } from '~/ui/words'

const look: Record<StandingAfter, { tone: Tone; icon: IconName }> = {
  came: { tone: 'yes', icon: 'yes' },
  absent: { tone: 'no', icon: 'no' },
  walkIn: { tone: 'yes', icon: 'addPerson' },
  online: { tone: 'maybe', icon: 'online' },
}

/** A row with the id of the tick that its button makes, so that one sent twice counts once. */
export type TickableRow = AfterRow & { tickId: string }

export type AttendanceProps = {
  eventId: string
  rows: TickableRow[]
  counts: Record<StandingAfter, number>
  show: StandingAfter
  q: string
  /** Whether ticks are taken. */
  open: boolean
}

export function Attendance({ eventId, rows, counts, show, q, open }: AttendanceProps) {
  const { t } = useWords()
  const caption = t(`afterwards.who.${show}`)
  return (
    <Card title={t('afterwards.who.title')} id="who">
      <nav className="cluster" aria-label={t('afterwards.who.show')}>
        {standingsAfter
          .filter((standing) => standing !== 'online' || counts.online > 0 || show === 'online')
          .map((standing) => (
            <FilterTag
              key={standing}
              {...look[standing]}
              on={standing === show}
              to={paths.afterwards(eventId, { show: standing })}
            >
              {t(`afterwards.who.${standing}`)} {counts[standing]}
            </FilterTag>
          ))}
      </nav>
      {(counts[show] > 10 || q !== '') && (
        <SearchForm label={t('afterwards.who.search')} q={q} keep={{ show }} />
      )}
      {!open && <p className="soft">{t('afterwards.who.closedHint')}</p>}
      {rows.length === 0 ? (
        <Empty title={q === '' ? t('afterwards.who.none') : t('frame.state.noMatch')} />
      ) : (
        <Table
          caption={caption}
          rows={rows}
          rowKey={(row) => row.invitationId}
          columns={[
            {
              key: 'name',
              head: t('afterwards.who.person'),
              names: true,
              cell: (row) => (
                <PersonLine person={row} post={row.post} to={paths.invitation(eventId, row.invitationId)} />
              ),
            },
            ...(open
              ? [
                  {
                    key: 'act',
                    head: t('afterwards.who.act'),
                    plain: true,
                    cell: (row: TickableRow) => <TickForm row={row} show={show} q={q} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      {open && (
        <p className="soft">
          {t('afterwards.who.missing')} <Link to={paths.door(eventId)}>{t('afterwards.who.toDoor')}</Link>
        </p>
      )}
    </Card>
  )
}

function TickForm({ row, show, q }: { row: TickableRow; show: StandingAfter; q: string }) {
  const { t } = useWords()
  const came = row.standing === 'came' || row.standing === 'walkIn'
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="tick" />
      <input type="hidden" name="id" value={row.tickId} />
      <input type="hidden" name="invitationId" value={row.invitationId} />
      <input type="hidden" name="came" value={came ? '0' : '1'} />
      <input type="hidden" name="show" value={show} />
      <input type="hidden" name="q" value={q} />
      <Button kind="quiet" icon={came ? 'no' : 'yes'}>
        {t(came ? 'afterwards.who.unmark' : 'afterwards.who.mark')}
        <span className="unseen">: {fullName(row)}</span>
      </Button>
    </Form>
  )
}

/** Tells of the tick that was put right, with the way back. */
export function TickNews({
  person,
  tickId,
  came,
  show,
}: {
  person: { invitationId: string; firstName: string; lastName: string }
  tickId: string
  came: boolean
  show: StandingAfter
}) {
  const { t } = useWords()
  const name = fullName(person)
  return (
    <Notice kind="good" arrived>
      <div className="cluster apart">
        <span>{t(came ? 'afterwards.who.marked' : 'afterwards.who.unmarked', { name })}</span>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="tick" />
          <input type="hidden" name="id" value={tickId} />
          <input type="hidden" name="invitationId" value={person.invitationId} />
          <input type="hidden" name="came" value={came ? '0' : '1'} />
          <input type="hidden" name="show" value={show} />
          <Button kind="quiet" icon="undo">
            {t('afterwards.who.undo')}
            <span className="unseen">: {name}</span>
          </Button>
        </Form>
      </div>
    </Notice>
  )
}

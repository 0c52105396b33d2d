// One who waits, as organisers see them: why, since when, the story of their seat, and what can be done about it by hand.
import { Form } from '@remix-run/react'
import { longestReason } from '~/domain/invitations/line'
import type { LineRow } from '~/domain/invitations/line-list.server'
import { fullName } from '~/domain/people/rules'
import { moment, shortMoment } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { becauseText } from '~/parts/answering/line'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { PersonLine } from '~/ui/person-line'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { Story } from './story'

/** What was refused of this row, and what was typed. */
export type RowProblem = { reason: string; typed: string } | null

/**
 * @param inLine how many stand in the line: the last place
 * @param open the details are open: it is this person that was asked for, or whose change was refused
 */
export function LineEntry({
  row,
  eventId,
  inLine,
  open,
  problem,
  closed,
}: {
  row: LineRow
  eventId: string
  inLine: number
  open: boolean
  problem: RowProblem
  closed: boolean
}) {
  const { t } = useWords()
  return (
    <li className="card line-entry" id={`row-${row.invitationId}`} value={row.place ?? undefined}>
      <div className="cluster apart top">
        <PersonLine person={row} post={row.post} to={paths.invitation(eventId, row.invitationId)} />
        <State row={row} />
      </div>
      <Facts row={row} />
      <details open={open}>
        <summary>
          {t('seating.line.details')}
          <span className="unseen">: {fullName(row)}</span>
        </summary>
        <div className="stack">
          {!closed && <ByHand row={row} inLine={inLine} problem={problem} />}
          <Story steps={row.steps} />
        </div>
      </details>
    </li>
  )
}

function State({ row }: { row: LineRow }) {
  const { t } = useWords()
  if (row.offerUntil !== null) return <Tag tone="maybe">{t('seating.line.offered')}</Tag>
  if (row.lapsedAt !== null) return <Tag tone="none">{t('seating.line.lapsed')}</Tag>
  return (
    <Tag tone="waiting" icon="waiting">
      {t('seating.line.place', { place: row.place ?? 0 })}
    </Tag>
  )
}

/** Quota, mode, since when, and why there is no seat yet. */
function Facts({ row }: { row: LineRow }) {
  const words = useWords()
  const { t, locale } = words
  const facts = [
    row.quota && written(row.quota, 'name', locale).text,
    row.mode && t(`seating.line.mode.${row.mode}`),
    row.since && t('seating.line.since', { when: shortMoment(row.since, locale) }),
  ].filter(Boolean)
  return (
    <div>
      <small>{facts.join(' · ')}</small>
      <p>
        {row.offerUntil !== null
          ? t('seating.line.offeredUntil', { when: moment(row.offerUntil, locale) })
          : row.lapsedAt !== null
            ? t('seating.line.lapsedAt', { when: moment(row.lapsedAt, locale) })
            : row.because && becauseText(row.because, words)}
      </p>
    </div>
  )
}

/** Moving in the line and giving a seat: one reason serves both, and each button says what it does. */
function ByHand({ row, inLine, problem }: { row: LineRow; inLine: number; problem: RowProblem }) {
  const { t } = useWords()
  const id = row.invitationId
  const mayMove = row.place !== null && inLine > 1
  if (!mayMove && !row.mayHaveSeat) return null
  return (
    <Form method="post" className="stack tight">
      <input type="hidden" name="invitationId" value={id} />
      <TextField
        field={{
          id: `reason-${id}`,
          name: 'reason',
          maxLength: longestReason,
          initialValue: problem?.typed ?? '',
          errors: problem ? [`reasons.${problem.reason}`] : undefined,
        }}
        label={t('seating.line.reason')}
        hint={t('seating.line.reasonHint')}
        required
      />
      {/* Enter presses the first button: it moves to the place typed, which is their own until it is changed. */}
      {mayMove && row.place !== null && (
        <div className="cluster bottom">
          <TextField
            field={{
              id: `place-${id}`,
              name: 'place',
              min: 1,
              max: inLine,
              initialValue: String(row.place),
            }}
            type="number"
            inputMode="numeric"
            label={t('seating.line.toPlace')}
            width="short"
          />
          <Button name="to" value="place">
            {t('seating.line.move')}
          </Button>
          {row.place > 1 && (
            <Button name="to" value={row.place - 1} icon="ascending">
              {t('seating.line.up')}
            </Button>
          )}
          {row.place < inLine && (
            <Button name="to" value={row.place + 1} icon="descending">
              {t('seating.line.down')}
            </Button>
          )}
        </div>
      )}
      {row.mayHaveSeat && (
        <div>
          <Button name="to" value="seat" icon="yes">
            {t('seating.line.giveSeat')}
          </Button>
        </div>
      )}
    </Form>
  )
}

// The organisers' list of substitutes: what waits for them, the chains in force, what is over.
import { Form, Link } from '@remix-run/react'
import { Fragment } from 'react'
import type { SubstituteRule } from '#db/schema'
import { mailTo } from '#emails/clean'
import type { Chain, EventSubstitutes, SubstituteRow } from '~/domain/substitutes/queries.server'
import type { SubstituteRefusal } from '~/domain/substitutes/rules'
import { moment } from '~/i18n/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextAreaField } from '~/ui/field'
import { Card, Empty, Notice } from '~/ui/page'
import { AnswerTag, Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

type Refused = { id: string; reply: string; reason: SubstituteRefusal | 'commentTooLong' } | undefined

export type SubstitutesListProps = EventSubstitutes & {
  event: { id: string; substitutes: SubstituteRule }
  /** Something may still be decided: the event stands and has not begun. */
  open: boolean
  done: string | null
  refused: Refused
}

const dones = ['approved', 'refused', 'takenBack'] as const

export function SubstitutesList(props: SubstitutesListProps) {
  const { t } = useWords()
  const { event, asked, chains, earlier, refused } = props
  const done = dones.find((key) => key === props.done)
  return (
    <div className="stack">
      {done && !refused && (
        <Notice kind="good" arrived>
          {t(`deputies.list.done.${done}`)}
        </Notice>
      )}
      {refused && <Notice kind="error">{t(`reasons.${refused.reason}`)}</Notice>}
      <p className="soft">
        {t(`deputies.list.rule.${event.substitutes}`)}{' '}
        <Link to={paths.eventSeats(event.id)}>{t('deputies.list.toRule')}</Link>
      </p>
      {(asked.length > 0 || event.substitutes === 'approval') && (
        <Card title={t('deputies.list.asked')}>
          {asked.length === 0 ? (
            <p className="soft">{t('deputies.list.noneAsked')}</p>
          ) : (
            <ul className="rows">
              {asked.map((row) => (
                <Request key={row.id} row={row} {...props} />
              ))}
            </ul>
          )}
        </Card>
      )}
      <Card title={t('deputies.list.inForce')}>
        {chains.length === 0 ? (
          <Empty title={t('deputies.list.none')} />
        ) : (
          <ul className="rows">
            {chains.map((chain) => (
              <ChainLine key={chain.rows[0]?.id} chain={chain} eventId={event.id} open={props.open} />
            ))}
          </ul>
        )}
      </Card>
      {earlier.length > 0 && (
        <details className="card">
          <summary>{t('deputies.list.earlier', { count: earlier.length })}</summary>
          <ul className="rows">
            {earlier.map((row) => (
              <Earlier key={row.id} row={row} eventId={event.id} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const Sender = ({ row, eventId }: { row: SubstituteRow; eventId: string }) => (
  <Link to={paths.invitation(eventId, row.invitationId)}>{row.sender}</Link>
)

function Request({ row, event, open, refused }: SubstitutesListProps & { row: SubstituteRow }) {
  const { t, locale } = useWords()
  const typed = refused?.id === row.id ? refused.reply : ''
  return (
    <li className="stack close">
      <p>
        <Sender row={row} eventId={event.id} /> <span aria-hidden>→</span>{' '}
        <span className="unseen">{t('deputies.list.sends')}</span> <b>{row.substitute}</b>{' '}
        <a href={mailTo(row.email)}>{row.email}</a>
        <br />
        <small>{t('deputies.list.askedAt', { when: moment(row.askedAt, locale) })}</small>
      </p>
      {row.note && <p className="typed">{row.note}</p>}
      {open && (
        <Form method="post" className="stack tight">
          <input type="hidden" name="id" value={row.id} />
          <TextAreaField
            field={{ name: 'reply', id: `reply-${row.id}`, initialValue: typed }}
            label={t('deputies.list.reply')}
            hint={t('deputies.list.replyHint')}
            rows={2}
          />
          <div className="cluster">
            <Button kind="main" name="press" value="approve">
              {t('deputies.list.approve')}
              <span className="unseen"> {row.substitute}</span>
            </Button>
            <Button name="press" value="refuse">
              {t('deputies.list.refuse')}
              <span className="unseen"> {row.substitute}</span>
            </Button>
          </div>
        </Form>
      )}
    </li>
  )
}

/** "A → B → C", with how the last stands and a press that takes each step back. */
function ChainLine({ chain: { rows }, eventId, open }: { chain: Chain; eventId: string; open: boolean }) {
  const { t } = useWords()
  const [first] = rows
  const last = rows.at(-1)
  if (!first || !last) return null
  return (
    <li className="stack close">
      <p className="cluster">
        <span>
          <Sender row={first} eventId={eventId} />
          {rows.map((row) => (
            <Fragment key={row.id}>
              {' '}
              <span aria-hidden>→</span> <span className="unseen">{t('deputies.list.sends')}</span>{' '}
              <Link to={paths.invitation(eventId, row.substituteId ?? row.invitationId)}>
                {row.substitute}
              </Link>
            </Fragment>
          ))}
        </span>
        {last.state && <AnswerTag answer={last.state} />}
      </p>
      {rows.map(
        (row) =>
          row.note && (
            <p className="typed" key={row.id}>
              {row.note}
            </p>
          ),
      )}
      {open && (
        <div className="cluster">
          {rows.map((row) => (
            <Form method="post" key={row.id}>
              <input type="hidden" name="id" value={row.id} />
              <Button name="press" value="takeBack">
                {t('deputies.list.takeBack', { name: row.substitute })}
              </Button>
            </Form>
          ))}
        </div>
      )}
    </li>
  )
}

function Earlier({ row, eventId }: { row: SubstituteRow; eventId: string }) {
  const { t, locale } = useWords()
  const declined = row.status === 'takenBack' && row.state === 'no' && !row.withdrawn
  const how = row.status === 'refused' ? 'refused' : declined ? 'declined' : 'takenBack'
  const when = row.endedAt ?? row.decidedAt
  return (
    <li>
      <Sender row={row} eventId={eventId} /> <span aria-hidden>→</span>{' '}
      <span className="unseen">{t('deputies.list.sends')}</span> {row.substitute}{' '}
      <Tag>{t(`deputies.list.over.${how}`)}</Tag> {when && <small>{moment(when, locale)}</small>}
      {row.reply && <p className="typed">{row.reply}</p>}
    </li>
  )
}

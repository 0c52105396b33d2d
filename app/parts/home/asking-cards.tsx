// What a small group asks of the Ministry and what was replied; and the way to its notes.
import { Form, Link } from '@remix-run/react'
import { longest, type ExpertRequest } from '~/domain/groups/home'
import { date } from '~/i18n/dates'
import { paths } from '~/paths'
import { TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { TypedText } from '~/ui/typed-text'
import { useWords } from '~/ui/words'
import { fieldOf, type Refused } from './refused'

export function ExpertCard({
  groupId,
  requests,
  newId,
  refused,
}: {
  groupId: string
  requests: ExpertRequest[]
  newId: string
  refused: Refused<string> | null
}) {
  const { t } = useWords()
  const wrong = refused?.press === 'ask' ? refused : null
  return (
    <Card title={t('home.expert.title')}>
      <p className="soft">{t('home.expert.says')}</p>
      {requests.length > 0 && (
        <ul className="rows">
          {requests.map((request) => (
            <li key={request.id}>
              <RequestText request={request} />
            </li>
          ))}
        </ul>
      )}
      <details open={wrong !== null} key={requests.length}>
        <summary>{t('home.expert.ask')}</summary>
        <Form method="post" action={paths.group(groupId)} className="stack">
          {wrong && <ErrorSummary form={{ id: 'ask', allErrors: wrong.errors }} result={wrong} />}
          <input type="hidden" name="id" value={newId} />
          <TextAreaField
            field={fieldOf('ask', 'wish', wrong, { maxLength: longest.wish })}
            label={t('home.expert.wish')}
            hint={t('home.expert.wishHint')}
            required
          />
          <div>
            <SubmitButton kind="plain" name="press" value="ask" icon="send">
              {t('home.expert.send')}
            </SubmitButton>
          </div>
        </Form>
      </details>
    </Card>
  )
}

/** A wish and its reply, the same for the group and for the organisers. */
export function RequestText({ request }: { request: ExpertRequest }) {
  const { t, locale } = useWords()
  const { wish, askedBy, askedAt, reply, repliedBy, repliedAt } = request
  return (
    <div className="stack close">
      <TypedText text={wish} />
      <small>{[askedBy, date(askedAt, locale)].filter(Boolean).join(', ')}</small>
      {repliedAt === null ? (
        <span>
          <Tag tone="waiting" icon="waiting">
            {t('home.expert.waits')}
          </Tag>
        </span>
      ) : (
        <blockquote className="reply">
          <TypedText text={reply} />
          <small>
            {t('home.expert.repliedBy', { name: repliedBy ?? '–', date: date(repliedAt, locale) })}
          </small>
        </blockquote>
      )}
    </div>
  )
}

export function NotesCard({
  groupId,
  notes,
}: {
  groupId: string
  notes: { count: number; lastAt: string | null } | null
}) {
  const { t, locale } = useWords()
  return (
    <Card title={t('home.notes.title')}>
      <p className="soft">
        {notes === null
          ? t('home.notes.off')
          : notes.lastAt === null
            ? t('home.notes.none')
            : t('home.notes.count', { count: notes.count, date: date(notes.lastAt, locale) })}
      </p>
      <Link to={paths.groupNotes(groupId)}>
        {notes === null ? t('home.notes.toTurnOn') : t('home.notes.open')}
      </Link>
    </Card>
  )
}

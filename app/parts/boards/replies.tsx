// The replies to a note, each with the press that takes it off or puts it back, and the form that replies.
import { Form } from '@remix-run/react'
import type { Reply } from '~/domain/boards/queries.server'
import { longest } from '~/domain/boards/rules'
import { fullName } from '~/domain/people/rules'
import { moment } from '~/i18n/dates'
import { fieldOf, type Refused } from '~/parts/home/refused'
import { Button } from '~/ui/button'
import { TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Tag } from '~/ui/tag'
import { TypedText } from '~/ui/typed-text'
import { useWords } from '~/ui/words'
import { Writer } from './writer'

export type ShownReply = Reply & { may: { hide: boolean; show: boolean } }

/** @param address of the note's page, without news in it */
export function ReplyItem({
  reply,
  mark,
  address,
}: {
  reply: ShownReply
  mark: string | undefined
  address: string
}) {
  const { t, locale } = useWords()
  const { author, hiddenAt, hiddenByName, may } = reply
  const whose = t('board.replies.of', {
    name: author ? fullName(author) : t('board.formerMember'),
    when: moment(reply.postedAt, locale),
  })
  return (
    <article className="stack tight" aria-label={whose} id={`reply-${reply.id}`}>
      <Writer author={author} at={reply.postedAt} mark={mark} />
      {hiddenAt !== null && (
        <p>
          <Tag tone="warning" icon="warning">
            {t('board.takenOff')}
          </Tag>{' '}
          <small>{t('board.takenOffBy', { name: hiddenByName ?? '', when: moment(hiddenAt, locale) })}</small>
        </p>
      )}
      <TypedText text={reply.text} />
      {(may.hide || may.show) && (
        <Form method="post" action={address}>
          <input type="hidden" name="reply" value={reply.id} />
          <Button
            kind="quiet"
            name="press"
            value={may.show ? 'putBackReply' : 'takeOffReply'}
            icon={may.show ? 'undo' : 'remove'}
          >
            {t(may.show ? 'board.do.putBack' : 'board.do.takeOff')}
            <span className="unseen"> {whose}</span>
          </Button>
        </Form>
      )}
    </article>
  )
}

export function ReplyForm({
  newId,
  address,
  refused,
}: {
  newId: string
  address: string
  refused: Refused<string> | null
}) {
  const { t } = useWords()
  return (
    <Form method="post" action={address} className="stack">
      {refused && <ErrorSummary form={{ id: 'reply', allErrors: refused.errors }} result={refused} />}
      <input type="hidden" name="id" value={refused?.typed.id ?? newId} />
      <TextAreaField
        field={fieldOf('reply', 'text', refused, { maxLength: longest.reply })}
        label={t('board.replies.write')}
        hint={t('board.replies.hint')}
        rows={4}
        required
      />
      <div>
        <SubmitButton name="press" value="reply">
          {t('board.replies.post')}
        </SubmitButton>
      </div>
    </Form>
  )
}

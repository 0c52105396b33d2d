// One note of a small group with the forms that correct and remove it, and the form of a new one.
import { Form } from '@remix-run/react'
import { longest } from '~/domain/groups/home'
import type { GroupNote } from '~/domain/groups/home.server'
import { moment } from '~/i18n/dates'
import { Button } from '~/ui/button'
import { CheckField, TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { TypedText } from '~/ui/typed-text'
import { useWords } from '~/ui/words'
import { fieldOf, type Refused } from './refused'

type Wrong = { refused: Refused<string> | null }

/** @param address of the page, without the news in it */
export function NewNoteForm({ newId, address, refused }: Wrong & { newId: string; address: string }) {
  const { t } = useWords()
  return (
    <Form method="post" action={address} className="stack">
      {refused && <ErrorSummary form={{ id: 'write', allErrors: refused.errors }} result={refused} />}
      <input type="hidden" name="id" value={newId} />
      <TextAreaField
        field={fieldOf('write', 'text', refused, { maxLength: longest.note })}
        label={t('home.notes.new')}
        hint={t('home.plainText')}
        rows={6}
        required
      />
      <div>
        <SubmitButton name="press" value="write">
          {t('home.notes.write')}
        </SubmitButton>
      </div>
    </Form>
  )
}

export function NoteItem({ note, address, refused }: Wrong & { note: GroupNote; address: string }) {
  const { t, locale } = useWords()
  const { id, text, writtenBy, writtenAt, changedAt } = note
  const when = moment(writtenAt, locale)
  const form = `revise-${id}`
  return (
    <article className="stack tight" aria-label={t('home.notes.noteOf', { when })}>
      <TypedText text={text} />
      <small>
        {[writtenBy, when].filter(Boolean).join(', ')}
        {changedAt !== writtenAt && <> · {t('home.notes.changed', { when: moment(changedAt, locale) })}</>}
      </small>
      <details open={refused !== null}>
        <summary>
          {t('frame.do.edit')}
          <span className="unseen"> {t('home.notes.noteOf', { when })}</span>
        </summary>
        <Form method="post" action={address} className="stack tight" key={changedAt}>
          {refused && <ErrorSummary form={{ id: form, allErrors: refused.errors }} result={refused} />}
          <input type="hidden" name="note" value={id} />
          <input type="hidden" name="seen" value={changedAt} />
          <TextAreaField
            field={fieldOf(form, 'text', refused, { initialValue: text, maxLength: longest.note })}
            label={t('home.notes.text')}
            rows={6}
            required
          />
          <div className="cluster">
            <SubmitButton kind="plain" name="press" value="revise">
              {t('frame.do.save')}
            </SubmitButton>
          </div>
        </Form>
        <Form method="post" action={address}>
          <input type="hidden" name="note" value={id} />
          <Button kind="grave" name="press" value="remove" icon="remove">
            {t('home.notes.remove')}
          </Button>
        </Form>
      </details>
    </article>
  )
}

/** Turning notes off: says what becomes of those that were written, and asks to be sure. */
export function StopForm({ count, address, refused }: Wrong & { count: number; address: string }) {
  const { t } = useWords()
  return (
    <details open={refused !== null}>
      <summary>{t('home.notes.turnOff')}</summary>
      <Form method="post" action={address} className="stack">
        {refused && <ErrorSummary form={{ id: 'stop', allErrors: refused.errors }} result={refused} />}
        <p>{count === 0 ? t('home.notes.offNothing') : t('home.notes.offSays', { count })}</p>
        <CheckField field={fieldOf('stop', 'sure', refused)} label={t('home.notes.sure')} />
        <div>
          <SubmitButton kind="grave" name="press" value="stop">
            {t('home.notes.turnOffNow')}
          </SubmitButton>
        </div>
      </Form>
    </details>
  )
}

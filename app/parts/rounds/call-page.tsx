// The page that answers the call: what a small group is, yes or not now, wishes, what one's group may see; works with scripts off.
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { groupFields } from '~/domain/people/sharing'
import { fullName } from '~/domain/people/rules'
import type { CallView } from '~/domain/rounds/call-view.server'
import type { AnswerRefusal } from '~/domain/rounds/rules'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { ChoicesField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'
import { AnswerField, WishFields } from './answer-fields'

export type CallPageProps = {
  view: CallView
  /** The answer was just given. */
  done: boolean
  /** The button of the letter that was pressed: that answer is chosen already. */
  chosen: 'yes' | 'notNow' | null
  /** What was typed and what is wrong with it, or why it was refused. */
  lastResult?: SubmissionResult | undefined
  refused?: AnswerRefusal | undefined
}

export function CallPage(props: CallPageProps) {
  const { t } = useWords()
  const { view, done, lastResult, refused } = props
  const settled = done && lastResult === undefined && refused === undefined
  return (
    <Page over={fullName(view.person)} title={t('rounds.call.title')}>
      {refused && <Notice kind="error">{t(`reasons.${refused}`)}</Notice>}
      <Standing view={view} done={settled} />
      {!settled && <About view={view} />}
      {view.refusal !== null ? (
        <Closed view={view} />
      ) : settled ? (
        <details className="card">
          <summary>{t('rounds.call.change')}</summary>
          <AnswerForm {...props} />
        </details>
      ) : (
        <AnswerForm {...props} />
      )}
      <p className="soft">{t('rounds.call.questions', { contact: contactOf(view) })}</p>
    </Page>
  )
}

const contactOf = ({ contact }: CallView): string => `${contact.name}, ${contact.email}`

/** What a small group is, and the organisers' own words. */
function About({ view: { round } }: { view: CallView }) {
  const { t, locale } = useWords()
  const message = written(round, 'message', locale)
  return (
    <>
      <p>{t('rounds.call.about', { min: round.sizeMin, max: round.sizeMax })}</p>
      {message.text.trim() !== '' && (
        <p className="typed">
          <InLanguage written={message} />
        </p>
      )}
      <dl>
        <dt>{t('rounds.call.starts')}</dt>
        <dd>{plainDate(round.startsOn, locale)}</dd>
        <dt>{t('rounds.call.answerBy')}</dt>
        <dd>
          <b>{plainDate(round.answerBy, locale)}</b>
        </dd>
      </dl>
    </>
  )
}

/** How the answer stands; right after the press, thanks and what follows. */
function Standing({ view: { answer, round, refusal }, done }: { view: CallView; done: boolean }) {
  const { t, locale } = useWords()
  if (answer === null) return null
  return (
    <Notice
      kind="good"
      title={done ? t('rounds.call.thanks') : t(`rounds.call.stands.${answer}`)}
      arrived={done}
    >
      {done && <p>{t(`rounds.call.stands.${answer}`)}</p>}
      {refusal === null && <p>{t('rounds.call.changeable', { date: plainDate(round.answerBy, locale) })}</p>}
    </Notice>
  )
}

/** It cannot be answered any more: says why and whom to write to. */
function Closed({ view }: { view: CallView }) {
  const { t, locale } = useWords()
  const { refusal, round } = view
  if (refusal === 'deadlinePassed')
    return (
      <Notice kind="warning" title={t('rounds.call.late', { date: plainDate(round.answerBy, locale) })}>
        {t('rounds.call.lateAsk', { contact: contactOf(view) })}
      </Notice>
    )
  return <Notice>{t('rounds.call.gone.text')}</Notice>
}

function AnswerForm({ view, chosen, lastResult }: CallPageProps) {
  const { t } = useWords()
  const [form, fields] = useForm({
    id: 'call',
    lastResult: lastResult ?? null,
    defaultValue: {
      answer: chosen ?? view.answer ?? '',
      language: view.language ?? '',
      meets: view.meets ?? '',
      apartWish: view.apartWish,
      comment: view.comment,
      shares: view.shares as string[],
    },
  })
  const send = (
    <div>
      <SubmitButton icon="send">{t('rounds.call.send')}</SubmitButton>
    </div>
  )
  return (
    <form method="post" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} result={lastResult} />
      <Card>
        <AnswerField field={fields.answer} />
        {send}
      </Card>
      <Card title={t('rounds.call.wishes')}>
        <p className="soft">{t('rounds.call.wishesHint')}</p>
        <WishFields fields={fields} />
        <ChoicesField
          field={fields.shares}
          many
          label={t('rounds.call.shares')}
          hint={t('rounds.call.sharesHint')}
          options={groupFields.map((field) => ({ value: field, label: t(`rounds.shares.${field}`) }))}
        />
        {send}
      </Card>
    </form>
  )
}

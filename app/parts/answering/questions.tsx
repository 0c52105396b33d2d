// "A few questions": what those who come are asked, as a form in place; works with scripts off.
import type { AskedQuestion } from '~/domain/questions/queries.server'
import { fieldName, wordsName } from '~/domain/questions/reply-form'
import { daysKept, hasText, longestReply, optionText, wayOf, type Reply } from '~/domain/questions/rules'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { ChoicesField, TextAreaField, type FieldData, type Option } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'
import type { RefusedReplies } from './replies-press.server'

type Way = { by: 'link'; token: string } | { by: 'page'; invitationId: string }

const addressOf = (way: Way): string =>
  way.by === 'link' ? paths.replies(way.token) : paths.myReplies(way.invitationId)

type QuestionsProps = {
  way: Way
  asked: readonly AskedQuestion[]
  refused?: RefusedReplies | null | undefined
}

/** The card on the page of the invitation: open while something is missing, folded once all is replied. */
export function QuestionsCard({ way, asked }: QuestionsProps) {
  const { t } = useWords()
  if (asked.length === 0) return null
  if (asked.every(({ replied }) => replied))
    return (
      <details className="card">
        <summary>{t('asking.form.change')}</summary>
        <QuestionsForm way={way} asked={asked} />
      </details>
    )
  return (
    <Card title={t('asking.form.title')}>
      <QuestionsForm way={way} asked={asked} />
    </Card>
  )
}

const formId = 'questions'

export function QuestionsForm({ way, asked, refused }: QuestionsProps) {
  const { t } = useWords()
  const missing = asked.filter(({ required, replied }) => required === 1 && !replied).length
  const errors = Object.fromEntries(
    Object.entries(refused?.faults ?? {}).map(([id, fault]) => [fieldName(id), [`asking.fault.${fault}`]]),
  )
  return (
    <form method="post" action={addressOf(way)} className="stack">
      {refused && (
        <ErrorSummary
          form={{
            id: formId,
            allErrors: refused.reason ? { '': [`reasons.${refused.reason}`] } : errors,
          }}
          result={refused}
        />
      )}
      <p className="soft">{t('asking.form.lead')}</p>
      {missing > 0 && !refused && (
        <Notice kind="warning">{t('asking.form.missing', { count: missing })}</Notice>
      )}
      {asked.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          reply={refused?.typed[question.id] ?? question.reply}
          errors={errors[fieldName(question.id)]}
        />
      ))}
      {asked.some(({ sensitive }) => sensitive === 1) && (
        <p className="soft">{t('asking.form.sensitive', { days: daysKept })}</p>
      )}
      <div>
        <SubmitButton>{t('asking.form.save')}</SubmitButton>
      </div>
    </form>
  )
}

type FieldProps = { question: AskedQuestion; reply: Reply; errors: string[] | undefined }

function QuestionField({ question, reply, errors }: FieldProps) {
  const { t, locale } = useWords()
  const name = fieldName(question.id)
  const field: FieldData = { name, id: `${formId}-${name}`, errors }
  const label = <InLanguage written={written(question, 'label', locale)} />
  const required = question.required === 1
  if (wayOf[question.kind] === 'text')
    return (
      <TextAreaField
        field={{ ...field, initialValue: reply.text, maxLength: longestReply }}
        label={label}
        required={required}
        rows={2}
      />
    )
  const many = wayOf[question.kind] !== 'one'
  return (
    <>
      <ChoicesField
        field={{ ...field, initialValue: many ? reply.chosen : (reply.chosen[0] ?? '') }}
        label={label}
        required={required}
        many={many}
        options={useOptions(question)}
      />
      {hasText(question.kind) && (
        <TextAreaField
          field={{
            name: wordsName(question.id),
            id: `${formId}-${wordsName(question.id)}`,
            initialValue: reply.text,
            maxLength: longestReply,
          }}
          label={t('asking.form.other')}
          hint={t('asking.form.otherHint')}
          rows={2}
        />
      )}
    </>
  )
}

/** The choices, each with its seats left; a radio that need not be chosen has one that says nothing is. */
function useOptions(question: AskedQuestion): Option[] {
  const { t, locale } = useWords()
  const options = question.options.map((option): Option => {
    const { left, id } = option
    const hint =
      left === null
        ? undefined
        : left === 0 && !question.reply.chosen.includes(id)
          ? t('asking.form.full')
          : t('asking.form.seatsLeft', { count: left })
    return { value: id, label: optionText(option, locale).text, ...(hint === undefined ? {} : { hint }) }
  })
  const optional = wayOf[question.kind] === 'one' && question.required === 0
  return optional ? [...options, { value: '', label: t('asking.form.noChoice') }] : options
}

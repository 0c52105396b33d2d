// The parts of one remark's page: what was said, the form that answers it, and the answer once it is given.
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { recordParts } from '~/domain/profile/rules'
import { longestAnswer } from '~/domain/remarks/rules'
import type { RemarkPage } from '~/domain/remarks/queue.server'
import { date, moment } from '~/i18n/dates'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'
import { Teller } from './remark-table'

type Result = SubmissionResult<string[]> | undefined

/** What was said, of what and by whom; of somebody's record, with the way to mend it. */
export function RemarkSaid(remark: RemarkPage) {
  const { t, locale } = useWords()
  const { kind, about, text, receivedAt, person, locale: written, email } = remark
  const part = recordParts.find((one) => kind === 'record' && one === about)
  return (
    <Card title={t('remarks.said')}>
      <p className="typed">
        {text === '' ? t('remarks.forgotten') : <InLanguage written={{ text, lang: written }} />}
      </p>
      <dl>
        <dt>{t('remarks.who')}</dt>
        <dd>
          <Teller {...remark} />
        </dd>
        {email !== '' && (
          <>
            <dt>{t('remarks.address')}</dt>
            <dd>{email}</dd>
          </>
        )}
        {about !== '' && (
          <>
            <dt>{t(`remarks.about.${kind}`)}</dt>
            <dd>{part === undefined ? about : t(`profile.record.parts.${part}`)}</dd>
          </>
        )}
        <dt>{t('remarks.received')}</dt>
        <dd>{date(receivedAt, locale)}</dd>
      </dl>
      {kind === 'record' && person && (
        <div>
          <ButtonLink icon="edit" to={paths.editPerson(person.id)}>
            {t('remarks.mend')}
          </ButtonLink>
        </div>
      )}
    </Card>
  )
}

/** The answer to send; where nobody is to be reached, what was done, to be kept. */
export function AnswerForm({ remark, lastResult }: { remark: RemarkPage; lastResult: Result }) {
  const { t } = useWords()
  const { id, to } = remark
  const [form, fields] = useForm({
    id: 'answer',
    lastResult,
    defaultValue: { answer: '' },
    constraint: { answer: { maxLength: longestAnswer } },
  })
  const language = to && t(`frame.language.${to.locale}`)
  return (
    <Card title={t(to ? 'remarks.answer.title' : 'remarks.answer.handle')}>
      <Form method="post" action={paths.remark(id)} {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <p>
          {to
            ? t('remarks.answer.goesTo', { to: [to.name, to.address].filter(Boolean).join(', ') })
            : t('remarks.answer.goesNowhere')}
        </p>
        <TextAreaField
          field={fields.answer}
          label={t(to ? 'remarks.answer.text' : 'remarks.answer.note')}
          hint={language ? t('remarks.answer.language', { language }) : undefined}
          lang={to?.locale}
          rows={8}
          required={to !== null}
        />
        <div>
          <SubmitButton icon={to ? 'send' : 'done'}>
            {t(to ? 'remarks.answer.send' : 'remarks.answer.markHandled')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

/** The answer that was given, by whom and when. */
export function AnswerGiven({ answer, answeredAt, answerer, to }: RemarkPage) {
  const { t, locale } = useWords()
  const when = answeredAt === null ? '' : moment(answeredAt, locale)
  const name = answerer ? `${answerer.firstName} ${answerer.lastName}` : ''
  return (
    <Card title={t('remarks.answer.given')}>
      <p className="soft">
        {name === '' ? t('remarks.answer.when', { when }) : t('remarks.answer.by', { when, name })}
      </p>
      {answer === '' ? (
        <p>{t('remarks.answer.none')}</p>
      ) : (
        <p className="typed">
          {/* A note that went to nobody is in its writer's language. */}
          <InLanguage written={{ text: answer, lang: to?.locale ?? locale }} />
        </p>
      )}
    </Card>
  )
}

/** Another organiser answered first: what this one wrote is not lost. */
export function LateAnswer({ lastResult }: { lastResult: Result }) {
  const { t } = useWords()
  const typed = lastResult?.initialValue?.answer
  if (lastResult?.status !== 'error') return null
  return (
    <Notice kind="error" title={t('reasons.answeredMeanwhile')}>
      {typeof typed === 'string' && <p className="typed">{typed}</p>}
    </Notice>
  )
}

// "I cannot come, I send my deputy": who comes instead, and what came of it.
import { getFormProps, useForm } from '@conform-to/react'
import { fullName } from '~/domain/people/rules'
import type { SubstituteRefusal } from '~/domain/substitutes/rules'
import { period } from '~/i18n/dates'
import { substituteAddress, TakeBack } from '~/parts/answering/deputy'
import { eventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'
import { PersonFields } from './name-assistant'
import type { SubstitutePageData, SubstitutePressed } from './substitute-page.server'

export type SubstitutePageProps = SubstitutePageData & {
  way: { by: 'link'; token: string } | { by: 'page'; invitationId: string }
  done: string | null
  answer: Extract<SubstitutePressed, { ok: false }> | undefined
}

/** What a press came to, and how the substitute then stands: when that has changed meanwhile, it is told no more. */
const dones = [
  { key: 'asked', status: 'asked' },
  { key: 'sent', status: 'inForce' },
  { key: 'takenBack', status: undefined },
] as const

export function SubstitutePage(props: SubstitutePageProps) {
  const words = useWords()
  const { t, locale } = words
  const { way, event, person, deputy, answer } = props
  const done = dones.find(({ key, status }) => key === props.done && status === deputy.sent?.status)?.key
  const back = way.by === 'link' ? paths.answer(way.token) : paths.myInvitation(way.invitationId)
  return (
    <Page
      over={t('deputies.form.for', { name: fullName(person) })}
      title={t('deputies.form.title')}
      facts={[eventTitle(event, words), period(event.startsAt, event.endsAt, locale)]}
    >
      {done && !answer && (
        <Notice kind="good" arrived>
          {t(`deputies.form.done.${done}`)}
        </Notice>
      )}
      {answer?.reason && <Notice kind="error">{t(`reasons.${answer.reason}`)}</Notice>}
      {deputy.sent ? (
        <Card title={t('deputies.page.sentTitle')}>
          <p>{t(`deputies.page.sent.${deputy.sent.status}`, { name: deputy.sent.names[0] ?? '' })}</p>
          <TakeBack way={way} id={deputy.sent.id} asked={deputy.sent.status === 'asked'} />
        </Card>
      ) : deputy.refusal === null ? (
        <SubstituteForm {...props} />
      ) : (
        <Closed refusal={deputy.refusal} event={event} />
      )}
      <div>
        <ButtonLink kind="quiet" icon="previous" to={back} away={way.by === 'link'}>
          {t('deputies.form.back')}
        </ButtonLink>
      </div>
    </Page>
  )
}

function Closed({ refusal, event }: { refusal: SubstituteRefusal; event: SubstitutePageProps['event'] }) {
  const { t } = useWords()
  const contact = [event.contactName, event.contactEmail].filter(Boolean).join(', ')
  return (
    <Notice kind="warning" title={t(`reasons.${refusal}`)}>
      {contact === '' ? undefined : t('deputies.form.ask', { contact })}
    </Notice>
  )
}

function SubstituteForm({ way, deputy, seat, newId, answer }: SubstitutePageProps) {
  const { t, locale } = useWords()
  const lastResult = answer?.lastResult
  const [form, fields] = useForm({
    id: 'substitute',
    lastResult,
    defaultValue: { firstName: '', lastName: '', email: '', language: locale as string, note: '' },
  })
  const id = typeof lastResult?.initialValue?.id === 'string' ? lastResult.initialValue.id : newId
  return (
    <Card>
      <form method="post" action={substituteAddress(way)} {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <p>{t(`deputies.form.lead.${seat}`)}</p>
        {deputy.approval && <Notice>{t('deputies.form.approval')}</Notice>}
        <input type="hidden" name="id" value={id} />
        <PersonFields fields={fields} emailHint={t('deputies.form.emailHint')} />
        <TextAreaField
          field={fields.note}
          label={t('deputies.form.note')}
          hint={t(deputy.approval ? 'deputies.form.noteHintBoth' : 'deputies.form.noteHint')}
          rows={3}
        />
        <div>
          <SubmitButton>{t(deputy.approval ? 'deputies.form.doAsk' : 'deputies.form.do')}</SubmitButton>
        </div>
      </form>
    </Card>
  )
}

// Whose an invitation is, to somebody else: that it is bound and whom to write to, or the form to enter oneself by.
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { mailTo } from '#emails/clean'
import { fullName } from '~/domain/people/rules'
import type { WhoseInvitation } from '~/domain/substitutes/whose.server'
import { period } from '~/i18n/dates'
import { eventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'
import { PersonFields } from './name-assistant'

/** A bound invitation: whose it is, that nobody else answers it, and whom to write to. */
export function BoundInvitation({ whose, token }: { whose: WhoseInvitation; token: string | null }) {
  const words = useWords()
  const { t, locale } = words
  const { event, person } = whose
  const name = fullName(person)
  const { contactName, contactEmail, contactPhone } = event
  return (
    <Page
      over={t('deputies.whose.over')}
      title={t('deputies.whose.title', { name })}
      facts={[eventTitle(event, words), period(event.startsAt, event.endsAt, locale)]}
    >
      <p>{t('deputies.whose.bound', { name })}</p>
      {(contactName || contactEmail) && (
        <p>
          {t('deputies.whose.write')} {contactName}
          {contactEmail && (
            <>
              {contactName && ', '}
              <a href={mailTo(contactEmail)}>{contactEmail}</a>
            </>
          )}
          {contactPhone && `, ${contactPhone}`}
        </p>
      )}
      {token !== null && <Back token={token} name={name} />}
    </Page>
  )
}

function Back({ token, name }: { token: string; name: string }) {
  const { t } = useWords()
  return (
    <p>
      <a href={paths.answer(token)}>{t('deputies.whose.back', { name })}</a>
    </p>
  )
}

export type EnterProps = {
  whose: WhoseInvitation
  token: string
  done: boolean
  lastResult: SubmissionResult<string[]> | undefined
}

/** A forwardable invitation: whoever got it passed on enters themselves and gets one of their own. */
export function EnterForwarded({ whose, token, done, lastResult }: EnterProps) {
  const words = useWords()
  const { t, locale } = words
  const { event, person } = whose
  const name = fullName(person)
  const [form, fields] = useForm({
    id: 'forwarded',
    lastResult,
    defaultValue: { firstName: '', lastName: '', email: '', language: locale as string, about: '' },
  })
  return (
    <Page
      over={t('deputies.whose.over')}
      title={done ? t('deputies.forwarded.doneTitle') : t('deputies.forwarded.title')}
      facts={[eventTitle(event, words), period(event.startsAt, event.endsAt, locale)]}
    >
      {done ? (
        <Notice kind="good" arrived>
          {t('deputies.forwarded.done')}
        </Notice>
      ) : (
        <Card>
          <form method="post" action={paths.notMine(token)} {...getFormProps(form)} className="stack">
            <ErrorSummary form={form} result={lastResult} />
            <p>{t('deputies.forwarded.lead', { name })}</p>
            <PersonFields fields={fields} emailHint={t('deputies.forwarded.emailHint')} />
            <TextField field={fields.about} label={t('deputies.forwarded.about')} />
            <div>
              <SubmitButton>{t('deputies.forwarded.do')}</SubmitButton>
            </div>
          </form>
        </Card>
      )}
      <Back token={token} name={name} />
    </Page>
  )
}

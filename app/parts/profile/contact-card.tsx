// How one is reached and in which language; the address in use is the registry's.
import { Form } from '@remix-run/react'
import { useForm, type SubmissionResult } from '@conform-to/react'
import { locales } from '#db/schema'
import type { OwnData } from '~/domain/profile/own-data.server'
import { contactFields } from '~/domain/profile/fields'
import { ChoicesField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function ContactCard({
  person,
  lastResult,
}: {
  person: OwnData['person']
  lastResult: SubmissionResult<string[]> | null
}) {
  const { t } = useWords()
  const initial = contactFields(person)
  const [form, fields] = useForm({ id: 'contact-form', lastResult, defaultValue: initial })
  return (
    <Card title={t('profile.contact.title')} id="contact">
      <Form method="post" id={form.id} className="form" noValidate={form.noValidate}>
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="version" value={person.version} />
        <input type="hidden" name="opened" value={JSON.stringify(initial)} />
        <TextField
          field={fields.phone}
          label={t('profile.contact.phone')}
          type="tel"
          width="middle"
          autoComplete="tel"
        />
        <ChoicesField
          field={fields.language}
          label={t('profile.contact.language')}
          required
          beside
          options={locales.map((locale) => ({ value: locale, label: t(`frame.language.${locale}`) }))}
        />
        <TextField
          field={fields.privateEmail}
          label={t('profile.contact.privateEmail')}
          hint={t('profile.contact.privateEmailHint')}
          width="middle"
          type="email"
          inputMode="email"
          autoComplete="email"
        />
        <SubmitButton kind="plain" name="intent" value="contact">
          {t('frame.do.save')}
        </SubmitButton>
      </Form>
    </Card>
  )
}

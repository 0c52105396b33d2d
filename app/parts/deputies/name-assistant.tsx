// The two ways of naming an assistant: choosing among those found, and writing a name and an address.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import type { PersonRow } from '~/domain/people/rules'
import { fullName } from '~/domain/people/rules'
import { nameIn, written } from '~/i18n/named'
import { ChoicesField, SelectField, TextField, type FieldData } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { useWords } from '~/ui/words'
import type { AssistantsPageProps } from './assistants-page'

type Naming = Pick<AssistantsPageProps, 'answer' | 'today' | 'newId' | 'q'>

const resultOf = (
  answer: AssistantsPageProps['answer'],
  press: 'chosen' | 'written',
): SubmissionResult<string[]> | undefined => (answer?.press === press ? answer.lastResult : undefined)

function PeriodFields({ fields }: { fields: { from: FieldData; to: FieldData } }) {
  const { t } = useWords()
  return (
    <div className="cluster top">
      <TextField field={fields.from} label={t('deputies.assistants.from')} type="date" required />
      <TextField
        field={fields.to}
        label={t('deputies.assistants.to')}
        hint={t('deputies.assistants.toHint')}
        type="date"
      />
    </div>
  )
}

export function ChosenForm({ answer, today, newId, found }: Naming & { found: PersonRow[] }) {
  const { t, locale } = useWords()
  const lastResult = resultOf(answer, 'chosen')
  const only = found.length === 1 ? (found[0]?.id ?? '') : ''
  const [form, fields] = useForm({
    id: 'chosen',
    lastResult,
    defaultValue: { assistantId: only, from: today, to: '' },
  })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} result={lastResult} />
      <input type="hidden" name="id" value={newId} />
      <ChoicesField
        field={fields.assistantId}
        label={t('deputies.assistants.found')}
        required
        options={found.map((person) => ({
          value: person.id,
          label: fullName(person),
          hint:
            person.post === null
              ? undefined
              : `${written(person.post, 'title', locale).text}, ${nameIn(person.post, locale)}`,
        }))}
      />
      <PeriodFields fields={fields} />
      <div>
        <SubmitButton name="press" value="chosen">
          {t('deputies.assistants.do')}
        </SubmitButton>
      </div>
    </Form>
  )
}

export function WrittenForm({ answer, today, newId }: Naming) {
  const { t, locale } = useWords()
  const lastResult = resultOf(answer, 'written')
  const [form, fields] = useForm({
    id: 'written',
    lastResult,
    defaultValue: { firstName: '', lastName: '', email: '', language: locale as string, from: today, to: '' },
  })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} result={lastResult} />
      <input type="hidden" name="id" value={newId} />
      <PersonFields fields={fields} emailHint={t('deputies.assistants.emailHint')} />
      <PeriodFields fields={fields} />
      <div>
        <SubmitButton kind="plain" name="press" value="written">
          {t('deputies.assistants.do')}
        </SubmitButton>
      </div>
    </Form>
  )
}

type Written = Record<'firstName' | 'lastName' | 'email' | 'language', FieldData>

/** A name, an address and the language that letters come in. */
export function PersonFields({ fields, emailHint }: { fields: Written; emailHint?: string }) {
  const { t } = useWords()
  return (
    <>
      <div className="cluster top">
        <TextField
          field={fields.firstName}
          label={t('deputies.person.firstName')}
          autoComplete="off"
          required
        />
        <TextField
          field={fields.lastName}
          label={t('deputies.person.lastName')}
          autoComplete="off"
          required
        />
      </div>
      <div className="cluster top">
        <TextField
          field={fields.email}
          label={t('deputies.person.email')}
          hint={emailHint}
          type="email"
          inputMode="email"
          autoComplete="off"
          required
        />
        <SelectField
          field={fields.language}
          label={t('deputies.person.language')}
          options={(['fi', 'sv', 'en'] as const).map((value) => ({
            value,
            label: t(`frame.language.${value}`),
          }))}
        />
      </div>
    </>
  )
}

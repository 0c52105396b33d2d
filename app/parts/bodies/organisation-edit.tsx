// The four ways to change an organisation, each a form of its own: correct a mistake, rename, move, end.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type FormMetadata, type SubmissionResult } from '@conform-to/react'
import type { ReactNode } from 'react'
import type { Sector } from '~/domain/people/rules'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'
import { DayField, KindField, NameFields, SectorField } from './fields'

export type EditIntent = 'correct' | 'rename' | 'move' | 'end'
export type EditAnswer = { intent: EditIntent; lastResult: SubmissionResult<string[]>; ending: number | null }

export type Edited = {
  version: number
  fields: {
    nameFi: string
    nameSv: string
    nameEn: string
    kind: string
    sectorId: string
    validFrom: string
  }
  sectors: Sector[]
  today: string
}

type Given = { edited: Edited; answer: EditAnswer | undefined }

const lastResultOf = ({ answer }: Given, intent: EditIntent) =>
  answer?.intent === intent ? answer.lastResult : undefined

/** @param title says what it does, so that nobody corrects where history was meant */
function EditForm<Schema extends Record<string, unknown>>({
  intent,
  title,
  says,
  form,
  given,
  children,
  submit,
}: {
  intent: EditIntent
  title: string
  says: string
  form: FormMetadata<Schema, string[]>
  given: Given
  children: ReactNode
  submit: ReactNode
}) {
  const { edited } = given
  return (
    <Card title={title} id={`edit-${intent}`}>
      <p className="soft">{says}</p>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResultOf(given, intent)} />
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="version" value={edited.version} />
        {children}
        <div className="cluster">{submit}</div>
      </Form>
    </Card>
  )
}

export function RenameForm(given: Given) {
  const { t } = useWords()
  const { nameFi, nameSv, nameEn } = given.edited.fields
  const [form, fields] = useForm({
    id: 'rename',
    lastResult: lastResultOf(given, 'rename'),
    defaultValue: { nameFi, nameSv, nameEn, from: given.edited.today },
  })
  return (
    <EditForm
      intent="rename"
      title={t('registry.organisation.renaming.title')}
      says={t('registry.organisation.renaming.says')}
      form={form}
      given={given}
      submit={<SubmitButton kind="plain">{t('registry.organisation.renaming.do')}</SubmitButton>}
    >
      <NameFields fields={fields} />
      <DayField field={fields.from} label={t('registry.organisation.renaming.from')} />
    </EditForm>
  )
}

export function MoveForm(given: Given) {
  const { t } = useWords()
  const [form, fields] = useForm({
    id: 'move',
    lastResult: lastResultOf(given, 'move'),
    defaultValue: { sectorId: given.edited.fields.sectorId, from: given.edited.today },
  })
  return (
    <EditForm
      intent="move"
      title={t('registry.organisation.moving.title')}
      says={t('registry.organisation.moving.says')}
      form={form}
      given={given}
      submit={<SubmitButton kind="plain">{t('registry.organisation.moving.do')}</SubmitButton>}
    >
      <SectorField field={fields.sectorId} sectors={given.edited.sectors} />
      <DayField field={fields.from} label={t('registry.organisation.moving.from')} />
    </EditForm>
  )
}

export function CorrectForm(given: Given) {
  const { t } = useWords()
  const [form, fields] = useForm({
    id: 'correct',
    lastResult: lastResultOf(given, 'correct'),
    defaultValue: given.edited.fields,
  })
  return (
    <EditForm
      intent="correct"
      title={t('registry.organisation.correcting.title')}
      says={t('registry.organisation.correcting.says')}
      form={form}
      given={given}
      submit={<SubmitButton kind="plain">{t('registry.organisation.correcting.do')}</SubmitButton>}
    >
      <input type="hidden" name="opened" value={JSON.stringify(given.edited.fields)} />
      <NameFields fields={fields} />
      <KindField field={fields.kind} />
      <SectorField field={fields.sectorId} sectors={given.edited.sectors} />
      <DayField field={fields.validFrom} label={t('registry.organisation.form.validFrom')} />
    </EditForm>
  )
}

/** The first press says how many posts end; the second ends. */
export function EndForm(given: Given) {
  const { t } = useWords()
  const { answer } = given
  const [form, fields] = useForm({
    id: 'end',
    lastResult: lastResultOf(given, 'end'),
    defaultValue: { lastDay: given.edited.today },
  })
  const ending = answer?.intent === 'end' ? answer.ending : null
  return (
    <EditForm
      intent="end"
      title={t('registry.organisation.ending.title')}
      says={t('registry.organisation.ending.says')}
      form={form}
      given={given}
      submit={
        <SubmitButton kind="plain" name="sure" value="">
          {t('registry.organisation.ending.look')}
        </SubmitButton>
      }
    >
      <DayField field={fields.lastDay} label={t('registry.organisation.ending.lastDay')} />
      {ending !== null && (
        <Notice kind="warning" title={t('registry.organisation.ending.sure')} arrived>
          <p>{t('registry.organisation.ending.posts', { count: ending })}</p>
          <SubmitButton kind="grave" name="sure" value="yes">
            {t('registry.organisation.ending.do')}
          </SubmitButton>
        </Notice>
      )}
    </EditForm>
  )
}

// One doubt of a row as a form: whom or what is meant, chosen for the row or for all rows alike.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { organisationKinds } from '#db/schema'
import type { Option, ShownDoubt } from '~/domain/imports/view.server'
import { CheckField, ChoicesField, SelectField } from '~/ui/field'
import { ErrorSummary } from '~/ui/form'
import { Button } from '~/ui/button'
import { useWords, type Words } from '~/ui/words'
import { InputField } from './input-field'

/** The id of the list of names that the pages' forms share. */
export const namesListId = 'organisation-names'

type Typed = {
  key: string
  all: string
  choice: string
  name: string
  kind: string
  sector: string
  forAll: string
}

function question(t: Words['t'], doubt: ShownDoubt): string {
  if (doubt.kind === 'person') return t(`registry.imports.doubts.${doubt.why}`)
  if (doubt.kind === 'organisation') return t(`registry.imports.doubts.${doubt.why}`, { name: doubt.name })
  return t(`registry.imports.doubts.${doubt.kind}`, { name: doubt.name })
}

function choicesOf(t: Words['t'], doubt: ShownDoubt): Option[] {
  const skip = { value: 'skip', label: t('registry.imports.doubts.skip') }
  if (doubt.kind === 'person')
    return [
      ...doubt.options.map((option) =>
        option.value.startsWith('+') ? { ...option, hint: t('registry.imports.doubts.fromSheet') } : option,
      ),
      ...(doubt.canBeNew ? [{ value: 'new', label: t('registry.imports.doubts.newPerson') }] : []),
      skip,
    ]
  return [
    ...doubt.options,
    { value: 'other', label: t('registry.imports.doubts.other') },
    { value: 'new', label: t('registry.imports.doubts.newOrganisation') },
    { value: 'none', label: t('registry.imports.doubts.without') },
    skip,
  ]
}

/** @param lastResult the answer to this very form */
export function DoubtForm({
  doubt,
  lastResult,
  sectors,
}: {
  doubt: ShownDoubt
  lastResult: SubmissionResult | null
  sectors: Option[]
}) {
  const { t } = useWords()
  const asked = doubt.kind === 'organisation'
  const [form, fields] = useForm<Typed>({
    id: `doubt-${doubt.key}`,
    lastResult,
    defaultValue: {
      kind: asked ? doubt.newKind : '',
      sector: asked ? (doubt.sectorId ?? '') : '',
      forAll: 'on',
    },
  })
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="stack tight doubt">
      <ErrorSummary form={form} result={lastResult} />
      <input type="hidden" name="intent" value="choose" />
      <input type="hidden" name="key" value={doubt.key} />
      {doubt.kind !== 'person' && <input type="hidden" name="all" value={doubt.all} />}
      {doubt.kind === 'person' || asked ? (
        <ChoicesField field={fields.choice} label={question(t, doubt)} options={choicesOf(t, doubt)} />
      ) : (
        <SelectField
          field={fields.choice}
          label={question(t, doubt)}
          empty={t('registry.imports.doubts.which')}
          options={[...doubt.options, { value: 'skip', label: t('registry.imports.doubts.skip') }]}
        />
      )}
      {asked && <HouseFields fields={fields} sectors={sectors} />}
      {doubt.kind !== 'person' && (
        <CheckField field={fields.forAll} label={t('registry.imports.doubts.forAll')} />
      )}
      <div>
        <Button>{t('registry.imports.doubts.send')}</Button>
      </div>
    </Form>
  )
}

/** What is asked further of another organisation and of a new one. */
function HouseFields({
  fields,
  sectors,
}: {
  fields: ReturnType<typeof useForm<Typed>>[1]
  sectors: Option[]
}) {
  const { t } = useWords()
  return (
    <div className="cluster top">
      <InputField
        field={fields.name}
        label={t('registry.imports.doubts.otherName')}
        list={namesListId}
        autoComplete="off"
      />
      <SelectField
        field={fields.kind}
        label={t('registry.imports.doubts.newKind')}
        options={organisationKinds.map((kind) => ({
          value: kind,
          label: t(`frame.organisationKind.${kind}`),
        }))}
      />
      <SelectField
        field={fields.sector}
        label={t('registry.imports.doubts.newSector')}
        empty={t('registry.imports.doubts.noSector')}
        options={sectors}
      />
    </div>
  )
}

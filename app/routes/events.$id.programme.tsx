// Writing the programme: lines with times and speakers; every button is a form's, so it works with scripts off.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm, type FieldMetadata } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { setProgramme } from '~/domain/events/commands.server'
import { daysOf, programmeFields, programmeForm, readProgramme } from '~/domain/events/programme-form'
import { eventById, programmeOf } from '~/domain/events/queries.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SelectField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton, ThreeLanguages } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const programme = await programmeOf(context.db, event.id)
  return { event, fields: programmeFields(programme, event), days: daysOf(event) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: programmeForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { lines, outside } = readProgramme(submission.value, event)
  if (outside.length > 0) {
    const faults = outside.map((at): [string, string[]] => [
      `items[${at}].time`,
      ['events.fault.lineOutside'],
    ])
    return submission.reply({ fieldErrors: Object.fromEntries(faults) })
  }
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    setProgramme(c, event.id, Number(body.get('version')), lines),
  )
  if (!result.ok) return submission.reply({ formErrors: [`reasons.${result.reason}`] })
  return redirect(`${paths.event(event.id)}?done=programme`)
}

type Item = {
  day: string
  time: string
  titleFi: string
  titleSv: string
  titleEn: string
  speakers: { name: string; role: string }[]
}

export default function Programme() {
  const { t } = useWords()
  const { event, fields: initial, days } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<{ items: Item[] }>({ id: 'programme', lastResult, defaultValue: initial })
  const items = fields.items.getFieldList()
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      {/* The first button of a form is the one that Enter presses: it must save, not remove a line. */}
      <button type="submit" className="unseen" tabIndex={-1} aria-hidden>
        {t('events.programme.save')}
      </button>
      <ErrorSummary form={form} result={lastResult} />
      <input type="hidden" name="version" value={event.version} />
      <p className="soft">{t('events.programme.hint')}</p>
      {event.status === 'open' && <Notice>{t('events.programme.noLetters')}</Notice>}
      {items.length === 0 && <p>{t('events.programme.none')}</p>}
      {items.map((item, at) => (
        <Card key={item.key ?? item.name} title={t('events.programme.line', { number: at + 1 })}>
          <Line item={item} days={days} form={form} />
          <Button
            kind="quiet"
            icon="remove"
            {...form.remove.getButtonProps({ name: fields.items.name, index: at })}
          >
            {t('events.programme.removeLine', { number: at + 1 })}
          </Button>
        </Card>
      ))}
      <div className="cluster">
        <Button
          icon="add"
          {...form.insert.getButtonProps({ name: fields.items.name, defaultValue: { speakers: [] } })}
        >
          {t('events.programme.addLine')}
        </Button>
        <SubmitButton>{t('events.programme.save')}</SubmitButton>
      </div>
    </Form>
  )
}

type ProgrammeFormMeta = ReturnType<typeof useForm<{ items: Item[] }>>[0]

function Line({ item, days, form }: { item: FieldMetadata<Item>; days: number; form: ProgrammeFormMeta }) {
  const { t } = useWords()
  const fields = item.getFieldset()
  const speakers = fields.speakers.getFieldList()
  return (
    <div className="stack">
      <div className="cluster top">
        {days > 1 && (
          <SelectField
            field={fields.day}
            label={t('events.programme.day')}
            width="short"
            options={Array.from({ length: days }, (_, at) => ({
              value: String(at + 1),
              label: String(at + 1),
            }))}
          />
        )}
        <TextField
          field={fields.time}
          label={t('events.programme.time')}
          type="time"
          width="short"
          required
        />
      </div>
      <ThreeLanguages
        label={t('events.programme.lineTitle')}
        fields={{ fi: fields.titleFi, sv: fields.titleSv, en: fields.titleEn }}
      />
      <fieldset className="field">
        <legend>{t('events.programme.speakers')}</legend>
        {speakers.map((speaker, at) => (
          <div key={speaker.key ?? speaker.name} className="cluster bottom">
            <TextField
              field={speaker.getFieldset().name}
              label={t('events.programme.speakerName')}
              width="middle"
            />
            <TextField
              field={speaker.getFieldset().role}
              label={t('events.programme.speakerRole')}
              width="middle"
            />
            <Button
              kind="quiet"
              icon="remove"
              aria-label={t('events.programme.removeSpeaker', { number: at + 1 })}
              {...form.remove.getButtonProps({ name: fields.speakers.name, index: at })}
            >
              {t('frame.do.remove')}
            </Button>
          </div>
        ))}
        <div>
          <Button
            kind="quiet"
            icon="add"
            {...form.insert.getButtonProps({
              name: fields.speakers.name,
              defaultValue: { name: '', role: '' },
            })}
          >
            {t('events.programme.addSpeaker')}
          </Button>
        </div>
      </fieldset>
    </div>
  )
}

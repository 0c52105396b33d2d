// The template of one kind of event: what every new one begins with.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { getFormProps, useForm, type FieldMetadata } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { eventKinds, substituteRules, type EventKind } from '#db/schema'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { reviseTemplate } from '~/domain/templates/commands.server'
import { templateOf, templateTasksOf } from '~/domain/templates/queries.server'
import { templateFields, templateForm, type TemplateFields } from '~/domain/templates/template-form'
import { ReminderRows, TaskRows } from '~/parts/planning/template-fields'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { SelectField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton, ThreeLanguages } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { useWords } from '~/ui/words'

/** @throws Response 404 for a kind that is none */
function kindIn(params: { kind?: string | undefined }): EventKind {
  const kind = eventKinds.find((one) => one === params.kind)
  if (!kind) throw new Response(null, { status: 404 })
  return kind
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const kind = kindIn(params)
  const template = await templateOf(context.db, kind)
  const tasks = await templateTasksOf(context.db, kind)
  return { kind, version: template.version, fields: templateFields(template, tasks) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const kind = kindIn(params)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: templateForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const version = Number(body.get('version') ?? -1)
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    reviseTemplate(c, version, { kind, ...submission.value }),
  )
  if (!result.ok) return submission.reply({ formErrors: [`reasons.${result.reason}`] })
  return redirect(paths.template(kind, { done: 'saved' }))
}

export default function TemplatePage() {
  const { kind, version } = useLoaderData<typeof loader>()
  // Another kind is another form; so is what was just saved.
  return <TemplateEdit key={`${kind} ${version}`} />
}

function TemplateEdit() {
  const { t } = useWords()
  const { kind, version, fields: initial } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [query] = useSearchParams()
  const [form, fields] = useForm<TemplateFields>({
    id: 'template',
    lastResult: lastResult ?? null,
    defaultValue: initial,
  })
  return (
    <Page
      title={t('planning.templates.edit', { kind: t(`frame.event.kind.${kind}`) })}
      trail={[{ to: paths.templates(), label: t('planning.templates.title') }]}
    >
      {query.get('done') === 'saved' && lastResult === undefined && (
        <Notice kind="good" arrived>
          {t('planning.templates.saved')}
        </Notice>
      )}
      <Form method="post" {...getFormProps(form)} className="stack" preventScrollReset>
        {/* The first button of a form is the one that Enter presses: it must save, not remove a row. */}
        <button type="submit" className="unseen" tabIndex={-1} aria-hidden>
          {t('planning.templates.save')}
        </button>
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="version" value={version} />
        <Texts fields={fields} />
        <Hours fields={fields} />
        <ReminderRows form={form} field={fields.reminders} />
        <TaskRows form={form} field={fields.tasks} />
        <div className="cluster">
          <SubmitButton>{t('planning.templates.save')}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.templates()}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}

type Single = Exclude<keyof TemplateFields, 'reminders' | 'tasks'>
type Fields = { [Name in Single]: FieldMetadata<string> }

function Texts({ fields }: { fields: Fields }) {
  const { t } = useWords()
  return (
    <Card title={t('planning.templates.texts')}>
      <ThreeLanguages
        label={t('planning.templates.name')}
        fields={{ fi: fields.titleFi, sv: fields.titleSv, en: fields.titleEn }}
      />
      <ThreeLanguages
        label={t('planning.templates.description')}
        fields={{ fi: fields.descriptionFi, sv: fields.descriptionSv, en: fields.descriptionEn }}
        long
      />
      <ThreeLanguages
        label={t('planning.templates.practical')}
        hint={t('planning.templates.practicalHint')}
        fields={{ fi: fields.practicalFi, sv: fields.practicalSv, en: fields.practicalEn }}
        long
      />
    </Card>
  )
}

function Hours({ fields }: { fields: Fields }) {
  const { t } = useWords()
  const number = { width: 'short', inputMode: 'numeric', required: true } as const
  return (
    <>
      <Card title={t('planning.templates.time')}>
        <div className="cluster top">
          <TextField
            field={fields.startsAt}
            label={t('planning.templates.startsAt')}
            type="time"
            width="short"
            required
          />
          <TextField field={fields.minutes} label={t('planning.templates.minutes')} {...number} />
          <TextField field={fields.weeksAhead} label={t('planning.templates.weeksAhead')} {...number} />
        </div>
      </Card>
      <Card title={t('planning.templates.answers')}>
        <div className="cluster top">
          <TextField
            field={fields.answerDaysBefore}
            label={t('planning.templates.answerDaysBefore')}
            {...number}
          />
          <TextField
            field={fields.capacity}
            label={t('planning.templates.capacity')}
            hint={t('planning.templates.capacityHint')}
            width="short"
            inputMode="numeric"
          />
        </div>
        <SelectField
          field={fields.substitutes}
          label={t('planning.templates.substitutes')}
          width="middle"
          options={substituteRules.map((value) => ({
            value,
            label: t(`planning.templates.substituteRules.${value}`),
          }))}
        />
      </Card>
    </>
  )
}

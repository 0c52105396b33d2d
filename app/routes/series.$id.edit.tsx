// The texts of all dates of a series that are ahead, changed at once.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { planFields } from '~/domain/events/plan-form'
import { textsForm } from '~/domain/series/plan-form'
import { isAhead } from '~/domain/series/rules'
import { reviseTexts } from '~/domain/series/series-acts.server'
import { datesOf, leadOf, seriesById } from '~/domain/series/series.server'
import { written } from '~/i18n/named'
import { ContactFields } from '~/parts/series/series-form'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton, ThreeLanguages } from '~/ui/form'
import { Card, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const series = await seriesById(context.db, params.id ?? '')
  const dates = await datesOf(context.db, series.id)
  const lead = leadOf(dates, context.now())
  if (lead === null) throw redirect(paths.series(series.id))
  const { id, nameFi, nameSv, nameEn, version } = series
  const ahead = dates.filter((date) => isAhead(date, context.now()))
  return {
    series: { id, nameFi, nameSv, nameEn, version },
    fields: planFields(lead),
    ahead: ahead.length,
    open: ahead.some(({ status }) => status === 'open'),
    batchId: crypto.randomUUID(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id } = await seriesById(context.db, params.id ?? '')
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: textsForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { version, batchId, ...texts } = submission.value
  const tell = body.get('intent') === 'tell'
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    reviseTexts(c, id, { version, texts, tell, batchId }),
  )
  if (!result.ok) {
    const fault = [`reasons.${result.reason}`]
    return submission.reply(
      result.reason === 'titleMissing' ? { fieldErrors: { titleFi: fault } } : { formErrors: fault },
    )
  }
  context.post.wake()
  return redirect(`${paths.series(id, { done: 'texts' })}&told=${result.told}`)
}

export default function EditSeries() {
  const { series } = useLoaderData<typeof loader>()
  return <TextsForm key={series.version} />
}

function TextsForm() {
  const { t, locale } = useWords()
  const { series, fields: initial, ahead, open, batchId } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'texts', lastResult: lastResult ?? null, defaultValue: initial })
  return (
    <Page
      title={t('series.edit.title')}
      trail={[
        { to: paths.events(), label: t('events.title') },
        { to: paths.series(series.id), label: <InLanguage written={written(series, 'name', locale)} /> },
      ]}
      facts={[t('series.edit.lead', { count: ahead })]}
    >
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="version" value={series.version} />
        <input type="hidden" name="batchId" value={batchId} />
        <Card>
          <ThreeLanguages
            label={t('events.form.title')}
            fields={{ fi: fields.titleFi, sv: fields.titleSv, en: fields.titleEn }}
          />
          <ThreeLanguages
            label={t('events.form.description')}
            fields={{ fi: fields.descriptionFi, sv: fields.descriptionSv, en: fields.descriptionEn }}
            long
          />
          <ContactFields fields={fields} />
        </Card>
        {open && <p className="soft">{t('series.edit.tellHint')}</p>}
        <div className="cluster">
          <SubmitButton name="intent" value="quiet">
            {t(open ? 'series.edit.quiet' : 'events.form.save')}
          </SubmitButton>
          {open && (
            <SubmitButton name="intent" value="tell" kind="plain" icon="send">
              {t('series.edit.tell')}
            </SubmitButton>
          )}
          <ButtonLink kind="quiet" to={paths.series(series.id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  )
}

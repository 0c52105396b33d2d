// New dates in a row: planned by one form, a draft each.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { eventKinds } from '#db/schema'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf, localOf } from '~/domain/core/time'
import { firstPlan } from '~/domain/events/first-plan'
import { planFields } from '~/domain/events/plan-form'
import { addressInUse } from '~/domain/people/standing.server'
import { emptyRow } from '~/domain/series/rules'
import { templateOf } from '~/domain/templates/queries.server'
import { SeriesForm } from '~/parts/series/series-form'
import { pressSeries } from '~/parts/series/series-press.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const asked = new URL(request.url).searchParams.get('kind')
  const kind = eventKinds.find((one) => one === asked) ?? 'morningCoffee'
  const template = await templateOf(context.db, kind)
  const contactEmail = (await addressInUse(context.db, actor.personId)) ?? ''
  const contact = { contactName: actor.name, contactEmail, contactPhone: '' }
  const plan = firstPlan(kind, context.now(), template, contact, template)
  const { startsAt: _, endsAt: __, answerBy: ___, ...shown } = planFields(plan)
  const usual = {
    from: localOf(plan.startsAt).slice(11),
    to: localOf(plan.endsAt).slice(11),
    answerDays: String(template.answerDaysBefore),
  }
  const rhythm = { since: dateOf(plan.startsAt), every: '4', times: '4', winter: 'winter8' }
  return {
    newId: crypto.randomUUID(),
    today: dateOf(context.now()),
    fields: { ...shown, ...usual, ...rhythm, dates: [emptyRow, emptyRow, emptyRow] },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const locale = await localeOf(request, context)
  const pressed = await pressSeries({ context, actor, locale, body: await request.formData() })
  return pressed.to === null ? pressed : redirect(pressed.to)
}

export default function NewSeries() {
  const { t } = useWords()
  const given = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      title={t('series.new.title')}
      trail={[{ to: paths.events(), label: t('events.title') }]}
      facts={[t('series.new.lead')]}
    >
      <SeriesForm key={answer?.key ?? 'first'} {...given} answer={answer} />
    </Page>
  )
}

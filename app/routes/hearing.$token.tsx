// The page that a letter about somebody proposed to one's group opens: fine, or something to say. Opening changes nothing.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { chosenLocale } from '~/auth/actor.server'
import { change } from '~/domain/core/change.server'
import { dateOf } from '~/domain/core/time'
import { holderOf } from '~/domain/groups/links.server'
import { hearingByToken, hearingPage } from '~/domain/renewals/newcomer-page.server'
import { hearingAnswers } from '~/domain/renewals/answers'
import { hearingForm } from '~/domain/renewals/newcomers'
import { answerHearing } from '~/domain/renewals/newcomers.server'
import { HearingPage } from '~/parts/welcoming/hearing-page'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export const handle = { bare: true, scripts: false }

/** A secret in the address must not leak to other sites, nor stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

const statusOf = { unknown: 404, decided: 410, over: 410, left: 410 } as const

export async function loader({ request, params: { token = '' }, context: { db, now } }: LoaderFunctionArgs) {
  const today = dateOf(now())
  const opened = await hearingByToken(db, token, today)
  if (!opened.ok) return data({ open: false as const, why: opened.why }, { status: statusOf[opened.why] })
  const query = new URL(request.url).searchParams
  return data({
    open: true as const,
    data: await hearingPage(db, opened, today),
    chosen: hearingAnswers.find((one) => one === query.get('answer')) ?? null,
    done: query.get('done') === '1',
  })
}

export async function action({ request, params: { token = '' }, context: { db, now } }: ActionFunctionArgs) {
  const opened = await hearingByToken(db, token, dateOf(now()))
  if (!opened.ok) throw redirect(paths.hearing(token))
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: hearingForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return data(submission.reply(), { status: 400 })
  const { personId, thingId: newcomerId } = opened.link
  const result = await change(db, { actor: holderOf(opened.link), now: now() }, (c) =>
    answerHearing(c, { newcomerId, personId }, submission.value),
  )
  const lang = chosenLocale(request) ?? undefined
  return redirect(paths.hearing(token, result.ok ? { lang, done: '1' } : { lang }))
}

export default function Hearing() {
  const { t } = useWords()
  const page = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  if (page.open) return <HearingPage {...page} lastResult={lastResult} />
  return (
    <Page title={t(`welcoming.hearing.${page.why}.title`)}>
      <p>{t(`welcoming.hearing.${page.why}.text`)}</p>
    </Page>
  )
}

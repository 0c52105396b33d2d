// The page that the letter of the call opens: yes or not now, wishes. Opening changes nothing (rule L1); a press answers.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { chosenLocale } from '~/auth/actor.server'
import { change } from '~/domain/core/change.server'
import { groupLinkByToken, holderOf } from '~/domain/groups/links.server'
import { answerForm } from '~/domain/rounds/answer-form'
import { answerCall } from '~/domain/rounds/answering.server'
import { callLinkStands, callViewOf } from '~/domain/rounds/call-view.server'
import { previewToken } from '~/domain/rounds/calling.server'
import { callAnswers } from '~/domain/rounds/rules'
import { CallPage } from '~/parts/rounds/call-page'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export const handle = { bare: true, scripts: false }

/** A secret in the address must not leak to other sites, nor stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

const statusOf = { unknown: 404, preview: 200, gone: 410 } as const
const closed = (why: keyof typeof statusOf) => data({ open: false as const, why }, { status: statusOf[why] })

export async function loader({ request, params: { token = '' }, context }: LoaderFunctionArgs) {
  const { db, config } = context
  if (token === previewToken) return closed('preview')
  const link = await groupLinkByToken(db, 'call', token)
  if (link === null || !(await callLinkStands(db, link))) return closed('unknown')
  const view = await callViewOf(db, link.thingId, { now: context.now(), mailbox: config.mailFrom })
  if (view.refusal === 'roundOver' || view.refusal === 'takenOut') return closed('gone')
  const query = new URL(request.url).searchParams
  return data({
    open: true as const,
    view,
    done: query.get('done') === '1',
    chosen: callAnswers.find((answer) => answer === query.get('answer')) ?? null,
  })
}

export async function action({ request, params: { token = '' }, context }: ActionFunctionArgs) {
  const { db, now } = context
  const link = await groupLinkByToken(db, 'call', token)
  if (link === null || !(await callLinkStands(db, link))) throw redirect(paths.call(token))
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: answerForm, disableAutoCoercion: true })
  if (submission.status !== 'success')
    return data({ lastResult: submission.reply(), refused: undefined }, { status: 400 })
  const result = await change(db, { actor: holderOf(link), now: now() }, (c) =>
    answerCall(c, link.thingId, submission.value, 'link'),
  )
  if (!result.ok) return data({ lastResult: undefined, refused: result.reason }, { status: 409 })
  return redirect(paths.call(token, { lang: chosenLocale(request) ?? undefined, done: '1' }))
}

export default function Call() {
  const { t } = useWords()
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (!page.open) {
    return (
      <Page title={t(`rounds.call.${page.why}.title`)}>
        <p>{t(`rounds.call.${page.why}.text`)}</p>
      </Page>
    )
  }
  return <CallPage {...page} lastResult={answer?.lastResult} refused={answer?.refused} />
}

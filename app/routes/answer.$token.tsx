// The page that a letter's link opens. Opening changes nothing (rule L1); a press answers; no sign-in, no scripts.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answers } from '#db/schema'
import { chosenLocale } from '~/auth/actor.server'
import { change } from '~/domain/core/change.server'
import { answerPage } from '~/domain/answering/page.server'
import { respond } from '~/domain/invitations/answering.server'
import { testToken } from '~/domain/invitations/preview'
import { byLink, invitationByToken } from '~/domain/invitations/queries.server'
import { AnswerPage } from '~/parts/answer-page'
import { readAnswerForm } from '~/parts/answer-form'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export const handle = { bare: true, scripts: false }

/** A secret in the address must not leak to other sites, nor stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

const statusOf = { unknown: 404, test: 200, revoked: 410, dead: 410, ended: 410 } as const

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  if (token === testToken) return closed('test')
  const link = await invitationByToken(context.db, token, context.now())
  if (!link.ok) return closed(link.reason)
  const query = new URL(request.url).searchParams
  return data({
    open: true as const,
    token,
    page: await answerPage(context.db, link.invitation, { now: context.now(), source: byLink(link).source }),
    forAnother: link.holderId !== null,
    done: query.get('done') === '1',
    chosen: answers.find((answer) => answer === query.get('answer')) ?? null,
  })
}

const closed = (why: keyof typeof statusOf) => data({ open: false as const, why }, { status: statusOf[why] })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const link = await invitationByToken(context.db, token, context.now())
  if (!link.ok) throw redirect(paths.answer(token))
  const form = readAnswerForm(await request.formData())
  if (!form.success) throw redirect(paths.answer(token))
  const invitationId = link.invitation.id
  const { actor, source } = byLink(link)
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    respond(c, { invitationId, ...form.data, source }),
  )
  if (!result.ok) return { reason: result.reason, comment: form.data.comment, mode: form.data.mode }
  context.post.wake()
  return redirect(paths.answer(token, { lang: chosenLocale(request) ?? undefined, done: '1' }))
}

export default function Answer() {
  const { t } = useWords()
  const opened = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!opened.open) {
    return (
      <Page title={t(`answering.${opened.why}.title`)}>
        <p>{t(`answering.${opened.why}.text`)}</p>
      </Page>
    )
  }
  return (
    <AnswerPage
      {...opened.page}
      way={{ by: 'link', token: opened.token }}
      forAnother={opened.forAnother}
      done={opened.done}
      chosen={opened.chosen}
      refused={refused}
    />
  )
}

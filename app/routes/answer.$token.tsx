// The page that a letter's link opens. Opening changes nothing (rule L1); a press answers; no sign-in, no scripts.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { answers } from '#db/schema'
import { actorOf, chosenLocale } from '~/auth/actor.server'
import { change } from '~/domain/core/change.server'
import { materialsByLink, type OpenMaterial } from '~/domain/agenda/materials.server'
import { answerPage } from '~/domain/answering/page.server'
import { respond } from '~/domain/invitations/answering.server'
import { testToken } from '~/domain/invitations/preview'
import { byLink, invitationByToken } from '~/domain/invitations/queries.server'
import { opensToAnother, whoseInvitation } from '~/domain/substitutes/whose.server'
import { AnswerPage } from '~/parts/answer-page'
import { Materials } from '~/parts/answering/materials'
import { readAnswerForm } from '~/parts/answer-form'
import { BoundInvitation } from '~/parts/deputies/not-mine'
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
  if (!link.ok) return closed(link.reason, await materialsByLink(context.db, token, context.now()))
  if (await opensToAnother(context.db, link, await actorOf(request, context)))
    return data({
      open: false as const,
      why: 'bound' as const,
      whose: await whoseInvitation(context.db, link),
    })
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

/** What can be answered no more may still have files to read. */
const closed = (why: keyof typeof statusOf, materials: OpenMaterial[] = []) =>
  data({ open: false as const, why, materials }, { status: materials.length > 0 ? 200 : statusOf[why] })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const link = await invitationByToken(context.db, token, context.now())
  const shut = !link.ok || (await opensToAnother(context.db, link, await actorOf(request, context)))
  if (shut) throw redirect(paths.answer(token))
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
  const { token = '' } = useParams()
  if (!opened.open && opened.why === 'bound') return <BoundInvitation whose={opened.whose} token={null} />
  if (!opened.open) {
    return (
      <Page title={t(`answering.${opened.why}.title`)}>
        <p>{t(`answering.${opened.why}.text`)}</p>
        <Materials materials={opened.materials} way={{ by: 'link', token }} />
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

// The page that the letter of a series opens: every date with its three answers. Opening changes nothing (rule L1); one
// press answers them all; no sign-in, no scripts.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answers } from '#db/schema'
import { chosenLocale } from '~/auth/actor.server'
import { change } from '~/domain/core/change.server'
import { testToken } from '~/domain/invitations/preview'
import { answerDates, datesPage } from '~/domain/series/answering.server'
import { seriesByToken } from '~/domain/series/links.server'
import { DatesPage } from '~/parts/series/dates-page'
import { answersIn, choseSomething } from '~/parts/series/answers-form'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export const handle = { bare: true, scripts: false }

/** A secret in the address must not leak to other sites, nor stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

const statusOf = { test: 200, unknown: 404, revoked: 410, dead: 410, ended: 410 } as const

export async function loader({ request, params: { token = '' }, context }: LoaderFunctionArgs) {
  if (token === testToken) return closed('test')
  const opened = await seriesByToken(context.db, token, context.now())
  if (!opened.ok) return closed(opened.reason)
  const query = new URL(request.url).searchParams
  const answer = answers.find((one) => one === query.get('answer'))
  return data({
    open: true as const,
    page: await datesPage(context.db, opened.link, context.now()),
    chosen: answer === undefined ? null : { eventId: query.get('date') ?? '', answer },
    done: query.get('done') === '1',
  })
}

const closed = (why: keyof typeof statusOf) => data({ open: false as const, why }, { status: statusOf[why] })

export async function action({ request, params: { token = '' }, context }: ActionFunctionArgs) {
  const now = context.now()
  const opened = await seriesByToken(context.db, token, now)
  if (!opened.ok) throw redirect(paths.seriesDates(token))
  const { link } = opened
  const body = await request.formData()
  if (!choseSomething(body)) return { refused: [], nothing: true }
  const given = answersIn(body)
  const actor = { kind: 'link' as const, personId: link.personId, invitationId: '' }
  const { refused } = await change(context.db, { actor, now }, (c) => answerDates(c, link, given))
  context.post.wake()
  if (refused.length > 0) return { refused, nothing: false }
  return redirect(paths.seriesDates(token, { lang: chosenLocale(request) ?? undefined, done: '1' }))
}

export default function Dates() {
  const { t } = useWords()
  const opened = useLoaderData<typeof loader>()
  const { refused, nothing } = useActionData<typeof action>() ?? { refused: [], nothing: false }
  if (!opened.open)
    return (
      <Page title={t(`series.closed.${opened.why}.title`)}>
        <p>{t(`series.closed.${opened.why}.text`)}</p>
      </Page>
    )
  const { page, chosen, done } = opened
  return <DatesPage page={page} chosen={chosen} done={done} refused={refused} nothing={nothing} />
}

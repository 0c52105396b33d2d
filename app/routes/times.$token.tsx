// The page that the letter about proposed times opens: every time with its three choices. Opening changes nothing (rule
// L1); a press answers; no sign-in, no scripts.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chosenLocale, localeOf } from '~/auth/actor.server'
import { change } from '~/domain/core/change.server'
import { holderOf } from '~/domain/groups/links.server'
import { isTick } from '~/domain/meetings/rules'
import { tickTimes } from '~/domain/meetings/poll-acts.server'
import { linkedPoll } from '~/domain/meetings/linked.server'
import { ticksIn } from '~/parts/meetings/poll-press.server'
import { ClosedLink } from '~/parts/meetings/closed-link'
import { TimesPage } from '~/parts/meetings/times-page'
import { paths } from '~/paths'

export const handle = { bare: true, scripts: false }

/** A secret in the address must not leak to other sites, nor stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

const statusOf = { unknown: 404, gone: 410 } as const

export async function loader({ request, params: { token = '' }, context }: LoaderFunctionArgs) {
  const { db, now } = context
  const locale = await localeOf(request, context)
  const link = await linkedPoll(db, token, { now: now(), locale })
  if (!link.ok) return data({ open: false as const, why: link.reason }, { status: statusOf[link.reason] })
  const query = new URL(request.url).searchParams
  const tick = query.get('tick')
  return data({
    open: true as const,
    view: link.view,
    network: link.network,
    person: link.person,
    chosen: isTick(tick) ? { time: query.get('time') ?? '', tick } : null,
    done: query.get('done') === '1',
  })
}

export async function action({ request, params: { token = '' }, context }: ActionFunctionArgs) {
  const { db, now } = context
  const locale = await localeOf(request, context)
  const link = await linkedPoll(db, token, { now: now(), locale })
  if (!link.ok) throw redirect(paths.times(token))
  const ticks = ticksIn(await request.formData())
  const result = await change(db, { actor: holderOf(link.link), now: now() }, (c) =>
    tickTimes(c, link.view.poll.id, link.link.personId, ticks),
  )
  if (!result.ok) return { reason: result.reason }
  return redirect(paths.times(token, { lang: chosenLocale(request) ?? undefined, done: '1' }))
}

export default function Times() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!page.open) return <ClosedLink why={page.why} />
  return <TimesPage {...page} refused={refused?.reason ?? null} />
}

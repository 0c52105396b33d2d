// The page that the yearly letter opens: does the member go on? Opening changes nothing, one press answers.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chosenLocale } from '~/auth/actor.server'
import { readRenewalAnswer } from '~/domain/renewals/answers'
import { renewalByToken, renewalPage } from '~/domain/renewals/renewals.server'
import { pressAnswer } from '~/parts/renewing/answer-press.server'
import { GoOnClosed, GoOnPage } from '~/parts/renewing/go-on-page'
import { paths } from '~/paths'

export const handle = { bare: true, scripts: false }

/** A secret in the address must not leak to other sites, nor stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

const statusOf = { unknown: 404, gone: 410, left: 410 } as const

export async function loader({ request, params: { token = '' }, context: { db, now } }: LoaderFunctionArgs) {
  const opened = await renewalByToken(db, token, now())
  if (!opened.ok) return data({ open: false as const, why: opened.why }, { status: statusOf[opened.why] })
  const query = new URL(request.url).searchParams
  return data({
    open: true as const,
    page: await renewalPage(db, opened.renewal, now()),
    chosen: readRenewalAnswer(query.get('answer')),
    done: query.get('done') === '1',
  })
}

export async function action({ request, params: { token = '' }, context }: ActionFunctionArgs) {
  const { db, now } = context
  const lang = chosenLocale(request) ?? undefined
  const opened = await renewalByToken(db, token, now())
  if (!opened.ok) throw redirect(paths.goOn(token, { lang }))
  const { id: thingId, personId } = opened.renewal
  const actor = { kind: 'groupLink', purpose: 'goOn', personId, thingId } as const
  const pressed = await pressAnswer(db, { actor, now: now() }, opened.renewal, await request.formData())
  if (pressed.kind === 'refused') return data(pressed.lastResult, { status: 400 })
  return redirect(paths.goOn(token, pressed.kind === 'done' ? { lang, done: '1' } : { lang }))
}

export default function GoOn() {
  const shown = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  if (!shown.open) return <GoOnClosed why={shown.why} />
  return <GoOnPage page={shown.page} chosen={shown.chosen} done={shown.done} lastResult={lastResult} />
}

// The page that the letter after a meeting opens: did you meet, and how many. Opening changes nothing (rule L1); a press
// answers; no sign-in, no scripts.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chosenLocale } from '~/auth/actor.server'
import { change } from '~/domain/core/change.server'
import { holderOf } from '~/domain/groups/links.server'
import { linkedReport } from '~/domain/meetings/linked.server'
import { tellByLink } from '~/domain/meetings/report-acts.server'
import { readTold } from '~/domain/meetings/told-form'
import { ClosedLink } from '~/parts/meetings/closed-link'
import { MetPage } from '~/parts/meetings/met-page'
import { paths } from '~/paths'

export const handle = { bare: true, scripts: false }

/** A secret in the address must not leak to other sites, nor stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

const statusOf = { unknown: 404, gone: 410 } as const

export async function loader({ request, params: { token = '' }, context: { db, now } }: LoaderFunctionArgs) {
  const link = await linkedReport(db, token, now())
  if (!link.ok) return data({ open: false as const, why: link.reason }, { status: statusOf[link.reason] })
  const { network, person, report, expected } = link
  const query = new URL(request.url).searchParams
  return data({
    ...{ open: true as const, network, person, expected },
    heldOn: report.heldOn,
    told: report.met === null ? null : { met: report.met === 1, people: report.people },
    chosen: query.get('met') === 'no' ? ('no' as const) : ('yes' as const),
    done: query.get('done') === '1',
  })
}

export async function action({ request, params: { token = '' }, context: { db, now } }: ActionFunctionArgs) {
  const link = await linkedReport(db, token, now())
  if (!link.ok) throw redirect(paths.met(token))
  const told = readTold(await request.formData())
  if (told === null) return { reason: 'peopleWrong' as const }
  const result = await change(db, { actor: holderOf(link.link), now: now() }, (c) =>
    tellByLink(c, link.report.id, link.link.personId, told),
  )
  if (!result.ok) return { reason: result.reason }
  return redirect(paths.met(token, { lang: chosenLocale(request) ?? undefined, done: '1' }))
}

export default function Met() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!page.open) return <ClosedLink why={page.why} />
  return <MetPage {...page} refused={refused?.reason ?? null} />
}

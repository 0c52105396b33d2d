// "Not X?": whose the invitation is; where it may be forwarded, the form by which somebody else enters themselves.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { chosenLocale } from '~/auth/actor.server'
import { mayEnterForwarded } from '~/auth/client-limits.server'
import { change } from '~/domain/core/change.server'
import { byLink, invitationByToken } from '~/domain/invitations/queries.server'
import { forwardedForm } from '~/domain/substitutes/form'
import { enterForwarded } from '~/domain/substitutes/forwarding.server'
import { whoseInvitation } from '~/domain/substitutes/whose.server'
import { BoundInvitation, EnterForwarded } from '~/parts/deputies/not-mine'
import { paths } from '~/paths'

export const handle = { bare: true, scripts: false }

/** A secret in the address must not leak to other sites, nor stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

/** A link that opens nothing is told of on the page of the invitation. */
async function open({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const link = await invitationByToken(context.db, token, context.now())
  const lang = chosenLocale(request) ?? undefined
  if (!link.ok) throw redirect(paths.answer(token, { lang }))
  return { token, lang, link, whose: await whoseInvitation(context.db, link) }
}

export async function loader(args: LoaderFunctionArgs) {
  const { token, whose } = await open(args)
  return data({ token, whose, done: new URL(args.request.url).searchParams.get('done') === 'sent' })
}

export async function action(args: ActionFunctionArgs) {
  const { token, lang, link, whose } = await open(args)
  if (!whose.forwardable) throw redirect(paths.notMine(token, { lang }))
  const { db, now, post, clientAddress } = args.context
  const body = await args.request.formData()
  const submission = parseWithZod(body, { schema: forwardedForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { about, ...person } = submission.value
  const result = (await mayEnterForwarded(clientAddress))
    ? await change(db, { actor: byLink(link).actor, now: now() }, (c) =>
        enterForwarded(c, { invitationId: link.invitation.id, person, about }),
      )
    : { ok: false as const, reason: 'pressedTooOften' as const }
  if (!result.ok) return submission.reply({ formErrors: [`reasons.${result.reason}`] })
  post.wake()
  return redirect(paths.notMine(token, { lang, done: 'sent' }))
}

export default function NotMine() {
  const { token, whose, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return whose.forwardable ? (
    <EnterForwarded whose={whose} token={token} done={done} lastResult={lastResult} />
  ) : (
    <BoundInvitation whose={whose} token={token} />
  )
}

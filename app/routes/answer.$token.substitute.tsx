// Sending a substitute by a letter's link: no sign-in, no scripts.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { actorOf, chosenLocale } from '~/auth/actor.server'
import { byLink, invitationByToken } from '~/domain/invitations/queries.server'
import { opensToAnother } from '~/domain/substitutes/whose.server'
import { SubstitutePage } from '~/parts/deputies/substitute-page'
import { pressSubstitute, substitutePage } from '~/parts/deputies/substitute-page.server'
import { paths } from '~/paths'

export const handle = { bare: true, scripts: false }

/** A secret in the address must not leak to other sites, nor stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

/** A link that opens nothing, or not to this reader, is told of on the page of the invitation. */
async function open({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const link = await invitationByToken(context.db, token, context.now())
  const lang = chosenLocale(request) ?? undefined
  const shut = !link.ok || (await opensToAnother(context.db, link, await actorOf(request, context)))
  if (shut) throw redirect(paths.answer(token, { lang }))
  return { token, lang, invitation: link.invitation, ...byLink(link) }
}

export async function loader(args: LoaderFunctionArgs) {
  const { token, invitation } = await open(args)
  const page = await substitutePage(args.context.db, invitation, args.context.now())
  return data({ token, page, done: new URL(args.request.url).searchParams.get('done') })
}

export async function action(args: ActionFunctionArgs) {
  const { token, lang, invitation, actor, source } = await open(args)
  const { db, now, post } = args.context
  const body = await args.request.formData()
  const pressed = await pressSubstitute(db, { actor, now: now() }, { invitation, source }, body)
  if (!pressed.ok) return pressed
  post.wake()
  return redirect(paths.substitute(token, { lang, done: pressed.done }))
}

export default function Substitute() {
  const { token, page, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <SubstitutePage {...page} way={{ by: 'link', token }} done={done} answer={answer} />
}

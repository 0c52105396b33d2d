// The questions that go with an answer, opened by a letter's link: no sign-in, no scripts.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { actorOf, chosenLocale } from '~/auth/actor.server'
import { byLink, invitationByToken } from '~/domain/invitations/queries.server'
import { opensToAnother } from '~/domain/substitutes/whose.server'
import { QuestionsPage } from '~/parts/answering/questions-page'
import { repliesPage } from '~/parts/answering/replies-page.server'
import { pressReplies } from '~/parts/answering/replies-press.server'
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
  return { token, lang, invitation: link.invitation, actor: byLink(link).actor }
}

export async function loader(args: LoaderFunctionArgs) {
  const { token, invitation } = await open(args)
  const page = await repliesPage(args.context.db, invitation, args.context.now())
  return data({ token, page, done: new URL(args.request.url).searchParams.get('done') === 'saved' })
}

export async function action(args: ActionFunctionArgs) {
  const { token, lang, invitation, actor } = await open(args)
  const { db, now } = args.context
  const refused = await pressReplies(db, { actor, now: now() }, invitation, await args.request.formData())
  return refused ?? redirect(paths.replies(token, { lang, done: 'saved' }))
}

export default function Questions() {
  const { token, page, done } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <QuestionsPage {...page} way={{ by: 'link', token }} done={done} refused={refused} />
}

// In the demo only: a press of a calendar's button in a letter, which leaves as a real mail.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { answers } from '#db/schema'
import { localeOf } from '~/auth/actor.server'
import { longestComment } from '~/domain/invitations/rules'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'

export function loader({ params, context }: LoaderFunctionArgs) {
  if (context.mailbox === null) throw new Response(null, { status: 404 })
  return redirect(paths.demoMail(params['id'] ?? ''))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const id = params['id'] ?? ''
  const mail = (await context.mailbox?.read(id)) ?? null
  if (context.mailbox === null || mail === null) throw new Response(null, { status: 404 })
  const body = await request.formData()
  const answer = answers.find((one) => one === body.get('answer'))
  const t = wordsOfPages(await localeOf(request, context))
  const comment = String(body.get('comment') ?? '')
    .trim()
    .slice(0, longestComment)
  if (!answer) return redirect(paths.demoMail(id))
  const pressed = { answer, comment, at: context.now() }
  const sentId = await context.mailbox.press(mail, pressed, (name, title) => ({
    subject: t(`mailbox.reply.subject.${answer}`, { title }),
    text: t(`mailbox.reply.said.${answer}`, { name }),
  }))
  return redirect(paths.demoMail(id, sentId === null ? {} : { answered: sentId }))
}

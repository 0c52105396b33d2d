// In the demo only: a press of a calendar's button in a letter, which leaves as a real mail.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { answers } from '#db/schema'
import { localeOf } from '~/auth/actor.server'
import { longestComment } from '~/domain/invitations/rules'
import { isDay } from '~/domain/people/form-fields'
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
  const proposed = proposedIn(body)
  const answer = proposed ? 'maybe' : answers.find((one) => one === body.get('answer'))
  const t = wordsOfPages(await localeOf(request, context))
  const comment = String(body.get('comment') ?? '')
    .trim()
    .slice(0, longestComment)
  if (!answer) return redirect(paths.demoMail(id))
  const pressed = { answer, comment, at: context.now(), ...(proposed && { proposed }) }
  const said = proposed ? 'counter' : answer
  const sentId = await context.mailbox.press(mail, pressed, (name, title) => ({
    subject: t(`mailbox.reply.subject.${said}`, { title }),
    text: t(`mailbox.reply.said.${said}`, { name }),
  }))
  return redirect(paths.demoMail(id, sentId === null ? {} : { answered: sentId }))
}

const hours = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const proposal = z.object({
  answer: z.literal('counter'),
  to: z.string().refine(isDay),
  from: hours,
  until: hours,
})

/** Another time, if one was proposed. */
function proposedIn(body: FormData): { starts: string; ends: string } | null {
  const read = proposal.safeParse(Object.fromEntries(body))
  if (!read.success) return null
  const { to, from, until } = read.data
  return { starts: `${to}T${from}`, ends: `${to}T${until}` }
}

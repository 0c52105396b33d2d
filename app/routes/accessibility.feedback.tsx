// Feedback on accessibility, from anybody: signed in or not, with an address for the answer or without.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { actorOf, localeOf } from '~/auth/actor.server'
import { mayGiveFeedback } from '~/auth/client-limits.server'
import { change } from '~/domain/core/change.server'
import { dateOf } from '~/domain/core/time'
import { addressInUse } from '~/domain/people/standing.server'
import { feedbackForm } from '~/domain/remarks/form'
import { answerByOf, pageCameFrom } from '~/domain/remarks/rules'
import { takeRemark } from '~/domain/remarks/taking.server'
import { FeedbackForm, FeedbackTaken, feedbackDones } from '~/parts/remarks/feedback'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await actorOf(request, context)
  const { searchParams, host } = new URL(request.url)
  const cameFrom = searchParams.get('from') ?? request.headers.get('Referer')
  return {
    done: feedbackDones.find((one) => one === searchParams.get('done')) ?? null,
    answerBy: answerByOf(dateOf(context.now())),
    fields: {
      id: crypto.randomUUID() as string,
      text: '',
      about: pageCameFrom(cameFrom, host),
      name: actor?.name ?? '',
      email: (actor && (await addressInUse(context.db, actor.personId))) ?? '',
    },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await actorOf(request, context)
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: feedbackForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { website, email, ...told } = submission.value
  const taken = redirect(paths.feedback({ done: email === null ? 'noted' : 'sent' }))
  if (website !== '') return taken
  if (!(await mayGiveFeedback(context.clientAddress)))
    return submission.reply({ formErrors: ['reasons.pressedTooOften'] })
  const locale = await localeOf(request, context)
  const by = { actor: actor ?? { kind: 'system' as const }, now: context.now() }
  const personId = actor?.personId ?? null
  await change(context.db, by, (c) =>
    takeRemark(c, { ...told, kind: 'accessibility', personId, locale, email: email ?? '' }),
  )
  return taken
}

export default function AccessibilityFeedback() {
  const { t } = useWords()
  const { done, answerBy, fields } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <div className="narrow">
      <Page
        title={t('remarks.feedback.title')}
        trail={[{ to: paths.accessibility(), label: t('frame.foot.accessibility') }]}
      >
        {done && !lastResult ? (
          <FeedbackTaken done={done} answerBy={answerBy} />
        ) : (
          <FeedbackForm fields={fields} lastResult={lastResult} />
        )}
      </Page>
    </div>
  )
}

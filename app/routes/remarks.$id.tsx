// One remark: what was said and by whom, and the organiser's answer to it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { dateOf } from '~/domain/core/time'
import { answerRemark } from '~/domain/remarks/answering.server'
import { answerForm } from '~/domain/remarks/form'
import { remarkPage } from '~/domain/remarks/queue.server'
import { AnswerForm, AnswerGiven, LateAnswer, RemarkSaid } from '~/parts/remarks/remark-page'
import { StandingTag } from '~/parts/remarks/remark-table'
import { paths } from '~/paths'
import { Page, Split } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return remarkPage(context.db, params.id ?? '', dateOf(context.now()))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const id = params.id ?? ''
  const { to } = await remarkPage(context.db, id, dateOf(context.now()))
  const body = await request.formData()
  const submission = parseWithZod(body, { schema: answerForm(to !== null), disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const { answer } = submission.value
  const by = { actor, now: context.now() }
  const result = await change(context.db, by, (c) => answerRemark(c, id, answer))
  if (!result.ok) return submission.reply({ formErrors: [`reasons.${result.reason}`] })
  context.post.wake()
  return redirect(paths.remarks({ done: result.posted ? 'posted' : 'handled' }))
}

export default function Remark() {
  const { t } = useWords()
  const remark = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <Page
      title={t(`remarks.kinds.${remark.kind}`)}
      trail={[{ to: paths.remarks(), label: t('remarks.title') }]}
      facts={[<StandingTag key="standing" remark={remark} />]}
    >
      {remark.answeredAt !== null && <LateAnswer lastResult={lastResult} />}
      <Split aside={<RemarkSaid {...remark} />}>
        {remark.answeredAt === null ? (
          <AnswerForm remark={remark} lastResult={lastResult} />
        ) : (
          <AnswerGiven {...remark} />
        )}
      </Split>
    </Page>
  )
}

// The same answer to the call for the person who has signed in: nobody answers it for another.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requirePerson } from '~/auth/require.server'
import { can } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { answerForm } from '~/domain/rounds/answer-form'
import { answerCall } from '~/domain/rounds/answering.server'
import { callViewOf } from '~/domain/rounds/call-view.server'
import { candidateRowById } from '~/domain/rounds/candidate-acts.server'
import { CallPage } from '~/parts/rounds/call-page'
import { paths } from '~/paths'

/** The person's own call; for anybody else it does not exist. */
async function own({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const { id, personId, calledAt } = await candidateRowById(context.db, params.candidateId ?? '')
  const may = can(actor, { act: 'answerForGroup', purpose: 'call', thingId: id, personId })
  if (!may || calledAt === null) throw new Response(null, { status: 404 })
  return { actor, candidateId: id }
}

export async function loader(args: LoaderFunctionArgs) {
  const { candidateId } = await own(args)
  const { db, now, config } = args.context
  const view = await callViewOf(db, candidateId, { now: now(), mailbox: config.mailFrom })
  return { view, done: new URL(args.request.url).searchParams.get('done') === '1' }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, candidateId } = await own(args)
  const { db, now } = args.context
  const body = await args.request.formData()
  const submission = parseWithZod(body, { schema: answerForm, disableAutoCoercion: true })
  if (submission.status !== 'success')
    return data({ lastResult: submission.reply(), refused: undefined }, { status: 400 })
  const result = await change(db, { actor, now: now() }, (c) =>
    answerCall(c, candidateId, submission.value, 'page'),
  )
  if (!result.ok) return data({ lastResult: undefined, refused: result.reason }, { status: 409 })
  return redirect(paths.myCall(candidateId, { done: '1' }))
}

export default function MyCall() {
  const { view, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="narrow">
      <CallPage
        view={view}
        done={done}
        chosen={null}
        lastResult={answer?.lastResult}
        refused={answer?.refused}
      />
    </div>
  )
}

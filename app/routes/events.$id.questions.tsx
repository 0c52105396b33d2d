// What those who come are asked: ready questions and own ones, in their order.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { questionKinds, type QuestionKind } from '#db/schema'
import { requireOrganiser } from '~/auth/require.server'
import { eventById } from '~/domain/events/queries.server'
import { questionList } from '~/domain/questions/list.server'
import { questionFields } from '~/domain/questions/question-form'
import { readyQuestion } from '~/domain/questions/ready.server'
import { QuestionForm, type QuestionFormProps } from '~/parts/asking/question-form'
import { QuestionList } from '~/parts/asking/question-list'
import { pressOnQuestions } from '~/parts/asking/questions-press.server'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { Card, Empty, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

type Shown = Omit<QuestionFormProps, 'lastResult'>

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const questions = await questionList(context.db, event.id)
  const query = new URL(request.url).searchParams
  const add = questionKinds.find((kind) => kind === query.get('add'))
  const edited = questions.find(({ id }) => id === query.get('edit'))
  const about = { eventId: event.id, hybrid: event.hybrid === 1 }
  const form: Shown | null = edited
    ? { ...about, questionId: edited.id, isNew: false, kind: edited.kind, fields: questionFields(edited) }
    : add
      ? {
          ...about,
          questionId: crypto.randomUUID(),
          isNew: true,
          kind: add,
          fields: newFields(add, about.hybrid),
        }
      : null
  return {
    eventId: event.id,
    questions,
    form,
    open: event.status !== 'cancelled' && event.endsAt > context.now(),
  }
}

const newFields = (kind: QuestionKind, hybrid: boolean) => questionFields(readyQuestion(kind, hybrid))

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id } = await eventById(context.db, params.id ?? '')
  const by = { actor, now: context.now() }
  const answer = await pressOnQuestions(context.db, by, id, await request.formData())
  return 'to' in answer ? redirect(answer.to) : answer
}

export default function Questions() {
  const { t } = useWords()
  const { eventId, questions, form, open } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lastResult = answer && 'lastResult' in answer ? answer.lastResult : null
  return (
    <>
      {answer && 'refused' in answer ? (
        <Notice kind="error">{t(`reasons.${answer.refused}`)}</Notice>
      ) : (
        answer === undefined && <Done eventId={eventId} />
      )}
      {form && open && (
        <QuestionForm key={form.isNew ? 'new' : form.questionId} {...form} lastResult={lastResult} />
      )}
      <Card
        title={t('asking.questions.list')}
        actions={
          questions.length > 0 && (
            <ButtonLink to={paths.eventReplies(eventId)}>{t('asking.questions.toReplies')}</ButtonLink>
          )
        }
      >
        {questions.length === 0 ? (
          <Empty title={t('asking.questions.none')}>{open && t('asking.questions.noneHint')}</Empty>
        ) : (
          <>
            <p className="soft">{t('asking.questions.lead')}</p>
            <QuestionList eventId={eventId} questions={questions} open={open} />
          </>
        )}
      </Card>
      {open ? (
        form === null && <Add eventId={eventId} there={questions.map(({ kind }) => kind)} />
      ) : (
        <p className="soft">{t('asking.questions.closed')}</p>
      )}
    </>
  )
}

/** What was just done, told once; a question just removed can be brought back. */
function Done({ eventId }: { eventId: string }) {
  const { t } = useWords()
  const [query] = useSearchParams()
  const done = query.get('done')
  if (done === 'removed') {
    const replied = Number(query.get('replied') ?? 0)
    return (
      <Notice
        kind="good"
        arrived
        title={
          replied > 0
            ? t('asking.questions.done.removed', { count: replied })
            : t('asking.questions.done.removedUnanswered')
        }
      >
        <Form method="post" action={paths.eventQuestions(eventId)}>
          <input type="hidden" name="question" value={query.get('question') ?? ''} />
          <Button icon="undo" name="press" value="restore">
            {t('asking.questions.restore')}
          </Button>
        </Form>
      </Notice>
    )
  }
  const told = (['added', 'revised', 'moved', 'restored'] as const).find((one) => one === done)
  return told ? (
    <Notice kind="good" arrived>
      {t(`asking.questions.done.${told}`)}
    </Notice>
  ) : null
}

const readyKinds = ['diet', 'accessibility', 'parking', 'session'] as const
const ownKinds = ['text', 'choice', 'choices'] as const

/** A ready question is asked once; sessions and own ones as many as are wanted. */
function Add({ eventId, there }: { eventId: string; there: QuestionKind[] }) {
  const { t } = useWords()
  const ready = readyKinds.filter((kind) => kind === 'session' || !there.includes(kind))
  const links = (kinds: readonly QuestionKind[]) => (
    <div className="cluster">
      {kinds.map((kind) => (
        <ButtonLink key={kind} icon="add" to={`${paths.eventQuestions(eventId, { add: kind })}#form`}>
          {t(`asking.kinds.${kind}`)}
        </ButtonLink>
      ))}
    </div>
  )
  return (
    <Card title={t('asking.questions.add')}>
      <h3>{t('asking.questions.ready')}</h3>
      {links(ready)}
      <h3>{t('asking.questions.own')}</h3>
      {links(ownKinds)}
    </Card>
  )
}

// What is to be done for an event, by its day: ticked, undone, added, changed.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { eventById } from '~/domain/events/queries.server'
import { tasksOf } from '~/domain/events/tasks.server'
import { TaskForm, TaskList } from '~/parts/planning/task-list'
import { pressOnTasks, type TaskDone } from '~/parts/planning/tasks-press.server'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Notice, Split } from '~/ui/page'
import { problemText } from '~/ui/problem'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  return {
    kind: event.kind,
    open: event.status !== 'cancelled',
    tasks: await tasksOf(context.db, event.id),
    today: dateOf(context.now()),
    newId: crypto.randomUUID(),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id } = await eventById(context.db, params.id ?? '')
  const by = { actor, now: context.now() }
  const answer = await pressOnTasks(context.db, by, id, await request.formData())
  return answer.ok ? redirect(answer.to) : answer
}

export default function Tasks() {
  const { t } = useWords()
  const { kind, open, tasks, today, newId } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  const [left, done] = [
    tasks.filter(({ doneAt }) => doneAt === null),
    tasks.filter(({ doneAt }) => doneAt !== null),
  ]
  const list = { today, open, refused }
  return (
    <>
      {refused === null && <Done />}
      {refused && refused.press !== 'add' && refused.press !== 'revise' && (
        <Notice kind="error" arrived>
          {Object.values(refused.errors)
            .flat()
            .map((error) => problemText(t, error))
            .join(' ')}
        </Notice>
      )}
      {!open && <Notice>{t('planning.tasks.closed')}</Notice>}
      <Split
        aside={
          open && (
            <Card title={t('planning.tasks.add')}>
              <TaskForm
                key={tasks.length}
                formId="new-task"
                taskId={newId}
                given={{ task: '', days: '', side: 'before' }}
                press="add"
                refused={refused?.press === 'add' ? refused : null}
              />
            </Card>
          )
        }
      >
        <Card
          title={t('planning.tasks.title')}
          actions={
            <ButtonLink kind="quiet" to={paths.template(kind)}>
              {t('planning.tasks.toTemplate')}
            </ButtonLink>
          }
        >
          {tasks.length === 0 && (
            <Empty title={t('planning.tasks.none')}>{open && t('planning.tasks.noneHint')}</Empty>
          )}
          {tasks.length > 0 && left.length === 0 && <p>{t('planning.tasks.allDone')}</p>}
          {left.length > 0 && (
            <>
              <p className="soft">{t('planning.tasks.lead')}</p>
              <TaskList tasks={left} {...list} />
            </>
          )}
        </Card>
        {done.length > 0 && (
          <Card title={t('planning.tasks.doneTitle')}>
            <TaskList tasks={done} {...list} />
          </Card>
        )}
      </Split>
    </>
  )
}

const tellable: readonly TaskDone[] = ['added', 'revised', 'removed', 'done', 'undone']

function Done() {
  const { t } = useWords()
  const [query] = useSearchParams()
  const done = tellable.find((one) => one === query.get('done'))
  return done ? (
    <Notice kind="good" arrived>
      {t(`planning.tasks.done.${done}`)}
    </Notice>
  ) : null
}

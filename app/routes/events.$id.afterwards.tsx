// After an event: who came, closing the list with thanks, the survey, lessons, the figures of the event.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { afterQuery, afterView } from '~/domain/afterwards/after-view.server'
import { eventById } from '~/domain/events/queries.server'
import { pausesShown } from '~/domain/letters/list.server'
import { breakdownOf, figuresByEvent } from '~/domain/reports/event-figures.server'
import { Attendance, TickNews } from '~/parts/afterwards/attendance'
import { CloseCard, ClosedCard } from '~/parts/afterwards/close-card'
import { CountFigures, SectorsCard } from '~/parts/afterwards/figures-cards'
import { LessonsCard } from '~/parts/afterwards/lessons'
import { LessonsNote } from '~/parts/afterwards/lessons-note'
import { pressAfter, type AfterFormName } from '~/parts/afterwards/press.server'
import { SurveyShort } from '~/parts/afterwards/survey-short'
import { BatchProgress } from '~/parts/batch-progress'
import { PauseBands, PauseNews } from '~/parts/letters/pauses'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Notice, Split } from '~/ui/page'
import { problemText } from '~/ui/problem'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db, now } = context
  const event = await eventById(db, params.id ?? '')
  const view = await afterView(db, event, afterQuery(new URL(request.url).searchParams), now())
  if (!view.held) return { ...view, figures: null, pauses: [] }
  const of = { eventId: event.id }
  const [figures] = await figuresByEvent(db, of, now())
  const pauses = await pausesShown(db, now(), event.id)
  return { ...view, pauses, figures: figures ? { ...figures, ...(await breakdownOf(db, of, now())) } : null }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id } = await eventById(context.db, params.id ?? '')
  const body = await request.formData()
  const pressed = await pressAfter({ context, actor, eventId: id, body })
  if (pressed.kind === 'shown') return pressed
  const typed = (name: string) => {
    const value = body.get(name)
    return typeof value === 'string' && value !== '' ? { [name]: value } : {}
  }
  const { done, batch, person } = pressed
  return redirect(paths.afterwards(id, { done, batch, person, ...typed('show'), ...typed('q') }))
}

type Data = Awaited<ReturnType<typeof loader>>

export default function Afterwards() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const resultOf = (form: AfterFormName) => (answer?.form === form ? answer.result : null)
  if (!data.held) return <Before {...data} lessonsResult={resultOf('lessons')} />
  const { event, closed, letters, circles, closing, batch, figures, pauses } = data
  return (
    <>
      {answer?.refused && <Notice kind="error">{problemText(t, answer.refused)}</Notice>}
      {!answer && <Done {...data} />}
      <PauseNews />
      <PauseBands pauses={pauses} />
      {batch && (
        <BatchProgress
          key={batch.id}
          batch={batch.progress}
          progress={paths.sendingProgress(event.id, { batch: batch.id })}
          held={pauses.length > 0}
        />
      )}
      {figures && (
        <Card
          title={t('afterwards.figures.ofEvent')}
          actions={
            <ButtonLink kind="quiet" to={paths.eventFigures()}>
              {t('afterwards.figures.all')}
            </ButtonLink>
          }
        >
          <CountFigures counts={figures.counts} answering={figures.answering} known={figures.cameKnown} />
        </Card>
      )}
      <Split
        aside={
          <>
            <SurveyShort eventId={event.id} survey={data.survey} />
            <LessonsNote lessons={data.copied.lessons} from={data.copied.id ?? ''} />
            <LessonsCard {...event} eventId={event.id} result={resultOf('lessons')} />
          </>
        }
      >
        {closed ? (
          <ClosedCard version={event.version} closed={closed} letters={letters} />
        ) : (
          <CloseCard
            {...{ circles, letters, ...closing }}
            version={event.version}
            result={resultOf('close')}
            previews={answer?.previews ?? []}
          />
        )}
        <Attendance {...data} eventId={event.id} open={closed === null} />
        {figures && <SectorsCard sectors={figures.sectors} />}
      </Split>
    </>
  )
}

/** What was just done, told once. */
function Done({ done, marked, show, batch }: Extract<Data, { held: true }>) {
  const { t } = useWords()
  if ((done === 'marked' || done === 'unmarked') && marked)
    return <TickNews person={marked} tickId={marked.tickId} came={done === 'marked'} show={show} />
  const texts: Record<string, string> = {
    closed: batch
      ? t('afterwards.close.closedLetters', { count: batch.progress.total })
      : t('afterwards.close.closed'),
    reopened: t('afterwards.close.reopened'),
    lessons: t('afterwards.lessons.saved'),
  }
  const text = texts[done ?? '']
  return text ? (
    <Notice kind="good" arrived>
      {text}
    </Notice>
  ) : null
}

/** Before the event the page says what will be here. */
function Before(
  data: Extract<Data, { held: false }> & { lessonsResult: Parameters<typeof LessonsCard>[0]['result'] },
) {
  const { t } = useWords()
  const { event, why, copied, done } = data
  const cancelled = why === 'eventCancelled'
  return (
    <>
      {done === 'lessons' && (
        <Notice kind="good" arrived>
          {t('afterwards.lessons.saved')}
        </Notice>
      )}
      <Card title={t(cancelled ? 'afterwards.before.cancelled' : 'afterwards.before.title')}>
        {!cancelled && (
          <>
            <p>{t('afterwards.before.text')}</p>
            <div>
              <ButtonLink to={paths.survey(event.id)}>{t('afterwards.before.survey')}</ButtonLink>
            </div>
          </>
        )}
      </Card>
      <LessonsNote lessons={copied.lessons} from={copied.id ?? ''} />
      {!cancelled && <LessonsCard {...event} eventId={event.id} result={data.lessonsResult} />}
    </>
  )
}

// The survey after an event: written from a ready set, opened to those who came, reminded of once, closed.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { fewest } from '~/domain/afterwards/survey'
import { surveyView } from '~/domain/afterwards/survey-view.server'
import { eventById } from '~/domain/events/queries.server'
import { EndCard, OpenCard, QuestionsShown, RemindCard } from '~/parts/afterwards/survey-cards'
import { SurveyForm } from '~/parts/afterwards/survey-form'
import { pressSurvey } from '~/parts/afterwards/survey-press.server'
import { SurveyStanding } from '~/parts/afterwards/survey-short'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Notice, Split } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  return {
    ...(await surveyView(context.db, event, context.now())),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id } = await eventById(context.db, params.id ?? '')
  const pressed = await pressSurvey({ context, actor, eventId: id, body: await request.formData() })
  return pressed.kind === 'done' ? redirect(paths.survey(id, { done: pressed.done })) : pressed
}

type Data = Awaited<ReturnType<typeof loader>>

export default function Survey() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <p>
        <ButtonLink kind="quiet" icon="previous" to={paths.afterwards(data.eventId)}>
          {t('afterwards.survey.back')}
        </ButtonLink>
      </p>
      {answer?.refused && <Notice kind="error">{t(`reasons.${answer.refused}`)}</Notice>}
      {!answer && <Done done={data.done} />}
      {data.cancelled && <Notice kind="warning">{t('reasons.eventCancelled')}</Notice>}
      <p className="soft">{t('afterwards.survey.lead', { few: fewest })}</p>
      {data.state === 'none' || data.state === 'draft' ? (
        !data.cancelled && <Writing data={data} result={answer?.result ?? null} />
      ) : (
        <Standing data={data} />
      )}
    </>
  )
}

function Done({ done }: Pick<Data, 'done'>) {
  const { t } = useWords()
  const texts: Record<string, string> = {
    saved: t('afterwards.survey.saved'),
    opened: t('afterwards.survey.opened'),
    reminded: t('afterwards.survey.reminded'),
    closed: t('afterwards.survey.closed'),
  }
  const text = texts[done ?? '']
  return text ? (
    <Notice kind="good" arrived>
      {text}
    </Notice>
  ) : null
}

type Unopened = Extract<Data, { state: 'none' | 'draft' }>

function Writing({ data, result }: { data: Unopened; result: Parameters<typeof SurveyForm>[0]['result'] }) {
  const form = <SurveyForm key={data.version} {...data} result={result} />
  if (data.state === 'none') return form
  return (
    <Split
      aside={
        <>
          <OpenCard {...data} />
          <QuestionsShown questions={data.questions} />
        </>
      }
    >
      {form}
    </Split>
  )
}

function Standing({ data }: { data: Exclude<Data, Unopened> }) {
  const { t, locale } = useWords()
  const { letters } = data
  return (
    <>
      <Card
        title={t('afterwards.survey.title')}
        actions={
          <Tag tone={data.state === 'open' ? 'good' : 'none'}>
            {t(`afterwards.survey.states.${data.state}`)}
          </Tag>
        }
      >
        <SurveyStanding survey={data} locale={locale} />
        {data.state === 'open' && letters.total > 0 && (
          <p className="soft">
            {t('afterwards.survey.letters', { sent: letters.sent, total: letters.total })}{' '}
            {letters.failed > 0 && t('afterwards.survey.lettersFailed', { count: letters.failed })}
          </p>
        )}
        {data.tellable ? (
          <div>
            <ButtonLink kind="main" to={paths.surveyResults(data.eventId)}>
              {t('afterwards.results.open')}
            </ButtonLink>
          </div>
        ) : (
          <p>{t('afterwards.results.few', { count: data.answered, few: fewest })}</p>
        )}
      </Card>
      {data.state === 'open' && !data.cancelled && (
        <>
          <RemindCard remindedAt={data.remindedAt} refusal={data.remindRefusal} />
          <EndCard />
        </>
      )}
      <QuestionsShown questions={data.questions} />
    </>
  )
}

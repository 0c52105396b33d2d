// The results of a survey, once there are enough answers that they tell of nobody; printed, or taken as a sheet.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { fewest } from '~/domain/afterwards/survey'
import { surveyOfEvent, surveyResults, turnoutOf } from '~/domain/afterwards/survey.server'
import { eventById } from '~/domain/events/queries.server'
import { ResultCard } from '~/parts/afterwards/survey-results'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/page'
import { PrintButton } from '~/ui/print-button'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const survey = await surveyOfEvent(context.db, event.id)
  const { answered } = survey ? await turnoutOf(context.db, survey.id) : { answered: 0 }
  return {
    eventId: event.id,
    answered,
    results: survey ? ((await surveyResults(context.db, survey))?.results ?? null) : null,
  }
}

export default function SurveyResults() {
  const { t } = useWords()
  const { eventId, answered, results } = useLoaderData<typeof loader>()
  return (
    <>
      <div className="cluster apart screen-only">
        <ButtonLink kind="quiet" icon="previous" to={paths.survey(eventId)}>
          {t('afterwards.survey.title')}
        </ButtonLink>
        {results && (
          <form method="post" className="cluster">
            <Button kind="quiet" icon="download" formAction={paths.surveySheet(eventId, 'xlsx')}>
              {t('afterwards.results.excel')}
            </Button>
            <Button kind="quiet" icon="download" formAction={paths.surveySheet(eventId, 'csv')}>
              {t('afterwards.results.csv')}
            </Button>
            <PrintButton kind="quiet">{t('afterwards.results.print')}</PrintButton>
          </form>
        )}
      </div>
      <Card title={t('afterwards.results.title')}>
        <p>
          {results
            ? t('afterwards.results.lead', { count: answered })
            : t('afterwards.results.few', { count: answered, few: fewest })}
        </p>
      </Card>
      {results?.map((result) => (
        <ResultCard key={result.question.id} result={result} />
      ))}
    </>
  )
}

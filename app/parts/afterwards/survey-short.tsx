// The survey in short, on the page after an event: how it stands and the way to it.
import type { SurveyState } from '~/domain/afterwards/survey'
import { plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export type ShortSurvey = {
  state: SurveyState
  closesOn: string
  asked: number
  answered: number
  tellable: boolean
} | null

export function SurveyShort({ eventId, survey }: { eventId: string; survey: ShortSurvey }) {
  const { t, locale } = useWords()
  if (survey === null)
    return (
      <Card title={t('afterwards.survey.title')}>
        <p>{t('afterwards.survey.none')}</p>
        <ButtonLink to={paths.survey(eventId)}>{t('afterwards.survey.write')}</ButtonLink>
      </Card>
    )
  return (
    <Card
      title={t('afterwards.survey.title')}
      actions={
        <Tag tone={survey.state === 'open' ? 'good' : 'none'}>
          {t(`afterwards.survey.states.${survey.state}`)}
        </Tag>
      }
    >
      <SurveyStanding survey={survey} locale={locale} />
      <div className="cluster">
        <ButtonLink to={paths.survey(eventId)}>{t('afterwards.survey.open')}</ButtonLink>
        {survey.tellable && (
          <ButtonLink kind="quiet" to={paths.surveyResults(eventId)}>
            {t('afterwards.results.open')}
          </ButtonLink>
        )}
      </div>
    </Card>
  )
}

/** How many have answered, and until when it may be answered. */
export function SurveyStanding({
  survey,
  locale,
}: {
  survey: NonNullable<ShortSurvey>
  locale: ReturnType<typeof useWords>['locale']
}) {
  const { t } = useWords()
  const date = plainDate(survey.closesOn, locale)
  if (survey.state === 'draft') return <p>{t('afterwards.survey.closesOn', { date })}</p>
  return (
    <p>
      {survey.state === 'open'
        ? t('afterwards.survey.turnout', survey)
        : t('afterwards.survey.answers', { count: survey.answered })}{' '}
      {t(survey.state === 'open' ? 'afterwards.survey.closesOn' : 'afterwards.survey.endedOn', { date })}
    </p>
  )
}

// The page that a survey's letter opens: what is asked, what becomes of the answers, and one press to send them.
import type { Survey } from '~/domain/afterwards/survey.server'
import { fewest } from '~/domain/afterwards/survey'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/form'
import { Notice, Page } from '~/ui/page'
import { TypedText } from '~/ui/typed-text'
import { InLanguage, useWords } from '~/ui/words'
import { SurveyFields, surveyFormId, type SurveyTyped } from './survey-fields'

type Titled = { titleFi: string; titleSv: string; titleEn: string }

export type SurveyAnswerProps = {
  event: Titled & { contactName: string; contactEmail: string }
  heldOn: string
  survey: Pick<Survey, 'introFi' | 'introSv' | 'introEn' | 'closesOn' | 'questions'>
  typed: SurveyTyped
}

export function SurveyAnswerPage({ event, heldOn, survey, typed }: SurveyAnswerProps) {
  const { t, locale } = useWords()
  const intro = written(survey, 'intro', locale)
  const allErrors = Object.fromEntries(Object.entries(typed.faults).map(([id, fault]) => [id, [fault]]))
  return (
    <Page
      over={t('afterwards.survey.title')}
      title={<InLanguage written={written(event, 'title', locale)} />}
      facts={[plainDate(heldOn, locale)]}
    >
      {intro.text === '' ? (
        <p>{t('afterwards.answer.lead')}</p>
      ) : (
        <div lang={intro.lang}>
          <TypedText text={intro.text} />
        </div>
      )}
      <form method="post" id={surveyFormId} className="stack" noValidate>
        <ErrorSummary form={{ id: surveyFormId, allErrors }} />
        <SurveyFields questions={survey.questions} typed={typed} />
        <Notice>
          {t('afterwards.answer.privacy', { date: plainDate(survey.closesOn, locale), few: fewest })}
        </Notice>
        <div>
          <Button kind="main" icon="send">
            {t('afterwards.answer.send')}
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** What there is to say where nothing is asked: answered now, answered before, closed, a letter sent as a test. */
export function SurveySaid({ what }: { what: 'thanks' | 'already' | 'gone' | 'test' }) {
  const { t } = useWords()
  const said = {
    thanks: [t('afterwards.answer.thanks'), t('afterwards.answer.thanksText')],
    already: [t('afterwards.answer.already'), t('afterwards.answer.alreadyText')],
    gone: [t('afterwards.answer.goneTitle'), t('afterwards.answer.goneText')],
    test: [t('afterwards.answer.testTitle'), t('afterwards.answer.testText')],
  } as const
  const [title, text] = said[what]
  return (
    <Page title={title}>
      <p>{text}</p>
    </Page>
  )
}

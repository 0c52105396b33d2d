// What is done with a survey once it is written: opened, reminded of once, closed; each with what it means.
import { Form } from '@remix-run/react'
import type { SurveyQuestion } from '~/domain/afterwards/survey'
import { fewest, type RemindRefusal } from '~/domain/afterwards/survey'
import { moment } from '~/i18n/dates'
import { Button } from '~/ui/button'
import { CheckField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'
import { SurveyFields, untyped } from './survey-fields'

const inLanguage = { fi: 'inFi', sv: 'inSv', en: 'inEn' } as const

/** @param held false before the event; @param reached whom the letters would reach: those who came, those online */
export function OpenCard({
  version,
  held,
  came,
  online,
  missing,
}: {
  version: number
  held: boolean
  came: number
  online: number
  missing: ('fi' | 'sv' | 'en')[]
}) {
  const { t } = useWords()
  return (
    <Card title={t('afterwards.survey.send')}>
      {missing.length > 0 && (
        <Notice kind="warning">
          {t('afterwards.survey.missing', {
            languages: missing.map((locale) => t(`frame.language.${inLanguage[locale]}`)).join(', '),
          })}
        </Notice>
      )}
      {held ? (
        <Form method="post" className="stack tight">
          <input type="hidden" name="version" value={version} />
          <p>{t('afterwards.survey.sendLead', { count: came })}</p>
          {online > 0 && (
            <CheckField
              field={{ name: 'online', initialValue: 'on' }}
              label={t('afterwards.survey.online', { count: online })}
            />
          )}
          <p className="soft">
            {t('afterwards.survey.sendSaved')} {t('afterwards.survey.sendFinal')}
          </p>
          <div>
            <SubmitButton name="intent" value="open" kind="plain" icon="send">
              {t('afterwards.survey.press')}
            </SubmitButton>
          </div>
        </Form>
      ) : (
        <p>{t('afterwards.survey.sendBefore')}</p>
      )}
    </Card>
  )
}

/** @param refusal why no reminder may be sent, or null */
export function RemindCard({
  remindedAt,
  refusal,
}: {
  remindedAt: string | null
  refusal: RemindRefusal | null
}) {
  const { t, locale } = useWords()
  return (
    <Card title={t('afterwards.survey.remind')}>
      <p className="soft">{t('afterwards.survey.remindLead', { few: fewest })}</p>
      {remindedAt !== null ? (
        <p>{t('afterwards.survey.remindedAt', { when: moment(remindedAt, locale) })}</p>
      ) : refusal !== null ? (
        <p>{t(`reasons.${refusal}`)}</p>
      ) : (
        <Form method="post">
          <SubmitButton name="intent" value="remind" kind="plain" icon="bell">
            {t('afterwards.survey.remindPress')}
          </SubmitButton>
        </Form>
      )}
    </Card>
  )
}

export function EndCard() {
  const { t } = useWords()
  return (
    <Card title={t('afterwards.survey.close')}>
      <p className="soft">{t('afterwards.survey.closeLead')}</p>
      <Form method="post">
        <Button name="intent" value="close" kind="grave" icon="cancel">
          {t('afterwards.survey.closePress')}
        </Button>
      </Form>
    </Card>
  )
}

/** The questions as those who answer see them. */
export function QuestionsShown({ questions }: { questions: readonly SurveyQuestion[] }) {
  const { t } = useWords()
  return (
    <Card title={t('afterwards.survey.questions')}>
      <details>
        <summary>{t('afterwards.survey.preview')}</summary>
        <fieldset className="field" disabled>
          <legend className="unseen">{t('afterwards.survey.preview')}</legend>
          <div className="stack">
            <SurveyFields questions={questions} typed={untyped} />
          </div>
        </fieldset>
      </details>
    </Card>
  )
}

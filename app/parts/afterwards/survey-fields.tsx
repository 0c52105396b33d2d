// The questions of a survey as fields: as those who answer see them.
import type { SurveyQuestion } from '~/domain/afterwards/survey'
import { longestText, scaleSteps } from '~/domain/afterwards/survey'
import { inLocale, written } from '~/i18n/named'
import { ChoicesField, TextAreaField, type FieldData } from '~/ui/field'
import { InLanguage, useWords } from '~/ui/words'

/** What was pressed and typed, and what is wrong with it, by the question's id. */
export type SurveyTyped = { given: Record<string, string[]>; faults: Record<string, string> }

export const untyped: SurveyTyped = { given: {}, faults: {} }

/** The form's id: the summary of errors leads to its fields. */
export const surveyFormId = 'survey'

export function SurveyFields({
  questions,
  typed,
}: {
  questions: readonly SurveyQuestion[]
  typed: SurveyTyped
}) {
  return (
    <>
      {questions.map((question) => (
        <QuestionField key={question.id} question={question} typed={typed} />
      ))}
    </>
  )
}

function QuestionField({ question, typed }: { question: SurveyQuestion; typed: SurveyTyped }) {
  const { t, locale } = useWords()
  const { id, kind, required } = question
  const given = typed.given[id] ?? []
  const fault = typed.faults[id]
  const field: FieldData = {
    name: id,
    id: `${surveyFormId}-${id}`,
    initialValue: kind === 'choices' ? given : given[0],
    ...(fault === undefined ? {} : { errors: [fault] }),
  }
  const common = { field, label: <InLanguage written={written(question, 'label', locale)} />, required }
  // A text longer than is kept is told of, not cut off.
  if (kind === 'text') return <TextAreaField {...common} field={{ ...field, maxLength: longestText * 2 }} />
  if (kind === 'scale')
    return (
      <ChoicesField
        {...common}
        beside
        hint={t('afterwards.answer.scaleHint')}
        options={scaleSteps.map((step) => ({ value: step, label: step }))}
      />
    )
  const options = question.options.map((option) => {
    const words = { labelFi: option.fi, labelSv: option.sv, labelEn: option.en }
    return {
      value: option.id,
      label: inLocale(words, 'label', locale) || written(words, 'label', locale).text,
    }
  })
  return (
    <ChoicesField
      {...common}
      options={options}
      many={kind === 'choices'}
      {...(kind === 'choices' ? { hint: t('afterwards.answer.choicesHint') } : {})}
    />
  )
}

// Reads the form that writes a survey, and what the form opens with: a ready set of four questions.
import { z } from 'zod'
import { surveyKinds, type SurveyKind } from '#db/schema'
import { dateOf, daysLater, type Instant } from '../core/time'
import { line, neededDay, text, ticked, version } from '../people/form-fields'
import { mostOptions, mostQuestions, type SurveyQuestion } from './survey'
import type { QuestionFields } from './survey-fields'

const option = z.object({
  id: z.uuid().optional().catch(undefined),
  fi: line(200),
  sv: line(200),
  en: line(200),
})

const question = z.object({
  id: z.uuid().optional().catch(undefined),
  kind: z.enum(surveyKinds, 'frame.form.chooseOne'),
  labelFi: line(300),
  labelSv: line(300),
  labelEn: line(300),
  required: ticked,
  options: z.array(option).max(mostOptions, 'afterwards.fault.tooManyOptions').optional().default([]),
})

const isChoice = (kind: SurveyKind) => kind === 'choice' || kind === 'choices'

/** The form; a question needs its words in one language at least, and a choice two options. */
export const surveyForm = z.object({
  id: z.uuid(),
  version,
  introFi: text(2000),
  introSv: text(2000),
  introEn: text(2000),
  closesOn: neededDay,
  questions: z
    .array(question)
    .max(mostQuestions, 'afterwards.fault.tooManyQuestions')
    .optional()
    .default([])
    .superRefine((questions, context) => {
      for (const [at, { kind, labelFi, labelSv, labelEn, options }] of questions.entries()) {
        const fault = (path: string, message: string) =>
          context.addIssue({ code: 'custom', path: [at, path], message })
        if (labelFi + labelSv + labelEn === '') fault('labelFi', 'afterwards.fault.labelMissing')
        const worded = options.filter(({ fi, sv, en }) => fi + sv + en !== '')
        if (isChoice(kind) && worded.length < 2) fault('kind', 'afterwards.fault.fewOptions')
      }
    }),
})
export type SurveyForm = z.output<typeof surveyForm>

/** The questions as they are kept: new ones get an id, options without words are left out. */
export const questionsIn = ({ questions }: SurveyForm): SurveyQuestion[] =>
  questions.map(({ id, options, ...asked }) => ({
    ...asked,
    id: id ?? crypto.randomUUID(),
    options: isChoice(asked.kind)
      ? options
          .filter(({ fi, sv, en }) => fi + sv + en !== '')
          .map(({ id: optionId, ...words }) => ({ id: optionId ?? crypto.randomUUID(), ...words }))
      : [],
  }))

/** What the form shows of a question. */
export const questionFields = ({ required, ...asked }: SurveyQuestion): QuestionFields => ({
  ...asked,
  required: required ? 'on' : '',
})

/** Two weeks to answer, from today or from the day of the event, whichever is later. */
export const usualClosing = (event: { endsAt: Instant }, now: Instant): string =>
  daysLater(dateOf(event.endsAt > now ? event.endsAt : now), 14)

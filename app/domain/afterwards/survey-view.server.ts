// The organisers' page of a survey: what it asks, how it stands, what may be done with it now.
import type { Reader } from '#db/connect'
import { locales, type EventTable } from '#db/schema'
import { inLocale } from '~/i18n/named'
import { batchCounts } from '../core/outbox-queries.server'
import { dateOf, type Instant } from '../core/time'
import { notHeld } from './rules'
import { readyQuestions } from './ready-questions'
import { remindRefusal, showsResults, surveyState, type SurveyQuestion } from './survey'
import { askedBySurvey, surveyBatch } from './survey-acts.server'
import type { SurveyFields } from './survey-fields'
import { questionFields, usualClosing } from './survey-form'
import { surveyOfEvent, turnoutOf } from './survey.server'

/** The languages in which a question or an option has no words. */
const missingIn = (questions: readonly SurveyQuestion[]) =>
  locales.filter((locale) =>
    questions.some(
      (question) =>
        inLocale(question, 'label', locale) === '' ||
        question.options.some((option) => option[locale] === ''),
    ),
  )

export async function surveyView(db: Reader, event: EventTable, now: Instant) {
  const survey = await surveyOfEvent(db, event.id)
  const came = await askedBySurvey(db, event.id, false)
  const withOnline = await askedBySurvey(db, event.id, true)
  const common = {
    eventId: event.id,
    cancelled: event.status === 'cancelled',
    held: notHeld(event, now) === null,
    came: came.length,
    online: withOnline.length - came.length,
  }
  if (survey === null) {
    const fields: SurveyFields = {
      ...{ introFi: '', introSv: '', introEn: '' },
      closesOn: usualClosing(event, now),
      questions: readyQuestions(),
    }
    return { ...common, state: 'none' as const, id: crypto.randomUUID(), version: 0, fields }
  }
  const state = surveyState(survey, dateOf(now))
  const { id, version, introFi, introSv, introEn, closesOn, questions, remindedAt } = survey
  if (state === 'draft') {
    const fields = { introFi, introSv, introEn, closesOn, questions: questions.map(questionFields) }
    return { ...common, state, id, version, fields, questions, missing: missingIn(questions) }
  }
  const turnout = await turnoutOf(db, id)
  return {
    ...common,
    ...{ state, version, closesOn, questions, remindedAt, ...turnout },
    tellable: showsResults(turnout),
    remindRefusal: remindRefusal(turnout, { state, remindedAt }),
    letters: await batchCounts(db, surveyBatch(id)),
  }
}

// How the forms that answer the call are read: the manager's own, and an organiser's who was told.
import { z } from 'zod'
import { locales, meetingForms } from '#db/schema'
import { orNone, text } from '../people/form-fields'
import { groupFields, type GroupField } from '../people/sharing'
import { callAnswers, longestComment, longestWish } from './rules'

const answerFields = {
  answer: z.enum(callAnswers, 'rounds.call.chooseAnswer'),
  language: orNone(locales),
  meets: orNone(meetingForms),
  apartWish: text(longestWish),
  comment: text(longestComment),
}

/** The form by which a manager answers; `shares` are the fields that the group may see. */
export const answerForm = z.object({
  ...answerFields,
  shares: z
    .preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(z.string()))
    .transform((given): GroupField[] => groupFields.filter((field) => given.includes(field))),
})

/** The form by which an organiser enters what they were told. */
export const toldForm = z.object(answerFields).transform((told) => ({ ...told, shares: null }))

// What the form that writes a survey holds: the same on the server and in the browser, without what reads it.

export type OptionFields = { id: string; fi: string; sv: string; en: string }
export type QuestionFields = {
  id: string
  kind: string
  labelFi: string
  labelSv: string
  labelEn: string
  required: string
  options: OptionFields[]
}
export type SurveyFields = {
  introFi: string
  introSv: string
  introEn: string
  closesOn: string
  questions: QuestionFields[]
}

/** An empty question, as the button that adds one gives it. */
export const emptyQuestion = (): Omit<QuestionFields, 'id'> => ({
  ...{ kind: 'scale', labelFi: '', labelSv: '', labelEn: '', required: '', options: [] },
})

// Reads the form of one question of an event: its words in three languages, its choices, of whom it is asked.
import { z } from 'zod'
import { askedOf, locales, type QuestionKind } from '#db/schema'
import { oneLine } from '../core/plain-text'
import { alwaysSensitive, hasOptions, mostOptions, type Option, type Question } from './rules'

const line = (most: number) =>
  z
    .string()
    .optional()
    .transform((text) => oneLine(text ?? ''))
    .pipe(z.string().max(most, 'frame.form.tooLong'))

const ticked = z
  .literal('on')
  .optional()
  .transform((on) => on === 'on')

const seats = z
  .string()
  .optional()
  .transform((given, context): number | null => {
    const digits = (given ?? '').replace(/\s/g, '')
    if (digits === '') return null
    if (/^\d{1,5}$/.test(digits) && Number(digits) > 0) return Number(digits)
    context.addIssue('asking.fault.seatsWrong')
    return z.NEVER
  })

const option = z.object({ id: line(60), fi: line(200), sv: line(200), en: line(200), seats })

const isBlank = (row: Omit<Option, 'id'>): boolean => row.fi + row.sv + row.en === '' && row.seats === null

/** The fewest choices that make a choice; one diet is worth a box to tick. */
const fewest = (kind: QuestionKind): number => (kind === 'diet' ? 1 : 2)

/** Rows left empty are no choices; each of the others keeps its id, or gets one of its own. */
function optionsOf(rows: z.output<typeof option>[]): Option[] {
  const seen = new Set<string>()
  return rows
    .filter((row) => !isBlank(row))
    .map((row) => {
      const id = row.id === '' || seen.has(row.id) ? crypto.randomUUID() : row.id
      seen.add(id)
      return { ...row, id }
    })
}

/** The form of a question of a kind. */
export const questionForm = (kind: QuestionKind) =>
  z
    .object({
      labelFi: line(300),
      labelSv: line(300),
      labelEn: line(300),
      options: z.array(option).max(mostOptions, 'frame.form.tooLong').optional().default([]),
      required: ticked,
      sensitive: ticked,
      askedOf: z.enum(askedOf).optional().default('all'),
    })
    .superRefine((given, context) => {
      const fault = (path: (string | number)[], message: string) =>
        context.addIssue({ code: 'custom', path, message })
      if (given.labelFi + given.labelSv + given.labelEn === '')
        fault(['labelFi'], 'asking.fault.labelMissing')
      if (!hasOptions(kind)) return
      for (const [at, row] of given.options.entries())
        if (!isBlank(row) && locales.every((locale) => row[locale] === ''))
          fault(['options', at, 'fi'], 'asking.fault.optionNameMissing')
      const rows = given.options.filter((row) => !isBlank(row))
      if (rows.length < fewest(kind)) fault(['options', 0, 'fi'], 'asking.fault.optionsMissing')
    })
    .transform((given) => ({
      ...given,
      sensitive: given.sensitive || alwaysSensitive(kind),
      options: hasOptions(kind)
        ? optionsOf(given.options).map((row) => (kind === 'session' ? row : { ...row, seats: null }))
        : [],
    }))
export type QuestionForm = z.output<ReturnType<typeof questionForm>>

export type OptionFields = { id: string; fi: string; sv: string; en: string; seats: string }

/** What the form shows of a question. */
export const questionFields = (
  question: Pick<
    Question,
    'labelFi' | 'labelSv' | 'labelEn' | 'options' | 'required' | 'sensitive' | 'askedOf'
  >,
) => ({
  labelFi: question.labelFi,
  labelSv: question.labelSv,
  labelEn: question.labelEn,
  options: question.options.map(({ seats: limit, ...row }): OptionFields => ({
    ...row,
    seats: limit === null ? '' : String(limit),
  })),
  required: question.required === 1 ? 'on' : '',
  sensitive: question.sensitive === 1 ? 'on' : '',
  askedOf: question.askedOf as string,
})
export type QuestionFields = ReturnType<typeof questionFields>

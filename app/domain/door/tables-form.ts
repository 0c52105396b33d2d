// Reads the forms of tables: how many, whether those who sit stay; who is moved where.
import { z } from 'zod'
import { mostSeatsAtTable, mostTables, tablesFor } from './tables'

const whole = z
  .string()
  .optional()
  .transform((text) => Number((text ?? '').trim() || NaN))

export const seatForm = z
  .object({
    count: whole,
    unit: z.enum(['tables', 'seats']).catch('tables'),
    how: z.enum(['keep', 'anew']).catch('keep'),
  })
  .superRefine(({ count, unit }, context) => {
    const [least, most] = unit === 'tables' ? [1, mostTables] : [2, mostSeatsAtTable]
    if (!Number.isInteger(count) || count < least || count > most)
      context.addIssue({ code: 'custom', path: ['count'], message: 'reasons.tablesWrong' })
  })
export type SeatFormValue = z.output<typeof seatForm>

/** How many tables are meant; never more than there are people. */
export const tablesMeant = ({ count, unit }: SeatFormValue, people: number): number =>
  Math.min(unit === 'tables' ? count : tablesFor(people, count), Math.max(1, people), mostTables)

/** An empty table is none at all. */
export const moveForm = z.object({
  invitationId: z.string().min(1, 'frame.form.chooseOne').max(100),
  table: z
    .string()
    .optional()
    .transform((text) => ((text ?? '') === '' ? null : Number(text))),
})

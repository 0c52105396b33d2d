// A form that was refused, told to the page it came from: each fault at its field, and what was typed.
import type { z } from 'zod'
import type { FieldData } from '~/ui/field'

/** `errors` by the field's name, as keys of the dictionaries; the form as a whole has no name. */
export type Refused<Press extends string> = {
  ok: false
  press: Press
  errors: Record<string, string[]>
  typed: Record<string, string>
}

export const faultsOf = (error: z.ZodError): Record<string, string[]> => {
  const faults: Record<string, string[]> = {}
  for (const { path, message } of error.issues) (faults[path.join('.')] ??= []).push(message)
  return faults
}

/** The texts of a form; a file is no text. */
export const typedIn = (body: FormData): Record<string, string> =>
  Object.fromEntries(
    [...body].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  )

/** The facts of a field of a plain form, with what was typed in it and what is wrong. */
export const fieldOf = (
  form: string,
  name: string,
  refused: Refused<string> | null,
  given: Partial<FieldData> = {},
): FieldData => ({
  ...given,
  name,
  id: `${form}-${name}`,
  initialValue: refused?.typed[name] ?? given.initialValue ?? '',
  errors: refused?.errors[name],
})

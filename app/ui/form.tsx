// What a form needs around its fields: the summary of errors on top, and a text asked for in three languages.
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { locales, type Locale } from '#db/schema'
import { FieldSet, TextAreaField, TextField, type FieldData } from './field'
import { problemText } from './problem'
import { useWords } from './words'

export { SubmitButton } from './button'

/** What the summary reads of a form: conform's FormMetadata has it. */
export type FormErrors = { id?: string; allErrors: Record<string, string[] | undefined> }

/** conform names a field's element after the form; an error of the form as a whole has no field to lead to. */
const targetOf = (form: FormErrors, name: string): string | null =>
  name === '' ? null : `${form.id}-${name}`

/**
 * The errors of a form as links to its fields; nothing when there are none.
 * @param result the action's answer: each new one with errors moves the focus here
 */
export function ErrorSummary({ form, result }: { form: FormErrors; result?: unknown }) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const problems = Object.entries(form.allErrors).flatMap(([name, errors]) =>
    (errors ?? []).map((error) => ({ name, error })),
  )
  const any = problems.length > 0
  useEffect(() => {
    if (!any || result === undefined || result === null) return
    // conform moves the focus to the first wrong field when it takes the answer in; the summary comes after it.
    const frame = requestAnimationFrame(() => box.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [result, any])
  if (!any) return null
  return (
    <div ref={box} className="summary" role="alert" aria-labelledby={titleId} tabIndex={-1} autoFocus>
      <h2 id={titleId}>{t('frame.form.problems', { count: problems.length })}</h2>
      <ul>
        {problems.map(({ name, error }, index) => {
          const target = targetOf(form, name)
          const text = problemText(t, error)
          return <li key={index}>{target ? <a href={`#${target}`}>{text}</a> : text}</li>
        })}
      </ul>
    </div>
  )
}

const inLanguage = { fi: 'inFi', sv: 'inSv', en: 'inEn' } as const

/**
 * One text in Finnish, Swedish and English.
 * @param fields the three fields, by language
 * @param long several lines
 */
export function ThreeLanguages({
  label,
  hint,
  fields,
  long = false,
  required = [],
}: {
  label: ReactNode
  hint?: ReactNode
  fields: Record<Locale, FieldData>
  long?: boolean
  required?: readonly Locale[]
}) {
  const { t } = useWords()
  return (
    <FieldSet legend={label} hint={hint}>
      <div className="tongue">
        {locales.map((locale) => {
          const given = {
            field: fields[locale],
            label: t(`frame.language.${inLanguage[locale]}`),
            lang: locale,
            required: required.includes(locale),
          }
          return long ? <TextAreaField key={locale} {...given} /> : <TextField key={locale} {...given} />
        })}
      </div>
    </FieldSet>
  )
}

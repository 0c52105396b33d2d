// What a form needs around its fields: the summary of errors on top, and a text asked for in three languages.
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { locales, type Locale } from '#db/schema'
import { FieldSet, TextAreaField, TextField, type FieldData } from './field'
import { useNamesOf } from './field-names'
import { problemText } from './problem'
import { useWords } from './words'

export { SubmitButton } from './button'

/** What the summary reads of a form: conform's FormMetadata has it. */
export type FormErrors = { id?: string; allErrors: Record<string, string[] | undefined> }

/** conform names a field's element after the form; an error of the form as a whole has no field to lead to. */
const targetOf = (form: FormErrors, name: string): string => (name === '' ? '' : `${form.id}-${name}`)

/** "Nimi: Täytä tämä kohta." */
const named = (name: string, problem: string): string =>
  name === '' ? problem : `${name}${/[?!.:]$/.test(name) ? '' : ':'} ${problem}`

/**
 * The errors of a form as links to its fields, each with the name of its field; nothing when there are none.
 * @param result the action's answer: each new one with errors moves the focus here
 */
export function ErrorSummary({ form, result }: { form: FormErrors; result?: unknown }) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const names = useNamesOf(form.id)
  // An error of the form as a whole comes first; the others as their fields do.
  const order = ['', ...names.keys()]
  const problems = Object.entries(form.allErrors)
    .flatMap(([name, errors]) => (errors ?? []).map((error) => ({ target: targetOf(form, name), error })))
    .sort((a, b) => order.indexOf(a.target) - order.indexOf(b.target))
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
        {problems.map(({ target, error }, index) => {
          const text = problemText(t, error)
          return (
            <li key={index}>
              {target === '' ? (
                text
              ) : (
                // As the page wakes it is drawn once before its fields, which the server had drawn already.
                <a href={`#${target}`} suppressHydrationWarning>
                  {named(names.get(target) ?? '', text)}
                </a>
              )}
            </li>
          )
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

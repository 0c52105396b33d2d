// Native fields with label, hint and error. They take conform's metadata, or the same facts by hand in a plain form.
import { useId, type HTMLInputTypeAttribute, type ReactNode } from 'react'
import { FieldGroup, useFieldName } from './field-names'
import { Icon } from './icon'
import { problemText } from './problem'
import { useWords } from './words'

/** What a field knows of itself: conform's FieldMetadata has all of it. */
export type FieldData = {
  name: string
  id?: string
  key?: string | undefined
  initialValue?: unknown
  errors?: string[] | undefined
  required?: boolean | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
  min?: string | number | undefined
  max?: string | number | undefined
  step?: string | number | undefined
}

type Labelled = {
  field: FieldData
  label: ReactNode
  hint?: ReactNode
  /** Marked in words; taken from the metadata when the form has constraints. */
  required?: boolean
  lang?: string
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

/** The ids that tie a field to its hint and its error, and the attributes that say so. */
function useTies({ field, label, hint, required, lang }: Labelled) {
  const made = useId()
  const id = field.id ?? made
  useFieldName(id, label, lang)
  const [hintId, problemId] = [`${id}-hint`, `${id}-problem`]
  const wrong = (field.errors?.length ?? 0) > 0
  const described = [wrong && problemId, hint !== undefined && hintId].filter(Boolean).join(' ')
  const needed = required ?? field.required ?? false
  return {
    id,
    hintId,
    problemId,
    needed,
    wrong,
    aria: { 'aria-invalid': wrong || undefined, 'aria-describedby': described || undefined },
  }
}

function Must({ needed }: { needed: boolean }) {
  const { t } = useWords()
  return needed ? <span className="must"> ({t('frame.form.required')})</span> : null
}

function Hint({ id, children }: { id: string; children?: ReactNode }) {
  if (children === undefined) return null
  return (
    <div className="hint" id={id}>
      {children}
    </div>
  )
}

/** The error of a field, in words; a reason literal is looked up in the dictionaries. */
function Problem({ id, errors }: { id: string; errors: string[] | undefined }) {
  const { t } = useWords()
  if (errors === undefined || errors.length === 0) return null
  return (
    <div className="problem" id={id}>
      <Icon name="alert" size={16} />
      <span>
        <span className="unseen">{t('frame.form.problem')} </span>
        {errors.map((error) => problemText(t, error)).join(' ')}
      </span>
    </div>
  )
}

/** @param width how long a text is expected: a field shows it */
export function TextField({
  type = 'text',
  width,
  autoComplete,
  inputMode,
  placeholder,
  autoFocus,
  ...labelled
}: Labelled & {
  type?: HTMLInputTypeAttribute
  width?: 'short' | 'middle'
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'email' | 'search'
  placeholder?: string
  autoFocus?: boolean
}) {
  const { field, label, hint, lang } = labelled
  const { id, hintId, problemId, needed, aria } = useTies(labelled)
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        <Must needed={needed} />
      </label>
      <Hint id={hintId}>{hint}</Hint>
      <Problem id={problemId} errors={field.errors} />
      <input
        key={field.key}
        id={id}
        className={width ? `input ${width}` : 'input'}
        type={type}
        name={field.name}
        defaultValue={textOf(field.initialValue)}
        required={needed}
        minLength={field.minLength}
        maxLength={field.maxLength}
        min={field.min}
        max={field.max}
        step={field.step}
        lang={lang}
        autoComplete={autoComplete}
        inputMode={inputMode}
        placeholder={placeholder}
        autoFocus={autoFocus}
        {...aria}
      />
    </div>
  )
}

export function TextAreaField({ rows = 4, ...labelled }: Labelled & { rows?: number }) {
  const { field, label, hint, lang } = labelled
  const { id, hintId, problemId, needed, aria } = useTies(labelled)
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        <Must needed={needed} />
      </label>
      <Hint id={hintId}>{hint}</Hint>
      <Problem id={problemId} errors={field.errors} />
      <textarea
        key={field.key}
        id={id}
        className="input"
        name={field.name}
        rows={rows}
        defaultValue={textOf(field.initialValue)}
        required={needed}
        maxLength={field.maxLength}
        lang={lang}
        {...aria}
      />
    </div>
  )
}

export type Option = { value: string; label: string; hint?: ReactNode }

/** @param empty the words of choosing nothing; without it a value must be chosen */
export function SelectField({
  options,
  empty,
  width,
  ...labelled
}: Labelled & { options: Option[]; empty?: string; width?: 'short' | 'middle' }) {
  const { field, label, hint } = labelled
  const { id, hintId, problemId, needed, aria } = useTies(labelled)
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        <Must needed={needed} />
      </label>
      <Hint id={hintId}>{hint}</Hint>
      <Problem id={problemId} errors={field.errors} />
      <select
        key={field.key}
        id={id}
        className={width ? `input ${width}` : 'input'}
        name={field.name}
        defaultValue={textOf(field.initialValue) ?? ''}
        required={needed}
        {...aria}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** One yes or no. */
export function CheckField(labelled: Labelled & { value?: string }) {
  const { field, label, hint, value = 'on' } = labelled
  const { id, hintId, problemId, needed, aria } = useTies(labelled)
  return (
    <div className="field">
      <Problem id={problemId} errors={field.errors} />
      <div className="choice">
        <input
          key={field.key}
          type="checkbox"
          id={id}
          name={field.name}
          value={value}
          defaultChecked={field.initialValue === value || field.initialValue === true}
          required={needed}
          {...aria}
        />
        <label htmlFor={id}>
          {label}
          <Must needed={needed} />
        </label>
        <Hint id={hintId}>{hint}</Hint>
      </div>
    </div>
  )
}

/** One of several (radio) or any of several (`many`), under one legend. */
export function ChoicesField({
  options,
  many = false,
  beside = false,
  ...labelled
}: Labelled & { options: Option[]; many?: boolean; beside?: boolean }) {
  const { field, label, hint } = labelled
  const { id, hintId, problemId, needed, aria } = useTies(labelled)
  const chosen = many ? textsOf(field.initialValue) : [textOf(field.initialValue)]
  return (
    <fieldset className="field" key={field.key} aria-describedby={aria['aria-describedby']}>
      <legend>
        {label}
        <Must needed={needed} />
      </legend>
      <Hint id={hintId}>{hint}</Hint>
      <Problem id={problemId} errors={field.errors} />
      <div className={beside ? 'choices beside' : 'choices'}>
        {options.map((option, index) => {
          // The first choice carries the field's own id: the summary of errors leads to it.
          const optionId = index === 0 ? id : `${id}-${option.value}`
          return (
            <div className="choice" key={option.value}>
              <input
                type={many ? 'checkbox' : 'radio'}
                id={optionId}
                name={field.name}
                value={option.value}
                defaultChecked={chosen.includes(option.value)}
                required={!many && needed}
                aria-invalid={aria['aria-invalid']}
                aria-describedby={option.hint === undefined ? undefined : `${optionId}-hint`}
              />
              <label htmlFor={optionId}>{option.label}</label>
              <Hint id={`${optionId}-hint`}>{option.hint}</Hint>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

/** Fields that belong together under one legend. */
export function FieldSet({
  legend,
  hint,
  children,
}: {
  legend: ReactNode
  hint?: ReactNode
  children: ReactNode
}) {
  const hintId = useId()
  return (
    <fieldset className="field" aria-describedby={hint === undefined ? undefined : hintId}>
      <legend>{legend}</legend>
      <Hint id={hintId}>{hint}</Hint>
      <div className="stack tight">
        <FieldGroup legend={legend}>{children}</FieldGroup>
      </div>
    </fieldset>
  )
}

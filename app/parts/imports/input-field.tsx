// An input of a kind that the common fields have not: a file, or a text with names to pick from.
import { useId, type InputHTMLAttributes, type ReactNode } from 'react'
import type { FieldData } from '~/ui/field'
import { useFieldName } from '~/ui/field-names'
import { Icon } from '~/ui/icon'
import { problemText } from '~/ui/problem'
import { useWords } from '~/ui/words'

export function InputField({
  field,
  label,
  hint,
  required = false,
  ...input
}: {
  field: FieldData
  label: string
  hint?: ReactNode
} & InputHTMLAttributes<HTMLInputElement>) {
  const { t } = useWords()
  const made = useId()
  const id = field.id ?? made
  useFieldName(id, label)
  const wrong = (field.errors?.length ?? 0) > 0
  const described = [wrong && `${id}-problem`, hint !== undefined && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && <span className="must"> ({t('frame.form.required')})</span>}
      </label>
      {hint !== undefined && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {wrong && (
        <div className="problem" id={`${id}-problem`}>
          <Icon name="alert" size={16} />
          <span>
            <span className="unseen">{t('frame.form.problem')} </span>
            {field.errors?.map((error) => problemText(t, error)).join(' ')}
          </span>
        </div>
      )}
      <input
        {...input}
        key={field.key}
        id={id}
        name={field.name}
        className="input"
        required={required}
        defaultValue={typeof field.initialValue === 'string' ? field.initialValue : undefined}
        aria-invalid={wrong || undefined}
        aria-describedby={described || undefined}
      />
    </div>
  )
}

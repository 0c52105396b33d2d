// A field for one file, with its hint and its error.
import { useId } from 'react'
import type { FieldData } from '~/ui/field'
import { useFieldName } from '~/ui/field-names'
import { Icon } from '~/ui/icon'
import { problemText } from '~/ui/problem'
import { useWords } from '~/ui/words'

/** @param accept the endings that the browser offers: ".pdf,.pptx" */
export function FileField({
  field,
  label,
  hint,
  accept,
}: {
  field: FieldData
  label: string
  hint: string
  accept: string
}) {
  const { t } = useWords()
  const made = useId()
  const id = field.id ?? made
  useFieldName(id, label)
  const errors = field.errors ?? []
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="hint" id={`${id}-hint`}>
        {hint}
      </div>
      {errors.length > 0 && (
        <div className="problem" id={`${id}-problem`}>
          <Icon name="alert" size={16} />
          <span>
            <span className="unseen">{t('frame.form.problem')} </span>
            {errors.map((error) => problemText(t, error)).join(' ')}
          </span>
        </div>
      )}
      <input
        type="file"
        id={id}
        name={field.name}
        className="input"
        accept={accept}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={errors.length > 0 ? `${id}-problem ${id}-hint` : `${id}-hint`}
      />
    </div>
  )
}

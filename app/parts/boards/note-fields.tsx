// The fields of a note, new or corrected: title, text and language; of a proposed meeting also when and where.
import type { FieldMetadata } from '@conform-to/react'
import { locales, longest, type BoardKind } from '~/domain/boards/rules'
import { FieldSet, SelectField, TextAreaField, TextField } from '~/ui/field'
import { useWords } from '~/ui/words'

type Names = 'id' | 'title' | 'text' | 'language' | 'date' | 'clock' | 'place'
/** What the form opens with. */
export type NoteTyped = Record<Names, string>

/** How many characters the fields take. */
export const noteConstraint = {
  title: { maxLength: longest.title },
  text: { maxLength: longest.text },
  place: { maxLength: longest.place },
}

export function NoteFields({
  kind,
  fields,
}: {
  kind: BoardKind
  fields: Record<Names, FieldMetadata<string>>
}) {
  const { t } = useWords()
  return (
    <>
      <input type="hidden" name="id" value={fields.id.initialValue ?? ''} />
      <input type="hidden" name="kind" value={kind} />
      <TextField field={fields.title} label={t(`board.form.title.${kind}`)} required />
      {kind === 'meeting' && (
        <FieldSet legend={t('board.form.when')} hint={t('board.form.whenHint')}>
          <div className="cluster">
            <TextField field={fields.date} label={t('board.form.date')} type="date" width="middle" />
            <TextField field={fields.clock} label={t('board.form.clock')} type="time" width="short" />
          </div>
          <TextField field={fields.place} label={t('board.form.place')} />
        </FieldSet>
      )}
      <TextAreaField
        field={fields.text}
        label={t('board.form.text')}
        hint={t(`board.form.textHint.${kind}`)}
        rows={8}
        required
      />
      <SelectField
        field={fields.language}
        label={t('board.form.language')}
        hint={t('board.form.languageHint')}
        width="middle"
        options={locales.map((value) => ({ value, label: t(`frame.language.${value}`) }))}
      />
    </>
  )
}

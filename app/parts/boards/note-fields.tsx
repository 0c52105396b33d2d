// The fields of a note, new or corrected: title, text and language; of a proposed meeting also when and where.
import type { FieldMetadata } from '@conform-to/react'
import { locales, longest, type BoardKind } from '~/domain/boards/rules'
import { FieldSet, SelectField, TextAreaField, TextField, type FieldData } from '~/ui/field'
import { useWords } from '~/ui/words'

type Names = 'id' | 'title' | 'text' | 'language' | 'date' | 'clock' | 'place'
/** What the form opens with. */
export type NoteTyped = Record<Names, string>

/** A field that takes so many characters. conform's metadata are read off it one by one. */
const withMost = (
  { name, id, key, initialValue, errors }: FieldMetadata<string>,
  maxLength: number,
): FieldData => ({
  ...{ name, id, key, initialValue, errors },
  maxLength,
})

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
      <TextField
        field={withMost(fields.title, longest.title)}
        label={t(`board.form.title.${kind}`)}
        required
      />
      {kind === 'meeting' && (
        <FieldSet legend={t('board.form.when')} hint={t('board.form.whenHint')}>
          <div className="cluster">
            <TextField field={fields.date} label={t('board.form.date')} type="date" width="middle" />
            <TextField field={fields.clock} label={t('board.form.clock')} type="time" width="short" />
          </div>
          <TextField field={withMost(fields.place, longest.place)} label={t('board.form.place')} />
        </FieldSet>
      )}
      <TextAreaField
        field={withMost(fields.text, longest.text)}
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

// The fields of an answer to the call: the answer itself, and the wishes that go with it.
import { locales, meetingForms } from '#db/schema'
import { ChoicesField, TextAreaField, type FieldData } from '~/ui/field'
import { useWords } from '~/ui/words'

export type AnswerFieldData = Record<'answer' | 'language' | 'meets' | 'apartWish' | 'comment', FieldData>

/** @param told an organiser enters what somebody else said */
export function AnswerField({ field, told = false }: { field: FieldData; told?: boolean }) {
  const { t } = useWords()
  return (
    <ChoicesField
      field={field}
      label={t(told ? 'rounds.told.answer' : 'rounds.call.ask')}
      required
      options={[
        { value: 'yes', label: t('rounds.call.yes') },
        { value: 'notNow', label: t('rounds.call.notNow') },
      ]}
    />
  )
}

export function WishFields({ fields }: { fields: Omit<AnswerFieldData, 'answer'> }) {
  const { t } = useWords()
  return (
    <>
      <ChoicesField
        field={fields.language}
        label={t('rounds.call.language')}
        beside
        options={[
          { value: '', label: t('rounds.call.noWish') },
          ...locales.map((locale) => ({ value: locale, label: t(`frame.language.${locale}`) })),
        ]}
      />
      <ChoicesField
        field={fields.meets}
        label={t('rounds.call.meets')}
        beside
        options={[
          { value: '', label: t('rounds.call.noWish') },
          ...meetingForms.map((form) => ({ value: form, label: t(`rounds.meets.${form}`) })),
        ]}
      />
      <TextAreaField
        field={fields.apartWish}
        label={t('rounds.call.apartWish')}
        hint={t('rounds.call.apartHint')}
        rows={2}
      />
      <TextAreaField field={fields.comment} label={t('rounds.call.comment')} rows={3} />
    </>
  )
}

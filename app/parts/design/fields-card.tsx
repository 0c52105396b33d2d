// Every kind of field, empty, filled and wrong, with the summary of errors that stands on top of a form.
import { CheckField, ChoicesField, SelectField, TextAreaField, TextField } from '~/ui/field'
import { ThreeLanguages } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

/** As the summary of errors looks; itself it takes the focus when a page comes, and nothing was sent here. */
function Summary() {
  const { t } = useWords()
  return (
    <div className="summary">
      <p>
        <b>{t('frame.form.problems', { count: 2 })}</b>
      </p>
      <ul>
        <li>
          <a href="#design-email">
            {t('design.fieldEmail')}: {t('frame.form.notAnEmail')}
          </a>
        </li>
        <li>
          <a href="#design-reply">
            {t('design.fieldChoices')}: {t('frame.form.chooseOne')}
          </a>
        </li>
      </ul>
    </div>
  )
}

export function FieldsCard() {
  const { t } = useWords()
  const options = (['yes', 'maybe', 'no'] as const).map((value) => ({
    value,
    label: t(`frame.answer.${value}`),
  }))
  return (
    <Card title={t('design.fields')} id="fields">
      <form className="stack" action="#fields">
        <Summary />
        <TextField
          field={{ name: 'name', id: 'design-name', initialValue: 'Aino Virtala' }}
          label={t('design.fieldText')}
          hint={t('design.fieldHint')}
          required
        />
        <TextField
          type="email"
          field={{
            name: 'email',
            id: 'design-email',
            initialValue: 'aino.virtala',
            errors: ['frame.form.notAnEmail'],
          }}
          label={t('design.fieldEmail')}
          width="middle"
        />
        <TextField
          type="date"
          field={{ name: 'day', id: 'design-day', initialValue: '2026-12-03' }}
          label={t('design.fieldDay')}
          width="short"
        />
        <SelectField
          field={{ name: 'choice', id: 'design-choice' }}
          label={t('design.fieldSelect')}
          options={options}
          empty={t('frame.state.all')}
          width="middle"
        />
        <ChoicesField
          field={{ name: 'reply', id: 'design-reply', errors: ['frame.form.chooseOne'] }}
          label={t('design.fieldChoices')}
          options={options}
        />
        <CheckField field={{ name: 'sure', id: 'design-sure' }} label={t('design.fieldCheck')} />
        <TextAreaField field={{ name: 'text', id: 'design-text' }} label={t('design.fieldArea')} rows={3} />
        <ThreeLanguages
          label={t('design.fieldTongues')}
          fields={{ fi: { name: 'fi' }, sv: { name: 'sv' }, en: { name: 'en' } }}
        />
      </form>
    </Card>
  )
}

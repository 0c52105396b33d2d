// The fields of a person, for a new one and for one that is edited.
import type { FieldMetadata } from '@conform-to/react'
import { genders, locales } from '#db/schema'
import { homeRegions } from '~/domain/people/home-regions'
import type { PersonFormValue } from '~/domain/people/person-form'
import { CheckField, ChoicesField, SelectField, TextAreaField, TextField } from '~/ui/field'
import { date } from '~/i18n/dates'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

type Fields = { [Name in keyof PersonFormValue]: FieldMetadata<string> }

/** @param failedAt when a letter came back from the address in use, if one did */
export function PersonFields({ fields, failedAt = null }: { fields: Fields; failedAt?: string | null }) {
  const { t, locale } = useWords()
  return (
    <>
      <Card title={t('registry.person.form.who')}>
        <div className="fields">
          <TextField field={fields.firstName} label={t('registry.person.form.firstName')} required />
          <TextField field={fields.lastName} label={t('registry.person.form.lastName')} required />
        </div>
        <ChoicesField
          field={fields.language}
          label={t('registry.person.language')}
          required
          options={locales.map((locale) => ({ value: locale, label: t(`frame.language.${locale}`) }))}
        />
      </Card>
      <Card title={t('registry.person.contact')}>
        <div className="fields">
          <TextField
            field={fields.email}
            label={t('registry.person.email')}
            hint={t('registry.person.form.emailHint')}
            inputMode="email"
          />
          <TextField field={fields.phone} label={t('registry.person.phone')} />
        </div>
        {failedAt !== null && (
          <CheckField
            field={fields.addressWorks}
            label={t('registry.person.form.addressWorks')}
            hint={t('registry.person.returned', { date: date(failedAt, locale) })}
          />
        )}
        <TextField
          field={fields.privateEmail}
          label={t('registry.person.privateEmail')}
          hint={t('registry.person.form.privateEmailHint')}
          inputMode="email"
        />
      </Card>
      <Card title={t('registry.person.form.more')}>
        <TextAreaField field={fields.expertise} label={t('registry.person.expertise')} rows={3} />
        <TextAreaField
          field={fields.links}
          label={t('registry.person.links')}
          hint={t('registry.person.form.linksHint')}
          rows={3}
        />
        <TextAreaField
          field={fields.notes}
          label={t('registry.person.notes')}
          hint={t('registry.person.form.notesHint')}
          rows={4}
        />
      </Card>
      <Balance fields={fields} />
    </>
  )
}

/** Gender and home region: told by the person, if at all, and used for the balance of groups alone. */
function Balance({ fields }: { fields: Fields }) {
  const { t } = useWords()
  return (
    <Card title={t('registry.person.balance')}>
      <p className="soft">{t('registry.person.balanceNote')}</p>
      <div className="fields">
        <SelectField
          field={fields.gender}
          label={t('registry.person.gender')}
          empty={t('registry.person.notTold')}
          options={genders.map((gender) => ({
            value: gender,
            label: t(`registry.person.genders.${gender}`),
          }))}
        />
        <SelectField
          field={fields.homeRegion}
          label={t('registry.person.homeRegion')}
          empty={t('registry.person.notTold')}
          options={homeRegions.map((region) => ({
            value: region,
            label: t(`registry.person.regions.r${region}`),
          }))}
        />
      </div>
    </Card>
  )
}

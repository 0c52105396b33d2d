// The fields of an event's plan, for a new one and for one that is edited.
import type { FieldMetadata } from '@conform-to/react'
import { eventKinds } from '#db/schema'
import type { PlanFields } from '~/domain/events/plan-form'
import { ChoicesField, SelectField, TextField } from '~/ui/field'
import { ThreeLanguages } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

type Fields = { [Name in keyof PlanFields]: FieldMetadata<string> }
type TimeName = 'startsAt' | 'endsAt' | 'answerBy'

/** A time of Helsinki; the question of the doubled hour stands beside it once it has come up. */
function TimeField({
  fields,
  name,
  required = false,
}: {
  fields: Fields
  name: TimeName
  required?: boolean
}) {
  const { t } = useWords()
  const which = fields[`${name}Which`]
  const doubled = (fields[name].errors ?? []).includes('events.fault.doubledHour') || which.initialValue
  return (
    <div className="stack tight">
      <TextField
        field={fields[name]}
        label={t(`events.form.${name}`)}
        type="datetime-local"
        width="middle"
        required={required}
      />
      {doubled && (
        <ChoicesField
          field={which}
          label={t('events.form.which')}
          beside
          options={[
            { value: 'first', label: t('events.form.whichFirst') },
            { value: 'second', label: t('events.form.whichSecond') },
          ]}
        />
      )}
    </div>
  )
}

export function EventFields({ fields }: { fields: Fields }) {
  const { t } = useWords()
  return (
    <>
      <Card>
        <SelectField
          field={fields.kind}
          label={t('events.form.kind')}
          width="middle"
          options={eventKinds.map((kind) => ({ value: kind, label: t(`frame.event.kind.${kind}`) }))}
        />
        <ThreeLanguages
          label={t('events.form.title')}
          hint={t('events.form.titleHint')}
          fields={{ fi: fields.titleFi, sv: fields.titleSv, en: fields.titleEn }}
        />
        <ThreeLanguages
          label={t('events.form.description')}
          hint={t('events.form.descriptionHint')}
          fields={{ fi: fields.descriptionFi, sv: fields.descriptionSv, en: fields.descriptionEn }}
          long
        />
      </Card>
      <Card title={t('events.form.time')}>
        <p className="soft">{t('events.form.helsinki')}</p>
        <div className="cluster top">
          <TimeField fields={fields} name="startsAt" required />
          <TimeField fields={fields} name="endsAt" required />
        </div>
      </Card>
      <Card title={t('events.form.whereGroup')}>
        <TextField field={fields.place} label={t('events.form.place')} hint={t('events.form.placeHint')} />
        <TextField
          field={fields.onlineUrl}
          label={t('events.form.onlineUrl')}
          hint={t('events.form.onlineUrlHint')}
          type="url"
        />
      </Card>
      <Card title={t('events.form.answers')}>
        <div className="cluster top">
          <TimeField fields={fields} name="answerBy" />
          <TextField
            field={fields.capacity}
            label={t('events.form.capacity')}
            hint={t('events.form.capacityHint')}
            width="short"
            inputMode="numeric"
          />
        </div>
      </Card>
      <Card title={t('events.form.contact')}>
        <div className="cluster top">
          <TextField field={fields.contactName} label={t('events.form.contactName')} width="middle" />
          <TextField
            field={fields.contactEmail}
            label={t('events.form.contactEmail')}
            width="middle"
            type="email"
          />
          <TextField
            field={fields.contactPhone}
            label={t('events.form.contactPhone')}
            width="middle"
            type="tel"
          />
        </div>
      </Card>
    </>
  )
}

// The form of how an event's seats are given: capacities, quotas, seats that come free, substitutes.
import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import { organisationKinds, substituteRules, type EventTable } from '#db/schema'
import type { seatsFields } from '~/domain/invitations/seats-form'
import { moment } from '~/i18n/dates'
import { Button } from '~/ui/button'
import { CheckField, ChoicesField, FieldSet, TextField } from '~/ui/field'
import { ThreeLanguages } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

export type SeatsFormData = ReturnType<typeof seatsFields>
type Fields = ReturnType<FormMetadata<SeatsFormData>['getFieldset']>
type Meta = FormMetadata<SeatsFormData>

type Shown = { event: Pick<EventTable, 'releasedAt' | 'place' | 'onlineUrl'>; form: Meta; fields: Fields }

export function SettingsFields(shown: Shown) {
  return (
    <>
      <Room {...shown} />
      <Quotas {...shown} />
      <Freed {...shown} />
      <Sending {...shown} />
    </>
  )
}

function Room({ event, fields }: Shown) {
  const { t } = useWords()
  const lacks = event.place === '' || event.onlineUrl === ''
  return (
    <Card title={t('seating.room.title')}>
      <CheckField
        field={fields.hybrid}
        label={t('seating.room.hybrid')}
        hint={t('seating.room.hybridHint')}
      />
      {fields.hybrid.initialValue === 'on' && lacks && (
        <Notice kind="warning">{t('seating.room.lacks')}</Notice>
      )}
      <div className="cluster top">
        <TextField
          field={fields.capacity}
          label={t('seating.room.capacity')}
          hint={t('seating.room.noLimit')}
          inputMode="numeric"
          width="middle"
        />
        <TextField
          field={fields.onlineCapacity}
          label={t('seating.room.online')}
          hint={t('seating.room.onlineHint')}
          inputMode="numeric"
          width="middle"
        />
      </div>
    </Card>
  )
}

function Quotas({ event, form, fields }: Shown) {
  const { t, locale } = useWords()
  const quotas = fields.quotas.getFieldList()
  return (
    <Card title={t('seating.quotas.title')}>
      <p className="soft">{t('seating.quotas.hint')}</p>
      {event.releasedAt && (
        <Notice>{t('seating.quotas.released', { when: moment(event.releasedAt, locale) })}</Notice>
      )}
      {quotas.length === 0 && <p>{t('seating.quotas.none')}</p>}
      {quotas.map((quota, at) => (
        <QuotaFields key={quota.key ?? quota.name} quota={quota} number={at + 1}>
          <Button
            kind="quiet"
            icon="remove"
            {...form.remove.getButtonProps({ name: fields.quotas.name, index: at })}
          >
            {t('seating.quotas.remove', { number: at + 1 })}
          </Button>
        </QuotaFields>
      ))}
      <div>
        <Button
          icon="add"
          {...form.insert.getButtonProps({
            name: fields.quotas.name,
            defaultValue: { id: '', nameFi: '', nameSv: '', nameEn: '', kinds: [], seats: '' },
          })}
        >
          {t('seating.quotas.add')}
        </Button>
      </div>
      {event.releasedAt === null && (
        <TextField
          field={fields.releaseOn}
          type="date"
          label={t('seating.quotas.releaseOn')}
          hint={t('seating.quotas.releaseHint')}
          width="middle"
        />
      )}
    </Card>
  )
}

function QuotaFields({
  quota,
  number,
  children,
}: {
  quota: FieldMetadata<SeatsFormData['quotas'][number]>
  number: number
  children: React.ReactNode
}) {
  const { t } = useWords()
  const fields = quota.getFieldset()
  return (
    <FieldSet legend={t('seating.quotas.one', { number })}>
      <input type="hidden" name={fields.id.name} defaultValue={fields.id.initialValue ?? ''} />
      <ThreeLanguages
        label={t('seating.quotas.name')}
        fields={{ fi: fields.nameFi, sv: fields.nameSv, en: fields.nameEn }}
      />
      <TextField
        field={fields.seats}
        label={t('seating.quotas.seats')}
        inputMode="numeric"
        width="short"
        required
      />
      <ChoicesField
        field={fields.kinds}
        many
        beside
        required
        label={t('seating.quotas.kinds')}
        options={organisationKinds.map((kind) => ({
          value: kind,
          label: t(`frame.organisationKind.${kind}`),
        }))}
      />
      <div>{children}</div>
    </FieldSet>
  )
}

function Freed({ fields }: Shown) {
  const { t } = useWords()
  return (
    <Card title={t('seating.freed.title')}>
      <ChoicesField
        field={fields.freedSeats}
        label={t('seating.freed.label')}
        required
        options={(['give', 'offer'] as const).map((value) => ({
          value,
          label: t(`seating.freed.${value}`),
          hint: t(`seating.freed.${value}Hint`),
        }))}
      />
      <TextField
        field={fields.offerHours}
        label={t('seating.freed.hours')}
        hint={t('seating.freed.hoursHint')}
        inputMode="numeric"
        width="short"
      />
    </Card>
  )
}

function Sending({ fields }: Shown) {
  const { t } = useWords()
  return (
    <Card title={t('seating.sending.title')}>
      <ChoicesField
        field={fields.substitutes}
        label={t('seating.sending.substitutes')}
        required
        options={substituteRules.map((value) => ({
          value,
          label: t(`seating.sending.rule.${value}`),
          hint: t(`seating.sending.ruleHint.${value}`),
        }))}
      />
      <CheckField
        field={fields.forwardable}
        label={t('seating.sending.forwardable')}
        hint={t('seating.sending.forwardableHint')}
      />
    </Card>
  )
}

// The fields of a post, for a new one and for one that is corrected.
import type { FieldMetadata } from '@conform-to/react'
import { appointmentEnds } from '#db/schema'
import type { AppointmentFields } from '~/domain/people/appointment-form'
import type { PositionRow } from '~/domain/people/positions.server'
import { fullName, newPosition } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { CheckField, ChoicesField, SelectField, TextField, type Option } from '~/ui/field'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import { WhatPost } from './what-post'

type Fields = { [Name in keyof AppointmentFields]: FieldMetadata<string> }

/**
 * @param positions those of the organisation, to succeed in
 * @param ended whether the last day is asked for too: a post that goes on is ended by a form of its own
 */
export function PostFields({
  fields,
  positions,
  ended,
}: {
  fields: Fields
  positions: PositionRow[]
  ended: boolean
}) {
  const { t } = useWords()
  return (
    <>
      <Card title={t('registry.post.form.what')}>
        <WhatPost fields={fields} />
        <PositionField field={fields.positionId} positions={positions} />
      </Card>
      <Card title={t('registry.post.form.when')}>
        <div className="fields">
          <TextField field={fields.validFrom} label={t('registry.post.validFrom')} type="date" required />
          <TextField
            field={fields.termEndsOn}
            label={t('registry.post.termEndsOn')}
            hint={t('registry.post.form.termHint')}
            type="date"
          />
        </div>
        <CheckField
          field={fields.acting}
          label={t('registry.post.acting')}
          hint={t('registry.post.form.actingHint')}
        />
        {ended && (
          <div className="fields">
            <TextField
              field={fields.validTo}
              label={t('registry.post.validTo')}
              hint={t('registry.post.form.endedHint')}
              type="date"
            />
            <SelectField
              field={fields.endReason}
              label={t('registry.post.endReason')}
              empty={t('registry.post.form.goesOn')}
              options={appointmentEnds.map((end) => ({
                value: end,
                label: t(`frame.appointmentEnd.${end}`),
              }))}
            />
          </div>
        )}
      </Card>
    </>
  )
}

/** More choices than this are folded into one field. */
const mostBeside = 10

function PositionField({ field, positions }: { field: FieldMetadata<string>; positions: PositionRow[] }) {
  const { t } = useWords()
  const holder = useHolderWords()
  const { locale } = useWords()
  const options: Option[] = [
    { value: '', label: t('registry.post.form.positionByTitle') },
    ...positions.map((position) => ({
      value: position.id,
      label: `${written(position, 'title', locale).text} – ${holder(position)}`,
    })),
    { value: newPosition, label: t('registry.post.form.positionNew') },
  ]
  const given = {
    // Metadata answers when asked: it cannot be spread.
    field: { name: field.name, id: field.id, errors: field.errors, initialValue: field.initialValue ?? '' },
    label: t('registry.post.position'),
    hint: t('registry.post.form.positionHint'),
    options,
  }
  return options.length > mostBeside ? <SelectField {...given} /> : <ChoicesField {...given} />
}

/** Who holds a position, or who held it last and since when it is vacant. */
function useHolderWords(): (position: PositionRow) => string {
  const { t, locale } = useWords()
  return ({ holders, last, vacantSince }) => {
    if (holders.length > 0)
      return holders
        .map((holder) =>
          t('registry.position.heldSince', {
            name: fullName(holder),
            date: plainDate(holder.validFrom, locale),
          }),
        )
        .join(', ')
    if (last && vacantSince)
      return t('registry.position.vacantAfter', {
        name: fullName(last),
        date: plainDate(vacantSince, locale),
      })
    return t('registry.position.neverHeld')
  }
}

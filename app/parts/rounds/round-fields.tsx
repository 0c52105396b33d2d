// The fields of a round, for a new one and for one that is revised.
import type { FieldMetadata } from '@conform-to/react'
import type { Named } from '~/domain/rounds/rules'
import type { RoundFields as Shown } from '~/domain/rounds/round-form'
import { nameIn } from '~/i18n/named'
import { ChoicesField, TextField } from '~/ui/field'
import { ThreeLanguages } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

type Fields = { [Name in keyof Shown]: FieldMetadata<Shown[Name]> }

export function RoundFields({
  fields,
  groups,
}: {
  fields: Fields
  groups: readonly (Named & { members: number })[]
}) {
  const { t, locale } = useWords()
  return (
    <>
      <Card>
        <TextField
          field={fields.name}
          label={t('rounds.form.name')}
          hint={t('rounds.form.nameHint')}
          width="middle"
          required
        />
        <div className="cluster top">
          <TextField
            field={fields.answerBy}
            type="date"
            label={t('rounds.form.answerBy')}
            hint={t('rounds.form.answerByHint')}
            required
          />
          <TextField
            field={fields.startsOn}
            type="date"
            label={t('rounds.form.startsOn')}
            hint={t('rounds.form.startsOnHint')}
            required
          />
        </div>
      </Card>
      <Card title={t('rounds.form.groups')}>
        <div className="cluster top">
          <TextField
            field={fields.sizeMin}
            label={t('rounds.form.sizeMin')}
            width="short"
            inputMode="numeric"
            required
          />
          <TextField
            field={fields.sizeMax}
            label={t('rounds.form.sizeMax')}
            width="short"
            inputMode="numeric"
            required
          />
        </div>
        {groups.length === 0 ? (
          <p className="soft">{t('rounds.form.noGroups')}</p>
        ) : (
          <ChoicesField
            field={fields.groups}
            many
            label={t('rounds.form.goOn')}
            hint={t('rounds.form.goOnHint')}
            options={groups.map((group) => ({
              value: group.id,
              label: `${nameIn(group, locale)} (${t('rounds.members', { count: group.members })})`,
            }))}
          />
        )}
      </Card>
      <Card title={t('rounds.form.letter')}>
        <ThreeLanguages
          label={t('rounds.form.message')}
          hint={t('rounds.form.messageHint')}
          fields={{ fi: fields.messageFi, sv: fields.messageSv, en: fields.messageEn }}
          long
        />
      </Card>
    </>
  )
}

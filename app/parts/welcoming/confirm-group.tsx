// One group about to be confirmed: its names, who calls it together, who is its liaison, who is in it, its letter.
import { locales, type Locale } from '#db/schema'
import { fullName } from '~/domain/people/rules'
import { paths } from '~/paths'
import { SelectField, type FieldData } from '~/ui/field'
import { ThreeLanguages } from '~/ui/form'
import { Card } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import type { ConfirmPageData } from './confirm-page.server'
import { useConfirmWords } from './confirm-words'

export type GroupShown = ConfirmPageData['groups'][number]
export type GroupField = (name: 'nameFi' | 'nameSv' | 'nameEn' | 'hostId' | 'liaisonId') => FieldData

const stemOf = { fi: 'nameFi', sv: 'nameSv', en: 'nameEn' } as const satisfies Record<Locale, string>

export function ConfirmGroup({
  group,
  data,
  field,
}: {
  group: GroupShown
  data: ConfirmPageData
  field: GroupField
}) {
  const { t, locale } = useWords()
  const { groupName, personName } = useConfirmWords(data)
  const members = [...group.stays, ...group.joins]
  const tone = group.isNew ? 'good' : 'none'
  const state = group.isNew ? 'isNew' : group.joins.length > 0 ? 'goesOn' : 'unchanged'
  return (
    <Card
      title={groupName(group.key)}
      actions={
        <Tag tone={tone}>
          {t(`welcoming.confirm.${state}`)} · {t('welcoming.confirm.size', { count: members.length })}
        </Tag>
      }
    >
      {group.isNew ? (
        <ThreeLanguages
          label={t('welcoming.confirm.name')}
          fields={{ fi: field('nameFi'), sv: field('nameSv'), en: field('nameEn') }}
        />
      ) : (
        locales.map((one) => (
          <input key={one} type="hidden" name={field(stemOf[one]).name} value={group.names[stemOf[one]]} />
        ))
      )}
      <div className="cluster top">
        <SelectField
          field={field('hostId')}
          label={t('welcoming.host')}
          width="middle"
          empty={t('welcoming.confirm.noHost')}
          options={members.map((id) => ({ value: id, label: personName(id) }))}
        />
        <SelectField
          field={field('liaisonId')}
          label={t('welcoming.liaison')}
          width="middle"
          empty={group.liaisons.length === 0 ? t('welcoming.confirm.noLiaison') : undefined}
          options={data.liaisons.map((one) => ({
            value: one.id,
            label:
              one.groups === 0
                ? fullName(one)
                : t('welcoming.confirm.liaisonOf', { name: fullName(one), count: one.groups }),
          }))}
        />
      </div>
      <details>
        <summary>{t('welcoming.confirm.members')}</summary>
        <Members group={group} data={data} />
      </details>
      {group.joins.length > 0 && (
        <p className="cluster">
          {t('welcoming.confirm.letterOfGroup')}
          {locales.map((one) => (
            <a
              key={one}
              href={paths.confirmLetter(data.round.id, data.proposal.id, { group: group.key, letter: one })}
              target="_blank"
              rel="noreferrer"
            >
              {t(`frame.language.${one}`)}
              <span className="unseen" lang={locale}>
                {' '}
                {groupName(group.key)}
              </span>
            </a>
          ))}
        </p>
      )}
    </Card>
  )
}

function Members({ group, data }: { group: GroupShown; data: ConfirmPageData }) {
  const { t } = useWords()
  const { groupName } = useConfirmWords(data)
  const mark = (id: string) => {
    const move = group.moves.find((one) => one.id === id)
    if (move)
      return <Tag tone="warning">{t('welcoming.confirm.movesFrom', { group: groupName(move.from) })}</Tag>
    return group.joins.includes(id) ? <Tag tone="good">{t('welcoming.confirm.joinsTag')}</Tag> : null
  }
  return (
    <ul className="rows">
      {[...group.stays, ...group.joins].map((id) => {
        const person = data.people[id]
        return (
          person && (
            <li key={id}>
              <PersonLine person={person} post={person.post} to={paths.person(id)} after={mark(id)} />
            </li>
          )
        )
      })}
    </ul>
  )
}

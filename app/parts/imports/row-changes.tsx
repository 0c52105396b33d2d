// What happens to one row of a sheet: each field as it is and as it becomes, or what is wrong and where.
import { asHomeRegion } from '~/domain/people/home-regions'
import type { RowChange } from '~/domain/imports/row-plan'
import type { ShownRow } from '~/domain/imports/view.server'
import { plainDate } from '~/i18n/dates'
import { Icon } from '~/ui/icon'
import { useWords, type Words } from '~/ui/words'
import type { Answer, Gender, Locale, MembershipRole, RoleClass } from '#db/schema'

/** A value in words, by what it is a value of. */
function valueSaid({ t, locale }: Words, { of }: RowChange, value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return plainDate(value, locale)
  switch (of) {
    case 'language':
      return t(`frame.language.${value as Locale}`)
    case 'role':
      return t(`frame.membershipRole.${value as MembershipRole}`)
    case 'roleClass':
      return t(`audience.roleClass.${value as RoleClass}`)
    case 'gender':
      return t(`registry.person.genders.${value as Gender}`)
    case 'senior':
    case 'acting':
      return value === 'true' ? t('registry.imports.preview.yes') : t('registry.imports.preview.no')
    case 'answer':
      return value === 'none' ? t('registry.imports.preview.silent') : t(`frame.answer.${value as Answer}`)
    case 'homeRegion': {
      const region = asHomeRegion(value)
      return region ? t(`registry.person.regions.r${region}`) : value
    }
    default:
      return value
  }
}

export function RowChanges({ row }: { row: ShownRow }) {
  const words = useWords()
  const { t } = words
  if (row.faults.length > 0)
    return (
      <ul className="row-faults">
        {row.faults.map(({ field, fault, value }, at) => (
          <li key={at}>
            <Icon name="alert" size={16} />
            <span>
              <b>{t(`registry.imports.fields.${field}`)}</b>
              {value !== '' && <> ”{value}”</>}: {t(`registry.imports.rowFaults.${fault}`)}
            </span>
          </li>
        ))}
      </ul>
    )
  if (row.state === 'same') return <span className="soft">{t('registry.imports.preview.nothing')}</span>
  if (row.state === 'skipped') return <span className="soft">{t('registry.imports.preview.leftOut')}</span>
  return (
    <dl className="row-changes">
      {row.changes.map((change, at) => (
        <div key={at}>
          <dt>{t(`registry.imports.fields.${change.of}`)}</dt>
          <dd>
            {change.before !== null && (
              <>
                <del>
                  <span className="unseen">{t('registry.imports.preview.was')}: </span>
                  {valueSaid(words, change, change.before)}
                </del>{' '}
                <span aria-hidden>→ </span>
              </>
            )}
            <ins>
              {change.before !== null && (
                <span className="unseen">{t('registry.imports.preview.becomes')}: </span>
              )}
              {valueSaid(words, change, change.after ?? '–')}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

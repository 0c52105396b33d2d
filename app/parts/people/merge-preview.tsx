// What merging two records would do, before it is done: what moves, what is told once, whose word holds.
import type { PersonRecord } from '~/domain/people/merging-acts.server'
import { saidIn, type MergeField } from '~/domain/people/merging'
import type { MergePreview } from '~/domain/people/merging-page.server'
import { movedKinds } from '~/domain/people/moved-kinds'
import { asHomeRegion } from '~/domain/people/home-regions'
import { genders, locales } from '#db/schema'
import { nameIn } from '~/i18n/named'
import { ChoicesField } from '~/ui/field'
import { Card, Notice } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { useWords } from '~/ui/words'

/** The fields of the form: its `Form` is around it. */
export function MergeFields({ preview }: { preview: MergePreview }) {
  const { t } = useWords()
  const { kept, gone, choose } = preview
  return (
    <>
      <div className="halves">
        <Card title={t('registry.merge.stays')}>
          <Record person={kept} />
        </Card>
        <Card title={t('registry.merge.goes')}>
          <Record person={gone} />
        </Card>
      </div>
      {choose.length > 0 && (
        <Card title={t('registry.merge.choose')}>
          {choose.map((field) => (
            <Choice key={field} field={field} kept={kept} gone={gone} />
          ))}
        </Card>
      )}
      <Moves preview={preview} />
      <Notice kind="info">{t('registry.merge.undoNote')}</Notice>
      <input type="hidden" name="keptVersion" value={kept.version} />
      <input type="hidden" name="goneVersion" value={gone.version} />
    </>
  )
}

function Record({ person }: { person: MergePreview['kept'] }) {
  return (
    <>
      <PersonLine person={person} post={person.post} />
      {person.email && <p className="soft">{person.email}</p>}
    </>
  )
}

function Choice({ field, kept, gone }: { field: MergeField; kept: PersonRecord; gone: PersonRecord }) {
  const { t } = useWords()
  const said = useSaid()
  return (
    <ChoicesField
      field={{ name: `choose-${field}`, initialValue: 'kept' }}
      label={t(`registry.merge.fields.${field}`)}
      beside
      options={[
        { value: 'kept', label: said(field, kept) },
        { value: 'gone', label: said(field, gone) },
      ]}
    />
  )
}

/** What a record says in a field, in words. */
function useSaid(): (field: MergeField, person: PersonRecord) => string {
  const { t } = useWords()
  return (field, person) => {
    const value = saidIn(person, field) ?? ''
    const language = locales.find((locale) => field === 'language' && locale === value)
    if (language) return t(`frame.language.${language}`)
    const gender = genders.find((one) => field === 'gender' && one === value)
    if (gender) return t(`registry.person.genders.${gender}`)
    const region = field === 'homeRegion' ? asHomeRegion(value) : null
    return region ? t(`registry.person.regions.r${region}`) : value
  }
}

function Moves({ preview }: { preview: MergePreview }) {
  const { t, locale } = useWords()
  const { moved, joined } = preview
  const kinds = movedKinds.filter((kind) => moved[kind] > 0)
  return (
    <Card title={t('registry.merge.moves')}>
      {kinds.length === 0 ? (
        <p className="soft">{t('registry.merge.movesNothing')}</p>
      ) : (
        <ul>
          {kinds.map((kind) => (
            <li key={kind}>{t(`registry.merge.moved.${kind}`, { count: moved[kind] })}</li>
          ))}
        </ul>
      )}
      <p className="soft">{t('registry.merge.texts')}</p>
      {joined.length > 0 && (
        <>
          <h3>{t('registry.merge.once')}</h3>
          <ul>
            {joined.map((thing, place) => (
              <li key={place}>
                {nameIn(thing, locale)} <small>{t(`registry.merge.joined.${thing.kind}`)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

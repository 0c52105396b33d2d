// What else is known of a person: expertise, links, notes, what balance needs, and what has been done to the record.
import type { Gender } from '#db/schema'
import { asHomeRegion } from '~/domain/people/home-regions'
import type { PersonTrailRow } from '~/domain/people/person-page.server'
import { linesOf } from '~/domain/people/rules'
import { moment } from '~/i18n/dates'
import { deedSaid } from '~/parts/deed-words'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export type More = {
  expertise: string
  links: string
  notes: string
  gender: Gender | null
  homeRegion: string | null
}

export function PersonMore({ person }: { person: More }) {
  const { t } = useWords()
  const { expertise, links, notes } = person
  return (
    <>
      {(expertise || links) && (
        <Card title={t('registry.person.expertise')}>
          {expertise && <p className="typed">{expertise}</p>}
          {links && (
            <ul>
              {linesOf(links).map((link) => (
                <li key={link}>
                  <a href={link} rel="noreferrer">
                    {link.replace(/^https?:\/\//, '')}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
      {notes && (
        <Card title={t('registry.person.notes')}>
          <p className="typed">{notes}</p>
          <p className="soft">{t('registry.person.form.notesHint')}</p>
        </Card>
      )}
      <Balance person={person} />
    </>
  )
}

function Balance({ person }: { person: More }) {
  const { t } = useWords()
  const region = asHomeRegion(person.homeRegion)
  if (person.gender === null && region === null) return null
  return (
    <Card title={t('registry.person.balance')}>
      <dl>
        {person.gender && (
          <>
            <dt>{t('registry.person.gender')}</dt>
            <dd>{t(`registry.person.genders.${person.gender}`)}</dd>
          </>
        )}
        {region && (
          <>
            <dt>{t('registry.person.homeRegion')}</dt>
            <dd>{t(`registry.person.regions.r${region}`)}</dd>
          </>
        )}
      </dl>
      <p className="soft">{t('registry.person.balanceNote')}</p>
    </Card>
  )
}

/** What has been done to the record and to those that were merged into it. */
export function PersonTrail({ trail }: { trail: PersonTrailRow[] }) {
  const { t, locale } = useWords()
  if (trail.length === 0) return null
  return (
    <Card title={t('registry.person.trail')}>
      <ul className="rows">
        {trail.map(({ id, at, act, detail, name, merged }) => (
          <li key={id}>
            {deedSaid(t, { act, detail })}
            <br />
            <small>
              {moment(at, locale)}
              {name && <> · {name}</>}
              {merged && <> · {t('registry.person.ofMerged')}</>}
            </small>
          </li>
        ))}
      </ul>
    </Card>
  )
}

// Oneself as others see one: a member of one's small group, of one's network, anyone in the directory.
import {
  reaches,
  sharingCircles,
  type SharedField,
  type Sharing,
  type SharingCircle,
} from '~/domain/people/sharing'
import { linesOf } from '~/domain/people/rules'
import type { OwnData } from '~/domain/profile/own-data.server'
import { Face } from '~/parts/face'
import { Icon } from '~/ui/icon'
import { Card } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { useWords } from '~/ui/words'

type Person = OwnData['person']

/** Whether one who stands in a circle sees something in a field: it is open to them and not empty. */
const seenOf =
  (person: Person, sharing: Sharing, standsIn: SharingCircle) =>
  <Value,>(field: SharedField, value: Value): Value | null =>
    reaches(sharing[field], standsIn) && value ? value : null

export function Previews({ person, sharing }: { person: Person; sharing: Sharing }) {
  const { t } = useWords()
  return (
    <Card title={t('profile.sharing.preview')}>
      <div className="stack" aria-live="polite">
        {sharingCircles.map((standsIn) => (
          <section key={standsIn} className="seen-as" aria-label={t(`profile.sharing.seenBy.${standsIn}`)}>
            <h3>{t(`profile.sharing.seenBy.${standsIn}`)}</h3>
            <SeenAs person={person} sharing={sharing} standsIn={standsIn} />
          </section>
        ))}
      </div>
    </Card>
  )
}

function SeenAs({
  person,
  sharing,
  standsIn,
}: {
  person: Person
  sharing: Sharing
  standsIn: SharingCircle
}) {
  const { t } = useWords()
  const seen = seenOf(person, sharing, standsIn)
  const region = seen('region', person.homeRegion)
  const links = linesOf(seen('links', person.links) ?? '')
  const lines = [
    { key: 'email', text: seen('email', person.email) },
    { key: 'phone', text: seen('phone', person.phone) },
    { key: 'expertise', label: t('profile.about.expertise'), text: seen('expertise', person.expertise) },
    { key: 'offers', label: t('profile.about.offers'), text: seen('offers', person.offers) },
    { key: 'links', text: links.length === 0 ? null : links.join('\n') },
    { key: 'region', text: region && t(`registry.person.regions.r${region}`) },
  ].filter(({ text }) => text)
  const letters = seen('letters', true)
  const mark = seen('photo', person.photoMark)
  return (
    <>
      <div className="cluster">
        <Face person={person} mark={mark} size="small" />
        <PersonLine person={person} post={person.post} />
      </div>
      {lines.map(({ key, label, text }) => (
        <small key={key} className="typed">
          {label && <b>{label}: </b>}
          {text}
        </small>
      ))}
      {letters && (
        <small>
          <Icon name="mail" size={16} /> {t('profile.sharing.write')}
        </small>
      )}
      {lines.length === 0 && !letters && mark === null && (
        <small className="soft">{t('profile.sharing.nothing')}</small>
      )}
    </>
  )
}

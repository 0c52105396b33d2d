// The parts of a person's page in the directory: contacts, what they know and help with, what they share with the reader.
import { Link } from '@remix-run/react'
import { mailTo, telTo } from '#emails/clean'
import type { SeenPerson } from '~/domain/directory/person.server'
import { asHomeRegion } from '~/domain/people/home-regions'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { TypedText } from '~/ui/typed-text'
import { InLanguage, useWords } from '~/ui/words'
import { CourseName } from './people'

export function ContactsCard({ person: { email, phone, region } }: { person: SeenPerson }) {
  const { t } = useWords()
  const home = asHomeRegion(region)
  return (
    <Card title={t('directory.person.contacts')}>
      {email === null && phone === null && <p className="soft">{t('directory.person.noContacts')}</p>}
      {(email !== null || phone !== null || home !== null) && (
        <dl>
          {email !== null && (
            <>
              <dt>{t('directory.person.email')}</dt>
              <dd>
                <a href={mailTo(email)}>{email}</a>
              </dd>
            </>
          )}
          {phone !== null && (
            <>
              <dt>{t('directory.person.phone')}</dt>
              <dd>
                <a href={telTo(phone)}>{phone}</a>
              </dd>
            </>
          )}
          {home !== null && (
            <>
              <dt>{t('directory.person.region')}</dt>
              <dd>{t(`registry.person.regions.r${home}`)}</dd>
            </>
          )}
        </dl>
      )}
    </Card>
  )
}

/** Nothing at all where nothing is open. */
export function AboutCard({ person: { expertise, offers, links } }: { person: SeenPerson }) {
  const { t } = useWords()
  return (
    <>
      {expertise !== null && (
        <Card title={t('directory.person.expertise')}>
          <TypedText text={expertise} />
        </Card>
      )}
      {offers !== null && (
        <Card title={t('directory.person.offers')}>
          <TypedText text={offers} />
        </Card>
      )}
      {links.length > 0 && (
        <Card title={t('directory.person.links')}>
          <TypedText text={links.join('\n')} />
        </Card>
      )}
    </>
  )
}

/** The networks, groups and courses that the reader may know of: those that both belong to or completed. */
export function SharedCard({ person: { networks, courses, oneself } }: { person: SeenPerson }) {
  const { t, locale } = useWords()
  const none = networks.length === 0 && courses.length === 0
  return (
    <Card title={oneself ? t('directory.person.ownCircles') : t('directory.person.shared')}>
      {none && (
        <p className="soft">
          {oneself ? t('directory.person.nothingOwn') : t('directory.person.nothingShared')}
        </p>
      )}
      {networks.length > 0 && (
        <>
          <h3>{t('directory.person.networks')}</h3>
          <ul className="lines">
            {networks.map((network) => (
              <li key={network.id}>
                <Link
                  to={network.kind === 'smallGroup' ? paths.group(network.id) : paths.network(network.id)}
                >
                  <InLanguage written={written(network, 'name', locale)} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {courses.length > 0 && (
        <>
          <h3>{t('directory.person.courses')}</h3>
          <ul className="lines">
            {courses.map((course) => (
              <li key={course.courseId}>
                <CourseName course={course} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

// Who looks after a network and how to reach them.
import { mailTo } from '#emails/clean'
import { fullName } from '~/domain/people/rules'
import { Face } from '~/parts/face'
import { pageOfPerson } from '~/parts/page-of-person'
import { Icon } from '~/ui/icon'
import { Card } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import type { AlumniSide } from './alumni-page.server'

export function CoordinatorsCard({
  coordinators,
  organiser,
  openPages,
}: Pick<AlumniSide, 'coordinators' | 'organiser' | 'openPages'>) {
  const { t } = useWords()
  return (
    <Card title={t('alumni.coordinators.title')}>
      {coordinators.length === 0 && <p className="soft">{t('alumni.coordinators.none')}</p>}
      <ul className="mates one-wide">
        {coordinators.map((person) => (
          <li key={`${person.id} ${person.role}`}>
            <Face person={person} mark={person.mark} size="small" />
            <div className="stack close">
              <PersonLine
                person={person}
                post={person.post}
                to={pageOfPerson(person.id, { organiser, openPages })}
                after={<Tag>{t(`frame.membershipRole.${person.role}`)}</Tag>}
              />
              {person.email === null ? (
                <small>{t('alumni.coordinators.noAddress')}</small>
              ) : (
                <a href={mailTo(person.email)} className="mail-to">
                  <Icon name="mail" size={16} />
                  <span className="unseen">{t('alumni.coordinators.mail', { name: fullName(person) })} </span>
                  {person.email}
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

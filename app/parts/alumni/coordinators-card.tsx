// Who looks after a network and how to reach them.
import type { Coordinator } from '~/domain/alumni/coordinators.server'
import { fullName } from '~/domain/people/rules'
import { Face } from '~/parts/face'
import { paths } from '~/paths'
import { Icon } from '~/ui/icon'
import { Card } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export function CoordinatorsCard({
  coordinators,
  organiser,
}: {
  coordinators: readonly Coordinator[]
  organiser: boolean
}) {
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
                to={organiser ? paths.person(person.id) : paths.directoryPerson(person.id)}
                after={<Tag>{t(`frame.membershipRole.${person.role}`)}</Tag>}
              />
              {person.email === null ? (
                <small>{t('alumni.coordinators.noAddress')}</small>
              ) : (
                <a href={`mailto:${person.email}`} className="mail-to">
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

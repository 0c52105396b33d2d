// The people of a small group: its members, the Ministry's liaison, and those who were in it before.
import { Link } from '@remix-run/react'
import type { HomePerson, PastMember } from '~/domain/groups/home'
import { fullName } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { Card, Empty } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { PersonCard } from './person-card'

type People = { members: HomePerson[]; liaisons: HomePerson[] }

/** @param reader the id of the person who reads, who finds themselves in the list */
export function PeopleCard({ members, liaisons, reader }: People & { reader: string }) {
  const { t, locale } = useWords()
  return (
    <Card
      title={t('home.people.title')}
      actions={<Link to={paths.sharing()}>{t('home.people.toSharing')}</Link>}
    >
      {members.length === 0 ? (
        <Empty title={t('home.people.none')} />
      ) : (
        <ul className="group-people">
          {members.map((person) => (
            <li key={person.membershipId}>
              <PersonCard person={person} marks={<Marks person={person} reader={reader} />}>
                {person.leaves && (
                  <small>{t('home.people.leaves', { date: plainDate(person.leaves, locale) })}</small>
                )}
              </PersonCard>
            </li>
          ))}
        </ul>
      )}
      <h3>{t('home.people.liaison')}</h3>
      {liaisons.length === 0 ? (
        <p className="soft">{t('home.people.noLiaison')}</p>
      ) : (
        <ul className="group-people">
          {liaisons.map((person) => (
            <li key={person.membershipId}>
              <PersonCard person={person} marks={<Marks person={person} reader={reader} />} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Marks({ person, reader }: { person: HomePerson; reader: string }) {
  const { t } = useWords()
  return (
    <>
      {person.host && <Tag tone="good">{t('home.people.host')}</Tag>}
      {person.newcomer && <Tag>{t('home.people.new')}</Tag>}
      {person.onPause && <Tag tone="none">{t('home.people.onPause')}</Tag>}
      {person.id === reader && <Tag tone="none">{t('home.people.you')}</Tag>}
    </>
  )
}

/** Who was in the group before, and the way to its history. */
export function PastCard({ groupId, past }: { groupId: string; past: PastMember[] }) {
  const { t } = useWords()
  return (
    <Card title={t('home.past.title')}>
      {past.length === 0 ? (
        <p className="soft">{t('home.past.none')}</p>
      ) : (
        <details>
          <summary>{t('home.past.count', { count: past.length })}</summary>
          <ul className="lines">
            {past.map((person) => (
              <li key={person.id}>
                {fullName(person)}
                <small>
                  <PeriodText from={person.from} to={person.to} />
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Link to={paths.groupHistory(groupId)}>{t('home.past.history')}</Link>
    </Card>
  )
}

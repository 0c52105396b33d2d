// Finding the person to appoint to a position.
import { Link } from '@remix-run/react'
import { fullName, type PersonRow } from '~/domain/people/rules'
import { paths } from '~/paths'
import { Card, Empty } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { SearchForm } from '~/ui/search-field'
import { useWords } from '~/ui/words'

/** @param found whom the search found; empty before one is made */
export function AppointSearch({
  positionId,
  q,
  found,
}: {
  positionId: string
  q: string
  found: PersonRow[]
}) {
  const { t } = useWords()
  return (
    <Card title={t('registry.position.appoint')}>
      <SearchForm label={t('registry.people.search')} q={q} />
      {found.length > 0 && (
        <ul className="rows">
          {found.map((person) => (
            <li key={person.id} className="cluster apart">
              <PersonLine person={person} post={person.post} to={paths.person(person.id)} />
              <Link className="button" to={paths.newAppointment(person.id, { position: positionId })}>
                {t('registry.position.appointThis')}
                <span className="unseen"> {fullName(person)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {q !== '' && found.length === 0 && (
        <Empty
          title={t('frame.state.noMatch')}
          action={<Link to={paths.newPerson({ name: q })}>{t('registry.people.new')}</Link>}
        />
      )}
    </Card>
  )
}

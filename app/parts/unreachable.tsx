// Those whom no letter reaches, named before the press: they must be told some other way.
import { Link } from '@remix-run/react'
import { fullName } from '~/domain/people/rules'
import { paths } from '~/paths'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

export function Unreachable({
  people,
}: {
  people: { personId: string; firstName: string; lastName: string }[]
}) {
  const { t } = useWords()
  if (people.length === 0) return null
  return (
    <Notice kind="warning" title={t('sending.invite.unreachable', { count: people.length })}>
      <p>{t('sending.tellOtherwise')}</p>
      <ul className="lines">
        {people.map((person) => (
          <li key={person.personId}>
            <Link to={paths.person(person.personId)}>{fullName(person)}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

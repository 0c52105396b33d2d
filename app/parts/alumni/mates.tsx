// The people of a course with their faces: each with name, today's title and organisation, and the way to their page.
import type { Coursemate } from '~/domain/alumni/rules'
import { Face } from '~/parts/face'
import { pageOfPerson, type OpenPages } from '~/parts/page-of-person'
import { PersonLine } from '~/ui/person-line'
import { useWords } from '~/ui/words'

export function Mates({ mates, ...open }: { mates: readonly Coursemate[] } & OpenPages) {
  const { t } = useWords()
  return (
    <ul className="mates">
      {mates.map((mate) => (
        <li key={mate.id}>
          <Face person={mate} mark={mate.mark} size="small" />
          <div className="stack close">
            <PersonLine person={mate} post={mate.post} to={pageOfPerson(mate.id, open)} />
            {mate.post === null && <small>{t('alumni.noPost')}</small>}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Those who completed the course and are in the directory no more: their number, and nothing else of them. */
export function UnknownMates({ completed, known }: { completed: number; known: number }) {
  const { t } = useWords()
  if (completed <= known) return null
  return <p className="soft">{t('alumni.unknown', { count: completed - known })}</p>
}

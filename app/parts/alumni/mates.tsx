// The people of a course with their faces: each with name, today's title and organisation, and the way to their page.
import type { Coursemate } from '~/domain/alumni/rules'
import { Face } from '~/parts/face'
import { paths } from '~/paths'
import { PersonLine } from '~/ui/person-line'
import { useWords } from '~/ui/words'

/** @param organiser the reader keeps the registry and is led to the record there */
export function Mates({ mates, organiser }: { mates: readonly Coursemate[]; organiser: boolean }) {
  const { t } = useWords()
  return (
    <ul className="mates">
      {mates.map((mate) => (
        <li key={mate.id}>
          <Face person={mate} mark={mate.mark} size="small" />
          <div className="stack close">
            <PersonLine
              person={mate}
              post={mate.post}
              to={organiser ? paths.person(mate.id) : paths.directoryPerson(mate.id)}
            />
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

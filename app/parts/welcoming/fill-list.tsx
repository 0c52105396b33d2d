// Those who might come to a group, the best first, each with reasons and a way to propose them; the barred with why.
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { FillList, FillRow } from '~/domain/renewals/filling'
import { fullName } from '~/domain/people/rules'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { useFillWords } from './fill-words'

/**
 * @param wanted how many the group wants to be whole: those who fill it best together are marked
 * @param all where the whole list is
 */
export function FillCard({
  groupId,
  title,
  hint,
  empty,
  list,
  wanted,
  all,
}: {
  groupId: string
  title: string
  hint?: ReactNode
  empty: string
  list: FillList
  wanted: number
  all?: string
}) {
  const { t } = useWords()
  const { open, barred, more } = list
  return (
    <Card title={title}>
      {hint && open.length > 0 && <p className="soft">{hint}</p>}
      {open.length === 0 ? (
        <Empty title={empty} />
      ) : (
        <ul className="rows">
          {open.map((row) => (
            <OpenRow key={row.person.id} row={row} groupId={groupId} wanted={wanted} />
          ))}
        </ul>
      )}
      {more > 0 && all && (
        <p>
          <Link to={all} preventScrollReset>
            {t('welcoming.fill.showAll', { count: more })}
          </Link>
        </p>
      )}
      {barred.length > 0 && <BarredRows rows={barred} />}
    </Card>
  )
}

function OpenRow({ row, groupId, wanted }: { row: FillRow; groupId: string; wanted: number }) {
  const { t } = useWords()
  const { brings, remarks } = useFillWords()
  const { person, best } = row
  return (
    <li className="cluster apart">
      <div className="stack tight">
        <PersonLine
          person={person}
          post={person.post}
          to={paths.person(person.id)}
          after={
            best && (
              <Tag tone="good" icon="done">
                {t(wanted > 1 ? 'welcoming.fill.bestTogether' : 'welcoming.fill.best')}
              </Tag>
            )
          }
        />
        <small>
          {brings(row.brings).join(' ')} <span className="soft">{remarks(row).join(' ')}</span>
        </small>
      </div>
      <ButtonLink to={paths.fillGroup(groupId, { person: person.id })}>
        {t('welcoming.fill.propose')}
        <span className="unseen"> {fullName(person)}</span>
      </ButtonLink>
    </li>
  )
}

function BarredRows({ rows }: { rows: FillRow[] }) {
  const { t } = useWords()
  const { bars } = useFillWords()
  return (
    <details>
      <summary>{t('welcoming.fill.barred', { count: rows.length })}</summary>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.person.id} className="stack tight">
            <PersonLine person={row.person} post={row.person.post} to={paths.person(row.person.id)} />
            <small>{bars(row).join(' ')}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}

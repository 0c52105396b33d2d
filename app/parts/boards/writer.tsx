// Who wrote something on a board, with their face, the way to their page and when; of one whose record is erased that they
// were a member.
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Author } from '~/domain/boards/queries.server'
import { fullName } from '~/domain/people/rules'
import { moment } from '~/i18n/dates'
import { Face } from '~/parts/face'
import { paths } from '~/paths'
import { useWords } from '~/ui/words'

/** @param mark of the photo, for a reader who sees it */
export function Writer({
  author,
  at,
  mark,
  after,
}: {
  author: Author
  at: string
  mark: string | undefined
  after?: ReactNode
}) {
  const { t, locale } = useWords()
  return (
    <p className="writer">
      {author && <Face person={author} mark={mark ?? null} size="small" />}
      <span>
        {author?.found ? (
          <Link to={paths.directoryPerson(author.id)}>{fullName(author)}</Link>
        ) : (
          <b>{author ? fullName(author) : t('board.formerMember')}</b>
        )}
        <small>
          {' '}
          <time dateTime={at}>{moment(at, locale)}</time>
          {after}
        </small>
      </span>
    </p>
  )
}

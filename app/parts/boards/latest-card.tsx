// The newest notes of a network's board, for its other pages, with the way to the board.
import { Link } from '@remix-run/react'
import type { Note } from '~/domain/boards/queries.server'
import { writtenIn } from '~/domain/boards/rules'
import { fullName } from '~/domain/people/rules'
import { moment } from '~/i18n/dates'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

type Shown = Pick<Note, 'id' | 'kind' | 'title' | 'language' | 'author' | 'postedAt' | 'replies'>

export function LatestNotesCard({ networkId, notes }: { networkId: string; notes: readonly Shown[] }) {
  const { t, locale } = useWords()
  return (
    <Card title={t('board.title')}>
      {notes.length === 0 ? (
        <p className="soft">{t('board.latest.none')}</p>
      ) : (
        <ul className="lines">
          {notes.map(({ id, kind, title, language, author, postedAt, replies }) => (
            <li key={id}>
              <Link to={paths.note(networkId, id)}>
                <InLanguage written={writtenIn({ language }, title, locale)} />
              </Link>
              <small>
                {t(`board.kind.${kind}`)} · {author ? fullName(author) : t('board.formerMember')} ·{' '}
                {moment(postedAt, locale)}
                {replies > 0 && <> · {t('board.replies.count', { count: replies })}</>}
              </small>
            </li>
          ))}
        </ul>
      )}
      <div>
        <ButtonLink kind="quiet" to={paths.board(networkId)}>
          {t('board.latest.open')}
        </ButtonLink>
      </div>
    </Card>
  )
}

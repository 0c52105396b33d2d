// The newest notes of a network's board, and the way to all of them.
import { Link } from '@remix-run/react'
import { fullName } from '~/domain/people/rules'
import { date } from '~/i18n/dates'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import type { AlumniSide } from './alumni-page.server'

export function NewsCard({ networkId, news }: { networkId: string } & Pick<AlumniSide, 'news'>) {
  const { t, locale } = useWords()
  return (
    <Card title={t('alumni.news.title')}>
      {news.length === 0 && <p className="soft">{t('alumni.news.none')}</p>}
      <ul className="news">
        {news.map((note) => (
          <li key={note.id} className="stack close">
            <Link to={paths.note(networkId, note.id)}>{note.title}</Link>
            <small>
              {[date(note.postedAt, locale), note.author && fullName(note.author)]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      <p>
        <Link to={paths.board(networkId)}>{t('alumni.news.all')}</Link>
      </p>
    </Card>
  )
}

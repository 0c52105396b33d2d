// On one's own start page: what has changed in the last two weeks, each line leading to its place.
import { Link } from '@remix-run/react'
import { writtenIn } from '~/domain/boards/rules'
import type { BoardNews, EventNews, JoinNews, OwnNews } from '~/domain/own/news'
import { period, plainDate, shortMoment } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { Icon, type IconName } from '~/ui/icon'
import { Card } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'
import { EventTitle } from '../event-line'

export function NewsCard({ news, groups }: { news: OwnNews[]; groups: readonly string[] }) {
  const { t } = useWords()
  return (
    <Card title={t('own.news.title')}>
      {news.length === 0 ? (
        <p className="soft">{t('own.news.none')}</p>
      ) : (
        <ul className="own-news">
          {news.map((one) => (
            <NewsLine key={keyOf(one)} news={one} groups={groups} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function keyOf(news: OwnNews): string {
  if (news.kind === 'joined') return `joined ${news.networkId}`
  return news.kind === 'board' ? news.noteId : `${news.kind} ${news.invitationId}`
}

const icons: Record<OwnNews['kind'], IconName> = {
  cancelled: 'cancel',
  timeChanged: 'clock',
  detailsChanged: 'place',
  promoted: 'yes',
  offered: 'bell',
  joined: 'addPerson',
  board: 'pin',
}

/** @param groups the ids of the reader's small groups, which have homes of their own */
function NewsLine({ news, groups }: { news: OwnNews; groups: readonly string[] }) {
  const { locale } = useWords()
  return (
    <li>
      <Icon name={icons[news.kind]} />
      <div className="stack close">
        {news.kind === 'joined' ? (
          <Joined news={news} small={groups.includes(news.networkId)} />
        ) : news.kind === 'board' ? (
          <OnBoard news={news} />
        ) : (
          <OfEvent news={news} />
        )}
        <small>{plainDate(news.on, locale)}</small>
      </div>
    </li>
  )
}

function OfEvent({ news }: { news: EventNews }) {
  const { t, locale } = useWords()
  const when = news.offerUntil === null ? '' : shortMoment(news.offerUntil, locale)
  const facts = [
    period(news.startsAt, news.endsAt, locale),
    news.place,
    news.forName === null ? '' : t('my.for', { name: news.forName }),
  ]
  return (
    <>
      <b>{t(`own.news.${news.kind}`, { when })}</b>
      <Link to={paths.myInvitation(news.invitationId)}>
        <EventTitle event={news} />
      </Link>
      <small>{facts.filter(Boolean).join(' · ')}</small>
    </>
  )
}

/** The names that a line holds; the rest are counted. */
const mostNames = 3

function Joined({ news, small }: { news: JoinNews; small: boolean }) {
  const { t, locale } = useWords()
  const { people, networkId } = news
  const shown = people.slice(0, mostNames).join(', ')
  const rest = people.length - mostNames
  const names = rest > 0 ? t('own.news.more', { names: shown, count: rest }) : shown
  return (
    <>
      <b>{t('own.news.joined', { count: people.length, names })}</b>
      <Link to={small ? paths.group(networkId) : paths.network(networkId)}>
        <InLanguage written={written(news, 'name', locale)} />
      </Link>
    </>
  )
}

function OnBoard({ news }: { news: BoardNews }) {
  const { t, locale } = useWords()
  return (
    <>
      <b>{t(`own.news.board.${news.boardKind}`)}</b>
      <Link to={paths.note(news.networkId, news.noteId)}>
        <InLanguage written={writtenIn(news, news.title, locale)} />
      </Link>
      <small>
        <InLanguage written={written(news, 'name', locale)} />
      </small>
    </>
  )
}

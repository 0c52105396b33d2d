// The home of a small group, for its members and its liaison.
import type { ReactNode } from 'react'
import type { GroupHome } from '~/domain/groups/home.server'
import { fullName } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Page, Split } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'
import { ExpertCard, NotesCard } from './asking-cards'
import type { HomeNews } from './done'
import { HomeNotice } from './home-notice'
import { PastCard, PeopleCard } from './people-card'
import type { Refused } from './refused'
import { ThemesCard } from './themes-card'
import { WaysCard } from './ways-card'

export type HomeData = {
  home: GroupHome
  today: string
  reader: { personId: string; organiser: boolean }
  /** Ids for what the forms make. */
  newIds: { theme: string; request: string }
  news: HomeNews
}

/** @param meetings the card of meetings and of finding dates */
export function HomePage({
  data,
  refused,
  meetings,
}: {
  data: HomeData
  refused: Refused<string> | null
  meetings: ReactNode
}) {
  const { t, locale } = useWords()
  const { home, today, reader, newIds, news } = data
  const { network } = home
  const host = home.members.find((member) => member.host)
  return (
    <Page
      title={<InLanguage written={written(network, 'name', locale)} />}
      over={reader.organiser ? undefined : t('home.over')}
      trail={reader.organiser ? [{ to: paths.groups(), label: t('home.groups') }] : []}
      facts={[
        t('home.people.count', { count: home.members.length }),
        host && `${t('home.people.host')}: ${fullName(host)}`,
        network.foundedOn > today && t('home.begins', { date: plainDate(network.foundedOn, locale) }),
      ]}
      actions={
        reader.organiser && (
          <ButtonLink kind="quiet" to={paths.network(network.id)}>
            {t('home.inRegistry')}
          </ButtonLink>
        )
      }
    >
      <HomeNotice groupId={network.id} done={news.done} theme={news.theme} />
      <Split
        aside={
          <>
            <WaysCard groupId={network.id} ways={home} />
            <NotesCard groupId={network.id} notes={home.notes} />
            <ExpertCard
              groupId={network.id}
              requests={home.requests}
              newId={newIds.request}
              refused={refused}
            />
            <PastCard groupId={network.id} past={home.past} />
          </>
        }
      >
        {meetings}
        <ThemesCard
          groupId={network.id}
          themes={home.themes}
          doneThemes={home.doneThemes}
          proposed={home.proposed}
          newId={newIds.theme}
          liaison={home.liaisons.some(({ id }) => id === reader.personId)}
          moved={news.moved ? news.theme : null}
          refused={refused}
        />
        <PeopleCard members={home.members} liaisons={home.liaisons} reader={reader.personId} />
      </Split>
    </Page>
  )
}

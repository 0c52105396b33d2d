// The whole history of a small group, for its members and for organisers: who was in it when, what came of what, when it met.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { allow } from '~/domain/core/access'
import { dateOf } from '~/domain/core/time'
import { groupHistory } from '~/domain/groups/history.server'
import { groupMemberIds, smallGroup } from '~/domain/groups/queries.server'
import { meetingDaysOf } from '~/domain/meetings/meetings.server'
import { historyOf } from '~/domain/networks/history.server'
import { personById } from '~/domain/people/queries.server'
import { hostOf } from '~/domain/meetings/circle.server'
import { written } from '~/i18n/named'
import { DeedNotice, deedNoticeOf } from '~/parts/deed-notice'
import { KinCard, MeetingsCard, PeopleCard, YearsCard } from '~/parts/renewing/history-cards'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Page, Split } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const { db, now } = context
  const today = dateOf(now())
  const group = await smallGroup(db, id)
  allow(actor, { act: 'readNetwork', memberIds: await groupMemberIds(db, id, today) })
  const hostId = await hostOf(db, id, today)
  const host = hostId === null ? null : await personById(db, hostId)
  const { nameFi, nameSv, nameEn, foundedOn, endedOn } = group
  return {
    group: { id, nameFi, nameSv, nameEn, foundedOn, endedOn },
    organiser: actor.organiser,
    history: await groupHistory(db, id, { reasons: actor.organiser }),
    years: await historyOf(db, group, today),
    meetings: (await meetingDaysOf(db, id, now())).past,
    host: host && { firstName: host.firstName, lastName: host.lastName },
    today,
    news: deedNoticeOf(request),
  }
}

const told = ['split', 'merged', 'ended'] as const

export default function GroupHistory() {
  const { t, locale } = useWords()
  const { group, organiser, history, years, meetings, host, today, news } = useLoaderData<typeof loader>()
  const done = told.find((one) => one === news.done) ?? null
  const last = group.endedOn !== null && group.endedOn < today ? group.endedOn : today
  const first = group.foundedOn < last ? group.foundedOn : last
  const name = <InLanguage written={written(group, 'name', locale)} />
  return (
    <Page
      title={t('renewing.history.title')}
      trail={
        organiser
          ? [
              { to: paths.groups(), label: t('renewing.trail') },
              { to: paths.network(group.id), label: name },
            ]
          : [{ to: paths.group(group.id), label: name }]
      }
      actions={
        organiser &&
        group.endedOn === null && (
          <>
            <ButtonLink kind="quiet" to={paths.splitGroup(group.id)}>
              {t('renewing.split.title')}
            </ButtonLink>
            <ButtonLink kind="quiet" to={paths.mergeGroup(group.id)}>
              {t('renewing.merge.title')}
            </ButtonLink>
            <ButtonLink kind="quiet" to={paths.endGroup(group.id)}>
              {t('renewing.end.title')}
            </ButtonLink>
          </>
        )
      }
    >
      {organiser && (
        <DeedNotice done={done} deed={news.deed}>
          {done && t(`renewing.reshaped.${done}`)}
        </DeedNotice>
      )}
      <Split
        aside={
          <>
            <KinCard
              history={history}
              foundedOn={group.foundedOn}
              endedOn={group.endedOn}
              host={host}
              organiser={organiser}
            />
            <MeetingsCard meetings={meetings} today={today} />
          </>
        }
      >
        <PeopleCard history={history} first={first} last={last} linked={organiser} />
        <YearsCard history={years} />
      </Split>
    </Page>
  )
}

// The start page of a manager, an assistant or an alumnus: what waits for an answer, what is coming, what has changed,
// where they belong.
import { answerState, isSilent } from '~/domain/invitations/rules'
import type { RespondRefusal } from '~/domain/invitations/answering.server'
import type { PersonalInvitation } from '~/domain/invitations/queries.server'
import type { WaitingPoll } from '~/domain/meetings/polls.server'
import type { OwnCircle } from '~/domain/own/circles.server'
import type { OwnNews } from '~/domain/own/news'
import { fullName } from '~/domain/people/rules'
import type { CompletedCourse } from '~/domain/programmes/queries.server'
import type { OwnCall } from '~/domain/rounds/call-view.server'
import type { OwnRenewal } from '~/domain/renewals/renewals.server'
import { longDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Notice, Page, Split } from '~/ui/page'
import { useWords } from '~/ui/words'
import { OwnPolls } from './meetings/own-polls'
import { CirclesCard, CoursesCard } from './own/circles-card'
import { InvitationRow } from './own/invitation-row'
import { NewsCard } from './own/news-card'
import { OwnRenewals } from './renewing/own-renewals'
import { OwnCalls } from './rounds/own-calls'

export type OwnStart = {
  kind: 'own'
  personId: string
  /** They assist somebody: the week of all of them is worth a press. */
  assists: boolean
  firstName: string
  now: string
  partOfDay: 'morning' | 'day' | 'evening'
  invitations: PersonalInvitation[]
  /** The events that ask for more than an answer. */
  askingMore: string[]
  /** The invitations that a yes would put on the waiting list. */
  wouldWait: string[]
  /** The invitation that was just answered. */
  saved: string | null
  circles: OwnCircle[]
  news: OwnNews[]
  courses: CompletedCourse[]
  polls: WaitingPoll[]
  calls: OwnCall[]
  renewals: OwnRenewal[]
}

/** What a press was refused for. */
export type RefusedPress = { invitationId: string; reason: RespondRefusal }

/** An answer is wanted: none yet to the present time, the event stands, and the deadline is ahead. */
const waits = (invitation: PersonalInvitation, now: string): boolean =>
  invitation.status === 'open' &&
  isSilent(invitation, invitation) &&
  (invitation.answerBy ?? invitation.startsAt) > now

export function OwnStartPage({ refused, ...start }: OwnStart & { refused: RefusedPress | undefined }) {
  const { t, locale } = useWords()
  const { invitations, now } = start
  const waiting = invitations.filter((one) => waits(one, now))
  const coming = invitations.filter((one) => !waits(one, now))
  const groups = start.circles.filter(({ kind }) => kind === 'smallGroup').map(({ networkId }) => networkId)
  return (
    <Page
      over={longDate(now, locale)}
      title={t(`events.start.${start.partOfDay}`, { name: start.firstName })}
      actions={
        <>
          <ButtonLink kind="quiet" icon="people" to={paths.myWeek()}>
            {t(start.assists ? 'my.weeks' : 'my.week')}
          </ButtonLink>
          <ButtonLink icon="calendar" to={paths.myCalendar()}>
            {t('own.allOwn')}
          </ButtonLink>
        </>
      }
    >
      <Said {...start} refused={refused} />
      <Split
        aside={
          <>
            <NewsCard news={start.news} groups={groups} />
            <CirclesCard circles={start.circles} />
            <CoursesCard courses={start.courses} />
          </>
        }
      >
        <Card title={t('my.waiting')}>
          <Invitations {...start} shown={waiting} empty={t('my.waitingNone')} />
        </Card>
        <OwnCalls calls={start.calls} />
        <OwnRenewals renewals={start.renewals} />
        <OwnPolls polls={start.polls} />
        {/* Nothing else coming is worth saying only when nothing waits either. */}
        {(coming.length > 0 || waiting.length === 0) && (
          <Card title={t('my.coming')}>
            <Invitations {...start} shown={coming} empty={t('my.comingNone')} />
          </Card>
        )}
      </Split>
    </Page>
  )
}

/** What came of the last press. */
function Said({ refused, saved, invitations }: OwnStart & { refused: RefusedPress | undefined }) {
  const { t, locale } = useWords()
  const pressed = invitations.find(({ id }) => id === (refused?.invitationId ?? saved))
  const which = pressed && {
    title: written(pressed, 'title', locale).text || t('events.noTitle'),
    name: fullName(pressed),
  }
  if (refused)
    return (
      <Notice kind="error" title={which ? t('own.notTakenOf', which) : t('own.notTaken')} arrived>
        {t(`reasons.${refused.reason}`)}
      </Notice>
    )
  if (!pressed || !which) return null
  const state = answerState(pressed)
  const answer = t(`frame.answer.${state}`)
  return (
    <Notice kind="good" title={t('own.saved', { ...which, answer })} arrived>
      {state === 'waiting' && <p>{t('own.onWaitingList')}</p>}
      <p>{t('own.savedHint')}</p>
    </Notice>
  )
}

type Listed = Pick<OwnStart, 'personId' | 'askingMore' | 'wouldWait' | 'now'> & {
  shown: PersonalInvitation[]
  empty: string
}

function Invitations({ shown, personId, askingMore, wouldWait, now, empty }: Listed) {
  if (shown.length === 0) return <p className="soft">{empty}</p>
  return (
    <ul className="rows">
      {shown.map((invitation) => (
        <InvitationRow
          key={invitation.id}
          invitation={invitation}
          own={invitation.personId === personId}
          full={waits(invitation, now) && wouldWait.includes(invitation.id)}
          presses={waits(invitation, now) && !askingMore.includes(invitation.eventId)}
        />
      ))}
    </ul>
  )
}

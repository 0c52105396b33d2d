// The page that answers an invitation: the facts first, then three presses, the programme after; works with scripts off.
import type { Answer, AttendanceMode } from '#db/schema'
import type { AnswerPageData } from '~/domain/answering/page.server'
import type { AnswerView } from '~/domain/invitations/answer-view.server'
import { answerState, longestComment } from '~/domain/invitations/rules'
import { fullName } from '~/domain/people/rules'
import { moment, period } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { Card, Notice, Page } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'
import { Icon } from '~/ui/icon'
import { paths } from '~/paths'
import { DeputyCard, StandsInFor } from './answering/deputy'
import { becauseText, isOffered, OfferNotice, roomElse, WouldWait } from './answering/line'
import { Materials } from './answering/materials'
import { ModeChoice, ModeFull } from './answering/mode'
import { QuestionsCard } from './answering/questions'
import { eventTitle } from './event-line'
import { ProgrammeList } from './programme-list'

/** How the reader came: by a letter's link, or signed in. */
export type AnswerWay = { by: 'link'; token: string } | { by: 'page'; invitationId: string }

export type AnswerPageProps = AnswerPageData & {
  way: AnswerWay
  /** The one who answers is somebody else: an assistant. */
  forAnother: boolean
  /** The answer was just given. */
  done: boolean
  /** The button of the letter that was pressed: that choice stands out. */
  chosen: Answer | null
  /** Why the last press was refused, and what was typed with it. */
  refused?:
    | {
        reason: keyof ReturnType<typeof refusalKeys> | 'modeFull'
        comment: string
        mode?: AttendanceMode | undefined
      }
    | undefined
}

/** The refusals that the page can tell. */
const refusalKeys = () =>
  ({
    eventCancelled: 'reasons.eventCancelled',
    withdrawn: 'reasons.withdrawn',
    eventOver: 'reasons.eventOver',
    deadlinePassed: 'reasons.deadlinePassed',
    linkDead: 'reasons.linkDead',
    commentTooLong: 'reasons.commentTooLong',
    assistanceEnded: 'reasons.assistanceEnded',
  }) as const

export function AnswerPage(props: AnswerPageProps) {
  const words = useWords()
  const { t, locale } = words
  const { view, done, refused } = props
  const description = written(view.event, 'description', locale)
  return (
    <Page over={<WhoseOver {...props} />} title={eventTitle(view.event, words)}>
      <Facts view={view} />
      <StandsInFor deputy={props.deputy} />
      {refused && <Refused {...props} refused={refused} />}
      <Standing {...props} />
      {view.refusals.no === null ? (
        done && refused === undefined ? (
          <details className="card">
            <summary>{t('answering.change')}</summary>
            <AnswerButtons {...props} />
          </details>
        ) : (
          <AnswerButtons {...props} />
        )
      ) : (
        <Closed view={view} />
      )}
      {view.refusals.no === null && <DeputyCard {...props} />}
      {view.refusals.no === null && <QuestionsCard way={props.way} asked={props.asked} />}
      {description.text && (
        <p className="typed">
          <InLanguage written={description} />
        </p>
      )}
      {view.programme.length > 0 && (
        <Card title={t('answering.programme')}>
          <ProgrammeList event={view.event} programme={view.programme} />
        </Card>
      )}
      <Materials materials={props.materials} way={props.way} />
      <Contact view={view} />
    </Page>
  )
}

/** Whose the invitation is; by a link also where somebody else learns what to do. */
function WhoseOver({ view, way, forAnother }: AnswerPageProps) {
  const { t } = useWords()
  const name = fullName(view.person)
  return (
    <>
      {t('answering.invitationTo', { name })}
      {forAnother && <> · {t('answering.onBehalf')}</>}
      {way.by === 'link' && !forAnother && (
        <>
          {' · '}
          <a href={paths.notMine(way.token)}>{t('deputies.page.notMine', { name })}</a>
        </>
      )}
    </>
  )
}

/** Why the last press was not taken, and what can be pressed instead. */
function Refused({ refused, way }: AnswerPageProps & { refused: NonNullable<AnswerPageProps['refused']> }) {
  const { t } = useWords()
  if (refused.reason === 'modeFull') {
    const keep = way.by === 'link' ? paths.answer(way.token) : paths.myInvitation(way.invitationId)
    return <ModeFull mode={refused.mode ?? 'site'} comment={refused.comment} keep={keep} />
  }
  return (
    <Notice kind="error" title={t('answering.problem')}>
      {t(refusalKeys()[refused.reason])}
    </Notice>
  )
}

function Facts({ view: { event, refusals } }: Pick<AnswerPageProps, 'view'>) {
  const { t, locale } = useWords()
  return (
    <dl>
      <dt>{t('answering.when')}</dt>
      <dd>
        <b>{period(event.startsAt, event.endsAt, locale)}</b>
      </dd>
      {event.place && (
        <>
          <dt>{t('answering.where')}</dt>
          <dd>{event.place}</dd>
        </>
      )}
      {(event.onlineUrl || event.linkLater) && (
        <>
          <dt>{t('answering.online')}</dt>
          <dd>{event.linkLater ? t('answering.onlineLater') : <JoinLink url={event.onlineUrl} />}</dd>
        </>
      )}
      {event.answerBy && refusals.no === null && (
        <>
          <dt>{t('answering.answerBy')}</dt>
          <dd>{t('answering.byAtLatest', { when: moment(event.answerBy, locale) })}</dd>
        </>
      )}
    </dl>
  )
}

/** The link to join by, pressable when it is an address of the web. */
function JoinLink({ url }: { url: string }) {
  return /^https?:\/\//.test(url) ? <a href={url}>{url}</a> : <>{url}</>
}

/** How the invitation stands; right after the press, thanks and what follows. */
function Standing({ view: { invitation, person, refusals, seats }, forAnother, done }: AnswerPageProps) {
  const words = useWords()
  const { t } = words
  const standing = answerState(invitation)
  if (standing === 'none' || refusals.no === 'eventCancelled') return null
  const where = forAnother ? 'stateOf' : 'state'
  const name = fullName(person)
  if (isOffered(seats))
    return refusals.yes === null ? <OfferNotice seats={seats} name={forAnother ? name : null} /> : null
  const says =
    standing === 'waiting'
      ? t(`answering.${where}.waiting`, { count: invitation.waitingPlace ?? 1, name })
      : t(`answering.${where}.${standing}`, { name })
  if (invitation.olderTime) {
    return (
      <Notice kind="warning" title={says}>
        {t('answering.olderTime')}
      </Notice>
    )
  }
  return (
    <Notice
      kind={standing === 'waiting' ? 'warning' : 'good'}
      title={done ? t('answering.thanks') : says}
      arrived={done}
    >
      {[
        done && says,
        standing === 'waiting' && seats.because && becauseText(seats.because, words),
        standing === 'waiting' && refusals.yes === null && roomElse(seats, words),
        done && t(`answering.${forAnother ? 'confirmedOf' : 'confirmed'}.${standing}`),
      ]
        .filter(Boolean)
        .join(' ') || undefined}
    </Notice>
  )
}

const choices = ['yes', 'maybe', 'no'] as const
/** To an offer there is no maybe. */
const toOffer = ['yes', 'no'] as const

function AnswerButtons({ view, chosen, refused, forAnother }: AnswerPageProps) {
  const { t, locale } = useWords()
  const { refusals, event, invitation, seats } = view
  const { free, wouldWait } = seats
  const late = refusals.yes === 'deadlinePassed'
  const main = chosen ?? 'yes'
  return (
    <form method="post" className="stack">
      {late ? (
        <Notice
          kind="warning"
          title={t('answering.late', { when: moment(event.answerBy ?? event.startsAt, locale) })}
        >
          <p>{t('answering.lateAsk', { contact: contactOf(event) })}</p>
          <p>{t('answering.lateNo')}</p>
        </Notice>
      ) : (
        wouldWait && seats.ways === null && <WouldWait seats={seats} />
      )}
      {!late && <ModeChoice seats={seats} chosen={refused?.mode} />}
      {chosen && !late && <p>{t('answering.chosen')}</p>}
      <div className="answers">
        {(isOffered(seats) ? toOffer : choices)
          .filter((choice) => !late || choice === 'no')
          .map((choice) => (
            <button
              key={choice}
              name="answer"
              value={choice}
              className={choice === main && !late ? 'button main' : 'button'}
              aria-pressed={invitation.answer === choice && !invitation.olderTime ? true : undefined}
            >
              <Icon name={choice} />
              {t(labelOf(choice, seats, forAnother))}
            </button>
          ))}
      </div>
      {!late && (
        <p className="soft">
          {t(event.answerBy ? 'answering.changeable' : 'answering.changeableAnyTime')}{' '}
          {seats.ways === null &&
            free !== null &&
            free > 0 &&
            !wouldWait &&
            t('answering.seatsLeft', { count: free })}
        </p>
      )}
      <div className="field">
        <label htmlFor="comment">{t(`answering.comment.${view.heardBy}`)}</label>
        <div className="hint" id="comment-hint">
          {t('answering.commentHint')}
        </div>
        {refused?.reason === 'commentTooLong' && (
          <div className="problem" id="comment-problem">
            {t('reasons.commentTooLong')}
          </div>
        )}
        <textarea
          id="comment"
          name="comment"
          className="input"
          rows={2}
          maxLength={refused ? undefined : longestComment}
          defaultValue={refused?.comment ?? invitation.comment}
          aria-describedby={refused ? 'comment-problem comment-hint' : 'comment-hint'}
          aria-invalid={refused?.reason === 'commentTooLong' || undefined}
        />
      </div>
    </form>
  )
}

/** What a press says: to an offer it takes or declines it, and a yes that would wait says so. */
function labelOf(choice: Answer, seats: AnswerView['seats'], forAnother: boolean) {
  if (choice === 'yes' && seats.offerUntil !== null) return 'answering.seat.take'
  if (choice === 'no' && seats.offerUntil !== null) return 'answering.seat.decline'
  if (choice === 'yes' && seats.lapsed) return 'answering.seat.waitOn'
  const queues = choice === 'yes' && seats.wouldWait && (seats.ways?.of.every((way) => way.waits) ?? true)
  if (queues) return forAnother ? 'answering.queueOf' : 'answering.queue'
  return forAnother ? (`frame.answer.${choice}` as const) : (`answering.${choice}` as const)
}

/** Nothing can be answered any more: says why. */
function Closed({ view }: Pick<AnswerPageProps, 'view'>) {
  const { t } = useWords()
  const why = view.refusals.no
  if (why === 'eventCancelled') return <Notice kind="warning">{t('answering.cancelled')}</Notice>
  if (why === 'withdrawn') return <Notice kind="warning">{t('answering.withdrawn')}</Notice>
  return <Notice>{t('answering.over')}</Notice>
}

const contactOf = (event: AnswerView['event']): string =>
  [event.contactName, event.contactEmail, event.contactPhone].filter(Boolean).join(', ')

function Contact({ view: { event } }: Pick<AnswerPageProps, 'view'>) {
  const { t } = useWords()
  const contact = contactOf(event)
  return contact === '' ? null : <p className="soft">{t('answering.questions', { contact })}</p>
}

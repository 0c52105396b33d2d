// Answering dates in a row from the letter: a card a date with three large choices; one that was pressed in the letter is
// ready to be sent.
import { locales, type Answer } from '#db/schema'
import type { RespondRefusal } from '~/domain/invitations/answering.server'
import { answerState } from '~/domain/invitations/rules'
import { fullName } from '~/domain/people/rules'
import type { DateShown, DatesPage as Shown } from '~/domain/series/answering.server'
import { moment, period } from '~/i18n/dates'
import { inLocale, written } from '~/i18n/named'
import { SubmitButton } from '~/ui/form'
import { Icon } from '~/ui/icon'
import { Card, Notice, Page } from '~/ui/page'
import { AnswerTag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'
import { EventTitle } from '../event-line'
import { OfferNotice } from '../answering/line'
import { answerField, stoodField } from './answers-form'

type Props = {
  page: Shown
  /** The button of the letter that was pressed. */
  chosen: { eventId: string; answer: Answer } | null
  done: boolean
  refused: { eventId: string; reason: RespondRefusal }[]
  /** The press chose no answer. */
  nothing: boolean
}

export function DatesPage({ page, chosen, done, refused, nothing }: Props) {
  const { t, locale } = useWords()
  const { name, person, dates, contact, forAnother } = page
  const open = dates.filter(({ refusals }) => refusals.no === null)
  const pressed = done ? undefined : open.find(({ eventId }) => eventId === chosen?.eventId)
  return (
    <Page
      over={t('series.answer.over', { name: fullName(person) })}
      title={<InLanguage written={written(name, 'name', locale)} />}
      facts={[forAnother && t('series.answer.leadOf', { name: fullName(person) })]}
    >
      {refused.length > 0 && <Refused dates={dates} refused={refused} />}
      {nothing && <Notice kind="error" title={t('series.answer.nothing')} arrived />}
      {done && !nothing && refused.length === 0 && (
        <Notice kind="good" title={t('series.answer.thanks')} arrived>
          {t('series.answer.thanksText')}
        </Notice>
      )}
      {dates.length === 0 && <Notice>{t('series.answer.none')}</Notice>}
      <form method="post" className="stack">
        {open.length > 0 && !done && <p>{t('series.answer.lead')}</p>}
        {pressed && chosen && (
          <Notice
            title={t('series.answer.pressed', {
              answer: t(`series.answer.${chosen.answer}`),
              when: period(pressed.startsAt, pressed.endsAt, locale),
            })}
          >
            <SubmitButton>{t('series.answer.send')}</SubmitButton>
          </Notice>
        )}
        {dates.map((date) => (
          <DateCard
            key={date.eventId}
            date={date}
            named={locales.some((one) => inLocale(date, 'title', one) !== inLocale(name, 'name', one))}
            chosen={date === pressed && chosen ? chosen.answer : null}
            forName={forAnother ? fullName(person) : null}
          />
        ))}
        {open.length > 0 && (
          <div>
            <SubmitButton kind={pressed ? 'plain' : 'main'}>{t('series.answer.sendAll')}</SubmitButton>
          </div>
        )}
      </form>
      {contact !== '' && <p className="soft">{t('series.answer.contact', { contact })}</p>}
    </Page>
  )
}

function Refused({ dates, refused }: { dates: DateShown[]; refused: Props['refused'] }) {
  const { t, locale } = useWords()
  return (
    <Notice kind="error" title={t('series.answer.refused')}>
      <ul className="lines">
        {refused.map(({ eventId, reason }) => {
          const date = dates.find((one) => one.eventId === eventId)
          return (
            <li key={eventId}>
              {date && `${period(date.startsAt, date.endsAt, locale)}: `}
              {t(`reasons.${reason}`)}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

/** Whether a seat is offered, or was and lapsed: a yes then says something anew. */
const isOffered = ({ offerUntil, lapsed }: DateShown): boolean => offerUntil !== null || lapsed

type DateProps = {
  date: DateShown
  /** Its title is not the series' own, and is said. */
  named: boolean
  chosen: Answer | null
  /** Whose invitation it is, when an assistant reads. */
  forName: string | null
}

function DateCard({ date, named, chosen, forName }: DateProps) {
  const { t, locale } = useWords()
  const closed = date.refusals.no
  const facts = [date.place, date.online && t('series.answer.online')].filter(Boolean).join(' · ')
  return (
    <Card>
      <div className="date-answers asked-time">
        <h2>{period(date.startsAt, date.endsAt, locale)}</h2>
        {named && (
          <p>
            <EventTitle event={date} />
          </p>
        )}
        {facts !== '' && <p className="soft">{facts}</p>}
        {date.answer !== null && closed !== 'eventCancelled' && (
          <p>
            <AnswerTag
              answer={answerState({ answer: date.answer, seat: date.seat })}
              place={date.waitingPlace}
            />
          </p>
        )}
        {date.exception && closed === null && <Notice>{t('series.answer.exception')}</Notice>}
        {isOffered(date) && closed === null && <OfferNotice seats={date} name={forName} />}
        {date.olderTime && closed === null && <Notice kind="warning">{t('series.answer.olderTime')}</Notice>}
        {closed === null ? <Choices date={date} chosen={chosen} /> : <p>{t(`reasons.${closed}`)}</p>}
      </div>
    </Card>
  )
}

/** The three answers; past the deadline only the no. */
function Choices({ date, chosen }: { date: DateShown; chosen: Answer | null }) {
  const { t, locale } = useWords()
  const late = date.refusals.yes !== null
  const stood = date.olderTime || isOffered(date) ? null : date.answer
  const choices = late ? (['no'] as const) : (['yes', 'maybe', 'no'] as const)
  return (
    <fieldset className="field">
      <legend className="unseen">{period(date.startsAt, date.endsAt, locale)}</legend>
      <input type="hidden" name={stoodField(date.eventId)} value={stood ?? ''} />
      <div className="ticks">
        {choices.map((choice) => (
          <label key={choice} className={`tick ${choice}`}>
            <input
              type="radio"
              name={answerField(date.eventId)}
              value={choice}
              defaultChecked={(chosen ?? stood) === choice}
            />
            <Icon name={choice} />
            {t(`series.answer.${choice}`)}
          </label>
        ))}
      </div>
      {late ? (
        <p className="soft">{t('series.answer.late')}</p>
      ) : (
        date.answerBy && (
          <p className="soft">{t('series.answer.by', { when: moment(date.answerBy, locale) })}</p>
        )
      )}
    </fieldset>
  )
}

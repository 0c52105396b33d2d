// How to take part in a hybrid event: chosen before the answer, so that one press still answers; and switching to what is full.
import type { AttendanceMode } from '#db/schema'
import type { AnswerView } from '~/domain/invitations/answer-view.server'
import type { WayOf } from '~/domain/invitations/line-view.server'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

type Seats = AnswerView['seats']

/** The choice of a hybrid event with what is free; nothing for others. @param chosen what was pressed before */
export function ModeChoice({ seats, chosen }: { seats: Seats; chosen?: AttendanceMode | undefined }) {
  const { t } = useWords()
  if (seats.ways === null) return null
  const preselected = chosen ?? seats.ways.chosen
  return (
    <fieldset className="field">
      <legend>{t('answering.seat.how')}</legend>
      <div className="choices">
        {seats.ways.of.map((way) => (
          <div className="choice" key={way.mode}>
            <input
              type="radio"
              id={`mode-${way.mode}`}
              name="mode"
              value={way.mode}
              defaultChecked={way.mode === preselected}
              aria-describedby={`mode-${way.mode}-hint`}
            />
            <label htmlFor={`mode-${way.mode}`}>{t(`answering.seat.mode.${way.mode}`)}</label>
            <div className="hint" id={`mode-${way.mode}-hint`}>
              <Free way={way} own={seats.mode === way.mode} />
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function Free({ way, own }: { way: WayOf; own: boolean }) {
  const { t } = useWords()
  if (own) return <>{t('answering.seat.yourChoice')}</>
  if (way.waits) return <>{t('answering.seat.wouldWait')}</>
  return (
    <>{way.free === null ? t('answering.seat.roomForAll') : t('answering.seatsLeft', { count: way.free })}</>
  )
}

/**
 * The other way of taking part is full: says what switching would cost, and takes their word that they will wait.
 * @param keep the address of the page without the press
 */
export function ModeFull({ mode, comment, keep }: { mode: AttendanceMode; comment: string; keep: string }) {
  const { t } = useWords()
  return (
    <Notice kind="warning" title={t(`answering.seat.full.${mode}`)} arrived>
      <p>{t('answering.seat.switchAsk')}</p>
      <form method="post" className="cluster">
        <input type="hidden" name="answer" value="yes" />
        <input type="hidden" name="mode" value={mode} />
        <input type="hidden" name="willWait" value="1" />
        <input type="hidden" name="comment" value={comment} />
        <a href={keep} className="button main">
          {t('answering.seat.keepSeat')}
        </a>
        <button className="button">{t('answering.seat.giveUpAndWait')}</button>
      </form>
    </Notice>
  )
}

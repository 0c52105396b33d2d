// How one who waits stands: the reason they have no seat yet, a seat offered to them with its time, an offer that lapsed.
import type { AnswerView } from '~/domain/invitations/answer-view.server'
import type { WaitsBecause } from '~/domain/invitations/line-view.server'
import { moment, shortDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import type { PageT } from '~/i18n/types'
import type { Locale } from '#db/schema'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

type Seats = AnswerView['seats']

/** Whether a seat is offered, or was and lapsed: the answer then has presses of its own. */
export const isOffered = (seats: Seats): boolean => seats.offerUntil !== null || seats.lapsed

/** Why somebody waits, in sentences. */
export function becauseText(because: WaitsBecause, { t, locale }: { t: PageT; locale: Locale }): string {
  if (because.kind === 'closed') return t('answering.seat.because.closed')
  if (because.kind === 'full') return t(`answering.seat.because.${because.online ? 'fullOnline' : 'full'}`)
  const own =
    because.own === null
      ? t('answering.seat.because.generalFull')
      : t('answering.seat.because.ownFull', { quota: written(because.own, 'name', locale).text })
  const kept = because.kept.map((quota) => `${written(quota, 'name', locale).text} ${quota.seats}`)
  return [
    own,
    t('answering.seat.because.kept', { list: kept.join(', ') }),
    because.until && t('answering.seat.because.until', { when: shortDate(because.until, locale) }),
  ]
    .filter(Boolean)
    .join(' ')
}

/** Where there is room, when one who waits for a seat could take part the other way at once. */
export function roomElse({ mode, ways }: Seats, { t }: { t: PageT }): string | null {
  const other = ways?.of.find((way) => way.mode !== mode && !way.waits)
  return other ? t(`answering.seat.roomElse.${other.mode}`) : null
}

/** A seat that is held for the reader, or an offer that they let lapse; what each press does. */
export function OfferNotice({
  seats,
  name,
}: {
  seats: Pick<Seats, 'offerUntil' | 'lapsed'>
  name: string | null
}) {
  const { t, locale } = useWords()
  if (seats.offerUntil !== null) {
    const when = moment(seats.offerUntil, locale)
    return (
      <Notice
        kind="good"
        title={name ? t('answering.seat.offeredTo', { name, when }) : t('answering.seat.offered', { when })}
      >
        {t('answering.seat.offeredHow')}
      </Notice>
    )
  }
  return (
    <Notice kind="warning" title={name ? t('answering.seat.lapsedOf', { name }) : t('answering.seat.lapsed')}>
      {t('answering.seat.lapsedHow')}
    </Notice>
  )
}

/** A yes now would wait: says why, and that it may be given all the same. */
export function WouldWait({ seats }: { seats: Seats }) {
  const words = useWords()
  const { t } = words
  const kept = seats.because?.kind === 'kept' ? becauseText(seats.because, words) : null
  return (
    <Notice kind="warning">
      {kept === null ? t('answering.full') : `${kept} ${t('answering.seat.mayQueue')}`}
    </Notice>
  )
}

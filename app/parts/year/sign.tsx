// The signs of the calendar: each kind of thing has a colour, a sign and a word, the same everywhere.
import { eventKinds, type EventKind } from '#db/schema'
import { Icon, type IconName } from '~/ui/icon'
import { useWords } from '~/ui/words'

const otherSigns = ['smallGroup', 'publicHoliday', 'schoolHoliday', 'ownDay'] as const
export type CalendarSign = EventKind | (typeof otherSigns)[number]

const icons: Record<CalendarSign, IconName> = {
  managementDay: 'sector',
  publicManagementDay: 'organisation',
  morningCoffee: 'coffee',
  other: 'calendar',
  smallGroup: 'people',
  publicHoliday: 'flag',
  schoolHoliday: 'programme',
  ownDay: 'pin',
}

const isEventKind = (sign: CalendarSign): sign is EventKind =>
  (eventKinds as readonly CalendarSign[]).includes(sign)

/** The word of a sign. */
export function useSignWord(): (sign: CalendarSign) => string {
  const { t } = useWords()
  return (sign) => t(isEventKind(sign) ? `frame.event.kind.${sign}` : `year.sign.${sign}`)
}

export function Sign({ of, size = 14 }: { of: CalendarSign; size?: number }) {
  return (
    <span className={`sign ${of}`}>
      <Icon name={icons[of]} size={size} />
    </span>
  )
}

/** What each sign means, and how drafts and cancelled events look. */
export function Legend() {
  const { t } = useWords()
  const word = useSignWord()
  return (
    <section aria-label={t('year.legend')} className="legend">
      <ul className="cluster">
        {[...eventKinds, ...otherSigns].map((sign) => (
          <li key={sign}>
            <Sign of={sign} /> {word(sign)}
          </li>
        ))}
      </ul>
      <p className="soft">
        {t('year.cancelledToo')} {t('year.schoolSource')}
      </p>
    </section>
  )
}

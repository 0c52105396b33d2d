// What else is in the calendars at a proposed time: the reader's own, and how many of the others have what.
import type { Clash } from '~/domain/meetings/clashes.server'
import { Icon } from '~/ui/icon'
import { InLanguage, useWords } from '~/ui/words'

export function ClashSaid({ clash }: { clash: Clash | null }) {
  const { t } = useWords()
  if (clash === null || (clash.own === null && clash.others.length === 0)) return null
  return (
    <ul className="clashes">
      {clash.own && (
        <li className="own">
          <Icon name="warning" size={16} />
          <span>
            {t('meetings.clash.own')} <InLanguage written={clash.own} />
          </span>
        </li>
      )}
      {clash.others.map(({ title, people }) => (
        <li key={title?.text ?? ''}>
          <Icon name="people" size={16} />
          <span>
            {title === null ? (
              t('meetings.clash.others', { count: people })
            ) : (
              <>
                {t('meetings.clash.othersHave', { count: people })} <InLanguage written={title} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

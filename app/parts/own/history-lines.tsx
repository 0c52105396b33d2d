// The lines of a year of one's own history, the newest first.
import type { HistoryLine } from '~/domain/own/history'
import { historyWords } from '~/domain/own/history-words'
import { plainShortDay } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { InLanguage, useWords } from '~/ui/words'
import { EventTitle } from '../event-line'

export function HistoryLines({ lines }: { lines: readonly HistoryLine[] }) {
  const { t, locale } = useWords()
  return (
    <ul className="own-history">
      {lines.map((line) => {
        const { what, how } = historyWords(line, t)
        return (
          <li key={`${line.kind} ${line.key}`}>
            <small>{plainShortDay(line.on, locale)}</small>
            <div className="stack close">
              <Named line={line} />
              <small>
                {what} · {how}
              </small>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function Named({ line }: { line: HistoryLine }) {
  const { t, locale } = useWords()
  if (line.kind === 'event')
    return (
      <b>
        <EventTitle event={line} />
      </b>
    )
  const name = written(line, 'name', locale)
  if (!('number' in line))
    return (
      <b>
        <InLanguage written={name} />
      </b>
    )
  return <b>{t('my.course', { programme: name.text, number: line.number })}</b>
}

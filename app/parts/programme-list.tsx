// The programme of an event to be read: times, titles and speakers, by day when there are several.
import { Fragment } from 'react'
import type { ProgrammeLine } from '~/domain/events/queries.server'
import { date, dayAndDate, plainTime } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { InLanguage, useWords } from '~/ui/words'

export function ProgrammeList({
  event,
  programme,
}: {
  event: { startsAt: string; endsAt: string }
  programme: ProgrammeLine[]
}) {
  const { locale } = useWords()
  const dayOf = (at: string) => date(at, locale)
  const severalDays = dayOf(event.startsAt) !== dayOf(event.endsAt)
  return (
    <dl className="times">
      {programme.map((line, at) => {
        const before = programme[at - 1]
        const newDay = severalDays && (!before || dayOf(before.startsAt) !== dayOf(line.startsAt))
        return (
          <Fragment key={line.id}>
            {newDay && <dt className="day">{dayAndDate(line.startsAt, locale)}</dt>}
            <dt>{plainTime(line.startsAt, locale)}</dt>
            <dd>
              <InLanguage written={written(line, 'title', locale)} />
              {line.speakers.map((speaker, index) => (
                <small key={index}>{[speaker.name, speaker.role].filter(Boolean).join(', ')}</small>
              ))}
            </dd>
          </Fragment>
        )
      })}
    </dl>
  )
}

// The programme of an event to be read: times, titles and speakers, by day when there are several, tracks side by side.
import { Fragment } from 'react'
import type { ProgrammeLine } from '~/domain/events/queries.server'
import { programmeBlocks, type ProgrammeBlock } from '~/domain/events/programme-blocks'
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
  const days = [...new Set(programme.map((line) => dayOf(line.startsAt)))]
  return (
    <div className={programme.some((line) => line.endsAt) ? 'programme ends' : 'programme'}>
      {days.map((day) => {
        const lines = programme.filter((line) => dayOf(line.startsAt) === day)
        const [first] = lines
        return (
          <Fragment key={day}>
            {severalDays && first && <p className="day">{dayAndDate(first.startsAt, locale)}</p>}
            {programmeBlocks(lines).map((block, at) => (
              <Block key={at} block={block} />
            ))}
          </Fragment>
        )
      })}
    </div>
  )
}

/** What is for all in one column; what runs side by side in a column a track, one under another on a phone. */
function Block({ block }: { block: ProgrammeBlock<ProgrammeLine> }) {
  if (block.kind === 'all') return <Lines lines={block.lines} />
  return (
    <div className="tracks">
      {block.tracks.map(({ track, lines }) => (
        <section key={track.id} className="track">
          <TrackName track={track} />
          <Lines lines={lines} />
        </section>
      ))}
    </div>
  )
}

function TrackName({ track }: { track: NonNullable<ProgrammeLine['track']> }) {
  const { locale } = useWords()
  return (
    <p className="track-name">
      <b>
        <InLanguage written={written(track, 'name', locale)} />
      </b>
      {track.place && <small>{track.place}</small>}
    </p>
  )
}

function Lines({ lines }: { lines: ProgrammeLine[] }) {
  const { locale } = useWords()
  return (
    <dl className="times">
      {lines.map((line) => (
        <Fragment key={line.id}>
          <dt>
            {plainTime(line.startsAt, locale)}
            {line.endsAt && `–${plainTime(line.endsAt, locale)}`}
          </dt>
          <dd>
            <InLanguage written={written(line, 'title', locale)} />
            {line.speakers.map((speaker, index) => (
              <small key={index}>{[speaker.name, speaker.role].filter(Boolean).join(', ')}</small>
            ))}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}

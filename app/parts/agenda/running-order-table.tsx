// The running order as a table: the clock down, tracks across; in each cell what, who, what to remember and who owes what.
import { orderRows } from '~/domain/agenda/running-order'
import { owedBy } from '~/domain/agenda/speaker-rules'
import type { Speaker } from '~/domain/agenda/speakers.server'
import type { KeptLine, Track } from '~/domain/events/programme.server'
import { plainTime } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

export type OrderedLine = Omit<KeptLine, 'speakers'> & {
  speakers: Pick<Speaker, 'id' | 'name' | 'role' | 'email' | 'confirmation' | 'photo' | 'slides' | 'wishes'>[]
}

export function RunningOrderTable({
  caption,
  lines,
  tracks,
}: {
  caption: string
  lines: OrderedLine[]
  tracks: Track[]
}) {
  const { t, locale } = useWords()
  const used = tracks.filter((track) => lines.some((line) => line.trackId === track.id))
  const across = Math.max(1, used.length)
  return (
    <div className="scroll">
      <table className="table running-order">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agenda.order.time')}</th>
            {used.length === 0 && <th scope="col">{t('agenda.order.what')}</th>}
            {used.map((track) => (
              <th scope="col" key={track.id}>
                <InLanguage written={written(track, 'name', locale)} />
                {track.place && <small className="block">{track.place}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {orderRows(
            lines,
            used.map(({ id }) => id),
          ).map((row, at) => (
            <tr key={at}>
              <th scope="row">{plainTime(row.startsAt, locale)}</th>
              {row.kind === 'all' ? (
                <td colSpan={across}>
                  <Cell line={row.line} />
                </td>
              ) : (
                row.cells.map((cell, column) => (
                  <td key={column}>
                    {cell.map((line) => (
                      <Cell key={line.id} line={line} />
                    ))}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ line }: { line: OrderedLine }) {
  const { t, locale } = useWords()
  return (
    <div className="stack close">
      <b>
        <InLanguage written={written(line, 'title', locale)} />
        {line.endsAt && (
          <span className="soft"> {t('agenda.order.until', { time: plainTime(line.endsAt, locale) })}</span>
        )}
      </b>
      {line.speakers.map((speaker) => (
        <SpeakerLine key={speaker.id} speaker={speaker} />
      ))}
      {line.note && <p className="typed note">{line.note}</p>}
    </div>
  )
}

function SpeakerLine({ speaker }: { speaker: OrderedLine['speakers'][number] }) {
  const { t } = useWords()
  const owes = owedBy(speaker)
  return (
    <div>
      {[speaker.name, speaker.role].filter(Boolean).join(', ')}
      {speaker.email && <small className="block">{speaker.email}</small>}
      {speaker.confirmation === 'no' && (
        <Tag tone="no" icon="no">
          {t('agenda.confirmation.no')}
        </Tag>
      )}
      {owes.length > 0 && (
        <Tag tone="warning" icon="waiting">
          {owes.map((owed) => t(`agenda.order.owes.${owed}`)).join(', ')}
        </Tag>
      )}
      {speaker.wishes && (
        <small className="block typed">{t('agenda.order.wishes', { wishes: speaker.wishes })}</small>
      )}
    </div>
  )
}

// What cannot be held as it is written: told as a warning, since organisers may know better.
import type { ProgrammeClash } from '~/domain/events/programme-clashes'
import type { ProgrammeLine } from '~/domain/events/queries.server'
import { plainTime } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

type Named = Pick<ProgrammeLine, 'startsAt' | 'titleFi' | 'titleSv' | 'titleEn'>

/** @param lines the programme in its order, as the clashes name it */
export function ClashNotice({ clashes, lines }: { clashes: ProgrammeClash[]; lines: Named[] }) {
  const { t, locale } = useWords()
  if (clashes.length === 0) return null
  const said = (at: number) => {
    const line = lines[at]
    return line ? `${plainTime(line.startsAt, locale)} ${written(line, 'title', locale).text}` : ''
  }
  return (
    <Notice kind="warning" title={t('agenda.clash.title', { count: clashes.length })}>
      <ul className="lines">
        {clashes.map((clash, at) => {
          const [first, second] = [said(clash.lines[0]), said(clash.lines[1])]
          return (
            <li key={at}>
              {clash.kind === 'track'
                ? t('agenda.clash.track', { first, second })
                : t('agenda.clash.speaker', { name: clash.name, first, second })}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

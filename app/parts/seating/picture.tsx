// How the seats stand, as a picture: a bar for each quota, the seats open to all and online, with the figures as a table.
import { Link } from '@remix-run/react'
import type { SeatPicture, SeatRow } from '~/domain/invitations/seats-view.server'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { SectorBars, type Part } from '~/ui/chart'
import { Card } from '~/ui/page'
import { useWords, type Words } from '~/ui/words'

export function SeatsNow({ eventId, picture }: { eventId: string; picture: SeatPicture }) {
  const words = useWords()
  const { t } = words
  const kinds = [
    { kind: 'yes', label: t('seating.now.seated') },
    { kind: 'maybe', label: t('seating.now.offered') },
    { kind: 'none', label: t('seating.now.free') },
    { kind: 'waiting', label: t('seating.now.waiting') },
  ] as const
  const waiting = picture.rows.reduce((sum, row) => sum + row.waiting, 0)
  return (
    <Card title={t('seating.now.title')}>
      <SectorBars
        says={saysOf(picture, words)}
        head={t('seating.now.whose')}
        kinds={kinds}
        bars={picture.rows.map((row) => ({
          label: nameOf(row, words),
          parts: partsOf(row, words),
          figure: figureOf(row, words),
        }))}
      />
      {waiting > 0 && (
        <p>
          <Link to={paths.eventLine(eventId)}>{t('seating.now.seeLine', { count: waiting })}</Link>
        </p>
      )}
    </Card>
  )
}

function saysOf({ site, rows }: SeatPicture, { t }: Words): string {
  const taken = rows.reduce((sum, row) => sum + row.seated + row.offered, 0)
  if (site.capacity === null) return t('seating.now.saysNoLimit', { count: taken })
  return site.left === 0
    ? t('seating.now.saysFull', { count: site.capacity })
    : t('seating.now.says', { taken: site.taken, capacity: site.capacity, left: site.left ?? 0 })
}

function nameOf({ of }: SeatRow, { t, locale }: Words): string {
  if (of.kind === 'quota') return written(of.quota, 'name', locale).text
  return t(`seating.now.${of.kind}`)
}

function partsOf(row: SeatRow, { t }: Words): Part[] {
  const free = row.free ?? 0
  return (
    [
      { kind: 'yes', count: row.seated, label: t('seating.now.seated') },
      { kind: 'maybe', count: row.offered, label: t('seating.now.offered') },
      { kind: 'none', count: free, label: t('seating.now.free') },
      { kind: 'waiting', count: row.waiting, label: t('seating.now.waiting') },
    ] as const
  ).filter((part) => part.count > 0)
}

/** "48/50, 3 jonossa" */
function figureOf(row: SeatRow, { t }: Words): string {
  const taken = row.seated + row.offered
  const seats = row.free === null ? String(taken) : `${taken}/${taken + row.free}`
  return row.waiting > 0 ? `${seats}, ${t('seating.now.inLine', { count: row.waiting })}` : seats
}

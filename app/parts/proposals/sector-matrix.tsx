// Groups × sectors as a picture: one of a sector, several, none.
import type { Problem } from '~/domain/groups/composer/problem'
import type { Sector } from '~/domain/people/rules'
import { lanesOf, type BoardGroup } from '~/domain/rounds/proposal-board'
import type { Seats } from '~/domain/rounds/proposal-rules'
import { nameIn } from '~/i18n/named'
import { Matrix } from '~/ui/chart'
import { useWords } from '~/ui/words'
import { nameOfGroup } from './words'

const outside = ''

/** @param caption what it shows; @param small without the columns of totals, for several side by side */
export function SectorMatrix({
  problem,
  seats,
  groups,
  sectors,
  caption,
  small = false,
}: {
  problem: Problem
  seats: Seats
  groups: readonly BoardGroup[]
  sectors: readonly Sector[]
  caption: string
  small?: boolean
}) {
  const { t, locale } = useWords()
  const { lanes } = lanesOf(problem, seats, groups)
  const there = new Set(problem.people.map(({ sector }) => sector))
  const known = new Set(sectors.map(({ code }) => code))
  const codeOf = (sector: string | null) => (sector !== null && known.has(sector) ? sector : outside)
  const counts = new Map(
    lanes.map(({ group, members }) => {
      const bySector = new Map<string, number>()
      for (const { sector } of members) bySector.set(codeOf(sector), (bySector.get(codeOf(sector)) ?? 0) + 1)
      return [group.key, bySector] as const
    }),
  )
  const anyOutside = [...there].some((sector) => codeOf(sector) === outside)
  const nameOf = (group: BoardGroup) => nameOfGroup(t, groups, group.key)
  return (
    <Matrix
      caption={caption}
      corner={t('proposals.matrix.group')}
      rows={lanes}
      rowKey={({ group }) => group.key}
      rowHead={({ group }) => nameOf(group)}
      columns={[
        ...sectors.map((sector) => ({ key: sector.code, head: sector.code, long: nameIn(sector, locale) })),
        ...(anyOutside
          ? [{ key: outside, head: t('frame.table.outside'), long: t('frame.table.outsideLong') }]
          : []),
      ]}
      countAt={({ group }, key) => counts.get(group.key)?.get(key) ?? 0}
      totals={[
        { head: t('proposals.matrix.total'), cell: ({ members }) => members.length },
        ...(small
          ? []
          : [
              {
                head: t('proposals.matrix.sectors'),
                cell: ({ group }: (typeof lanes)[number]) =>
                  [...(counts.get(group.key)?.keys() ?? [])].filter((code) => code !== outside).length,
              },
            ]),
      ]}
    />
  )
}

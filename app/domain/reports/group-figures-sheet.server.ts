// The figures of small groups as a sheet: a row a year, the sectors in columns of their own.
import type { Locale } from '#db/schema'
import { nameIn } from '~/i18n/named'
import type { PageT } from '~/i18n/types'
import type { Sheet } from '../core/sheet.server'
import type { GroupFigures } from './group-figures.server'

/** Stands for a count that is told only together with others. */
const hiddenSign = '·'

const figures = ['groups', 'members', 'newcomers', 'leavers', 'meetings', 'averageSize', 'sectors'] as const

export function groupFiguresSheet({ years, coverage }: GroupFigures, t: PageT, locale: Locale): Sheet {
  return {
    title: t('renewing.figures.sheet'),
    columns: [
      { head: t('renewing.figures.year') },
      ...figures.map((key) => ({ head: t(`renewing.figures.${key}`) })),
      ...coverage.map(({ sector }) => ({
        head: sector ? `${sector.code} ${nameIn(sector, locale)}` : t('renewing.figures.outside'),
      })),
      { head: t('renewing.figures.together') },
    ],
    rows: years.map((year, at) => [
      year.year,
      ...figures.map((key) => year[key]),
      ...coverage.map(({ counts }) => counts[at] ?? hiddenSign),
      year.together,
    ]),
  }
}

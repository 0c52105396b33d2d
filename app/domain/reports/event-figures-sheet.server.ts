// The figures of events as a sheet: a row an event, newest first.
import type { Locale } from '#db/schema'
import { written } from '~/i18n/named'
import type { PageT } from '~/i18n/types'
import { dateOf } from '../core/time'
import type { Cell, Sheet } from '../core/sheet.server'
import type { EventFigures } from './event-figures.server'

const figures = ['invited', 'answered', 'came', 'substitutes', 'walkIns', 'expected', 'absent'] as const
/** Of these nothing is known while nobody has told who came. */
const ofComing: readonly string[] = ['came', 'substitutes', 'walkIns', 'expected', 'absent']

export function eventFiguresSheet(events: readonly EventFigures[], t: PageT, locale: Locale): Sheet {
  return {
    title: t('afterwards.figures.sheet'),
    columns: [
      { head: t('afterwards.figures.event'), width: 50 },
      { head: t('afterwards.figures.kind'), width: 28 },
      { head: t('afterwards.figures.date') },
      ...figures.map((key) => ({ head: t(`afterwards.figures.${key}`) })),
    ],
    rows: events.map((event): Cell[] => [
      written(event, 'title', locale).text,
      t(`frame.event.kind.${event.kind}`),
      { day: dateOf(event.startsAt) },
      ...figures.map((key) => (event.cameKnown || !ofComing.includes(key) ? event.counts[key] : null)),
    ]),
  }
}

// A person's own history as a sheet, a row a line, the newest first.
import type { Locale } from '#db/schema'
import { written } from '~/i18n/named'
import type { PageT } from '~/i18n/types'
import type { Cell, Sheet } from '../core/sheet.server'
import { inHistoryOrder, type HistoryLine } from './history'
import { historyWords } from './history-words'

/** The history in the reader's language. */
export function historySheet(lines: readonly HistoryLine[], t: PageT, locale: Locale): Sheet {
  return {
    title: t('own.history.sheet'),
    columns: [
      { head: t('own.history.day'), width: 12 },
      { head: t('own.history.what'), width: 24 },
      { head: t('own.history.name'), width: 50 },
      { head: t('own.history.how'), width: 28 },
    ],
    rows: inHistoryOrder(lines).map((line): Cell[] => {
      const { what, how } = historyWords(line, t)
      return [{ day: line.on }, what, nameOf(line, t, locale), how]
    }),
  }
}

function nameOf(line: HistoryLine, t: PageT, locale: Locale): string {
  if (line.kind === 'event') return written(line, 'title', locale).text || t('events.noTitle')
  const name = written(line, 'name', locale).text
  return 'number' in line ? t('my.course', { programme: name, number: line.number }) : name
}

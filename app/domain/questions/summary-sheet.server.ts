// The summary of replies as a sheet: what the caterer and the house need, without a single name.
import type { PageT } from '~/i18n/types'
import type { Sheet } from '../core/sheet.server'
import type { SummaryLine } from './summary.server'

export const summarySheet = (
  { lines, coming, onSite }: { lines: readonly SummaryLine[]; coming: number; onSite: number },
  t: PageT,
): Sheet => ({
  title: t('asking.replies.sheet'),
  columns: [
    { head: t('asking.replies.question'), width: 40 },
    { head: t('asking.replies.reply'), width: 50 },
    { head: t('asking.replies.people'), width: 12 },
  ],
  rows: [
    [t('asking.replies.coming'), '', coming],
    ...(onSite === coming ? [] : [[t('asking.replies.onSite'), '', onSite]]),
    ...lines.map(({ question, reply, people }) => [question, reply, people]),
  ],
})

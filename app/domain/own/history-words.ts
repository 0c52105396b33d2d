// The words of a line of one's history: what it is about, and how it went.
import type { PageT } from '~/i18n/types'
import { isTask } from '../networks/rules'
import type { HistoryLine } from './history'

/** `what`: the kind of thing in a word or two. `how`: what came of it. */
export function historyWords(line: HistoryLine, t: PageT): { what: string; how: string } {
  switch (line.kind) {
    case 'event':
      return {
        what: line.ofGroup ? t('own.calendar.meeting') : t(`frame.event.kind.${line.eventKind}`),
        how: t(`own.outcome.${line.outcome}`),
      }
    case 'began':
    case 'ended': {
      const role = isTask(line.role) ? t(`frame.membershipRole.${line.role}`) : ''
      const how = [t(`own.history.${line.kind}`), role].filter(Boolean).join(': ')
      return { what: t(`frame.networkKind.${line.networkKind}`), how }
    }
    case 'enrolled':
    case 'completed':
    case 'leftCourse':
      return { what: t('own.history.course'), how: t(`own.history.${line.kind}`) }
  }
}

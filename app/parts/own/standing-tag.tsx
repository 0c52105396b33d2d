// How an entry of one's own calendar stands: an answer, or what it is beside answers, in a colour, a sign and a word.
import type { EntryStanding } from '~/domain/own/calendar'
import { AnswerTag, Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export function StandingTag({ standing }: { standing: EntryStanding }) {
  const { t } = useWords()
  switch (standing) {
    case 'cancelled':
      return (
        <Tag tone="error" icon="cancel">
          {t('frame.event.status.cancelled')}
        </Tag>
      )
    case 'meeting':
      return <Tag icon="people">{t('own.calendar.meeting')}</Tag>
    case 'proposed':
      return (
        <Tag tone="waiting" icon="maybe">
          {t('own.calendar.proposed')}
        </Tag>
      )
    default:
      return <AnswerTag answer={standing} />
  }
}

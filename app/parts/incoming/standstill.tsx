// Tells organisers that mail which comes in is not being read, since when, and what the mail server said.
import { moment } from '~/i18n/dates'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

export function IncomingStandstill({ standstill }: { standstill: { since: string; said: string } | null }) {
  const { t, locale } = useWords()
  if (standstill === null) return null
  return (
    <Notice kind="warning" title={t('incoming.standstill.title')}>
      <p>{t('incoming.standstill.text', { when: moment(standstill.since, locale) })}</p>
      <q className="said">{standstill.said}</q>
    </Notice>
  )
}

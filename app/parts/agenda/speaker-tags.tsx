// How what is asked of a speaker stands: a colour, a sign and a word.
import type { Debt } from '#db/schema'
import type { Confirmation } from '~/domain/agenda/speaker-rules'
import { Tag, type Tone } from '~/ui/tag'
import type { IconName } from '~/ui/icon'
import { useWords } from '~/ui/words'

const ofConfirmation: Record<Confirmation, { tone: Tone; icon: IconName }> = {
  none: { tone: 'none', icon: 'none' },
  asked: { tone: 'waiting', icon: 'waiting' },
  yes: { tone: 'yes', icon: 'yes' },
  no: { tone: 'no', icon: 'no' },
}

export function ConfirmationTag({ confirmation }: { confirmation: Confirmation }) {
  const { t } = useWords()
  return <Tag {...ofConfirmation[confirmation]}>{t(`agenda.confirmation.${confirmation}`)}</Tag>
}

/** Nothing of what is not asked for. */
export function DebtTag({ debt }: { debt: Debt }) {
  const { t } = useWords()
  if (debt === 'none') return <span className="soft">–</span>
  return debt === 'owed' ? (
    <Tag tone="waiting" icon="waiting">
      {t('agenda.debt.owed')}
    </Tag>
  ) : (
    <Tag tone="yes" icon="yes">
      {t('agenda.debt.got')}
    </Tag>
  )
}

// How each sector has answered, as bars on one scale.
import type { AnswerState } from '~/domain/invitations/rules'
import { outsideSectors } from '~/domain/invitations/answer-filter'
import { listed } from '~/i18n/lists'
import { leadersOf, SectorBars, useAnswerParts } from '~/ui/chart'
import { useWords } from '~/ui/words'

type Counts = Record<AnswerState, number>

const invitedOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

export function SectorAnswers({ sectors }: { sectors: { code: string; counts: Counts }[] }) {
  const { t, locale } = useWords()
  const answerParts = useAnswerParts()
  const label = (code: string) => (code === outsideSectors ? t('frame.table.outside') : code)
  const yes = sectors.reduce((sum, { counts }) => sum + counts.yes, 0)
  const invited = sectors.reduce((sum, { counts }) => sum + invitedOf(counts), 0)
  const quietest = leadersOf(sectors, ({ counts }) => counts.none).map(({ code }) => label(code))
  const says =
    quietest.length > 0
      ? t('answers.bySectorSays', { yes, invited, sector: listed(quietest, locale) })
      : t('answers.bySectorSaysAll', { yes, invited })
  const kinds = (['yes', 'waiting', 'maybe', 'no', 'none'] as const).filter((kind) =>
    sectors.some(({ counts }) => counts[kind] > 0),
  )
  return (
    <SectorBars
      says={says}
      kinds={kinds.map((kind) => ({ kind, label: t(`frame.answer.${kind}`) }))}
      bars={sectors.map(({ code, counts }) => ({
        label: label(code),
        parts: answerParts(counts),
        figure: t('frame.answer.shares', { yes: counts.yes, total: invitedOf(counts) }),
      }))}
    />
  )
}

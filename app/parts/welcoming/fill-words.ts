// Says in words what somebody would bring to a group, and what stands in the way.
import type { Barred, FillRow } from '~/domain/renewals/filling'
import type { NewcomerReasons } from '~/domain/renewals/newcomers'
import { nameIn } from '~/i18n/named'
import { useWords } from '~/ui/words'

export function useFillWords() {
  const { t, locale } = useWords()
  const gain = ({ trait, value, how }: NewcomerReasons['brings'][number]): string => {
    if (trait === 'sector')
      return t(how === 'new' ? 'welcoming.fill.brings.sector' : 'welcoming.fill.brings.sectorFew', { value })
    return trait === 'language'
      ? t(`welcoming.fill.brings.language.${value as 'fi'}`)
      : t(`welcoming.fill.brings.${trait}`)
  }
  const brings = (gains: NewcomerReasons['brings']): string[] =>
    gains.length === 0 ? [t('welcoming.fill.brings.nothing')] : gains.map(gain)
  const remarks = ({ round, notNow, unreached, meets, unknown }: FillRow): string[] => [
    ...(round
      ? [t(round.open ? 'welcoming.fill.stillOpen' : 'welcoming.fill.saidYes', { round: round.name })]
      : []),
    ...(notNow ? [t('welcoming.fill.notNow')] : []),
    ...(meets.length > 0 ? [t('welcoming.fill.meets', { who: meets.join(', ') })] : []),
    ...(unreached ? [t('welcoming.fill.unreached')] : []),
    ...(unknown.length > 0
      ? [
          t('welcoming.fill.unknown', {
            what: unknown.map((trait) => t(`welcoming.fill.trait.${trait}`)).join(', '),
          }),
        ]
      : []),
  ]
  const bar = (barred: Barred): string => {
    switch (barred.kind) {
      case 'sameOrganisation':
      case 'superior':
        return t(`welcoming.fill.bars.${barred.kind}`, { who: barred.names.join(', ') })
      case 'elsewhere':
      case 'proposed':
        return t(`welcoming.fill.bars.${barred.kind}`, { group: nameIn(barred.group, locale) })
      default:
        return t(`welcoming.fill.bars.${barred.kind}`)
    }
  }
  return { brings, remarks, bars: (row: FillRow) => row.barred.map(bar) }
}

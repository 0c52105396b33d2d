// A few large figures side by side, each with a word.
import type { ReactNode } from 'react'
import { count } from '~/i18n/dates'
import type { Standing } from './tag'
import { useWords } from './words'

export type Figure = { value: ReactNode; label: ReactNode; tone?: Standing | 'accent' }

/** @param long whether figures come with words or shares, so that each needs more room */
export function Figures({ items, long = false }: { items: Figure[]; long?: boolean }) {
  const { locale } = useWords()
  return (
    <dl className={long ? 'figures long' : 'figures'}>
      {items.map((item, index) => (
        <div key={index} className={item.tone}>
          <dt>{item.label}</dt>
          <dd>{typeof item.value === 'number' ? count(item.value, locale) : item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

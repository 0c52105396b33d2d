// A few large figures side by side, each with a word.
import type { ReactNode } from 'react'
import type { Standing } from './tag'

export type Figure = { value: ReactNode; label: ReactNode; tone?: Standing | 'accent' }

export function Figures({ items }: { items: Figure[] }) {
  return (
    <dl className="figures">
      {items.map((item, index) => (
        <div key={index} className={item.tone}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

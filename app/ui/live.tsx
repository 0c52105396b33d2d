// A region that a screen reader reads out when its text changes.
import type { ReactNode } from 'react'

/** @param seen false keeps the text for screen readers alone */
export function Live({ children, seen = true }: { children: ReactNode; seen?: boolean }) {
  return (
    <div aria-live="polite" aria-atomic className={seen ? undefined : 'unseen'}>
      {children}
    </div>
  )
}

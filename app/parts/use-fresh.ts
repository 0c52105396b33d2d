// Keeps a page fresh while it is looked at; without scripts the page stays as it was loaded.
import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** Loads the page's data again at an interval, as long as the window is seen. @param every seconds; null stops */
export function useFresh(every: number | null): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (every === null || state !== 'idle') return
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') revalidate()
    }, every * 1000)
    return () => clearTimeout(timer)
  }, [every, revalidate, state])
}

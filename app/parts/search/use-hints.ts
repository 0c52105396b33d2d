// What the words typed so far would find, asked for when the typing rests.
import { useEffect, useState } from 'react'
import type { Hint } from '~/domain/search/results'
import { paths } from '~/paths'

/** How long one has to stop typing, in ms, before hints are asked for. */
const pause = 150

/** The hints for what stands in the field; null while there is nothing to say. */
export function useHints(q: string): Hint[] | null {
  const [found, setFound] = useState<{ q: string; hints: Hint[] } | null>(null)
  useEffect(() => {
    if (q === '') return
    const asking = new AbortController()
    const timer = setTimeout(() => {
      fetch(paths.searchHints({ q }), { signal: asking.signal })
        .then((answer) => (answer.ok ? (answer.json() as Promise<{ hints: Hint[] }>) : { hints: [] }))
        .then(({ hints }) => setFound({ q, hints }))
        // The network failed, or something else was typed meanwhile: the form still works.
        .catch(() => undefined)
    }, pause)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [q])
  return q === '' ? null : (found?.hints ?? null)
}

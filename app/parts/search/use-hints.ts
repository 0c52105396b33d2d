// What the words typed so far would find, asked for when the typing rests.
import { useEffect, useState } from 'react'
import type { Hint } from '~/domain/search/results'
import { paths } from '~/paths'

/** How long one has to stop typing, in ms, before hints are asked for. */
const pause = 150

/** `fresh`: they answer what is typed now. Those of the words before stay until there is an answer. */
export type Hints<One> = { hints: One[]; fresh: boolean }

const none = { hints: [], fresh: true }

/** @param address that answers with hints; null while nothing is asked */
export function useHintsAt<One>(address: string | null): Hints<One> {
  const [found, setFound] = useState<{ address: string; hints: One[] } | null>(null)
  useEffect(() => {
    if (address === null) return
    const asking = new AbortController()
    const timer = setTimeout(() => {
      fetch(address, { signal: asking.signal })
        .then((answer) => (answer.ok ? (answer.json() as Promise<{ hints: One[] }>) : { hints: [] }))
        .then(({ hints }) => setFound({ address, hints }))
        // The network failed, or something else was typed meanwhile: the form still works.
        .catch(() => undefined)
    }, pause)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [address])
  if (address === null) return none
  return { hints: found?.hints ?? none.hints, fresh: found?.address === address }
}

/** The hints of the search for what stands in its field. */
export const useHints = (q: string): Hints<Hint> => useHintsAt(q === '' ? null : paths.searchHints({ q }))

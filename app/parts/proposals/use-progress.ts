// Looks how the proposals of a round stand while their page is open, and fetches the page again when one has changed:
// two organisers see each other's moves.
import { useFetcher, useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { ProposalsProgress } from '~/domain/rounds/proposals.server'
import { paths } from '~/paths'

const quickMs = 700
const calmMs = 4000

const stateOf = (rows: ProposalsProgress): string =>
  rows.map(({ id, status, version }) => `${id} ${status} ${version}`).join()

/**
 * @param shown how the proposals stood when the page was loaded
 * @param of the proposal whose changes matter; all, when none is named
 * @returns how far each has come, from 0 to 1, by id
 */
export function useProgress(roundId: string, shown: ProposalsProgress, of?: string): Record<string, number> {
  const { load, state, data } = useFetcher<ProposalsProgress>()
  const { revalidate, state: fetching } = useRevalidator()
  const busy = shown.some(({ status }) => status === 'composing')
  const address = paths.proposalsProgress(roundId)
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState === 'visible' && state === 'idle') load(address)
    }
    const timer = setInterval(ask, busy ? quickMs : calmMs)
    window.addEventListener('focus', ask)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', ask)
    }
  }, [busy, state, load, address])
  const mine = (rows: ProposalsProgress) => rows.filter(({ id }) => of === undefined || id === of)
  // An answer is looked at once: the page that it brought may be newer than the answer.
  const looked = useRef<ProposalsProgress | undefined>(undefined)
  useEffect(() => {
    // An answer that was cut off is null, whatever its type says.
    if (!data || data === looked.current || fetching !== 'idle') return
    looked.current = data
    if (stateOf(mine(data)) !== stateOf(mine(shown))) revalidate()
  })
  return Object.fromEntries((data ?? shown).map(({ id, share }) => [id, share ?? 0]))
}

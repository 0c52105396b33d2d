// The board as it is seen: what the page was loaded with, and the moves that are on their way, done already to the eye.
import { useBeforeUnload, useBlocker, useFetcher } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { BoardAnswer } from '~/domain/rounds/proposal-presses.server'
import { applied, type Standing, type StepSide } from '~/domain/rounds/proposal-rules'

/** What a press will have changed: seats and pins, or a step that is undone or done again. */
type Change = { side?: StepSide; turned?: { id: string; undone: boolean } }
type Press = Change & { fields: Record<string, string> }

export type Board = {
  standing: Standing
  /** Sends a press, after those that are on their way. */
  press: (fields: Record<string, string>, change?: Change) => void
  /** Steps on their way to being undone or done again. */
  turned: ReadonlyMap<string, boolean>
  /** Something new is on its way: what comes last is not known yet. */
  busy: boolean
  /** Presses have not reached the server yet. */
  saving: boolean
  /** Why the last press was refused. */
  refused: Exclude<BoardAnswer, { ok: true }> | null
}

export function useBoard(loaded: Standing, address: string): Board {
  const { submit, state, data } = useFetcher<BoardAnswer>()
  const [waiting, setWaiting] = useState<Press[]>([])
  const [sent, setSent] = useState<Press | null>(null)
  const before = useRef<unknown>(undefined)
  useEffect(() => {
    if (sent !== null && state === 'idle' && data !== before.current) setSent(null)
  }, [sent, state, data])
  useEffect(() => {
    const [next, ...rest] = waiting
    if (sent !== null || next === undefined) return
    before.current = data
    setSent(next)
    setWaiting(rest)
    submit({ ...next.fields, by: 'script' }, { method: 'post', action: address })
  }, [sent, waiting, data, submit, address])
  const going = useMemo(() => (sent === null ? waiting : [sent, ...waiting]), [sent, waiting])
  useLeaveWhenKept(going.length > 0)
  const standing = useMemo(
    () => going.reduce((so, { side }) => (side ? applied(so, side) : so), loaded),
    [going, loaded],
  )
  return {
    standing,
    press: (fields, change) => setWaiting((presses) => [...presses, { fields, ...change }]),
    turned: new Map(going.flatMap(({ turned }) => (turned ? [[turned.id, turned.undone] as const] : []))),
    busy: going.some(({ turned }) => !turned),
    saving: going.length > 0,
    refused: sent === null && data && !data.ok ? data : null,
  }
}

/** A press is not lost by leaving: another page opens once all are kept, and the browser asks before it leaves by itself. */
function useLeaveWhenKept(saving: boolean): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => saving && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!saving && blocker.state === 'blocked') blocker.proceed()
  }, [saving, blocker])
  useBeforeUnload((event) => {
    if (saving) event.preventDefault()
  })
}

const typesText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Ctrl+Z undoes and Ctrl+Y (or Ctrl+Shift+Z) does again, unless somebody types. */
export function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || typesText(event.target)) return
      const key = event.key.toLowerCase()
      const again = key === 'y' || (key === 'z' && event.shiftKey)
      if (!again && key !== 'z') return
      event.preventDefault()
      if (again) redo()
      else undo()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  })
}

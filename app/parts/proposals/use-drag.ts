// Dragging a person over the board with a mouse or a pen; a finger scrolls, and moves people by the menu.
import { useEffect, useRef, useState, type PointerEvent } from 'react'

/** Where the dragged person is: over a group (null is those in none), over nothing, or, with Shift, over another person. */
export type Dragging = {
  person: string
  over: { group: string | null; partner: string | null } | null
  x: number
  y: number
}

/** How far, in pixels, a pointer goes before it drags: a click may tremble. */
const tremble = 6

/** The lane of those in no group has an empty name. */
function overAt(event: globalThis.PointerEvent): Dragging['over'] {
  const under = document.elementFromPoint(event.clientX, event.clientY)
  const lane = under?.closest<HTMLElement>('[data-lane]')
  if (!lane) return null
  const card = event.shiftKey ? under?.closest<HTMLElement>('[data-person]') : null
  return { group: lane.dataset.lane || null, partner: card?.dataset.person ?? null }
}

/** A drag ends with a click on what it began from: that click is none. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}

export function useDrag(drop: (dragging: Dragging) => void): {
  dragging: Dragging | null
  start: (event: PointerEvent, person: string) => void
} {
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const dropping = useRef(drop)
  useEffect(() => {
    dropping.current = drop
  })
  const stop = useRef<() => void>(() => undefined)
  useEffect(() => () => stop.current(), [])
  const start = (first: PointerEvent, person: string) => {
    if (first.button !== 0 || first.pointerType === 'touch') return
    const [fromX, fromY] = [first.clientX, first.clientY]
    let now: Dragging | null = null
    const move = (event: globalThis.PointerEvent) => {
      const { clientX: x, clientY: y } = event
      if (now === null && Math.hypot(x - fromX, y - fromY) < tremble) return
      now = { person, over: overAt(event), x, y }
      setDragging(now)
    }
    const end = () => {
      stop.current()
      if (now === null) return
      swallowClick()
      dropping.current(now)
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') stop.current()
    }
    const abort = new AbortController()
    stop.current = () => {
      abort.abort()
      setDragging(null)
    }
    const { signal } = abort
    window.addEventListener('pointermove', move, { signal })
    window.addEventListener('pointerup', end, { signal })
    window.addEventListener('pointercancel', () => stop.current(), { signal })
    window.addEventListener('keydown', key, { signal })
  }
  return { dragging, start }
}

// Dragging an event to another day: by mouse anywhere on it, by touch from its "Move" sign, so that a finger still
// scrolls. It leads to the page that asks before anything is moved; without scripts the sign itself leads there.
import { useNavigate } from '@remix-run/react'
import { useEffect, useRef, type RefObject } from 'react'
import { paths } from '~/paths'

/** How far a press must go to be a drag, in px. */
const threshold = 8

type Drag = {
  event: string
  from: { x: number; y: number }
  chip: HTMLElement
  going: boolean
  over: Element | null
}

const dayUnder = (x: number, y: number): Element | null =>
  document.elementFromPoint(x, y)?.closest('[data-day]') ?? null

/** What is pressed, if it can be dragged. */
function grasped(press: PointerEvent): Drag | null {
  if (press.button !== 0 || !(press.target instanceof Element)) return null
  const chip = press.target.closest<HTMLElement>('[data-event]')
  if (!chip || (press.pointerType !== 'mouse' && !press.target.closest('.move'))) return null
  return {
    event: chip.dataset.event ?? '',
    from: { x: press.clientX, y: press.clientY },
    chip,
    going: false,
    over: null,
  }
}

/** @returns what holds the days: whatever in it has `data-event` can be dragged to what has `data-day` */
export function useDragToDay(): RefObject<HTMLDivElement> {
  const box = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  useEffect(() => {
    const held = box.current
    if (!held) return
    let drag: Drag | null = null
    const point = (over: Element | null) => {
      drag?.over?.classList.remove('over')
      over?.classList.add('over')
      if (drag) drag.over = over
    }
    const end = () => {
      point(null)
      drag?.chip.classList.remove('dragged')
      drag = null
    }
    const down = (press: PointerEvent) => {
      drag = grasped(press)
    }
    const move = (press: PointerEvent) => {
      if (!drag) return
      const far = Math.hypot(press.clientX - drag.from.x, press.clientY - drag.from.y) > threshold
      if (!drag.going && !far) return
      drag.going = true
      drag.chip.classList.add('dragged')
      point(dayUnder(press.clientX, press.clientY))
    }
    const up = () => {
      const day = drag?.going && drag.over instanceof HTMLElement ? drag.over.dataset.day : undefined
      if (drag?.going) held.addEventListener('click', swallow, { capture: true, once: true })
      if (drag && day) navigate(paths.moveEvent(drag.event, { to: day }))
      end()
      // A drag that ends elsewhere makes no click: the next one is meant.
      setTimeout(() => held.removeEventListener('click', swallow, { capture: true }), 0)
    }
    const swallow = (click: Event) => {
      click.preventDefault()
      click.stopPropagation()
    }
    const key = (press: KeyboardEvent) => {
      if (press.key === 'Escape') end()
    }
    const native = (start: Event) => start.preventDefault()
    const ending = new AbortController()
    const { signal } = ending
    held.addEventListener('pointerdown', down, { signal })
    held.addEventListener('dragstart', native, { signal })
    window.addEventListener('pointermove', move, { signal })
    window.addEventListener('pointerup', up, { signal })
    window.addEventListener('pointercancel', end, { signal })
    window.addEventListener('keydown', key, { signal })
    return () => ending.abort()
  }, [navigate])
  return box
}

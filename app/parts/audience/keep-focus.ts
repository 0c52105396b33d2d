// When a press takes away the row it stood in, the keyboard goes on from the list instead of the top of the page.
import { useEffect, useRef, type RefObject } from 'react'

/** @param count how many rows the list has; the list needs `tabIndex={-1}` */
export function useKeepFocus<Element extends HTMLElement>(count: number): RefObject<Element> {
  const list = useRef<Element>(null)
  const before = useRef(count)
  useEffect(() => {
    if (count < before.current && document.activeElement === document.body) list.current?.focus()
    before.current = count
  }, [count])
  return list
}

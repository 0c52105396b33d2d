// Links that change one part of the address's query and keep the rest.
import { useLocation } from '@remix-run/react'

/** Makes links to the same page with some of the query changed; null takes a part away. */
export function useQueryLink(): (changes: Record<string, string | null>) => string {
  const { pathname, search } = useLocation()
  return (changes) => {
    const query = new URLSearchParams(search)
    for (const [name, value] of Object.entries(changes))
      if (value === null) query.delete(name)
      else query.set(name, value)
    const text = query.toString()
    return text === '' ? pathname : `${pathname}?${text}`
  }
}

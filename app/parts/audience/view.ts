// What the address of the audience page asks to see.
import { listViews, type ListQuery } from '~/domain/audience/list'

const longest = 100

/** `who` is the name looked for to be added; the rest is the list's. */
export function readListQuery(query: URLSearchParams): ListQuery & { who: string } {
  const word = (name: string) => (query.get(name) ?? '').trim().slice(0, longest)
  return {
    view: listViews.find((view) => view === query.get('view')) ?? 'all',
    q: word('q'),
    sector: word('sector'),
    page: Math.max(1, Math.trunc(Number(query.get('page'))) || 1),
    who: word('who'),
  }
}

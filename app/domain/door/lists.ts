// Lists to print, and whose badges: what an address asks for, and the people in the order asked. Safe in the browser.
import { sortKey } from '#db/sort-key'
import type { PaperPerson } from './papers.server'

export const paperLists = ['names', 'organisations', 'tables'] as const
export type PaperList = (typeof paperLists)[number]

export const asPaperList = (text: string | null): PaperList | null =>
  paperLists.find((list) => list === text) ?? null

/** Whose badges: everybody's, of a sector (`sector-VM`), one person's (`person-…`), empty ones, or a sheet to try. */
export type BadgesOf =
  | { kind: 'all' | 'blank' | 'test' | 'outside' }
  | { kind: 'sector'; code: string }
  | { kind: 'person'; invitationId: string }

export function readBadgesOf(text: string | null): BadgesOf {
  const [, kind, rest = ''] = /^(sector|person)-(.+)$/.exec(text ?? '') ?? []
  if (kind === 'sector') return { kind, code: rest }
  if (kind === 'person') return { kind, invitationId: rest }
  return { kind: text === 'blank' || text === 'test' || text === 'outside' ? text : 'all' }
}

/** The people whose badges are printed; none for empty ones. */
export function badgePeople(people: readonly PaperPerson[], who: BadgesOf): PaperPerson[] {
  if (who.kind === 'blank' || who.kind === 'test') return []
  if (who.kind === 'sector') return people.filter(({ sectorCode }) => sectorCode === who.code)
  if (who.kind === 'outside') return people.filter(({ sectorCode }) => sectorCode === null)
  if (who.kind === 'person') return people.filter(({ invitationId }) => invitationId === who.invitationId)
  return [...people]
}

export type PaperGroup = { key: string; people: PaperPerson[] }

const groupedBy = (people: readonly PaperPerson[], key: (person: PaperPerson) => string): PaperGroup[] => {
  const groups = new Map<string, PaperPerson[]>()
  for (const person of people) groups.set(key(person), [...(groups.get(key(person)) ?? []), person])
  return [...groups].map(([of, members]) => ({ key: of, people: members }))
}

const last = '\uffff'

/**
 * A list in its order: by name one group; by organisation and by table a group each, those without one last (key '').
 * @param people in the order of names
 */
export function paperGroups(people: readonly PaperPerson[], list: PaperList): PaperGroup[] {
  if (list === 'names') return people.length === 0 ? [] : [{ key: '', people: [...people] }]
  if (list === 'tables')
    return groupedBy(people, ({ table }) => String(table ?? '')).sort(
      (a, b) => Number(a.key || Infinity) - Number(b.key || Infinity),
    )
  const order = ({ key }: PaperGroup) => (key === '' ? last : sortKey(key))
  return groupedBy(people, ({ organisation }) => organisation?.text ?? '').sort((a, b) =>
    order(a) < order(b) ? -1 : 1,
  )
}

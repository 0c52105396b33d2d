// The list at the door as a page works with it: found by name and organisation, narrowed, counted. Safe in the browser.
import { plain } from '#db/search-words'
import type { Written } from '~/i18n/named'
import type { Instant } from '../core/time'
import type { Standing } from './rules'

/** Somebody on the list of an event. */
export type DoorPerson = {
  invitationId: string
  firstName: string
  lastName: string
  title: Written | null
  /** In the reader's language; of a guest what they said themselves. */
  organisation: Written | null
  sectorCode: string | null
  standing: Standing
  /** They take part online. */
  online: boolean
  /** Place among those waiting, from 1. */
  place: number | null
  table: number | null
  cameAt: Instant | null
  /** What they are found by: names, and their organisation's in every language, in plain lower-case letters. */
  key: string
}

export const doorKey = (texts: readonly string[]): string => plain([...new Set(texts)].join(' '))

/** Whether somebody is waited for at the door. */
export const isExpected = (person: Pick<DoorPerson, 'standing' | 'online'>): boolean =>
  person.standing === 'expected' && !person.online

/** `missing`: expected and not here yet. `late`: came after the start. */
export const doorShows = ['all', 'missing', 'come', 'late'] as const
export type DoorShow = (typeof doorShows)[number]

export const asDoorShow = (text: string | null): DoorShow => doorShows.find((show) => show === text) ?? 'all'

const isShown = (person: DoorPerson, show: DoorShow, startsAt: Instant): boolean => {
  if (show === 'missing') return isExpected(person) && person.cameAt === null
  if (show === 'come') return person.cameAt !== null
  return show === 'all' || (person.cameAt !== null && person.cameAt > startsAt)
}

const wordsOf = (q: string): string[] => plain(q.slice(0, 100)).split(/\s+/).filter(Boolean)

/** Whether every word typed begins a word of the name: those stand before people found by something else. */
const namedBy = (person: DoorPerson, words: readonly string[]): boolean => {
  const names = plain(`${person.firstName} ${person.lastName}`).split(/[\s-]+/)
  return words.every((word) => names.some((name) => name.startsWith(word)))
}

/**
 * The people to show, in the order of names; those who have come, the last first. A search looks among everybody,
 * whatever else is narrowed.
 * @param people in the order of names
 */
export function shownAtDoor(
  people: readonly DoorPerson[],
  { q, show }: { q: string; show: DoorShow },
  startsAt: Instant,
): DoorPerson[] {
  const words = wordsOf(q)
  if (words.length > 0) {
    const found = people.filter(({ key }) => words.every((word) => key.includes(word)))
    const first = found.filter((person) => namedBy(person, words))
    return [...first, ...found.filter((person) => !first.includes(person))]
  }
  const shown = people.filter((person) => isShown(person, show, startsAt))
  if (show === 'all' || show === 'missing') return shown
  return shown.sort((a, b) => (b.cameAt ?? '').localeCompare(a.cameAt ?? ''))
}

/** How many have come: of those expected, and besides them. `late` of them all came after the start. */
export type DoorCounts = {
  expected: number
  came: number
  besides: number
  late: number
  online: number
  sectors: { code: string | null; came: number; expected: number }[]
}

export function doorCounts(people: readonly DoorPerson[], startsAt: Instant): DoorCounts {
  const sectors = new Map<string | null, { came: number; expected: number }>()
  const counts = { expected: 0, came: 0, besides: 0, late: 0, online: 0 }
  for (const person of people) {
    const [expected, came] = [isExpected(person), person.cameAt !== null]
    if (expected) counts.expected += 1
    if (came) counts[expected ? 'came' : 'besides'] += 1
    if (person.cameAt !== null && person.cameAt > startsAt) counts.late += 1
    if (person.online && person.standing === 'expected') counts.online += 1
    if (!expected && !came) continue
    const sector = sectors.get(person.sectorCode) ?? { came: 0, expected: 0 }
    if (expected) sector.expected += 1
    if (came) sector.came += 1
    sectors.set(person.sectorCode, sector)
  }
  return { ...counts, sectors: inCodeOrder(sectors) }
}

/** Those outside the sectors come last. */
const inCodeOrder = (sectors: Map<string | null, { came: number; expected: number }>) =>
  [...sectors]
    .map(([code, figures]) => ({ code, ...figures }))
    .sort((a, b) => (a.code === null ? 1 : b.code === null ? -1 : a.code.localeCompare(b.code)))

// Which file of the registry's words holds each of its sections: the browser fetches them a file at a time.
import type { PageWords } from './types'

type Section = keyof PageWords['registry']

const files = {
  organisations: 'bodies',
  organisation: 'bodies',
  sectors: 'bodies',
  sector: 'bodies',
  groups: 'groups',
  networks: 'networks',
  network: 'networks',
  seats: 'networks',
  waiting: 'networks',
  join: 'networks',
  membership: 'networks',
  rule: 'networks',
  history: 'networks',
  people: 'people',
  person: 'people',
  post: 'people',
  position: 'people',
  merge: 'people',
  programme: 'programmes',
  course: 'programmes',
  continuity: 'continuity',
  imports: 'imports',
  deeds: 'deeds',
  search: 'search',
  sheets: 'sheets',
} as const satisfies Record<Section, string>

/** The file of a section's words; of one there is none of, its own name. */
export const fileOfSection = (section: string): string => files[section as Section] ?? section

/** The files that hold several sections by their names; the others are one section, of the file's own name. */
export const ofSeveralSections: ReadonlySet<string> = new Set([
  'bodies',
  'networks',
  'people',
  'programmes',
  'groups',
])

// The names that the letters typed so far would find, for the field of the directory: by the same rule as its pages.
import type { Reader } from '#db/connect'
import { firstFound } from '../people/finding.server'
import { nameHolds } from '../people/queries.server'
import type { PersonRow } from '../people/rules'
import type { Viewer } from '../people/visibility.server'

/** How many names are shown as one types. */
const mostHints = 8

/** People whose names hold the words, the first by name; nobody until something is typed. */
export async function nameHints(db: Reader, viewer: Viewer, typed: string): Promise<PersonRow[]> {
  return nameHolds(typed).length === 0 ? [] : firstFound(db, viewer, typed, mostHints)
}

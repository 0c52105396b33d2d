// The lists that the call's page shows: who would be reached by a press.
import type { Locale } from '#db/schema'
import type { PersonRow } from '~/domain/people/rules'

/** A person of a list, and when they were last reminded. */
export type Reached = PersonRow & { remindedAt: string | null }

export type ShownList = {
  people: Reached[]
  unreachable: Reached[]
  readers: Record<Locale, number>
  mark: string
}

// Several things named one after another, as a language joins them.
import type { Locale } from '#db/schema'

export type Joining = 'conjunction' | 'disjunction'

/** "VM, OM ja SM"; "VM, OM tai SM" as a disjunction. */
export const listed = (items: readonly string[], locale: Locale, type: Joining = 'conjunction'): string =>
  new Intl.ListFormat(locale, { type }).format(items)

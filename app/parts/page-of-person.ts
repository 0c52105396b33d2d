// Where a person's name in a list leads.
import { paths } from '~/paths'

/** Whose pages are open to the reader: an organiser has every record, others those that `pagesOpenTo` gives. */
export type OpenPages = { organiser: boolean; openPages: readonly string[] }

/** An organiser is led to the record, others to the page in the directory, where they may open it. */
export const pageOfPerson = (id: string, { organiser, openPages }: OpenPages): string | undefined => {
  if (organiser) return paths.person(id)
  return openPages.includes(id) ? paths.directoryPerson(id) : undefined
}

// Reads the form of a person: what was typed to what is kept, with a fault at each field.
import { z } from 'zod'
import { genders, locales, type PersonTable } from '#db/schema'
import type { Selectable } from 'kysely'
import { address, isWebAddress, line, neededLine, orNone, text, ticked } from './form-fields'
import { homeRegions } from './home-regions'
import { linesOf } from './rules'

const links = text(2000)
  .transform((given) => linesOf(given).join('\n'))
  .pipe(
    z
      .string()
      .refine(
        (given) => linesOf(given).every((link) => isWebAddress(link)),
        'registry.person.fault.notAPage',
      ),
  )

export const personForm = z.object({
  firstName: neededLine(100),
  lastName: neededLine(100),
  language: z.enum(locales, 'frame.form.chooseOne'),
  phone: line(60).transform((given) => given || null),
  email: address,
  addressWorks: ticked,
  privateEmail: address,
  expertise: text(2000),
  links,
  notes: text(5000),
  gender: orNone(genders),
  homeRegion: orNone(homeRegions),
})
export type PersonFormValue = z.output<typeof personForm>

/** What the form shows of a person. */
export const personFields = (person: Selectable<PersonTable> & { email: string | null }) => ({
  firstName: person.firstName,
  lastName: person.lastName,
  language: person.language as string,
  phone: person.phone ?? '',
  email: person.email ?? '',
  addressWorks: '',
  privateEmail: person.privateEmail ?? '',
  expertise: person.expertise,
  links: person.links,
  notes: person.notes,
  gender: person.gender ?? '',
  homeRegion: person.homeRegion ?? '',
})
export type PersonFields = ReturnType<typeof personFields>

/** What the form of a new person begins with. */
export const emptyPerson: PersonFields = {
  firstName: '',
  lastName: '',
  language: 'fi',
  phone: '',
  email: '',
  addressWorks: '',
  privateEmail: '',
  expertise: '',
  links: '',
  notes: '',
  gender: '',
  homeRegion: '',
}

/** The words of a search as names to begin with: the last word is the last name. */
export function namesIn(words: string): { firstName: string; lastName: string } {
  const parts = words.trim().slice(0, 200).split(/\s+/)
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  const last = parts.pop() ?? ''
  return { firstName: parts.map(capital).join(' '), lastName: capital(last) }
}

// Reads the forms of one's own data: what was typed to what is kept, with a fault at each field.
import { z } from 'zod'
import { locales, optionalLetters } from '#db/schema'
import { address, line, orNone, text } from '../people/form-fields'
import { homeRegions } from '../people/home-regions'
import { linesOf } from '../people/rules'
import { longestText, recordParts } from './rules'

export const contactForm = z.object({
  phone: line(60).transform((given) => given || null),
  language: z.enum(locales, 'frame.form.chooseOne'),
  privateEmail: address,
})

function isSafePage(link: string): boolean {
  try {
    return new URL(link).protocol === 'https:'
  } catch {
    return false
  }
}

/** Addresses of pages, one a line; those that are not safe to open are no links. */
const links = text(longestText)
  .transform((given) => linesOf(given).join('\n'))
  .pipe(z.string().refine((given) => linesOf(given).every(isSafePage), 'profile.about.linkWrong'))

export const aboutForm = z.object({
  expertise: text(longestText),
  offers: text(longestText),
  links,
  homeRegion: orNone(homeRegions),
})

export const lettersForm = z.object({
  want: z
    .union([z.array(z.string()), z.string().transform((one) => [one])])
    .optional()
    .transform((given) => optionalLetters.filter((kind) => given?.includes(kind))),
})

export const remarkForm = z.object({
  id: z.uuid(),
  about: z.enum(recordParts, 'frame.form.chooseOne'),
  text: text(longestText).pipe(z.string().min(1, 'frame.form.fillIn')),
})

// Reads the forms of one's own data: what was typed to what is kept, with a fault at each field.
import { z } from 'zod'
import { locales, optionalLetters, type OptionalLetter } from '#db/schema'
import { address, isWebAddress, line, neededText, orNone, text } from '../people/form-fields'
import { homeRegions } from '../people/home-regions'
import { linesOf } from '../people/rules'
import { longestText, recordParts, tidyTopics } from './rules'

export const contactForm = z.object({
  phone: line(60).transform((given) => given || null),
  language: z.enum(locales, 'frame.form.chooseOne'),
  privateEmail: address,
})

/** Addresses of pages, one a line; those that are not safe to open are no links. */
const links = text(longestText)
  .transform((given) => linesOf(given).join('\n'))
  .pipe(
    z
      .string()
      .refine(
        (given) => linesOf(given).every((link) => isWebAddress(link, ['https:'])),
        'profile.about.linkWrong',
      ),
  )

export const aboutForm = z.object({
  expertise: text(longestText).transform(tidyTopics),
  offers: text(longestText),
  links,
  homeRegion: orNone(homeRegions),
})

/** Which letters are wanted: those that are not ticked are not. */
export const lettersIn = (body: FormData): OptionalLetter[] => {
  const ticked = body.getAll('want')
  return optionalLetters.filter((kind) => ticked.includes(kind))
}

export const remarkForm = z.object({
  id: z.uuid(),
  about: z.enum(recordParts, 'frame.form.chooseOne'),
  text: neededText(longestText),
})

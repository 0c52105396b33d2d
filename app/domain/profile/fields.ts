// What the forms of one's own data show of a person.
import type { OwnData } from './own-data.server'

export const contactFields = ({
  phone,
  language,
  privateEmail,
}: Pick<OwnData['person'], 'phone' | 'language' | 'privateEmail'>) => ({
  phone: phone ?? '',
  language: language as string,
  privateEmail: privateEmail ?? '',
})

export const aboutFields = ({
  expertise,
  offers,
  links,
  homeRegion,
}: Pick<OwnData['person'], 'expertise' | 'offers' | 'links' | 'homeRegion'>) => ({
  expertise,
  offers,
  links,
  homeRegion: homeRegion ?? '',
})

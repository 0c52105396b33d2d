// What one's own data is: the fields one may open, as what they are shown, and how large a photo may be.
import type { SharingCircle } from '#db/schema'

/** 8 MB. */
export const mostBytesOfPhoto = 8 * 1024 * 1024

/** What a file field offers: a phone that keeps photos in another form sends one of these instead. */
export const photoEndings = 'image/jpeg,image/png,image/webp'

/** Characters. */
export const longestText = 2000

/** From nearest to farthest, as whose eyes one may look at oneself. */
export const lookers = ['groups', 'networks', 'managers'] as const satisfies readonly SharingCircle[]

/** What of the record a person may say is wrong. */
export const recordParts = ['name', 'title', 'organisation', 'email', 'networks', 'history', 'other'] as const
export type RecordPart = (typeof recordParts)[number]

/** The forms of the page that can be refused, each by the id of its part of the page. */
export type Section = 'contact' | 'about' | 'photo' | 'letters' | 'remark'

/** What a press has done, as the page says it afterwards. */
export const saves = ['contact', 'about', 'photo', 'photoRemoved', 'sharing', 'letters', 'remark'] as const
export type Saved = (typeof saves)[number]

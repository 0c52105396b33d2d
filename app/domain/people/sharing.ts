// What a person may let others see of them, and how far each circle reaches.
import { sharingCircles, type SharedField, type SharingCircle } from '#db/schema'

export { sharedFields, sharingCircles, type SharedField, type SharingCircle } from '#db/schema'

/** How far each field is open; a field without a circle is closed. */
export type Sharing = Partial<Record<SharedField, SharingCircle>>

/** Whether one who stands in a circle sees what is open so far: who shares a small group sees what networks see too. */
export const reaches = (open: SharingCircle | undefined, standsIn: SharingCircle | null): boolean =>
  open !== undefined && standsIn !== null && sharingCircles.indexOf(standsIn) <= sharingCircles.indexOf(open)

/** What small groups ask their members to let them see. */
export const groupFields = ['email', 'phone', 'expertise'] as const satisfies readonly SharedField[]
export type GroupField = (typeof groupFields)[number]

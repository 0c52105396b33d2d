// Reads the form of who sees what; the page reads it too, to show oneself as others would.
import {
  sharedFields,
  sharingCircles,
  type SharedField,
  type Sharing,
  type SharingCircle,
} from '../people/sharing'

/** The name of the field that says who sees a field of the person. */
export const seenByName = (field: SharedField): string => `seenBy-${field}`

/** What the form of sharing says: a field that is not named, or with a word that is no circle, is closed. */
export function sharingIn(body: FormData): Sharing {
  const circleOf = (field: SharedField): SharingCircle | undefined =>
    sharingCircles.find((circle) => circle === body.get(seenByName(field)))
  return Object.fromEntries(
    sharedFields.flatMap((field) => {
      const circle = circleOf(field)
      return circle === undefined ? [] : [[field, circle]]
    }),
  )
}

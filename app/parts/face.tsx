// A person's face beside their name: the photo, or the initials on a calm colour that stays the same from page to page.
import { paths } from '~/paths'

/** Sides in CSS pixels; a photo is kept twice as large and more, for sharp screens. */
const sides = { small: 44, large: 160 }

/** Colours of initials; parts-face.css gives each its look. */
const tones = 6

/** The same colour for the same person everywhere. */
const toneOf = (id: string): number =>
  [...id].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 997, 7) % tones

const initial = (name: string): string => [...name.trim()][0]?.toLocaleUpperCase('fi') ?? ''

/**
 * The name stands in words beside it always, so a screen reader passes it by.
 * @param mark of the photo, for a reader who sees it; null shows initials
 */
export function Face({
  person: { id, firstName, lastName },
  mark,
  size,
}: {
  person: { id: string; firstName: string; lastName: string }
  mark: string | null
  size: keyof typeof sides
}) {
  const side = sides[size]
  if (mark !== null)
    return (
      <img
        className={`face ${size}`}
        src={paths.photo(id, mark, size === 'small' ? { size } : {})}
        alt=""
        width={side}
        height={side}
        loading="lazy"
        decoding="async"
      />
    )
  return (
    <span className={`face ${size} tone-${toneOf(id)}`} aria-hidden>
      {initial(firstName)}
      {initial(lastName)}
    </span>
  )
}

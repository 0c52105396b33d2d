// The icons of the house. They stand beside words and are hidden from screen readers.
import sheet from './icons.svg?url'

/** The symbols of the sheet, which the browser fetches once; a test draws it and holds it to these names. */
export type IconName =
  | 'add'
  | 'addPerson'
  | 'alert'
  | 'ascending'
  | 'bell'
  | 'calendar'
  | 'cancel'
  | 'clock'
  | 'coffee'
  | 'copy'
  | 'descending'
  | 'done'
  | 'down'
  | 'download'
  | 'edit'
  | 'flag'
  | 'history'
  | 'inbox'
  | 'info'
  | 'mail'
  | 'maybe'
  | 'next'
  | 'no'
  | 'none'
  | 'online'
  | 'organisation'
  | 'out'
  | 'pause'
  | 'people'
  | 'person'
  | 'phone'
  | 'pin'
  | 'place'
  | 'previous'
  | 'print'
  | 'programme'
  | 'redo'
  | 'remove'
  | 'search'
  | 'sector'
  | 'send'
  | 'signOut'
  | 'swap'
  | 'undo'
  | 'upload'
  | 'waiting'
  | 'warning'
  | 'yes'

/** @param size in px */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} aria-hidden focusable={false}>
      <use href={`${sheet}#${name}`} />
    </svg>
  )
}

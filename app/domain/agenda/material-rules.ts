// Who may open a file of an event, and when: one rule for lists, downloads and letters.
import type { Answer, MaterialCircle } from '#db/schema'
import type { Instant } from '../core/time'

/** What the rule asks of a file. */
export type ShownMaterial = {
  shownTo: MaterialCircle
  shownFrom: 'now' | 'afterwards'
  removedAt: Instant | null
  /** When the event ends. */
  endsAt: Instant
}

/** What the rule asks of the one who would open it. */
export type MaterialViewer = {
  organiser: boolean
  now: Instant
  /** Their own invitation to the event; null when they have none. */
  invitation: {
    withdrawnAt: Instant | null
    answer: Answer | null
    seat: 'none' | 'seated' | 'waiting'
    cameAt: Instant | null
  } | null
}

/** The circles of those outside the organisers, the widest first; each holds those after it. */
export const guestCircles = ['invited', 'coming', 'came'] as const satisfies MaterialCircle[]
export type GuestCircle = (typeof guestCircles)[number]

/** Every circle that a guest of this one is in: who came was coming and was invited. */
export const circlesOf = (circle: GuestCircle): GuestCircle[] =>
  guestCircles.slice(0, guestCircles.indexOf(circle) + 1)

/** The narrowest circle that an invitation is in; null when it has been taken back. */
export function circleOf(invitation: NonNullable<MaterialViewer['invitation']>): GuestCircle | null {
  if (invitation.withdrawnAt !== null) return null
  if (invitation.cameAt !== null) return 'came'
  return invitation.answer === 'yes' && invitation.seat === 'seated' ? 'coming' : 'invited'
}

/** Whether the viewer may open the file: organisers whenever it stands, guests by their circle and the time. */
export function mayOpenMaterial(material: ShownMaterial, viewer: MaterialViewer): boolean {
  if (material.removedAt !== null) return false
  if (viewer.organiser) return true
  if (material.shownTo === 'organisers' || viewer.invitation === null) return false
  if (material.shownFrom === 'afterwards' && viewer.now < material.endsAt) return false
  const circle = circleOf(viewer.invitation)
  return circle !== null && circlesOf(circle).includes(material.shownTo)
}

/** What organisers may change of a file, as one text: another's edit in between makes another. */
export const materialMark = (material: { title: string; shownTo: string; shownFrom: string }): string =>
  JSON.stringify([material.title, material.shownTo, material.shownFrom])

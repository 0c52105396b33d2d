// What moves from one record to another when two are merged, in the order it is told.
export const movedKinds = ['posts', 'addresses', 'memberships', 'invitations', 'courses', 'others'] as const
export type MovedKind = (typeof movedKinds)[number]

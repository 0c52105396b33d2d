// The new groups that a split may make, and the field that says where a member goes.

/** How many new groups one press makes at most. */
export const newGroups = [1, 2] as const
export type NewGroupNumber = (typeof newGroups)[number]

/** Where a member goes: stays, or a new group by its number. */
export const seatField = (personId: string): string => `seat-${personId}`

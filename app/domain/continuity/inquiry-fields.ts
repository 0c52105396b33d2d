// How the page and the reading of its form call a membership's field.

/** The name of the field that says whether a membership goes on. */
export const fieldOf = (membershipId: string): string => `membership-${membershipId}`

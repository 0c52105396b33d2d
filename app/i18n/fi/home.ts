// The home of a small group: members, practices, themes, notes.
export const home = {} as const

// Confirming groups, filling a place, hearing a group about a newcomer.
export const welcoming = {} as const

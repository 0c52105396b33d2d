// The door, badges, tables.
export const door = {}

// Templates and tasks of events.
export const planning = {}

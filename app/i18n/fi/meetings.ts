// Finding a date, meetings of a small group, whether it met.
export const meetings = {} as const

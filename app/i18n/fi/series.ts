// Dates in a row.
export const series = {}

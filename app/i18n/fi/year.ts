// The calendar of the year, own days, feeds.
export const year = {}

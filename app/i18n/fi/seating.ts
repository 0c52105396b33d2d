// Seats and the line: quotas, hybrid, promotion.
export const seating = {}

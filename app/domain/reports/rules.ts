// What figures without names keep to.

/** A count of fewer people than this could single somebody out. */
export const fewest = 3

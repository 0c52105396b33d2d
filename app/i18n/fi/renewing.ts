// Going on, splitting, merging and ending groups; their history and figures.
export const renewing = {} as const

// Words of the registry's pages about deeds and taking them back.
export const deeds = {} as const

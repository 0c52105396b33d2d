// Words of the registry's pages about searching from any page.
export const search = {} as const

// Words of the registry's pages about imports of sheets.
export const imports = {} as const

// Words of the registry's pages about lists taken out as files.
export const sheets = {} as const

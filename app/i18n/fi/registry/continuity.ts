// Words of the registry's pages about continuity: what changes of posts mean to networks.
export const continuity = {} as const

// The fields of a person that they may let the members of their own small groups see.
import type { SharedFieldTable } from '#db/schema'

export type SharedField = SharedFieldTable['field']

/** In the order in which pages ask and show them. */
export const sharedFields = ['email', 'phone', 'expertise'] as const satisfies readonly SharedField[]

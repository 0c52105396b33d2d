// What the forms of networks let one choose among; apart from reading them, which browsers need not.
import { membershipEnds, networkKinds } from '#db/schema'

/** The kinds that are founded here; small groups are founded with the others of their kind. */
export const foundedKinds = networkKinds.filter((kind) => kind !== 'smallGroup')

const givenByActs: readonly string[] = ['roleChanged', 'groupSplit', 'groupsMerged']

/** The reasons an organiser chooses among; changing a role, splitting and merging give their own. */
export const chosenEnds = membershipEnds.filter((end) => !givenByActs.includes(end))

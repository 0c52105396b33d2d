// Audience rules and reasons as the audience room of the app writes them: see its rules.
import type { OrganisationKind, RoleClass } from '../schema'

export type Criterion =
  | { kind: 'seniorManagement' }
  | { kind: 'roleClass'; of: RoleClass[] }
  | { kind: 'organisationKind'; of: OrganisationKind[] }
  | { kind: 'sector' | 'network' | 'smallGroup' | 'programme' | 'course' | 'person'; of: string[] }

/** The rule of those for whom any one of the criteria holds. */
export const ruleOf = (criteria: readonly Criterion[]): string =>
  JSON.stringify({ parts: criteria.map((criterion) => ({ mode: 'include', all: [criterion] })) })

/** Why somebody is on the list: the parts, each narrowed to what held. */
export const reasonsOf = (criteria: readonly Criterion[]): string =>
  JSON.stringify(criteria.map((criterion) => ({ all: [criterion] })))

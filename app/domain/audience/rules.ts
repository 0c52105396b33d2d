// What an audience rule is and how it is read; `./parts` has the same without the schema, for the browser.
//
// The one shape, in `event.audienceRule`, `audience.rule` and the body of a form:
//   { "parts": [ { "mode": "include", "all": [ { "kind": "roleClass", "of": ["hrLead"] },
//                                              { "kind": "organisationKind", "of": ["agency"] } ] },
//                { "mode": "exclude", "all": [ { "kind": "person", "of": ["<person id>"] } ] } ] }
// and in `invitation.reasons` the parts that took a person in, narrowed to what held for that person:
//   [ { "all": [ { "kind": "seniorManagement" } ] }, { "all": [ { "kind": "network", "of": ["<network id>"] } ] } ]
import { z } from 'zod'
import { organisationKinds, roleClasses } from '#db/schema'
import {
  criterionKinds,
  tidy,
  type AudiencePart,
  type AudienceRule,
  type Criterion,
  type Reason,
} from './parts'

export * from './parts'

/** More than any rule needs; a bigger one is a mistake or an attack. */
const mostParts = 100
const mostChoices = 5000

const choices = <Value extends z.ZodType<string>>(value: Value) => z.array(value).min(1).max(mostChoices)
const ids = choices(z.string().min(1).max(100))
const idsOrEvery = z.union([z.literal('every'), ids])

const criterion: z.ZodType<Criterion> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('seniorManagement') }),
  z.strictObject({ kind: z.literal('roleClass'), of: choices(z.enum(roleClasses)) }),
  z.strictObject({ kind: z.literal('organisationKind'), of: choices(z.enum(organisationKinds)) }),
  z.strictObject({ kind: z.enum(['organisation', 'course', 'person']), of: ids }),
  z.strictObject({ kind: z.enum(['sector', 'network', 'smallGroup', 'programme']), of: idsOrEvery }),
])

const all = z.array(criterion).min(1).max(criterionKinds.length)
const part: z.ZodType<AudiencePart> = z.strictObject({ mode: z.enum(['include', 'exclude']), all })
export const audienceRule: z.ZodType<AudienceRule> = z.strictObject({ parts: z.array(part).max(mostParts) })
const reasons: z.ZodType<Reason[]> = z.array(z.strictObject({ all }))

/** Reads a stored rule. @throws when the text is no rule, for the database holds only what `ruleText` wrote */
export const readRule = (json: string): AudienceRule => tidy(audienceRule.parse(JSON.parse(json)))

/** Reads the reasons kept on an invitation. @throws when the text is something else */
export const readReasons = (json: string): Reason[] => reasons.parse(JSON.parse(json))

/** The rule as it is stored: the same rule is always the same text. */
export const ruleText = (rule: AudienceRule): string => JSON.stringify(tidy(rule))

/** Whether the rule is within what is kept: so many parts and choices, each with an id of sensible length. */
export const isKeepable = (rule: AudienceRule): boolean => audienceRule.safeParse(rule).success

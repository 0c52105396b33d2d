// What an audience rule is, how it is read and how it is changed; pure, so that pages use it in the browser too.
//
// The one shape, in `event.audienceRule`, `audience.rule` and the body of a form:
//   { "parts": [ { "mode": "include", "all": [ { "kind": "roleClass", "of": ["hrLead"] },
//                                              { "kind": "organisationKind", "of": ["agency"] } ] },
//                { "mode": "exclude", "all": [ { "kind": "person", "of": ["<person id>"] } ] } ] }
// and in `invitation.reasons` the parts that took a person in, narrowed to what held for that person:
//   [ { "all": [ { "kind": "seniorManagement" } ] }, { "all": [ { "kind": "network", "of": ["<network id>"] } ] } ]
import { z } from 'zod'
import { organisationKinds, roleClasses } from '#db/schema'

/** The kinds of criteria that speak of a person's post: within one part they must hold for the same post. */
export const postKinds = [
  'seniorManagement',
  'roleClass',
  'organisationKind',
  'sector',
  'organisation',
] as const
export type PostKind = (typeof postKinds)[number]

/** Every kind, in the order in which a part is said. */
export const criterionKinds = [
  ...postKinds,
  'network',
  'smallGroup',
  'programme',
  'course',
  'person',
] as const
export type CriterionKind = (typeof criterionKinds)[number]

/** The kinds that may say "any one of them": any sector, any network, any small group, any programme. */
export const openKinds = ['sector', 'network', 'smallGroup', 'programme'] as const
export type OpenKind = (typeof openKinds)[number]

/** More than any rule needs; a bigger one is a mistake or an attack. */
export const mostParts = 100
const mostChoices = 5000

const id = z.string().min(1).max(100)
const inOrder = <Value extends string>(values: Value[]): Value[] => [...new Set(values)].sort()
const choices = <Value extends z.ZodType<string>>(value: Value) =>
  z.array(value).min(1).max(mostChoices).transform(inOrder)
const ids = choices(id)

const criterion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('seniorManagement') }),
  z.strictObject({ kind: z.literal('roleClass'), of: choices(z.enum(roleClasses)) }),
  z.strictObject({ kind: z.literal('organisationKind'), of: choices(z.enum(organisationKinds)) }),
  z.strictObject({ kind: z.literal('organisation'), of: ids }),
  z.strictObject({ kind: z.literal('course'), of: ids }),
  z.strictObject({ kind: z.literal('person'), of: ids }),
  z.strictObject({ kind: z.literal('sector'), of: z.union([z.literal('every'), ids]) }),
  z.strictObject({ kind: z.literal('network'), of: z.union([z.literal('every'), ids]) }),
  z.strictObject({ kind: z.literal('smallGroup'), of: z.union([z.literal('every'), ids]) }),
  z.strictObject({ kind: z.literal('programme'), of: z.union([z.literal('every'), ids]) }),
])
/** Something that holds for a person or not; of several choices within it one is enough. */
export type Criterion = z.output<typeof criterion>

const all = z.array(criterion).min(1).max(criterionKinds.length)

const part = z.strictObject({ mode: z.enum(['include', 'exclude']), all })
/** People for whom all the criteria hold, taken in or left out. */
export type AudiencePart = z.output<typeof part>
export type Mode = AudiencePart['mode']

/** Whom an event is for: those whom some part includes and none excludes. */
export const audienceRule = z.strictObject({ parts: z.array(part).max(mostParts) })
export type AudienceRule = z.output<typeof audienceRule>

const reason = z.strictObject({ all })
/** Why somebody is on a list: an including part, narrowed to what held for the person. */
export type Reason = z.output<typeof reason>
const reasons = z.array(reason)

export const emptyRule: AudienceRule = { parts: [] }

/** Reads a stored rule. @throws when the text is no rule, for the database holds only what `ruleText` wrote */
export const readRule = (json: string): AudienceRule => tidy(audienceRule.parse(JSON.parse(json)))

/** Reads the reasons kept on an invitation. @throws when the text is something else */
export const readReasons = (json: string): Reason[] => reasons.parse(JSON.parse(json))

/** The rule as it is stored: the same rule is always the same text. */
export const ruleText = (rule: AudienceRule): string => JSON.stringify(tidy(rule))

const rank = new Map<CriterionKind, number>(criterionKinds.map((kind, at) => [kind, at]))

const criterionKey = (it: Criterion): string =>
  'of' in it ? `${it.kind} ${typeof it.of === 'string' ? it.of : inOrder<string>(it.of).join(' ')}` : it.kind

/** What makes two parts the same part, in whatever order their criteria and choices were given. */
export const partKey = (it: AudiencePart): string => [it.mode, ...inOrder(it.all.map(criterionKey))].join('|')

const isPost = (kind: CriterionKind): kind is PostKind => (postKinds as readonly string[]).includes(kind)

/** Whether the criterion is about a post. */
export const isPostCriterion = (it: Criterion): it is Extract<Criterion, { kind: PostKind }> =>
  isPost(it.kind)

/** The ids of people named in a part that does nothing but name people; null for any other part. */
const namedIn = (it: AudiencePart): readonly string[] | null => {
  const [only, ...more] = it.all
  return only?.kind === 'person' && more.length === 0 ? only.of : null
}

const naming = (mode: Mode, people: readonly string[]): AudiencePart[] =>
  people.length === 0 ? [] : [{ mode, all: [{ kind: 'person', of: inOrder([...people]) }] }]

function tidyPart(it: AudiencePart): AudiencePart {
  const known = new Map<string, Criterion>()
  for (const one of it.all) {
    const sorted = 'of' in one && Array.isArray(one.of) ? { ...one, of: inOrder<string>(one.of) } : one
    known.set(criterionKey(one), sorted as Criterion)
  }
  const ordered = [...known].sort(
    ([a, x], [b, y]) => (rank.get(x.kind) ?? 0) - (rank.get(y.kind) ?? 0) || (a < b ? -1 : 1),
  )
  return { mode: it.mode, all: ordered.map(([, one]) => one) }
}

/**
 * The rule said once: a part stands once, in its first place; people named one by one stand in one part a mode, last.
 * Takes in the same people as the rule given.
 */
export function tidy(rule: AudienceRule): AudienceRule {
  const parts = new Map<string, AudiencePart>()
  const named = { include: new Set<string>(), exclude: new Set<string>() }
  for (const it of rule.parts.map(tidyPart)) {
    const people = namedIn(it)
    if (people) for (const person of people) named[it.mode].add(person)
    else if (!parts.has(partKey(it))) parts.set(partKey(it), it)
  }
  return {
    parts: [
      ...parts.values(),
      ...naming('include', [...named.include]),
      ...naming('exclude', [...named.exclude]),
    ],
  }
}

export const sameRule = (a: AudienceRule, b: AudienceRule): boolean => {
  const keys = (rule: AudienceRule) => tidy(rule).parts.map(partKey).sort().join('\n')
  return keys(a) === keys(b)
}

export const addPart = (rule: AudienceRule, it: AudiencePart): AudienceRule =>
  tidy({ parts: [...rule.parts, it] })

/** The rule without the part of that key; the same rule when there is none. */
export const removePart = (rule: AudienceRule, key: string): AudienceRule =>
  tidy({ parts: tidy(rule).parts.filter((it) => partKey(it) !== key) })

/** The people whom the rule names one by one. */
export const namedPeople = (rule: AudienceRule, mode: Mode): string[] =>
  inOrder(tidy(rule).parts.flatMap((it) => (it.mode === mode ? (namedIn(it) ?? []) : [])))

function withoutNames(rule: AudienceRule, mode: Mode, people: readonly string[]): AudienceRule {
  const gone = new Set(people)
  const left = namedPeople(rule, mode).filter((person) => !gone.has(person))
  const rest = tidy(rule).parts.filter((it) => it.mode !== mode || namedIn(it) === null)
  return tidy({ parts: [...rest, ...naming(mode, left)] })
}

/** Takes people in by name. Naming somebody is a later and clearer word than having left them out by name. */
export const nameIn = (rule: AudienceRule, people: readonly string[]): AudienceRule => {
  const cleared = withoutNames(rule, 'exclude', people)
  return tidy({ parts: [...cleared.parts, ...naming('include', people)] })
}

/** Takes back the naming of people. */
export const unname = (rule: AudienceRule, people: readonly string[]): AudienceRule =>
  withoutNames(rule, 'include', people)

/** Leaves people out by name, whatever part takes them in. */
export const leaveOut = (rule: AudienceRule, people: readonly string[]): AudienceRule =>
  tidy({ parts: [...rule.parts, ...naming('exclude', people)] })

/** Undoes leaving out by name. */
export const takeBack = (rule: AudienceRule, people: readonly string[]): AudienceRule =>
  withoutNames(rule, 'exclude', people)

/** Which parts hold for a person, by their places in the rule; `in` when some include and none exclude. */
export function verdict(
  rule: AudienceRule,
  holds: (it: AudiencePart, at: number) => boolean,
): { in: boolean; included: number[]; excluded: number[] } {
  const places = (mode: Mode) =>
    rule.parts.flatMap((it, at) => (it.mode === mode && holds(it, at) ? [at] : []))
  const [included, excluded] = [places('include'), places('exclude')]
  return { in: included.length > 0 && excluded.length === 0, included, excluded }
}

/** Why a person on the list needs a look before the letters leave. */
export const doubts = [
  'noAddress',
  'addressFailed',
  'sharedAddress',
  'noPost',
  'postEnds',
  'assistant',
] as const
export type Doubt = (typeof doubts)[number]

/** The doubts with which a letter cannot arrive. */
export const blocking: readonly Doubt[] = ['noAddress', 'addressFailed']

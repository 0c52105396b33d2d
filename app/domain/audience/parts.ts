// The parts of an audience rule and how they are changed: pure and without the schema, for the browser's sake.
import type { OrganisationKind, RoleClass } from '#db/schema'

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

type Each<Kind extends string, Of> = { [K in Kind]: { kind: K; of: Of } }[Kind]

/** Something that holds for a person or not; of several choices within it one is enough. */
export type Criterion =
  | { kind: 'seniorManagement' }
  | { kind: 'roleClass'; of: RoleClass[] }
  | { kind: 'organisationKind'; of: OrganisationKind[] }
  | Each<'organisation' | 'course' | 'person', string[]>
  | Each<OpenKind, string[] | 'every'>

/** One kind of criterion. */
export type CriterionOf<Kind extends CriterionKind> = Extract<Criterion, { kind: Kind }>

export type Mode = 'include' | 'exclude'

/** People for whom all the criteria hold, taken in or left out. */
export type AudiencePart = { mode: Mode; all: Criterion[] }

/** Whom an event is for: those whom some part includes and none excludes. */
export type AudienceRule = { parts: AudiencePart[] }

/** Why somebody is on a list: an including part, narrowed to what held for the person. */
export type Reason = { all: Criterion[] }

export const emptyRule: AudienceRule = { parts: [] }

const inOrder = <Value extends string>(values: readonly Value[]): Value[] => [...new Set(values)].sort()

const rank = new Map<CriterionKind, number>(criterionKinds.map((kind, at) => [kind, at]))

const criterionKey = (it: Criterion): string =>
  'of' in it ? `${it.kind} ${typeof it.of === 'string' ? it.of : inOrder<string>(it.of).join(' ')}` : it.kind

/** What makes two parts the same part, in whatever order their criteria and choices were given. */
export const partKey = (it: AudiencePart): string => [it.mode, ...inOrder(it.all.map(criterionKey))].join('|')

const isPost = (kind: CriterionKind): kind is PostKind => (postKinds as readonly string[]).includes(kind)

/** Whether the criterion is about a post. */
export const isPostCriterion = (it: Criterion): it is CriterionOf<PostKind> => isPost(it.kind)

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

type NetworkOfProgramme = { id: string; programmeId: string | null }

const speaksOf = (criterion: Criterion, { id, programmeId }: NetworkOfProgramme): boolean =>
  (criterion.kind === 'network' && criterion.of.includes(id)) ||
  (criterion.kind === 'programme' && programmeId !== null && criterion.of.includes(programmeId))

/** Whether a rule takes in a network by its name or by its programme's: "any network" names none. */
export const namesNetwork = (rule: AudienceRule, network: NetworkOfProgramme): boolean =>
  rule.parts.some(
    ({ mode, all }) => mode === 'include' && all.some((criterion) => speaksOf(criterion, network)),
  )

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

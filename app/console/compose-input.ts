// Reads what `npm run compose` is given: a set of people and groups as JSON. What is wrong is said in one line.
import { z } from 'zod'
import { traits, usualWeights, type Problem } from '../domain/groups/composer/problem'

/** Something is wrong with the input; the message says what, and where. */
export class BadInput extends Error {}

const id = z.string().min(1)
const value = z
  .string()
  .nullish()
  .transform((one) => one ?? null)
const count = z.int().min(0)
const pair = z.tuple([id, id])

const person = z.object({
  id,
  organisation: value,
  superior: value,
  group: value,
  fixed: z.boolean(),
  pinned: z.boolean().optional(),
  ...(Object.fromEntries(traits.map((trait) => [trait, value])) as Record<
    (typeof traits)[number],
    typeof value
  >),
})

const schema = z.object({
  size: z
    .object({ min: count.min(1), max: count.min(1) })
    .refine(({ min, max }) => min <= max, 'the least is more than the most'),
  groups: z.array(z.object({ id, existing: z.boolean() })),
  groupCount: count.nullish(),
  weights: z
    .object(
      Object.fromEntries(traits.map((trait) => [trait, z.number().min(0)])) as Record<
        (typeof traits)[number],
        z.ZodNumber
      >,
    )
    .default(usualWeights),
  people: z.array(person).min(1),
  pastGroups: z.array(z.array(id)).default([]),
  met: z.array(pair).default([]),
  apart: z.array(pair).default([]),
})

/** @throws BadInput */
export function readProblem(text: string): Problem {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new BadInput(`It is not JSON: ${oneLine(error instanceof Error ? error.message : String(error))}`)
  }
  const read = schema.safeParse(json)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new BadInput(`${issue?.path.join('.') || 'the whole'}: ${oneLine(issue?.message ?? 'wrong')}`)
  }
  const fault = faultIn(read.data)
  if (fault !== null) throw new BadInput(fault)
  return read.data
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** The first name that is given twice, or that nothing is called by. */
function faultIn({ people, groups, met, apart, pastGroups }: Problem): string | null {
  const twice = repeated(people.map((one) => one.id))
  if (twice !== null) return `people: ${twice} is there twice`
  const twiceGroup = repeated(groups.map((one) => one.id))
  if (twiceGroup !== null) return `groups: ${twiceGroup} is there twice`
  const persons = new Set(people.map((one) => one.id))
  const named = new Set(groups.map((one) => one.id))
  for (const one of people) {
    if (one.group !== null && !named.has(one.group))
      return `people: ${one.id} is in ${one.group}, which is no group`
    if (one.fixed && one.group === null) return `people: ${one.id} is fixed, but in no group`
    if (one.superior !== null && !persons.has(one.superior))
      return `people: the superior of ${one.id} is ${one.superior}, who is not among the people`
  }
  for (const [list, lists] of Object.entries({ met, apart, pastGroups })) {
    const unknown = lists.flat().find((one) => !persons.has(one))
    if (unknown !== undefined) return `${list}: ${unknown} is not among the people`
  }
  return null
}

function repeated(ids: readonly string[]): string | null {
  const seen = new Set<string>()
  return ids.find((one) => seen.has(one) || !seen.add(one)) ?? null
}

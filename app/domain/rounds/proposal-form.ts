// Reads the form that asks for proposals: which presets, and the organiser's own sizes, number of groups and weights.
import { z } from 'zod'
import { traits, usualWeights, type Size, type Weights } from '../groups/composer/problem'
import { presets, settingsOf, type Preset, type ProposalSettings } from './proposal-rules'

/** The most that a pair alike may be made to cost, and the largest group. */
export const mostWeight = 1000
export const mostMembers = 50
const mostGroups = 1000

/** How long to look: usual, thorough, very thorough. */
export const efforts = ['10', '40', '150'] as const

const whole = (least: number, most: number) =>
  z
    .string()
    .optional()
    .transform((given, context) => {
      const digits = (given ?? '').trim()
      const number = Number(digits)
      if (/^\d{1,4}$/.test(digits) && number >= least && number <= most) return number
      context.addIssue({ code: 'custom', message: 'proposals.fault.number' })
      return z.NEVER
    })

const maybeWhole = (least: number, most: number) =>
  z.union([
    z
      .string()
      .trim()
      .length(0)
      .transform(() => null),
    whole(least, most),
  ])

const weightFields = Object.fromEntries(traits.map((trait) => [trait, whole(0, mostWeight)])) as Record<
  keyof Weights,
  ReturnType<typeof whole>
>

const ownForm = z
  .object({
    sizeMin: whole(2, mostMembers),
    sizeMax: whole(2, mostMembers),
    groupCount: maybeWhole(1, mostGroups).optional().default(null),
    ...weightFields,
    effort: z.enum(efforts, 'frame.form.chooseOne').transform(Number),
  })
  .superRefine(({ sizeMin, sizeMax }, context) => {
    if (sizeMin > sizeMax)
      context.addIssue({ code: 'custom', message: 'proposals.fault.sizes', path: ['sizeMax'] })
  })

/** The names of the fields of the organiser's own settings. */
export type OwnField = keyof z.input<typeof ownForm>
export type OwnFaults = Partial<Record<OwnField | 'preset', string>>

/** The organiser's own settings as the form first shows them. */
export const ownFields = (size: Size): Record<OwnField, string> => ({
  sizeMin: String(size.min),
  sizeMax: String(size.max),
  groupCount: '',
  ...(Object.fromEntries(traits.map((trait) => [trait, String(usualWeights[trait])])) as Record<
    keyof Weights,
    string
  >),
  effort: efforts[0],
})

export type ProposalsWanted =
  { ok: true; wanted: { preset: Preset; settings: ProposalSettings }[] } | { ok: false; faults: OwnFaults }

/** @param size of the round; @param usualCount the number of groups that the composer would choose */
export function readProposalsForm(body: FormData, size: Size, usualCount: number): ProposalsWanted {
  const ticked = new Set(body.getAll('preset').map(String))
  const chosen = presets.filter((preset) => ticked.has(preset))
  if (chosen.length === 0) return { ok: false, faults: { preset: 'proposals.fault.chooseSome' } }
  const ready = chosen
    .filter((preset) => preset !== 'own')
    .map((preset) => ({ preset, settings: settingsOf(preset, size, usualCount) }))
  if (!chosen.includes('own')) return { ok: true, wanted: ready }
  const own = ownForm.safeParse(
    Object.fromEntries([...body].filter(([, value]) => typeof value === 'string')),
  )
  if (!own.success) {
    const faults: OwnFaults = {}
    for (const { path, message } of own.error.issues) faults[path[0] as OwnField] ??= message
    return { ok: false, faults }
  }
  const { sizeMin, sizeMax, groupCount, effort, ...weights } = own.data
  const settings: ProposalSettings = {
    preset: 'own',
    size: { min: sizeMin, max: sizeMax },
    groupCount,
    weights,
    seed: 1,
    effort,
  }
  return { ok: true, wanted: [...ready, { preset: 'own', settings }] }
}

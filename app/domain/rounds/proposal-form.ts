// Reads the form that asks for proposals: which presets, and the organiser's own sizes, number of groups and weights.
import { z } from 'zod'
import { traits, usualWeights, type Size, type Weights } from '../groups/composer/problem'
import { presets, settingsOf, type Preset, type ProposalSettings } from './proposal-rules'

/** The most that a pair alike may be made to cost, and the largest group. */
const mostWeight = 1000
export const mostMembers = 50
const mostGroups = 1000

/** How long to look: usual, thorough, very thorough. */
export const efforts = ['10', '40', '150'] as const

/** A whole number within limits; nothing, where it may be left empty. */
const number = (least: number, most: number, mayBeEmpty: boolean) =>
  z
    .string()
    .optional()
    .transform((given, context): number | null => {
      const digits = (given ?? '').trim()
      const read = Number(digits)
      if (mayBeEmpty && digits === '') return null
      if (/^\d{1,4}$/.test(digits) && read >= least && read <= most) return read
      context.addIssue({ code: 'custom', message: 'proposals.fault.number' })
      return z.NEVER
    })
const whole = (least: number, most: number) => number(least, most, false).transform((read) => read ?? least)

const weightFields = Object.fromEntries(traits.map((trait) => [trait, whole(0, mostWeight)])) as Record<
  keyof Weights,
  ReturnType<typeof whole>
>

const ownForm = z
  .object({
    sizeMin: whole(2, mostMembers),
    sizeMax: whole(2, mostMembers),
    groupCount: number(1, mostGroups, true),
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

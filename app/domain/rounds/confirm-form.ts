// Reads the form that confirms a proposal: what was typed of each group, with a fault at each field.
import { z } from 'zod'
import { line, neededDay, ticked, version } from '../people/form-fields'
import type { ConfirmGiven, ConfirmRefusal, GroupGiven } from './confirming.server'
import { isNewGroup } from './proposal-rules'

const id = line(100).transform((given) => given || null)

const group = z.object({
  nameFi: line(200),
  nameSv: line(200),
  nameEn: line(200),
  hostId: id,
  liaisonId: id,
})

/** A language left empty is called as the first that is not. */
const named = (key: string, { nameFi, nameSv, nameEn, ...given }: z.infer<typeof group>): GroupGiven => {
  const name = nameFi || nameSv || nameEn
  return { key, nameFi: nameFi || name, nameSv: nameSv || name, nameEn: nameEn || name, ...given }
}

export const confirmForm = z
  .object({
    version,
    startsOn: neededDay,
    /** The ids of those who were seen to be gone. */
    without: z
      .string()
      .optional()
      .transform((ids) => (ids ?? '').split(',').filter((one) => one !== '')),
    meant: ticked,
    groups: z.record(z.string(), group).optional(),
  })
  .superRefine(({ groups = {} }, context) => {
    for (const [key, { nameFi, nameSv, nameEn }] of Object.entries(groups))
      if (isNewGroup(key) && !nameFi && !nameSv && !nameEn)
        context.addIssue({ code: 'custom', message: 'frame.form.fillIn', path: ['groups', key, 'nameFi'] })
  })
  .transform(({ groups = {}, ...given }): ConfirmGiven => ({
    ...given,
    groups: Object.entries(groups).map(([key, one]) => named(key, one)),
  }))

const fieldsOfRefusals: Partial<Record<ConfirmRefusal['reason'], string>> = {
  startsTooEarly: 'startsOn',
  networkNotThen: 'startsOn',
  memberAlready: 'startsOn',
  rulesBroken: 'meant',
  groupNameTaken: 'nameFi',
  hostNotMember: 'hostId',
  liaisonIsMember: 'liaisonId',
}

/** The name of the field at which a refusal is told; null: it is of the form as a whole. */
export function fieldOfConfirmRefusal(refusal: ConfirmRefusal): string | null {
  const field = fieldsOfRefusals[refusal.reason] ?? null
  return 'key' in refusal && field !== null ? `groups.${refusal.key}.${field}` : field
}

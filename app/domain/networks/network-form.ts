// Reads the form of a network: what was typed to what is kept, with a fault at each field.
import { z } from 'zod'
import { networkKinds } from '#db/schema'
import { day, isWebAddress, line, neededDay, text } from '../people/form-fields'
import { linesOf } from '../people/rules'
import type { NetworkGiven } from './network-acts.server'

const fields = z.object({
  kind: z.enum(networkKinds, 'frame.form.chooseOne'),
  nameFi: line(200),
  nameSv: line(200),
  nameEn: line(200),
  descriptionFi: text(5000),
  descriptionSv: text(5000),
  descriptionEn: text(5000),
  basis: z.enum(['person', 'position'], 'frame.form.chooseOne'),
  foundedOn: neededDay,
  endedOn: day,
  programmeId: line(100).transform((id) => id || null),
  links: text(2000)
    .transform((given) => linesOf(given).join('\n'))
    .refine(
      (given) => linesOf(given).every((link) => isWebAddress(link)),
      'registry.network.fault.linkWrong',
    ),
})

/** The parts of a network that disagree, each at its field; a language left empty is called as the first that is not. */
export const networkForm = fields
  .superRefine((network, context) => {
    const fault = (field: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: [field] })
    if (!network.nameFi && !network.nameSv && !network.nameEn)
      fault('nameFi', 'registry.network.fault.nameMissing')
    if (network.endedOn !== null && network.endedOn < network.foundedOn)
      fault('endedOn', 'reasons.endBeforeStart')
  })
  .transform((network): NetworkGiven => {
    const name = network.nameFi || network.nameSv || network.nameEn
    return {
      ...network,
      nameFi: network.nameFi || name,
      nameSv: network.nameSv || name,
      nameEn: network.nameEn || name,
      programmeId: network.kind === 'alumni' ? network.programmeId : null,
    }
  })

/** What the form shows of a network. */
export const networkFields = (network: NetworkGiven) => ({
  kind: network.kind as string,
  nameFi: network.nameFi,
  nameSv: network.nameSv,
  nameEn: network.nameEn,
  descriptionFi: network.descriptionFi,
  descriptionSv: network.descriptionSv,
  descriptionEn: network.descriptionEn,
  basis: network.basis as string,
  foundedOn: network.foundedOn,
  endedOn: network.endedOn ?? '',
  programmeId: network.programmeId ?? '',
  links: network.links,
})
export type NetworkFields = ReturnType<typeof networkFields>

/** The field at which a refusal is told; the others are of the form as a whole. */
export const fieldOfRefusal: Record<string, keyof NetworkFields> = {
  endBeforeStart: 'endedOn',
  membersAfter: 'endedOn',
  membersBefore: 'foundedOn',
}

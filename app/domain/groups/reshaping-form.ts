// Reads the forms that split, merge and end a small group.
import { z } from 'zod'
import { line, neededDay, ticked } from '../people/form-fields'
import { newGroups, seatField } from './new-groups'
import type { NewGroup } from './reshaping.server'

const name = line(200)
const id = z.uuid().optional().catch(undefined)

export const splitForm = z
  .object({
    from: neededDay,
    nameFi1: name,
    nameSv1: name,
    nameEn1: name,
    nameFi2: name,
    nameSv2: name,
    nameEn2: name,
    id1: id,
    id2: id,
    liaisonToo: ticked,
    tell: ticked,
  })
  .superRefine((given, context) => {
    if (!given.nameFi1 && !given.nameSv1 && !given.nameEn1)
      context.addIssue({ code: 'custom', message: 'reasons.nameMissing', path: ['nameFi1'] })
  })
export type SplitFields = z.infer<typeof splitForm>

/** The new groups that somebody goes to; a language left empty is called as the first that is not. */
export function groupsIn(
  given: SplitFields,
  body: FormData,
  personIds: readonly string[],
  newId: () => string,
): NewGroup[] {
  return newGroups.flatMap((number): NewGroup[] => {
    const going = personIds.filter((person) => body.get(seatField(person)) === String(number))
    const [fi, sv, en] = [given[`nameFi${number}`], given[`nameSv${number}`], given[`nameEn${number}`]]
    const any = fi || sv || en
    if (going.length === 0 && number > 1) return []
    return [
      {
        id: given[`id${number}`] ?? newId(),
        nameFi: fi || any,
        nameSv: sv || any,
        nameEn: en || any,
        personIds: going,
      },
    ]
  })
}

/** The field at which a refusal is told; the others are of the form as a whole. */
export const fieldOfReshaping: Record<string, string> = {
  endBeforeStart: 'from',
  joinedLater: 'from',
  membersAfter: 'from',
  networkNotThen: 'from',
  nameMissing: 'nameFi1',
  groupNameTaken: 'nameFi1',
}

export const mergeForm = z.object({ into: z.string().min(1).max(100), from: neededDay, tell: ticked })
export const endForm = z.object({ from: neededDay, why: line(200) })

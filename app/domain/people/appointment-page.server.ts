// What the form of a post needs: whose it is, in which organisation, and the positions it may fill.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import type { AppointmentFields, AppointmentFormValue } from './appointment-form'
import { newPosition } from './rules'
import type { AppointmentGiven } from './appointment-acts.server'
import { organisationById, type Organisation } from './organisations.server'
import { recordOf } from './person-acts.server'
import {
  organisationChoices,
  positionsOf,
  type OrganisationChoice,
  type PositionRow,
} from './positions.server'
import { fullName } from './rules'

export type PostFormData =
  | { step: 'organisation'; name: string; organisations: OrganisationChoice[] }
  | { step: 'post'; name: string; organisation: Organisation; positions: PositionRow[] }

/**
 * The organisation is chosen first, then the form is filled in.
 * @throws Response 404 when there is no such person or organisation
 */
export async function postFormData(
  db: Reader,
  personId: string,
  organisationId: string | null,
  on: PlainDate,
): Promise<PostFormData> {
  const name = fullName(await recordOf(db, personId))
  if (!organisationId) return { step: 'organisation', name, organisations: await organisationChoices(db, on) }
  const organisation = await organisationById(db, organisationId)
  if (organisation === null) throw new Response(null, { status: 404 })
  return { step: 'post', name, organisation, positions: await positionsOf(db, organisation.id, on) }
}

/** What a new post's form begins with: what is known of the position that it fills, if one was asked for. */
export const firstFields = (
  organisation: Organisation,
  position: PositionRow | undefined,
  today: PlainDate,
): AppointmentFields => ({
  organisationId: organisation.id,
  titleFi: position?.titleFi ?? '',
  titleSv: position?.titleSv ?? '',
  titleEn: position?.titleEn ?? '',
  roleClass: position?.roleClass ?? '',
  seniorManagement: position?.seniorManagement === 1 ? 'on' : '',
  validFrom: position?.vacantSince ?? today,
  validTo: '',
  termEndsOn: '',
  acting: '',
  endReason: '',
  positionId: position?.id ?? '',
})

/** A post as the act takes it. */
export const asGiven = (value: AppointmentFormValue, personId: string): AppointmentGiven => ({
  ...value,
  personId,
  positionId: value.positionId === newPosition ? null : value.positionId || null,
  ownPosition: value.positionId === newPosition,
})

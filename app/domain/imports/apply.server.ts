// Does what was previewed, all of it in one deed: each row by the acts of the rooms that own what it writes.
import { setImmediate } from 'node:timers/promises'
import type { Db } from '#db/connect'
import type { Actor } from '../core/access'
import type { Refusal } from '../core/change.server'
import { inDeed, type Deed } from '../core/deeds.server'
import type { Instant } from '../core/time'
import { enterAppointment, endAppointment, reviseAppointment } from '../people/appointment-acts.server'
import { enterOrganisation } from '../people/organisation-acts.server'
import { enterPerson, revisePerson } from '../people/person-acts.server'
import { changeRole, correctMembership, endMembership, join } from '../networks/membership-acts.server'
import { complete, enrol, leaveCourse } from '../programmes/course-acts.server'
import { attend, holdEvent } from './old-events.server'
import { plannedSheet } from './planning.server'
import { reportOf } from './report'
import type { RowAct, RowPlan } from './row-plan'
import { sheetById } from './sheets.server'

/** How long a whole import can be taken back. */
const daysToUndo = 30
/** How many rows are done before others are let in between, and progress is told. */
const rowsAtOnce = 25

export type ApplyRefusal = Refusal<
  'changedMeanwhile' | 'importedAlready' | 'nothingToImport' | 'importStopped'
> & {
  /** The row that could not be done as it was planned; nothing of the sheet was then done. */
  row?: number
}

/** An act of an owner refused, though the plan held it possible: everything is taken back. */
class Stopped extends Error {
  readonly row: number
  readonly reason: string
  constructor(row: number, reason: string) {
    super(`row ${row}: ${reason}`)
    this.row = row
    this.reason = reason
  }
}

/**
 * Applies a sheet as it was previewed, in one deed.
 * @param given.mark the plan that was previewed: another one refuses with `changedMeanwhile`
 * @param given.mailbox the ORGANIZER's address of events that the sheet makes
 * @param progress told now and then how many rows are done, of how many
 * @throws Response 404 when there is no such sheet
 */
export async function applySheet(
  db: Db,
  by: { actor: Actor; now: Instant },
  id: string,
  given: { mark: string; mailbox: string },
  progress: (done: number, total: number) => void = () => undefined,
): Promise<{ ok: true; deedId: string | null } | ApplyRefusal> {
  const sheet = await sheetById(db, id)
  if (sheet.appliedAt !== null) return { ok: false, reason: 'importedAlready' }
  if (sheet.rows.length === 0) return { ok: false, reason: 'nothingToImport' }
  const detail = { file: sheet.fileName }
  try {
    return await inDeed(
      db,
      by,
      { act: 'import', thing: { kind: 'import', id }, detail, days: daysToUndo },
      (d) => applyIn(d, id, given, progress),
    )
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, reason: 'importStopped', row: error.row }
    throw error
  }
}

async function applyIn(
  d: Deed,
  id: string,
  given: { mark: string; mailbox: string },
  progress: (done: number, total: number) => void,
): Promise<{ ok: true } | ApplyRefusal> {
  const sheet = await sheetById(d.trx, id)
  if (sheet.appliedAt !== null) return { ok: false, reason: 'importedAlready' }
  const { plans, counts, mark } = await plannedSheet(d.trx, sheet, d.now, 'fi')
  if (mark !== given.mark) return { ok: false, reason: 'changedMeanwhile' }
  const doing: Doing = { d, mailbox: given.mailbox, ids: new Map() }
  for (const [done, plan] of plans.entries()) {
    if (done % rowsAtOnce === 0) {
      progress(done, plans.length)
      await setImmediate()
    }
    await applyRow(doing, plan)
  }
  await d.trx
    .updateTable('importSheet')
    .set({
      rows: '[]',
      choices: '{}',
      report: JSON.stringify(reportOf(plans, counts)),
      appliedAt: d.now,
      deedId: d.steps.length > 0 ? d.deedId : null,
    })
    .where('id', '=', id)
    .execute()
  progress(plans.length, plans.length)
  return { ok: true }
}

/** @param ids what the "+" ids of the plan became */
type Doing = { d: Deed; mailbox: string; ids: Map<string, string> }

async function applyRow(doing: Doing, plan: RowPlan): Promise<void> {
  for (const act of plan.acts) {
    const result = await doAct(doing, act)
    if (!result.ok) throw new Stopped(plan.row, result.reason)
  }
}

/** The real id of what another act entered, or the id itself. */
function idOf({ d, ids }: Doing, planned: string): string {
  if (!planned.startsWith('+')) return planned
  const known = ids.get(planned)
  if (known !== undefined) return known
  const made = d.newId()
  ids.set(planned, made)
  return made
}

function doAct(doing: Doing, act: RowAct): Promise<{ ok: true } | Refusal<string>> {
  const { d } = doing
  const real = (planned: string) => idOf(doing, planned)
  switch (act.act) {
    case 'enterOrganisation': {
      const { name, kind, sectorId, validFrom } = act
      const names = { nameFi: name, nameSv: name, nameEn: name }
      return enterOrganisation(d, real(act.id), { ...names, kind, sectorId, validFrom })
    }
    case 'enterPerson':
      return enterPerson(d, real(act.id), act.given)
    case 'revisePerson':
      return revisePerson(d, real(act.id), null, act.given)
    case 'endAppointment':
      return endAppointment(d, real(act.id), { lastDay: act.lastDay, reason: act.reason })
    case 'enterAppointment': {
      const { personId, organisationId } = act.given
      const given = { ...act.given, personId: real(personId), organisationId: real(organisationId) }
      return enterAppointment(d, real(act.id), given)
    }
    case 'reviseAppointment':
      return reviseAppointment(d, real(act.id), act.given)
    case 'join': {
      const { networkId, role, from, to, endReason } = act
      const appointmentId = act.appointmentId === null ? null : real(act.appointmentId)
      const given = { networkId, personId: real(act.personId), role, from, to, appointmentId, endReason }
      return join(d, real(act.id), given)
    }
    case 'endMembership':
      return endMembership(d, real(act.id), { lastDay: act.lastDay, reason: act.reason })
    case 'changeRole':
      return changeRole(d, real(act.id), { role: act.role, from: act.from, newId: real(act.newId) })
    case 'correctMembership':
      return correctMembership(d, real(act.id), { from: act.from, to: act.to, reason: act.reason })
    case 'enrol':
      return enrol(d, real(act.id), { courseId: act.courseId, personId: real(act.personId), on: act.on })
    case 'complete':
      return complete(d, { courseId: act.courseId, personId: real(act.personId), on: act.on })
    case 'leaveCourse':
      return leaveCourse(d, real(act.participantId), act.on)
    case 'holdEvent':
      return holdEvent(d, real(act.id), { title: act.title, date: act.date, mailbox: doing.mailbox })
    case 'attend':
      return attend(d, {
        eventId: real(act.eventId),
        personId: real(act.personId),
        invitationId: act.invitationId,
      })
  }
}

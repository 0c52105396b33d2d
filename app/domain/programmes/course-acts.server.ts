// What is done to programmes and courses: entering and correcting them, taking people in, marking who completed.
import type { Reader } from '#db/connect'
import type { CourseTable, ProgrammeTable } from '#db/schema'
import { sortKey } from '#db/sort-key'
import type { Selectable } from 'kysely'
import type { Refusal } from '../core/change.server'
import { enterRow, reviseRow, type Deed } from '../core/deeds.server'
import type { PlainDate } from '../core/time'
import { join } from '../networks/membership-acts.server'
import { recordOf } from '../people/person-acts.server'

export type ProgrammeGiven = { nameFi: string; nameSv: string; nameEn: string }
/** A numbered run of a programme; the last day belongs to it. */
export type CourseGiven = { programmeId: string; number: number; startsOn: PlainDate; endsOn: PlainDate }

/** A programme's row. @throws Response 404 when there is none */
export async function programmeRow(db: Reader, id: string): Promise<Selectable<ProgrammeTable>> {
  const row = await db.selectFrom('programme').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Response(null, { status: 404 })
  return row
}

/** A course's row. @throws Response 404 when there is none */
export async function courseRow(db: Reader, id: string): Promise<Selectable<CourseTable>> {
  const row = await db.selectFrom('course').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Response(null, { status: 404 })
  return row
}

async function programmeNameTaken(db: Reader, name: string, self: string): Promise<boolean> {
  const rows = await db.selectFrom('programme').select('nameFi').where('id', '!=', self).execute()
  return rows.some(({ nameFi }) => sortKey(nameFi) === sortKey(name))
}

/** Enters a programme. An id that is already one's enters nothing again. */
export async function enterProgramme(
  d: Deed,
  id: string,
  { nameFi, nameSv, nameEn }: ProgrammeGiven,
): Promise<{ ok: true; id: string } | Refusal<'programmeNameTaken'>> {
  const known = await d.trx.selectFrom('programme').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return { ok: true, id }
  if (await programmeNameTaken(d.trx, nameFi, id)) return { ok: false, reason: 'programmeNameTaken' }
  await enterRow(d, 'programme', { id, nameFi, nameSv, nameEn })
  return { ok: true, id }
}

/** Corrects a programme's names. @throws Response 404 when there is no such programme */
export async function reviseProgramme(
  d: Deed,
  id: string,
  { nameFi, nameSv, nameEn }: ProgrammeGiven,
): Promise<{ ok: true } | Refusal<'programmeNameTaken'>> {
  await programmeRow(d.trx, id)
  if (await programmeNameTaken(d.trx, nameFi, id)) return { ok: false, reason: 'programmeNameTaken' }
  await reviseRow(d, 'programme', id, { nameFi, nameSv, nameEn })
  return { ok: true }
}

type CourseFault = 'endBeforeStart' | 'courseNumberTaken'

async function courseFault(db: Reader, given: CourseGiven, self: string): Promise<CourseFault | null> {
  if (given.endsOn < given.startsOn) return 'endBeforeStart'
  const other = await db
    .selectFrom('course')
    .select('id')
    .where('programmeId', '=', given.programmeId)
    .where('number', '=', given.number)
    .where('id', '!=', self)
    .executeTakeFirst()
  return other ? 'courseNumberTaken' : null
}

/**
 * Enters a course of a programme. An id that is already one's enters nothing again.
 * @throws Response 404 when there is no such programme
 */
export async function enterCourse(
  d: Deed,
  id: string,
  given: CourseGiven,
): Promise<{ ok: true; id: string } | Refusal<CourseFault>> {
  await programmeRow(d.trx, given.programmeId)
  const known = await d.trx.selectFrom('course').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return { ok: true, id }
  const fault = await courseFault(d.trx, given, id)
  if (fault) return { ok: false, reason: fault }
  const { programmeId, number, startsOn, endsOn } = given
  await enterRow(d, 'course', { id, programmeId, number, startsOn, endsOn })
  return { ok: true, id }
}

/** Corrects a course's number and days. @throws Response 404 when there is no such course */
export async function reviseCourse(
  d: Deed,
  id: string,
  given: Omit<CourseGiven, 'programmeId'>,
): Promise<{ ok: true } | Refusal<CourseFault>> {
  const { programmeId } = await courseRow(d.trx, id)
  const { number, startsOn, endsOn } = given
  const fault = await courseFault(d.trx, { programmeId, number, startsOn, endsOn }, id)
  if (fault) return { ok: false, reason: fault }
  await reviseRow(d, 'course', id, { number, startsOn, endsOn })
  return { ok: true }
}

const completionOf = (db: Reader, courseId: string, personId: string) =>
  db
    .selectFrom('completion')
    .select('id')
    .where('courseId', '=', courseId)
    .where('personId', '=', personId)
    .executeTakeFirst()

const participantOf = (db: Reader, courseId: string, personId: string) =>
  db
    .selectFrom('participant')
    .selectAll()
    .where('courseId', '=', courseId)
    .where('personId', '=', personId)
    .executeTakeFirst()

/**
 * Takes a person into a course; one who had left comes back.
 * @throws Response 404 when course or person is unknown
 */
export async function enrol(
  d: Deed,
  id: string,
  { courseId, personId, on }: { courseId: string; personId: string; on: PlainDate },
): Promise<{ ok: true; id: string } | Refusal<'enrolledAlready' | 'completedAlready'>> {
  await courseRow(d.trx, courseId)
  await recordOf(d.trx, personId)
  const known = await participantOf(d.trx, courseId, personId)
  if (known && (known.id === id || known.leftOn === null))
    return known.id === id ? { ok: true, id } : { ok: false, reason: 'enrolledAlready' }
  if (await completionOf(d.trx, courseId, personId)) return { ok: false, reason: 'completedAlready' }
  if (known) await reviseRow(d, 'participant', known.id, { leftOn: null })
  else await enterRow(d, 'participant', { id, courseId, personId, enrolledOn: on, leftOn: null })
  return { ok: true, id: known?.id ?? id }
}

type LeaveFault = 'leftAlready' | 'completedAlready' | 'endBeforeStart'

/**
 * A participant leaves the course without completing it.
 * @param on the last day as a participant
 * @throws Response 404 when there is no such participant
 */
export const leaveCourse = (
  d: Deed,
  participantId: string,
  on: PlainDate,
): Promise<{ ok: true } | Refusal<LeaveFault>> => leaveTogether(d, [participantId], on)

/**
 * Several participants leave a course on the same day, all of them or none.
 * @throws Response 404 when one of them is no participant
 */
export async function leaveTogether(
  d: Deed,
  participantIds: readonly string[],
  on: PlainDate,
): Promise<{ ok: true } | Refusal<LeaveFault>> {
  const leaving: string[] = []
  for (const id of new Set(participantIds)) {
    const row = await d.trx.selectFrom('participant').selectAll().where('id', '=', id).executeTakeFirst()
    if (row === undefined) throw new Response(null, { status: 404 })
    if (row.leftOn === on) continue
    if (row.leftOn !== null) return { ok: false, reason: 'leftAlready' }
    if (on < row.enrolledOn) return { ok: false, reason: 'endBeforeStart' }
    if (await completionOf(d.trx, row.courseId, row.personId))
      return { ok: false, reason: 'completedAlready' }
    leaving.push(id)
  }
  for (const id of leaving) await reviseRow(d, 'participant', id, { leftOn: on })
  return { ok: true }
}

/**
 * Marks that a person completed a course. The person joins the programme's alumni networks from that day, save those
 * once left by own wish. Completing twice is once.
 * @returns how many networks were joined, and how many were not because the person had left by own wish
 * @throws Response 404 when course or person is unknown
 */
export async function complete(
  d: Deed,
  { courseId, personId, on }: { courseId: string; personId: string; on: PlainDate },
): Promise<{ ok: true; joined: number; optedOut: number } | Refusal<'beforeCourse'>> {
  const course = await courseRow(d.trx, courseId)
  await recordOf(d.trx, personId)
  if (on < course.startsOn) return { ok: false, reason: 'beforeCourse' }
  if (await completionOf(d.trx, courseId, personId)) return { ok: true, joined: 0, optedOut: 0 }
  await enterRow(d, 'completion', { id: d.newId(), courseId, personId, completedOn: on })
  const participant = await participantOf(d.trx, courseId, personId)
  if (participant?.leftOn) await reviseRow(d, 'participant', participant.id, { leftOn: null })
  return { ok: true, ...(await joinAlumni(d, course.programmeId, personId, on)) }
}

async function joinAlumni(d: Deed, programmeId: string, personId: string, on: PlainDate) {
  const networks = await d.trx
    .selectFrom('network')
    .select(['id', 'foundedOn'])
    .where('kind', '=', 'alumni')
    .where('programmeId', '=', programmeId)
    .where('endedOn', 'is', null)
    .orderBy('id')
    .execute()
  const counts = { joined: 0, optedOut: 0 }
  for (const network of networks) {
    if (await leftByOwnWish(d.trx, network.id, personId)) {
      counts.optedOut++
      continue
    }
    // A course of the time before the network makes a member from the network's first day.
    const from = on < network.foundedOn ? network.foundedOn : on
    const joined = await join(d, d.newId(), { networkId: network.id, personId, role: 'member', from })
    if (joined.ok) counts.joined++
  }
  return counts
}

/** Whether the last thing the person said of the network was to leave it. */
async function leftByOwnWish(db: Reader, networkId: string, personId: string): Promise<boolean> {
  const last = await db
    .selectFrom('membership')
    .select('endReason')
    .where('networkId', '=', networkId)
    .where('personId', '=', personId)
    .orderBy('validFrom', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return last?.endReason === 'ownWish'
}

/**
 * Marks that several people completed a course on the same day.
 * @returns how many were marked; how many people joined an alumni network, and how many had opted out of one
 * @throws Response 404 when course or person is unknown
 */
export async function completeTogether(
  d: Deed,
  { courseId, personIds, on }: { courseId: string; personIds: readonly string[]; on: PlainDate },
): Promise<{ ok: true; marked: number; joined: number; optedOut: number } | Refusal<'beforeCourse'>> {
  const counts = { marked: 0, joined: 0, optedOut: 0 }
  for (const personId of new Set(personIds)) {
    const done = await completionOf(d.trx, courseId, personId)
    const result = await complete(d, { courseId, personId, on })
    if (!result.ok) return result
    if (done) continue
    counts.marked++
    if (result.joined > 0) counts.joined++
    if (result.optedOut > 0) counts.optedOut++
  }
  return { ok: true, ...counts }
}

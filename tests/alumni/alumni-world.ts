// A programme with its alumni network, courses and people who completed them, put into a test's world.
import type { SharingCircle } from '#db/schema'
import type { PlainDate } from '~/domain/core/time'
import type { Viewer } from '~/domain/people/visibility.server'
import type { World } from '../world'

export const today: PlainDate = '2026-10-01'

export type Alumni = Awaited<ReturnType<typeof alumniIn>>

/** @param world with which everything is written */
export async function alumniIn(world: World) {
  let made = 0
  const programmeId = 'the-programme'
  await world.db
    .insertInto('programme')
    .values({
      id: programmeId,
      nameFi: 'Tulevaisuuden johtajat',
      nameSv: 'Framtidens ledare',
      nameEn: 'Leaders',
    })
    .execute()
  const networkId = await world.network({ kind: 'alumni', programmeId })

  const course = async (number: number, startsOn: PlainDate, endsOn: PlainDate): Promise<string> => {
    const id = `course-${number}`
    await world.db.insertInto('course').values({ id, programmeId, number, startsOn, endsOn }).execute()
    return id
  }
  const completes = async (personId: string, courseId: string): Promise<void> => {
    const id = `completion-${++made}`
    await world.db
      .insertInto('completion')
      .values({ id, personId, courseId, completedOn: '2015-12-01' })
      .execute()
  }
  /** One who completed the course and belongs to the network. */
  const alumnus = async (courseId: string, lastName: string): Promise<string> => {
    const id = await world.person({ lastName })
    await completes(id, courseId)
    await world.member(networkId, id)
    return id
  }
  /** Ends every post of the person, who is then found by those who share a network alone. */
  const retires = async (personId: string): Promise<void> => {
    await world.db
      .updateTable('appointment')
      .set({ validTo: '2026-01-31' })
      .where('personId', '=', personId)
      .execute()
  }
  const photo = async (personId: string, seenBy: SharingCircle | null): Promise<string> => {
    const mark = `mark-${++made}`
    await world.db
      .insertInto('photo')
      .values({ personId, mark, large: 'TA==', small: 'Uw==', uploadedAt: world.now() })
      .execute()
    if (seenBy !== null)
      await world.db
        .insertInto('sharedField')
        .values({ id: `shared-${mark}`, personId, field: 'photo', seenBy })
        .execute()
    return mark
  }
  return { programmeId, networkId, course, completes, alumnus, retires, photo }
}

export const viewer = (personId: string, organiser = false): Viewer => ({ personId, organiser, on: today })

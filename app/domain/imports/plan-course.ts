// What a row does to a person's course: takes part, completes it, leaves it.
import { folded } from './folding'
import type { KnownCourse, KnownCourseRun, KnownPerson } from './registry'
import { chosen, fault, type RowPlan, type Work } from './row-plan'
import { readCourseNumber } from './values'
import type { Told } from './told'

/** The courses a row's words may mean: by programme and number; the number alone when the sheet is of one programme. */
function coursesCalled(work: Work, told: Told): KnownCourseRun[] {
  const { courses, programmes } = work.snapshot
  const number = readCourseNumber(told.course ?? '')
  const whole = courses.find(({ id }) => id === work.settings.courseId)
  // "Tulevaisuuden johtajat 7" may stand in either column.
  const words = folded(told.programme ?? (told.course ?? '').replace(/\d+\.?/g, ''))
  const called = programmes.filter((programme) =>
    [programme.nameFi, programme.nameSv, programme.nameEn].some((name) => words.includes(folded(name))),
  )
  const ofProgramme = (id: string) =>
    called.length > 0 ? called.some((programme) => programme.id === id) : !whole || whole.programmeId === id
  return courses.filter((course) => course.number === number && ofProgramme(course.programmeId))
}

/** The course of a row: as it tells, the one of the whole sheet, or the one chosen; a doubt when none of these. */
export function courseFor(work: Work, plan: RowPlan, told: Told): KnownCourseRun | null {
  const byId = (id: string | null | undefined) => work.snapshot.courses.find((course) => course.id === id)
  if (told.course === undefined) {
    const whole = byId(work.settings.courseId)
    if (!whole) fault(plan, 'course', 'courseMissing')
    return whole ?? null
  }
  const found = coursesCalled(work, told)
  if (found.length === 1 && found[0]) return found[0]
  const name = [told.programme, told.course].filter(Boolean).join(' ')
  const all = `course:${folded(name)}`
  const key = `${all}@${told.row}`
  const choice = chosen(work, plan, key, all)
  if (choice === 'skip') plan.state = 'skipped'
  const picked = byId(choice)
  if (!picked && choice !== 'skip') plan.doubts.push({ kind: 'course', key, all, name })
  return picked ?? null
}

/** Plans the course of a row. */
export function planCourse(
  work: Work,
  plan: RowPlan,
  told: Told,
  person: KnownPerson,
  course: KnownCourseRun,
): void {
  const completed = told.completedOn !== undefined || told.completed === true
  const on = told.completedOn ?? [course.endsOn, work.snapshot.today].sort()[0] ?? course.endsOn
  if (completed && on < course.startsOn) return fault(plan, 'completedOn', 'beforeCourse', on)
  const known = person.courses.find(({ courseId }) => courseId === course.id)
  const taking = known ?? enrolIn(plan, told, person, course)
  if (completed && !taking.completed) {
    plan.acts.push({ act: 'complete', courseId: course.id, personId: person.id, on })
    plan.changes.push({ of: 'completedOn', before: null, after: on })
    Object.assign(taking, { completed: true, leftOn: null })
  } else if (
    told.leftOn !== undefined &&
    !taking.completed &&
    taking.leftOn === null &&
    taking.participantId
  ) {
    const began = told.enrolledOn ?? course.startsOn
    if (told.leftOn < began && !known) return fault(plan, 'leftOn', 'endBeforeStart', told.leftOn)
    plan.acts.push({ act: 'leaveCourse', participantId: taking.participantId, on: told.leftOn })
    plan.changes.push({ of: 'leftOn', before: null, after: told.leftOn })
    taking.leftOn = told.leftOn
  }
}

function enrolIn(plan: RowPlan, told: Told, person: KnownPerson, course: KnownCourseRun): KnownCourse {
  const on = told.enrolledOn ?? course.startsOn
  const taking = {
    courseId: course.id,
    participantId: `+participant@${told.row}`,
    leftOn: null,
    completed: false,
  }
  plan.acts.push({ act: 'enrol', id: taking.participantId, courseId: course.id, personId: person.id, on })
  plan.state = 'new'
  plan.changes.push({ of: 'enrolledOn', before: null, after: on })
  person.courses.push(taking)
  return taking
}

// What the page of a course knows, and what its forms do: take in, mark as completed or left, correct the course.
import { parseWithZod } from '@conform-to/zod/v4'
import type { SubmissionResult } from '@conform-to/react'
import type { Db, Reader } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { inDeed } from '~/domain/core/deeds.server'
import { dateOf, type Instant, type PlainDate } from '~/domain/core/time'
import { errorsOf } from '~/domain/people/organisation-form'
import { peopleList } from '~/domain/people/queries.server'
import {
  completeTogether,
  courseRow,
  enrol,
  leaveTogether,
  programmeRow,
  reviseCourse,
} from '~/domain/programmes/course-acts.server'
import { courseFields, courseForm, dayForm } from '~/domain/programmes/course-form'
import { peopleOnCourse } from '~/domain/programmes/queries.server'

/** Everything the page shows. @throws Response 404 when the programme has no such course */
export async function coursePage(
  db: Reader,
  at: { programmeId: string; courseId: string; q: string; today: PlainDate },
) {
  const programme = await programmeRow(db, at.programmeId)
  const course = await courseRow(db, at.courseId)
  if (course.programmeId !== programme.id) throw new Response(null, { status: 404 })
  const people = await peopleOnCourse(db, course.id, at.today)
  const found = at.q === '' ? null : await peopleList(db, { q: at.q }, at.today)
  const here = new Set(people.filter(({ leftOn }) => leftOn === null).map(({ id }) => id))
  return {
    programme,
    course,
    fields: courseFields(course),
    participants: people.filter(({ completedOn, leftOn }) => completedOn === null && leftOn === null),
    completers: people.filter(({ completedOn }) => completedOn !== null),
    left: people.filter(({ completedOn, leftOn }) => completedOn === null && leftOn !== null),
    q: at.q,
    found: found && {
      total: found.total,
      rows: found.rows.map((row) => ({ ...row, here: here.has(row.id) })),
    },
    newId: crypto.randomUUID(),
  }
}

export type CourseAnswer = {
  intent: 'correct' | 'mark' | 'enrol'
  lastResult: SubmissionResult<string[]> | null
  /** A refusal that has no field. */
  refused: string | null
  chosen: string[]
}
export type CourseOutcome =
  { answer: CourseAnswer } | { done: string; deedId: string | null; counts: Record<string, number> }

type By = { db: Db; actor: Actor; now: Instant }
type At = { programmeId: string; courseId: string }

async function signOf(db: Reader, { courseId, programmeId }: At, act: string) {
  const { number } = await courseRow(db, courseId)
  const { nameFi } = await programmeRow(db, programmeId)
  return { act, thing: { kind: 'programme', id: programmeId }, detail: { name: nameFi, number } }
}

async function correct({ db, ...by }: By, at: At, body: FormData): Promise<CourseOutcome> {
  const read = parseWithZod(body, { schema: courseForm, disableAutoCoercion: true })
  const answer = (lastResult: SubmissionResult<string[]>) => ({
    answer: { intent: 'correct' as const, lastResult, refused: null, chosen: [] },
  })
  if (read.status !== 'success') return answer(read.reply())
  const result = await inDeed(db, by, await signOf(db, at, 'reviseCourse'), (d) =>
    reviseCourse(d, at.courseId, read.value),
  )
  return result.ok
    ? { done: 'corrected', deedId: result.deedId, counts: {} }
    : answer(read.reply(errorsOf(result.reason, { endBeforeStart: 'endsOn' })))
}

async function takeIn({ db, ...by }: By, at: At, body: FormData): Promise<CourseOutcome> {
  const { startsOn } = await courseRow(db, at.courseId)
  const [personId, today] = [String(body.get('personId') ?? ''), dateOf(by.now)]
  // Who is written down after the course began has been on it from its beginning.
  const on = today < startsOn ? today : startsOn
  const id = String(body.get('id') || crypto.randomUUID())
  const result = await inDeed(db, by, await signOf(db, at, 'enrol'), (d) =>
    enrol(d, id, { courseId: at.courseId, personId, on }),
  )
  return result.ok
    ? { done: 'enrolled', deedId: result.deedId, counts: {} }
    : { answer: { intent: 'enrol', lastResult: null, refused: result.reason, chosen: [] } }
}

/** `all`: everybody who takes part; otherwise those who are ticked. */
async function mark({ db, ...by }: By, at: At, body: FormData): Promise<CourseOutcome> {
  const ticked = body.getAll('person').map(String)
  const read = parseWithZod(body, { schema: dayForm, disableAutoCoercion: true })
  const answer = (lastResult: SubmissionResult<string[]>) => ({
    answer: { intent: 'mark' as const, lastResult, refused: null, chosen: ticked },
  })
  if (read.status !== 'success') return answer(read.reply())
  const here = (await peopleOnCourse(db, at.courseId, dateOf(by.now))).filter(
    ({ leftOn, completedOn }) => leftOn === null && completedOn === null,
  )
  const intent = String(body.get('intent'))
  const chosen = intent === 'all' ? here : here.filter(({ id }) => ticked.includes(id))
  if (chosen.length === 0) return answer(read.reply({ formErrors: ['registry.course.fault.nobody'] }))
  const { on } = read.value
  if (intent === 'leave') {
    const ids = chosen.flatMap(({ participantId }) => participantId ?? [])
    const result = await inDeed(db, by, await signOf(db, at, 'leaveCourse'), (d) => leaveTogether(d, ids, on))
    if (!result.ok) return answer(read.reply(errorsOf(result.reason, { endBeforeStart: 'on' })))
    return { done: 'left', deedId: result.deedId, counts: { marked: ids.length } }
  }
  const personIds = chosen.map(({ id }) => id)
  const result = await inDeed(db, by, await signOf(db, at, 'completeCourse'), (d) =>
    completeTogether(d, { courseId: at.courseId, personIds, on }),
  )
  if (!result.ok) return answer(read.reply(errorsOf(result.reason, { beforeCourse: 'on' })))
  const { marked, joined, optedOut } = result
  return { done: 'completed', deedId: result.deedId, counts: { marked, joined, optedOut } }
}

/** Does what the form asks. @throws Response 404 when the programme has no such course, or there is no such person */
export async function changeCourse(by: By, at: At, body: FormData): Promise<CourseOutcome> {
  const course = await courseRow(by.db, at.courseId)
  if (course.programmeId !== at.programmeId) throw new Response(null, { status: 404 })
  const intent = body.get('intent')
  if (intent === 'correct') return correct(by, at, body)
  return intent === 'enrol' ? takeIn(by, at, body) : mark(by, at, body)
}

// Plans a whole sheet: what each row would do to the registry as it stands. Nothing here reads or writes.
import { organisationFinder } from './organisation-names'
import { courseFor, planCourse } from './plan-course'
import { eventFor, planAttendance } from './plan-event'
import { houseFor, housesOf, type House } from './plan-house'
import { networkFor, planMembership } from './plan-membership'
import { enterPersonOf, revisePersonOf } from './plan-person'
import { notePost, planPost } from './plan-post'
import { peopleOf, type KnownPerson } from './registry'
import {
  emptyPlan,
  fault,
  rowStates,
  type PlanInput,
  type RowPlan,
  type RowState,
  type Work,
} from './row-plan'
import { folded } from './folding'
import { personFor } from './who'
import type { Told } from './told'

/** What is known of a row before its acts are planned. */
type Reading = { told: Told; plan: RowPlan; person: KnownPerson | null; house: House }

function begin(input: PlanInput): Work {
  const signs = new Map(input.snapshot.sectors.map(({ id, code }) => [id, code]))
  return {
    ...input,
    people: peopleOf(input.snapshot),
    organisations: organisationFinder(input.snapshot.organisations, signs),
    newOrganisations: new Map(),
    toldPosts: new Map(),
    mentions: new Map(),
    newEvents: new Map(),
  }
}

/** Whether the row can go on: nothing wrong with it, nothing in doubt, not left out. */
const goesOn = (plan: RowPlan): boolean =>
  plan.faults.length === 0 && plan.doubts.length === 0 && plan.state !== 'skipped'

/** Finds the person and the organisation of a row. A new person is entered at once: later rows may mean them too. */
function read(work: Work, told: Told): Reading {
  const plan = emptyPlan(told)
  const nobody: Reading = { told, plan, person: null, house: 'none' }
  if (!goesOn(plan)) return nobody
  // Of those who were not there, there is nothing to keep.
  if (work.kind === 'attendance' && told.attended === false) return nobody
  const known = personFor(work, plan, told, housesOf(work, told))
  // What else is in doubt of the row is asked at the same time.
  const isNew = known === null && goesOn(plan)
  const keepsPost = work.kind === 'people' || (work.kind === 'memberships' && isNew)
  const house = keepsPost && plan.state !== 'skipped' ? houseFor(work, plan, told) : 'none'
  if (!goesOn(plan)) return nobody
  const person = known ?? enterPersonOf(work, plan, told)
  if (person === null) return nobody
  plan.personId = person.id
  work.mentions.set(person.id, [...(work.mentions.get(person.id) ?? []), told])
  if (keepsPost) notePost(work, person.id, told, house)
  return { told, plan, person, house: keepsPost ? house : null }
}

/** Plans what a row does besides knowing its person. */
function act(work: Work, { told, plan, person, house }: Reading): void {
  if (person === null || !goesOn(plan)) return
  const isNew = plan.state === 'new'
  if (work.kind === 'people' && !isNew) revisePersonOf(work, plan, told, person)
  if (work.kind === 'people' || (isNew && told.title !== undefined && house !== null))
    planPost(work, plan, told, person, house)
  if (work.kind === 'memberships') {
    const network = networkFor(work, plan, told)
    if (network && goesOn(plan)) planMembership(work, plan, told, person, network)
  }
  if (work.kind === 'participants') {
    const course = courseFor(work, plan, told)
    if (course && goesOn(plan)) planCourse(work, plan, told, person, course)
  }
  if (work.kind === 'attendance') {
    const event = eventFor(work, plan, told)
    if (event && goesOn(plan)) planAttendance(work, plan, person, event)
  }
}

/** A sector told of a new organisation or of none at all changes nothing; one that nobody knows is a slip. */
function checkSector(work: Work, { told, plan }: Reading): void {
  if (told.sector === undefined) return
  const known = work.snapshot.sectors.some((sector) =>
    [sector.code, sector.nameFi, sector.nameSv, sector.nameEn].some(
      (name) => folded(name) === folded(told.sector ?? ''),
    ),
  )
  if (!known) fault(plan, 'sector', 'sectorUnknown', told.sector)
}

function stateOf(plan: RowPlan): RowState {
  if (plan.faults.length > 0) return 'fault'
  if (plan.doubts.length > 0) return 'doubt'
  if (plan.state === 'skipped' || plan.state === 'new') return plan.state
  return plan.acts.length > 0 ? 'changed' : 'same'
}

/** Plans every row but those held back, which keep the plan they have. */
function planOnce(input: PlanInput, held: ReadonlyMap<Told, RowPlan>): { plans: RowPlan[]; work: Work } {
  const work = begin(input)
  const readings = input.told.map((told): Reading => {
    const plan = held.get(told)
    return plan ? { told, plan, person: null, house: 'none' } : read(work, told)
  })
  for (const reading of readings) {
    if (held.has(reading.told)) continue
    if (work.kind === 'people') checkSector(work, reading)
    act(work, reading)
    reading.plan.state = stateOf(reading.plan)
  }
  return { plans: readings.map(({ plan }) => plan), work }
}

const doesNothing = ({ state }: RowPlan): boolean =>
  state === 'fault' || state === 'doubt' || state === 'skipped'

/**
 * What every row of a sheet would do, in the sheet's order. A row with a fault or a doubt does nothing.
 * Rows before a row count: a person, an organisation or an event that one enters is known to those after it.
 */
export function planSheet(input: PlanInput): { plans: RowPlan[]; work: Work } {
  const held = new Map<Told, RowPlan>()
  for (;;) {
    const planned = planOnce(input, held)
    // Rows that turned out to do nothing, though others were planned as if they had: those are planned again.
    const idle = planned.plans.filter((plan) => doesNothing(plan) && plan.acts.length > 0)
    for (const plan of idle) Object.assign(plan, { acts: [], changes: [], personId: null })
    if (idle.length === 0) return planned
    const rows = new Set(idle.map(({ row }) => row))
    for (const [at, told] of input.told.entries()) {
      const plan = planned.plans[at]
      if (plan && rows.has(told.row)) held.set(told, plan)
    }
  }
}

/** How many rows are in each state. */
export function countsOf(plans: readonly RowPlan[]): Record<RowState, number> {
  const counts = Object.fromEntries(rowStates.map((state) => [state, 0])) as Record<RowState, number>
  for (const { state } of plans) counts[state]++
  return counts
}

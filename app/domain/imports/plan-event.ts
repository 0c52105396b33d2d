// What a row does of an old event: the event is made if there is none, and the person was there.
import type { EventKind } from '#db/schema'
import { folded } from './folding'
import type { KnownPerson } from './registry'
import { chosen, fault, type RowPlan, type Work } from './row-plan'
import type { Told } from './told'

const kindWords: [EventKind, RegExp][] = [
  ['publicManagementDay', /julkisen johtamisen paiva|offentliga? (sektorns )?ledning|public management day/],
  ['managementDay', /johdon paiva|ledningens dag|management day/],
  ['morningCoffee', /aamukahvi|morgonkaffe|morning coffee/],
]

/** The kind of event that a title tells of. */
export const kindOfTitle = (title: string): EventKind =>
  kindWords.find(([, words]) => words.test(folded(title)))?.[0] ?? 'other'

/** An event that is known, or one that the sheet makes. */
type Meant = { id: string; isNew: boolean; title: string; date: string }

/** The event of a row by title and date, or the one chosen; a doubt when only its title is told and several are called so. */
export function eventFor(work: Work, plan: RowPlan, told: Told): Meant | null {
  const title = told.event ?? work.settings.eventTitle
  const date = told.eventDate ?? work.settings.eventDate
  if (!title) return refuse(plan, 'event', 'eventMissing')
  if (date !== undefined && date > work.snapshot.today) return refuse(plan, 'eventDate', 'eventAhead', date)
  const called = work.snapshot.events.filter(
    (event) =>
      event.status !== 'cancelled' &&
      (date === undefined || event.date === date) &&
      [event.titleFi, event.titleSv, event.titleEn].some((known) => folded(known) === folded(title)),
  )
  const [one] = called
  if (one && called.length === 1) {
    if (one.status !== 'open') return refuse(plan, 'event', 'eventNotOpen', title)
    if (!isHeld(work, one)) return refuse(plan, 'event', 'eventAhead', one.date)
    return { id: one.id, isNew: false, title, date: one.date }
  }
  if (one === undefined && date !== undefined) {
    const key = `${folded(title)}/${date}`
    const id = work.newEvents.get(key) ?? `+event:${key}`
    return { id, isNew: !work.newEvents.has(key), title, date }
  }
  return chosenEvent(work, plan, told, title)
}

/** Whoever comes to an event that lies ahead answers to their invitation. */
export const isHeld = ({ snapshot }: Pick<Work, 'snapshot'>, { date }: { date: string }): boolean =>
  date <= snapshot.today

function refuse(
  plan: RowPlan,
  ...why: Parameters<typeof fault> extends [RowPlan, ...infer Rest] ? Rest : never
) {
  fault(plan, ...why)
  return null
}

function chosenEvent(work: Work, plan: RowPlan, told: Told, title: string): Meant | null {
  const all = `event:${folded(title)}`
  const key = `${all}@${told.row}`
  const choice = chosen(work, plan, key, all)
  if (choice === 'skip') plan.state = 'skipped'
  const picked = work.snapshot.events.find(
    (event) => event.id === choice && event.status === 'open' && isHeld(work, event),
  )
  if (picked) return { id: picked.id, isNew: false, title, date: picked.date }
  if (choice !== 'skip') plan.doubts.push({ kind: 'event', key, all, name: title })
  return null
}

/** Plans that the person was at the event. */
export function planAttendance(work: Work, plan: RowPlan, person: KnownPerson, event: Meant): void {
  if (event.isNew) {
    plan.acts.push({ act: 'holdEvent', id: event.id, title: event.title, date: event.date })
    plan.changes.push({ of: 'event', before: null, after: event.title })
    work.newEvents.set(`${folded(event.title)}/${event.date}`, event.id)
  }
  const known = person.invitations.find(({ eventId }) => eventId === event.id)
  if (known?.answer === 'yes' && known.seated) return
  plan.acts.push({ act: 'attend', eventId: event.id, personId: person.id, invitationId: known?.id ?? null })
  plan.changes.push({ of: 'answer', before: known ? (known.answer ?? 'none') : null, after: 'yes' })
  if (!known) plan.state = 'new'
  const invitation = known ?? { id: '', eventId: event.id, answer: null, seated: false }
  Object.assign(invitation, { answer: 'yes', seated: true })
  if (!known) person.invitations.push(invitation)
}

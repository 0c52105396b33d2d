// Which events the demo has and when: six years of past ones, and those that are coming.
import type { Criterion } from './audience'
import { addDays, daysBetween, earlier, workday } from './calendar'
import {
  managementDayTopics,
  morningCoffeeTopics,
  places,
  publicManagementDayTopics,
  seriesKeys,
  seriesTopics,
  type SeriesKey,
  type Topic,
} from './event-topics'
import type { EventPlan } from './events'

const from = <T>(list: readonly T[], at: number): T => list[at % list.length] as T

export const seniors: Criterion[] = [{ kind: 'seniorManagement' }]

export type Audiences = Record<SeriesKey | 'publicManagementDay', Criterion[]>

const usual = { yes: 0.55, maybe: 0.04, no: 0.19 }
const lastOf = (list: readonly Topic[]) => list[list.length - 1] as Topic

const capacities: Record<SeriesKey, number> = {
  hrSpring: 60,
  hrSeminar: 80,
  kehikko: 20,
  viva: 45,
  alumni: 150,
  kaiku: 60,
  regions: 80,
}

/** Meetings were held over the net then. */
const online = (date: string) => date >= '2020-03-16' && date < '2022-04-01'

/** Past events, the oldest first. @param copies how many times the coffees and other events of a demo are held */
export function pastEvents(today: string, audiences: Audiences, copies: number): EventPlan[] {
  const plans: EventPlan[] = []
  const firstDay = addDays(today, -6 * 365.25)
  const year = (date: string) => Number(date.slice(0, 4))
  const plan = (
    base: Pick<EventPlan, 'kind' | 'topic' | 'date' | 'capacity' | 'criteria'> & Partial<EventPlan>,
    leadDays: number,
    answerDays: number,
    place: string,
  ) => {
    const date = workday(base.date)
    const away = online(date)
    plans.push({
      shares: usual,
      ...base,
      date,
      place: away ? '' : place,
      online: away,
      capacity: away ? null : base.capacity,
      invitedOn: workday(addDays(date, -leadDays)),
      answerBy: addDays(date, -answerDays),
    })
  }

  for (let each = 2019; each <= year(today); each += 1) {
    const date = `${each}-02-${String(5 + (each % 5)).padStart(2, '0')}`
    if (daysBetween(date, today) < 20) continue
    plan(
      {
        kind: 'publicManagementDay',
        topic: from(publicManagementDayTopics.slice(0, -1), each - 2019),
        date,
        capacity: 400,
        criteria: audiences.publicManagementDay,
      },
      62,
      16,
      each % 2 ? places.finlandia : places.musiikkitalo,
    )
  }

  let days = 0
  let coffees = 0
  for (let each = year(firstDay); each <= year(today); each += 1) {
    for (const monthDay of each % 2 ? ['-05-14'] : ['-05-19', '-10-21']) {
      const date = `${each}${monthDay}`
      if (date < firstDay || daysBetween(date, today) < 100) continue
      plan(
        {
          kind: 'managementDay',
          topic: from(managementDayTopics.slice(0, -1), days),
          date,
          capacity: 120,
          criteria: seniors,
        },
        47,
        8,
        from([places.saatytalo, places.linna, places.musiikkitalo], days),
      )
      days += 1
    }
    for (let copy = 0; copy < copies; copy += 1) {
      for (const monthDay of ['-01-22', '-03-11', '-04-16', '-09-08', '-11-05']) {
        const date = addDays(`${each}${monthDay}`, copy * 3)
        if (date < firstDay || daysBetween(date, today) < 21) continue
        plan(
          {
            kind: 'morningCoffee',
            topic: from(morningCoffeeTopics.slice(0, -1), coffees),
            date,
            capacity: 40,
            criteria: seniors,
            shares: { yes: 0.25, maybe: 0.03, no: 0.32 },
          },
          21,
          3,
          coffees % 3 ? places.vm : places.linna,
        )
        coffees += 1
      }
      seriesKeys.forEach((key, at) => {
        const monthDay =
          ['-02-26', '-11-19', '-04-23', '-10-08', '-10-29', '-03-20', '-06-04'][at] ?? '-09-15'
        const date = addDays(`${each}${monthDay}`, copy * 3)
        // With many copies the alumni still meet once a year, and the regions every other year.
        if ((key === 'alumni' && copy > 0) || (key === 'regions' && (copy > 0 || each % 2))) return
        if (date < firstDay || daysBetween(date, today) < 21) return
        if (key === 'regions' && date < '2022-06-01') return
        plan(
          {
            kind: 'other',
            topic: seriesTopics[key],
            date,
            capacity: capacities[key],
            criteria: audiences[key],
            ...(key === 'alumni' ? { shares: { yes: 0.3, maybe: 0.05, no: 0.2 } } : {}),
          },
          35,
          7,
          from([places.saatytalo, places.oodi, places.vm], at + each),
        )
      })
    }
  }
  cancelOne(
    plans,
    'managementDay',
    '2021-05',
    'Tilaisuus perutaan koronatilanteen vuoksi. Uusi ajankohta ilmoitetaan myöhemmin.',
  )
  cancelOne(
    plans,
    'morningCoffee',
    String(year(today) - 1),
    'Alustaja on sairastunut. Palaamme aiheeseen myöhemmin.',
  )
  return plans.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function cancelOne(plans: EventPlan[], kind: EventPlan['kind'], from: string, note: string) {
  const found = plans.find((plan) => plan.kind === kind && plan.date.startsWith(from))
  if (found) found.cancelled = { on: addDays(found.date, -2), note }
}

/** The coming events, by name. `people` are those who are to leave the management day's invitation unanswered. */
export function comingEvents(
  today: string,
  audiences: Audiences,
  silent: NonNullable<EventPlan['exactly']>['silent'],
  guestsOfHonour: Criterion[],
) {
  const ahead = (days: number) => workday(addDays(today, days))
  const back = (days: number) => addDays(today, -days)
  const managementDay: EventPlan = {
    kind: 'managementDay',
    topic: lastOf(managementDayTopics),
    date: ahead(12),
    place: places.saatytalo,
    online: false,
    capacity: 110,
    criteria: [...seniors, ...guestsOfHonour],
    invitedOn: back(19),
    answerBy: earlier(ahead(5), ahead(11)),
    shares: usual,
    exactly: { yes: 74, maybe: 9, no: 21, silent },
  }
  const morningCoffee: EventPlan = {
    kind: 'morningCoffee',
    topic: lastOf(morningCoffeeTopics),
    date: ahead(19),
    place: places.linna,
    online: false,
    capacity: 40,
    criteria: seniors,
    invitedOn: back(9),
    answerBy: ahead(14),
    shares: usual,
    exactly: { yes: 44, maybe: 5, no: 31, silent: [] },
  }
  const hrForumMeeting: EventPlan = {
    kind: 'other',
    topic: seriesTopics.hrSpring,
    date: ahead(56),
    place: places.oodi,
    online: false,
    capacity: 60,
    criteria: audiences.hrSpring,
    invitedOn: back(4),
    answerBy: ahead(42),
    shares: { yes: 0.25, maybe: 0.03, no: 0.06 },
  }
  const publicManagementDayDraft: EventPlan = {
    kind: 'publicManagementDay',
    topic: lastOf(publicManagementDayTopics),
    date: ahead(84),
    place: places.finlandia,
    online: false,
    capacity: 400,
    criteria: [],
    invitedOn: null,
    answerBy: ahead(65),
    shares: usual,
  }
  const incompleteDraft: EventPlan = {
    kind: 'other',
    topic: seriesTopics.kaiku,
    date: ahead(70),
    place: places.oodi,
    online: false,
    capacity: 80,
    criteria: audiences.kaiku,
    invitedOn: null,
    answerBy: ahead(58),
    shares: usual,
    withoutSwedishTitle: true,
  }
  return { managementDay, morningCoffee, hrForumMeeting, publicManagementDayDraft, incompleteDraft }
}

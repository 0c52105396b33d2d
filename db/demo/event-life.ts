// What events have around them in the demo: who came, what was learnt, templates and tasks, seats by audience, reminders.
import type { EventKind, ReminderCircle } from '../schema'
import { addDays, dateOf, helsinkiInstant } from './calendar'
import type { Person } from './careers'
import type { Three } from './event-topics'
import type { Chance } from './random'
import type { Rows } from './rows'

type Given = {
  chance: Chance
  newId: (at: string) => string
  now: string
  organisers: readonly [Person, Person]
}

type EventRow = Rows['event'][number]

/** How many of those who promised come, in good weather. */
const usuallyCome = 0.93

const lessons: Partial<Record<EventKind, string>> = {
  managementDay:
    'Ilmoittautumistiskillä oli ruuhka klo 11.45–12: ensi kerralla kaksi ovea. Pöytäkeskusteluille kannattaa varata puoli tuntia enemmän.',
  publicManagementDay:
    'Kuntapaikat täyttyivät viikossa ja maakunnilta jäi 14 käyttämättä: vapautetaan aiemmin. Striimin linkki vasta aamulla.',
}

/** Ticks those who came to past events, closes their lists and notes what was learnt at the latest of each big kind. */
export function pastEventLife(rows: Rows, { chance, now, organisers }: Given): void {
  const seatedAt = Map.groupBy(
    rows.invitation.filter(({ seat }) => seat === 'seated'),
    ({ eventId }) => eventId,
  )
  const latest = new Map<EventKind, EventRow>()
  for (const event of rows.event) {
    if (event.status !== 'open' || event.endsAt >= now) continue
    const known = latest.get(event.kind)
    if (!known || known.startsAt < event.startsAt) latest.set(event.kind, event)
    event.attendanceClosedAt = helsinkiInstant(addDays(dateOf(event.startsAt), 1), '09:05')
    event.attendanceClosedBy = organisers[1].id
    for (const invitation of seatedAt.get(event.id) ?? [])
      if (chance.happens(usuallyCome))
        invitation.cameAt = new Date(
          Date.parse(event.startsAt) - chance.between(-12, 35) * 60_000,
        ).toISOString()
  }
  for (const [kind, event] of latest) event.lessons = lessons[kind] ?? ''
}

type TemplateOf = {
  title: Three
  startsAt: string
  minutes: number
  capacity: number | null
  answerDaysBefore: number
  weeksAhead: number
  substitutes: 'no' | 'yes' | 'approval'
  practical: Three
  tasks: [daysBefore: number, task: string][]
}

const none: Three = ['', '', '']

const templates: Record<EventKind, TemplateOf> = {
  managementDay: {
    title: ['Johdon päivä', 'Ledningens dag', 'Management Day'],
    startsAt: '12:00',
    minutes: 240,
    capacity: 130,
    answerDaysBefore: 7,
    weeksAhead: 8,
    substitutes: 'no',
    practical: [
      'Ilmoittaudu alaaulassa puoli tuntia ennen alkua. Varaathan mukaan henkilökortin.',
      'Anmäl dig i nedre aulan en halv timme före början. Ta med ett identitetskort.',
      'Please register in the entrance hall half an hour before the start, and bring an identity card.',
    ],
    tasks: [
      [56, 'Varaa tila ja lounas'],
      [42, 'Vahvista puhujat'],
      [14, 'Lähetä ruokailutiedot pitopalvelulle'],
      [7, 'Pyydä puhujien esitykset'],
      [1, 'Tulosta nimilaput'],
      [-1, 'Sulje osallistujalista ja lähetä kiitokset'],
    ],
  },
  publicManagementDay: {
    title: ['Julkisen johtamisen päivä', 'Dagen för offentligt ledarskap', 'Public Management Day'],
    startsAt: '09:00',
    minutes: 420,
    capacity: 400,
    answerDaysBefore: 14,
    weeksAhead: 16,
    substitutes: 'approval',
    practical: [
      'Ovet avataan klo 8.15. Narikka ja aamukahvi ovat ensimmäisessä kerroksessa.',
      'Dörrarna öppnas kl. 8.15. Garderoben och morgonkaffet finns på första våningen.',
      'Doors open at 8:15. The cloakroom and morning coffee are on the first floor.',
    ],
    tasks: [
      [140, 'Varaa sali ja striimaus'],
      [90, 'Sovi kuntien ja hyvinvointialueiden kiintiöt'],
      [60, 'Vahvista puhujat'],
      [21, 'Vapauta käyttämättömät paikat'],
      [7, 'Kokoa päivän ajolista'],
      [-1, 'Lähetä kiitokset ja kysely'],
    ],
  },
  morningCoffee: {
    title: ['Aamukahvitilaisuus', 'Morgonkaffe', 'Morning coffee'],
    startsAt: '08:00',
    minutes: 90,
    capacity: 40,
    answerDaysBefore: 3,
    weeksAhead: 4,
    substitutes: 'no',
    practical: none,
    tasks: [
      [21, 'Varaa tila ja kahvi'],
      [2, 'Ilmoita määrä kahvioon'],
    ],
  },
  other: {
    title: none,
    startsAt: '09:00',
    minutes: 120,
    capacity: null,
    answerDaysBefore: 7,
    weeksAhead: 6,
    substitutes: 'yes',
    practical: none,
    tasks: [[28, 'Varaa tila']],
  },
}

type Rule = { toWhom: ReminderCircle; daysBefore: number; isOn: boolean }
const usualReminders: Rule[] = [
  { toWhom: 'silent', daysBefore: 7, isOn: true },
  { toWhom: 'silent', daysBefore: 2, isOn: true },
  { toWhom: 'coming', daysBefore: 1, isOn: true },
]

/** What a new event of each kind begins with. */
export function templateRows(rows: Rows, { newId, now, organisers }: Given): void {
  const changedAt = helsinkiInstant(addDays(dateOf(now), -120), '13:00')
  for (const kind of Object.keys(templates) as EventKind[]) {
    const { title, practical, tasks, ...usual } = templates[kind]
    rows.eventTemplate.push({
      id: newId(changedAt),
      kind,
      titleFi: title[0],
      titleSv: title[1],
      titleEn: title[2],
      descriptionFi: '',
      descriptionSv: '',
      descriptionEn: '',
      practicalFi: practical[0],
      practicalSv: practical[1],
      practicalEn: practical[2],
      ...usual,
      reminders: JSON.stringify(usualReminders),
      changedAt,
      changedBy: organisers[0].id,
      version: 1,
    })
    for (const [daysBefore, task] of tasks)
      rows.templateTask.push({ id: newId(changedAt), kind, task, daysBefore })
  }
}

/** The tasks and reminders of a coming event; what was due before today has been done, all but the last of it. */
function preparations(rows: Rows, event: EventRow, { newId, now, organisers }: Given): void {
  const { tasks } = templates[event.kind]
  const today = dateOf(now)
  const due = tasks.map(([daysBefore, task]) => ({
    daysBefore,
    task,
    dueOn: addDays(dateOf(event.startsAt), -daysBefore),
  }))
  const overdue = due.filter(({ dueOn }) => dueOn < today)
  for (const one of due) {
    const done = one.dueOn < today && one !== overdue.at(-1)
    rows.eventTask.push({
      id: newId(event.createdAt),
      eventId: event.id,
      ...one,
      addedAt: event.createdAt,
      doneAt: done ? helsinkiInstant(addDays(one.dueOn, -1), '15:10') : null,
      doneBy: done ? organisers[0].id : null,
    })
  }
  for (const { toWhom, daysBefore, isOn } of usualReminders) {
    const from = toWhom === 'silent' ? (event.answerBy ?? event.startsAt) : event.startsAt
    const leavesAt = helsinkiInstant(addDays(dateOf(from), -daysBefore), '09:00')
    const silent = rows.invitation.filter(
      ({ eventId, answeredAt }) => eventId === event.id && (!answeredAt || answeredAt > leavesAt),
    )
    rows.reminder.push({
      id: newId(event.createdAt),
      eventId: event.id,
      toWhom,
      daysBefore,
      isOn: isOn ? 1 : 0,
      doneAt: leavesAt < now ? leavesAt : null,
      sent: leavesAt < now && toWhom === 'silent' ? silent.length : 0,
    })
  }
  const [practicalFi, practicalSv, practicalEn] = templates[event.kind].practical
  Object.assign(event, {
    practicalFi,
    practicalSv,
    practicalEn,
    substitutes: templates[event.kind].substitutes,
  })
}

const quotas: [seats: number, kinds: string[], name: Three][] = [
  [250, ['ministry', 'agency'], ['Valtionhallinto', 'Statsförvaltningen', 'Central government']],
  [100, ['municipality'], ['Kunnat', 'Kommunerna', 'Municipalities']],
  [50, ['wellbeingCounty'], ['Hyvinvointialueet', 'Välfärdsområdena', 'Wellbeing services counties']],
]

/** The big day is on site and online, with seats for each audience until a month before it. */
function bigDay(rows: Rows, event: EventRow, { newId }: Given): void {
  event.hybrid = 1
  event.onlineCapacity = 1000
  event.onlineUrl = `https://kokous.vm.example/${event.id.slice(-12)}`
  event.freedSeats = 'offer'
  event.releaseAt = helsinkiInstant(addDays(dateOf(event.startsAt), -30), '12:00')
  quotas.forEach(([seats, kinds, [nameFi, nameSv, nameEn]], position) =>
    rows.seatQuota.push({
      id: newId(event.createdAt),
      eventId: event.id,
      position,
      nameFi,
      nameSv,
      nameEn,
      kinds: JSON.stringify(kinds),
      seats,
    }),
  )
}

/** Speakers of coming events can be written to; what they have sent differs. */
function speakersOf(rows: Rows, event: EventRow, { chance }: Given): void {
  const items = new Set(rows.programmeItem.filter(({ eventId }) => eventId === event.id).map(({ id }) => id))
  for (const speaker of rows.speaker)
    if (items.has(speaker.programmeItemId)) {
      const local = speaker.name
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z ]/g, '')
        .replace(/ +/g, '.')
      speaker.email = `${local}@puhuja.example`
      speaker.confirmation = chance.happens(0.6) ? 'yes' : 'none'
      speaker.photo = chance.happens(0.4) ? 'got' : 'owed'
      speaker.slides = 'owed'
    }
}

/** What is ready for the coming events, and the organisers' own days in the calendar. */
export function comingEventLife(rows: Rows, given: Given): void {
  const { now, newId, organisers } = given
  for (const event of rows.event) {
    if (event.status === 'cancelled' || event.startsAt <= now) continue
    preparations(rows, event, given)
    speakersOf(rows, event, given)
    if (event.kind === 'publicManagementDay') bigDay(rows, event, given)
  }
  const year = Number(dateOf(now).slice(0, 4)) + 1
  const addedAt = helsinkiInstant(addDays(dateOf(now), -40), '10:30')
  const own: [from: string, to: string, name: Three][] = [
    [`${year}-04-20`, `${year}-04-21`, ['Kehysriihi', 'Ramförhandlingar', 'Spending limits discussion']],
    [`${year}-09-07`, `${year}-09-08`, ['Budjettiriihi', 'Budgetmangling', 'Budget session']],
  ]
  for (const [startsOn, endsOn, [nameFi, nameSv, nameEn]] of own)
    rows.calendarDay.push({
      id: newId(addedAt),
      startsOn,
      endsOn,
      nameFi,
      nameSv,
      nameEn,
      addedAt,
      addedBy: organisers[0].id,
      removedAt: null,
    })
}

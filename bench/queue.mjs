// Four hundred invited to three hundred seats in three quotas; twenty clients press two thousand times at random, all at once.
import { ask, inviteThroughPages, startDemo } from './ground/demo.mjs'

const invited = 400
const seats = 300
const acts = 2000
const clients = 20
/** Every so many acts one is an organiser's. */
const organisersShare = 0.1

const quotas = [
  { name: 'Valtionhallinto', kinds: ['ministry', 'agency'], seats: 190, people: 250 },
  { name: 'Kunnat', kinds: ['municipality'], seats: 70, people: 100 },
  { name: 'Hyvinvointialueet', kinds: ['wellbeingCounty'], seats: 40, people: 50 },
]

/** The same numbers in every run (mulberry32). */
function dice(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const percentile = (times, share) =>
  [...times].sort((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))]
const tenths = (value) => Math.round(value * 10) / 10

/** People with an address that works, so many of each audience; those missing are made up from the rest. */
function peopleOf(demo) {
  const known = demo.rows(
    `select distinct a."personId", o."kind" from "address" a
     join "appointment" p on p."personId" = a."personId" and p."validTo" is null
     join "organisation" o on o."id" = p."organisationId"
     where a."validTo" is null and a."failedAt" is null order by a."personId"`,
  )
  const chosen = new Set()
  for (const { kinds, people } of quotas) {
    const fit = known.filter(({ kind, personId }) => kinds.includes(kind) && !chosen.has(personId))
    for (const { personId } of fit.slice(0, people)) chosen.add(personId)
  }
  for (const { personId } of known) if (chosen.size < invited) chosen.add(personId)
  return [...chosen]
}

const settings = (version, known, capacity) => [
  ['intent', 'save'],
  ['version', String(version)],
  ['capacity', String(capacity)],
  ['freedSeats', 'give'],
  ['offerHours', '24'],
  ['substitutes', 'no'],
  ...quotas.flatMap(({ name, kinds, seats: kept }, at) => [
    [`quotas[${at}].id`, known[at]?.id ?? ''],
    [`quotas[${at}].nameFi`, name],
    [`quotas[${at}].nameSv`, name],
    [`quotas[${at}].nameEn`, name],
    [`quotas[${at}].seats`, String(kept)],
    ...kinds.map((kind) => [`quotas[${at}].kinds`, kind]),
  ]),
]

/** Runs jobs by so many clients at once, each taking the next when its last is done. */
async function byClients(count, job) {
  let next = 0
  const client = async () => {
    while (next < count) await job(next++)
  }
  await Promise.all(Array.from({ length: clients }, client))
}

export default async function queue(say) {
  const demo = await startDemo()
  try {
    const roll = dice(20261122)
    const pick = (list) => list[Math.floor(roll() * list.length)]
    const cookie = await demo.signIn('organiser')
    const people = peopleOf(demo)
    if (people.length !== invited) throw new Error(`the demo has only ${people.length} people`)
    say(`inviting ${invited} people to ${seats} seats, and waiting for their letters`)
    const { eventId, links } = await inviteThroughPages(demo, { title: 'Jono', capacity: seats, people })
    if (links.length !== invited) throw new Error(`${links.length} letters came, not ${invited}`)

    const press = (page, form) =>
      ask(`${demo.base}/events/${eventId}/${page}`, { headers: { Cookie: cookie }, form })
    const event = () => demo.rows(`select * from "event" where "id" = ?`, eventId)[0]
    const kept = () => demo.rows(`select * from "seatQuota" where "eventId" = ? order by "position"`, eventId)
    const made = await press('seats', settings(event().version, [], seats))
    if (made.status !== 302) throw new Error(`setting the quotas answered ${made.status}`)

    const waiting = () =>
      demo.rows(`select "id" from "invitation" where "eventId" = ? and "seat" = 'waiting'`, eventId)
    const organise = async () => {
      if (roll() < 0.3) {
        const capacity = seats + Math.floor(roll() * 21)
        return press('seats', settings(event().version, kept(), capacity))
      }
      const one = pick(waiting())
      if (one === undefined) return { status: 302 }
      const to = roll() < 0.8 ? String(1 + Math.floor(roll() * 40)) : 'seat'
      return press('line', [
        ['invitationId', one.id],
        ['to', to],
        ['reason', 'Kuorma'],
      ])
    }

    const floor = []
    const answers = []
    let wrong = 0
    const lookAtFloor = () =>
      byClients(400, async () => {
        const begun = performance.now()
        const { status } = await ask(`${demo.base}/demo/floor`)
        floor.push(performance.now() - begun)
        if (status !== 200) wrong += 1
      })

    say('the floor, by as many clients')
    await lookAtFloor()
    say(`${acts} acts by ${clients} clients`)
    const begun = performance.now()
    await byClients(acts, async (at) => {
      if (roll() < organisersShare) {
        const { status } = await organise()
        // A press that another overtook is refused on its own page.
        if (status !== 302 && status !== 200) wrong += 1
        return
      }
      // At first everybody answers once, so that the house fills; then anybody anything.
      const link = at < invited ? links[at] : pick(links)
      const answer = at < invited ? 'yes' : pick(['yes', 'yes', 'no', 'maybe'])
      const from = performance.now()
      const { status } = await ask(link, { form: [['answer', answer]] })
      answers.push(performance.now() - from)
      if (status !== 302) wrong += 1
    })
    const took = performance.now() - begun
    await lookAtFloor()
    say('waiting for the letters')
    await demo.lettersGone()

    const faults = faultsOf({
      event: event(),
      quotas: kept(),
      rows: demo.rows(`select * from "invitation" where "eventId" = ?`, eventId),
      letters: demo.rows(
        `select "invitationId", "kind", "data" from "outbox" where "eventId" = ? order by "id"`,
        eventId,
      ),
    })
    for (const fault of faults.slice(0, 10)) say(fault)
    const turns = (what) =>
      demo.rows(
        `select count(*) as "count" from "seatStep" s join "invitation" i on i."id" = s."invitationId"
         where i."eventId" = ? and s."what" = ?`,
        eventId,
        what,
      )[0].count
    const [p95, floorP95] = [percentile(answers, 0.95), percentile(floor, 0.95)]
    const times = tenths(p95 / floorP95)
    return {
      figures: {
        invited,
        seats,
        acts,
        clients,
        answers: answers.length,
        waited: turns('waits'),
        promoted: turns('promoted'),
        moved: turns('moved'),
        stillWaiting: waiting().length,
        actsASecond: Math.round((acts / took) * 1000),
        answerP50Ms: tenths(percentile(answers, 0.5)),
        answerP95Ms: tenths(p95),
        floorP50Ms: tenths(percentile(floor, 0.5)),
        floorP95Ms: tenths(floorP95),
      },
      aims: {
        rulesBroken: { aim: 0, value: faults.length, ok: faults.length === 0 },
        answersWrong: { aim: 0, value: wrong, ok: wrong === 0 },
        p95OfAnAnswerTimesTheFloor: { aim: '≤ 5', value: times, ok: times <= 5 },
      },
    }
  } finally {
    await demo.stop()
  }
}

/** What is wrong with the seats, worked out anew from the rows by the rules as they are written down. */
function faultsOf({ event, quotas: kept, rows, letters }) {
  const faults = []
  const holds = rows.filter((row) => row.seat === 'seated' || row.offerUntil !== null)
  if (holds.length > event.capacity) faults.push(`${holds.length} have seats, there are ${event.capacity}`)
  const takenOf = (quotaId) => holds.filter((row) => row.quotaId === quotaId).length
  const held = kept.reduce((sum, { id, seats: many }) => sum + Math.max(many, takenOf(id)), takenOf(null))
  if (held > event.capacity) faults.push(`${held} seats are taken or kept, there are ${event.capacity}`)
  const general = Math.max(0, event.capacity - held)
  for (const row of rows.filter(({ seat }) => seat === 'waiting')) {
    const quota = kept.find(({ id }) => id === row.quotaId)
    const own = quota ? Math.max(0, quota.seats - takenOf(quota.id)) : 0
    if (Math.min(event.capacity - holds.length, own + general) > 0) faults.push(`${row.id} is passed over`)
  }
  const numbers = rows.flatMap(({ queueNumber }) => queueNumber ?? [])
  if (new Set(numbers).size !== numbers.length) faults.push('two have the same place in the line')
  const last = new Map(letters.map((letter) => [letter.invitationId, letter]))
  for (const row of rows)
    if (!agrees(row, last.get(row.id))) faults.push(`the last letter to ${row.id} is wrong`)
  return faults
}

function agrees(row, letter) {
  if (letter === undefined) return false
  if (row.answer === null) return letter.kind === 'invitation'
  if (letter.kind === 'promoted') return row.seat === 'seated'
  const data = JSON.parse(letter.data)
  return letter.kind === 'answered' && data.answer === row.answer && data.seat === row.seat
}

// Four hundred people are ticked at four doors whose network is cut again and again, through the real server.
import http from 'node:http'
import { inviteThroughPages, somePeople, startDemo } from './ground/demo.mjs'

const people = 400
const doors = 4
/** People who are ticked at two doors. */
const twice = 40
/** Milliseconds between two ticks at one door: faster than anybody can read a name. */
const pace = 20
/** Of the sendings, how many are cut off before an answer comes; how often and how long a door has no network at all. */
const cutShare = 0.3
const outages = 3
const outage = 500

/** The same chance in every run. */
function chance(seed) {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const aMoment = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const middle = (times, share = 0.5) => times.sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0
const inTenths = (value) => Math.round(value * 10) / 10

/** Sends JSON as a door's browser does. @param cutAfter milliseconds until the line is cut; null leaves it */
function sendJson(url, cookie, body, cutAfter = null) {
  const text = JSON.stringify(body)
  const headers = {
    Cookie: cookie,
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(text)),
    Origin: new URL(url).origin,
    'Sec-Fetch-Site': 'same-origin',
  }
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', headers }, (response) => {
      const pieces = []
      response.on('data', (piece) => pieces.push(piece))
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`answered ${response.statusCode}`))
        resolve(JSON.parse(Buffer.concat(pieces).toString()))
      })
    })
    request.on('error', reject)
    request.end(text)
    if (cutAfter !== null) setTimeout(() => request.destroy(new Error('cut')), cutAfter)
  })
}

/** One door: ticks at its pace, keeps what has not been answered, sends it again until it is. */
async function door({ url, cookie, name, invitations, random }) {
  const ticks = invitations.map((invitationId) => ({
    id: crypto.randomUUID(),
    invitationId,
    came: true,
    at: '',
  }))
  let queue = []
  let ticking = true
  const seen = { sendings: 0, cut: 0, resent: 0 }
  const sentOnce = new Set()
  let offlineUntil = 0

  const ticked = (async () => {
    for (const [at, tick] of ticks.entries()) {
      if (outages > 0 && at % Math.ceil(ticks.length / outages) === 10)
        offlineUntil = performance.now() + outage
      queue.push({ ...tick, at: new Date().toISOString() })
      await aMoment(pace)
    }
    ticking = false
  })()

  while (ticking || queue.length > 0) {
    if (queue.length === 0 || performance.now() < offlineUntil) {
      await aMoment(5)
      continue
    }
    const sent = queue.slice(0, 200)
    for (const { id } of sent) {
      if (sentOnce.has(id)) seen.resent += 1
      sentOnce.add(id)
    }
    seen.sendings += 1
    const cutAfter = random() < cutShare ? Math.floor(random() * 60) : null
    try {
      const body = { sentAt: new Date().toISOString(), door: name, ticks: sent }
      const { outcomes } = await sendJson(url, cookie, body, cutAfter)
      const answered = new Set(outcomes.map(({ id }) => id))
      if (outcomes.some(({ refused }) => refused !== null)) throw new Error('a tick was refused')
      queue = queue.filter(({ id }) => !answered.has(id))
    } catch (error) {
      if (error.message !== 'cut') throw error
      seen.cut += 1
    }
  }
  await ticked
  return { ...seen, ids: ticks.map(({ id }) => id) }
}

/** A tick by itself beside a sending with nothing in it, turn about, a door of each at a time. */
async function ticksBesideFloor({ url, cookie, invitations }) {
  const times = { floor: [], tick: [] }
  const timed = async (kind, ticks) => {
    const begun = performance.now()
    await sendJson(url, cookie, { sentAt: new Date().toISOString(), door: 'bench', ticks })
    times[kind].push(performance.now() - begun)
  }
  for (const [at, invitationId] of invitations.entries()) {
    const at_ = new Date().toISOString()
    const one = [{ id: crypto.randomUUID(), invitationId, came: at % 2 === 0, at: at_ }]
    await timed('floor', [])
    await timed('tick', one)
  }
  return times
}

/** A day and hour of Helsinki so many hours from now, as a form's field takes it. */
const soon = (hours) =>
  new Date(Date.now() + hours * 3_600_000)
    .toLocaleString('sv-SE', { timeZone: 'Europe/Helsinki' })
    .slice(0, 16)

export default async function (say) {
  const demo = await startDemo()
  try {
    say(`inviting ${people} people to an event of today, and waiting for their letters`)
    const { eventId } = await inviteThroughPages(demo, {
      title: 'Ovibenchi',
      capacity: null,
      people: somePeople(demo, people),
      startsAt: soon(3).replace(' ', 'T'),
      endsAt: soon(6).replace(' ', 'T'),
    })
    const invitations = demo
      .rows(`select "id" from "invitation" where "eventId" = ? order by "id"`, eventId)
      .map(({ id }) => id)
    if (invitations.length !== people) throw new Error(`${invitations.length} are invited, not ${people}`)
    const cookie = await demo.signIn('organiser')
    const url = `${demo.base}/events/${eventId}/door/ticks`

    say(`ticking them at ${doors} doors`)
    const begun = performance.now()
    const ended = await Promise.all(
      Array.from({ length: doors }, (_, at) => {
        const own = invitations.filter((_id, place) => place % doors === at)
        const others = invitations.filter((_id, place) => place % doors === (at + 1) % doors)
        return door({
          url,
          cookie,
          name: `door ${at + 1}`,
          invitations: [...own, ...others.slice(0, twice / doors)],
          random: chance(at + 1),
        })
      }),
    )
    const took = performance.now() - begun

    const came = demo.rows(
      `select "id" from "invitation" where "eventId" = ? and "cameAt" is not null`,
      eventId,
    ).length
    const kept = demo
      .rows(
        `select t."id" from "tick" t join "invitation" i on i."id" = t."invitationId" where i."eventId" = ?`,
        eventId,
      )
      .map(({ id }) => id)
    const ids = new Set(ended.flatMap((one) => one.ids))
    const lost = [...ids].filter((id) => !kept.includes(id)).length
    const doubled = kept.length - new Set(kept).size + kept.filter((id) => !ids.has(id)).length

    say('measuring a tick beside a sending with nothing in it')
    const parts = Array.from({ length: doors }, (_, at) =>
      invitations.filter((_id, place) => place % doors === at).slice(0, 60),
    )
    const measured = await Promise.all(
      parts.map((part) => ticksBesideFloor({ url, cookie, invitations: part })),
    )
    const floor = measured.flatMap((one) => one.floor)
    const tick = measured.flatMap((one) => one.tick)
    const ratio = Math.round((middle(tick) / middle(floor)) * 100) / 100
    const sum = (name) => ended.reduce((all, one) => all + one[name], 0)

    return {
      figures: {
        people,
        doors,
        ticks: ids.size,
        sendings: sum('sendings'),
        cutOff: sum('cut'),
        ticksSentAgain: sum('resent'),
        countedAsCome: came,
        lost,
        doubled,
        allTakenSeconds: inTenths(took / 1000),
        emptySendingP50Ms: inTenths(middle(floor)),
        tickP50Ms: inTenths(middle(tick)),
        tickP95Ms: inTenths(middle(tick, 0.95)),
        tickTimesFloor: ratio,
      },
      aims: {
        countedAsCome: { aim: people, value: came, ok: came === people },
        lost: { aim: 0, value: lost, ok: lost === 0 },
        doubled: { aim: 0, value: doubled, ok: doubled === 0 },
        'a tick, times an empty sending': { aim: '≤ 3', value: ratio, ok: ratio <= 3 },
      },
    }
  } finally {
    await demo.stop()
  }
}

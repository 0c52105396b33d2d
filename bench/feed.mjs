// How fast a year's calendar feed comes: written anew, kept in memory, and told to be the same, beside an empty page.
import autocannon from 'autocannon'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { ask, startDemo } from './ground/demo.mjs'

const events = { organiser: 120, own: 40 }
const rounds = 3
const seconds = 3
const connections = 8
/** Feeds written anew, one after another, each after a change of its events. */
const changes = 120

const middle = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]
const tenths = (value) => Math.round(value * 10) / 10
const hundredths = (value) => Math.round(value * 100) / 100
const eventsIn = (text) => text.split('BEGIN:VEVENT').length - 1

/** Makes somebody's feed through the page. @returns its address */
async function feedOf(demo, visitor, thing) {
  const headers = { Cookie: await demo.signIn(visitor) }
  const form = Object.entries({ intent: 'make', thing, id: randomUUID() })
  const { status, body } = await ask(`${demo.base}/my/feeds`, { headers, form })
  const path = /\/calendar\/[\w-]{43}\.ics/.exec(body.toString())?.[0]
  if (path === undefined) throw new Error(`making a feed answered ${status}`)
  return demo.base + path
}

const insert = (sqlite, table, row) => {
  const names = Object.keys(row)
  const list = names.map((name) => `"${name}"`).join(', ')
  const places = names.map(() => '?').join(', ')
  sqlite.prepare(`insert into "${table}" (${list}) values (${places})`).run(...Object.values(row))
}

/** An event like those of the demo, on the so-manieth day from now. @returns its id */
function addEvent(sqlite, day) {
  const like = sqlite
    .prepare(`select * from "event" where "networkId" is null and "status" = 'open' order by "id" limit 1`)
    .get()
  const at = (hour) =>
    `${new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10)}T${hour}:00:00.000Z`
  const id = randomUUID()
  const own = { id, uid: `${id}@johtofoorumi.invalid`, startsAt: at('08'), endsAt: at('11') }
  insert(sqlite, 'event', { ...like, ...own, seriesId: null, copiedFrom: null, answerBy: null })
  return id
}

/** The person has said that they come to the event. */
function addYes(sqlite, eventId, personId) {
  const like = sqlite.prepare(`select * from "invitation" where "withdrawnAt" is null limit 1`).get()
  const { sequence } = sqlite.prepare(`select "sequence" from "event" where "id" = ?`).get(eventId)
  const given = {
    answer: 'yes',
    seat: 'seated',
    answeredAt: new Date().toISOString(),
    answeredSequence: sequence,
  }
  const none = [
    'queueNumber',
    'quotaId',
    'mode',
    'substituteFor',
    'firstMessageId',
    'offerUntil',
    'offerLapsedAt',
  ]
  const nothing = Object.fromEntries(none.map((name) => [name, null]))
  insert(sqlite, 'invitation', { ...like, ...nothing, ...given, id: randomUUID(), eventId, personId })
}

/** Fills both feeds up to the events of a year. */
async function fill(demo, sqlite, { organiser, own }) {
  const held = async (url) => eventsIn((await ask(url)).body.toString())
  const { personId } = sqlite.prepare(`select "personId" from "feed" where "kind" = 'own'`).get()
  const missing = {
    own: events.own - (await held(own)),
    organiser: events.organiser - (await held(organiser)),
  }
  for (let at = 0; at < missing.organiser; at++) {
    const eventId = addEvent(sqlite, at * 2 - missing.organiser)
    if (at < missing.own) addYes(sqlite, eventId, personId)
  }
  const filled = { own: await held(own), organiser: await held(organiser) }
  if (filled.own !== events.own || filled.organiser !== events.organiser)
    throw new Error(`the feeds hold ${filled.own} and ${filled.organiser} events`)
}

/** One round of one address under load. @returns how many were answered a second, and their middle time */
function shoot(url, headers, status, duration = seconds) {
  return new Promise((resolve, reject) => {
    const times = []
    let other = 0
    const shooting = autocannon({ url, headers, connections, duration, timeout: 20 }, (error, result) => {
      if (error) return reject(error)
      if (other > 0 || result.errors > 0) return reject(new Error(`${other} answers were not ${status}`))
      resolve({ aSecond: times.length / result.duration, ms: middle(times) })
    })
    shooting.on('response', (_client, answered, _bytes, time) => {
      if (answered !== status) other += 1
      times.push(time)
    })
  })
}

/** Milliseconds of one request after another, with something done before each. */
async function oneByOne(url, before = () => undefined) {
  const times = []
  for (let at = 0; at < changes; at++) {
    before(at)
    const begun = performance.now()
    const { status } = await ask(url)
    times.push(performance.now() - begun)
    if (status !== 200) throw new Error(`${url} answered ${status}`)
  }
  return middle(times)
}

export default async function feed(say) {
  const demo = await startDemo()
  const sqlite = new SqliteDatabase(join(demo.folder, 'johtofoorumi.db'))
  try {
    say('filling a year')
    const urls = {
      organiser: await feedOf(demo, 'organiser', 'organiser'),
      own: await feedOf(demo, 'manager', 'own'),
    }
    await fill(demo, sqlite, urls)
    const floor = `${demo.base}/demo/floor`
    const measured = { floor: { url: floor, headers: {}, status: 200 } }
    for (const [name, url] of Object.entries(urls)) {
      const etag = String((await ask(url)).headers.etag)
      measured[`${name} kept`] = { url, headers: {}, status: 200 }
      measured[`${name} 304`] = { url, headers: { 'If-None-Match': etag }, status: 304 }
    }
    const shots = Object.fromEntries(Object.keys(measured).map((name) => [name, []]))
    for (const { url, headers, status } of Object.values(measured)) await shoot(url, headers, status, 1)
    for (let round = 1; round <= rounds; round++) {
      say(`round ${round} of ${rounds}`)
      for (const [name, { url, headers, status }] of Object.entries(measured))
        shots[name].push(await shoot(url, headers, status))
    }
    say(`written anew ${changes} times each`)
    const rename = sqlite.prepare(`update "event" set "titleFi" = ?, "titleSv" = ?, "titleEn" = ?`)
    const anew = { floor: await oneByOne(floor) }
    for (const [name, url] of Object.entries(urls))
      anew[name] = await oneByOne(url, (at) => rename.run(...Array(3).fill(`Johdon päivä ${at}`)))
    return report(shots, anew, { organiser: await weigh(urls.organiser), own: await weigh(urls.own) })
  } finally {
    sqlite.close()
    await demo.stop()
  }
}

const weigh = async (url) => Math.round((await ask(url)).body.length / 1000)

function report(shots, anew, kilobytes) {
  const aSecond = (name) => middle(shots[name].map((shot) => shot.aSecond))
  const figures = {}
  for (const name of Object.keys(shots))
    figures[name] = {
      requestsASecond: Math.round(aSecond(name)),
      p50Ms: tenths(middle(shots[name].map((shot) => shot.ms))),
      timesFloor: hundredths(aSecond(name) / aSecond('floor')),
    }
  figures['floor alone'] = { requestsASecond: Math.round(1000 / anew.floor), p50Ms: tenths(anew.floor) }
  for (const name of ['organiser', 'own'])
    figures[`${name} written anew`] = {
      requestsASecond: Math.round(1000 / anew[name]),
      p50Ms: tenths(anew[name]),
      timesFloor: hundredths(anew.floor / anew[name]),
      kB: kilobytes[name],
    }
  const least = Math.min(figures['organiser 304'].timesFloor, figures['own 304'].timesFloor)
  const aims = {
    'requests a second that are told "the same", times the floor’s': {
      aim: '≥ 0.8',
      value: least,
      ok: least >= 0.8,
    },
  }
  return { figures, aims }
}

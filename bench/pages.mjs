// How fast the pages come and how much they weigh, beside a page with nothing in it from the same server, same run.
import autocannon from 'autocannon'
import { randomUUID } from 'node:crypto'
import { ask, inviteThroughPages, somePeople, startDemo } from './ground/demo.mjs'

const rounds = 3
const seconds = 3
const connections = 8

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]
const tenths = (value) => Math.round(value * 10) / 10
const kilobytes = (bytes) => Math.round(bytes / 100) / 10

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

/**
 * One round of one page. The times are our own count of every answer: the load generator's are whole milliseconds.
 * @returns {Promise<{ p50: number, p95: number, aSecond: number, failed: number }>}
 */
function shoot(url, headers, duration) {
  return new Promise((resolve, reject) => {
    const times = []
    const options = { url, headers, connections, duration, timeout: 20 }
    const shooting = autocannon(options, (error, result) => {
      if (error) return reject(error)
      times.sort((one, other) => one - other)
      resolve({
        p50: percentile(times, 0.5),
        p95: percentile(times, 0.95),
        aSecond: times.length / result.duration,
        failed: result.non2xx + result.errors,
      })
    })
    shooting.on('response', (_client, _status, _bytes, time) => times.push(time))
  })
}

/** The bytes of a resource as a browser takes them. */
const weigh = async (url, headers = {}) => {
  const { status, body } = await ask(url, { headers: { ...headers, 'Accept-Encoding': 'gzip' } })
  if (status !== 200) throw new Error(`${url} answered ${status}`)
  return body.length
}

const anyOf = (demo, table) => demo.rows(`select "id" from "${table}" order by "id" limit 1`)[0].id

/** A proposal of the demo's round, composed through its page. @returns its id */
async function composed(demo, round, headers) {
  const id = randomUUID()
  const form = [
    ['intent', 'compose'],
    ['preset', 'balanced'],
    ['id.balanced', id],
  ]
  const { status } = await ask(`${demo.base}/rounds/${round}/proposals?index`, { headers, form })
  if (status !== 302) throw new Error(`composing answered ${status}`)
  return id
}

/** What a page loads besides itself: the scripts and styles that its HTML names, and what those import. */
async function assetsOf(base, url, headers) {
  const html = (await ask(url, { headers })).body.toString()
  const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]*href="([^"]+)"/g)].map((match) => match[1])
  // A page that is sent without scripts names none.
  const scripts = new Set(
    [...html.matchAll(/<link[^>]+rel="modulepreload"[^>]*href="([^"]+)"/g)].map((match) => match[1]),
  )
  // A module names what it cannot do without; the page's words are in its HTML.
  for (const script of scripts) {
    const text = (await ask(base + script)).body.toString()
    for (const [, file] of text.matchAll(/(?:from|import)\s*"\.\/([\w.$-]+\.js)"/g))
      scripts.add(`/assets/${file}`)
  }
  const sum = async (files) => {
    let bytes = 0
    for (const file of files) bytes += await weigh(base + file)
    return bytes
  }
  return { scripts: await sum(scripts), styles: await sum(new Set(styles)) }
}

export default async function pages(say) {
  const demo = await startDemo()
  try {
    say('inviting one hundred and thirty people, of whom 120 answer')
    const { eventId, links } = await inviteThroughPages(demo, {
      title: 'Sivujen mittaus',
      capacity: 100,
      people: somePeople(demo, 130),
    })
    const choices = ['yes', 'yes', 'yes', 'yes', 'no', 'maybe']
    for (const [at, link] of links.slice(0, 120).entries()) {
      await ask(link, { form: [['answer', choices[at % choices.length]]] })
    }
    await demo.lettersGone()
    const cookie = { Cookie: await demo.signIn('organiser') }
    const memberCookie = { Cookie: await demo.signIn('manager') }
    const path = (it) => demo.base + it
    const round = anyOf(demo, 'round')
    const proposal = await composed(demo, round, cookie)
    const [{ id: poll, networkId: group }] = demo.rows(`select "id", "networkId" from "datePoll" limit 1`)
    const measured = {
      floor: { url: path('/demo/floor'), headers: {} },
      answer: { url: links[125], headers: {} },
      event: { url: path(`/events/${eventId}`), headers: cookie },
      answers: { url: path(`/events/${eventId}/answers`), headers: cookie },
      start: { url: path('/'), headers: cookie },
    }
    const alsoWeighed = {
      signIn: { url: path('/sign-in'), headers: {} },
      events: { url: path('/events'), headers: cookie },
      newEvent: { url: path('/events/new?kind=managementDay'), headers: cookie },
      edit: { url: path(`/events/${eventId}/edit`), headers: cookie },
      programme: { url: path(`/events/${eventId}/programme`), headers: cookie },
      audience: { url: path(`/events/${eventId}/audience`), headers: cookie },
      letters: { url: path(`/events/${eventId}/letters`), headers: cookie },
      sending: { url: path(`/events/${eventId}/sending`), headers: cookie },
      people: { url: path('/people'), headers: cookie },
      groups: { url: path('/groups'), headers: cookie },
      networks: { url: path('/networks'), headers: cookie },
      network: { url: path(`/networks/${anyOf(demo, 'network')}`), headers: cookie },
      person: { url: path(`/people/${anyOf(demo, 'person')}`), headers: cookie },
      editPerson: { url: path(`/people/${anyOf(demo, 'person')}/edit`), headers: cookie },
      organisation: { url: path(`/organisations/${anyOf(demo, 'organisation')}`), headers: cookie },
      rule: { url: path(`/networks/${anyOf(demo, 'network')}/rule`), headers: cookie },
      continuity: { url: path('/continuity'), headers: cookie },
      imports: { url: path('/imports'), headers: cookie },
      search: { url: path('/search?q=johtaja'), headers: cookie },
      newRound: { url: path('/rounds/new'), headers: cookie },
      candidates: { url: path(`/rounds/${round}/candidates`), headers: cookie },
      addCandidates: { url: path(`/rounds/${round}/candidates/add?role=director`), headers: cookie },
      proposals: { url: path(`/rounds/${round}/proposals`), headers: cookie },
      board: { url: path(`/rounds/${round}/proposals/${proposal}`), headers: cookie },
      confirm: { url: path(`/rounds/${round}/proposals/${proposal}/confirm`), headers: cookie },
      renewal: { url: path('/groups/renewal'), headers: cookie },
      figures: { url: path('/groups/figures'), headers: cookie },
      fill: { url: path(`/groups/${group}/fill`), headers: cookie },
      home: { url: path(`/groups/${group}`), headers: memberCookie },
      newDates: { url: path(`/groups/${group}/dates/new`), headers: memberCookie },
      poll: { url: path(`/groups/${group}/dates/${poll}`), headers: memberCookie },
      sharing: { url: path('/my/sharing'), headers: memberCookie },
    }

    const shots = Object.fromEntries(Object.keys(measured).map((name) => [name, []]))
    const gzip = { 'Accept-Encoding': 'gzip' }
    for (const { url, headers } of Object.values(measured)) await shoot(url, { ...headers, ...gzip }, 2)
    for (let round = 1; round <= rounds; round++) {
      say(`round ${round} of ${rounds}`)
      for (const [name, { url, headers }] of Object.entries(measured)) {
        const shot = await shoot(url, { ...headers, ...gzip }, seconds)
        if (shot.failed > 0) throw new Error(`${name} failed ${shot.failed} times`)
        shots[name].push(shot)
      }
    }

    say('weighing')
    const figures = {}
    for (const [name, { url, headers }] of Object.entries({ ...measured, ...alsoWeighed })) {
      const { scripts, styles } = await assetsOf(demo.base, url, headers)
      const html = (await ask(url, { headers })).body.length
      const weights = {
        htmlKb: kilobytes(html),
        htmlGzipKb: kilobytes(await weigh(url, headers)),
        scriptsGzipKb: kilobytes(scripts),
        cssGzipKb: kilobytes(styles),
      }
      const speeds = shots[name] && {
        requestsASecond: Math.round(median(shots[name].map((shot) => shot.aSecond))),
        p50Ms: tenths(median(shots[name].map((shot) => shot.p50))),
        p95Ms: tenths(median(shots[name].map((shot) => shot.p95))),
      }
      figures[name] = { ...speeds, ...weights }
    }
    return { figures, aims: aimsOf(figures) }
  } finally {
    await demo.stop()
  }
}

function aimsOf(figures) {
  const times = Math.round((figures.answer.p50Ms / figures.floor.p50Ms) * 100) / 100
  const heaviest = (weight) =>
    Object.entries(figures)
      .map(([page, figure]) => ({ page, kb: figure[weight] }))
      .sort((one, other) => other.kb - one.kb)[0]
  const scripts = heaviest('scriptsGzipKb')
  const styles = heaviest('cssGzipKb')
  return {
    'p50 of the answer page, times the floor': { aim: '≤ 2.5', value: times, ok: times <= 2.5 },
    'scripts of the heaviest page, kB gzip': {
      aim: '≤ 130',
      value: `${scripts.kb} (${scripts.page})`,
      ok: scripts.kb <= 130,
    },
    'CSS of the heaviest page, kB gzip': {
      aim: '≤ 15',
      value: `${styles.kb} (${styles.page})`,
      ok: styles.kb <= 15,
    },
  }
}

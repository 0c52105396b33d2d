// What the main pages are like on a phone: a processor four times slower and slow 4G, on loopback; faults that axe finds;
// and how many presses the journeys take that people make most.
import axe from 'axe-core'
import { launch, openPhone, untilAwake } from './ground/browser.mjs'
import { inviteThroughPages, somePeople, startDemo } from './ground/demo.mjs'

const rounds = 3
const slowProcessor = 4
/** Slow 4G as Lighthouse has it: bytes a second, and ms for a round trip. */
const slowLine = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
}
/** How long a page is watched after it is awake, in ms: what shifts late is seen. */
const watched = 500

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]
const kilobytes = (bytes) => Math.round(bytes / 100) / 10

/** Runs in the page before anything of it: notes what the browser tells of its coming. */
function watch() {
  const seen = { paint: 0, largest: 0, shift: 0, blocked: 0 }
  window.seenByBench = seen
  const on = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
  on('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') seen.paint = entry.startTime
  })
  on('largest-contentful-paint', (entry) => {
    seen.largest = entry.startTime
  })
  on('layout-shift', (entry) => {
    if (!entry.hadRecentInput) seen.shift += entry.value
  })
  on('longtask', (entry) => {
    seen.blocked += Math.max(0, entry.duration - 50)
  })
}

/** One coming of a page. @returns times in ms, the sum of shifts, bytes of scripts as they came */
async function come(browser, base, { path, cookie }) {
  const context = await openPhone(browser, base, cookie)
  try {
    const page = await context.newPage()
    await page.addInitScript(watch)
    const line = await context.newCDPSession(page)
    await line.send('Network.enable')
    await line.send('Network.emulateNetworkConditions', slowLine)
    await line.send('Emulation.setCPUThrottlingRate', { rate: slowProcessor })
    let scripts = 0
    const ofScripts = new Set()
    line.on('Network.responseReceived', ({ requestId, response }) => {
      if (/javascript/.test(response.mimeType)) ofScripts.add(requestId)
    })
    // What the scripts weigh on the line, without the heads of the answers.
    line.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
      if (ofScripts.has(requestId)) scripts += encodedDataLength
    })
    const answer = await page.goto(path, { waitUntil: 'load' })
    if (answer.status() !== 200) throw new Error(`${path} answered ${answer.status()}`)
    await untilAwake(page)
    await page.waitForTimeout(watched)
    const seen = await page.evaluate(() => window.seenByBench)
    return { ...seen, scripts }
  } finally {
    await context.close()
  }
}

/** The faults that axe finds on a page: WCAG 2.2, levels A and AA. */
async function faultsOf(browser, base, { path, cookie }) {
  const context = await openPhone(browser, base, cookie)
  try {
    const page = await context.newPage()
    await page.goto(path)
    await untilAwake(page)
    await page.evaluate(axe.source)
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const found = await page.evaluate(
      (values) => window.axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
      tags,
    )
    return found.violations.reduce((sum, { nodes }) => sum + nodes.length, 0)
  } finally {
    await context.close()
  }
}

async function measured(browser, base, page) {
  const comings = []
  for (let round = 0; round < rounds; round++) comings.push(await come(browser, base, page))
  const of = (name) => median(comings.map((coming) => coming[name]))
  return {
    firstPaintMs: Math.round(of('paint')),
    largestPaintMs: Math.round(of('largest')),
    blockedMs: Math.round(of('blocked')),
    layoutShift: Math.round(of('shift') * 1000) / 1000,
    scriptsKb: kilobytes(of('scripts')),
    axeFaults: await faultsOf(browser, base, page),
  }
}

/** A page whose presses are counted. @throws when what should be pressed is not there */
function counting(page) {
  let presses = 0
  return {
    press: async (selector) => {
      const target = page.locator(selector).first()
      await Promise.all([page.waitForLoadState('load'), target.click()])
      presses += 1
      await page.waitForLoadState('networkidle')
    },
    presses: () => presses,
  }
}

/** Walks a journey on a phone. @returns how many presses it took */
async function walked(browser, base, { from, cookie, walk }) {
  const context = await openPhone(browser, base, cookie)
  try {
    const page = await context.newPage()
    await page.goto(from)
    await untilAwake(page)
    const hand = counting(page)
    await walk(page, hand)
    return hand.presses()
  } finally {
    await context.close()
  }
}

/** The managers of the demo's assistant, who has three. */
const managersOfAssistant = (demo) => {
  const [busiest] = demo.rows(
    `select "assistantId" from "assistance" where "validTo" is null
     group by "assistantId" order by count(*) desc, "assistantId" limit 1`,
  )
  return demo
    .rows(
      `select distinct "managerId" from "assistance" where "assistantId" = ? and "validTo" is null`,
      busiest.assistantId,
    )
    .map(({ managerId }) => managerId)
}

const answerButton = (invitationId) =>
  `form:has(input[name="invitation"][value="${invitationId}"]) button[name="answer"][value="yes"]`

/** The journeys by what they are, each with the most presses it may take. */
function journeysOf({ cookies, letter, invitations }) {
  return {
    'answering from a letter': {
      most: 2,
      cookie: '',
      from: letter,
      // The first press is on the link in the letter.
      before: 1,
      walk: (_page, hand) => hand.press('button[name="answer"][value="yes"]'),
    },
    'finding a coursemate': {
      most: 3,
      cookie: cookies.alumnus,
      from: '/',
      walk: async (page, hand) => {
        await hand.press('main a[href^="/networks/"]:not([href*="/board"])')
        await hand.press('main a[href*="/courses/"]')
        await page.locator('main .face').first().waitFor()
      },
    },
    'answering for three managers': {
      most: 6,
      cookie: cookies.assistant,
      from: '/',
      walk: async (page, hand) => {
        await hand.press('a[href^="/my/week"]')
        if ((await page.locator(answerButton(invitations[0])).count()) === 0)
          await hand.press('main a[href^="/my/week"]:has(use[href$="#next"])')
        for (const id of invitations) await hand.press(answerButton(id))
      },
    },
  }
}

/** An event of next week to which the assistant's managers are invited. @returns the ids of their invitations */
async function inviteManagers(demo) {
  const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  const { eventId } = await inviteThroughPages(demo, {
    title: 'Kolmen esimiehen kahvit',
    capacity: null,
    people: managersOfAssistant(demo).slice(0, 3),
    startsAt: `${day}T12:00`,
    endsAt: `${day}T14:00`,
  })
  return demo.rows(`select "id" from "invitation" where "eventId" = ?`, eventId).map(({ id }) => id)
}

async function pagesOf(demo, cookies) {
  const { eventId, links } = await inviteThroughPages(demo, {
    title: 'Sivujen mittaus puhelimella',
    capacity: 20,
    people: somePeople(demo, 30),
  })
  const [{ id: network }] = demo.rows(
    `select "id" from "network" where "kind" = 'alumni' order by "id" limit 1`,
  )
  return {
    letters: links,
    pages: {
      start: { path: '/', cookie: cookies.manager },
      answer: { path: links[0], cookie: '' },
      event: { path: `/events/${eventId}`, cookie: cookies.organiser },
      directory: { path: '/directory', cookie: cookies.manager },
      alumni: { path: `/networks/${network}`, cookie: cookies.organiser },
      myData: { path: '/my/data', cookie: cookies.manager },
      signIn: { path: '/sign-in', cookie: '' },
    },
  }
}

export default async function web(say) {
  const demo = await startDemo()
  const browser = await launch()
  try {
    const cookies = {}
    for (const visitor of ['organiser', 'manager', 'assistant', 'alumnus'])
      cookies[visitor] = await demo.signIn(visitor)
    const { letters, pages } = await pagesOf(demo, cookies)
    const invitations = await inviteManagers(demo)
    const figures = {}
    for (const [name, page] of Object.entries(pages)) {
      say(name)
      figures[name] = await measured(browser, demo.base, page)
    }
    const presses = {}
    const journeys = journeysOf({ cookies, letter: letters[1], invitations })
    for (const [name, journey] of Object.entries(journeys)) {
      say(name)
      const walk = walked(browser, demo.base, journey).then((count) => count + (journey.before ?? 0))
      // A journey that cannot be walked is a figure too: it is told with the others.
      const value = await walk.catch((error) => String(error.message).split('\n')[0])
      presses[name] = { aim: `≤ ${journey.most} presses`, value, ok: value <= journey.most }
    }
    return { figures, aims: { ...aimsOf(figures), ...presses } }
  } finally {
    await browser.close()
    await demo.stop()
  }
}

function aimsOf(figures) {
  const worst = (figure, most, unit) => {
    const [[page, { [figure]: value }]] = Object.entries(figures).sort(
      (one, other) => other[1][figure] - one[1][figure],
    )
    return { aim: `≤ ${most}${unit}`, value: `${value}${unit} (${page})`, ok: value <= most }
  }
  return {
    'largest contentful paint': worst('largestPaintMs', 1200, ' ms'),
    'layout shift': worst('layoutShift', 0, ''),
    'total blocking time': worst('blockedMs', 200, ' ms'),
    'scripts as they came': worst('scriptsKb', 130, ' kB'),
    'faults that axe finds': worst('axeFaults', 0, ''),
  }
}

// The demo as benchmarks use it: started on a folder of its own, visited over HTTP like any browser would.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import SqliteDatabase from 'better-sqlite3'
import { simpleParser } from 'mailparser'

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 })

/**
 * One request, redirects not followed.
 * @param {string} url
 * @param {{ method?: string, headers?: Record<string, string>, form?: [string, string][] }} [given]
 * @returns {Promise<{ status: number, headers: http.IncomingHttpHeaders, body: Buffer }>}
 */
export function ask(url, { method = 'GET', headers = {}, form } = {}) {
  const body = form && new URLSearchParams(form).toString()
  const sent = body
    ? {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': String(Buffer.byteLength(body)),
        Origin: new URL(url).origin,
        'Sec-Fetch-Site': 'same-origin',
        ...headers,
      }
    : headers
  return new Promise((resolve, reject) => {
    const request = http.request(
      url,
      { method: body ? 'POST' : method, headers: sent, agent },
      (response) => {
        const pieces = []
        response.on('data', (piece) => pieces.push(piece))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(pieces),
          }),
        )
        response.on('error', reject)
      },
    )
    request.setTimeout(60_000, () => request.destroy(new Error(`${url} took over a minute`)))
    request.on('error', reject)
    request.end(body)
  })
}

/** Starts the built demo on a new folder. @param scale 1 is the demo’s own size, 25 some 20,000 people */
export async function startDemo(scale = 1) {
  const folder = mkdtempSync(join(tmpdir(), 'johtofoorumi-bench-'))
  const child = spawn(
    process.execPath,
    ['build/server/demo.js', '--port', '0', '--data', folder, '--scale', String(scale)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  /** @type {Record<string, string>} */
  const urls = {}
  await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [name, url] = line.split(' ')
      urls[name] = url
      if (name === 'mailbox') resolve(undefined)
    })
  })
  const base = new URL(urls.ready).origin

  /** Reads the demo's database beside the running server. */
  const rows = (query, ...values) => {
    const sqlite = new SqliteDatabase(join(folder, 'johtofoorumi.db'), { readonly: true })
    try {
      return sqlite.prepare(query).all(...values)
    } finally {
      sqlite.close()
    }
  }

  return {
    folder,
    base,
    rows,
    /** The Cookie header of one of the demo's people. */
    signIn: async (visitor) => {
      const { headers } = await ask(urls[visitor])
      return (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')
    },
    /** Waits until no letter waits to leave. */
    lettersGone: async () => {
      const giveUp = Date.now() + 120_000
      const waiting = () =>
        rows(`select count(*) as "count" from "outbox" where "status" in ('waiting', 'sending')`)[0].count
      while (waiting() > 0) {
        if (Date.now() > giveUp) throw new Error('letters still wait after two minutes')
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    /** The letters whose subject holds the words: their parsed texts. */
    letters: async (words) => {
      const found = []
      const files = readdirSync(folder, { recursive: true }).map(String)
      for (const file of files.filter((name) => name.endsWith('.eml'))) {
        const mail = await simpleParser(readFileSync(join(folder, file)))
        if (mail.subject?.includes(words)) found.push(mail)
      }
      return found
    },
    stop: async () => {
      child.removeAllListeners('exit')
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const patience = setTimeout(() => child.kill('SIGKILL'), 5000)
      if (child.exitCode === null) await ended
      clearTimeout(patience)
      agent.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** @typedef {Awaited<ReturnType<typeof startDemo>>} Demo */

/** A pressed form: where it leads. @throws when the page did not lead on */
async function press(demo, cookie, path, form) {
  const answer = await ask(demo.base + path, { headers: { Cookie: cookie }, form })
  if (answer.status !== 302) throw new Error(`${path} answered ${answer.status}`)
  return String(answer.headers.location)
}

/** A Message-ID without its brackets. */
const bare = (messageId) => String(messageId).replace(/^<|>$/g, '')

/**
 * Plans an event and invites people by name through the organiser's pages; the letters leave over SMTP.
 * @param {Demo} demo
 * @param {{ title: string, capacity: number | null, people: string[], startsAt?: string, endsAt?: string }} given the
 *   clock of Helsinki, "2026-12-03T12:00"; two months ahead unless told
 * @returns {Promise<{ eventId: string, links: string[] }>} the links of the letters, one a person
 */
export async function inviteThroughPages(demo, { title, capacity, people, startsAt, endsAt }) {
  const cookie = await demo.signIn('organiser')
  const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
  const made = await press(demo, cookie, '/events/new?kind=morningCoffee', [
    ['kind', 'morningCoffee'],
    ['titleFi', title],
    ['titleSv', title],
    ['titleEn', title],
    ['startsAt', startsAt ?? `${day}T12:00`],
    ['endsAt', endsAt ?? `${day}T14:00`],
    ['place', 'Säätytalo, Helsinki'],
    ['capacity', capacity === null ? '' : String(capacity)],
    ['contactName', 'Aino Virta'],
    ['contactEmail', 'aino.virta@vm.example'],
  ])
  const eventId = new URL(made, demo.base).pathname.split('/')[2]
  await press(demo, cookie, `/events/${eventId}/audience`, [
    ['intent', 'nameIn'],
    ...people.map((person) => /** @type {[string, string]} */ (['person', person])),
  ])
  const page = (await ask(`${demo.base}/events/${eventId}/sending`, { headers: { Cookie: cookie } })).body
  const valueOf = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.toString())?.[1]
  await press(demo, cookie, `/events/${eventId}/sending`, [
    ['intent', 'invite'],
    ['batchId', valueOf('batchId') ?? ''],
    ['mark', valueOf('mark') ?? ''],
  ])
  await demo.lettersGone()
  // The invited's own letters, not the copies of their assistants.
  const own = new Set(
    demo
      .rows(`select "messageId", "data" from "outbox" where "eventId" = ? and "kind" = 'invitation'`, eventId)
      .filter(({ data }) => !JSON.parse(data).copyFor)
      .map(({ messageId }) => bare(messageId)),
  )
  const links = (await demo.letters(title)).flatMap((mail) =>
    own.has(bare(mail.messageId)) ? (/https?:\/\/\S+\/a\/[\w-]{43}/.exec(mail.text ?? '')?.[0] ?? []) : [],
  )
  return { eventId, links }
}

/** People with an address that works, other than those of the demo's links. */
export const somePeople = (demo, count) =>
  demo
    .rows(
      `select "personId" from "address" where "validTo" is null and "failedAt" is null order by "personId" limit ?`,
      count,
    )
    .map((row) => row.personId)

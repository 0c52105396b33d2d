// The built server as it is run for real, on a folder of its own: what `npm start` starts, beside an SMTP server.
import { fork, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { simpleParser } from 'mailparser'
import SqliteDatabase from 'better-sqlite3'
import { lean } from '../../app/console/lean.mjs'
import { ask } from './demo.mjs'

const organiser = 'sihteeri@vm.example'

/** A process of ours that is asked one thing at a time. @param {string} file @param {string[]} [given] */
export function helper(file, given = []) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), given, { execArgv: [] })
  const heard = () => new Promise((resolve) => child.once('message', resolve))
  return {
    heard,
    /** @param {unknown} message */
    ask: (message) => {
      const answer = heard()
      child.send(/** @type {any} */ (message))
      return answer
    },
    stop: () => child.disconnect(),
  }
}

/** An SMTP server as a process of its own. @param {string[]} keepFor the addresses whose last letter is kept */
export async function startTaker(keepFor = []) {
  const taker = helper('mail-taker.mjs', keepFor)
  const { port } = await taker.heard()
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** @returns {Promise<{ accepted: number, bytes: number, lastAt: number, kept: Record<string, string> }>} */
    taken: () => taker.ask('taken'),
    stop: taker.stop,
  }
}

/** Waits until the question has an answer. */
async function until(question, what) {
  const giveUp = Date.now() + 120_000
  for (;;) {
    const answer = await question()
    if (answer) return answer
    if (Date.now() > giveUp) throw new Error(`${what} has not come in two minutes`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/**
 * Starts the built server on a new file.
 * @param {(sqlite: SqliteDatabase.Database) => void} fill writes what is there before the server opens the file
 * @param {string[]} keepFor the addresses whose letters can be read
 */
export async function startOwn(fill, keepFor = []) {
  const folder = mkdtempSync(join(tmpdir(), 'johtofoorumi-bench-'))
  const file = join(folder, 'johtofoorumi.db')
  const taker = await startTaker([organiser, ...keepFor])
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: `file:${file}`,
    SMTP_URL: taker.url,
    BASE_URL: 'http://127.0.0.1:0',
    PORT: '0',
    SECRET: 'the secret of a benchmark, long enough to be taken',
    MAIL_FROM: 'Johtofoorumi <johtofoorumi@vm.example>',
    LOG_LEVEL: 'warn',
  }
  const named = [organiser, '--first-name', 'Aino', '--last-name', 'Virta']
  const { status } = spawnSync(process.execPath, ['build/server/organiser.js', ...named], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error(`making an organiser ended with ${status}`)
  const sqlite = new SqliteDatabase(file)
  fill(sqlite)
  sqlite.close()

  const server = spawn(process.execPath, [...lean, 'build/server/start.js'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const base = await new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    createInterface({ input: server.stdout }).on('line', (line) => {
      const url = /^Johtofoorumi (\S+)/.exec(line)?.[1]
      if (url) resolve(url)
    })
  })

  const letterTo = async (address) => {
    const raw = await until(async () => (await taker.taken()).kept[address], `the letter to ${address}`)
    return { raw, ...(await simpleParser(raw)) }
  }

  return {
    base,
    taken: taker.taken,
    /** The last letter to an address, when it has come. */
    letterTo,
    /** Reads the database beside the running server. */
    rows: (query, ...values) => {
      const reading = new SqliteDatabase(file, { readonly: true })
      try {
        return reading.prepare(query).all(...values)
      } finally {
        reading.close()
      }
    },
    /** The Cookie header of the organiser, signed in by the code of a letter. */
    signIn: async () => {
      await ask(`${base}/sign-in`, { form: [['email', organiser]] })
      const code = /\b\d{6}\b/.exec((await letterTo(organiser)).text ?? '')?.[0] ?? ''
      const { headers } = await ask(`${base}/sign-in/code`, {
        form: [
          ['email', organiser],
          ['code', code],
        ],
      })
      const cookies = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0])
      if (cookies.length === 0) throw new Error('nobody was signed in')
      return cookies.join('; ')
    },
    /** The most memory that the server has held, in megabytes, as Linux counts it. */
    mostMemory: () => {
      const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]
      return Math.round(Number(kilobytes) / 1024)
    },
    stop: async () => {
      server.removeAllListeners('exit')
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      const patience = setTimeout(() => server.kill('SIGKILL'), 10_000)
      if (server.exitCode === null) await ended
      clearTimeout(patience)
      taker.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

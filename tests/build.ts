// Before the tests: builds the app if its sources are newer, and fills one demo world for the browser's tests to copy.
// Runs that ask for no browser test are spared both.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import type { TestProject } from 'vitest/node'
import { ensureBuilt } from './built'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a filled demo, to be copied and started from. */
    demoImage: string
  }
}

/** Whether a file under tests/browser is among those that will run. */
function browserIsAsked(project: TestProject): boolean {
  // Vitest keeps what was asked for on the command line to itself; without it every file runs.
  const { filenamePattern: asked } = project.vitest as unknown as { filenamePattern?: string[] }
  const files = readdirSync('tests/browser').filter((file) => file.endsWith('.test.ts'))
  return !asked || files.some((file) => asked.some((name) => `tests/browser/${file}`.includes(name)))
}

/** How many letters of the first start are still to leave. */
function lettersToGo(folder: string): number {
  const sqlite = new SqliteDatabase(join(folder, 'johtofoorumi.db'), { readonly: true })
  try {
    const row = sqlite
      .prepare(`select count(*) as "count" from "outbox" where "status" in ('waiting', 'sending')`)
      .get() as { count: number }
    return row.count
  } finally {
    sqlite.close()
  }
}

/** Starts the demo once, waits until its letters have left, and stops it. */
async function fillDemo(folder: string): Promise<void> {
  const demo = spawn(process.execPath, ['build/server/demo.js', '--port', '0', '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // As it is run in earnest: the tests' own environment would have React check itself at every step.
    env: { ...process.env, NODE_ENV: 'production', NODE_COMPILE_CACHE: 'build/compiled' },
  })
  const ended = new Promise<void>((resolve) => demo.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    demo.stdout.on('data', (piece: Buffer) => {
      if (piece.toString().includes('ready ')) resolve()
    })
    demo.once('exit', (code) => reject(new Error(`the demo ended with ${code}`)))
  })
  const giveUp = Date.now() + 60_000
  while (lettersToGo(folder) > 0 && Date.now() < giveUp) {
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  demo.kill('SIGTERM')
  await ended
}

export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  if (!browserIsAsked(project)) return undefined
  ensureBuilt()
  const image = mkdtempSync(join(tmpdir(), 'johtofoorumi-image-'))
  const remove = () => rmSync(image, { recursive: true, force: true })
  await fillDemo(image).catch((error: unknown) => {
    remove()
    throw error
  })
  project.provide('demoImage', image)
  return remove
}

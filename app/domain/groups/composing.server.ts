// Runs the composer in a thread of its own, one problem at a time, so that the server goes on answering. How far it has
// come is kept in memory: whoever asks after the server has gone finds nothing under way.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Assignment, Composition, Problem, Settings, Step } from './composer/problem'

/** The composer's thread as it is built, beside the server's own module; in tests the source itself. */
function threadFile(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const built = join(here, 'composer-worker.js')
  return existsSync(built) ? built : join(here, 'composer-worker.server.ts')
}

/** The source's imports name no endings; Node is told to look for them. */
const findsSources = `import { registerHooks } from 'node:module'
registerHooks({ resolve: (name, context, next) => {
  try { return next(name, context) } catch (error) {
    if (name.startsWith('.')) return next(name + '.ts', context)
    throw error
  }
} })`
const withSources = (file: string): string[] =>
  file.endsWith('.ts') ? ['--import', `data:text/javascript,${encodeURIComponent(findsSources)}`] : []

/** The lid on what a thread may hold, in megabytes: a problem of thousands of people needs a tenth of it. */
const mostMegabytes = 512

/** What came of it: the composer's answer, the best so far of what was stopped, or nothing. */
export type Outcome =
  | { kind: 'composed'; composition: Composition }
  | { kind: 'stopped'; best: Assignment | null }
  | { kind: 'failed' }

export type Composing = {
  problem: Problem
  settings: Settings
  /** Told once what came of it; the next problem waits until it is done. */
  settle: (outcome: Outcome) => Promise<void>
}

type Job = Composing & {
  share: number
  best: Assignment | null
  thread: Worker | null
  stopped: boolean
  settled: Promise<void>
}

const jobs = new Map<string, Job>()
let last: Promise<unknown> = Promise.resolve()

/**
 * Composes when its turn comes.
 * @param id by which it is asked for and stopped; one that is under way already goes on
 * @returns when it is settled; rejects when settling fails
 */
export function composeApart(id: string, work: Composing): Promise<void> {
  const known = jobs.get(id)
  if (known) return known.settled
  const job: Job = { ...work, share: 0, best: null, thread: null, stopped: false, settled: Promise.resolve() }
  jobs.set(id, job)
  const run = async () => {
    try {
      const outcome = await (job.stopped ? stoppedOf(job) : inThread(job))
      await job.settle(outcome)
    } finally {
      jobs.delete(id)
    }
  }
  job.settled = last.then(run)
  last = job.settled.catch(() => undefined)
  return job.settled
}

const stoppedOf = ({ best }: Job): Outcome => ({ kind: 'stopped', best })

function inThread(job: Job): Promise<Outcome> {
  const file = threadFile()
  const thread = new Worker(file, {
    workerData: { problem: job.problem, settings: job.settings },
    execArgv: withSources(file),
    // It is handed nothing of the server's: no settings, no secrets.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  })
  job.thread = thread
  return new Promise((resolve) => {
    let composition: Composition | null = null
    thread.on('message', (told: { step: Step } | { composition: Composition }) => {
      if ('composition' in told) {
        composition = told.composition
        void thread.terminate()
      } else {
        job.share = told.step.share
        job.best = told.step.assignment
      }
    })
    // A thread that fails leaves too.
    thread.on('error', () => undefined)
    thread.on('exit', () => {
      if (composition) resolve({ kind: 'composed', composition })
      else resolve(job.stopped ? stoppedOf(job) : { kind: 'failed' })
    })
  })
}

/** How far it has come, from 0 to 1; null when nothing of that id waits or runs. */
export const shareOf = (id: string): number | null => jobs.get(id)?.share ?? null

/** Stops it: the best so far is its outcome. */
export function stopComposing(id: string): void {
  const job = jobs.get(id)
  if (!job) return
  job.stopped = true
  void job.thread?.terminate()
}

/** When everything of these ids is settled, or so many milliseconds have passed. */
export async function settledWithin(ids: readonly string[], ms: number): Promise<void> {
  const all = Promise.allSettled(ids.flatMap((id) => jobs.get(id)?.settled ?? []))
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([all, late])
  clearTimeout(timer)
}

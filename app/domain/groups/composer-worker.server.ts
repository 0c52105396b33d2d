// The composer in a thread of its own, so that the server goes on answering while it looks: it tells each step, and at the
// end what it has composed. It is given its problem when it is started, and whoever started it ends it to cancel.
import { parentPort, workerData } from 'node:worker_threads'
import { composing } from './composer/compose'
import type { Composition, Problem, Settings, Step } from './composer/problem'

/** What it is started with. */
export type ComposerWork = { problem: Problem; settings: Settings }
/** What it tells. */
export type ComposerNews = { step: Step } | { composition: Composition }

const { problem, settings } = workerData as ComposerWork
const tell = (news: ComposerNews) => parentPort?.postMessage(news)

const work = composing(problem, settings)
let next = work.next()
for (; !next.done; next = work.next()) tell({ step: next.value })
tell({ composition: next.value })

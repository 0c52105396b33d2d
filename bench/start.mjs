// How long a newcomer waits: from `git clone` to a demo that is ready, and how long a second start takes.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const seconds = (milliseconds) => Math.round(milliseconds / 100) / 10

/** Runs `npm run demo` until it is ready, then stops it. @returns how long it took, in milliseconds */
async function untilReady(folder, data) {
  const begun = performance.now()
  const child = spawn('npm', ['run', '--silent', 'demo', '--', '--port', '0', '--data', data], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, so that npm and what it started stop together.
    detached: true,
    env: outsideEnvironment(),
  })
  const took = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`npm run demo ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(performance.now() - begun)
    })
  }).finally(async () => {
    child.removeAllListeners('exit')
    if (child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    process.kill(-child.pid, 'SIGTERM')
    await ended
  })
  return took
}

/** The environment of somebody at a shell: without what npm tells the scripts it runs. */
const outsideEnvironment = () => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_ENV$|^INIT_CWD$/.test(name)),
  ),
  PATH: (process.env.PATH ?? '')
    .split(':')
    .filter((folder) => !folder.includes('node_modules'))
    .join(':'),
})

export default async function start(say) {
  const folder = mkdtempSync(join(tmpdir(), 'johtofoorumi-start-'))
  const clone = join(folder, 'clone')
  const data = join(folder, 'data')
  try {
    say('cloning what is committed here, installing, building, filling')
    const begun = performance.now()
    const { status } = spawnSync('git', ['clone', '--quiet', process.cwd(), clone], { stdio: 'inherit' })
    if (status !== 0) throw new Error('git clone failed')
    const cloned = performance.now() - begun
    const first = cloned + (await untilReady(clone, data))
    say('starting again')
    const second = await untilReady(clone, data)
    return {
      figures: { cloneToReadySeconds: seconds(first), secondStartSeconds: seconds(second) },
      aims: { 'second start, seconds': { aim: '< 5', value: seconds(second), ok: second < 5000 } },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

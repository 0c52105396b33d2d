// The built app, for tests that run it as it is run in earnest.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const newestUnder = (path: string): number =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newestUnder(join(path, name))))
    : statSync(path).mtimeMs

/** Builds when there is no build, or the sources are newer. @throws when the app does not build */
export function ensureBuilt(): void {
  const built = 'build/server/demo.js'
  const sources = ['app', 'db', 'emails', 'public', 'package.json', 'vite.config.ts', 'remix.config.js']
  if (existsSync(built) && sources.every((path) => newestUnder(path) < statSync(built).mtimeMs)) return
  // The build alone: an installation would take the test runner away from under itself.
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0 || !existsSync(built)) throw new Error('the app does not build')
}

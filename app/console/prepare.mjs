// Makes a fresh clone ready: installs what the lock file names, then builds if the sources are newer.
// Plain JavaScript, since it runs before anything is installed, on whatever Node the machine has.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fingerprint = (files) => {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()

const upToDate = (mark, print) => existsSync(mark) && readFileSync(mark, 'utf8') === print

/** Runs a command; its output goes to the error stream, so that the caller's own output stays clean. */
function run(command, args) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

const installMark = 'node_modules/.johtofoorumi'
const lock = fingerprint(['package.json', 'package-lock.json'])
if (!upToDate(installMark, lock)) {
  run('npm', ['ci', '--no-audit', '--no-fund'])
  writeFileSync(installMark, lock)
}

if (process.argv.includes('--build')) {
  const sources = [
    ...['app', 'db', 'emails', 'public'].flatMap(filesUnder),
    ...['package.json', 'package-lock.json', 'vite.config.ts', 'aliases.ts', 'remix.config.js'],
  ]
  const print = fingerprint(sources)
  const buildMark = 'build/.sources'
  if (!upToDate(buildMark, print)) {
    run('npm', ['run', '--silent', 'build'])
    mkdirSync('build', { recursive: true })
    writeFileSync(buildMark, print)
  }
}

// Makes a fresh clone ready: installs what the lock file names, builds if the sources are newer (--build), then runs the
// program named after that on the Node that came with the packages. Plain JavaScript, since it runs before anything is
// installed, on whatever Node the machine has; a shell would go on using that one.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lean } from './lean.mjs'

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
function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  })
  if (status !== 0) process.exit(status ?? 1)
}

const installMark = 'node_modules/.johtofoorumi'
const lock = fingerprint(['package.json', 'package-lock.json'])
if (!upToDate(installMark, lock)) {
  console.error('Installing: this takes a minute or two …')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(installMark, lock)
}

const wanted = process.argv.slice(2)
if (wanted[0] === '--build') {
  wanted.shift()
  const sources = [
    ...['app', 'db', 'emails', 'public'].flatMap(filesUnder),
    ...['package.json', 'package-lock.json', 'vite.config.ts', 'aliases.ts', 'remix.config.js'],
  ]
  const print = fingerprint(sources)
  const buildMark = 'build/.sources'
  if (!upToDate(buildMark, print)) {
    console.error('Building …')
    run('npm', ['run', '--silent', 'build', '--', '--logLevel=error'], { NODE_ENV: 'production' })
    mkdirSync('build', { recursive: true })
    writeFileSync(buildMark, print)
  }
}

if (wanted.length > 0) {
  const own = join('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const flags = wanted[0]?.startsWith('build/server/') ? lean : []
  const env = { NODE_COMPILE_CACHE: 'build/compiled', ...process.env }
  const program = spawn(own, [...flags, ...wanted], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal))
  program.on('exit', (code, signal) =>
    process.exit(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1)),
  )
}

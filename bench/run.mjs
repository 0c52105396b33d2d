// `npm run bench -- NAME [--json]`: runs one benchmark of this folder and says what it measured, beside what is aimed at.
import { readdirSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'

const benches = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.replace(/\.mjs$/, ''))
  .sort()

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})
const [name] = positionals

if (!benches.includes(name)) {
  console.error(`npm run bench -- NAME [--json], where NAME is one of: ${benches.join(', ')}`)
  process.exit(2)
}

const machine = [
  cpus()[0]?.model.trim() ?? 'unknown processor',
  `${cpus().length} cores`,
  `${Math.round(totalmem() / 2 ** 30)} GB`,
  `Node ${process.versions.node}`,
  `${process.platform} ${process.arch}`,
].join(', ')

/** What is being done goes to the error stream, so that the last line of the other is the result. */
const say = (line) => console.error(line)

/** @type {{ default: (say: (line: string) => void) => Promise<{ figures: object, aims: object }> }} */
const bench = await import(`./${name}.mjs`)
const { figures, aims } = await bench.default(say)
const ok = Object.values(aims).every((aim) => aim.ok)

if (values.json) {
  console.log(JSON.stringify({ name, machine, figures, aims, ok }))
} else {
  console.log(`${name}: ${machine}\n`)
  const rows = Object.values(figures).every((figure) => typeof figure === 'object' && figure !== null)
  if (rows) console.table(figures)
  else
    for (const [figure, value] of Object.entries(figures))
      console.log(`  ${figure}: ${JSON.stringify(value)}`)
  console.log('')
  for (const [aim, { aim: wanted, value, ok: met }] of Object.entries(aims)) {
    console.log(`  ${met ? 'met   ' : 'MISSED'} ${aim}: ${value} (aim ${wanted})`)
  }
}

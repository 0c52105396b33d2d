// `npm run compose -- IN.json OUT.json`: puts the people of a file in groups and writes who goes where. The same input, seed
// and effort write the same bytes. Ends with 1 when rules had to be broken or nobody could be put anywhere, with 2 when the
// input is wrong.
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { compose } from '../domain/groups/composer/compose'
import {
  traits,
  usualSettings,
  type Composition,
  type Quality,
  type Settings,
} from '../domain/groups/composer/problem'
import { BadInput, readProblem } from './compose-input'
import { obstacleInWords } from './obstacle-words'

const usage = 'npm run compose -- IN.json OUT.json [--seed S] [--effort N]'

type Asked = { from: string; to: string; settings: Settings }

function given(): Asked {
  const { values, positionals } = parsed()
  const [from, to] = positionals
  if (from === undefined || to === undefined || positionals.length > 2) throw new BadInput(usage)
  const seed = wholeNumber('--seed', values.seed, Number.MIN_SAFE_INTEGER)
  const effort = wholeNumber('--effort', values.effort, 1)
  return { from, to, settings: { seed: seed ?? usualSettings.seed, effort: effort ?? usualSettings.effort } }
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { seed: { type: 'string' }, effort: { type: 'string' } },
    })
  } catch {
    throw new BadInput(usage)
  }
}

function wholeNumber(name: string, text: string | undefined, least: number): number | null {
  if (text === undefined) return null
  const number = Number(text)
  if (text.trim() === '' || !Number.isSafeInteger(number) || number < least)
    throw new BadInput(`${name} ${text}: a whole number${least === 1 ? ' from 1' : ''} is needed`)
  return number
}

function sayQuality({ broken, met, alike, distinctSectors, weighted, proven }: Quality): void {
  const rules = Object.entries(broken).filter(([, times]) => times > 0)
  console.error(`rules broken: ${rules.map(([rule, times]) => `${rule} ${times}`).join(', ') || 'none'}`)
  console.error(`meeting again: ${met.value} (at least ${met.bound})`)
  console.error(`sectors: ${distinctSectors.value} (at most ${distinctSectors.most})`)
  console.error(
    `alike: ${traits.map((trait) => `${trait} ${alike[trait].value} (${alike[trait].bound})`).join(', ')}`,
  )
  console.error(
    `weighted: ${weighted.value} (at least ${weighted.bound})${proven ? ': nothing better exists' : ''}`,
  )
}

async function answer(composition: Composition, to: string): Promise<void> {
  if (composition.assignment !== null)
    await writeFile(to, `${JSON.stringify({ assignment: composition.assignment })}\n`).catch(() => {
      throw new BadInput(`${to} cannot be written`)
    })
  if (composition.quality !== null) sayQuality(composition.quality)
  if (composition.ok) return
  for (const obstacle of composition.obstacles) console.error(obstacleInWords(obstacle))
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { from, to, settings } = given()
  const text = await readFile(from, 'utf8').catch(() => {
    throw new BadInput(`${from} cannot be read`)
  })
  await answer(compose(readProblem(text), settings), to)
}

main().catch((error: unknown) => {
  console.error(error instanceof BadInput ? error.message : error)
  process.exit(error instanceof BadInput ? 2 : 1)
})

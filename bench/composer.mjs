// How good the composed groups are, and how long it takes: on the yardstick's sets, judged by the yardstick's own judge, and
// on sets made to be tight. One thread, warm, bounds included.
import { compose, composing } from '../build/server/composer.js'
import { generate } from './yardstick/generate.mjs'
import { score } from './yardstick/score.mjs'
import { kinds, tight } from './yardstick/tight.mjs'

const seeds = [1, 2, 3]
const settings = { seed: 1, effort: 10 }
/** What is aimed at by the number of people: milliseconds, and on mixed sets the share above the bound, in per cent. */
const sizes = {
  40: { ms: 30, above: 1, rounds: 15 },
  120: { ms: 50, above: 0.6, rounds: 15 },
  400: { ms: 150, above: 0.2, rounds: 9 },
  2000: { ms: 1000, above: 0.06, rounds: 5 },
}
const tightGroups = [2, 3, 4, 6, 10, 20]

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]
const most = (values) => Math.max(...values)
const sum = (values) => values.reduce((all, value) => all + value, 0)
const rounded = (value, places) => Math.round(value * 10 ** places) / 10 ** places

/** A set of its own for each round, since what is looked up about one is kept with it. */
const again = (set) => structuredClone(set)

function timed(work) {
  const begun = performance.now()
  const result = work()
  return { ms: performance.now() - begun, result }
}

/** One set: how good, by the yardstick, and how long, by the median of the rounds. */
function measured(set, rounds) {
  compose(again(set), settings)
  const runs = Array.from({ length: rounds }, () => {
    const fresh = again(set)
    return timed(() => compose(fresh, settings))
  })
  const firsts = Array.from({ length: rounds }, () => {
    const fresh = again(set)
    return timed(() => composing(fresh, settings).next()).ms
  })
  const first = composing(again(set), settings).next().value
  return {
    ms: median(runs.map(({ ms }) => ms)),
    firstMs: median(firsts),
    firstBroken: score(set, first).hardViolations,
    ...judged(set, runs[0].result.assignment),
  }
}

function judged(set, assignment) {
  const verdict = score(set, { assignment })
  return {
    broken: verdict.hardViolations,
    met: verdict.met - verdict.bounds.met,
    sectorRepeats: verdict.excess.sector,
    sectorsMissing: verdict.bounds.distinctSectorsMax - verdict.distinctSectors,
    excess: verdict.excess.weighted,
    above: 100 * (verdict.ratios.weighted - 1),
  }
}

/** The sets of one size and profile in one line. */
function line(sets, rounds) {
  const all = sets.map((set) => measured(set, rounds))
  const worst = (key) => most(all.map((one) => one[key]))
  return {
    broken: sum(all.map(({ broken }) => broken)),
    met: worst('met'),
    sectorRepeats: worst('sectorRepeats'),
    sectorsMissing: worst('sectorsMissing'),
    excess: all.map(({ excess }) => excess).join(', '),
    'above, %': rounded(worst('above'), 3),
    'median ms': rounded(worst('ms'), 1),
    'first ms': rounded(worst('firstMs'), 1),
    firstBroken: sum(all.map(({ firstBroken }) => firstBroken)),
  }
}

/** All numbers of groups of one kind in one line: nothing is proven of these but that no rule need be broken. */
function tightLine(kind) {
  const all = tightGroups.flatMap((groups) => seeds.map((seed) => tight(kind, groups, seed)))
  const times = []
  const verdicts = all.map((set) => {
    const { ms, result } = timed(() => compose(again(set), settings))
    times.push(ms)
    return judged(set, result.assignment)
  })
  const total = (key) => sum(verdicts.map((one) => one[key]))
  return {
    broken: total('broken'),
    met: total('met'),
    sectorRepeats: total('sectorRepeats'),
    sectorsMissing: total('sectorsMissing'),
    excess: total('excess'),
    'above, %': rounded(total('above') / verdicts.length, 3),
    'median ms': rounded(median(times), 1),
    'first ms': '',
    firstBroken: '',
  }
}

function aimsOf(figures) {
  const aims = {}
  const aim = (name, wanted, value, ok) => (aims[name] = { aim: wanted, value, ok })
  const lines = Object.entries(figures)
  const onSets = lines.filter(([name]) => !name.startsWith('tight'))
  const most = (key, of) => Math.max(...of.map(([, one]) => one[key]))
  const broken = most('broken', lines)
  aim('rules broken, on any set', '0', broken, broken === 0)
  for (const key of ['met', 'sectorRepeats', 'sectorsMissing'])
    aim(`${key} beyond the bound, on the yardstick’s sets`, '0', most(key, onSets), most(key, onSets) === 0)
  for (const [people, { ms, above }] of Object.entries(sizes)) {
    const [fresh, mixed] = ['fresh', 'mixed'].map((profile) => figures[`${people} ${profile}`])
    aim(`${people} fresh, above the bound, %`, '0', fresh['above, %'], fresh['above, %'] === 0)
    aim(`${people} mixed, above the bound, %`, `≤ ${above}`, mixed['above, %'], mixed['above, %'] <= above)
    const slower = Math.max(fresh['median ms'], mixed['median ms'])
    aim(`${people}, ms`, `≤ ${ms}`, slower, slower <= ms)
  }
  const first = Math.max(figures['2000 fresh']['first ms'], figures['2000 mixed']['first ms'])
  aim('first usable answer at 2000, ms', '≤ 50', first, first <= 50)
  return aims
}

export default async function composer(say) {
  const figures = {}
  for (const [people, { rounds }] of Object.entries(sizes)) {
    for (const profile of ['fresh', 'mixed']) {
      say(`${people} ${profile}`)
      figures[`${people} ${profile}`] = line(
        seeds.map((seed) => generate(Number(people), seed, profile)),
        rounds,
      )
    }
  }
  for (const kind of Object.keys(kinds)) {
    say(`tight: ${kind}`)
    figures[`tight: ${kind}`] = tightLine(kind)
  }
  return { figures, aims: aimsOf(figures) }
}

// Sets that leave little room: made around a hidden answer that breaks no rule, so that one is known to exist. Everybody in
// them is invented; the same name, number of groups and seed give the same set.

/** Chance that can be repeated (mulberry32). */
function chance(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let word = Math.imul(state ^ (state >>> 15), 1 | state)
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * What is tight in each: `share` of the groups that an organisation fills, sectors, pairs met and kept apart by their share
 * of those that the hidden answer separates, people held, and how full the groups are.
 */
export const kinds = {
  organisations: { share: 1, sectors: 8, met: 0.05, apart: 0.01, held: 0, fill: 'any' },
  full: { share: 0.9, sectors: 10, met: 0.05, apart: 0.01, held: 0.2, fill: 'max' },
  history: { share: 0.6, sectors: 12, met: 0.5, apart: 0.005, held: 0.1, fill: 'any' },
  longHistory: { share: 0.6, sectors: 12, met: 0.85, apart: 0.005, held: 0.1, fill: 'any' },
  pinned: { share: 0.7, sectors: 12, met: 0.1, apart: 0.02, held: 0.6, fill: 'any' },
  apart: { share: 0.6, sectors: 12, met: 0.05, apart: 0.25, held: 0.1, fill: 'any' },
  sectors: { share: 0.8, sectors: 3, met: 0.05, apart: 0.02, held: 0.2, fill: 'any' },
  all: { share: 0.95, sectors: 5, met: 0.3, apart: 0.1, held: 0.3, fill: 'max' },
}

export function tight(name, groups, seed) {
  const kind = kinds[name]
  const r = chance(seed * 7919 + groups * 104729 + name.length * 31)
  const below = (end) => Math.floor(r() * end)
  const pick = (list) => list[below(list.length)]
  const sizes = Array.from({ length: groups }, () => (kind.fill === 'max' ? 10 : 8 + below(3)))
  const seats = sizes.flatMap((size, group) => Array.from({ length: size }, () => group))
  // Organisations one after another, each with a seat in as many groups as its share says, no group twice.
  const left = sizes.slice()
  const people = []
  for (let number = 0; people.length < seats.length; number++) {
    const open = left.flatMap((count, group) => (count > 0 ? [group] : []))
    const many =
      number === 0
        ? groups
        : Math.max(1, Math.min(open.length, Math.ceil(groups * kind.share * (0.5 + r() / 2))))
    const chosen = open
      .map((group) => ({ group, by: left[group] + r() * 3 }))
      .sort((one, other) => other.by - one.by)
      .slice(0, many)
    const sector = `s${number % kind.sectors}`
    for (const { group } of chosen) {
      left[group]--
      people.push({
        id: '',
        hidden: group,
        sector,
        organisation: `o${number}`,
        gender: r() < 0.5 ? 'F' : 'M',
        language: r() < 0.9 ? 'fi' : 'sv',
        region: r() < 0.6 ? 'r0' : `r${1 + below(6)}`,
        role: `l${below(4)}`,
        superior: null,
        group: null,
        fixed: false,
      })
    }
  }
  for (let at = people.length - 1; at > 0; at--) {
    const other = below(at + 1)
    ;[people[at], people[other]] = [people[other], people[at]]
  }
  people.forEach((person, at) => (person.id = `p${at + 1}`))
  for (const person of people) {
    const chief = pick(people)
    if (chief.hidden !== person.hidden && r() < 0.3) person.superior = chief.id
    if (r() < kind.held) Object.assign(person, { fixed: true, group: `g${person.hidden + 1}`, pinned: true })
  }
  const separated = []
  for (const [at, one] of people.entries())
    for (const other of people.slice(at + 1))
      if (one.hidden !== other.hidden) separated.push([one.id, other.id])
  for (const person of people) delete person.hidden
  return {
    meta: { name: `tight_${name}_g${groups}_s${seed}`, n: people.length, seed, profile: name },
    size: { min: 8, max: 10 },
    groups: sizes.map((_, group) => ({ id: `g${group + 1}`, existing: false })),
    sectors: Array.from({ length: kind.sectors }, (_, at) => `s${at}`),
    weights: { sector: 100, gender: 10, role: 6, language: 5, region: 3 },
    people,
    pastGroups: [],
    met: separated.filter(() => r() < kind.met),
    apart: separated.filter(() => r() < kind.apart),
  }
}

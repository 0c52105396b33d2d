// What the demo's people tell of themselves and to whom: help offered, links, fields open to each circle.
import type { SharedField, SharingCircle } from '../schema'
import type { Person } from './careers'
import type { Chance } from './random'
import type { Rows } from './rows'

const offers: Record<Person['language'], readonly string[]> = {
  fi: [
    'Mentorointi uudelle esihenkilölle.',
    'Sparrausta viraston yhdistymisen johtamiseen.',
    'Kahvihetki ennakoinnista kiinnostuneille.',
    'Kokemuksia virkamiesvaihdosta komissiossa.',
    'Apua hankintojen valmisteluun.',
  ],
  sv: ['Mentorskap för nya chefer.', 'Erfarenheter av tvåspråkig service.', 'Råd om EU-beredning.'],
  en: ['Mentoring new leaders.', 'Experience of working in Brussels.'],
}

/** Ways of opening oneself, from the most cautious to the most open; the first that are named come round again. */
const manners: readonly Partial<Record<SharedField, SharingCircle>>[] = [
  { letters: 'networks', expertise: 'networks' },
  { letters: 'managers', expertise: 'managers', offers: 'managers' },
  { email: 'networks', phone: 'groups', expertise: 'managers', offers: 'networks' },
  { email: 'managers', letters: 'managers', expertise: 'managers', offers: 'managers', links: 'managers' },
  { email: 'groups', expertise: 'networks', region: 'networks', links: 'networks' },
  { offers: 'networks', letters: 'managers', region: 'managers' },
  { phone: 'managers', email: 'managers', region: 'managers', offers: 'groups' },
]

/** The page of somebody whose name is written in plain letters. */
const linkOf = (sortName: string): string =>
  `https://www.linkedin.example/in/${sortName.replace(/[^a-z]+/g, '-')}`

/**
 * @param people those who tell of themselves; each once
 * @param at when they chose, an instant
 */
export function toldOfThemselves(
  rows: Rows,
  people: readonly Person[],
  { chance, newId, at }: { chance: Chance; newId: (at: string) => string; at: string },
): void {
  // Rows of one table have the same columns.
  for (const row of rows.person) Object.assign(row, { offers: '', links: row.links ?? '' })
  const records = new Map(rows.person.map((row) => [String(row.id), row]))
  const open = new Map(rows.sharedField.map((row) => [`${row.personId} ${row.field}`, row]))
  for (const [turn, person] of [...new Set(people)].entries()) {
    const manner = manners[turn % manners.length] ?? {}
    const record = records.get(person.id)
    if (record === undefined) continue
    if (manner.offers) record.offers = chance.oneOf(offers[person.language])
    if (manner.links) record.links = linkOf(record.sortName)
    for (const field of Object.keys(manner) as SharedField[]) {
      const seenBy = manner[field]
      const before = open.get(`${person.id} ${field}`)
      if (seenBy === undefined) continue
      if (before) before.seenBy = seenBy
      else rows.sharedField.push({ id: newId(at), personId: person.id, field, seenBy })
    }
  }
}

// Which organisation a row means: one that is known, one that somebody chose for it, or a new one.
import { isOrganisationKind } from './values'
import { folded } from './folding'
import { chosen, type RowPlan, type Work } from './row-plan'
import type { Told } from './told'

/** The organisations that a row's words may mean, for recognising its person. */
export const housesOf = (work: Work, told: Told): string[] =>
  told.organisation === undefined
    ? []
    : [
        ...work.organisations.find(told.organisation, work.snapshot.today).map(({ id }) => id),
        ...chosenHouse(work, told),
      ]

function chosenHouse(work: Work, told: Told): string[] {
  const { row, all } = keysOf(told)
  const choice = work.choices[row] ?? work.choices[all]
  if (choice === undefined) return []
  return choice.startsWith('new:') ? [`+${all}`] : work.organisations.byId.has(choice) ? [choice] : []
}

const keysOf = (told: Told): { row: string; all: string } => {
  const all = `organisation:${folded(told.organisation ?? '')}`
  return { row: `${all}@${told.row}`, all }
}

/** A row's organisation: its id, `none` when the row does without, or null when it is in doubt or left out. */
export type House = { id: string } | 'none' | null

/** Finds the organisation of a row on the day its post begins, or leaves a doubt in its plan. */
export function houseFor(work: Work, plan: RowPlan, told: Told): House {
  if (told.organisation === undefined) return 'none'
  const on = told.from ?? work.snapshot.today
  const { row, all } = keysOf(told)
  const found = work.organisations.find(told.organisation, on)
  const sure = found.filter(({ validTo }) => validTo === null || validTo >= on)
  if (sure.length === 1 && sure[0]) return { id: sure[0].id }
  const choice = chosen(work, plan, row, all)
  if (choice === 'skip') {
    plan.state = 'skipped'
    return null
  }
  if (choice === 'none') return 'none'
  if (choice !== null && work.organisations.byId.has(choice)) return { id: choice }
  const made = choice === null ? null : newHouse(work, all, choice, on)
  if (made) return { id: made }
  const why = sure.length > 1 ? 'several' : found.length > 0 ? 'ended' : 'unknown'
  plan.doubts.push({ kind: 'organisation', key: row, all, name: told.organisation, why })
  return null
}

/** `new:agency:SECTOR`: an organisation that the sheet enters, once, from the earliest day a row needs it. */
function newHouse(work: Work, key: string, choice: string, on: string): string | null {
  const [word, kindText, sector = ''] = choice.split(':')
  const kind = isOrganisationKind(kindText)
  if (word !== 'new' || kind === null) return null
  const known = work.newOrganisations.get(key)
  const sectorId = work.snapshot.sectors.some(({ id }) => id === sector) ? sector : null
  const { today } = work.snapshot
  const from = [on, today, known?.from ?? today].sort()[0] ?? today
  work.newOrganisations.set(key, {
    id: `+${key}`,
    kind,
    sectorId,
    entered: known?.entered ?? false,
    from,
  })
  return `+${key}`
}

/** The act that enters a new organisation, before the first row that needs it. */
export function enterHouse(work: Work, plan: RowPlan, id: string, name: string): void {
  const made = work.newOrganisations.get(id.slice(1))
  if (!made || made.entered) return
  made.entered = true
  plan.acts.push({
    act: 'enterOrganisation',
    id,
    name,
    kind: made.kind,
    sectorId: made.sectorId,
    validFrom: made.from,
  })
  plan.changes.push({ of: 'organisation', before: null, after: name })
}

/** The kind of a known or a new organisation. */
export const kindOfHouse = (work: Work, id: string) =>
  work.organisations.byId.get(id)?.kind ?? work.newOrganisations.get(id.slice(1))?.kind ?? null

// A sheet of managers as somebody in a ministry keeps it: semicolons, Windows-1252, Finnish dates, a title above the heads.
import { Temporal } from 'temporal-polyfill'

export const day = (fromToday: number): string =>
  Temporal.Now.plainDateISO('Europe/Helsinki').add({ days: fromToday }).toString()

/** "2026-03-01" → "1.3.2026" */
const finnish = (date: string): string => {
  const [year, month, of] = date.split('-').map(Number)
  return `${of}.${month}.${year}`
}

export type Manager = {
  first: string
  last: string
  email: string
  title: string
  house: string
  from: string
}

const letters = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

const manager = (first: string, last: string, title: string, house: string, from: string): Manager => ({
  first,
  last,
  email: `${letters(first)}.${letters(last)}@${letters(house)}.example`,
  title,
  house,
  from,
})

/** The two agencies that the registry does not know yet. */
export const newHouses = ['Saaristovirasto', 'Tunturivirasto'] as const
const [islands, fells] = newHouses

/** Those whom the year is about. */
export const people = {
  head: manager('Öivind', 'Ädelskär', 'pääjohtaja', islands, '2021-01-04'),
  otherHead: manager('Kaisu', 'Tunturilampi', 'pääjohtaja', fells, '2020-05-01'),
  mover: manager('Maija', 'Saarenvirta', 'henkilöstöjohtaja', islands, '2023-03-01'),
  retiring: manager('Reino', 'Tunturila', 'henkilöstöjohtaja', fells, '2015-09-01'),
  trainer: manager('Åsa', 'Holmskär', 'koulutuspäällikkö', islands, '2022-08-15'),
}

const firstNames = ['Aava', 'Benita', 'Eelis', 'Fanni', 'Ilta', 'Jalmari', 'Kaarlo', 'Lumi', 'Nooa', 'Oiva']
const lastNames = [
  'Koivukari',
  'Lehtoranta',
  'Myrskylahti',
  'Niemenkari',
  'Pihlajakallio',
  'Rantakoski',
  'Salokangas',
]
const titles = [
  'hankintajohtaja',
  'tietojohtaja',
  'yksikön johtaja',
  'laatujohtaja',
  'riskienhallintajohtaja',
]

/** Managers of agencies that the registry knows, each under a name of their own. */
function others(houses: readonly string[], count: number): Manager[] {
  return Array.from({ length: count }, (_, at) => {
    const first = firstNames[at % firstNames.length] ?? ''
    const last = `${lastNames[Math.floor(at / firstNames.length) % lastNames.length] ?? ''}-${'ABCDEFGHIJKLM'[at % 13] ?? ''}ho`
    return manager(
      first,
      last,
      titles[at % titles.length] ?? '',
      houses[at % houses.length] ?? '',
      `20${10 + (at % 14)}-0${1 + (at % 9)}-01`,
    )
  })
}

const cells = (it: Manager, sectors: Record<string, string>): string[] => [
  it.last,
  it.first,
  it.email,
  it.title,
  it.house,
  sectors[it.house] ?? 'VM',
  finnish(it.from),
]

/**
 * The sheet's bytes.
 * @param houses agencies that the registry knows, by their Finnish names
 */
export function managersSheet(houses: readonly string[], rows: number): Buffer {
  const known = Object.values(people)
  const sectors = { [islands]: 'YM', [fells]: 'YM' }
  const all = [...known, ...others(houses, rows - known.length)]
  const lines = [
    'Johto 2026, ajantasainen;;;;;;',
    'Sukunimi;Etunimi;Sähköposti;Virka;Virasto;Hallinnonala;Alkaen',
    ...all.map((it) => cells(it, sectors).join(';')),
  ]
  // Windows-1252 agrees with Latin-1 on every letter here.
  return Buffer.from(lines.join('\r\n'), 'latin1')
}

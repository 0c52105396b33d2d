// The training programmes of 2008–2018, their courses, and who completed them.
import { addDays, later } from './calendar'
import type { Careers, Person } from './careers'
import type { Chance } from './random'
import type { Rows } from './rows'

export type Programme = {
  id: string
  key: 'uudistuja' | 'horizons' | 'tulevaisuudenJohtajat'
  names: [string, string, string]
  completions: { person: Person; courseId: string; completedOn: string }[]
  courseIds: string[]
}

const programmes = [
  { key: 'uudistuja', names: ['Uudistuja', 'Uudistuja', 'Uudistuja'], month: '-03-01', days: 240 },
  { key: 'horizons', names: ['Horizons', 'Horizons', 'Horizons'], month: '-08-15', days: 120 },
  {
    key: 'tulevaisuudenJohtajat',
    names: ['Tulevaisuuden johtajat', 'Framtidens ledare', 'Future Leaders'],
    month: '-02-01',
    days: 310,
  },
] as const

/** Tulevaisuuden johtajat took 25 to each of its first seven courses, then 25–52; the others were smaller. */
const courseSize = (key: Programme['key'], number: number): number => {
  if (key === 'uudistuja') return [16, 14, 18, 17, 15, 18, 16, 14, 17, 18, 16][number - 1] ?? 16
  if (key === 'horizons') return [12, 12, 10, 13, 12, 11, 12, 13, 12, 10, 12][number - 1] ?? 12
  return number <= 7 ? 25 : ([28, 34, 41, 52][number - 8] ?? 25)
}

const eligible = new Set([
  'permanentSecretary',
  'headOfAgency',
  'departmentHead',
  'director',
  'hrLead',
  'developmentHead',
  'expert',
  'trainingHead',
])

/** Deals the courses to people of the state; one course of a programme a person. */
export function alumniOf(
  rows: Rows,
  { people }: Careers,
  given: { chance: Chance; newId: (at: string) => string; today: string; scale: number },
): Programme[] {
  const { chance, newId, scale } = given
  const candidates = people.filter(
    (person) =>
      person.createdAt < '2024' &&
      person.terms.some(
        ({ post }) => eligible.has(post.roleClass) && post.organisation.sectorCode !== null,
      ) &&
      !person.terms.some(({ post }) => post.steady),
  )
  const earliest = (person: Person) => person.terms[0]?.from ?? given.today
  return programmes.map(({ key, names, month, days }) => {
    const programmeId = newId('2008-01-02T08:00:00.000Z')
    rows.programme.push({ id: programmeId, nameFi: names[0], nameSv: names[1], nameEn: names[2] })
    const programme: Programme = { id: programmeId, key, names: [...names], completions: [], courseIds: [] }
    // Those who came to the state first sat on the first courses.
    const sizes = Array.from({ length: 11 }, (_, at) => courseSize(key, at + 1) * scale)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    const chosen = chance
      .shuffled(candidates)
      .slice(0, total)
      .map((person) => ({ person, order: `${earliest(person).slice(0, 4)}${chance.between(10, 99)}` }))
      .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
      .map(({ person }) => person)
    let at = 0
    sizes.forEach((size, index) => {
      const startsOn = `${2008 + index}${month}`
      const endsOn = addDays(startsOn, days)
      const courseId = newId(`${startsOn}T08:00:00.000Z`)
      programme.courseIds.push(courseId)
      rows.course.push({ id: courseId, programmeId, number: index + 1, startsOn, endsOn })
      for (const person of chosen.slice(at, at + size)) {
        programme.completions.push({ person, courseId, completedOn: endsOn })
        rows.completion.push({
          id: newId(`${later(endsOn, '2018-09-03')}T08:00:00.000Z`),
          personId: person.id,
          courseId,
          completedOn: endsOn,
        })
      }
      at += size
    })
    return programme
  })
}

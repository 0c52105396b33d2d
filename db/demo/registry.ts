// What the registry knows beyond people and posts: positions and superiors, names of earlier times, terms, expertise, requests.
import type { Gender, MembershipEnd } from '../schema'
import type { Programme } from './alumni'
import { addDays, daysBetween, earlier } from './calendar'
import { currentTerm, type Careers, type Person, type Term } from './careers'
import { isMans } from './names'
import type { Membership } from './networks'
import type { Organisation, Post } from './posts'
import type { Chance } from './random'
import type { Rows } from './rows'

type Given = { chance: Chance; newId: (at: string) => string; today: string }

/** What a body was called before, until when; the same body went on under its present name. */
const earlierNames: Record<string, { fi: string; sv: string; en: string; until: string }> = {
  dvv: {
    fi: 'Väestörekisterikeskus',
    sv: 'Befolkningsregistercentralen',
    en: 'Population Register Centre',
    until: '2019-12-31',
  },
  vayla: { fi: 'Liikennevirasto', sv: 'Trafikverket', en: 'Finnish Transport Agency', until: '2018-12-31' },
  sm: {
    fi: 'Sisäasiainministeriö',
    sv: 'Inrikesministeriet',
    en: 'Ministry of the Interior',
    until: '2013-12-31',
  },
}

export function earlierNameRows(rows: Rows, organisations: readonly Organisation[], newId: Given['newId']) {
  const sectorOf = new Map(rows.organisation.map((row) => [row.id, row.sectorId ?? null]))
  for (const { id, domain, opensOn } of organisations) {
    const name = earlierNames[domain]
    if (!name) continue
    rows.organisationPast.push({
      id: newId(`${opensOn}T08:00:00.000Z`),
      organisationId: id,
      nameFi: name.fi,
      nameSv: name.sv,
      nameEn: name.en,
      sectorId: sectorOf.get(id) ?? null,
      validFrom: opensOn,
      validTo: name.until,
    })
  }
}

/** The head of each house answers to the permanent secretary of its sector, the others to their own head. */
export function positionRows(rows: Rows, posts: readonly Post[]) {
  const heads = new Map<string, Post>()
  for (const post of posts) if (!heads.has(post.organisation.id)) heads.set(post.organisation.id, post)
  const ministries = new Map(
    posts
      .filter((post) => post.roleClass === 'permanentSecretary')
      .map((post) => [post.organisation.sectorCode, post]),
  )
  const superiorOf = (post: Post): Post | undefined =>
    heads.get(post.organisation.id) === post
      ? post.roleClass === 'headOfAgency'
        ? ministries.get(post.organisation.sectorCode)
        : undefined
      : heads.get(post.organisation.id)
  // Superiors first: a position points at one that is there.
  const height = (post: Post) => (post.roleClass === 'permanentSecretary' ? 0 : superiorOf(post) ? 2 : 1)
  const isHead = (post: Post) => (heads.get(post.organisation.id) === post ? 0 : 1)
  const ordered = [...posts].sort((a, b) => isHead(a) - isHead(b) || height(a) - height(b))
  for (const post of ordered) {
    if (post.positionId === null) continue
    rows.position.push({
      id: post.positionId,
      organisationId: post.organisation.id,
      titleFi: post.titles.fi,
      titleSv: post.titles.sv,
      titleEn: post.titles.en,
      roleClass: post.roleClass,
      seniorManagement: post.seniorManagement,
      superiorId: superiorOf(post)?.positionId ?? null,
      validTo: null,
    })
  }
}

const fiveYears = 1826

/** The most senior are appointed for five years at a time, and again; one term has run out and waits for a word. */
export function termEnds({ terms }: Careers, today: string): Map<Term, string> {
  const ends = new Map<Term, string>()
  const fixed = ['permanentSecretary', 'headOfAgency', 'departmentHead']
  for (const term of terms) {
    if (term.post.seniorManagement === 0 || !fixed.includes(term.post.roleClass)) continue
    let end = addDays(term.from, fiveYears - 1)
    while (end < earlier(term.to ?? today, today)) end = addDays(end, fiveYears)
    ends.set(term, end)
  }
  const due = terms.find((term) => term.to === null && ends.has(term) && daysBetween(term.from, today) > 900)
  if (due) ends.set(due, addDays(today, -6))
  return ends
}

const expertise: Record<Person['language'], readonly string[]> = {
  fi: [
    'ennakointi',
    'hankinnat',
    'muutosjohtaminen',
    'talousohjaus',
    'EU-vaikuttaminen',
    'tekoäly',
    'turvallisuus',
  ],
  sv: ['framsyn', 'upphandling', 'förändringsledning', 'EU-frågor', 'tvåspråkig service'],
  en: ['foresight', 'international affairs', 'digital services', 'EU law'],
}

/** Most have told it; the rest is not known. */
const genderOf = (firstName: string, chance: Chance): Gender | null =>
  chance.happens(0.92) ? (isMans(firstName) ? 'man' : 'woman') : null

/** What some have told of themselves, and where some can be reached after the state's service. */
export function aboutPeople(rows: Rows, { people }: Careers, { chance }: Pick<Given, 'chance'>) {
  const byId = new Map(people.map((person) => [person.id, person]))
  const taken = new Set<string>()
  for (const row of rows.person) {
    const person = byId.get(String(row.id))
    const told = person !== undefined && chance.happens(0.3)
    const knows = told ? chance.shuffled(expertise[person.language]).slice(0, chance.between(1, 2)) : []
    const region = chance.happens(0.85)
      ? chance.oneOf(['01', '01', '01', '06', '17', '02', '11', '19'])
      : null
    const email = `${row.sortName.replace(/[^a-z]+/g, '.')}@oma.example`
    const reachable = chance.happens(0.12) && !taken.has(email)
    if (reachable) taken.add(email)
    Object.assign(row, {
      expertise: knows.join(', '),
      homeRegion: region,
      gender: genderOf(String(row.firstName), chance),
      privateEmail: reachable ? email : null,
    })
  }
}

/** Everybody who completed a course took part in it; a course is running, and a few left theirs. */
export function participantRows(
  rows: Rows,
  programmes: readonly Programme[],
  { people }: Careers,
  { chance, newId, today }: Given,
) {
  const started = new Map(rows.course.map((course) => [String(course.id), course.startsOn]))
  const enter = (courseId: string, personId: string, enrolledOn: string, leftOn: string | null) =>
    rows.participant.push({
      id: newId(`${enrolledOn}T08:00:00.000Z`),
      courseId,
      personId,
      enrolledOn,
      leftOn,
    })
  for (const { completions } of programmes)
    for (const { courseId, person } of completions)
      enter(courseId, person.id, started.get(courseId) ?? today, null)

  const uudistuja = programmes.find(({ key }) => key === 'uudistuja')
  if (!uudistuja) return
  const [startsOn, endsOn] = [addDays(today, -80), addDays(today, 130)]
  const courseId = newId(`${startsOn}T08:00:00.000Z`)
  rows.course.push({
    id: courseId,
    programmeId: uudistuja.id,
    number: uudistuja.courseIds.length + 1,
    startsOn,
    endsOn,
  })
  const completed = new Set(uudistuja.completions.map(({ person }) => person))
  const able = people.filter((person) => {
    const post = currentTerm(person)?.post
    return post?.roleClass === 'director' && post.organisation.sectorCode !== null && !completed.has(person)
  })
  chance
    .shuffled(able)
    .slice(0, 17)
    .forEach((person, at) => enter(courseId, person.id, startsOn, at === 0 ? addDays(startsOn, 34) : null))
}

/** A few wait for approval to the volunteer network, and one of its members pauses. */
export function requestRows(
  rows: Rows,
  networkId: string,
  memberships: readonly Membership[],
  { people }: Careers,
  { chance, newId, today }: Given,
) {
  const inside = new Set(memberships.filter((it) => it.networkId === networkId).map((it) => it.person))
  const able = people.filter(
    (person) => currentTerm(person)?.post.roleClass === 'expert' && !inside.has(person) && person.phone,
  )
  chance
    .shuffled(able)
    .slice(0, 2)
    .forEach(({ id }, at) => {
      const appliedAt = `${addDays(today, -3 - at * 4)}T09:15:00.000Z`
      rows.application.push({
        id: newId(appliedAt),
        networkId,
        personId: id,
        appliedAt,
        note:
          at === 0
            ? 'Kokeilemme tekoälyä päätösluonnosten valmistelussa ja haluaisimme vaihtaa kokemuksia.'
            : '',
        outcome: null,
        decidedAt: null,
        decidedBy: null,
      })
    })
  const paused = rows.membership.find(
    (row) => row.networkId === networkId && row.validTo === null && row.role === 'member',
  )
  if (!paused) return
  const from = addDays(today, -60)
  rows.pause.push({
    id: newId(`${from}T08:00:00.000Z`),
    membershipId: paused.id,
    validFrom: from,
    validTo: null,
  })
}

/** Why a post ended. */
export const endOfTerm = ({ person, to, ...term }: Term) => {
  if (to === null) return null
  if (person.terms.at(-1)?.id !== term.id) return 'otherPost' as const
  return person.leaving === 'retired' ? ('retired' as const) : ('leftState' as const)
}

/** Why a seat that rests on a post ended. */
export const endOfSeat = (term: Term): MembershipEnd => {
  const why = endOfTerm(term)
  return why === 'retired' || why === 'leftState' ? why : 'leftPost'
}

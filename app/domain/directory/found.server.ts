// Everybody whom a reader finds, with what filters and words may look in: read by the one rule of who sees whom.
import type { Reader } from '#db/connect'
import { hasMarks, plainKey, sortKey } from '#db/sort-key'
import { inForce, inParts } from '../people/period.server'
import { isFoundBy, isOpenTo, seesCompletion, type Viewer } from '../people/visibility.server'
import { expertiseWords, wouldHelp, type Facts } from './narrowing'
import type { SeenCourse } from './search'

export type Body = { id: string; nameFi: string; nameSv: string; nameEn: string; sectorId: string | null }

/** A person with the values that filters look in. `texts`: what words look in, as `sortKey` and `plainKey` have it; empty unless asked. */
export type FoundOne = { id: string; facts: Facts; texts: string[]; courses: SeenCourse[] }

export type FoundPeople = {
  /** By name. */
  people: FoundOne[]
  bodies: Map<string, Body>
  /** The courses seen of anybody, by their ids. */
  courses: Map<string, SeenCourse>
  /** Pieces of expertise as typed, by their keys. */
  words: Map<string, string>
}

/**
 * Everybody whom the viewer finds.
 * @param withTexts whether words are to be looked for: the texts are read only then
 */
export async function foundPeople(db: Reader, viewer: Viewer, withTexts: boolean): Promise<FoundPeople> {
  const people = await db
    .selectFrom('person')
    .select(['person.id', 'sortName'])
    .where(isFoundBy(viewer))
    .orderBy('sortName')
    .orderBy('person.id')
    .execute()
  const bodies = await bodiesOf(db)
  const posts = await postsOf(db, viewer, withTexts)
  const completed = await completedOf(db, viewer)
  const networks = await ownNetworksOf(db, viewer)
  const open = await openTextsOf(db, viewer)
  const words = new Map<string, string>()
  const keyOf = remembered(sortKey)
  const textsOf = remembered((text) => bothKeys(keyOf(text)))
  const piecesOf = remembered((expertise) => keysOfPieces(expertise, keyOf, words))
  const courses = new Map([...completed.values()].flat().map((course) => [course.courseId, course]))
  const row = ({ id, sortName }: (typeof people)[number]): FoundOne => {
    const post = posts.get(id)
    const body = post && bodies.get(post.organisationId)
    const theirs = completed.get(id) ?? none
    const { expertise = '', offers = '', region } = open.get(id) ?? nothing
    return {
      id,
      facts: {
        course: coursesAndProgrammes(theirs),
        network: networks.get(id) ?? none,
        sector: body?.sectorId ? [body.sectorId] : none,
        organisation: body ? [body.id] : none,
        expertise: expertise === '' ? none : piecesOf(expertise),
        region: region ? [region] : none,
        offers: offers.trim() === '' ? none : helps,
      },
      texts: withTexts
        ? [
            ...bothKeys(sortName),
            ...[...(post?.titles ?? []), ...namesOf(body), expertise, offers].flatMap(textsOf),
          ]
        : [],
      courses: theirs,
    }
  }
  return { people: people.map(row), bodies, courses, words }
}

// Shared by the thousands who have opened nothing.
const none: [] = []
const nothing: OpenTexts = {}
const helps = [wouldHelp]

/** A key as it is, and where it has å ä ö also without them. */
const bothKeys = (key: string): string[] => (hasMarks(key) ? [key, plainKey(key)] : [key])

/** The keys of the pieces of somebody's expertise; each piece is noted as it was first typed. */
function keysOfPieces(
  expertise: string,
  keyOf: (text: string) => string,
  words: Map<string, string>,
): string[] {
  const keys = new Set<string>()
  for (const piece of expertiseWords(expertise)) {
    const key = keyOf(piece)
    keys.add(key)
    if (!words.has(key)) words.set(key, piece)
  }
  return [...keys]
}

const namesOf = (body: Body | undefined): string[] => (body ? [body.nameFi, body.nameSv, body.nameEn] : [])

/** The values of a filter that names a course, or a programme for all its courses. */
const coursesAndProgrammes = (completed: readonly SeenCourse[]): string[] =>
  completed.length === 0
    ? []
    : [...new Set(completed.flatMap(({ courseId, programmeId }) => [programmeId, courseId]))]

/** The same titles, bodies and words come again and again. */
function remembered<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = make(text)
    known.set(text, made)
    return made
  }
}

async function bodiesOf(db: Reader): Promise<Map<string, Body>> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'nameFi', 'nameSv', 'nameEn', 'sectorId'])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

type ShownPost = { organisationId: string; titles: string[] }

/** The post of each person that lists show: a senior one before others, then the newest. */
async function postsOf(db: Reader, { on }: Viewer, withTitles: boolean): Promise<Map<string, ShownPost>> {
  const held = db
    .selectFrom('appointment')
    .select(['personId', 'organisationId'])
    .$if(withTitles, (query) => query.select(['titleFi', 'titleSv', 'titleEn']))
    .where(inForce('appointment', on))
  const posts = new Map<string, ShownPost>()
  const several = new Set<string>()
  const show = ({ personId, organisationId, titleFi = '', titleSv = '', titleEn = '' }: Held): void => {
    if (posts.has(personId)) several.add(personId)
    posts.set(personId, { organisationId, titles: [titleFi, titleSv, titleEn] })
  }
  for (const row of await held.execute()) show(row)
  // To put all in order takes longer than to read them again for the few who hold several: the last of theirs stays.
  const ordered = await inParts([...several], (some) =>
    held
      .where('personId', 'in', some)
      .orderBy('seniorManagement')
      .orderBy('validFrom')
      .orderBy('id')
      .execute(),
  )
  for (const row of ordered) show(row)
  return posts
}

type Held = {
  personId: string
  organisationId: string
  titleFi?: string
  titleSv?: string
  titleEn?: string
}

/** The completed courses that the viewer sees of others and has, each person's last first. */
export async function completedOf(
  db: Reader,
  viewer: Viewer,
  personId?: string,
): Promise<Map<string, SeenCourse[]>> {
  let query = db
    .selectFrom('completion')
    .innerJoin('course', 'course.id', 'completion.courseId')
    .innerJoin('programme', 'programme.id', 'course.programmeId')
    .select([
      'completion.personId',
      'courseId',
      'programmeId',
      'number',
      'endsOn',
      'nameFi',
      'nameSv',
      'nameEn',
    ])
    .where('completedOn', '<=', viewer.on)
    .where(seesCompletion(viewer, 'completion.personId', 'course.programmeId'))
  if (personId !== undefined) query = query.where('completion.personId', '=', personId)
  const rows = await query.orderBy('completedOn', 'desc').orderBy('completion.id').execute()
  return grouped(rows.map(({ personId: whose, ...course }) => [whose, course]))
}

function grouped<Value>(pairs: readonly (readonly [string, Value])[]): Map<string, Value[]> {
  const map = new Map<string, Value[]>()
  for (const [key, value] of pairs) {
    const values = map.get(key)
    if (values) values.push(value)
    else map.set(key, [value])
  }
  return map
}

/** Who sits in each of the networks that the viewer belongs to. */
async function ownNetworksOf(db: Reader, { personId, on }: Viewer): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('membership as own')
    .innerJoin('membership as theirs', 'theirs.networkId', 'own.networkId')
    .select(['theirs.personId', 'theirs.networkId'])
    .distinct()
    .where('own.personId', '=', personId)
    .where(inForce('own', on))
    .where(inForce('theirs', on))
    .execute()
  return grouped(rows.map((row) => [row.personId, row.networkId]))
}

type OpenTexts = { expertise?: string; offers?: string; region?: string }

/** Of each person the expertise, the help they offer and the region that the viewer sees. */
async function openTextsOf(db: Reader, viewer: Viewer): Promise<Map<string, OpenTexts>> {
  const rows = await db
    .selectFrom('sharedField')
    .innerJoin('person', 'person.id', 'sharedField.personId')
    .select((e) => [
      'sharedField.personId',
      'field',
      e
        .case('field')
        .when('expertise')
        .then(e.ref('person.expertise'))
        .when('offers')
        .then(e.ref('person.offers'))
        .else(e.ref('person.homeRegion'))
        .end()
        .as('value'),
    ])
    .where('field', 'in', ['expertise', 'offers', 'region'])
    .where(isOpenTo(viewer))
    .execute()
  const open = new Map<string, OpenTexts>()
  for (const { personId, field, value } of rows) {
    if (!value) continue
    let texts = open.get(personId)
    if (!texts) open.set(personId, (texts = {}))
    texts[field as keyof OpenTexts] = value
  }
  return open
}

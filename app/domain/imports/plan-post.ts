// What a row does to a person's posts: the same goes on, another begins and the one before ends, one is corrected.
import type { RoleClass } from '#db/schema'
import { sortKey } from '#db/sort-key'
import { inLocale, nameIn } from '~/i18n/named'
import { daysLater, type PlainDate } from '../core/time'
import type { AppointmentGiven } from '../people/appointment-acts.server'
import { holdsOn, overlaps, singleHolder } from '../people/rules'
import { enterHouse, kindOfHouse, type House } from './plan-house'
import type { KnownPerson, KnownPost } from './registry'
import { fault, type RowPlan, type Work } from './row-plan'
import { classOfTitle, isSenior, titlesFrom } from './titles'
import type { Told } from './told'

const titleTold = (told: Told): string => told.title ?? told.titleSv ?? told.titleEn ?? ''

/** The title is the post's in one language or another. */
const isTitled = (post: KnownPost, title: string): boolean =>
  [post.titleFi, post.titleSv, post.titleEn].some((known) => sortKey(known) === sortKey(title))

const isTold = (post: KnownPost, house: string | null, title: string): boolean =>
  (house === null || post.organisationId === house) && (title === '' || isTitled(post, title))

/** Notes which post the row tells of, so that no other row of the sheet takes it for one that has ended. */
export function notePost(work: Work, personId: string, told: Told, house: House): void {
  const organisationId = house === 'none' || house === null ? null : house.id
  const title = titleTold(told)
  if (organisationId === null && title === '') return
  const noted = work.toldPosts.get(personId) ?? []
  work.toldPosts.set(personId, [...noted, { organisationId, title }])
}

/** The post that the row speaks of, if the person has it: by its first day, by a day in it, or the one in force. */
function samePost(work: Work, person: KnownPerson, told: Told, house: string | null): KnownPost | undefined {
  const { today } = work.snapshot
  const posts = person.posts.filter((post) => isTold(post, house, titleTold(told)))
  const { from, to } = told
  const exact = posts.find((post) => post.validFrom === from || (to !== undefined && post.validTo === to))
  if (exact) return exact
  const onThatDay = posts.find((post) => holdsOn(post, from ?? today))
  if (onThatDay) return onThatDay
  const past = to !== undefined && to < today
  return past ? undefined : posts.find((post) => post.validTo === null || post.validTo >= today)
}

/** Plans the post of a row. @param house where the post is, as it was found */
export function planPost(work: Work, plan: RowPlan, told: Told, person: KnownPerson, house: House): void {
  const organisationId = house === 'none' || house === null ? null : house.id
  if (organisationId === null && titleTold(told) === '') return
  const same = samePost(work, person, told, organisationId)
  if (same) return revisePost(work, plan, told, person, same)
  if (organisationId === null) {
    // Somebody chose to do without the organisation, and so without the post.
    if (told.organisation === undefined) fault(plan, 'organisation', 'organisationMissing')
    return
  }
  if (titleTold(told) === '') return fault(plan, 'title', 'titleMissing')
  enterPost(work, plan, told, person, organisationId)
}

type Revision = Partial<Omit<AppointmentGiven, 'personId'>>

function revisePost(work: Work, plan: RowPlan, told: Told, person: KnownPerson, post: KnownPost): void {
  const given: Revision = {}
  const set = <Name extends 'from' | 'termEndsOn' | 'roleClass' | 'titleSv' | 'titleEn'>(
    of: Name,
    column: 'validFrom' | 'termEndsOn' | 'roleClass' | 'titleSv' | 'titleEn',
  ) => {
    const value = told[of]
    if (value === undefined || post[column] === value) return
    Object.assign(given, { [column]: value })
    plan.changes.push({ of, before: post[column], after: value })
  }
  // A later first day than is known is that of the present term, or of another list: the post has lasted longer.
  if (told.from !== undefined && told.from < post.validFrom) set('from', 'validFrom')
  set('termEndsOn', 'termEndsOn')
  set('roleClass', 'roleClass')
  if (told.title !== undefined) {
    set('titleSv', 'titleSv')
    set('titleEn', 'titleEn')
  }
  setFlag('senior', 'seniorManagement')
  setFlag('acting', 'acting')
  if (told.to !== undefined && post.validTo !== told.to) {
    if (told.to < (given.validFrom ?? post.validFrom)) return fault(plan, 'to', 'endBeforeStart', told.to)
    given.validTo = told.to
    // Another last day of a post that has ended leaves why it ended.
    if (post.validTo === null) given.endReason = 'other'
    plan.changes.push({ of: 'to', before: post.validTo, after: told.to })
  }
  if (Object.keys(given).length === 0) return
  const { validFrom = post.validFrom, validTo = post.validTo } = given
  const house = work.organisations.byId.get(post.organisationId)
  if (house && house.validFrom > validFrom) return fault(plan, 'from', 'organisationNotThen', validFrom)
  const becomes = { ...post, validFrom, validTo, roleClass: given.roleClass ?? post.roleClass }
  const moves =
    validFrom !== post.validFrom || validTo !== post.validTo || becomes.roleClass !== post.roleClass
  if (moves && person.posts.some((it) => it !== post && sharesPosition(it, becomes)))
    return fault(plan, 'from', 'postOverlaps', validFrom)
  plan.acts.push({ act: 'reviseAppointment', id: post.id, given })
  const { seniorManagement, ...rest } = given
  Object.assign(post, rest, seniorManagement === undefined ? {} : { senior: seniorManagement })

  function setFlag(of: 'senior' | 'acting', column: 'seniorManagement' | 'acting'): void {
    const value = told[of]
    if (value === undefined || post[of] === value) return
    given[column] = value
    plan.changes.push({ of, before: String(post[of]), after: String(value) })
  }
}

/** "henkilöstöjohtaja, Valtiokonttori" in the reader's language. */
function postText(work: Work, post: KnownPost): string {
  const house = work.organisations.byId.get(post.organisationId)
  const title = inLocale(post, 'title', work.locale)
  return house ? `${title}, ${nameIn(house, work.locale)}` : title
}

function enterPost(work: Work, plan: RowPlan, told: Told, person: KnownPerson, organisationId: string): void {
  const { today } = work.snapshot
  const from = told.from ?? (told.to !== undefined && told.to < today ? null : today)
  if (from === null) return fault(plan, 'from', 'startMissing')
  const house = work.organisations.byId.get(organisationId)
  if (house && house.validFrom > from) return fault(plan, 'from', 'organisationNotThen', from)
  const kind = kindOfHouse(work, organisationId)
  const title = titleTold(told)
  const roleClass = told.roleClass ?? classOfTitle(title, kind)
  const titles = titlesFrom({
    title: told.title ?? '',
    titleSv: told.titleSv ?? '',
    titleEn: told.titleEn ?? '',
  })
  const post: KnownPost = {
    id: `+post@${told.row}`,
    organisationId,
    ...titles,
    roleClass,
    senior: told.senior ?? isSenior(roleClass, kind),
    acting: told.acting ?? false,
    validFrom: from,
    validTo: told.to ?? null,
    termEndsOn: told.termEndsOn ?? null,
  }
  const ending = post.validTo === null || post.validTo >= today ? endedBy(work, person, post) : []
  const clash = person.posts.find((it) => !ending.includes(it) && sharesPosition(it, post))
  if (clash) return fault(plan, 'from', 'postOverlaps', from)
  if (organisationId.startsWith('+')) enterHouse(work, plan, organisationId, told.organisation ?? '')
  const lastDay = daysLater(from, -1)
  for (const old of ending) {
    plan.acts.push({ act: 'endAppointment', id: old.id, lastDay, reason: 'otherPost' })
    old.validTo = lastDay
  }
  plan.acts.push({ act: 'enterAppointment', id: post.id, given: givenOf(post, person.id) })
  const name = house ? nameIn(house, work.locale) : (told.organisation ?? '')
  plan.changes.push({
    of: 'post',
    before: ending.map((old) => postText(work, old)).join('; ') || null,
    after: `${inLocale(post, 'title', work.locale)}, ${name}`,
  })
  plan.changes.push({ of: 'from', before: null, after: from })
  plan.changes.push({ of: 'roleClass', before: null, after: roleClass })
  if (post.validTo !== null) plan.changes.push({ of: 'to', before: null, after: post.validTo })
  if (post.termEndsOn !== null) plan.changes.push({ of: 'termEndsOn', before: null, after: post.termEndsOn })
  person.posts.push(post)
}

/** The posts in force that a new one puts an end to: those that no row of the sheet tells of. */
const endedBy = (work: Work, person: KnownPerson, post: KnownPost): KnownPost[] =>
  person.posts.filter(
    (old) =>
      !old.id.startsWith('+') &&
      old.validFrom < post.validFrom &&
      holdsOn(old, post.validFrom) &&
      !(work.toldPosts.get(person.id) ?? []).some(({ organisationId, title }) =>
        isTold(old, organisationId, title),
      ),
  )

/** One person holds one position once at a time. */
const sharesPosition = (one: KnownPost, other: KnownPost): boolean =>
  one.organisationId === other.organisationId &&
  one.roleClass === other.roleClass &&
  (singleHolder.has(one.roleClass as RoleClass) || isTitled(one, other.titleFi)) &&
  overlaps(one, other)

const givenOf = ({ id: _, senior, ...post }: KnownPost, personId: string): AppointmentGiven => ({
  ...post,
  personId,
  seniorManagement: senior,
})

/** The post of a person on a day that a seat would rest on: a senior one first, then the newest. */
export const postOn = (person: KnownPerson, on: PlainDate): KnownPost | undefined =>
  person.posts
    .filter((post) => holdsOn(post, on))
    .sort((a, b) => Number(b.senior) - Number(a.senior) || (a.validFrom < b.validFrom ? 1 : -1))[0]

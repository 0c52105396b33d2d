// What merging one record of a person into another does to every row of theirs, worked out before anything is written.
import type { Reader } from '#db/connect'
import type { Instant } from '../core/time'
import { joinedMemberships, pausesIn, spanning, weightOfInvitation, type MembershipSpan } from './merging'
import { planGroups, planRenewalsIn } from './merging-groups.server'
import { planMarks } from './merging-marks.server'
import { planSaid } from './merging-said.server'
import {
  bothOf,
  enter,
  hand,
  nowOf,
  remove,
  revise,
  type Making,
  type MergePlan,
} from './merging-steps.server'
import { overlaps, sameTitle } from './rules'

/**
 * The steps, in an order in which no rule of the database is broken on the way.
 * @param newId ids for rows that are entered
 */
export async function mergePlan(
  db: Reader,
  keptId: string,
  goneId: string,
  now: Instant,
  newId: () => string,
): Promise<MergePlan> {
  const moved = { posts: 0, addresses: 0, memberships: 0, invitations: 0, courses: 0, others: 0 }
  const plan: Making = { keptId, goneId, now, newId, steps: [], moved, joined: [], renewals: new Set() }
  const posts = await planPosts(db, plan)
  await planMemberships(db, plan, posts)
  await planApplications(db, plan)
  await planInvitations(db, plan)
  await planCourses(db, plan)
  await planOrganisers(db, plan)
  await planAssistance(db, plan)
  await planGroups(db, plan)
  await planInquiries(db, plan)
  await planFeeds(db, plan)
  await planSaid(db, plan)
  await planMarks(db, plan)
  return { steps: plan.steps, moved, joined: plan.joined }
}

/** @returns the posts that go, each with the one that holds its time now */
async function planPosts(db: Reader, plan: Making): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('organisation', 'organisation.id', 'appointment.organisationId')
    .selectAll('appointment')
    .select(['nameFi', 'nameSv', 'nameEn'])
    .where('personId', 'in', bothOf(plan))
    .orderBy('appointment.validFrom')
    .orderBy('appointment.id')
    .execute()
  const stays = rows.filter(({ personId }) => personId === plan.keptId)
  const into = new Map<string, string>()
  for (const row of rows.filter(({ personId }) => personId === plan.goneId)) {
    const same = stays.find((post) => overlaps(post, row) && isSamePosition(post, row))
    if (!same) {
      hand(plan, 'posts', 'appointment', row.id)
      continue
    }
    const span = spanning(same, row)
    const endReason = span.validTo === same.validTo ? same.endReason : row.endReason
    const termEndsOn = same.termEndsOn ?? row.termEndsOn
    Object.assign(same, { ...span, endReason, termEndsOn })
    into.set(row.id, same.id)
    plan.joined.push({ kind: 'post', nameFi: row.nameFi, nameSv: row.nameSv, nameEn: row.nameEn })
    revise(plan, 'appointment', same.id, { ...span, endReason, termEndsOn })
  }
  return into
}

type Post = Parameters<typeof sameTitle>[0] & {
  positionId: string | null
  organisationId: string
  roleClass: string
}

const isSamePosition = (one: Post, other: Post): boolean =>
  one.positionId !== null && other.positionId !== null
    ? one.positionId === other.positionId
    : one.organisationId === other.organisationId &&
      one.roleClass === other.roleClass &&
      sameTitle(one, other)

async function planMemberships(db: Reader, plan: Making, posts: Map<string, string>): Promise<void> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .selectAll('membership')
    .select(['nameFi', 'nameSv', 'nameEn'])
    .where('personId', 'in', bothOf(plan))
    .orderBy('membership.validFrom')
    .orderBy('membership.id')
    .execute()
  const byNetwork = new Map<string, typeof rows>()
  for (const row of rows) byNetwork.set(row.networkId, [...(byNetwork.get(row.networkId) ?? []), row])
  for (const [networkId, all] of byNetwork) {
    const [mine, theirs] = [
      all.filter(({ personId }) => personId === plan.keptId),
      all.filter(({ personId }) => personId === plan.goneId),
    ]
    const spans = all.map((row): MembershipSpan => ({
      id: row.id,
      side: row.personId === plan.keptId ? 'kept' : 'gone',
      role: row.role,
      validFrom: row.validFrom,
      validTo: row.validTo,
      endReason: row.endReason,
      appointmentId: posts.get(row.appointmentId ?? '') ?? row.appointmentId,
    }))
    if (mine.some((row) => theirs.some((other) => overlaps(row, other)))) {
      const [first] = all
      if (first)
        plan.joined.push({
          kind: 'network',
          nameFi: first.nameFi,
          nameSv: first.nameSv,
          nameEn: first.nameEn,
        })
      await joinInto(db, plan, networkId, spans)
    } else
      for (const span of spans.filter(({ side }) => side === 'gone')) {
        plan.moved.memberships++
        const fields = { personId: plan.keptId, appointmentId: span.appointmentId }
        revise(plan, 'membership', span.id, fields)
      }
  }
  // Nothing rests on the posts that were joined into others any more.
  for (const id of posts.keys()) remove(plan, 'appointment', id)
}

async function joinInto(db: Reader, plan: Making, networkId: string, spans: MembershipSpan[]): Promise<void> {
  const parts = joinedMemberships(spans).map((part) => ({ ...part, newId: part.id ?? plan.newId() }))
  const ids = spans.map(({ id }) => id)
  const pauses = await db.selectFrom('pause').selectAll().where('membershipId', 'in', ids).execute()
  // Pauses hang on rows that go or shrink: those of both records are told anew of what is left.
  for (const { id } of pauses) remove(plan, 'pause', id)
  const left = new Set(parts.map(({ id }) => id))
  await planRenewalsIn(db, plan, networkId, new Set(parts.flatMap(({ id }) => id ?? [])))
  for (const id of ids) if (!left.has(id)) remove(plan, 'membership', id)
  // What ends goes first: a network has a person once without an end.
  const ended = (part: { validTo: string | null }) => Number(part.validTo === null)
  for (const { id, newId, of: _, side: __, ...part } of [...parts].sort((a, b) => ended(a) - ended(b))) {
    const row = { ...part, personId: plan.keptId }
    if (id === null) enter(plan, 'membership', { ...row, id: newId, networkId })
    else revise(plan, 'membership', id, row)
    for (const pause of pausesIn(part, pauses))
      enter(plan, 'pause', { ...pause, id: plan.newId(), membershipId: newId })
  }
}

async function planApplications(db: Reader, plan: Making): Promise<void> {
  const rows = await db.selectFrom('application').selectAll().where('personId', 'in', bothOf(plan)).execute()
  const waiting = new Set(
    rows
      .filter(({ personId, outcome }) => personId === plan.keptId && outcome === null)
      .map(({ networkId }) => networkId),
  )
  for (const row of rows.filter(({ personId }) => personId === plan.goneId))
    if (row.outcome === null && waiting.has(row.networkId)) remove(plan, 'application', row.id)
    else hand(plan, 'others', 'application', row.id)
}

async function planInvitations(db: Reader, plan: Making): Promise<void> {
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('event', 'event.id', 'invitation.eventId')
    .selectAll('invitation')
    .select(['titleFi', 'titleSv', 'titleEn'])
    .where('personId', 'in', bothOf(plan))
    .orderBy('invitation.id')
    .execute()
  const live = rows.filter(({ personId, withdrawnAt }) => personId === plan.keptId && withdrawnAt === null)
  for (const row of rows.filter(({ personId }) => personId === plan.goneId)) {
    const other = live.find(({ eventId }) => eventId === row.eventId)
    if (row.withdrawnAt === null && other) {
      const weaker = weightOfInvitation(row) > weightOfInvitation(other) ? other : row
      // One person has one seat: the other invitation is withdrawn without a letter.
      const fields = { withdrawnAt: plan.now, seat: 'none', queueNumber: null }
      revise(plan, 'invitation', weaker.id, fields)
      // Whoever was ticked under either record came.
      const stronger = weaker === row ? other : row
      const cameAt = stronger.cameAt ?? weaker.cameAt
      if (cameAt !== stronger.cameAt) revise(plan, 'invitation', stronger.id, { cameAt })
      plan.joined.push({ kind: 'event', nameFi: row.titleFi, nameSv: row.titleSv, nameEn: row.titleEn })
    }
    hand(plan, 'invitations', 'invitation', row.id)
  }
}

async function planCourses(db: Reader, plan: Making): Promise<void> {
  const named = ['programme.nameFi', 'programme.nameSv', 'programme.nameEn'] as const
  const completions = await db
    .selectFrom('completion')
    .innerJoin('course', 'course.id', 'completion.courseId')
    .innerJoin('programme', 'programme.id', 'course.programmeId')
    .selectAll('completion')
    .select(named)
    .where('personId', 'in', bothOf(plan))
    .execute()
  for (const row of completions.filter(({ personId }) => personId === plan.goneId)) {
    const same = completions.find((one) => one.personId === plan.keptId && one.courseId === row.courseId)
    if (!same) hand(plan, 'courses', 'completion', row.id)
    else {
      const completedOn = row.completedOn < same.completedOn ? row.completedOn : same.completedOn
      plan.joined.push({ kind: 'course', nameFi: row.nameFi, nameSv: row.nameSv, nameEn: row.nameEn })
      remove(plan, 'completion', row.id)
      revise(plan, 'completion', same.id, { completedOn })
    }
  }
  const takers = await db
    .selectFrom('participant')
    .selectAll()
    .where('personId', 'in', bothOf(plan))
    .execute()
  for (const row of takers.filter(({ personId }) => personId === plan.goneId)) {
    const same = takers.find((one) => one.personId === plan.keptId && one.courseId === row.courseId)
    // Taking part in a course and completing it are one course to who reads of it.
    const told = completions.some((one) => one.personId === plan.goneId && one.courseId === row.courseId)
    if (!same) hand(plan, told ? null : 'courses', 'participant', row.id)
    else {
      const enrolledOn = row.enrolledOn < same.enrolledOn ? row.enrolledOn : same.enrolledOn
      const leftOn = row.leftOn && same.leftOn ? (row.leftOn > same.leftOn ? row.leftOn : same.leftOn) : null
      remove(plan, 'participant', row.id)
      revise(plan, 'participant', same.id, { enrolledOn, leftOn })
    }
  }
}

async function planOrganisers(db: Reader, plan: Making): Promise<void> {
  const rows = await db.selectFrom('organiser').selectAll().where('personId', 'in', bothOf(plan)).execute()
  for (const row of rows.filter(({ personId }) => personId === plan.goneId)) {
    const same = rows.find((one) => one.personId === plan.keptId && overlaps(one, row))
    if (!same) hand(plan, 'others', 'organiser', row.id)
    else {
      remove(plan, 'organiser', row.id)
      revise(plan, 'organiser', same.id, spanning(same, row))
    }
  }
}

async function planAssistance(db: Reader, plan: Making): Promise<void> {
  const rows = await db
    .selectFrom('assistance')
    .selectAll()
    .where((e) => e.or([e('managerId', 'in', bothOf(plan)), e('assistantId', 'in', bothOf(plan))]))
    .execute()
  const isTheirs = (row: { managerId: string; assistantId: string }) =>
    row.managerId === plan.goneId || row.assistantId === plan.goneId
  const stays = rows.filter((row) => !isTheirs(row))
  for (const row of rows.filter(isTheirs)) {
    const [managerId, assistantId] = [nowOf(plan, row.managerId), nowOf(plan, row.assistantId)]
    const same = stays.find(
      (one) => one.managerId === managerId && one.assistantId === assistantId && overlaps(one, row),
    )
    // Nobody assists themselves.
    if (same || managerId === assistantId) remove(plan, 'assistance', row.id)
    if (same) {
      const span = spanning(same, row)
      Object.assign(same, span)
      revise(plan, 'assistance', same.id, span)
    } else if (managerId !== assistantId) {
      plan.moved.others++
      revise(plan, 'assistance', row.id, { managerId, assistantId })
      stays.push({ ...row, managerId, assistantId })
    }
  }
}

/** What was asked of or about the person. */
async function planInquiries(db: Reader, plan: Making): Promise<void> {
  const inquiries = await db
    .selectFrom('inquiry')
    .select(['id', 'answeredAt', 'revokedAt'])
    .where('personId', '=', plan.goneId)
    .execute()
  for (const { id, answeredAt, revokedAt } of inquiries) {
    hand(plan, 'others', 'inquiry', id)
    // Its letter asked of one record; what it would open by now tells of both. What was answered waits to be dealt with.
    if (answeredAt === null && revokedAt === null) revise(plan, 'inquiry', id, { revokedAt: plan.now })
  }
}

/** A person has one feed of a thing at a time: those of the record that goes end. */
async function planFeeds(db: Reader, plan: Making): Promise<void> {
  const feeds = await db
    .selectFrom('feed')
    .select(['id', 'revokedAt'])
    .where('personId', '=', plan.goneId)
    .orderBy('id')
    .execute()
  for (const { id, revokedAt } of feeds)
    revise(plan, 'feed', id, { personId: plan.keptId, revokedAt: revokedAt ?? plan.now })
}

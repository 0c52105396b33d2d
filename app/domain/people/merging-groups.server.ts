// What merging two records does to what small groups hold of a person: rounds, ticks, yearly questions, hearings, links.
import type { Reader } from '#db/connect'
import { bothTexts } from './merging'
import { bothOf, hand, nowOf, remove, revise, type Making } from './merging-steps.server'

/** Everything but the yearly questions of memberships that become one: those go with them. */
export async function planGroups(db: Reader, plan: Making): Promise<void> {
  await planCandidates(db, plan)
  await planApart(db, plan)
  await planProposals(db, plan)
  await planTicks(db, plan)
  await planRenewals(db, plan)
  await planNewcomers(db, plan)
  await planHearings(db, plan)
}

/** The links in letters lead to what is left. */
async function pointLinks(db: Reader, plan: Making, fromThing: string, toThing: string): Promise<void> {
  const links = await db.selectFrom('groupLink').select('id').where('thingId', '=', fromThing).execute()
  for (const { id } of links) revise(plan, 'groupLink', id, { thingId: toThing })
}

/** In a round a person stands once: by the row whose answer came last, or else the one that stays. */
async function planCandidates(db: Reader, plan: Making): Promise<void> {
  const rows = await db
    .selectFrom('candidate')
    .selectAll()
    .where('personId', 'in', bothOf(plan))
    .orderBy('id')
    .execute()
  for (const row of rows.filter(({ personId }) => personId === plan.goneId)) {
    const same = rows.find((one) => one.personId === plan.keptId && one.roundId === row.roundId)
    if (!same) {
      hand(plan, 'others', 'candidate', row.id)
      continue
    }
    const told = (row.answeredAt ?? '') > (same.answeredAt ?? '') ? row : same
    await pointLinks(db, plan, row.id, same.id)
    remove(plan, 'candidate', row.id)
    const { answer, answeredAt, answerSource, language, meets } = told
    const answeredBy = nowOf(plan, told.answeredBy)
    revise(plan, 'candidate', same.id, {
      ...{ answer, answeredAt, answerSource, answeredBy, language, meets },
      apartWish: bothTexts(same.apartWish, row.apartWish),
      wishReadAt: row.apartWish === '' ? same.wishReadAt : row.wishReadAt && same.wishReadAt,
      comment: bothTexts(same.comment, row.comment),
      calledAt: same.calledAt ?? row.calledAt,
      remindedAt: same.remindedAt ?? row.remindedAt,
      removedAt: same.removedAt === null || row.removedAt === null ? null : same.removedAt,
    })
  }
}

/** Nobody is kept apart from themselves, and a pair is told once. */
async function planApart(db: Reader, plan: Making): Promise<void> {
  const rows = await db
    .selectFrom('apartPair')
    .selectAll()
    .where((e) => e.or([e('personId', 'in', bothOf(plan)), e('otherId', 'in', bothOf(plan))]))
    .orderBy('id')
    .execute()
  const pairOf = (row: (typeof rows)[number]) => [nowOf(plan, row.personId), nowOf(plan, row.otherId)].sort()
  const key = (row: (typeof rows)[number]) => [row.roundId, ...pairOf(row)].join(' ')
  const isTheirs = (row: (typeof rows)[number]) => [row.personId, row.otherId].includes(plan.goneId)
  const told = new Set(rows.filter((row) => !isTheirs(row)).map(key))
  for (const row of rows.filter(isTheirs)) {
    const [personId = '', otherId = ''] = pairOf(row)
    if (personId === otherId || told.has(key(row))) remove(plan, 'apartPair', row.id)
    else {
      plan.moved.others++
      revise(plan, 'apartPair', row.id, { personId, otherId })
    }
    told.add(key(row))
  }
}

/** The proposals of rounds under way seat the record that stays. */
async function planProposals(db: Reader, plan: Making): Promise<void> {
  const rows = await db
    .selectFrom('proposal')
    .innerJoin('round', 'round.id', 'proposal.roundId')
    .select(['proposal.id', 'seats', 'composed', 'pins', 'proposal.version'])
    .where('confirmedAt', 'is', null)
    .where('closedAt', 'is', null)
    .where((e) =>
      e.or(
        (['seats', 'composed', 'pins'] as const).map((column) =>
          e(`proposal.${column}`, 'like', `%${plan.goneId}%`),
        ),
      ),
    )
    .orderBy('proposal.id')
    .execute()
  for (const { id, seats, composed, pins, version } of rows)
    revise(plan, 'proposal', id, {
      seats: seatedAs(seats, plan),
      composed: seatedAs(composed, plan),
      pins: JSON.stringify([...new Set((JSON.parse(pins) as string[]).map((person) => nowOf(plan, person)))]),
      version: version + 1,
    })
}

function seatedAs(json: string, { keptId, goneId }: Making): string {
  const { [goneId]: theirs, ...seats } = JSON.parse(json) as Record<string, string>
  return JSON.stringify(theirs === undefined || keptId in seats ? seats : { ...seats, [keptId]: theirs })
}

/** Of two ticks at one time the later holds. */
async function planTicks(db: Reader, plan: Making): Promise<void> {
  const rows = await db.selectFrom('pollTick').selectAll().where('personId', 'in', bothOf(plan)).execute()
  for (const row of rows.filter(({ personId }) => personId === plan.goneId)) {
    const same = rows.find((one) => one.personId === plan.keptId && one.pollTimeId === row.pollTimeId)
    if (!same) hand(plan, 'others', 'pollTick', row.id)
    else {
      remove(plan, 'pollTick', row.id)
      if (row.tickedAt > same.tickedAt)
        revise(plan, 'pollTick', same.id, { tick: row.tick, tickedAt: row.tickedAt })
    }
  }
}

/**
 * The yearly questions of memberships of one group that become one person's: in a year one is told, the one answered
 * last or else the one that stays. Called before rows of memberships go.
 * @param left the memberships that stay, of those whose questions these are
 */
export async function planRenewalsIn(
  db: Reader,
  plan: Making,
  networkId: string,
  left: ReadonlySet<string>,
): Promise<void> {
  const rows = await db
    .selectFrom('renewal')
    .selectAll()
    .where('networkId', '=', networkId)
    .where('personId', 'in', bothOf(plan))
    .orderBy('id')
    .execute()
  const [stays] = left
  for (const own of Map.groupBy(rows, ({ year }) => year).values()) {
    const rank = (row: (typeof rows)[number]) =>
      `${row.answeredAt ?? ''} ${row.personId === plan.keptId ? 1 : 0}`
    const [told, ...others] = [...own].sort((a, b) => (rank(a) < rank(b) ? 1 : -1))
    if (!told) continue
    for (const { id } of others) {
      await pointLinks(db, plan, id, told.id)
      remove(plan, 'renewal', id)
    }
    const membershipId = left.has(told.membershipId) ? told.membershipId : (stays ?? told.membershipId)
    revise(plan, 'renewal', told.id, { personId: plan.keptId, membershipId })
    plan.renewals.add(told.id)
    for (const { id } of others) plan.renewals.add(id)
  }
}

async function planRenewals(db: Reader, plan: Making): Promise<void> {
  const rows = await db.selectFrom('renewal').select('id').where('personId', '=', plan.goneId).execute()
  for (const { id } of rows) if (!plan.renewals.has(id)) hand(plan, 'others', 'renewal', id)
}

/** Nobody is proposed to a group twice: of two that wait the one that stays does. */
async function planNewcomers(db: Reader, plan: Making): Promise<void> {
  const rows = await db
    .selectFrom('newcomer')
    .select(['id', 'personId', 'networkId', 'outcome'])
    .where('personId', 'in', bothOf(plan))
    .orderBy('id')
    .execute()
  const waits = new Set(
    rows
      .filter(({ personId, outcome }) => personId === plan.keptId && outcome === null)
      .map(({ networkId }) => networkId),
  )
  for (const row of rows.filter(({ personId }) => personId === plan.goneId)) {
    const twice = row.outcome === null && waits.has(row.networkId)
    hand(plan, 'others', 'newcomer', row.id, twice ? { outcome: 'dropped', decidedAt: plan.now } : {})
  }
}

/** One member is heard once of somebody: what was answered last holds. */
async function planHearings(db: Reader, plan: Making): Promise<void> {
  const rows = await db.selectFrom('hearing').selectAll().where('personId', 'in', bothOf(plan)).execute()
  for (const row of rows.filter(({ personId }) => personId === plan.goneId)) {
    const same = rows.find((one) => one.personId === plan.keptId && one.newcomerId === row.newcomerId)
    if (!same) {
      hand(plan, 'others', 'hearing', row.id)
      continue
    }
    remove(plan, 'hearing', row.id)
    const { answer, comment, answeredAt } = row
    if ((answeredAt ?? '') > (same.answeredAt ?? ''))
      revise(plan, 'hearing', same.id, { answer, comment, answeredAt })
  }
}

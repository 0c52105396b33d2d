// What a row does to a person's membership: begins it, ends it, gives it another role, or puts its first day right.
import type { MembershipEnd, MembershipRole } from '#db/schema'
import { daysLater, type PlainDate } from '../core/time'
import { holdsOn, overlaps } from '../people/rules'
import { folded } from './folding'
import { postOn } from './plan-post'
import type { KnownMembership, KnownNetwork, KnownPerson } from './registry'
import { chosen, fault, type RowPlan, type Work } from './row-plan'
import type { Told } from './told'

/** The networks called so in any language, those that stand on the day before the others. */
function networksCalled(work: Work, name: string, on: PlainDate): KnownNetwork[] {
  const key = folded(name)
  const found = work.snapshot.networks.filter((network) =>
    [network.nameFi, network.nameSv, network.nameEn].some((known) => folded(known) === key),
  )
  const standing = found.filter(({ foundedOn, endedOn }) =>
    holdsOn({ validFrom: foundedOn, validTo: endedOn }, on),
  )
  return standing.length > 0 ? standing : found
}

/** The network of a row: by its name, the one of the whole sheet, or the one chosen; a doubt when none of these. */
export function networkFor(work: Work, plan: RowPlan, told: Told): KnownNetwork | null {
  const byId = (id: string | null | undefined) => work.snapshot.networks.find((network) => network.id === id)
  if (told.network === undefined) {
    const whole = byId(work.settings.networkId)
    if (!whole) fault(plan, 'network', 'networkMissing')
    return whole ?? null
  }
  const found = networksCalled(work, told.network, told.from ?? work.snapshot.today)
  if (found.length === 1 && found[0]) return found[0]
  const all = `network:${folded(told.network)}`
  const key = `${all}@${told.row}`
  const choice = chosen(work, plan, key, all)
  if (choice === 'skip') plan.state = 'skipped'
  const picked = byId(choice)
  if (!picked && choice !== 'skip') plan.doubts.push({ kind: 'network', key, all, name: told.network })
  return picked ?? null
}

/** The rows that go on into each other through changes of role: together one membership. */
function wholeOf(memberships: readonly KnownMembership[], row: KnownMembership): KnownMembership[] {
  const before = memberships.find((it) => it.validTo !== null && daysLater(it.validTo, 1) === row.validFrom)
  return before ? [...wholeOf(memberships, before), row] : [row]
}

/** Plans the membership of a row. */
export function planMembership(
  work: Work,
  plan: RowPlan,
  told: Told,
  person: KnownPerson,
  network: KnownNetwork,
): void {
  const { today } = work.snapshot
  const rows = person.memberships
    .filter((row) => row.networkId === network.id)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const ended = told.to !== undefined && told.to < today
  const exact = rows.find((row) => row.validFrom === told.from)
  const last = exact && rows.findLast((row) => wholeOf(rows, row).includes(exact))
  const known =
    last ??
    rows.find((row) => holdsOn(row, told.from ?? today)) ??
    rows.find((row) => told.to !== undefined && row.validTo === told.to) ??
    rows.find((row) => holdsOn(row, ended ? (told.to ?? today) : today))
  if (known) return reviseMembership(work, plan, told, network, rows, known)
  if (told.from === undefined && ended) return fault(plan, 'from', 'startMissing')
  joinNetwork(work, plan, told, person, network, rows)
}

function joinNetwork(
  work: Work,
  plan: RowPlan,
  told: Told,
  person: KnownPerson,
  network: KnownNetwork,
  rows: readonly KnownMembership[],
): void {
  const from = told.from ?? work.snapshot.today
  const to = told.to ?? null
  const stood =
    from >= network.foundedOn && (network.endedOn === null || (to !== null && to <= network.endedOn))
  if (!stood) return fault(plan, 'from', 'networkNotThen', from)
  const row: KnownMembership = {
    id: `+membership@${told.row}`,
    networkId: network.id,
    role: told.role ?? 'member',
    validFrom: from,
    validTo: to,
    endReason: to === null ? null : (told.endReason ?? 'other'),
  }
  if (rows.some((it) => overlaps(it, row))) return fault(plan, 'from', 'memberOverlaps', from)
  plan.acts.push({
    act: 'join',
    id: row.id,
    networkId: network.id,
    personId: person.id,
    role: row.role,
    from,
    to,
    appointmentId: network.basis === 'position' ? (postOn(person, from)?.id ?? null) : null,
    endReason: to === null ? null : (told.endReason ?? 'other'),
  })
  plan.state = 'new'
  plan.changes.push({ of: 'role', before: null, after: row.role })
  plan.changes.push({ of: 'from', before: null, after: from })
  if (to !== null) plan.changes.push({ of: 'to', before: null, after: to })
  person.memberships.push(row)
}

function reviseMembership(
  work: Work,
  plan: RowPlan,
  told: Told,
  network: KnownNetwork,
  rows: readonly KnownMembership[],
  known: KnownMembership,
): void {
  const whole = wholeOf(rows, known)
  const [first = known] = whole
  const others = rows.filter((row) => !whole.includes(row))
  // An earlier first day than is known is put right; a later one is of another role, or of another list.
  if (told.from !== undefined && told.from < first.validFrom) {
    const period = { validFrom: told.from, validTo: first.validTo }
    if (told.from < network.foundedOn) return fault(plan, 'from', 'networkNotThen', told.from)
    if (others.some((row) => overlaps(row, period))) return fault(plan, 'from', 'memberOverlaps', told.from)
    plan.acts.push({
      act: 'correctMembership',
      id: first.id,
      from: told.from,
      to: first.validTo,
      reason: first.endReason as MembershipEnd | null,
    })
    plan.changes.push({ of: 'from', before: first.validFrom, after: told.from })
    first.validFrom = told.from
  }
  if (told.role !== undefined && told.role !== known.role && known.validTo === null)
    changeRoleOf(work, plan, told, known, told.role)
  if (told.to === undefined || told.to === known.validTo) return
  if (told.to < known.validFrom) return fault(plan, 'to', 'endBeforeStart', told.to)
  if (network.endedOn !== null && told.to > network.endedOn)
    return fault(plan, 'to', 'networkNotThen', told.to)
  const period = { validFrom: known.validFrom, validTo: told.to }
  if (rows.some((row) => row !== known && overlaps(row, period)))
    return fault(plan, 'to', 'memberOverlaps', told.to)
  const reason = told.endReason ?? (known.endReason as MembershipEnd | null) ?? 'other'
  plan.changes.push({ of: 'to', before: known.validTo, after: told.to })
  if (known.validTo === null) plan.acts.push({ act: 'endMembership', id: known.id, lastDay: told.to, reason })
  else plan.acts.push({ act: 'correctMembership', id: known.id, from: known.validFrom, to: told.to, reason })
  known.validTo = told.to
  known.endReason = reason
}

/** The role changes on the day the row tells, if that lies in the membership, or on the day of the import. */
function changeRoleOf(
  work: Work,
  plan: RowPlan,
  told: Told,
  known: KnownMembership,
  role: MembershipRole,
): void {
  const { today } = work.snapshot
  const from = told.from !== undefined && told.from > known.validFrom ? told.from : today
  const newId = `+role@${told.row}`
  plan.changes.push({ of: 'role', before: known.role, after: role })
  plan.acts.push({ act: 'changeRole', id: known.id, role, from, newId })
  if (from > known.validFrom) known.id = newId
  known.role = role
}

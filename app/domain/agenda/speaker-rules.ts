// What a speaker owes, and who is one speaker: whoever has one address, in however many lines they speak.
import type { Debt, SpeakerTable } from '#db/schema'
import { written } from '~/i18n/named'
import type { Instant } from '../core/time'
import { linkDiesAt } from '../events/rules'
import type { Speaker } from './speakers.server'

const debtKinds = ['confirmation', 'photo', 'slides'] as const
export type DebtKind = (typeof debtKinds)[number]

export const confirmations = ['none', 'asked', 'yes', 'no'] as const satisfies SpeakerTable['confirmation'][]
export type Confirmation = (typeof confirmations)[number]

/** One who speaks, with every line they speak in. */
export type SpeakerGroup = {
  /** The id of their first row, which their page is known by. */
  id: string
  name: string
  role: string
  email: string
  language: Speaker['language']
  wishes: string
  askedAt: Instant | null
  answeredAt: Instant | null
  confirmation: Confirmation
  photo: Debt
  /** Owed when any line's are; got when those of all that were asked have come. */
  slides: Debt
  owes: DebtKind[]
  rows: Speaker[]
}

/** One speaker by the address; without one, by the name. */
const keyOf = ({ email, name }: Pick<Speaker, 'email' | 'name'>): string =>
  email.trim() === ''
    ? `name ${name.normalize('NFC').trim().toLowerCase()}`
    : `to ${email.trim().toLowerCase()}`

/** The rows of the speaker whom a row belongs to. */
export const rowsOfSame = <Row extends Pick<Speaker, 'email' | 'name'>>(
  rows: readonly Row[],
  one: Row,
): Row[] => rows.filter((row) => keyOf(row) === keyOf(one))

/** A new line is to be confirmed too; one no, and the speaker is not asked for anything. */
function confirmationOf(rows: readonly Speaker[]): Confirmation {
  const said = new Set(rows.map((row) => row.confirmation))
  for (const word of ['no', 'asked'] as const) if (said.has(word)) return word
  if (said.has('none')) return said.has('yes') ? 'asked' : 'none'
  return 'yes'
}

function debtOf(debts: readonly Debt[]): Debt {
  if (debts.includes('owed')) return 'owed'
  return debts.includes('got') ? 'got' : 'none'
}

/** What still comes from a speaker; of one who does not come, nothing. */
export function owedBy(state: Pick<SpeakerGroup, 'confirmation' | 'photo' | 'slides'>): DebtKind[] {
  if (state.confirmation === 'no') return []
  const owes: Record<DebtKind, boolean> = {
    confirmation: state.confirmation !== 'yes',
    photo: state.photo === 'owed',
    slides: state.slides === 'owed',
  }
  return debtKinds.filter((kind) => owes[kind])
}

const latest = (instants: readonly (Instant | null)[]): Instant | null =>
  instants.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null)

function groupOf(rows: readonly [Speaker, ...Speaker[]]): SpeakerGroup {
  const [first] = rows
  const state = {
    confirmation: confirmationOf(rows),
    photo: debtOf(rows.map((row) => row.photo)),
    slides: debtOf(rows.map((row) => row.slides)),
  }
  const { id, name, role, email, language } = first
  return {
    id,
    name,
    role,
    email,
    language,
    wishes: rows.find((row) => row.wishes !== '')?.wishes ?? '',
    askedAt: latest(rows.map((row) => row.askedAt)),
    answeredAt: latest(rows.map((row) => row.answeredAt)),
    ...state,
    owes: owedBy(state),
    rows: [...rows],
  }
}

/** The speakers of an event, each once, in the order in which they first speak. */
export function speakerGroups(rows: readonly Speaker[]): SpeakerGroup[] {
  const groups = new Map<string, [Speaker, ...Speaker[]]>()
  for (const row of rows) {
    const known = groups.get(keyOf(row))
    if (known) known.push(row)
    else groups.set(keyOf(row), [row])
  }
  return [...groups.values()].map(groupOf)
}

/** Whom one press asks for the first time, and whom it reminds: those who owe something and can be written to. */
export const toAsk = (groups: readonly SpeakerGroup[]): SpeakerGroup[] =>
  groups.filter((one) => one.email !== '' && one.owes.length > 0 && one.askedAt === null)
export const toRemind = (groups: readonly SpeakerGroup[]): SpeakerGroup[] =>
  groups.filter((one) => one.email !== '' && one.owes.length > 0 && one.askedAt !== null)

/** A list's own mark: somebody else's press, answer or edit in between makes another. */
export const markOf = (groups: readonly SpeakerGroup[]): string =>
  JSON.stringify(groups.map(({ id, email, askedAt, owes }) => [id, email, askedAt, owes.join()]))

export const speakerFilters = ['owing', 'unasked', 'declined', 'noAddress'] as const
export type SpeakerFilter = (typeof speakerFilters)[number]

export const matches: Record<SpeakerFilter, (one: SpeakerGroup) => boolean> = {
  owing: (one) => one.owes.length > 0,
  unasked: (one) => one.askedAt === null && one.owes.length > 0,
  declined: (one) => one.confirmation === 'no',
  noAddress: (one) => one.email === '',
}

/** Why nobody can be asked or answer any more; null while they can. */
export function speakersClosed(
  event: { status: string; endsAt: Instant },
  now: Instant,
): 'eventCancelled' | 'eventOver' | null {
  if (event.status === 'cancelled') return 'eventCancelled'
  return now >= linkDiesAt(event.endsAt) ? 'eventOver' : null
}

/** The lines of a speaker as a letter names them, in a language. */
export const linesSaid = (group: SpeakerGroup, locale: Speaker['language']) =>
  group.rows.map(({ line }) => ({ title: written(line, 'title', locale), startsAt: line.startsAt }))

/** What organisers may change of a speaker, as one text: another's edit or the speaker's own answer makes another. */
export const speakerMark = (group: SpeakerGroup): string =>
  JSON.stringify([
    group.name,
    group.role,
    group.email,
    group.language,
    group.confirmation,
    group.photo,
    group.wishes,
    ...group.rows.map((row) => [row.id, row.slides]),
  ])

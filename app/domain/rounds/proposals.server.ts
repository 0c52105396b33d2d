// Reads of proposals: one as it stands, those of a round, and what has been done to one by hand.
import type { Selectable } from 'kysely'
import type { Reader } from '#db/connect'
import type { ProposalStepTable, ProposalTable } from '#db/schema'
import type { Bounds, Obstacle } from '../groups/composer/problem'
import { shareOf } from '../groups/composing.server'
import type { ProposalSettings, Seats, StepSide } from './proposal-rules'

type Row = Selectable<ProposalTable>

/** A proposal, its JSON read. */
export type Proposal = Omit<Row, 'settings' | 'seats' | 'composed' | 'pins' | 'obstacles' | 'bounds'> & {
  settings: ProposalSettings
  seats: Seats
  composed: Seats
  pins: string[]
  obstacles: Obstacle[]
  /** As they were when it was last composed; null: it never was. */
  bounds: Bounds | null
}

const read = (row: Row): Proposal => ({
  ...row,
  settings: JSON.parse(row.settings) as ProposalSettings,
  seats: JSON.parse(row.seats) as Seats,
  composed: JSON.parse(row.composed) as Seats,
  pins: JSON.parse(row.pins) as string[],
  obstacles: JSON.parse(row.obstacles) as Obstacle[],
  bounds: JSON.parse(row.bounds) as Bounds | null,
})

/** @throws Response 404 when there is no such proposal */
export async function proposalById(db: Reader, id: string): Promise<Proposal> {
  const row = await db.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Response(null, { status: 404 })
  return read(row)
}

/** A proposal of this very round. @throws Response 404 when it is of another, or none */
export async function proposalOfRound(db: Reader, roundId: string, id: string): Promise<Proposal> {
  const proposal = await proposalById(db, id)
  if (proposal.roundId !== roundId) throw new Response(null, { status: 404 })
  return proposal
}

/** The proposals of a round that have not been dropped, in the order they were made. */
export async function proposalsOf(db: Reader, roundId: string): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('proposal')
    .selectAll()
    .where('roundId', '=', roundId)
    .where('droppedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(read)
}

/** How a proposal stands now: one that the composer was at when the server went is stopped. */
export const statusOf = ({ id, status }: Pick<Proposal, 'id' | 'status'>): Proposal['status'] =>
  status === 'composing' && shareOf(id) === null ? 'stopped' : status

/** What a page asks while it is looked at: which proposals there are, how far each has come, and which edit it is at. */
export type ProposalsProgress = {
  id: string
  status: Proposal['status']
  share: number | null
  version: number
}[]

export async function proposalsProgress(db: Reader, roundId: string): Promise<ProposalsProgress> {
  const rows = await db
    .selectFrom('proposal')
    .select(['id', 'status', 'version'])
    .where('roundId', '=', roundId)
    .where('droppedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, status: statusOf(row), share: shareOf(row.id) }))
}

/** One thing done to a proposal, by whom. */
export type ProposalStep = Pick<
  Selectable<ProposalStepTable>,
  'id' | 'place' | 'kind' | 'note' | 'doneAt'
> & {
  before: StepSide
  after: StepSide
  undone: boolean
  doneBy: string | null
  /** The name of who did it; null: the app, or somebody who is not known any more. */
  by: string | null
}

/** Everything done to a proposal, in order; what is undone and can be done again comes last. */
export async function stepsOf(db: Reader, proposalId: string): Promise<ProposalStep[]> {
  const rows = await db
    .selectFrom('proposalStep')
    .leftJoin('person', 'person.id', 'proposalStep.doneBy')
    .select(['proposalStep.id', 'place', 'kind', 'before', 'after', 'note', 'doneAt', 'doneBy', 'undone'])
    .select(['firstName', 'lastName'])
    .where('proposalId', '=', proposalId)
    .orderBy('place')
    .execute()
  return rows.map(({ firstName, lastName, before, after, undone, ...row }) => ({
    ...row,
    before: JSON.parse(before) as StepSide,
    after: JSON.parse(after) as StepSide,
    undone: undone === 1,
    by: firstName === null ? null : `${firstName} ${lastName}`,
  }))
}

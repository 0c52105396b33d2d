// A network's board as one who comes to it finds it: whether they may, whether they keep it, whether it still lives.
import type { Reader } from '#db/connect'
import { allow, can, doerOf, type Actor } from '../core/access'
import type { PlainDate } from '../core/time'
import { keepersOf } from '../networks/keepers.server'
import { belongsTo } from '../networks/member-list.server'
import { networkById, type Network } from '../networks/queries.server'
import { stands } from '../networks/rules'
import { noteById, type Note } from './queries.server'
import { sees, type OnBoard } from './rules'

export type Board = {
  network: Network
  reader: OnBoard
  /** The network stands on the day: on the board of one that has ended nothing new is written. */
  stands: boolean
}

/**
 * The board, for its members and organisers. Small groups have notes of their own and no board.
 * @throws Response 404 when there is no such network, 403 for those who do not belong to it
 */
export async function boardOf(db: Reader, actor: Actor, networkId: string, on: PlainDate): Promise<Board> {
  const network = await networkById(db, networkId)
  if (network === null || network.kind === 'smallGroup') throw new Response(null, { status: 404 })
  const personId = doerOf(actor) ?? ''
  const memberIds = (await belongsTo(db, networkId, personId, on)) ? [personId] : []
  allow(actor, { act: 'writeOnBoard', memberIds })
  const keeper = can(actor, { act: 'keepNetwork', keeperIds: await keepersOf(db, networkId, on) })
  return {
    network,
    reader: { personId, keeper },
    stands: stands(network, on),
  }
}

/**
 * A note of the board, with the board.
 * @throws Response 404 when there is none that the actor sees; 404, 403 as `boardOf` does
 */
export async function noteOn(
  db: Reader,
  actor: Actor,
  networkId: string,
  noteId: string,
  on: PlainDate,
): Promise<Board & { note: Note }> {
  const board = await boardOf(db, actor, networkId, on)
  const note = await noteById(db, networkId, noteId)
  if (note === null || !sees(note, board.reader)) throw new Response(null, { status: 404 })
  return { ...board, note }
}

// The one way to write: a Change is one transaction, by one actor, at one moment.
import { v7 } from 'uuid'
import { mayRunAgain, type Db, type Trx } from '#db/connect'
import type { Actor } from './access'
import type { Instant } from './time'

/** One transaction, by one actor, at one moment. Every write happens inside a Change. */
export type Change = {
  trx: Trx
  actor: Actor
  now: Instant
  /** Ids sort in the order they were made. */
  newId: () => string
}

/** What a command says when it refuses: the reason is also a key of the dictionaries (`reasons.…`). */
export type Refusal<Reason extends string> = { ok: false; reason: Reason }

const mostRuns = 15

/** So that those who ran into each other do not do so again: at random, longer each time, up to a third of a second. */
const aMoment = (run: number) =>
  new Promise<void>((go) => setTimeout(go, Math.random() * 20 * 2 ** Math.min(run, 4)))

/**
 * Runs the act in one transaction, all of it or nothing; again from the start when the database says it lost a race.
 * An act that answers `{ ok: false }` has refused before its first write, so committing is harmless.
 */
export async function change<Result>(
  db: Db,
  by: { actor: Actor; now: Instant },
  act: (c: Change) => Promise<Result>,
): Promise<Result> {
  for (let run = 1; ; run++) {
    try {
      return await db
        .transaction()
        .setIsolationLevel('serializable')
        .execute((trx) => act({ trx, actor: by.actor, now: by.now, newId: () => v7() }))
    } catch (error) {
      if (run === mostRuns || !mayRunAgain(error)) throw error
      await aMoment(run)
    }
  }
}

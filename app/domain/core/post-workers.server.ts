// Who works at the outbox: workers say that they live, and what one that is gone held on lease is free at once.
import type { PostWorkerTable } from '#db/schema'
import type { Change } from './change.server'
import { later, type Instant } from './time'

/** A worker of ours: its row's id, and the process it runs in. */
export type Worker = Pick<PostWorkerTable, 'id' | 'host' | 'pid'>

/** One that has not been seen for so long is gone. */
export const unseenSeconds = 45

/** What a process can tell of others on its machine. */
export type Processes = {
  /** Whether a process lives on this machine. */
  lives: (pid: number) => boolean
  /** Whether a worker runs in this very process. */
  isHere: (workerId: string) => boolean
}

/**
 * Whether a worker is gone: not seen for long, or its process has ended; a worker of our own process number that does not
 * run here was of the process that had it before, as in a container that was started again.
 */
export function isGone(
  other: Pick<PostWorkerTable, 'id' | 'host' | 'pid' | 'seenAt'>,
  me: Worker,
  processes: Processes,
  now: Instant,
): boolean {
  if (other.id === me.id) return false
  if (other.seenAt < later(now, { seconds: -unseenSeconds })) return true
  if (other.host !== me.host) return false
  return other.pid === me.pid ? !processes.isHere(other.id) : !processes.lives(other.pid)
}

/** The leases of workers that have no row are nobody's. */
const freeLeases = (c: Change) =>
  c.trx
    .updateTable('outbox')
    .set({ status: 'waiting', leasedUntil: null, leasedBy: null })
    .where('status', '=', 'sending')
    .where('leasedBy', 'is not', null)
    .where('leasedBy', 'not in', ({ selectFrom }) => selectFrom('postWorker').select('postWorker.id'))
    .execute()

/**
 * Says that a worker lives: its row is entered or refreshed, its leases last longer, and what those that are gone held is
 * free again.
 */
export async function beat(c: Change, me: Worker, processes: Processes, leaseSeconds: number): Promise<void> {
  await c.trx
    .insertInto('postWorker')
    .values({ ...me, startedAt: c.now, seenAt: c.now })
    .onConflict((known) => known.column('id').doUpdateSet({ seenAt: c.now }))
    .execute()
  const rows = await c.trx.selectFrom('postWorker').selectAll().execute()
  const gone = rows.filter((other) => isGone(other, me, processes, c.now)).map(({ id }) => id)
  if (gone.length > 0) await c.trx.deleteFrom('postWorker').where('id', 'in', gone).execute()
  await freeLeases(c)
  await c.trx
    .updateTable('outbox')
    .set({ leasedUntil: later(c.now, { seconds: leaseSeconds }) })
    .where('status', '=', 'sending')
    .where('leasedBy', '=', me.id)
    .execute()
}

/** A worker goes: its row is taken away, and whatever it still held is free. */
export async function leave(c: Change, me: Worker): Promise<void> {
  await c.trx.deleteFrom('postWorker').where('id', '=', me.id).execute()
  await freeLeases(c)
}

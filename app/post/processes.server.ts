// What this process can tell of itself and of others on its machine: who the workers of the post are, and who lives.
import { hostname } from 'node:os'
import { v7 } from 'uuid'
import type { Processes, Worker } from '~/domain/core/post-workers.server'

/** The workers that run in this process. */
const here = new Set<string>()

/** A signal that does nothing tells whether there is somebody to hear it. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process may not be signalled, but lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

export const processes: Processes = { lives, isHere: (workerId) => here.has(workerId) }

/** A worker of this process. */
export function enterWorker(): Worker {
  const worker = { id: v7(), host: hostname(), pid: process.pid }
  here.add(worker.id)
  return worker
}

export const leaveWorker = ({ id }: Worker): void => {
  here.delete(id)
}

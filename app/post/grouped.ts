// Writes that come at about the same time go in one transaction: while one group is being written, the next gathers.
import { setTimeout as pause } from 'node:timers/promises'

/**
 * A function that settles once what it was given has been written, together with whatever else came meanwhile.
 * @param write writes a group; when it fails, all who wait for the group are told
 * @param gatherMs how long a group waits for more
 */
export function groups<Item>(
  write: (items: Item[]) => Promise<void>,
  gatherMs: number,
): (item: Item) => Promise<void> {
  let gathering: Item[] = []
  let next: Promise<void> | null = null
  let last: Promise<void> = Promise.resolve()
  return (item) => {
    gathering.push(item)
    if (next === null) {
      const begun = last.then(async () => {
        await pause(gatherMs)
        const items = gathering
        gathering = []
        next = null
        await write(items)
      })
      next = begun
      last = begun.catch(() => undefined)
    }
    return next
  }
}

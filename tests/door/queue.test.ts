// The ticks that a browser keeps: none lost, none sent for ever, whatever is ticked while a sending is on its way.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterAnswer,
  cameAtHere,
  pauseAfter,
  queueText,
  readQueue,
  withTick,
  type QueuedTick,
} from '~/domain/door/queue'
import { cameAtOf } from '~/domain/door/rules'

const someTicks = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    invitationId: fc.constantFrom('one', 'two', 'three'),
    came: fc.boolean(),
    at: fc.integer({ min: 0, max: 9 }).map((minute) => `2026-12-03T09:0${minute}:00.000Z`),
  }),
  { selector: ({ id }) => id, maxLength: 20 },
)

test('a queue that is kept is read as it was; what is no queue is none', () => {
  fc.assert(
    fc.property(someTicks, (ticks) => {
      expect(readQueue(queueText(ticks))).toEqual(ticks)
    }),
  )
  for (const text of [null, '', 'nonsense', '{}', '[1,{"id":1}]', 'null']) expect(readQueue(text)).toEqual([])
})

test('whatever is sent when, in parts, with answers lost, every tick arrives and the queue empties', () => {
  const steps = fc.array(fc.constantFrom('tick', 'send', 'lose'), { maxLength: 60 })
  fc.assert(
    fc.property(someTicks, steps, (ticks, course) => {
      let queue: QueuedTick[] = []
      const arrived = new Set<string>()
      const rest = [...ticks]
      for (const step of [...course, ...ticks.flatMap(() => ['tick', 'send', 'send'])]) {
        if (step === 'tick') {
          const next = rest.shift()
          if (next) queue = withTick(queue, next)
          continue
        }
        const sent = queue.slice(0, 3).map(({ id }) => id)
        for (const id of sent) arrived.add(id)
        // The answer got lost on its way back: the same ticks are sent again.
        if (step === 'send') queue = afterAnswer(queue, sent)
      }
      while (queue.length > 0) {
        for (const { id } of queue.slice(0, 3)) arrived.add(id)
        queue = queue.slice(3)
      }
      expect([...arrived].sort()).toEqual(ticks.map(({ id }) => id).sort())
    }),
  )
})

describe('what a door shows while ticks wait', () => {
  test('is what the server will say of them, when they were ticked in the order of time', () => {
    fc.assert(
      fc.property(someTicks, (ticks) => {
        const inTime = [...ticks].sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1))
        for (const who of ['one', 'two', 'three'])
          expect(cameAtHere(null, inTime, who)).toBe(
            cameAtOf(inTime.filter(({ invitationId }) => invitationId === who)),
          )
      }),
    )
  })

  test('leaves what the server told of others', () => {
    const tick = { id: 'a', invitationId: 'one', came: false, at: 'x' }
    expect(cameAtHere('then', [tick], 'one')).toBeNull()
    expect(cameAtHere('then', [tick], 'two')).toBe('then')
    expect(cameAtHere('then', [{ ...tick, came: true }], 'one')).toBe('then')
  })
})

test('each try waits longer, up to half a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 40].map(pauseAfter)).toEqual([
    0, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ])
})

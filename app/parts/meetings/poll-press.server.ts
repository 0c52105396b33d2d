// Carries out what is pressed on the page of a poll: ticking, reminding, one more time, deciding, putting it away.
import type { AppLoadContext } from '@remix-run/node'
import type { Tick } from '#db/schema'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { decidePoll } from '~/domain/meetings/meeting-acts.server'
import { addTime, dropPoll, remindUnticked, tickTimes } from '~/domain/meetings/poll-acts.server'
import { timeRow } from '~/domain/meetings/poll-form'
import { isTick } from '~/domain/meetings/rules'
import { paths } from '~/paths'

type Given = {
  context: AppLoadContext
  actor: Extract<Actor, { kind: 'person' }>
  poll: { id: string; networkId: string }
  body: FormData
}

/** Which press was refused, why as a key of the dictionaries, and what was typed with it. */
export type PollRefused = { press: PollPress; reason: string; typed: Record<string, string> }
export type PollPressed = { ok: true; to: string } | ({ ok: false } & PollRefused)

const presses = ['tick', 'remind', 'add', 'decide', 'drop'] as const
export type PollPress = (typeof presses)[number]

/** The name of the field that holds what is ticked of a time. */
const tickField = /^tick-(.+)$/

/** What is ticked, by the id of the time. */
export function ticksIn(body: FormData): Record<string, Tick> {
  const ticks: Record<string, Tick> = {}
  for (const [name, value] of body.entries()) {
    const id = tickField.exec(name)?.[1]
    if (id !== undefined && isTick(value)) ticks[id] = value
  }
  return ticks
}

export async function pressPoll(given: Given): Promise<PollPressed> {
  const press = presses.find((one) => one === given.body.get('intent')) ?? 'tick'
  const typed = Object.fromEntries(
    [...given.body.entries()].filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
  const result = await carriedOut(given, press)
  return result.ok ? result : { ...result, press, typed }
}

type Outcome = { ok: true; to: string } | { ok: false; reason: string }

async function carriedOut({ context, actor, poll, body }: Given, press: PollPress): Promise<Outcome> {
  const { db, now, config } = context
  const by = { actor, now: now() }
  const { name, address } = config.mailFrom
  const back = (done: string): string => paths.dates(poll.networkId, poll.id, { done })
  const told = (result: { ok: true } | { ok: false; reason: string }, to: string): Outcome =>
    result.ok ? { ok: true, to } : { ok: false, reason: `reasons.${result.reason}` }
  switch (press) {
    case 'tick':
      return told(
        await change(db, by, (c) => tickTimes(c, poll.id, actor.personId, ticksIn(body))),
        back('ticked'),
      )
    case 'remind':
      return told(
        await change(db, by, (c) => remindUnticked(c, poll.id, { name, address })),
        back('reminded'),
      )
    case 'add': {
      const time = timeRow.safeParse(Object.fromEntries(body))
      if (!time.success) return { ok: false, reason: time.error.issues[0]?.message ?? 'frame.form.notATime' }
      const span = time.data
      if (span === null) return { ok: false, reason: 'frame.form.notADay' }
      return told(await change(db, by, (c) => addTime(c, poll.id, span)), back('added'))
    }
    case 'drop':
      return told(await change(db, by, (c) => dropPoll(c, poll.id)), back('dropped'))
    case 'decide': {
      const withLiaison = body.get('withLiaison') === 'on'
      const result = await change(db, by, (c) =>
        decidePoll(c, poll.id, String(body.get('time') ?? ''), { mailbox: address, withLiaison }),
      )
      return result.ok
        ? { ok: true, to: paths.meeting(poll.networkId, result.eventId, { done: 'decided' }) }
        : { ok: false, reason: `reasons.${result.reason}` }
    }
  }
}

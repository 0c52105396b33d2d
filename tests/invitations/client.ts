// A calendar program as the standard and real ones have it: what it keeps once it has taken in what the mail brought.
import ICAL from 'ical.js'
import type { TakenLetter } from '~/domain/core/outbox-pump.server'
import { change } from '~/domain/core/change.server'
import { markFailed, markPassing, markSent } from '~/domain/core/outbox-marks.server'
import { takeDue } from '~/domain/core/outbox-pump.server'
import { later } from '~/domain/core/time'
import { composeMail } from '~/post/compose.server'
import type { World } from '../world'

/** What an object says, as a calendar program reads it. */
export type Read = {
  method: string
  uid: string
  sequence: number
  stamp: string
  created: string
  status: string
  partstat: string
  attendee: string
  organizer: string
  startsAt: string
  endsAt: string
  title: string
  place: string
}

const instantOf = (time: ICAL.Time, zones: Map<string, ICAL.Timezone>, tzid: string | undefined): string => {
  if (tzid !== undefined) {
    const zone = zones.get(tzid)
    if (zone === undefined) throw new Error(`no VTIMEZONE of ${tzid}`)
    time.zone = zone
  }
  return new Date(time.toUnixTime() * 1000).toISOString()
}

/** Reads an object with Thunderbird's parser. @throws when it holds not one event of one attendee */
export function readObject(text: string): Read {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
  const zones = new Map(
    calendar.getAllSubcomponents('vtimezone').map((zone) => {
      const known = new ICAL.Timezone(zone)
      return [known.tzid, known]
    }),
  )
  const [event, ...others] = calendar.getAllSubcomponents('vevent')
  if (event === undefined || others.length > 0) throw new Error('not one event')
  const only = (name: string) => {
    const [property, ...more] = event.getAllProperties(name)
    if (property === undefined || more.length > 0) throw new Error(`not one ${name}`)
    return property
  }
  const value = (name: string) => String(only(name).getFirstValue())
  const at = (name: string) =>
    instantOf(
      only(name).getFirstValue() as ICAL.Time,
      zones,
      only(name).getFirstParameter('tzid') as string | undefined,
    )
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: value('uid'),
    sequence: Number(value('sequence')),
    stamp: at('dtstamp'),
    created: at('created'),
    status: value('status'),
    partstat: String(only('attendee').getFirstParameter('partstat')),
    attendee: value('attendee').replace(/^mailto:/i, ''),
    organizer: value('organizer').replace(/^mailto:/i, ''),
    startsAt: at('dtstart'),
    endsAt: at('dtend'),
    title: value('summary'),
    place: event.hasProperty('location') ? value('location') : '',
  }
}

/** How an object was taken: a word later than the one held is applied, any other ignored (RFC 5546 2.1.5). */
export type Taken = 'applied' | 'ignored' | 'end of what is not there'

const isLater = (word: Read, held: Read): boolean =>
  word.sequence > held.sequence || (word.sequence === held.sequence && word.stamp > held.stamp)

/**
 * The calendar of one person. Some programs forget an entry that was cancelled, others keep it struck through and go
 * on comparing: `forgets` says which this one is.
 */
export class ModelCalendar {
  readonly #entries = new Map<string, Read>()
  readonly #forgets: boolean

  constructor({ forgets }: { forgets: boolean }) {
    this.#forgets = forgets
  }

  take(word: Read): Taken {
    const held = this.#entries.get(word.uid)
    if (held !== undefined && !isLater(word, held)) return 'ignored'
    if (word.method === 'CANCEL' && (held === undefined || held.status === 'CANCELLED')) {
      // Strict programs note the word all the same: a REQUEST that it has overtaken must not bring the entry.
      if (!this.#forgets) this.#entries.set(word.uid, word)
      return 'end of what is not there'
    }
    if (word.method === 'CANCEL' && this.#forgets) this.#entries.delete(word.uid)
    else this.#entries.set(word.uid, word)
    return 'applied'
  }

  /** What its owner sees of an event; null when it is not there, or struck through. */
  shows(uid: string): Read | null {
    const held = this.#entries.get(uid)
    return held === undefined || held.status === 'CANCELLED' ? null : held
  }
}

export type Arrived = {
  kind: string
  fate: Fate
  personId: string | null
  invitationId: string | null
  to: string
  word: Read | null
}

const unlaid = () => Promise.resolve({ subject: 'kirje', html: '<p>kirje</p>', text: 'kirje' })
const system = { kind: 'system' } as const

/** The mail of a letter without its layout, and the object that it carries read back. */
async function opened(world: World, letter: TakenLetter): Promise<Read | null> {
  const { mailFrom, baseUrl } = world.config
  const { icalEvent } = await composeMail(letter, { mailFrom, baseUrl }, unlaid)
  if (icalEvent === undefined || typeof icalEvent === 'string') return null
  const { content, method } = icalEvent as { content: string; method: string }
  const word = readObject(content)
  if (word.method !== method) throw new Error(`${word.method} under ${method}`)
  if (word.attendee !== letter.toAddress) throw new Error('an object to another than its reader')
  return word
}

/** What the mail server does with a letter: takes it, asks to come again in a minute, or refuses it for good. */
export type Fate = 'arrives' | 'later' | 'refused'

/**
 * Sends what is due, as the post does.
 * @returns the letters that were tried, in their order
 */
export async function letLeave(
  world: World,
  fate: (letter: TakenLetter) => Fate = () => 'arrives',
): Promise<Arrived[]> {
  const inChange = <Result>(act: Parameters<typeof change<Result>>[2]) =>
    change(world.db, { actor: system, now: world.now() }, act)
  const arrived: Arrived[] = []
  for (;;) {
    const taken = await inChange((c) => takeDue(c, 100, 60))
    if (taken.length === 0) return arrived
    for (const letter of taken) {
      const { personId } = await world.db
        .selectFrom('outbox')
        .select('personId')
        .where('id', '=', letter.id)
        .executeTakeFirstOrThrow()
      const how = fate(letter)
      const { kind, invitationId, toAddress: to } = letter
      arrived.push({ kind, fate: how, personId, invitationId, to, word: await opened(world, letter) })
      if (how === 'arrives') {
        await inChange((c) => markSent(c, letter))
      } else if (how === 'later') {
        const again = later(world.now(), { minutes: 1 })
        await inChange((c) => markPassing(c, letter, { reason: 'busy', said: '450' }, again))
      } else await inChange((c) => markFailed(c, letter, { reason: 'refused', said: '550' }))
    }
  }
}

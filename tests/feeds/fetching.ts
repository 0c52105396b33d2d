// A feed as a calendar program fetches it by its address: real Requests, no cookie.
import ICAL from 'ical.js'
import { makeFeed } from '~/domain/feeds/acts.server'
import { thingOfKey } from '~/domain/feeds/things'
import { paths } from '~/paths'
import { moduleOf } from '../house/doors'
import type { World } from '../world'

/** Makes a person a feed. @param key as forms name it: "own", "group:ID" @returns the path of its address */
export async function feedMade(world: World, personId: string, key = 'own'): Promise<string> {
  const thing = thingOfKey(key)
  if (thing === null) throw new Error(`no feed of ${key}`)
  const made = await world.act((c) => makeFeed(c, crypto.randomUUID(), thing), await world.actor(personId))
  if (!made.ok || made.token === null) throw new Error('no feed was made')
  return paths.feed(made.token)
}

/** What a calendar program gets. */
export async function fetched(
  world: World,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Response> {
  const { loader } = await moduleOf('routes/calendar.$file.ts')
  const request = new Request(world.config.baseUrl + path, { headers, method })
  const params = { file: path.split('/').pop() ?? '' }
  return (await loader?.({ request, params, context: world.context() } as never)) as Response
}

/** An event of a feed as Thunderbird's parser reads it. */
export type ReadEvent = {
  uid: string
  title: string
  /** "CONFIRMED OPAQUE" */
  standing: string
  says: string
  place: string
  url: string
  stamp: string
  sequence: number
}

const properties = [
  'uid',
  'summary',
  'status',
  'transp',
  'description',
  'location',
  'url',
  'dtstamp',
  'sequence',
]

/** The events of a calendar's text, in their order. */
export function eventsIn(text: string): ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as string)
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const read = properties.map((name) => String(event.getFirstPropertyValue(name) ?? ''))
    const [uid = '', title = '', status = '', transp = '', says = '', place = '', url = '', stamp = ''] = read
    const standing = `${status} ${transp}`
    return { uid, title, standing, says, place, url, stamp, sequence: Number(read[8]) }
  })
}

/** The events of a feed as it is fetched now. */
export async function eventsAt(world: World, path: string): Promise<ReadEvent[]> {
  return eventsIn(await (await fetched(world, path)).text())
}

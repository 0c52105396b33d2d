// What a small group agrees on stays in it: for organisers outside it and for assistants its meetings are not there,
// whichever door they try.
import type { ActionFunction, LoaderFunction } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { respond } from '~/domain/invitations/answering.server'
import { meetingById, callMeeting } from '~/domain/meetings/meeting-acts.server'
import { eventById } from '~/domain/events/queries.server'
import { paths } from '~/paths'
import { filled, moduleOf, routes } from '../house/doors'
import { by, poll, smallGroup, timeOn, type TestGroup } from '../meetings/group'
import { makeWorld, type World } from '../world'
import { dumpOf, origin, visit } from './door'

/** Every word that the group has written holds it. */
const secret = /salai/i
/** What the group's meetings are called in the three languages. */
const titles = /: (tapaaminen|träff|meeting)\b/

let world: World
let group: TestGroup
let meetingId: string
let pollId: string
let invitationId: string
let assistantId: string
/** Of an event of the organisers', to which a member of the group is invited. */
let openEventId: string

beforeAll(async () => {
  world = await makeWorld()
  group = await smallGroup(world)
  pollId = (await poll(world, group)).id
  meetingId = v7()
  const given = {
    title: 'Salainen aihe',
    note: 'Salaista',
    place: 'Salakapakka',
    onlineUrl: '',
    withLiaison: true,
  }
  await by(world, group.ada, (c) =>
    callMeeting(c, meetingId, { ...given, networkId: group.id, ...timeOn(8) }, { mailbox: 'vm@vm.example' }),
  )
  const { id } = await world.db
    .selectFrom('invitation')
    .select('id')
    .where('eventId', '=', meetingId)
    .where('personId', '=', group.bo.personId)
    .executeTakeFirstOrThrow()
  invitationId = id
  await by(world, group.bo, (c) =>
    respond(c, { invitationId, answer: 'maybe', comment: 'Salainen este', source: 'page' }),
  )
  openEventId = (await world.invited([group.bo.personId], { titleFi: 'Avoin tilaisuus' })).eventId
  assistantId = await world.person({ firstName: 'Assi', senior: false })
  await world.db
    .insertInto('assistance')
    .values({
      id: v7(),
      assistantId,
      managerId: group.bo.personId,
      validFrom: '2020-01-01',
      validTo: null,
    })
    .execute()
  // Letters in trouble are what organisers see of letters.
  await world.db.updateTable('outbox').set({ status: 'failed', sentAt: null }).execute()
})
afterAll(() => world.close())

/** The address of a route with the group's own ids wherever it asks for one. */
const addressOf = (
  path: string,
  ids: Partial<Record<string, string>> = {},
): { url: string; params: object } =>
  filled(
    path,
    new Proxy<Record<string, string>>(
      {},
      { get: (_, name) => ids[String(name)] ?? known(String(name)) ?? 'not-there' },
    ),
  )

function known(name: string): string | undefined {
  return {
    events: meetingId,
    eventId: meetingId,
    pollId,
    invitationId,
    groups: group.id,
    networks: group.id,
    people: group.bo.personId,
    file: 'people.csv',
  }[name]
}

/** What a door answers, whole: the status and everything that it hands out. */
async function answerOf(
  door: LoaderFunction | ActionFunction,
  { url, params }: { url: string; params: object },
  coming: { personId: string; form?: Record<string, string> },
): Promise<{ status: number; to: string | null; body: string }> {
  const { personId, form } = coming
  const headers = { Cookie: await world.cookieOf(personId) }
  const init = form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers }
  let end: unknown
  try {
    end = await door({ request: new Request(url, init), params, context: world.context() } as never)
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown
    end = thrown
  }
  if (end instanceof Response)
    return { status: end.status, to: end.headers.get('Location'), body: await end.text() }
  const status = (end as { init?: { status?: number } | null } | null)?.init?.status ?? 200
  return { status, to: null, body: JSON.stringify(end) ?? '' }
}

const all = [...new Map(routes.map((route) => [route.path + route.file, route])).values()]
const ofEvents = all.filter(({ path }) => path.startsWith('events/:id'))

/** What organisers press on an event's pages, each as the page sends it. */
const presses: Record<string, string>[] = [
  {},
  { intent: 'cancel', version: '1', batchId: 'x', note: '' },
  { intent: 'withdraw' },
  { answer: 'yes', comment: '' },
  { intent: 'substitute', substitute: 'fi' },
  { batchId: 'x', mark: 'x' },
  { intent: 'nameIn', person: 'x' },
  { kind: 'invitation', letter: 'fi' },
  { version: '1', 'items[0].time': '09:00', 'items[0].day': '1' },
]

describe('an organiser who is not in the group', () => {
  test.each(ofEvents)('finds no /$path of a meeting’s', async ({ path, file }) => {
    const { loader, action } = await moduleOf(file)
    const personId = group.outsider.personId
    const here = addressOf(path)
    if (loader) expect(await answerOf(loader, here, { personId })).toMatchObject({ status: 404, body: '' })
    if (!action) return
    const before = await dumpOf(world.db)
    const nowhere = addressOf(path, { events: 'not-there', invitationId: 'not-there' })
    for (const form of presses) {
      const answer = await answerOf(action, here, { personId, form })
      // A meeting is as if it did not exist, whatever is pressed.
      expect(answer).toEqual(await answerOf(action, nowhere, { personId, form }))
      expect(answer.body).not.toMatch(secret)
      expect(answer.body).not.toMatch(titles)
    }
    expect(sessionless(await dumpOf(world.db))).toBe(sessionless(before))
  })

  test('nor through another event’s address', async () => {
    const { loader, action } = await moduleOf('routes/events.$id.answers.$invitationId.tsx')
    const mixed = addressOf('events/:id/answers/:invitationId', { events: openEventId })
    const personId = group.outsider.personId
    if (!loader || !action) throw new Error('no doors')
    expect((await answerOf(loader, mixed, { personId })).status).toBe(404)
    expect((await answerOf(action, mixed, { personId, form: { intent: 'withdraw' } })).status).toBe(404)
  })

  test.each(all.filter(({ path }) => !path.startsWith('demo/')))(
    'reads nothing of it at /$path ($file)',
    async ({ path, file }) => {
      const { loader } = await moduleOf(file)
      if (!loader) return
      const { body } = await answerOf(loader, addressOf(path), { personId: group.outsider.personId })
      expect(body).not.toMatch(secret)
      expect(body).not.toMatch(titles)
    },
  )

  const looks = [
    '/',
    paths.events({ when: 'all' }),
    paths.events({ when: 'all', q: 'tapaaminen' }),
    paths.newEvent(),
    paths.search({ q: 'tapaaminen' }),
    paths.letters(),
    paths.letters({ status: 'all' }),
    paths.letters({ q: 'kutsu' }),
    paths.deeds(),
    paths.continuity(),
    paths.groups(),
  ]
  test.each(looks)('sees nothing of it at %s', async (address) => {
    const { html, status } = await visit(world, address, { as: group.outsider.personId })
    expect(status).toBe(200)
    expect(html).not.toMatch(secret)
    expect(html).not.toMatch(titles)
    expect(html).not.toContain(meetingId)
  })

  test.each(['salainen', 'tapaaminen', 'salakapakka'])('finds nothing of it by searching "%s"', async (q) => {
    const { html } = await visit(world, paths.search({ q }), { as: group.outsider.personId })
    expect(html).not.toContain(meetingId)
    const { loader } = await moduleOf('routes/search.hints.ts')
    if (!loader) throw new Error('no door')
    const here = { url: origin + paths.searchHints({ q }), params: {} }
    const { body } = await answerOf(loader, here, { personId: group.outsider.personId })
    expect(body).not.toContain(meetingId)
  })

  test('sees of the person what is the organisers’ and nothing of the group’s', async () => {
    const { text, html } = await visit(world, paths.person(group.bo.personId), {
      as: group.outsider.personId,
    })
    expect(text).toContain('Avoin tilaisuus')
    expect(html).not.toMatch(titles)
  })

  test('sees on the group’s page that there is a meeting, on which day', async () => {
    const { text } = await visit(world, paths.group(group.id), { as: group.outsider.personId })
    expect(text).toContain('8.10.2026')
    expect(text).not.toMatch(secret)
  })

  test('cannot copy it into an event', async () => {
    const copy = await visit(world, paths.newEvent({ copy: meetingId }), { as: group.outsider.personId })
    expect(copy.status).toBe(404)
  })
})

test('the rooms tell the two apart', async () => {
  await expect(eventById(world.db, meetingId)).rejects.toMatchObject({ status: 404 })
  await expect(meetingById(world.db, openEventId)).rejects.toMatchObject({ status: 404 })
  const words = await world.db
    .selectFrom('searchWord')
    .select('thingId')
    .where('thing', '=', 'event')
    .execute()
  expect(words.map(({ thingId }) => thingId)).not.toContain(meetingId)
})

describe('an assistant of a member', () => {
  test('sees the manager’s other invitations and not the group’s', async () => {
    const { text } = await visit(world, '/', { as: assistantId })
    expect(text).toContain('Avoin tilaisuus')
    expect(text).not.toMatch(titles)
    expect(text).not.toMatch(secret)
    const own = await visit(world, '/', { as: group.bo.personId })
    expect(own.text).toMatch(titles)
  })

  test('can neither open nor answer the meeting, nor the poll', async () => {
    const addresses = [
      paths.myInvitation(invitationId),
      paths.group(group.id),
      paths.newDates(group.id),
      paths.dates(group.id, pollId),
      paths.meeting(group.id, meetingId),
      paths.groupMet(group.id),
    ]
    for (const address of addresses) {
      expect({ address, status: (await visit(world, address, { as: assistantId })).status }).toEqual({
        address,
        status: 404,
      })
      const pressed = await visit(world, address, { as: assistantId, form: { answer: 'yes', comment: '' } })
      expect(pressed.status).toBe(404)
    }
  })
})

/** The sessions of those who come are written by coming. */
const sessionless = (dump: string): string => {
  const tables = JSON.parse(dump) as Record<string, unknown>
  return JSON.stringify(Object.entries(tables).filter(([name]) => !name.startsWith('signIn')))
}

test('the addresses tried are the app’s own', () => {
  expect(ofEvents.length).toBeGreaterThan(10)
  expect(addressOf('events/:id').url).toBe(`${origin}/events/${meetingId}`)
})

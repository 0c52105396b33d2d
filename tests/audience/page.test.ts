// The door of the audience page: its loader and action called with real Requests.
import { describe, expect, it } from 'vitest'
import { ruleOf, savedAudiences } from '~/domain/audience/queries.server'
import { paths } from '~/paths'
import { action, loader } from '~/routes/events.$id.audience'
import { testWorld, type World } from '../world'

type Fields = Record<string, string | string[]>

const requestOf = async (world: World, eventId: string, who: string | null, fields?: Fields, search = '') => {
  const form = new URLSearchParams()
  for (const [name, values] of Object.entries(fields ?? {}))
    for (const value of [values].flat()) form.append(name, value)
  const headers = who === null ? undefined : { Cookie: await world.cookieOf(who) }
  const body = fields && { method: 'POST', body: form }
  return {
    request: new Request(`http://127.0.0.1:3000${paths.eventAudience(eventId)}${search}`, {
      headers,
      ...body,
    }),
    params: { id: eventId },
    context: world.context(),
  }
}
const press = async (world: World, eventId: string, fields: Fields, search = '') =>
  action(await requestOf(world, eventId, world.organiser.personId, fields, search))
const look = async (world: World, eventId: string, search = '') =>
  loader(await requestOf(world, eventId, world.organiser.personId, undefined, search))
const senior = { mode: 'include', seniorManagement: 'on' }

const statusOf = async (answer: Promise<unknown>) => {
  const thrown: unknown = await answer.then(
    () => null,
    (reason: unknown) => reason,
  )
  return thrown instanceof Response ? thrown.status : null
}

describe('the lock', () => {
  it('sends a stranger to sign in and turns a manager away', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    const manager = await world.person()
    const stranger = await requestOf(world, eventId, null)
    expect(await statusOf(loader(stranger))).toBe(302)
    expect(await statusOf(loader(await requestOf(world, eventId, manager)))).toBe(403)
    const pressed = await requestOf(world, eventId, manager, { intent: 'addParts', version: '1', ...senior })
    expect(await statusOf(action(pressed))).toBe(403)
    expect(await ruleOf(world.db, eventId)).toEqual({ parts: [] })
  })

  it('knows no other events and no other presses', async () => {
    await using world = await testWorld()
    expect(await statusOf(look(world, 'nothing'))).toBe(404)
    const eventId = await world.draft()
    expect(await statusOf(press(world, eventId, { intent: 'explode' }))).toBe(400)
    expect(await statusOf(press(world, eventId, {}))).toBe(400)
  })
})

describe('pressing', () => {
  it('adds a part and comes back to the same view', async () => {
    await using world = await testWorld()
    const person = await world.person({ roleClass: 'hrLead' })
    const eventId = await world.draft()
    const { event } = await look(world, eventId)
    const fields = {
      intent: 'addParts',
      version: String(event.version),
      mode: 'include',
      roleClass: ['hrLead', 'king'],
    }
    const answer = await press(world, eventId, fields, '?view=doubts')
    expect(answer).toBeInstanceOf(Response)
    expect(answer instanceof Response && answer.headers.get('Location')).toBe(
      `${paths.eventAudience(eventId)}?view=doubts`,
    )
    const page = await look(world, eventId)
    expect(page.parts).toMatchObject([{ people: 1, part: { all: [{ kind: 'roleClass', of: ['hrLead'] }] } }])
    expect(page.list.rows.map((row) => row.personId)).toEqual([person])
    expect(page.toInvite).toBe(1)
  })

  it('makes two parts of whole programmes and single courses: under one heading one is enough', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    const { event } = await look(world, eventId)
    await press(world, eventId, {
      intent: 'addParts',
      version: String(event.version),
      ...senior,
      programme: 'every',
      course: ['a', 'b'],
    })
    expect((await ruleOf(world.db, eventId)).parts.map((part) => part.all)).toEqual([
      [{ kind: 'seniorManagement' }, { kind: 'programme', of: 'every' }],
      [{ kind: 'seniorManagement' }, { kind: 'course', of: ['a', 'b'] }],
    ])
  })

  it('on a page that another has changed says so, keeps what was chosen, and changes nothing', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    const { event } = await look(world, eventId)
    const version = String(event.version)
    await press(world, eventId, { intent: 'addParts', version, ...senior })
    const late = await press(world, eventId, {
      intent: 'addParts',
      version,
      mode: 'exclude',
      organisationKind: 'company',
    })
    expect(late).toEqual({
      refused: {
        reason: 'changedMeanwhile',
        act: {
          intent: 'addParts',
          parts: [{ mode: 'exclude', all: [{ kind: 'organisationKind', of: ['company'] }] }],
        },
      },
    })
    expect((await ruleOf(world.db, eventId)).parts).toHaveLength(1)
  })

  it('leaves one person out and takes back, whatever else has changed meanwhile', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const eventId = await world.draft()
    await press(world, eventId, { intent: 'addParts', version: '1', ...senior })
    await press(world, eventId, { intent: 'leaveOut', person })
    const without = await look(world, eventId)
    expect(without.counts).toMatchObject({ all: 0, leftOut: 1 })
    expect(without.list.rows).toMatchObject([{ personId: person, leftOutByName: true }])
    await press(world, eventId, { intent: 'takeBack', person })
    expect((await look(world, eventId)).counts).toMatchObject({ all: 1, leftOut: 0 })
  })

  it('finds people by name and adds those ticked', async () => {
    await using world = await testWorld()
    const person = await world.person({ firstName: 'Öivind', lastName: 'Åkerman', senior: false })
    const eventId = await world.draft()
    const { found } = await look(world, eventId, '?who=%C3%A5ker')
    expect(found).toMatchObject({ total: 1, rows: [{ id: person, onList: false }] })
    await press(world, eventId, { intent: 'nameIn', person: [person] })
    const page = await look(world, eventId, `?who=${'x'.repeat(100_000)}`)
    expect(page.counts.all).toBe(1)
    expect(page.found).toEqual({ rows: [], total: 0 })
    await press(world, eventId, { intent: 'unname', person: [person] })
    expect((await look(world, eventId)).counts.all).toBe(0)
  })

  it('asks for a condition when a part has none', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    const answer = await press(world, eventId, { intent: 'addParts', version: '1', mode: 'include' })
    expect(answer).toMatchObject({ refused: { reason: 'partEmpty' } })
  })

  it('refuses a choice of 100,000 letters and a rule without end', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    const long = await press(world, eventId, { intent: 'nameIn', person: 'x'.repeat(100_000) })
    expect(long).toMatchObject({ refused: { reason: 'ruleTooBig' } })
    const people = Array.from({ length: 6000 }, (_, at) => `p${at}`)
    const many = await press(world, eventId, { intent: 'nameIn', person: people })
    expect(many).toMatchObject({ refused: { reason: 'ruleTooBig' } })
  })

  it('keeps a rule under a name, asks before replacing it, uses and forgets it', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    await press(world, eventId, { intent: 'addParts', version: '1', ...senior })
    await press(world, eventId, { intent: 'save', name: 'Johto' })
    const again = await press(world, eventId, { intent: 'save', name: 'johto' })
    expect(again).toMatchObject({ refused: { reason: 'nameTaken', act: { name: 'johto' } } })
    await press(world, eventId, { intent: 'save', name: 'johto', replace: 'yes' })
    const [saved] = await savedAudiences(world.db)
    if (!saved) throw new Error('not saved')
    expect(saved.name).toBe('johto')

    const next = await world.draft()
    const { event } = await look(world, next)
    await press(world, next, {
      intent: 'useSaved',
      version: String(event.version),
      id: saved.id,
      how: 'replace',
    })
    expect(await ruleOf(world.db, next)).toEqual(saved.rule)
    await press(world, next, { intent: 'forget', id: saved.id })
    expect(await savedAudiences(world.db)).toEqual([])
    expect(await ruleOf(world.db, next)).toEqual(saved.rule)
    expect(
      await statusOf(press(world, next, { intent: 'useSaved', version: '2', id: saved.id, how: 'add' })),
    ).toBe(404)
  })
})

describe('after inviting', () => {
  it('shows who is invited, who would be new, and who has left the rule but keeps the invitation', async () => {
    await using world = await testWorld()
    const [stays, leaves] = [await world.person(), await world.person()]
    const { eventId } = await world.invited([stays, leaves])
    const fresh = await world.person()
    await press(world, eventId, { intent: 'nameIn', person: [fresh] })
    await press(world, eventId, { intent: 'unname', person: [leaves] })
    const page = await look(world, eventId)
    expect(page.counts).toMatchObject({ all: 2, new: 1, invited: 2, outside: 1 })
    expect(page.toInvite).toBe(1)
    const outside = await look(world, eventId, '?view=outside')
    expect(outside.list.rows.map((row) => row.personId)).toEqual([leaves])
  })
})

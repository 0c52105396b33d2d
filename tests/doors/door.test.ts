// The door of an event without scripts, and what a browser with scripts sends: ticking, undoing, walking in, being signed out.
import { describe, expect, test } from 'vitest'
import { wordsOfPages } from '~/i18n/all'
import { respond } from '~/domain/invitations/answering.server'
import { paths } from '~/paths'
import { ask, moduleOf } from '../house/doors'
import { testWorld, type World } from '../world'
import { visit } from './door'

const t = wordsOfPages('fi')

/** At the door an hour before the start: one who comes, one who has not answered, one who said no. */
async function atDoor(world: World, given: { capacity?: number } = {}) {
  const sector = await world.sector('VM')
  const organisationId = await world.organisation({ name: 'Öljyvirasto', sectorId: sector })
  const ids = [
    await world.person({ firstName: 'Åsa', lastName: 'Öberg', organisationId }),
    await world.person({ firstName: 'Hilja', lastName: 'Hiljainen' }),
    await world.person({ firstName: 'Eino', lastName: 'Einola' }),
  ]
  const { eventId, invitationIds } = await world.invited(ids, given)
  const [yes = '', silent = '', no = ''] = invitationIds
  await world.act((c) => respond(c, { invitationId: yes, answer: 'yes', comment: '', source: 'organiser' }))
  await world.act((c) => respond(c, { invitationId: no, answer: 'no', comment: '', source: 'organiser' }))
  world.pass({ hours: 24 * 63 })
  return { eventId, yes, silent, no, ids }
}

const cameAt = async (world: World, id: string) =>
  (await world.db.selectFrom('invitation').select('cameAt').where('id', '=', id).executeTakeFirstOrThrow())
    .cameAt

/** The ticks that a browser sends, or what it asks. */
async function browser(world: World, eventId: string, body?: unknown, as = world.organiser.personId) {
  const { action, loader } = await moduleOf('routes/events.$id.door.ticks.ts')
  const headers = new Headers({ Cookie: as === '' ? '' : await world.cookieOf(as) })
  const request = new Request(`http://127.0.0.1:3000${paths.doorTicks(eventId)}`, {
    headers,
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  const door = body === undefined ? loader : action
  try {
    const end = (await door?.({
      request,
      params: { id: eventId },
      context: world.context(),
    } as never)) as Response
    return { status: end.status, said: (await end.json()) as Record<string, unknown> }
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    return { status: thrown.status, said: {} }
  }
}

describe('without scripts', () => {
  test('those expected stand first, the others say how they answered', async () => {
    await using world = await testWorld()
    const { eventId } = await atDoor(world)
    const page = await visit(world, paths.door(eventId), { as: world.organiser.personId })
    expect(page.text).toMatch(/Öberg Åsa.*Einola Eino.*Hiljainen Hilja/)
    expect(page.text).toContain(t('door.standing.no'))
    expect(page.text).toContain(t('door.standing.silent'))
    expect(page.text).toContain('0 / 1')
  })

  test.each([
    ['oberg', 'Öberg Åsa'],
    ['ÅSA', 'Öberg Åsa'],
    ['oljyv', 'Öberg Åsa'],
    ['hil', 'Hiljainen Hilja'],
  ])('“%s” finds %s alone', async (q, name) => {
    await using world = await testWorld()
    const { eventId } = await atDoor(world)
    const { html } = await visit(world, paths.door(eventId, { q }), { as: world.organiser.personId })
    const names = [...html.matchAll(/door-who"><b>([^<]*)</g)].map(([, found]) => found)
    expect(names).toEqual([name])
  })

  test('a press ticks and leads back to the same list; its undo takes it back', async () => {
    await using world = await testWorld()
    const { eventId, yes } = await atDoor(world)
    const as = world.organiser.personId
    const press = (came: string) =>
      visit(world, paths.door(eventId, { q: 'öberg', show: 'missing' }), {
        as,
        form: { id: `press-of-a-page-${came}`, invitationId: yes, came },
      })
    const { to } = await press('1')
    expect(to).toBe(paths.door(eventId, { q: 'öberg', show: 'missing', person: yes, done: 'ticked' }))
    expect(await cameAt(world, yes)).toBe(world.now())
    await press('1')
    expect(await world.db.selectFrom('tick').select('id').execute()).toHaveLength(1)
    const page = await visit(world, to ?? '', { as })
    expect(page.text).toContain(t('door.done.ticked', { name: 'Åsa Öberg' }))
    expect(page.text).toContain('1 / 1')
    world.pass({ minutes: 1 })
    await press('0')
    expect(await cameAt(world, yes)).toBeNull()
  })

  test('the code of a letter opens the person on top; a stranger signs in first and comes back', async () => {
    await using world = await testWorld()
    const { eventId, silent } = await atDoor(world)
    const address = paths.door(eventId, { person: silent })
    const { html } = await visit(world, address, { as: world.organiser.personId })
    expect(/door-chosen.*?<b>([^<]*)</s.exec(html)?.[1]).toBe('Hiljainen Hilja')
    expect((await visit(world, address)).to).toBe(paths.signIn({ next: address }))
    const other = await visit(world, paths.door(eventId, { person: 'nobody' }), {
      as: world.organiser.personId,
    })
    expect(other.text).toContain(t('door.person.unknown'))
  })

  test('before the door opens and once the list is closed it says so, and nothing is to be pressed', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited([await world.person()])
    const as = world.organiser.personId
    const early = await visit(world, paths.door(eventId), { as })
    expect(early.text).toContain(t('reasons.doorNotOpen'))
    expect(early.html).not.toContain('door-press')
    world.pass({ hours: 24 * 64 })
    await world.db.updateTable('event').set({ attendanceClosedAt: world.now() }).execute()
    const late = await visit(world, paths.door(eventId), { as })
    expect(late.text).toContain(t('reasons.attendanceClosed'))
    expect(late.html).not.toContain('door-press')
  })

  test('an event to which nobody is invited says what to do', async () => {
    await using world = await testWorld()
    const page = await visit(world, paths.door(await world.draft()), { as: world.organiser.personId })
    expect(page.text).toContain(t('door.nobody'))
  })
})

describe('a browser with ticks', () => {
  const tick = (invitationId: string, more: Record<string, unknown> = {}) => ({
    id: crypto.randomUUID(),
    invitationId,
    came: true,
    at: '2026-12-03T05:00:00.000Z',
    ...more,
  })

  test('sends what it kept: each is answered, by the age it had and not by its clock', async () => {
    await using world = await testWorld()
    const { eventId, yes } = await atDoor(world)
    const ticks = [tick(yes), tick('nobody')]
    const { status, said } = await browser(world, eventId, {
      sentAt: '2026-12-03T05:10:00.000Z',
      door: 'a',
      ticks,
    })
    expect(status).toBe(200)
    const tenMinutesAgo = new Date(Date.parse(world.now()) - 600_000).toISOString()
    expect(said['outcomes']).toMatchObject([
      { id: ticks[0]?.id, refused: null, cameAt: tenMinutesAgo },
      { id: ticks[1]?.id, refused: 'unknownTick', cameAt: null },
    ])
    expect(await cameAt(world, yes)).toBe(tenMinutesAgo)
  })

  test('hears what other doors have ticked, once', async () => {
    await using world = await testWorld()
    const { eventId, yes } = await atDoor(world)
    const page = async (query: Record<string, string>) => {
      const { loader } = await moduleOf('routes/events.$id.door.ticks.ts')
      const url = `http://127.0.0.1:3000${paths.doorTicks(eventId)}?${new URLSearchParams(query).toString()}`
      const headers = { Cookie: await world.cookieOf(world.organiser.personId) }
      const args = {
        request: new Request(url, { headers }),
        params: { id: eventId },
        context: world.context(),
      }
      return ((await loader?.(args as never)) as Response).json() as Promise<{
        marks: Record<string, string>
        came: Record<string, string> | null
        people: unknown[] | null
      }>
    }
    const first = await page({})
    expect(first.people).toHaveLength(3)
    expect(await page(first.marks)).toMatchObject({ came: null, people: null })
    await browser(world, eventId, { sentAt: 'x', door: 'b', ticks: [tick(yes)] })
    expect(await page(first.marks)).toMatchObject({ came: { [yes]: world.now() }, people: null })
  })

  test.each([
    ['no ticks', {}],
    ['a list of nonsense', { sentAt: 'x', door: '', ticks: [{ id: '<script>' }] }],
    [
      'more than is sent at once',
      { sentAt: 'x', door: '', ticks: Array.from({ length: 501 }, () => tick('a')) },
    ],
    ['nothing', null],
  ])('that sends %s is told that it is nothing', async (_, body) => {
    await using world = await testWorld()
    const { eventId } = await atDoor(world)
    expect((await browser(world, eventId, body)).status).toBe(400)
  })

  test('of one who is signed out, or no organiser, is turned away and nothing is written', async () => {
    await using world = await testWorld()
    const { eventId, yes, ids } = await atDoor(world)
    const body = { sentAt: 'x', door: '', ticks: [tick(yes)] }
    expect((await browser(world, eventId, body, '')).status).toBe(302)
    expect((await browser(world, eventId, body, ids[0])).status).toBe(403)
    expect(await cameAt(world, yes)).toBeNull()
  })

  test('ticks nobody of another event', async () => {
    await using world = await testWorld()
    const { yes } = await atDoor(world)
    const other = await world.draft({ startsAt: world.now().replace('09:00', '10:00') })
    const { said } = await browser(world, other, { sentAt: 'x', door: '', ticks: [tick(yes)] })
    expect(said['outcomes']).toMatchObject([{ refused: 'unknownTick' }])
    const as = world.organiser.personId
    const form = { id: crypto.randomUUID(), invitationId: yes, came: '1' }
    expect((await visit(world, paths.door(other), { as, form })).status).toBe(404)
    const move = { intent: 'move', invitationId: yes, table: '3' }
    expect((await visit(world, paths.eventTables(other), { as, form: move })).status).toBe(404)
    expect(await cameAt(world, yes)).toBeNull()
  })
})

describe('a walk-in', () => {
  const guest = {
    firstName: 'Ville',
    lastName: 'Vieras',
    organisation: 'Kaupunki',
    email: '',
    language: 'fi',
  }
  const walkIn = (world: World, eventId: string, form: Record<string, string>) =>
    visit(world, paths.walkIn(eventId), { as: world.organiser.personId, form })

  test('is found in the registry and let in, or entered as a guest under the name searched for', async () => {
    await using world = await testWorld()
    const { eventId } = await atDoor(world)
    const personId = await world.person({ firstName: 'Pirkko', lastName: 'Piipahtaja' })
    const as = world.organiser.personId
    const found = await visit(world, paths.walkIn(eventId, { q: 'piipah' }), { as })
    expect(found.text).toContain('Pirkko Piipahtaja')
    const none = await visit(world, paths.walkIn(eventId, { q: 'Ville Vieras' }), { as })
    expect(none.field('lastName')).toBe('Vieras')
    expect(none.field('firstName')).toBe('Ville')
    const let1 = await walkIn(world, eventId, { id: crypto.randomUUID(), personId })
    expect(let1.to).toMatch(/done=walkIn$/)
    const let2 = await walkIn(world, eventId, { id: crypto.randomUUID(), ...guest })
    const page = await visit(world, let2.to ?? '', { as })
    expect(page.text).toContain(t('door.done.walkIn', { name: 'Ville Vieras' }))
    expect(page.text).toContain('Kaupunki')
  })

  test('into a full event is asked about, and let in without a seat; undone, they are off the list', async () => {
    await using world = await testWorld()
    const { eventId } = await atDoor(world, { capacity: 1 })
    const form = { id: crypto.randomUUID(), ...guest }
    const asked = await walkIn(world, eventId, form)
    expect(asked.text).toContain(t('reasons.walkInFull'))
    expect(asked.text).toContain(t('door.guest.confirm.withoutSeat'))
    const let1 = await walkIn(world, eventId, { ...form, withoutSeat: '1' })
    expect(let1.to).toMatch(/done=withoutSeat$/)
    const invitationId = new URL(`http://x${let1.to ?? ''}`).searchParams.get('person') ?? ''
    const undone = await visit(world, paths.door(eventId), {
      as: world.organiser.personId,
      form: { intent: 'takeBack', invitationId },
    })
    expect(undone.to).toBe(paths.door(eventId, { done: 'takenBack' }))
    const list = await visit(world, paths.door(eventId), { as: world.organiser.personId })
    expect(list.text).not.toContain('Ville')
  })

  test('without a name, or with a wrong address, is told at the field, and what was typed stays', async () => {
    await using world = await testWorld()
    const { eventId } = await atDoor(world)
    const page = await walkIn(world, eventId, { ...guest, lastName: '', email: 'ville@' })
    expect(page.text).toContain(t('frame.form.fillIn'))
    expect(page.text).toContain(t('frame.form.notAnEmail'))
    expect(page.field('organisation')).toBe('Kaupunki')
  })

  test('is for organisers alone', async () => {
    await using world = await testWorld()
    const { eventId, ids } = await atDoor(world)
    const { action } = await moduleOf('routes/events.$id.door.walk-in.tsx')
    if (!action) throw new Error('no action')
    const cookie = await world.cookieOf(ids[0] ?? '')
    const at = { url: `http://127.0.0.1:3000${paths.walkIn(eventId)}`, params: { id: eventId } }
    expect(await ask(action, at, { method: 'POST', cookie, context: world.context() })).toMatchObject({
      status: 403,
    })
  })
})

// Tables and paper: made, moved, cleared by forms; badges and lists hold those who come and nobody else.
import { describe, expect, test } from 'vitest'
import { wordsOfPages } from '~/i18n/all'
import { respond } from '~/domain/invitations/answering.server'
import { paths } from '~/paths'
import { testWorld, type World } from '../world'
import { visit } from './door'

const t = wordsOfPages('fi')

/** An event that six attend, two of each of three sectors, and one has declined. */
async function attended(world: World) {
  const sectors = await Promise.all(['VM', 'OM', 'SM'].map((code) => world.sector(code)))
  const bodies = await Promise.all(sectors.map((sectorId) => world.organisation({ sectorId })))
  const people = await Promise.all(
    Array.from({ length: 7 }, (_, at) =>
      world.person({
        firstName: `Etunimi${at}`,
        lastName: `Sukunimi${at}`,
        organisationId: bodies[at % 3] ?? '',
      }),
    ),
  )
  const { eventId, invitationIds } = await world.invited(people)
  for (const [at, invitationId] of invitationIds.entries())
    await world.act((c) =>
      respond(c, { invitationId, answer: at === 6 ? 'no' : 'yes', comment: '', source: 'organiser' }),
    )
  return { eventId, invitationIds }
}

const seat = (world: World, eventId: string, form: Record<string, string>) =>
  visit(world, paths.eventTables(eventId), {
    as: world.organiser.personId,
    form: { intent: 'seat', ...form },
  })

/** The name of the event, and what stands under the heading, since the trail is not printed. */
const title = 'Johdon päivä: ennakointi'
const factsOf = (html: string) => /<\/h1>([^]*?)<\/header>/.exec(html)?.[1] ?? ''

const tablesOf = async (world: World) =>
  (await world.db.selectFrom('invitation').select(['id', 'tableNumber']).orderBy('id').execute()).map(
    ({ tableNumber }) => tableNumber,
  )

describe('tables', () => {
  test('are made by number or by seats, show how they mix, and put one organisation at different tables', async () => {
    await using world = await testWorld()
    const { eventId } = await attended(world)
    const as = world.organiser.personId
    const empty = await visit(world, paths.eventTables(eventId), { as })
    expect(empty.text).toContain(t('door.tables.none'))
    expect((await seat(world, eventId, { count: '3', unit: 'seats', how: 'anew' })).to).toBe(
      paths.eventTables(eventId, { done: 'seated' }),
    )
    expect((await tablesOf(world)).filter((table) => table !== null).sort()).toEqual([1, 1, 1, 2, 2, 2])
    const page = await visit(world, paths.eventTables(eventId, { done: 'seated' }), { as })
    for (const words of [t('door.tables.done.seated'), t('door.tables.mixedBest'), t('door.tables.apart')])
      expect(page.text).toContain(words)
  })

  test('are kept when somebody comes late; a person is moved, and moved back', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await attended(world)
    const as = world.organiser.personId
    await seat(world, eventId, { count: '2', unit: 'tables', how: 'anew' })
    const before = await tablesOf(world)
    const late = invitationIds[6] ?? ''
    await world.act((c) =>
      respond(c, { invitationId: late, answer: 'yes', comment: '', source: 'organiser' }),
    )
    expect((await visit(world, paths.eventTables(eventId), { as })).text).toContain(
      t('door.papers.noTable', { people: 1 }),
    )
    await seat(world, eventId, { count: '2', unit: 'tables', how: 'keep' })
    const after = await tablesOf(world)
    expect(after.filter((table, at) => before[at] !== null && table !== before[at])).toEqual([])
    expect(after).not.toContain(null)

    const move = (table: string) =>
      visit(world, paths.eventTables(eventId), { as, form: { intent: 'move', invitationId: late, table } })
    const { to } = await move('3')
    expect(to).toContain('done=moved')
    const page = await visit(world, to ?? '', { as })
    expect(page.text).toContain(t('door.tables.done.moved', { name: 'Etunimi6 Sukunimi6', table: 3 }))
    expect(page.text).toContain(t('door.undo'))
    await move('')
    expect(await tablesOf(world)).toContain(null)
    await visit(world, paths.eventTables(eventId), { as, form: { intent: 'clear' } })
    expect(new Set(await tablesOf(world))).toEqual(new Set([null]))
  })

  test.each(['', 'monta', '0', '201', '2.5', '-1'])(
    'of “%s” are refused, and what was typed stays',
    async (count) => {
      await using world = await testWorld()
      const { eventId } = await attended(world)
      const page = await seat(world, eventId, { count, unit: 'tables', how: 'anew' })
      expect(page.text).toContain(t('reasons.tablesWrong'))
      expect(page.field('count')).toBe(count)
      expect(new Set(await tablesOf(world))).toEqual(new Set([null]))
    },
  )
})

describe('paper', () => {
  test('badges hold those who come, each with the sign of their sector', async () => {
    await using world = await testWorld()
    const { eventId } = await attended(world)
    const as = world.organiser.personId
    const page = await visit(world, paths.badges(eventId), { as })
    expect(page.html.match(/class="badge"/g)).toHaveLength(6)
    expect(page.html).toMatch(/class="badge-sector"[^>]*>VM</)
    expect(page.html).not.toMatch(/<b>Sukunimi6</)
    const one = await visit(world, paths.badges(eventId, { who: 'sector-VM', size: '63x38' }), { as })
    expect(one.html.match(/class="badge"/g)).toHaveLength(2)
    const blank = await visit(world, paths.badges(eventId, { who: 'blank', size: '85x54' }), { as })
    expect(blank.html.match(/class="badge"/g)).toHaveLength(10)
    const trial = await visit(world, paths.badges(eventId, { who: 'test', x: '1,5', y: '-1' }), { as })
    expect(trial.html).toContain('left:16.5mm;top:10mm')
  })

  test('lists hold those who come, by name, by organisation and by table', async () => {
    await using world = await testWorld()
    const { eventId } = await attended(world)
    const as = world.organiser.personId
    await seat(world, eventId, { count: '2', unit: 'tables', how: 'anew' })
    for (const [print, tables] of Object.entries({ names: 1, organisations: 3, tables: 2 })) {
      const { html } = await visit(world, paths.badges(eventId, { print }), { as })
      expect(html.match(/<table/g)).toHaveLength(tables)
      expect(html.match(/Sukunimi\d/g)).toHaveLength(6)
      expect(factsOf(html)).toContain(title)
    }
    const { html } = await visit(world, paths.eventTables(eventId, { print: '1' }), { as })
    expect(html.match(/Sukunimi\d/g)).toHaveLength(6)
    expect(factsOf(html)).toContain(title)
  })

  test('of an event to which nobody comes says so', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited([await world.person()])
    const page = await visit(world, paths.badges(eventId), { as: world.organiser.personId })
    expect(page.text).toContain(t('door.papers.nobody'))
  })
})

// The doors of deeds: the list, taking one back from any page, and what is said when that cannot be.
import { describe, expect, test } from 'vitest'
import { deedsOf } from '~/domain/core/deed-queries.server'
import { enterRow, inDeed, reviseRow, type Deed } from '~/domain/core/deeds.server'
import { personSortKey } from '#db/sort-key'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { testWorld, type World } from '../world'
import { visit } from './door'

const t = wordsOfPages('fi')
const as = (world: World) => ({ as: world.organiser.personId })

const done = async (
  world: World,
  thing: { kind: string; id: string },
  act: (d: Deed) => Promise<void>,
  detail: Record<string, string | number> = {},
) => {
  const sign = { act: 'anActWithoutWords', thing, detail }
  const { deedId } = await inDeed(world.db, { actor: world.organiser, now: world.now() }, sign, async (d) => {
    await act(d)
    return { ok: true as const }
  })
  return deedId ?? ''
}

const phoned = (world: World, id: string, phone: string) =>
  done(world, { kind: 'person', id }, (d) => reviseRow(d, 'person', id, { phone }))

const phoneOf = async (world: World, id: string) =>
  (await world.db.selectFrom('person').select('phone').where('id', '=', id).executeTakeFirst())?.phone

const undo = (world: World, deed: string, back?: string) =>
  visit(world, paths.undoDeed(deed), { ...as(world), form: back === undefined ? {} : { back } })

describe('taking back', () => {
  test('goes back to the page that asked, and says so there', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const deed = await phoned(world, person, '1')
    const ended = await undo(world, deed, `${paths.people({ q: 'a' })}&done=x&deed=${deed}`)
    expect(ended.to).toBe('/people?q=a&undone=1')
    expect(await phoneOf(world, person)).toBeNull()
    const { text } = await visit(world, paths.deeds() + '?undone=1', as(world))
    expect(text).toContain(t('registry.deeds.notice.undone'))
  })

  test.each(['//evil.example/', 'https://evil.example/', '/.//evil.example', 'javascript:alert(1)', ''])(
    'never leads off the app: %j',
    async (back) => {
      await using world = await testWorld()
      const deed = await phoned(world, await world.person(), '1')
      expect((await undo(world, deed, back)).to).toBe('/deeds?undone=1')
    },
  )

  test('leads to the list when the page goes with what it showed', async () => {
    await using world = await testWorld()
    const names = { firstName: 'Aatu', lastName: 'Uusi' }
    const deed = await done(world, { kind: 'person', id: 'new' }, (d) =>
      enterRow(d, 'person', {
        id: 'new',
        ...names,
        sortName: personSortKey(names),
        language: 'fi',
        phone: null,
        createdAt: world.now(),
      }),
    )
    expect((await undo(world, deed, paths.person('new'))).to).toBe('/deeds?undone=1')
    expect(await phoneOf(world, 'new')).toBeUndefined()
  })

  test('is refused when the row was changed since; the page tells what stands in the way', async () => {
    await using world = await testWorld()
    const person = await world.person({ firstName: 'Maija', lastName: 'Mehiläinen' })
    const first = await phoned(world, person, '1')
    const second = await phoned(world, person, '2')
    const ended = await undo(world, first, paths.deeds())
    expect(ended.to).toBe(`/deeds?undoRefused=changedSince&deed=${first}`)
    expect(await phoneOf(world, person)).toBe('2')
    const page = await visit(world, ended.to ?? '', as(world))
    expect(page.text).toContain(t('reasons.changedSince'))
    expect(page.text).toContain(`${t('registry.deeds.tables.person')}: Maija Mehiläinen`)
    expect(page.html).toContain(`href="${paths.deeds({ deed: second })}"`)
    expect(page.html).not.toContain(`action="${paths.undoDeed(first)}"`)
  })

  test('is refused a second time, and after its days', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const [one, two] = [await phoned(world, person, '1'), await phoned(world, person, '2')]
    await undo(world, two)
    expect((await undo(world, two)).to).toBe(`/deeds?undoRefused=undoneAlready&deed=${two}`)
    world.pass({ hours: 31 * 24 })
    expect((await undo(world, one)).to).toBe(`/deeds?undoRefused=undoTooLate&deed=${one}`)
    expect((await visit(world, paths.deeds(), as(world))).html).not.toContain('/undo"')
  })

  test('of a deed that there is not finds nothing; opening the address by itself does nothing', async () => {
    await using world = await testWorld()
    expect((await undo(world, 'none')).status).toBe(404)
    const person = await world.person()
    const deed = await phoned(world, person, '1')
    expect((await visit(world, paths.undoDeed(deed), as(world))).to).toBe(paths.deeds())
    expect(await phoneOf(world, person)).toBe('1')
    expect((await visit(world, paths.undoDeed(deed), { as: person, form: {} })).status).toBe(403)
  })
})

describe('the list of deeds', () => {
  test('is empty at first and says so', async () => {
    await using world = await testWorld()
    expect((await visit(world, paths.deeds(), as(world))).text).toContain(t('registry.deeds.none'))
  })

  test('tells when, who and what, the newest first, in words even for an act without its own', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const [first, second] = [await phoned(world, person, '1'), await phoned(world, person, '2')]
    const { text, html } = await visit(world, paths.deeds(), as(world))
    expect(text).toContain(t('registry.deeds.someAct'))
    expect(text).toContain('Aino Virta')
    expect(html).not.toContain('anActWithoutWords')
    expect(html.indexOf(second)).toBeLessThan(html.indexOf(first))
  })

  test('is narrowed to a kind, and paged', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const network = await world.network()
    for (let at = 0; at < 31; at++) await phoned(world, person, String(at))
    const own = await done(world, { kind: 'network', id: network }, (d) =>
      reviseRow(d, 'network', network, { nameFi: 'Uusi nimi' }),
    )
    const narrowed = await visit(world, paths.deeds({ thing: 'network' }), as(world))
    expect(narrowed.html.match(/role="rowheader"/g)).toHaveLength(1)
    expect(narrowed.html).toContain(own)
    const last = await visit(world, paths.deeds({ page: '2' }), as(world))
    expect(last.html.match(/role="rowheader"/g)).toHaveLength(2)
  })

  test('one deed says how much taking it back would touch before it is taken back', async () => {
    await using world = await testWorld()
    const [one, two] = [await world.person(), await world.person()]
    const deed = await done(world, { kind: 'person', id: one }, async (d) => {
      await reviseRow(d, 'person', one, { phone: '1' })
      await reviseRow(d, 'person', one, { phone: '2' })
      await reviseRow(d, 'person', two, { phone: '1' })
    })
    const { text, html } = await visit(world, paths.deeds({ deed }), as(world))
    expect(text).toContain(t('registry.deeds.willTakeBack', { count: 2 }))
    expect(html).toContain(`action="${paths.undoDeed(deed)}"`)
  })

  test('of one thing holds what was done to it alone, the newest first', async () => {
    await using world = await testWorld()
    const [one, two] = [await world.person(), await world.person()]
    const deeds = [await phoned(world, one, '1'), await phoned(world, one, '2')]
    await phoned(world, two, '1')
    const rows = await deedsOf(world.db, { kind: 'person', id: one })
    expect(rows.map(({ id }) => id)).toEqual(deeds.reverse())
    expect(rows[0]).toMatchObject({ doneBy: 'Aino Virta', undoneAt: null, detail: {} })
  })

  test('of one thing holds also what was done to another and wrote its own row', async () => {
    await using world = await testWorld()
    const [one, two] = [await world.person(), await world.person()]
    const { deedId } = await inDeed(
      world.db,
      { actor: world.organiser, now: world.now() },
      { act: 'mergePeople', thing: { kind: 'person', id: two } },
      async (d) => {
        await reviseRow(d, 'person', one, { mergedInto: two })
        return { ok: true as const }
      },
    )
    for (const id of [one, two])
      expect(await deedsOf(world.db, { kind: 'person', id })).toMatchObject([{ id: deedId }])
  })

  test.each(['sv', 'en'] as const)('speaks %s', async (locale) => {
    await using world = await testWorld()
    await phoned(world, await world.person(), '1')
    const { text } = await visit(world, paths.deeds(), { ...as(world), locale })
    expect(text).toContain(wordsOfPages(locale)('registry.deeds.someAct'))
  })
})

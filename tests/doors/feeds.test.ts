// The doors of feeds: their page, and their addresses as calendar programs ask for them (rules F1 and F2).
import { describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { eventsAt, feedMade, fetched } from '../feeds/fetching'
import { lettersIn, testWorld, type World } from '../world'
import { visit } from './door'

const inForce = (world: World) =>
  world.db.selectFrom('feed').select(['id', 'kind']).where('revokedAt', 'is', null).execute()

/** Presses a button of the feed of a thing that the person has in force. */
async function press(world: World, as: string, intent: 'rotate' | 'revoke', given: { feed?: string } = {}) {
  const [feed] = await inForce(world)
  const form = { intent, thing: 'own', id: crypto.randomUUID(), feed: given.feed ?? feed?.id ?? '' }
  return visit(world, paths.feeds(), { as, form })
}

describe('the page', () => {
  test('offers everybody their own feed, those in small groups their groups’, organisers theirs', async () => {
    await using world = await testWorld()
    const [alumnus, member, liaison] = [await world.person(), await world.person(), await world.person()]
    const group = await world.network({ kind: 'smallGroup', nameFi: 'Pienryhmä 3' })
    const ended = await world.network({ kind: 'smallGroup', nameFi: 'Pienryhmä 1', endedOn: '2026-01-01' })
    await world.member(group, member)
    await world.member(ended, member)
    await world.member(group, liaison, { role: 'liaison' })
    const keysOf = async (as: string) =>
      [...(await visit(world, paths.feeds(), { as })).html.matchAll(/name="thing" value="([^"]*)"/g)].map(
        ([, key]) => key,
      )
    expect(await keysOf(alumnus)).toEqual(['own'])
    expect(await keysOf(member)).toEqual(['own', `group:${group}`])
    expect(await keysOf(liaison)).toEqual(['own', `group:${group}`])
    expect(await keysOf(world.organiser.personId)).toEqual([
      'own',
      'organiser',
      ...['managementDay', 'publicManagementDay', 'morningCoffee', 'other'].map(
        (kind) => `eventKind:${kind}`,
      ),
    ])
    const { text } = await visit(world, paths.feeds(), { as: member })
    for (const said of ['Pienryhmä 3', 'Ei luotu', 'Näin lisäät kalenterin', 'kerran tai kahdesti päivässä'])
      expect(text).toContain(said)
    expect(text).not.toContain('Järjestäjän syötteet')
  })

  test('F3: shows an address once, as https and webcal, and how often Google looks; then when it was made and last fetched', async () => {
    await using world = await testWorld()
    const as = await world.person()
    const form = { id: crypto.randomUUID(), intent: 'make', thing: 'own' }
    const made = await visit(world, paths.feeds(), { as, form })
    expect(made.text).toContain('Syöte on valmis: Omat tilaisuutesi. Osoite näytetään vain nyt.')
    expect(made.field('https')).toMatch(/^http:\/\/127\.0\.0\.1:3000\/calendar\/[\w-]{43}\.ics$/)
    expect(made.field('webcal')).toBe(made.field('https')?.replace('http:', 'webcal:'))
    expect(made.text).toContain('Google kerran tai kahdesti päivässä')
    const before = await visit(world, paths.feeds(), { as })
    expect(before.text).toContain('Luotu to 1.10.2026 klo 12 · Ei vielä haettu')
    expect(before.html).not.toMatch(/calendar\/[\w-]{43}/)
    await fetched(world, new URL(made.field('https') ?? '').pathname)
    expect((await visit(world, paths.feeds(), { as })).text).toContain('Viimeksi haettu to 1.10.2026 klo 12')
  })

  test('is found where people look: one’s calendar, the week, a group’s page, the year', async () => {
    await using world = await testWorld()
    const member = await world.person()
    const group = await world.network({ kind: 'smallGroup' })
    await world.member(group, member)
    const looked: [string, string][] = [
      [paths.myCalendar(), member],
      [paths.myWeek(), member],
      [paths.group(group), member],
      [paths.year(), world.organiser.personId],
    ]
    for (const [address, as] of looked)
      expect((await visit(world, address, { as })).html, address).toContain(`href="${paths.feeds()}"`)
  })

  test('is said in each language', async () => {
    await using world = await testWorld()
    const as = await world.person()
    for (const [locale, says] of [
      ['fi', 'Kalenterisyötteet'],
      ['sv', 'Kalenderflöden'],
      ['en', 'Calendar feeds'],
    ] as const)
      expect((await visit(world, paths.feeds(), { as, locale })).text).toContain(says)
  })

  test('the same form twice makes one, and keeps its secret', async () => {
    await using world = await testWorld()
    const as = await world.person()
    const form = { id: crypto.randomUUID(), intent: 'make', thing: 'own' }
    await visit(world, paths.feeds(), { as, form })
    const again = await visit(world, paths.feeds(), { as, form })
    expect(again.text).toContain('eikä osoitetta voi näyttää toista kertaa')
    expect(await world.db.selectFrom('feed').select('id').execute()).toHaveLength(1)
  })

  test('two windows: the second neither makes another nor ends an address unseen', async () => {
    await using world = await testWorld()
    const as = await world.person()
    const first = await feedMade(world, as)
    const form = { id: crypto.randomUUID(), intent: 'make', thing: 'own' }
    expect((await visit(world, paths.feeds(), { as, form })).text).toContain('Syöte on jo luotu')
    const [old] = await inForce(world)
    await press(world, as, 'rotate')
    for (const intent of ['rotate', 'revoke'] as const) {
      const late = await press(world, as, intent, { feed: old?.id ?? '' })
      expect(late.text).toContain('Syötettä on muutettu sillä välin')
    }
    expect(await inForce(world)).toHaveLength(1)
    expect((await fetched(world, first)).status).toBe(404)
  })

  test('says what changing and ending will do, and does it', async () => {
    await using world = await testWorld()
    const as = await world.person()
    const first = await feedMade(world, as)
    const page = await visit(world, paths.feeds(), { as })
    expect(page.text).toContain('vanha lakkaa toimimasta heti')
    expect(page.text).toContain('syöte enää päivity missään kalenterissa')
    const rotated = await press(world, as, 'rotate')
    const second = new URL(rotated.field('https') ?? '').pathname
    expect(rotated.text).toContain('Osoite on vaihdettu')
    expect([(await fetched(world, first)).status, (await fetched(world, second)).status]).toEqual([404, 200])
    const ended = await press(world, as, 'revoke')
    expect(ended.to).toBe(paths.feeds({ done: 'revoked' }))
    expect((await visit(world, ended.to ?? '', { as })).text).toContain('Syöte on lopetettu')
    expect((await fetched(world, second)).status).toBe(404)
    expect((await press(world, as, 'revoke', { feed: 'x' })).to).toBe(paths.feeds({ done: 'revoked' }))
  })

  test('makes nothing that is not for them, and bears odd forms', async () => {
    await using world = await testWorld()
    const as = await world.person()
    const group = await world.network({ kind: 'smallGroup' })
    const forum = await world.network({ kind: 'forum' })
    await world.member(forum, as)
    for (const thing of ['organiser', 'eventKind:morningCoffee', `group:${group}`, `group:${forum}`]) {
      const form = { id: crypto.randomUUID(), intent: 'make', thing }
      expect((await visit(world, paths.feeds(), { as, form })).status, thing).toBe(404)
    }
    for (const form of <Record<string, string>[]>[
      {},
      { intent: 'make', thing: 'own', id: 'x' },
      { intent: 'make', thing: 'eventKind:zzz', id: crypto.randomUUID() },
      { intent: 'zzz', thing: 'own', id: crypto.randomUUID(), feed: 'x' },
    ])
      expect((await visit(world, paths.feeds(), { as, form })).to).toBe(paths.feeds())
    expect(await inForce(world)).toEqual([])
    expect(await world.db.selectFrom('audit').select('act').execute()).toEqual([])
  })

  test('an organiser’s feeds stand side by side, each with an address of its own', async () => {
    await using world = await testWorld()
    const { personId } = world.organiser
    const paths_ = [
      await feedMade(world, personId),
      await feedMade(world, personId, 'organiser'),
      await feedMade(world, personId, 'eventKind:morningCoffee'),
    ]
    for (const path of paths_) expect((await fetched(world, path)).status).toBe(200)
    expect(await inForce(world)).toHaveLength(3)
  })
})

describe('the address', () => {
  test('answers a calendar, without cookie or redirect, and no letter’s secret', async () => {
    await using world = await testWorld()
    const as = await world.person()
    await world.invited([as])
    const path = await feedMade(world, as)
    const answer = await fetched(world, path)
    const text = await answer.text()
    expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
    expect([answer.headers.get('Set-Cookie'), answer.headers.get('Location')]).toEqual([null, null])
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER/)
    const [letter] = await lettersIn(world.db)
    const secret = letter?.data.answerToken
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(text.replace(/\r\n /g, '')).not.toContain(secret)
  })

  test('says by its strong ETag what it answers: 304 to one who holds it', async () => {
    await using world = await testWorld()
    const as = await world.person()
    const { eventId } = await world.invited([as])
    const path = await feedMade(world, as)
    const first = await fetched(world, path)
    const text = await first.text()
    const etag = first.headers.get('ETag') ?? ''
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    for (const held of [etag, `W/${etag}`, `"x", ${etag}`, `"x" , W/${etag},"y"`, '*']) {
      const same = await fetched(world, path, { 'If-None-Match': held })
      expect([same.status, await same.text(), same.headers.get('ETag')], held).toEqual([304, '', etag])
    }
    for (const held of ['"x"', etag.replaceAll('"', ''), `"${etag}"`, ''])
      expect((await fetched(world, path, { 'If-None-Match': held })).status, held).toBe(200)
    expect((await fetched(world, path, {}, 'HEAD')).headers.get('ETag')).toBe(etag)
    world.pass({ hours: 5 })
    expect(await (await fetched(world, path)).text()).toBe(text)
    await world.db.updateTable('event').set({ titleFi: 'Uusi nimi' }).where('id', '=', eventId).execute()
    const changed = await fetched(world, path, { 'If-None-Match': etag })
    expect([changed.status, changed.headers.get('ETag') === etag]).toEqual([200, false])
  })

  test('notes when it was fetched, once an hour at most, to one who holds it too', async () => {
    await using world = await testWorld()
    const path = await feedMade(world, await world.person())
    const noted = async () =>
      (await world.db.selectFrom('feed').select('fetchedAt').executeTakeFirst())?.fetchedAt
    await fetched(world, path)
    const at = await noted()
    expect(at).toBe(world.now())
    world.pass({ minutes: 50 })
    await fetched(world, path)
    expect(await noted()).toBe(at)
    world.pass({ minutes: 11 })
    expect((await fetched(world, path, { 'If-None-Match': '*' })).status).toBe(304)
    expect(await noted()).toBe(world.now())
  })

  test.each(['/calendar/x.ics', '/calendar/people.csv', '/calendar/.ics', `/calendar/${'a'.repeat(43)}.ics`])(
    '%s opens nothing',
    async (path) => {
      await using world = await testWorld()
      const nothing = await fetched(world, path)
      expect([nothing.status, await nothing.text(), nothing.headers.get('Location')]).toEqual([404, '', null])
    },
  )
})

describe('a feed dies by itself', () => {
  const dead = async (world: World, path: string) => {
    const gone = await fetched(world, path)
    expect([gone.status, await gone.text(), gone.headers.get('ETag')]).toEqual([404, '', null])
  }

  test('when its owner organises no more', async () => {
    await using world = await testWorld()
    const { personId } = world.organiser
    const all = await feedMade(world, personId, 'organiser')
    const coffee = await feedMade(world, personId, 'eventKind:morningCoffee')
    const own = await feedMade(world, personId)
    await world.db.updateTable('organiser').set({ validTo: '2026-09-30' }).execute()
    await dead(world, all)
    await dead(world, coffee)
    expect((await fetched(world, own)).status).toBe(200)
  })

  test('when its owner is not of the group any more, or the group has ended', async () => {
    await using world = await testWorld()
    const [leaver, stayer] = [await world.person(), await world.person()]
    const group = await world.network({ kind: 'smallGroup' })
    const left = await world.member(group, leaver)
    await world.member(group, stayer)
    const [first, second] = [
      await feedMade(world, leaver, `group:${group}`),
      await feedMade(world, stayer, `group:${group}`),
    ]
    await world.db.updateTable('membership').set({ validTo: '2026-09-30' }).where('id', '=', left).execute()
    await dead(world, first)
    expect((await fetched(world, second)).status).toBe(200)
    await world.db.updateTable('network').set({ endedOn: '2026-09-30' }).where('id', '=', group).execute()
    await dead(world, second)
  })

  test('when its owner has left the registry: merged into another, or with no address in use', async () => {
    await using world = await testWorld()
    const [merged, other, gone] = [await world.person(), await world.person(), await world.person()]
    const [first, second] = [await feedMade(world, merged), await feedMade(world, gone)]
    expect(await eventsAt(world, first)).toEqual([])
    await world.db.updateTable('person').set({ mergedInto: other }).where('id', '=', merged).execute()
    await world.db
      .updateTable('address')
      .set({ validTo: '2026-09-30' })
      .where('personId', '=', gone)
      .execute()
    await dead(world, first)
    await dead(world, second)
  })
})

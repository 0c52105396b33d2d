// What has changed: which of what was told is still news, and that nobody hears of what is not theirs.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventById } from '~/domain/events/queries.server'
import { changeEvent } from '~/domain/invitations/changing.server'
import { eventNews, inNewsOrder, joinNews, type Joining, type Told } from '~/domain/own/news'
import { newsOf } from '~/domain/own/news.server'
import { completePlan, testWorld, type World } from '../world'

const now = '2026-10-01T09:00:00.000Z'
const told = (given: Partial<Told> = {}): Told => ({
  kind: 'timeChanged',
  at: '2026-09-30T09:00:00.000Z',
  invitationId: 'i',
  titleFi: 'T',
  titleSv: '',
  titleEn: '',
  startsAt: '2026-12-03T10:00:00.000Z',
  endsAt: '2026-12-03T14:00:00.000Z',
  place: 'Säätytalo',
  status: 'open',
  seat: 'none',
  offerUntil: null,
  forName: null,
  ...given,
})
const kinds = (all: Told[]) => eventNews(all, now).map(({ kind }) => kind)

describe('of events', () => {
  test('a new time is told once, however often it changed', () => {
    const earlier = told({ at: '2026-09-20T09:00:00.000Z' })
    expect(eventNews([earlier, told()], now)).toMatchObject([{ kind: 'timeChanged', on: '2026-09-30' }])
  })
  test('a new time says the new place too, whichever came last', () => {
    const place = told({ kind: 'detailsChanged', at: '2026-09-30T10:00:00.000Z' })
    expect(kinds([told(), place])).toEqual(['timeChanged'])
    expect(kinds([place, told()])).toEqual(['timeChanged'])
    expect(kinds([place])).toEqual(['detailsChanged'])
  })
  test('what is called off is called off, and nothing else of it is news', () => {
    const off = { status: 'cancelled' as const }
    expect(
      kinds([told(off), told({ ...off, kind: 'cancelled' }), told({ ...off, kind: 'promoted' })]),
    ).toEqual(['cancelled'])
  })
  test.each([
    ['a seat that they still have', { kind: 'promoted', seat: 'seated' }, true],
    ['a seat given up since', { kind: 'promoted', seat: 'none' }, false],
    ['an offer that runs', { kind: 'offered', offerUntil: '2026-10-01T10:00:00.000Z' }, true],
    ['an offer that ran out', { kind: 'offered', offerUntil: '2026-10-01T09:00:00.000Z' }, false],
    ['an offer taken', { kind: 'offered', offerUntil: null }, false],
    ['an event that is over', { endsAt: now }, false],
  ] satisfies [string, Partial<Told>, boolean][])('%s', (_, given, is) => {
    expect(kinds([told(given)])).toHaveLength(is ? 1 : 0)
  })
  test('whatever was told: at most a line of the event and one of the seat, and nothing that is over', () => {
    const any = fc.record({
      kind: fc.constantFrom(
        'cancelled',
        'timeChanged',
        'detailsChanged',
        'promoted',
        'offered',
      ) as fc.Arbitrary<Told['kind']>,
      at: fc.constantFrom('2026-09-20T09:00:00.000Z', '2026-09-30T09:00:00.000Z'),
      invitationId: fc.constantFrom('a', 'b'),
      status: fc.constantFrom('open', 'cancelled') as fc.Arbitrary<Told['status']>,
      seat: fc.constantFrom('none', 'seated') as fc.Arbitrary<Told['seat']>,
      endsAt: fc.constantFrom('2026-09-01T00:00:00.000Z', '2026-12-03T14:00:00.000Z'),
    })
    fc.assert(
      fc.property(fc.array(any), (all) => {
        const news = eventNews(all.map(told), now)
        for (const id of ['a', 'b'])
          expect(news.filter((one) => one.invitationId === id).length).toBeLessThanOrEqual(2)
        expect(news.every(({ endsAt }) => endsAt > now)).toBe(true)
      }),
    )
  })
})

describe('of circles', () => {
  const joining = (personId: string, validFrom: string, networkId = 'n'): Joining => ({
    ...{ networkId, personId, validFrom, name: `N ${personId}` },
    ...{ nameFi: 'V', nameSv: 'N', nameEn: 'N' },
  })
  test('those of one circle stand in one line, the newest first, each once', () => {
    const all = [joining('a', '2026-09-20'), joining('b', '2026-09-28'), joining('a', '2026-09-25')]
    expect(joinNews(all)).toMatchObject([{ on: '2026-09-28', people: ['N b', 'N a'] }])
  })
  test('circles are told apart, and the newest day of all is first', () => {
    const news = joinNews([joining('a', '2026-09-20', 'x'), joining('b', '2026-09-28', 'y')])
    expect(inNewsOrder(news).map(({ on }) => on)).toEqual(['2026-09-28', '2026-09-20'])
  })
})

describe('as it is read', () => {
  const actor = (world: World, personId: string, managerIds: string[] = []) =>
    newsOf(world.db, { personId, managerIds, organiser: false }, world.now())

  async function moved(world: World, eventId: string): Promise<void> {
    const { version } = await eventById(world.db, eventId)
    const time = { startsAt: '2026-12-04T10:00:00.000Z', endsAt: '2026-12-04T14:00:00.000Z' }
    const given = { version, plan: { ...completePlan, ...time }, tell: true, batchId: 'a-batch' }
    expect(await world.act((c) => changeEvent(c, eventId, given))).toMatchObject({ ok: true })
  }

  test('an event that moved is news to the invited and to the assistant, to nobody else', async () => {
    await using world = await testWorld()
    const [manager, assistant, other] = [await world.person(), await world.person(), await world.person()]
    await world.assist(manager, assistant)
    const { eventId } = await world.invited([manager, other])
    const stranger = await world.person()
    await moved(world, eventId)
    expect(await actor(world, manager)).toMatchObject([{ kind: 'timeChanged', forName: null }])
    expect(await actor(world, assistant, [manager])).toMatchObject([
      { kind: 'timeChanged', forName: expect.stringContaining('Testi') as string },
    ])
    expect(await actor(world, stranger)).toEqual([])
    world.pass({ hours: 24 * 16 })
    expect(await actor(world, manager)).toEqual([])
  })

  test('who came into a circle after the reader, not who changed a task, nor oneself', async () => {
    await using world = await testWorld()
    const network = await world.network()
    const [reader, comer, old, left] = await Promise.all([1, 2, 3, 4].map(() => world.person()))
    await world.member(network, reader ?? '')
    await world.member(network, comer ?? '', { validFrom: '2026-09-25' })
    await world.member(network, old ?? '', { validTo: '2026-09-19' })
    await world.member(network, old ?? '', { validFrom: '2026-09-20', role: 'chair' })
    await world.member(network, left ?? '', { validFrom: '2026-09-20', validTo: '2026-09-28' })
    const news = await actor(world, reader ?? '')
    expect(news).toMatchObject([{ kind: 'joined', networkId: network, on: '2026-09-25' }])
    expect(news[0]?.kind === 'joined' && news[0].people).toHaveLength(1)
    expect(await actor(world, comer ?? '')).toEqual([])
  })

  test('a note on a board of one’s own circle, until it is taken off', async () => {
    await using world = await testWorld()
    const network = await world.network()
    const [reader, author, outside] = [await world.person(), await world.person(), await world.person()]
    await world.member(network, reader)
    await world.member(network, author)
    await world.db
      .insertInto('boardNote')
      .values({
        ...{ id: 'a-note', networkId: network, authorId: author, kind: 'ask', title: 'Kuka auttaa?' },
        ...{ text: '', postedAt: '2026-09-28T09:00:00.000Z', startsAt: null, closedAt: null },
        ...{ hiddenAt: null, hiddenBy: null, letterAt: null },
      })
      .execute()
    expect(await actor(world, reader)).toMatchObject([{ kind: 'board', boardKind: 'ask', on: '2026-09-28' }])
    expect(await actor(world, author)).toEqual([])
    expect(await actor(world, outside)).toEqual([])
    await world.db.updateTable('boardNote').set({ hiddenAt: world.now(), hiddenBy: author }).execute()
    expect(await actor(world, reader)).toEqual([])
  })
})

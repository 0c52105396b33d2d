// Acts on rounds on a real database: opening, calling, reminding, answering, keeping apart, forgetting.
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { undoDeed } from '~/domain/core/undoing.server'
import { later } from '~/domain/core/time'
import { groupLinkByToken } from '~/domain/groups/links.server'
import { answerCall } from '~/domain/rounds/answering.server'
import { callListOf } from '~/domain/rounds/calling.server'
import {
  addByHand,
  callCandidates,
  callListed,
  keepApart,
  letTogether,
  listForCall,
  remindSilent,
  removeCandidate,
} from '~/domain/rounds/candidate-acts.server'
import { forgetWishes } from '~/domain/rounds/forgetting.server'
import { closeRound, openRound, reviseRound, type RoundGiven } from '~/domain/rounds/round-acts.server'
import { candidatesOf, roundById, roundsAll } from '~/domain/rounds/rounds.server'
import { lettersIn, testWorld, type World } from '../world'
import { answer, candidate, doing, groupWith, round, rowOf, tokenOf } from './round'

const today = '2026-10-01'

const given: RoundGiven = {
  name: 'Kevät',
  startsOn: '2027-01-01',
  answerBy: '2026-11-30',
  messageFi: '',
  messageSv: '',
  messageEn: '',
  sizeMin: 8,
  sizeMax: 10,
  groups: [],
}

const rowsOf = (world: World, roundId: string) =>
  world.db.selectFrom('candidate').selectAll().where('roundId', '=', roundId).orderBy('id').execute()
const people = (world: World, count: number) =>
  Promise.all(Array.from({ length: count }, () => world.person()))

describe('a round', () => {
  test('is opened once however often its form is sent, with the groups that go on', async () => {
    await using world = await testWorld()
    const group = await groupWith(world, [])
    const id = v7()
    const once = await doing(world, (d) => openRound(d, id, { ...given, groups: [group, group] }))
    const twice = await doing(world, (d) => openRound(d, id, { ...given, groups: [group] }))
    expect([once.ok, once.deedId !== null, twice.deedId]).toEqual([true, true, null])
    expect(await roundById(world.db, id)).toMatchObject({ name: 'Kevät', groups: [group], version: 1 })
    expect(await roundsAll(world.db)).toMatchObject([{ id, called: 0, yes: 0, groups: 1 }])
  })

  test('takes no other network for a small group, and is not opened by a manager', async () => {
    await using world = await testWorld()
    const forum = await world.network({ kind: 'forum' })
    await expect(
      doing(world, (d) => openRound(d, v7(), { ...given, groups: [forum] })),
    ).rejects.toMatchObject({ status: 404 })
    const manager = await world.actor(await world.person())
    await expect(doing(world, (d) => openRound(d, v7(), given), manager)).rejects.toMatchObject({
      status: 403,
    })
  })

  test('is revised unless another organiser has been there; undoing brings back its groups', async () => {
    await using world = await testWorld()
    const [stays, goes, comes] = [
      await groupWith(world, []),
      await groupWith(world, []),
      await groupWith(world, []),
    ]
    const id = await round(world, { groups: [stays, goes] })
    const revised = await doing(world, (d) => reviseRound(d, id, 1, { ...given, groups: [stays, comes] }))
    expect(new Set((await roundById(world.db, id)).groups)).toEqual(new Set([stays, comes]))
    expect(await doing(world, (d) => reviseRound(d, id, 1, given))).toMatchObject({
      reason: 'changedMeanwhile',
    })
    await undoDeed(world.db, { actor: world.organiser, now: world.now() }, revised.deedId ?? '')
    expect(new Set((await roundById(world.db, id)).groups)).toEqual(new Set([stays, goes]))
  })

  test('that is over takes nothing more', async () => {
    await using world = await testWorld()
    const [one, other] = await people(world, 2)
    const id = await round(world)
    const candidateId = await candidate(world, id, one!)
    expect(await doing(world, (d) => closeRound(d, id))).toMatchObject({ ok: true })
    const refused = { ok: false, reason: 'roundOver' }
    expect(await doing(world, (d) => closeRound(d, id))).toMatchObject(refused)
    expect(await doing(world, (d) => reviseRound(d, id, 2, given))).toMatchObject(refused)
    expect(await doing(world, (d) => listForCall(d, id, [other!]))).toMatchObject(refused)
    expect(await doing(world, (d) => addByHand(d, id, [other!]))).toMatchObject(refused)
    expect(
      await doing(world, (d) => callCandidates(d, id, { personIds: [other!], batch: 'b' })),
    ).toMatchObject(refused)
    expect(await doing(world, (d) => remindSilent(d, id, { batchId: 'b' }))).toMatchObject(refused)
    expect(await doing(world, (d) => removeCandidate(d, candidateId))).toMatchObject(refused)
    expect(await doing(world, (d) => keepApart(d, id, one!, other!))).toMatchObject(refused)
    expect(await world.act((c) => answerCall(c, candidateId, answer, 'organiser'))).toMatchObject(refused)
  })
})

describe('calling', () => {
  test('writes to each in their language with a link of their own; the same press and the same people once', async () => {
    await using world = await testWorld()
    const [one, other] = [await world.person({ language: 'sv' }), await world.person({ language: 'en' })]
    const id = await round(world)
    const press = { personIds: [one, other, one], batch: 'press' }
    expect(await doing(world, (d) => callCandidates(d, id, press))).toMatchObject({ called: 2, unreached: 0 })
    expect(await doing(world, (d) => callCandidates(d, id, press))).toMatchObject({ called: 0 })
    expect(await doing(world, (d) => callCandidates(d, id, { ...press, batch: 'again' }))).toMatchObject({
      reason: 'nobodyToCall',
    })
    const letters = await lettersIn(world.db)
    expect(letters.map(({ kind, locale }) => [kind, locale]).sort()).toEqual([
      ['groupCall', 'en'],
      ['groupCall', 'sv'],
    ])
    expect(letters[0]?.data).toMatchObject({
      reminder: false,
      answerBy: '2026-10-31',
      size: { min: 8, max: 10 },
      contact: { name: 'Aino Virta', email: 'aino.virta@vm.example' },
    })
    const link = await groupLinkByToken(world.db, 'call', await tokenOf(world, one))
    expect(link).toMatchObject({ personId: one, thingId: (await rowOf(world, one)).id })
  })

  test('keeps those whom no letter reaches on the list, and calls them once they have an address', async () => {
    await using world = await testWorld()
    const [reached, missing] = [await world.person(), await world.person({ email: null })]
    const id = await round(world)
    const called = await doing(world, (d) =>
      callCandidates(d, id, { personIds: [reached, missing], batch: 'one' }),
    )
    expect(called).toMatchObject({ called: 1, unreached: 1 })
    expect((await rowOf(world, missing)).calledAt).toBeNull()
    const list = await callListOf(world.db, await roundById(world.db, id), today)
    expect(list.people).toEqual([])
    expect(list.unreachable.map((person) => person.id)).toEqual([missing])
    await world.db
      .updateTable('person')
      .set({ privateEmail: 'oma@posti.example' })
      .where('id', '=', missing)
      .execute()
    const fresh = await callListOf(world.db, await roundById(world.db, id), today)
    expect(await doing(world, (d) => callListed(d, id, { batchId: 'two', mark: fresh.mark }))).toMatchObject({
      called: 1,
    })
  })

  test('skips who sits in a group of the round, and whose record was merged', async () => {
    await using world = await testWorld()
    const [sits, merged, free] = await people(world, 3)
    await world.db.updateTable('person').set({ mergedInto: free! }).where('id', '=', merged!).execute()
    const group = await groupWith(world, [sits!])
    const id = await round(world, { groups: [group] })
    await doing(world, (d) => callCandidates(d, id, { personIds: [sits!, merged!, free!], batch: 'b' }))
    expect((await rowsOf(world, id)).map((row) => row.personId)).toEqual([free])
  })

  test('two organisers at once: the list that was not seen is refused', async () => {
    await using world = await testWorld()
    const [one, other] = await people(world, 2)
    const id = await round(world)
    await doing(world, (d) => listForCall(d, id, [one!]))
    const { mark } = await callListOf(world.db, await roundById(world.db, id), today)
    await doing(world, (d) => listForCall(d, id, [other!]))
    expect(await doing(world, (d) => callListed(d, id, { batchId: 'b', mark }))).toMatchObject({
      reason: 'callListChanged',
    })
    expect(await lettersIn(world.db)).toEqual([])
  })

  test('is refused after the last day to answer, not on it', async () => {
    await using world = await testWorld()
    const [one, other] = await people(world, 2)
    const late = await round(world, { answerBy: '2026-09-30' })
    const onTheDay = await round(world, { answerBy: today })
    expect(
      await doing(world, (d) => callCandidates(d, late, { personIds: [one!], batch: 'a' })),
    ).toMatchObject({ reason: 'deadlinePassed' })
    expect(
      await doing(world, (d) => callCandidates(d, onTheDay, { personIds: [other!], batch: 'b' })),
    ).toMatchObject({ called: 1 })
  })

  test('who was taken out comes back when chosen again; who answered keeps the answer', async () => {
    await using world = await testWorld()
    const [one, yes] = await people(world, 2)
    const id = await round(world)
    const out = await candidate(world, id, one!, { removedAt: world.now() })
    await candidate(world, id, yes!, { answer: 'yes' })
    await doing(world, (d) => callCandidates(d, id, { personIds: [one!, yes!], batch: 'b' }))
    expect(await rowOf(world, one!)).toMatchObject({ id: out, removedAt: null })
    expect((await lettersIn(world.db)).map((letter) => letter.personId)).toEqual([one])
  })
})

describe('reminding', () => {
  test('reaches the silent alone, once a press; earlier links go on working', async () => {
    await using world = await testWorld()
    const [silent, yes, out, noAddress] = [...(await people(world, 3)), await world.person({ email: null })]
    const id = await round(world)
    await doing(world, (d) => callCandidates(d, id, { personIds: [silent!], batch: 'call' }))
    const first = await tokenOf(world, silent!)
    await candidate(world, id, yes!, { answer: 'yes' })
    await candidate(world, id, out!, { removedAt: world.now() })
    await candidate(world, id, noAddress!)
    expect(await doing(world, (d) => remindSilent(d, id, { batchId: 'r' }))).toMatchObject({ reminded: 1 })
    expect(await doing(world, (d) => remindSilent(d, id, { batchId: 'r' }))).toMatchObject({ reminded: 0 })
    const letters = await lettersIn(world.db)
    expect(letters.map(({ personId, data }) => [personId, data.reminder])).toEqual([
      [silent, false],
      [silent, true],
    ])
    expect((await rowOf(world, silent!)).remindedAt).toBe(world.now())
    expect(await groupLinkByToken(world.db, 'call', first)).not.toBeNull()
    expect(await groupLinkByToken(world.db, 'call', await tokenOf(world, silent!))).not.toBeNull()
  })

  test('says when nobody is silent', async () => {
    await using world = await testWorld()
    const id = await round(world)
    expect(await doing(world, (d) => remindSilent(d, id, { batchId: 'r' }))).toMatchObject({
      reason: 'nobodySilent',
    })
  })
})

describe('taking in by hand', () => {
  test('is a yes of the organiser’s; a “not now” stays', async () => {
    await using world = await testWorld()
    const [fresh, silent, no] = await people(world, 3)
    const id = await round(world)
    await candidate(world, id, silent!)
    await candidate(world, id, no!, { answer: 'notNow' })
    expect(await doing(world, (d) => addByHand(d, id, [fresh!, silent!, no!]))).toMatchObject({ added: 2 })
    expect(await rowOf(world, fresh!)).toMatchObject({
      answer: 'yes',
      calledAt: null,
      answerSource: 'organiser',
    })
    expect((await rowOf(world, silent!)).answer).toBe('yes')
    expect((await rowOf(world, no!)).answer).toBe('notNow')
    const { id: candidateId } = await rowOf(world, no!)
    await doing(world, (d) => removeCandidate(d, candidateId))
    expect(await doing(world, (d) => addByHand(d, id, [no!]))).toMatchObject({ reason: 'nobodyChosen' })
    expect((await rowOf(world, no!)).answer).toBe('notNow')
    expect(await lettersIn(world.db)).toEqual([])
  })

  test('can be taken back as a whole', async () => {
    await using world = await testWorld()
    const id = await round(world)
    const three = await people(world, 3)
    const { deedId } = await doing(world, (d) => addByHand(d, id, three))
    await undoDeed(world.db, { actor: world.organiser, now: world.now() }, deedId ?? '')
    expect(await rowsOf(world, id)).toEqual([])
  })

  test('says when nobody new was chosen', async () => {
    await using world = await testWorld()
    const id = await round(world)
    const nobody = { ok: false, reason: 'nobodyChosen' }
    expect(await doing(world, (d) => addByHand(d, id, []))).toMatchObject(nobody)
    expect(await doing(world, (d) => listForCall(d, id, ['no-such-person']))).toMatchObject(nobody)
  })
})

describe('keeping apart', () => {
  test('a pair is one whichever is named first; it can be let together again', async () => {
    await using world = await testWorld()
    const [one, other] = await people(world, 2)
    const id = await round(world)
    await candidate(world, id, one!)
    await candidate(world, id, other!)
    await doing(world, (d) => keepApart(d, id, one!, other!))
    await doing(world, (d) => keepApart(d, id, other!, one!))
    const pairs = await world.db.selectFrom('apartPair').selectAll().execute()
    expect(pairs).toHaveLength(1)
    const seen = await candidatesOf(world.db, id, today)
    expect(
      seen
        .map((person) => person.apart.map((apart) => apart.id))
        .flat()
        .sort(),
    ).toEqual([one, other].sort())
    expect(await doing(world, (d) => keepApart(d, id, one!, one!))).toMatchObject({
      reason: 'apartFromSelf',
    })
    await doing(world, (d) => letTogether(d, id, pairs[0]?.id ?? ''))
    expect(await world.db.selectFrom('apartPair').selectAll().execute()).toEqual([])
  })

  test('and wishes are forgotten a month after the round is over; the answers stay', async () => {
    await using world = await testWorld()
    const [one, other] = await people(world, 2)
    const wishes = { answer: 'yes' as const, apartWish: 'En hänen kanssaan', comment: 'Hei' }
    const open = await round(world)
    const recent = await round(world, { closedAt: later(world.now(), { hours: -24 * 29 }) })
    const over = await round(world, { confirmedAt: later(world.now(), { hours: -24 * 30 }) })
    for (const id of [open, recent, over]) {
      await candidate(world, id, one!, wishes)
      const [personId, otherId] = [one!, other!].sort() as [string, string]
      await world.db
        .insertInto('apartPair')
        .values({ id: v7(), roundId: id, personId, otherId, enteredBy: null, enteredAt: world.now() })
        .execute()
    }
    await forgetWishes(world.db, world.now())
    const left = await world.db.selectFrom('apartPair').select('roundId').execute()
    expect(left.map(({ roundId }) => roundId).sort()).toEqual([open, recent].sort())
    expect((await rowsOf(world, over))[0]).toMatchObject({ answer: 'yes', apartWish: '', comment: '' })
    expect((await rowsOf(world, recent))[0]).toMatchObject(wishes)
  })
})

describe('the list of everybody', () => {
  test('tells who sits where, who lacks what, who cannot be placed', async () => {
    await using world = await testWorld()
    const [sits, elsewhere] = await people(world, 2)
    const bare = await world.person({ email: null })
    await world.db
      .updateTable('appointment')
      .set({ validTo: '2026-09-30' })
      .where('personId', '=', bare)
      .execute()
    const [group, other] = [await groupWith(world, [sits!]), await groupWith(world, [elsewhere!])]
    const id = await round(world, { groups: [group] })
    await candidate(world, id, elsewhere!, { answer: 'yes' })
    await candidate(world, id, bare, { answer: 'yes' })
    const found = new Map((await candidatesOf(world.db, id, today)).map((one) => [one.id, one]))
    expect(found.get(sits!)).toMatchObject({ standing: 'sits', candidateId: null, group: { id: group } })
    expect(found.get(elsewhere!)).toMatchObject({ standing: 'yes', elsewhere: { id: other } })
    expect(found.get(bare)?.lacks).toEqual(['post', 'gender', 'region', 'address'])
    expect(found.get(elsewhere!)?.lacks).toEqual(['sector', 'gender', 'region'])
  })
})

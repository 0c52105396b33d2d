// Deciding of findings on a real database: each act does what it said, is one deed with its decision, and can be undone.
import type { KyselyPlugin } from 'kysely'
import { describe, expect, test } from 'vitest'
import { askAgain, settle, settleMany, withdrawQuestion } from '~/domain/continuity/acts.server'
import type { Given } from '~/domain/continuity/acts.server'
import {
  bulkPressesOf,
  findingKinds,
  pressesOf,
  type FindingKind,
  type Press,
} from '~/domain/continuity/findings'
import { answerInquiry, askPerson } from '~/domain/continuity/inquiry-acts.server'
import { inquiryByToken } from '~/domain/continuity/inquiries.server'
import { linkDays } from '~/domain/continuity/inquiry'
import { continuityOf, findingsOf } from '~/domain/continuity/queries.server'
import { change } from '~/domain/core/change.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { sendAgain } from '~/domain/core/sending-again.server'
import { dateOf } from '~/domain/core/time'
import { membersOf } from '~/domain/networks/queries.server'
import { lettersIn, testWorld, type World } from '../world'
import { changedRegistry, deed, holder, hrForum } from './registry'

const today = '2026-10-01'
type Registry = Awaited<ReturnType<typeof changedRegistry>>

async function withRegistry(run: (world: World, registry: Registry) => Promise<void>): Promise<void> {
  await using world = await testWorld()
  await run(world, await changedRegistry(world))
}

const now = (world: World) => dateOf(world.now())
const waiting = (world: World) => findingsOf(world.db, now(world))
const ofKind = async (world: World, kind: FindingKind) => {
  const [finding, ...more] = (await waiting(world)).filter((one) => one.kind === kind)
  if (!finding || more.length > 0) throw new Error(`${more.length + 1} findings of ${kind}`)
  return finding
}
const membership = (world: World, id: string) =>
  world.db.selectFrom('membership').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const decisions = (world: World) => world.db.selectFrom('decision').selectAll().orderBy('id').execute()
const undo = (world: World, deedId: string | null) =>
  undoDeed(world.db, { actor: world.organiser, now: world.now() }, deedId ?? '')
const memberNames = async (world: World, networkId: string, on: string) =>
  (await membersOf(world.db, networkId, on)).map(({ firstName }) => firstName).sort()

/** What has to be typed or chosen for a press to be taken. */
const typed = (registry: Registry): Partial<Record<Press, Given>> => ({
  address: { email: 'ada.uusi@tulli.example' },
  renew: { termEndsOn: '2031-08-31' },
  end: { membershipIds: [registry.memberships.diInGroup, registry.memberships.diAlumna] },
})

test('each change raises its task, once', () =>
  withRegistry(async (world, { people }) => {
    expect((await waiting(world)).map(({ kind, personId }) => [kind, personId])).toEqual([
      ['answered', people.hel.id],
      ['organisationEnded', people.gus.id],
      ['termEnds', people.fia.id],
      ['seatEnds', people.ada.id],
      ['seatEnds', people.di.id],
      ['seatOpen', people.cy.id],
      ['moved', people.ada.id],
      ['left', people.di.id],
      ['noLongerFits', people.ed.id],
      ['newcomerWaits', people.ira.id],
      ['expertAsked', null],
      ['groupShort', null],
      ['groupNoLiaison', null],
      ['groupSilent', null],
      ['renewalDue', null],
    ])
  }))

test('findings take as many queries however much there is in the registry', () =>
  withRegistry(async (world, { networks, places }) => {
    const queries = async () => {
      let count = 0
      const counting: KyselyPlugin = {
        transformQuery: ({ node }) => {
          count += 1
          return node
        },
        transformResult: ({ result }) => Promise.resolve(result),
      }
      await findingsOf(world.db.withPlugin(counting), today)
      return count
    }
    const before = await queries()
    for (let number = 0; number < 20; number++) {
      const one = await holder(world, places.tax, { validTo: '2026-08-01', endReason: 'retired' })
      await world.member(networks.developers, one.id, { appointmentId: one.post })
      await world.member(networks.group, one.id)
    }
    expect((await waiting(world)).length).toBeGreaterThan(40)
    expect(await queries()).toBe(before)
  }))

describe.each(findingKinds)('%s', (kind) => {
  test.each(pressesOf[kind])('%s: the finding is handled, and undoing brings the same ones back', (press) =>
    withRegistry(async (world, registry) => {
      const before = await waiting(world)
      const decided = await decisions(world)
      for (const finding of before.filter((one) => one.kind === kind)) {
        const result = await deed(world, (d) => settle(d, finding, press, typed(registry)[press] ?? {}))
        expect(result).toMatchObject({ ok: true, kind })
        expect((await waiting(world)).map(({ key }) => key)).not.toContain(finding.key)
        const [decision] = (await decisions(world)).filter((one) => one.finding === finding.key)
        expect(decision).toMatchObject({
          kind,
          personId: finding.personId,
          choice: press === 'leave' ? 'left' : press === 'ask' ? 'asked' : 'done',
          decidedBy: world.organiser.personId,
          deedId: result.deedId,
        })
        expect((await undo(world, result.deedId)).ok).toBe(true)
        expect(await waiting(world)).toEqual(before)
        expect(await decisions(world)).toEqual(decided)
      }
    }),
  )

  test.each(bulkPressesOf[kind])('%s in bulk leaves none of the kind, in one deed', (press) =>
    withRegistry(async (world) => {
      const before = await waiting(world)
      const keys = before.filter((one) => one.kind === kind).map(({ key }) => key)
      const result = await deed(world, (d) => settleMany(d, keys, press))
      expect(result).toMatchObject({ settled: keys.length, refused: [] })
      expect((await waiting(world)).filter((one) => one.kind === kind)).toEqual([])
      expect(result.deedId).not.toBeNull()
      expect((await undo(world, result.deedId)).ok).toBe(true)
      expect(await waiting(world)).toEqual(before)
    }),
  )

  test('pressed twice, or by two at once, it is done once and the other is told', () =>
    withRegistry(async (world, registry) => {
      const finding = (await waiting(world)).find((one) => one.kind === kind)
      if (!finding) throw new Error('no finding')
      const [press] = pressesOf[kind]
      const results = await Promise.all(
        [1, 2, 3].map(() => deed(world, (d) => settle(d, finding, press, typed(registry)[press] ?? {}))),
      )
      expect(results.filter(({ ok }) => ok)).toHaveLength(1)
      expect(results.filter((one) => !one.ok).map((one) => 'reason' in one && one.reason)).toEqual([
        'findingGone',
        'findingGone',
      ])
      expect((await decisions(world)).filter((one) => one.finding === finding.key)).toHaveLength(1)
    }))

  test('a press that is not offered does nothing', () =>
    withRegistry(async (world) => {
      const finding = (await waiting(world)).find((one) => one.kind === kind)
      if (!finding) throw new Error('no finding')
      const offered: readonly Press[] = pressesOf[kind]
      const others = (['do', 'continue', 'renew', 'address', 'ask', 'keep', 'end'] as const).filter(
        (press) => !offered.includes(press),
      )
      for (const press of others)
        expect(await deed(world, (d) => settle(d, finding, press))).toMatchObject({
          ok: false,
          reason: 'findingGone',
        })
      expect(await decisions(world)).toEqual([])
    }))
})

describe('what is done', () => {
  test('the seat closes with its post and goes to the successor; the lists of each day are right', () =>
    withRegistry(async (world, { networks, people, memberships }) => {
      const [finding] = (await waiting(world)).filter((one) => one.kind === 'seatEnds')
      if (!finding) throw new Error('no finding')
      await deed(world, (d) => settle(d, finding, 'do'))
      expect(await membership(world, memberships.adaSeat)).toMatchObject({
        validTo: '2026-09-15',
        endReason: 'leftPost',
      })
      const successor = await world.db
        .selectFrom('membership')
        .selectAll()
        .where('personId', '=', people.bo.id)
        .executeTakeFirstOrThrow()
      expect(successor).toMatchObject({
        networkId: networks.forum,
        appointmentId: people.bo.post,
        role: 'member',
        validFrom: '2026-10-01',
        validTo: null,
      })
      expect(await memberNames(world, networks.forum, '2026-09-15')).toEqual(['Ada', 'Ed'])
      expect(await memberNames(world, networks.forum, '2026-09-16')).toEqual(['Ed'])
      expect(await memberNames(world, networks.forum, '2026-10-01')).toEqual(['Bo', 'Ed'])
    }))

  test('somebody who moves to the same task elsewhere goes on, and both places are filled', async () => {
    await using world = await testWorld()
    const [tax, customs] = [await world.organisation(), await world.organisation()]
    const forum = await hrForum(world)
    const ada = await holder(world, tax, { validTo: '2026-09-15' }, { firstName: 'Ada' })
    const seat = await world.member(forum, ada.id, { appointmentId: ada.post })
    const there = await world.appoint(ada.id, customs, { roleClass: 'hrLead', validFrom: '2026-09-16' })
    const before = await holder(world, customs, { validTo: '2026-09-15' }, { firstName: 'Bo' })
    await world.member(forum, before.id, { appointmentId: before.post })
    await holder(world, tax, { validFrom: '2026-10-01' }, { firstName: 'Cy' })
    const keys = (await waiting(world)).map(({ key }) => key)
    expect(await deed(world, (d) => settleMany(d, keys, 'do'))).toMatchObject({ settled: 2, refused: [] })
    expect(await waiting(world)).toEqual([])
    expect(await memberNames(world, forum, '2026-09-15')).toEqual(['Ada', 'Bo'])
    expect(await memberNames(world, forum, '2026-09-20')).toEqual(['Ada'])
    expect(await memberNames(world, forum, today)).toEqual(['Ada', 'Cy'])
    expect(await membership(world, seat)).toMatchObject({ validTo: '2026-09-15', endReason: 'roleChanged' })
    const goesOn = await world.db
      .selectFrom('membership')
      .select('validFrom')
      .where('appointmentId', '=', there)
      .executeTakeFirstOrThrow()
    expect(goesOn.validFrom).toBe('2026-09-16')
  })

  test('two agencies merge: one head of HR keeps a seat in the new one, the other’s closes', async () => {
    await using world = await testWorld()
    const [one, other, both] = [
      await world.organisation(),
      await world.organisation(),
      await world.organisation(),
    ]
    const forum = await hrForum(world)
    const ada = await holder(world, one, {}, { firstName: 'Ada' })
    const bo = await holder(world, other, {}, { firstName: 'Bo' })
    await world.member(forum, ada.id, { appointmentId: ada.post })
    await world.member(forum, bo.id, { appointmentId: bo.post })
    await world.db
      .updateTable('organisation')
      .set({ validTo: '2026-09-30', successorId: both })
      .where('id', 'in', [one, other])
      .execute()
    await world.db
      .updateTable('appointment')
      .set({ validTo: '2026-09-30', endReason: 'organisationEnded' })
      .where('id', 'in', [ada.post, bo.post])
      .execute()
    await world.appoint(ada.id, both, { roleClass: 'hrLead', validFrom: today })
    await world.appoint(bo.id, both, { roleClass: 'director', validFrom: today })
    const keys = (await waiting(world)).map(({ key }) => key)
    await deed(world, (d) => settleMany(d, keys, 'do'))
    expect(await waiting(world)).toEqual([])
    expect(await memberNames(world, forum, '2026-09-30')).toEqual(['Ada', 'Bo'])
    expect(await memberNames(world, forum, today)).toEqual(['Ada'])
  })

  test('a seat given up by own wish is not pressed on its holder again', () =>
    withRegistry(async (world, { people, networks }) => {
      await world.member(networks.forum, people.cy.id, {
        appointmentId: people.cy.post,
        validFrom: '2026-03-01',
        validTo: '2026-05-31',
        endReason: 'ownWish',
      })
      expect((await waiting(world)).filter(({ kind }) => kind === 'seatOpen')).toEqual([])
    }))

  test('a seat that closed before its successor was known is offered to them when they begin', () =>
    withRegistry(async (world, { people, networks, places }) => {
      const [finding] = (await waiting(world)).filter(
        (one) => one.kind === 'seatEnds' && one.personId === people.di.id,
      )
      if (!finding) throw new Error('no finding')
      await deed(world, (d) => settle(d, finding, 'do'))
      expect((await continuityOf(world.db, today)).vacancies).toContainEqual({
        networkId: networks.developers,
        organisationId: places.lab,
        roleClass: 'expert',
      })
      const next = await holder(world, places.lab, { roleClass: 'expert', validFrom: today })
      const open = (await waiting(world)).find((one) => one.personId === next.id)
      expect(open).toMatchObject({ kind: 'seatOpen', networkId: networks.developers, from: today })
      if (!open) throw new Error('no finding')
      expect(await deed(world, (d) => settle(d, open, 'do'))).toMatchObject({ ok: true })
      expect((await waiting(world)).filter((one) => one.personId === next.id)).toEqual([])
    }))

  test('a seat that names no post ends with the post its holder had', async () => {
    await using world = await testWorld()
    const house = await world.organisation()
    const network = await world.network({ basis: 'position' })
    const ada = await holder(world, house, { validTo: '2026-08-31', endReason: 'retired' })
    await world.member(network, ada.id)
    const [finding] = await waiting(world)
    expect(finding).toMatchObject({ kind: 'seatEnds', reason: 'retired', lastDay: '2026-08-31' })
  })

  test('memberships of one’s own end as chosen, today, and the rest go on', () =>
    withRegistry(async (world, { memberships }) => {
      const finding = await ofKind(world, 'left')
      expect(await deed(world, (d) => settle(d, finding, 'end'))).toMatchObject({ reason: 'nothingChosen' })
      const given = { membershipIds: [memberships.diInGroup, memberships.adaInGroup] }
      await deed(world, (d) => settle(d, finding, 'end', given))
      expect(await membership(world, memberships.diInGroup)).toMatchObject({
        validTo: today,
        endReason: 'retired',
      })
      expect(await membership(world, memberships.diAlumna)).toMatchObject({ validTo: null })
      expect(await membership(world, memberships.adaInGroup)).toMatchObject({ validTo: null })
      expect((await waiting(world)).filter(({ kind }) => kind === 'left')).toEqual([])
    }))

  test('keeping memberships sends letters to the private address, where one is known', () =>
    withRegistry(async (world, { people }) => {
      await world.db
        .updateTable('person')
        .set({ privateEmail: 'di@koti.example' })
        .where('id', '=', people.di.id)
        .execute()
      const finding = await ofKind(world, 'left')
      await deed(world, (d) => settle(d, finding, 'keep'))
      const addresses = await world.db
        .selectFrom('address')
        .select(['email', 'validTo'])
        .where('personId', '=', people.di.id)
        .orderBy('validFrom')
        .execute()
      expect(addresses).toMatchObject([
        { validTo: '2026-09-30' },
        { email: 'di@koti.example', validTo: null },
      ])
    }))

  test.each([
    ['', 'addressMissing'],
    ['ada(at)tulli', 'addressWrong'],
    ['aino.virta@vm.example', 'addressTaken'],
  ])('the address "%s" is refused: %s', (email, reason) =>
    withRegistry(async (world) => {
      const finding = await ofKind(world, 'moved')
      expect(await deed(world, (d) => settle(d, finding, 'address', { email }))).toMatchObject({ reason })
      expect(await ofKind(world, 'moved')).toEqual(finding)
    }),
  )

  test.each([null, '', '2026-08-31', '2026-02-30', 'ensi vuonna'])(
    'the term to %s is refused',
    (termEndsOn) =>
      withRegistry(async (world) => {
        const finding = await ofKind(world, 'termEnds')
        expect(await deed(world, (d) => settle(d, finding, 'renew', { termEndsOn }))).toMatchObject({
          reason: 'termNotLater',
        })
      }),
  )

  test('a post goes on in the organisation that took over, the day after', () =>
    withRegistry(async (world, { people, places }) => {
      const finding = await ofKind(world, 'organisationEnded')
      await deed(world, (d) => settle(d, finding, 'continue'))
      const posts = await world.db
        .selectFrom('appointment')
        .select(['organisationId', 'validFrom', 'validTo', 'endReason', 'roleClass'])
        .where('personId', '=', people.gus.id)
        .orderBy('validFrom')
        .execute()
      expect(posts).toMatchObject([
        { organisationId: places.ended, validTo: '2026-08-31', endReason: 'organisationEnded' },
        { organisationId: places.lab, validFrom: '2026-09-01', validTo: null, roleClass: 'director' },
      ])
    }))

  test('what was answered is done: the address, the memberships, and the link closes', () =>
    withRegistry(async (world, { people, memberships }) => {
      const finding = await ofKind(world, 'answered')
      await deed(world, (d) => settle(d, finding, 'do'))
      expect(await membership(world, memberships.helInGroup)).toMatchObject({
        validTo: today,
        endReason: 'ownWish',
      })
      expect(await membership(world, memberships.helAlumna)).toMatchObject({ validTo: null })
      const address = await world.db
        .selectFrom('address')
        .select('email')
        .where('personId', '=', people.hel.id)
        .where('validTo', 'is', null)
        .executeTakeFirst()
      expect(address?.email).toBe('hel@koti.example')
      const [letter] = (await lettersIn(world.db)).filter(({ kind }) => kind === 'inquiry')
      expect(await inquiryByToken(world.db, String(letter?.data.token), world.now())).toEqual({
        ok: false,
        reason: 'handled',
      })
    }))

  test('an answer that waits outlives another letter to its person, and closes alone or with it', () =>
    withRegistry(async (world, { people }) => {
      await deed(world, (d) => askPerson(d, people.hel.id))
      const open = () =>
        world.db
          .selectFrom('inquiry')
          .select('answeredAt')
          .where('personId', '=', people.hel.id)
          .where('revokedAt', 'is', null)
          .execute()
      expect(await open()).toHaveLength(2)
      await deed(world, (d) => askPerson(d, people.hel.id))
      expect(await open()).toHaveLength(2)
      const finding = await ofKind(world, 'answered')
      await deed(world, (d) => settle(d, finding, 'leave'))
      expect(await open()).toEqual([])
    }))
})

describe('in bulk', () => {
  test('those that are refused are told with why, and the others are done', () =>
    withRegistry(async (world, { people }) => {
      await world.db.deleteFrom('address').where('personId', '=', people.di.id).execute()
      const keys = (await waiting(world)).filter(({ kind }) => kind === 'moved' || kind === 'left')
      const result = await deed(world, (d) =>
        settleMany(d, [...keys.map(({ key }) => key), 'no such'], 'ask'),
      )
      expect(result).toMatchObject({
        settled: 1,
        refused: [
          { personId: people.di.id, reason: 'noAddress' },
          { personId: null, reason: 'findingGone' },
        ],
      })
    }))

  test('where all are refused there is no deed', () =>
    withRegistry(async (world) => {
      const result = await deed(world, (d) => settleMany(d, ['no such'], 'do'))
      expect(result).toMatchObject({ settled: 0, deedId: null })
    }))
})

describe('a letter that asks', () => {
  const ask = async (world: World) => {
    const finding = await ofKind(world, 'left')
    return deed(world, (d) => settle(d, finding, 'ask'))
  }
  const letters = async (world: World, personId: string) =>
    (await lettersIn(world.db)).filter((one) => one.kind === 'inquiry' && one.personId === personId)
  const opens = async (world: World, token: unknown) => inquiryByToken(world.db, String(token), world.now())

  test('goes in the person’s language to the address in use, and the secret is kept as a hash alone', () =>
    withRegistry(async (world, { people }) => {
      await ask(world)
      const [letter] = await letters(world, people.di.id)
      expect(letter).toMatchObject({
        locale: 'sv',
        data: {
          networks: [
            { text: expect.stringContaining('(sv)'), lang: 'sv' },
            { text: expect.stringContaining('(sv)'), lang: 'sv' },
          ],
          contact: { name: 'Aino Virta', email: 'aino.virta@vm.example' },
          until: '2026-11-30',
        },
      })
      expect(await opens(world, letter?.data.token)).toMatchObject({ ok: true })
      const kept = [
        await world.db.selectFrom('inquiry').selectAll().execute(),
        await world.db.selectFrom('deedStep').selectAll().execute(),
        await world.db.selectFrom('audit').selectAll().execute(),
      ]
      expect(JSON.stringify(kept)).not.toContain(String(letter?.data.token))
    }))

  test.each([
    ['has failed', { failedAt: '2026-09-01T00:00:00.000Z', failure: '550' }],
    ['has ended', { validTo: '2026-09-01' }],
  ])('goes to the private address when the one in use %s', (_, trouble) =>
    withRegistry(async (world, { people }) => {
      await world.db
        .updateTable('person')
        .set({ privateEmail: 'di@koti.example' })
        .where('id', '=', people.di.id)
        .execute()
      await world.db.updateTable('address').set(trouble).where('personId', '=', people.di.id).execute()
      await ask(world)
      const sent = await world.db
        .selectFrom('outbox')
        .select('toAddress')
        .where('personId', '=', people.di.id)
        .execute()
      expect(sent).toEqual([{ toAddress: 'di@koti.example' }])
    }),
  )

  test('is refused to somebody whom no letter reaches', () =>
    withRegistry(async (world, { people }) => {
      await world.db
        .updateTable('address')
        .set({ failedAt: '2026-09-01T00:00:00.000Z' })
        .where('personId', '=', people.di.id)
        .execute()
      expect(await ask(world)).toMatchObject({ ok: false, reason: 'noAddress', deedId: null })
    }))

  test('sent again makes the earlier link void; taken back, the task waits again', () =>
    withRegistry(async (world, { people }) => {
      await ask(world)
      world.pass({ hours: 1 })
      expect(await deed(world, (d) => askAgain(d, people.di.id))).toMatchObject({ ok: true })
      const [first, second] = await letters(world, people.di.id)
      expect(await opens(world, first?.data.token)).toEqual({ ok: false, reason: 'gone' })
      expect(await opens(world, second?.data.token)).toMatchObject({ ok: true })
      expect((await waiting(world)).filter(({ kind }) => kind === 'left')).toEqual([])
      expect(await deed(world, (d) => withdrawQuestion(d, people.di.id))).toMatchObject({ ok: true })
      expect(await opens(world, second?.data.token)).toEqual({ ok: false, reason: 'gone' })
      await ofKind(world, 'left')
      for (const act of [askAgain, withdrawQuestion])
        expect(await deed(world, (d) => act(d, people.di.id))).toMatchObject({ reason: 'findingGone' })
    }))

  test('that failed can be sent again while its link is open, to where it was sent', () =>
    withRegistry(async (world, { people }) => {
      await world.db
        .updateTable('person')
        .set({ privateEmail: 'di@koti.example' })
        .where('id', '=', people.di.id)
        .execute()
      await world.db
        .updateTable('address')
        .set({ failedAt: '2026-09-01T00:00:00.000Z' })
        .where('personId', '=', people.di.id)
        .execute()
      await ask(world)
      const failed = () =>
        world.db
          .updateTable('outbox')
          .set({ status: 'failed' })
          .where('personId', '=', people.di.id)
          .returning(['id', 'toAddress'])
          .executeTakeFirstOrThrow()
      const { id, toAddress } = await failed()
      const again = () => world.act((c) => sendAgain(c, id))
      expect(await again()).toEqual({ ok: true })
      expect(await failed()).toEqual({ id, toAddress })
      await deed(world, (d) => withdrawQuestion(d, people.di.id))
      expect(await again()).toEqual({ ok: false, reason: 'letterStale' })
    }))

  test('that nobody answers in time brings the task back, which can be decided anew', () =>
    withRegistry(async (world, { people }) => {
      await ask(world)
      world.pass({ hours: 24 * linkDays })
      expect((await waiting(world)).filter(({ personId }) => personId === people.di.id)).toHaveLength(1)
      world.pass({ hours: 24 })
      const finding = await ofKind(world, 'left')
      expect(finding.askedInVain).toBe(true)
      const [letter] = await letters(world, people.di.id)
      expect(await opens(world, letter?.data.token)).toEqual({ ok: false, reason: 'gone' })
      const kept = await deed(world, (d) => settle(d, finding, 'keep'))
      expect((await decisions(world)).filter((one) => one.kind === 'left')).toMatchObject([
        { choice: 'done' },
      ])
      await undo(world, kept.deedId)
      expect(await ofKind(world, 'left')).toEqual(finding)
    }))

  test('cannot be taken back by undoing once it has left', () =>
    withRegistry(async (world, { people }) => {
      const { deedId } = await ask(world)
      await world.db
        .updateTable('outbox')
        .set({ status: 'sent', sentAt: world.now() })
        .where('personId', '=', people.di.id)
        .execute()
      expect(await undo(world, deedId)).toEqual({ ok: false, reason: 'changedSince' })
    }))

  test('is answered by its holder alone, only about memberships of their own, until it is dealt with', () =>
    withRegistry(async (world, { people, inquiryId, memberships }) => {
      const by = (actor: Parameters<typeof change>[1]['actor'], leaves: string[]) =>
        change(world.db, { actor, now: world.now() }, (c) =>
          answerInquiry(c, inquiryId, { email: null, leaves, note: '' }),
        )
      const other = { kind: 'inquiry', personId: people.hel.id, inquiryId: 'another' } as const
      await expect(by(other, [])).rejects.toMatchObject({ status: 403 })
      await expect(by(world.organiser, [])).rejects.toMatchObject({ status: 403 })
      const own = { kind: 'inquiry', personId: people.hel.id, inquiryId } as const
      world.pass({ hours: 1 })
      const first = await ofKind(world, 'answered')
      await by(own, [memberships.helAlumna, memberships.diAlumna])
      const second = await ofKind(world, 'answered')
      expect(second.key).not.toBe(first.key)
      expect(second).toMatchObject({ leaves: [{ membershipId: memberships.helAlumna }], email: null })
      expect(await deed(world, (d) => settle(d, first, 'do'))).toMatchObject({ reason: 'findingGone' })
      await deed(world, (d) => settle(d, second, 'leave'))
      expect(await by(own, [])).toEqual({ ok: false, reason: 'linkGone' })
      const trail = await world.db
        .selectFrom('audit')
        .select(['actorKind', 'actorId'])
        .where('act', '=', 'answerInquiry')
        .execute()
      expect(trail[0]).toEqual({ actorKind: 'link', actorId: people.hel.id })
    }))
})

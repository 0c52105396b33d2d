// Inviting, reminding, taking off the list, changing and cancelling: who is told what, and never twice.
import { describe, expect, test } from 'vitest'
import { setProgramme } from '~/domain/events/programme-acts.server'
import { answerCountOf, eventById, programmeOf } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent, changeEvent } from '~/domain/invitations/changing.server'
import { inviteAudience, remindSilent, withdraw } from '~/domain/invitations/inviting.server'
import { remindListOf, sendListOf } from '~/domain/invitations/send-list.server'
import { completePlan, lettersIn, testWorld, type World } from '../world'

const people = (world: World, count: number) =>
  Promise.all(Array.from({ length: count }, () => world.person()))

async function press(world: World, eventId: string, batchId: string) {
  const list = await sendListOf(world.db, await eventById(world.db, eventId), world.now())
  return world.act((c) => inviteAudience(c, eventId, { batchId, mark: list.mark }))
}

const kinds = async (world: World) => (await lettersIn(world.db)).map((letter) => letter.kind)

describe('inviting', () => {
  test('each person gets one invitation and one letter in their language; pressed twice sends nothing more', async () => {
    await using world = await testWorld()
    const ids = [
      await world.person({ language: 'sv' }),
      await world.person({ language: 'en' }),
      await world.person(),
    ]
    const eventId = await world.draft({}, ids)
    expect(await press(world, eventId, 'one')).toEqual({ ok: true, invited: 3 })
    expect(await press(world, eventId, 'one')).toEqual({ ok: true, invited: 0 })
    expect(await press(world, eventId, 'two')).toEqual({ ok: false, reason: 'nobodyNew' })
    const letters = await lettersIn(world.db)
    expect(letters.map((letter) => letter.locale).sort()).toEqual(['en', 'fi', 'sv'])
    expect((await eventById(world.db, eventId)).status).toBe('open')
  })

  test('a list that changed after it was seen refuses and invites nobody', async () => {
    await using world = await testWorld()
    const eventId = await world.draft({}, await people(world, 2))
    const mark = 'what was seen before'
    const result = await world.act((c) => inviteAudience(c, eventId, { batchId: 'x', mark }))
    expect(result).toEqual({ ok: false, reason: 'listChanged' })
    expect(await kinds(world)).toEqual([])
    expect((await eventById(world.db, eventId)).status).toBe('draft')
  })

  test('a missing language is never replaced silently', async () => {
    await using world = await testWorld()
    const swede = await world.person({ language: 'sv' })
    const eventId = await world.draft({ titleSv: '' }, [swede])
    expect(await press(world, eventId, 'x')).toEqual({ ok: false, reason: 'languageMissing' })
    await world.db.updateTable('event').set({ substituteLocale: 'fi' }).where('id', '=', eventId).execute()
    expect(await press(world, eventId, 'x')).toEqual({ ok: true, invited: 1 })
    const [letter] = await lettersIn(world.db)
    expect(letter?.locale).toBe('sv')
    expect(letter?.data['event']).toMatchObject({ title: { text: completePlan.titleFi, lang: 'fi' } })
  })

  test.each([
    ['description', { descriptionSv: '' }, []],
    [
      'programme',
      {},
      [{ titleFi: 'Avaus', titleSv: '', titleEn: 'Opening', speakers: [], startsAt: completePlan.startsAt }],
    ],
  ])('nor is a missing %s', async (text, plan, lines) => {
    await using world = await testWorld()
    const eventId = await world.draft(plan, [await world.person({ language: 'sv' })])
    const { version } = await eventById(world.db, eventId)
    await world.act((c) => setProgramme(c, eventId, version, lines))
    const list = await sendListOf(world.db, await eventById(world.db, eventId), world.now())
    expect(list.missing).toEqual([{ locale: 'sv', texts: [text] }])
    expect(await press(world, eventId, 'x')).toEqual({ ok: false, reason: 'languageMissing' })
  })

  test.each([
    ['eventBegun', { hours: 24 * 70 }, {}],
    ['deadlineGone', { hours: 24 * 57 }, {}],
    ['placeMissing', { hours: 0 }, { place: '' }],
  ] as const)('refuses: %s', async (reason, wait, plan) => {
    await using world = await testWorld()
    const eventId = await world.draft(plan, await people(world, 1))
    world.pass(wait)
    expect(await press(world, eventId, 'x')).toEqual({ ok: false, reason })
  })

  test('somebody without an address is listed, not invited', async () => {
    await using world = await testWorld()
    const mute = await world.person({ email: null })
    const [reachable = ''] = await people(world, 1)
    const eventId = await world.draft({}, [mute, reachable])
    const list = await sendListOf(world.db, await eventById(world.db, eventId), world.now())
    expect(list.unreachable.map((row) => row.personId)).toEqual([mute])
    expect(await press(world, eventId, 'x')).toEqual({ ok: true, invited: 1 })
  })
})

async function remind(world: World, eventId: string, batchId: string) {
  const { mark } = await remindListOf(world.db, await eventById(world.db, eventId))
  return world.act((c) => remindSilent(c, eventId, { batchId, mark }))
}

describe('reminding', () => {
  test('two organisers at once: whoever presses second is shown the new list', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited(await people(world, 2))
    const { mark } = await remindListOf(world.db, await eventById(world.db, eventId))
    const press = (batchId: string) => world.act((c) => remindSilent(c, eventId, { batchId, mark }))
    expect(await press('first')).toEqual({ ok: true, reminded: 2 })
    expect(await press('second')).toEqual({ ok: false, reason: 'listChanged' })
  })

  test('somebody without an address is not counted, nor noted, as reminded', async () => {
    await using world = await testWorld()
    const [mute = ''] = await people(world, 1)
    const { eventId } = await world.invited([mute])
    await world.db
      .updateTable('address')
      .set({ validTo: '2026-10-01' })
      .where('personId', '=', mute)
      .execute()
    expect(await remind(world, eventId, 'r')).toEqual({ ok: true, reminded: 0 })
    expect(await world.db.selectFrom('invitation').select('remindedAt').execute()).toEqual([
      { remindedAt: null },
    ])
  })

  test('reaches the silent only, and not twice for one press', async () => {
    await using world = await testWorld()
    const ids = await people(world, 3)
    const { eventId, invitationIds } = await world.invited(ids)
    await world.act((c) =>
      respond(c, { invitationId: invitationIds[0] ?? '', answer: 'no', comment: '', source: 'organiser' }),
    )
    expect(await remind(world, eventId, 'r1')).toEqual({ ok: true, reminded: 2 })
    expect(await remind(world, eventId, 'r1')).toEqual({ ok: true, reminded: 0 })
    const reminded = (await lettersIn(world.db)).filter((letter) => letter.kind === 'reminder')
    expect(reminded.map((letter) => letter.personId).sort()).toEqual([ids[1], ids[2]].sort())
    expect(reminded.map((letter) => letter.data.calendar?.sequence)).toEqual([0, 0])
  })

  test('is refused after the deadline and when all have answered', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await world.invited(await people(world, 1))
    await world.act((c) =>
      respond(c, { invitationId: invitationIds[0] ?? '', answer: 'yes', comment: '', source: 'organiser' }),
    )
    expect(await remind(world, eventId, 'a')).toEqual({
      ok: false,
      reason: 'nobodySilent',
    })
    world.pass({ hours: 24 * 57 })
    expect(await remind(world, eventId, 'b')).toEqual({
      ok: false,
      reason: 'deadlinePassed',
    })
  })
})

describe('changing an event that people are invited to (U1)', () => {
  const revise = async (
    world: World,
    eventId: string,
    change: Partial<typeof completePlan>,
    tell = false,
  ) => {
    const { version } = await eventById(world.db, eventId)
    return world.act((c) =>
      changeEvent(c, eventId, {
        version,
        plan: { ...completePlan, ...change },
        tell,
        batchId: `batch ${version}`,
      }),
    )
  }

  test('a new time asks everybody again, those who said no too; who waits is told without a calendar entry', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await world.invited(await people(world, 4), { capacity: 1 })
    const say = (at: number, answer: 'yes' | 'no') =>
      world.act((c) =>
        respond(c, { invitationId: invitationIds[at] ?? '', answer, comment: '', source: 'organiser' }),
      )
    await say(0, 'yes')
    await say(1, 'yes')
    await say(2, 'no')
    await world.lettersLeave()
    const result = await revise(world, eventId, {
      capacity: 1,
      startsAt: '2026-12-04T10:00:00.000Z',
      endsAt: '2026-12-04T14:00:00.000Z',
    })
    expect(result).toMatchObject({ ok: true, told: 4, consequence: 'askAgain' })
    const told = (await lettersIn(world.db)).filter((letter) => letter.kind === 'timeChanged')
    const byInvitation = new Map(told.map((letter) => [letter.invitationId, letter.data.calendar]))
    const event = await eventById(world.db, eventId)
    expect(byInvitation.get(invitationIds[1] ?? '')).toBeNull()
    for (const at of [0, 2, 3]) {
      expect(byInvitation.get(invitationIds[at] ?? '')).toMatchObject({
        method: 'REQUEST',
        participation: 'NEEDS-ACTION',
        sequence: event.sequence,
      })
    }
    expect(event.timeSequence).toBe(event.sequence)
  })

  test('a new place is told with what the person has answered; new words only when wanted, at the same SEQUENCE', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await world.invited(await people(world, 2))
    await world.act((c) =>
      respond(c, { invitationId: invitationIds[0] ?? '', answer: 'yes', comment: '', source: 'organiser' }),
    )
    await world.act((c) =>
      respond(c, { invitationId: invitationIds[1] ?? '', answer: 'no', comment: '', source: 'organiser' }),
    )
    await world.lettersLeave()
    await revise(world, eventId, { place: 'Finlandia-talo' })
    const place = (await lettersIn(world.db)).filter((letter) => letter.kind === 'detailsChanged')
    expect(place.map((letter) => letter.data.calendar)).toEqual([
      expect.objectContaining({ method: 'REQUEST', sequence: 2, participation: 'ACCEPTED' }),
      null,
    ])
    const before = (await kinds(world)).length
    await revise(world, eventId, { place: 'Finlandia-talo', titleFi: 'Uusi nimi' })
    expect(await kinds(world)).toHaveLength(before)
    await revise(world, eventId, { place: 'Finlandia-talo', titleFi: 'Vielä uudempi' }, true)
    const words = (await lettersIn(world.db)).slice(before)
    expect(words.map((letter) => letter.data.calendar?.sequence)).toEqual([2, undefined])
  })

  test('the programme moves with the start, and a deadline that has gone must move too', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited(await people(world, 1))
    const { version } = await eventById(world.db, eventId)
    const line = { titleFi: 'Avaus', titleSv: '', titleEn: '', speakers: [] }
    await world.act((c) =>
      setProgramme(c, eventId, version, [{ ...line, startsAt: '2026-12-03T10:15:00.000Z' }]),
    )
    const moved = { startsAt: '2026-12-10T07:00:00.000Z', endsAt: '2026-12-10T11:00:00.000Z' }
    expect(await revise(world, eventId, moved)).toMatchObject({ ok: true, consequence: 'askAgain' })
    expect((await programmeOf(world.db, eventId)).map((one) => one.startsAt)).toEqual([
      '2026-12-10T07:15:00.000Z',
    ])
    world.pass({ hours: 24 * 60 })
    expect(
      await revise(world, eventId, {
        startsAt: '2026-12-17T07:00:00.000Z',
        endsAt: '2026-12-17T11:00:00.000Z',
      }),
    ).toMatchObject({
      ok: false,
      faults: [{ field: 'answerBy', fault: 'answerByPast' }],
    })
  })

  test('a new place before the new time is answered still asks: no calendar shows a yes to a time never accepted', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await world.invited(await people(world, 1))
    await world.act((c) =>
      respond(c, { invitationId: invitationIds[0] ?? '', answer: 'yes', comment: '', source: 'organiser' }),
    )
    const time = { startsAt: '2026-12-04T10:00:00.000Z', endsAt: '2026-12-04T14:00:00.000Z' }
    await revise(world, eventId, time)
    await revise(world, eventId, { ...time, place: 'Finlandia-talo' })
    expect((await lettersIn(world.db)).at(-1)).toMatchObject({
      kind: 'detailsChanged',
      data: { calendar: { method: 'REQUEST', participation: 'NEEDS-ACTION' } },
    })
    expect((await answerCountOf(world.db, eventId)).silent).toBe(1)
  })

  test('two organisers at once: the later one is refused and nothing is overwritten', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited(await people(world, 1))
    const { version } = await eventById(world.db, eventId)
    const edit = (place: string) =>
      world.act((c) =>
        changeEvent(c, eventId, { version, plan: { ...completePlan, place }, tell: false, batchId: place }),
      )
    expect(await edit('Säätytalo')).toMatchObject({ ok: true })
    expect(await edit('Finlandia-talo')).toEqual({ ok: false, reason: 'changedMeanwhile' })
    expect((await eventById(world.db, eventId)).place).toBe('Säätytalo')
  })

  test('the capacity cannot go below those who have seats; a higher one seats those who wait', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await world.invited(await people(world, 4), { capacity: 2 })
    for (const invitationId of invitationIds) {
      await world.act((c) => respond(c, { invitationId, answer: 'yes', comment: '', source: 'organiser' }))
    }
    expect(await revise(world, eventId, { capacity: 1 })).toMatchObject({
      ok: false,
      faults: [{ field: 'capacity', fault: 'capacityBelowSeated' }],
    })
    expect(await revise(world, eventId, { capacity: 3 })).toMatchObject({ ok: true })
    const seats = await world.db
      .selectFrom('invitation')
      .select('seat')
      .orderBy('answeredAt')
      .orderBy('queueNumber')
      .execute()
    expect(seats.filter((row) => row.seat === 'seated')).toHaveLength(3)
    expect(seats.filter((row) => row.seat === 'waiting')).toHaveLength(1)
  })
})

describe('cancelling', () => {
  test('a letter to all, a CANCEL to the calendars that hold the entry (U3), and no answers after it', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await world.invited(await people(world, 2))
    const respondNo = (answer: 'no' | 'yes') =>
      world.act((c) =>
        respond(c, { invitationId: invitationIds[0] ?? '', answer, comment: '', source: 'organiser' }),
      )
    await respondNo('no')
    await world.lettersLeave()
    const { version } = await eventById(world.db, eventId)
    const cancel = () =>
      world.act((c) => cancelEvent(c, eventId, { version, note: 'Puhuja sairastui', batchId: 'x' }))
    expect(await cancel()).toEqual({ ok: true, told: 2 })
    expect(await cancel()).toEqual({ ok: false, reason: 'eventCancelled' })
    const letters = (await lettersIn(world.db)).filter((letter) => letter.kind === 'cancelled')
    expect(letters.map((letter) => letter.data.calendar?.method)).toEqual([undefined, 'CANCEL'])
    expect(letters[1]?.data.calendar?.sequence).toBe((await eventById(world.db, eventId)).sequence)
    expect(await respondNo('yes')).toEqual({ ok: false, reason: 'eventCancelled' })
  })
})

describe('taking off the list', () => {
  test('is refused once the event has begun, and no seat of it is given on', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await world.invited(await people(world, 2), { capacity: 1 })
    for (const invitationId of invitationIds) {
      await world.act((c) => respond(c, { invitationId, answer: 'yes', comment: '', source: 'organiser' }))
    }
    world.pass({ hours: 24 * 63 + 3 })
    expect(await world.act((c) => withdraw(c, invitationIds[0] ?? ''))).toEqual({
      ok: false,
      reason: 'eventOver',
    })
    await world.act((c) =>
      respond(c, { invitationId: invitationIds[0] ?? '', answer: 'no', comment: '', source: 'organiser' }),
    )
    expect((await lettersIn(world.db)).filter((letter) => letter.kind === 'promoted')).toEqual([])
    expect((await answerCountOf(world.db, eventId)).waiting).toBe(1)
  })

  test('CANCEL to that person alone; invited again comes with a higher SEQUENCE (U4)', async () => {
    await using world = await testWorld()
    const ids = await people(world, 2)
    const { eventId, invitationIds } = await world.invited(ids)
    await world.act((c) => withdraw(c, invitationIds[0] ?? ''))
    expect((await lettersIn(world.db)).at(-1)).toMatchObject({
      kind: 'withdrawn',
      personId: ids[0],
      data: { calendar: { method: 'CANCEL', sequence: 1 } },
    })
    expect(await press(world, eventId, 'again')).toEqual({ ok: true, invited: 1 })
    expect((await lettersIn(world.db)).at(-1)).toMatchObject({
      kind: 'invitation',
      personId: ids[0],
      data: { calendar: { method: 'REQUEST', sequence: 2 } },
    })
  })
})

// Surveys: what may be told and when, and that an answer counts once and is nobody's.
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { v4 } from 'uuid'
import {
  fewest,
  readAnswers,
  remindRefusal,
  resultsOf,
  showsResults,
  surveyState,
  type SurveyQuestion,
} from '~/domain/afterwards/survey'
import {
  askedBySurvey,
  closeSurvey,
  closeSurveys,
  openSurvey,
  remindSurvey,
  saveSurvey,
  type SurveyPlan,
} from '~/domain/afterwards/survey-acts.server'
import { answerSurvey } from '~/domain/afterwards/survey-answering.server'
import { surveyByToken, surveyOfEvent, surveyResults, turnoutOf } from '~/domain/afterwards/survey.server'
import { change } from '~/domain/core/change.server'
import { inDeed } from '~/domain/core/deeds.server'
import { eventById } from '~/domain/events/queries.server'
import { troubledCount } from '~/domain/letters/list.server'
import { mergePeople } from '~/domain/people/merging-acts.server'
import { lettersIn, testWorld, type World } from '../world'

const words = (label: string) => ({ labelFi: label, labelSv: `${label} sv`, labelEn: `${label} en` })
const scale: SurveyQuestion = { id: v4(), kind: 'scale', ...words('Hyöty'), required: true, options: [] }
const text: SurveyQuestion = { id: v4(), kind: 'text', ...words('Toive'), required: false, options: [] }
const option = (fi: string) => ({ id: v4(), fi, sv: `${fi} sv`, en: `${fi} en` })
const choices: SurveyQuestion = {
  ...{ id: v4(), kind: 'choices', ...words('Mistä'), required: false },
  options: [option('Puheista'), option('Keskusteluista')],
}
const [talks, talk] = choices.options.map(({ id }) => id) as [string, string]

describe('what may be told', () => {
  test('results of five answers on', () => {
    expect([0, 1, 4, 5, 6].map((answered) => showsResults({ answered }))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })

  const open = { state: 'open', remindedAt: null } as const
  test.each([
    ['nobody has answered', { asked: 30, answered: 0 }, open, 'tooFewAnswered'],
    ['four have answered', { asked: 30, answered: 4 }, open, 'tooFewAnswered'],
    ['five have and many have not', { asked: 30, answered: 5 }, open, null],
    ['five have and five have not', { asked: 10, answered: 5 }, open, null],
    ['five have and four have not', { asked: 9, answered: 5 }, open, 'tooFewSilent'],
    ['all but one have', { asked: 30, answered: 29 }, open, 'tooFewSilent'],
    ['all have', { asked: 30, answered: 30 }, open, 'tooFewSilent'],
    ['it has been sent', { asked: 30, answered: 10 }, { ...open, remindedAt: 'x' }, 'surveyReminded'],
    ['it has not been opened', { asked: 0, answered: 0 }, { ...open, state: 'draft' }, 'surveyNotOpen'],
    ['it has closed', { asked: 30, answered: 10 }, { ...open, state: 'closed' }, 'surveyNotOpen'],
  ] as const)('a reminder when %s', (_, turnout, survey, refusal) => {
    expect(remindRefusal(turnout, survey)).toBe(refusal)
  })

  test('a reminder never splits off fewer than five people', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (answered, silent) => {
        const refusal = remindRefusal({ asked: answered + silent, answered }, open)
        expect(refusal === null).toBe(answered >= fewest && silent >= fewest)
      }),
    )
  })

  test.each([
    [{ openedAt: null, closedAt: null, closesOn: '2026-01-01' }, 'draft'],
    [{ openedAt: 'x', closedAt: null, closesOn: '2026-12-20' }, 'open'],
    [{ openedAt: 'x', closedAt: null, closesOn: '2026-12-19' }, 'closed'],
    [{ openedAt: 'x', closedAt: 'y', closesOn: '2026-12-31' }, 'closed'],
  ] as const)('stands on 20 December: %o is %s', (survey, state) => {
    expect(surveyState(survey, '2026-12-20')).toBe(state)
  })
})

describe('reading and counting answers', () => {
  const read = (given: Record<string, string[]>) =>
    readAnswers([scale, text, choices], (id) => given[id] ?? [])

  test('takes what the questions have, and nothing else', () => {
    expect(
      read({ [scale.id]: ['4'], [text.id]: [' Kahvia.\r\nLisää. '], [choices.id]: ['kekseliäs', talk] }),
    ).toEqual({
      answers: { [scale.id]: '4', [text.id]: 'Kahvia.\nLisää.', [choices.id]: [talk] },
      faults: {},
    })
    expect(read({ [scale.id]: ['6'] }).faults).toEqual({ [scale.id]: 'afterwards.fault.needed' })
    expect(read({ [scale.id]: ['1'], [text.id]: ['ä'.repeat(2001)] }).faults).toEqual({
      [text.id]: 'afterwards.fault.tooLong',
    })
  })

  test('counts steps, options and averages by hand', () => {
    const answers = [
      { id: 'a', answers: { [scale.id]: '5', [choices.id]: [talks, talk], [text.id]: 'yksi' } },
      { id: 'b', answers: { [scale.id]: '4', [choices.id]: [talk] } },
      { id: 'c', answers: { [scale.id]: '4', [text.id]: 'kaksi' } },
    ]
    const [first, second, third] = resultsOf([scale, choices, text], answers, (question, answer) =>
      question === text.id && answer === 'a' ? '2' : '1',
    )
    expect(first).toMatchObject({ answered: 3, average: 4.3 })
    expect(first?.counts.map(({ count }) => count)).toEqual([0, 0, 0, 2, 1])
    expect(second).toMatchObject({ answered: 2, average: null, counts: [{ count: 1 }, { count: 2 }] })
    expect(third).toMatchObject({ answered: 2, counts: [], texts: ['kaksi', 'yksi'] })
  })
})

const plan: SurveyPlan = {
  ...{ introFi: '', introSv: '', introEn: '', closesOn: '2026-12-17' },
  questions: [scale, text],
}

/** An event that so many came to, with a survey written. */
async function heldWith(world: World, people: number) {
  const ids: string[] = []
  for (let at = 0; at < people; at++) ids.push(await world.person({ language: at % 2 === 0 ? 'fi' : 'sv' }))
  const { eventId, invitationIds } = await world.invited(ids)
  const { startsAt } = await eventById(world.db, eventId)
  world.pass({ seconds: (Date.parse(startsAt) - Date.parse(world.now())) / 1000 })
  await world.db
    .updateTable('invitation')
    .set({ answer: 'yes', answeredAt: startsAt, answerSource: 'organiser', answeredSequence: 0 })
    .set({ seat: 'seated', cameAt: startsAt })
    .where('eventId', '=', eventId)
    .execute()
  await world.db.deleteFrom('outbox').execute()
  await world.act((c) => saveSurvey(c, eventId, { id: v4(), version: 0, ...plan }))
  return { eventId, people: ids, invitationIds }
}

const open = async (world: World, eventId: string, online = false) => {
  const survey = await surveyOfEvent(world.db, eventId)
  return world.act((c) => openSurvey(c, eventId, { version: survey?.version ?? 0, online }))
}

const asked = async (world: World) =>
  (await lettersIn(world.db)).filter(({ kind }) => kind === 'surveyAsked') as unknown as {
    personId: string
    locale: string
    data: { token: string; reminder: boolean; heldOn: string; closesOn: string; event: { lang: string } }
  }[]

const answer = (world: World, token: string, said: string) =>
  change(world.db, { actor: { kind: 'system' }, now: world.now() }, (c) =>
    answerSurvey(c, token, { [scale.id]: '4', [text.id]: said }),
  )

describe('a survey', () => {
  test('is sent to everybody who came, each with a link of their own, in their language', async () => {
    await using world = await testWorld()
    const { eventId, people } = await heldWith(world, 6)
    expect(await open(world, eventId)).toEqual({ ok: true, asked: 6 })
    const letters = await asked(world)
    expect(letters.map(({ personId }) => personId).sort()).toEqual([...people].sort())
    expect(new Set(letters.map(({ data }) => data.token)).size).toBe(6)
    expect(
      letters.map(({ locale, data }) => [locale, data.event.lang, data.heldOn, data.closesOn]),
    ).toContainEqual([...['sv', 'sv', '2026-12-03', '2026-12-17']])
    const { tokenHash } = await world.db.selectFrom('surveyTicket').selectAll().executeTakeFirstOrThrow()
    expect(letters.map(({ data }) => data.token)).not.toContain(tokenHash)
    // Opening what is open changes nothing.
    expect(await open(world, eventId)).toEqual({ ok: true, asked: 0 })
    expect(await asked(world)).toHaveLength(6)
  })

  test('asks those online only when the organiser wants', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await heldWith(world, 6)
    await world.db
      .updateTable('invitation')
      .set({ mode: 'online', cameAt: null })
      .where('id', '=', invitationIds[0] ?? '')
      .execute()
    expect([
      (await askedBySurvey(world.db, eventId, false)).length,
      (await askedBySurvey(world.db, eventId, true)).length,
    ]).toEqual([5, 6])
    expect(await open(world, eventId)).toEqual({ ok: true, asked: 5 })
  })

  test('is refused where it cannot stand', async () => {
    await using world = await testWorld()
    const { eventId } = await heldWith(world, 4)
    expect(await open(world, eventId)).toEqual({ ok: false, reason: 'surveyTooFew' })
    const save = (id: string, given: Partial<SurveyPlan & { version: number }>) =>
      world.act((c) => saveSurvey(c, id, { id: v4(), version: 0, ...plan, ...given }))
    expect(await save(eventId, { version: 7 })).toEqual({ ok: false, reason: 'changedMeanwhile' })
    expect(await save(eventId, { version: 1, questions: [] })).toEqual({ ok: true })
    expect(await open(world, eventId)).toEqual({ ok: false, reason: 'surveyEmpty' })
    expect(await save(eventId, { version: 2, closesOn: '2026-12-02' })).toEqual({ ok: true })
    expect(await open(world, eventId)).toEqual({ ok: false, reason: 'surveyClosesPast' })
    const { eventId: coming } = await world.invited([await world.person()], {
      startsAt: '2027-01-14T10:00:00.000Z',
      endsAt: '2027-01-14T12:00:00.000Z',
      answerBy: null,
    })
    await save(coming, {})
    expect(await open(world, coming)).toEqual({ ok: false, reason: 'eventNotHeld' })
  })

  test('is not changed once it has been opened', async () => {
    await using world = await testWorld()
    const { eventId } = await heldWith(world, 5)
    await open(world, eventId)
    const saved = await world.act((c) => saveSurvey(c, eventId, { id: v4(), version: 2, ...plan }))
    expect(saved).toEqual({ ok: false, reason: 'surveyOpened' })
  })

  test('counts an answer once, whatever is pressed, also at once', async () => {
    await using world = await testWorld()
    const { eventId } = await heldWith(world, 5)
    await open(world, eventId)
    const [first, second] = (await asked(world)).map(({ data }) => data.token) as [string, string]
    expect(await answer(world, first, 'yksi')).toEqual({ ok: true })
    expect(await answer(world, first, 'kaksi')).toEqual({ ok: false, reason: 'surveyAnswered' })
    const results = await Promise.all(['a', 'b', 'c', 'd'].map((said) => answer(world, second, said)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await answer(world, 'tuntematon', 'x')).toEqual({ ok: false, reason: 'surveyGone' })
    const survey = await surveyOfEvent(world.db, eventId)
    expect(await turnoutOf(world.db, survey?.id ?? '')).toEqual({ asked: 5, answered: 2 })
    expect(await world.db.selectFrom('surveyAnswer').selectAll().execute()).toHaveLength(2)
  })

  test('keeps of an answer no person, no time and no order', async () => {
    await using world = await testWorld()
    const { eventId } = await heldWith(world, 12)
    await open(world, eventId)
    const auditBefore = await world.db.selectFrom('audit').select('id').execute()
    const tokens = (await asked(world)).map(({ data }) => data.token)
    for (const [at, token] of tokens.entries()) await answer(world, token, `vastaus ${at}`)
    expect(await world.db.selectFrom('audit').select('id').execute()).toHaveLength(auditBefore.length)
    const rows = await world.db.selectFrom('surveyAnswer').selectAll().execute()
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['answers', 'id', 'surveyId'])
    // Version 4: nothing of the time is in the id.
    for (const { id } of rows) expect(id[14]).toBe('4')
    // As the rows lie in the file, they are not as they came: one chance in twelve factorial that this fails.
    const order = rows.map(({ answers }) => (JSON.parse(answers) as Record<string, string>)[text.id])
    expect(order).not.toEqual(tokens.map((_, at) => `vastaus ${at}`))
    expect([...order].sort()).toEqual(tokens.map((_, at) => `vastaus ${at}`).sort())
  })

  test('tells results of five answers on', async () => {
    await using world = await testWorld()
    const { eventId } = await heldWith(world, 6)
    await open(world, eventId)
    const survey = await surveyOfEvent(world.db, eventId)
    if (!survey) throw new Error('no survey')
    for (const [at, { data }] of (await asked(world)).entries()) {
      expect((await surveyResults(world.db, survey)) === null).toBe(at < 5)
      await answer(world, data.token, '')
    }
    const told = await surveyResults(world.db, survey)
    expect(told?.answered).toBe(6)
    expect(told?.results[0]).toMatchObject({ average: 4, answered: 6 })
  })

  test('reminds once those alone who have not answered, and the first link goes on working', async () => {
    await using world = await testWorld()
    const { eventId } = await heldWith(world, 11)
    await open(world, eventId)
    const letters = await asked(world)
    const remind = () => world.act((c) => remindSurvey(c, eventId))
    for (const { data } of letters.slice(0, 4)) await answer(world, data.token, '')
    expect(await remind()).toEqual({ ok: false, reason: 'tooFewAnswered' })
    await answer(world, letters[4]?.data.token ?? '', '')
    expect(await remind()).toEqual({ ok: true })
    expect(await remind()).toEqual({ ok: false, reason: 'surveyReminded' })
    const reminders = (await asked(world)).filter(({ data }) => data.reminder)
    expect(reminders.map(({ personId }) => personId).sort()).toEqual(
      letters
        .slice(5)
        .map(({ personId }) => personId)
        .sort(),
    )
    // One person, two links, one answer.
    expect(await answer(world, letters[5]?.data.token ?? '', '')).toEqual({ ok: true })
    const again = reminders.find(({ personId }) => personId === letters[5]?.personId)
    expect(await answer(world, again?.data.token ?? '', '')).toEqual({ ok: false, reason: 'surveyAnswered' })
    const survey = await surveyOfEvent(world.db, eventId)
    expect(await turnoutOf(world.db, survey?.id ?? '')).toEqual({ asked: 11, answered: 6 })
    // No list of the event's letters names those who were reminded.
    const listed = await world.db.selectFrom('outbox').select('id').where('eventId', '=', eventId).execute()
    expect(listed).toHaveLength(0)
  })

  test('forgets on closing who was asked, who answered and who was reminded', async () => {
    await using world = await testWorld()
    const { eventId } = await heldWith(world, 10)
    await open(world, eventId)
    const letters = await asked(world)
    for (const { data } of letters.slice(0, 5)) await answer(world, data.token, '')
    await world.act((c) => remindSurvey(c, eventId))
    await world.db.updateTable('outbox').set({ status: 'sent', sentAt: world.now() }).execute()
    expect(await world.act((c) => closeSurvey(c, eventId))).toEqual({ ok: true })
    expect(await world.db.selectFrom('surveyTicket').selectAll().execute()).toEqual([])
    expect((await asked(world)).filter(({ data }) => data.reminder)).toEqual([])
    expect(await surveyByToken(world.db, letters[9]?.data.token ?? '', world.now())).toBeNull()
    expect(await answer(world, letters[9]?.data.token ?? '', '')).toEqual({ ok: false, reason: 'surveyGone' })
    expect(await world.act((c) => closeSurvey(c, eventId))).toEqual({ ok: false, reason: 'surveyNotOpen' })
    const survey = await surveyOfEvent(world.db, eventId)
    expect(survey && (await surveyResults(world.db, survey))?.answered).toBe(5)
  })

  test('closes by the clock once its last day has passed', async () => {
    await using world = await testWorld()
    const { eventId } = await heldWith(world, 5)
    await open(world, eventId)
    expect(await closeSurveys(world.db, '2026-12-17T21:59:00.000Z')).toBe(0)
    // Midnight in Helsinki.
    expect(await closeSurveys(world.db, '2026-12-17T22:00:00.000Z')).toBe(1)
    expect(await closeSurveys(world.db, '2026-12-17T22:01:00.000Z')).toBe(0)
    expect((await surveyOfEvent(world.db, eventId))?.closedAt).toBe('2026-12-17T22:00:00.000Z')
    expect(await world.db.selectFrom('surveyTicket').selectAll().execute()).toEqual([])
  })
})

test('no list of letters in trouble names those who were reminded', async () => {
  await using world = await testWorld()
  const { eventId } = await heldWith(world, 10)
  await open(world, eventId)
  for (const { data } of (await asked(world)).slice(0, 5)) await answer(world, data.token, '')
  await world.act((c) => remindSurvey(c, eventId))
  await world.db.updateTable('outbox').set({ status: 'failed', lastError: 'refused: no' }).execute()
  expect(await troubledCount(world.db, world.now())).toBe(10)
})

test('two records merged into one answer once', async () => {
  await using world = await testWorld()
  const { eventId, people } = await heldWith(world, 6)
  await open(world, eventId)
  const [one, other] = (await asked(world)).sort((a, b) => (a.personId < b.personId ? -1 : 1))
  const [keptId = '', goneId = ''] = [...people].sort()
  await answer(world, one?.data.token ?? '', 'yksi')
  const merged = await inDeed(
    world.db,
    { actor: world.organiser, now: world.now() },
    { act: 'mergePeople', thing: { kind: 'person', id: keptId }, detail: { gone: goneId } },
    (d) => mergePeople(d, { keptId, goneId, choices: {}, versions: null }),
  )
  expect(merged).toMatchObject({ ok: true })
  expect(await answer(world, other?.data.token ?? '', 'kaksi')).toEqual({
    ok: false,
    reason: 'surveyAnswered',
  })
  const survey = await surveyOfEvent(world.db, eventId)
  expect(await turnoutOf(world.db, survey?.id ?? '')).toEqual({ asked: 5, answered: 1 })
  // What the deed keeps to be undone tells nobody who has answered.
  const steps = await world.db.selectFrom('deedStep').selectAll().where('kept', '=', 'surveyTicket').execute()
  expect(steps).toHaveLength(1)
  expect(JSON.stringify(steps)).not.toContain('answered')
})

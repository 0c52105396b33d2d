// The doors after an event, as a browser with scripts off walks through them: the list, the survey, its answers, figures.
import { v4 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { saveSurvey } from '~/domain/afterwards/survey-acts.server'
import type { SurveyQuestion } from '~/domain/afterwards/survey'
import { eventById } from '~/domain/events/queries.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { action as takeFigures } from '~/routes/events.figures.sheet'
import { action as takeSurvey } from '~/routes/events.$id.survey.sheet'
import { lettersIn, testWorld, type World } from '../world'
import { dumpOf, emoji, origin, visit } from './door'

const t = wordsOfPages('fi')
const said = (key: string) => (t as unknown as (key: string) => string)(key)

/** An event that has begun, to which everybody had said yes; `came` of them were ticked. */
async function begun(world: World, people: number, came = people) {
  const ids: string[] = []
  for (let at = 0; at < people; at++) ids.push(await world.person({ lastName: `Osallistuja${at}` }))
  const { eventId, invitationIds } = await world.invited(ids)
  const { startsAt } = await eventById(world.db, eventId)
  world.pass({ seconds: (Date.parse(startsAt) - Date.parse(world.now())) / 1000 + 60 })
  for (const [at, id] of invitationIds.entries())
    await world.db
      .updateTable('invitation')
      .set({ answer: 'yes', answeredAt: startsAt, answerSource: 'link', answeredSequence: 0, seat: 'seated' })
      .set({ cameAt: at < came ? startsAt : null })
      .where('id', '=', id)
      .execute()
  await world.db.deleteFrom('outbox').execute()
  return { eventId, invitationIds, people: ids }
}

const as = (world: World) => ({ as: world.organiser.personId })
const press = (world: World, eventId: string, form: Record<string, string>) =>
  visit(world, paths.afterwards(eventId), { ...as(world), form })

type Take = typeof takeFigures

/** Takes a sheet as the browser does: the answer is a file, which no page shows. */
async function take(world: World, door: Take, address: string, id = '', form = ''): Promise<Response> {
  const headers = { Cookie: await world.cookieOf(world.organiser.personId) }
  const request = new Request(origin + address, { method: 'POST', headers, body: new URLSearchParams(form) })
  return door({ request, params: { id }, context: world.context() })
}

describe('the page after an event', () => {
  test('says before the event what will be here, and takes lessons', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited([await world.person()])
    const page = await visit(world, paths.afterwards(eventId), as(world))
    expect(page.text).toContain(said('afterwards.before.title'))
    expect(page.text).toContain(said('afterwards.before.survey'))
    expect(page.html).not.toContain('value="close"')
    const form = { intent: 'lessons', version: page.field('version') ?? '', lessons: `Isompi sali ${emoji}` }
    const saved = await press(world, eventId, form)
    expect(saved.to).toBe(paths.afterwards(eventId, { done: 'lessons' }))
    const clash = await press(world, eventId, { ...form, lessons: 'Toinen' })
    expect(clash.text).toContain(said('reasons.changedMeanwhile'))
    expect(clash.field('lessons')).toBe('Toinen')
  })

  test('lists who came and who did not; a tick is put right, and taken back', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await begun(world, 3, 2)
    const page = await visit(world, paths.afterwards(eventId), as(world))
    expect(page.text).toContain(`${said('afterwards.who.absent')} 1`)
    expect(page.text).toContain('Osallistuja2')
    expect(page.text).not.toContain('Osallistuja1')
    const form = { intent: 'tick', id: v4(), invitationId: invitationIds[2] ?? '', came: '1', show: 'absent' }
    const { to } = await press(world, eventId, form)
    const news = await visit(world, to ?? '', as(world))
    expect(news.text).toContain('Osallistuja2 on merkitty tulleeksi.')
    expect(news.text).toContain(`${said('afterwards.who.came')} 3`)
    // The same press once more, and its undoing.
    await press(world, eventId, form)
    world.pass({ seconds: 5 })
    await press(world, eventId, { ...form, id: v4(), came: '0' })
    const { cameAt } = await world.db
      .selectFrom('invitation')
      .select('cameAt')
      .where('id', '=', invitationIds[2] ?? '')
      .executeTakeFirstOrThrow()
    expect(cameAt).toBeNull()
    await using other = await testWorld()
    const elsewhere = await begun(other, 1)
    const foreign = { ...form, id: v4(), invitationId: elsewhere.invitationIds[0] ?? '' }
    expect((await press(world, eventId, foreign)).status).toBe(404)
  })

  test('previews both letters in three languages, with the message, and sends nothing', async () => {
    await using world = await testWorld()
    const { eventId } = await begun(world, 2, 1)
    const page = await visit(world, paths.afterwards(eventId), as(world))
    const form = {
      version: page.field('version') ?? '',
      batchId: v4(),
      thank: 'on',
      messageSv: 'Tack så mycket!',
    }
    const shown = await press(world, eventId, { ...form, intent: 'preview' })
    expect(shown.html.match(/Tack så mycket!/g)?.length).toBeGreaterThan(6)
    expect(shown.html).toContain('lang="sv"')
    expect(shown.field('messageSv')).toBe('Tack så mycket!')
    expect(await lettersIn(world.db)).toEqual([])
    expect((await eventById(world.db, eventId)).attendanceClosedAt).toBeNull()
  })

  test('closes with one press, shows how the letters go, and opens again', async () => {
    await using world = await testWorld()
    const { eventId: other } = await world.invited([await world.person()])
    const { eventId } = await begun(world, 3, 2)
    const page = await visit(world, paths.afterwards(eventId), as(world))
    const batchId = page.field('batchId') ?? ''
    const form = { intent: 'close', version: page.field('version') ?? '', batchId, thank: 'on', miss: 'on' }
    const { to } = await press(world, eventId, form)
    expect(to).toBe(paths.afterwards(eventId, { done: 'closed', batch: batchId }))
    const closed = await visit(world, to ?? '', as(world))
    expect(closed.text).toContain('3 kirjettä lähtee')
    expect(closed.text).toContain(said('afterwards.close.reopen'))
    expect((await lettersIn(world.db)).map(({ kind }) => kind).sort()).toEqual(['missed', 'thanks', 'thanks'])
    const pause = { intent: 'pause', event: eventId, back: '/' }
    await visit(world, paths.pauseLetters(), { ...as(world), form: pause })
    const resting = await visit(world, to ?? '', as(world))
    expect(resting.text).toContain(said('sending.pause.eventPaused'))
    expect(resting.text).toContain(said('sending.progress.held'))
    // Letters of another event are told of on its own page alone.
    const elsewhere = await visit(world, paths.afterwards(other, { batch: batchId }), as(world))
    expect(elsewhere.text).not.toContain('kirjettä lähtee')
    const again = await press(world, eventId, { intent: 'reopen', version: closed.field('version') ?? '' })
    expect(again.to).toBe(paths.afterwards(eventId, { done: 'reopened' }))
  })

  test('says beside the field that nobody was ticked, and keeps what was typed', async () => {
    await using world = await testWorld()
    const { eventId } = await begun(world, 3, 0)
    const page = await visit(world, paths.afterwards(eventId), as(world))
    expect(page.text).toContain('Laske tulleiksi kaikki 3, joilla oli paikka')
    const form = { intent: 'close', version: page.field('version') ?? '', batchId: v4(), messageFi: 'Kiitos' }
    const refused = await press(world, eventId, form)
    expect(refused.html).toMatch(/id="close-countSite-problem"/)
    expect(refused.text).toContain(said('reasons.nobodyTicked'))
    expect(refused.field('messageFi')).toBe('Kiitos')
    const { to } = await press(world, eventId, { ...form, countSite: 'on' })
    expect(to).toBe(paths.afterwards(eventId, { done: 'closed' }))
  })

  test('leaves last time’s lessons where a copy is planned', async () => {
    await using world = await testWorld()
    const { eventId } = await begun(world, 1)
    await world.db.updateTable('event').set({ lessons: 'Varaa isompi sali.' }).execute()
    const form = await visit(world, paths.newEvent({ copy: eventId }), as(world))
    expect(form.text).toContain('Varaa isompi sali.')
    const copy = await world.draft({
      startsAt: '2027-12-02T10:00:00.000Z',
      endsAt: '2027-12-02T12:00:00.000Z',
    })
    await world.db.updateTable('event').set({ copiedFrom: eventId }).where('id', '=', copy).execute()
    const overview = await visit(world, paths.event(copy), as(world))
    expect(overview.text).toContain('Varaa isompi sali.')
    expect((await visit(world, paths.afterwards(copy), as(world))).text).toContain('Varaa isompi sali.')
  })
})

const scale = (label: string): SurveyQuestion => ({
  ...{ id: v4(), kind: 'scale', required: true, options: [] },
  ...{ labelFi: label, labelSv: `${label} (sv)`, labelEn: `${label} (en)` },
})
const text = (label: string): SurveyQuestion => ({ ...scale(label), kind: 'text', required: false })

/** A survey that has been opened, with the links of its letters. */
async function opened(world: World, people = 5) {
  const { eventId, people: ids } = await begun(world, people)
  const questions = [scale('Hyödyllisyys'), text('Toiveet')]
  const plan = { introFi: 'Kerro meille.', introSv: '', introEn: '', closesOn: '2026-12-17', questions }
  await world.act((c) => saveSurvey(c, eventId, { id: v4(), version: 0, ...plan }))
  const page = await visit(world, paths.survey(eventId), as(world))
  // The version of the card that opens it, which comes before the form's.
  const version = '1'
  expect(page.text).toContain(said('afterwards.survey.press'))
  const { to } = await visit(world, paths.survey(eventId), {
    ...as(world),
    form: { intent: 'open', version },
  })
  expect(to).toBe(paths.survey(eventId, { done: 'opened' }))
  const tokens = (await lettersIn(world.db)).map(({ data }) => String(data.token))
  return { eventId, ids, questions, tokens }
}

describe('writing a survey', () => {
  test('begins with the ready questions, adds and removes without scripts, says what is wrong beside it', async () => {
    await using world = await testWorld()
    const { eventId } = await begun(world, 5)
    const page = await visit(world, paths.survey(eventId), as(world))
    expect(page.html.match(/Kysymys \d</g)?.length).toBe(4)
    expect(page.field('questions[0].labelFi')).toContain('hyödyllinen')
    const ask = (form: Record<string, string>) => visit(world, paths.survey(eventId), { ...as(world), form })
    const base = { id: page.field('id') ?? '', version: '0', closesOn: '2026-12-20' }
    const wrong = await ask({
      ...base,
      'questions[0].kind': 'choice',
      'questions[0].labelFi': '',
      'questions[0].labelSv': '',
    })
    expect(wrong.text).toContain(said('afterwards.fault.labelMissing'))
    expect(wrong.text).toContain(said('afterwards.fault.fewOptions'))
    const form = {
      ...base,
      'questions[0].kind': 'choices',
      'questions[0].labelFi': `Mistä pidit? ${emoji}`,
      'questions[0].options[0].fi': 'Kahvista',
      'questions[0].options[1].fi': 'Seurasta',
    }
    expect((await ask(form)).to).toBe(paths.survey(eventId, { done: 'saved' }))
    // The same form sent twice makes one.
    await ask(form)
    expect(await world.db.selectFrom('survey').selectAll().execute()).toHaveLength(1)
    const saved = await visit(world, paths.survey(eventId), as(world))
    expect(saved.field('questions[0].labelFi')).toBe(`Mistä pidit? ${emoji}`)
    expect(saved.text).toContain('ruotsiksi, englanniksi')
  })
})

describe('answering a survey', () => {
  test('opening it changes nothing, and it says what becomes of the answers', async () => {
    await using world = await testWorld()
    const { tokens } = await opened(world)
    const before = await dumpOf(world.db)
    const page = await visit(world, paths.answerSurvey(tokens[0] ?? ''))
    expect(await dumpOf(world.db)).toBe(before)
    expect(page.text).toContain('Hyödyllisyys')
    expect(page.text).toContain('Kerro meille.')
    expect(page.text).toContain('ilman nimeäsi')
    const swedish = await visit(world, paths.answerSurvey(tokens[0] ?? ''), { locale: 'sv' })
    expect(swedish.text).toContain('Hyödyllisyys (sv)')
  })

  test('says what is missing beside the question, and what was typed stays', async () => {
    await using world = await testWorld()
    const { tokens, questions } = await opened(world)
    const [first = '', second = ''] = questions.map(({ id }) => id)
    const address = paths.answerSurvey(tokens[0] ?? '')
    const wrong = await visit(world, address, { form: { [second]: `Lisää kahvia ${emoji}` } })
    expect(wrong.status).toBe(400)
    expect(wrong.html).toContain(`href="#survey-${first}"`)
    expect(wrong.html).toMatch(new RegExp(`id="survey-${first}-problem"`))
    expect(wrong.field(second)).toBe(`Lisää kahvia ${emoji}`)
    expect(await world.db.selectFrom('surveyAnswer').selectAll().execute()).toEqual([])
  })

  test('is taken once: again it says so, and counts nothing', async () => {
    await using world = await testWorld()
    const { tokens, questions } = await opened(world)
    const [first = ''] = questions.map(({ id }) => id)
    const address = paths.answerSurvey(tokens[0] ?? '')
    const sent = await visit(world, address, { form: { [first]: '5' } })
    expect((await visit(world, sent.to ?? '')).text).toContain(said('afterwards.answer.thanks'))
    const again = await visit(world, address, { form: { [first]: '1' } })
    expect((await visit(world, again.to ?? '')).text).toContain(said('afterwards.answer.already'))
    expect((await visit(world, address)).text).toContain(said('afterwards.answer.alreadyText'))
    const rows = await world.db.selectFrom('surveyAnswer').select('answers').execute()
    expect(rows).toEqual([{ answers: JSON.stringify({ [first]: '5' }) }])
  })

  test('a link that opens nothing says so', async () => {
    await using world = await testWorld()
    const page = await visit(world, paths.answerSurvey('x'.repeat(43)))
    expect([page.status, page.text]).toEqual([
      404,
      expect.stringContaining(said('afterwards.answer.goneTitle')),
    ])
  })

  test('the results appear with the fifth answer, as pictures and as a sheet', async () => {
    await using world = await testWorld()
    const { eventId, tokens, questions } = await opened(world, 6)
    const [first = '', second = ''] = questions.map(({ id }) => id)
    const results = () => visit(world, paths.surveyResults(eventId), as(world))
    const sheet = () => take(world, takeSurvey, paths.surveySheet(eventId, 'csv'), eventId)
    for (const [at, token] of tokens.entries()) {
      if (at < 5) {
        expect((await results()).text).not.toContain('Hyödyllisyys')
        expect((await sheet()).headers.get('Location')).toBe(paths.surveyResults(eventId))
      }
      await visit(world, paths.answerSurvey(token), { form: { [first]: '4', [second]: `Toive ${at}` } })
    }
    const page = await results()
    expect(page.text).toContain('Keskiarvo on 4,0 asteikolla 1–5')
    for (const at of tokens.keys()) expect(page.text).toContain(`Toive ${at}`)
    const rows = (await (await sheet()).text()).trimEnd().split('\r\n')
    expect(rows).toHaveLength(1 + 5 + 6)
    expect(rows).toContain('Hyödyllisyys;4;6')
    // The page of the survey tells how many, and nowhere who.
    const standing = await visit(world, paths.survey(eventId), as(world))
    expect(standing.text).toContain('6 vastausta, kysytty 6 henkilöltä')
    expect(standing.text).not.toContain('Osallistuja')
    expect(standing.text).toContain(said('reasons.tooFewSilent'))
  })
})

describe('events in figures', () => {
  test('shows pictures with their tables, narrows by year and kind, and is taken as a sheet', async () => {
    await using world = await testWorld()
    const empty = await visit(world, paths.eventFigures(), as(world))
    expect(empty.text).toContain(said('afterwards.figures.none'))
    await begun(world, 4, 3)
    const page = await visit(world, paths.eventFigures(), as(world))
    expect(page.text).toContain('2026')
    expect(page.html.match(/<svg/g)?.length).toBeGreaterThan(2)
    expect(page.text).toContain(said('frame.table.asTable'))
    // The years, the sectors, the kinds of organisation and the list, each in one table.
    expect(page.html.match(/<table/g)).toHaveLength(4)
    const other = await visit(world, paths.eventFigures({ kind: 'morningCoffee' }), as(world))
    expect(other.text).toContain(said('afterwards.figures.none'))
    const csv = await take(world, takeFigures, paths.eventFiguresSheet('csv'), '', 'from=2026&to=2026&kind=')
    expect((await csv.text()).trimEnd().split('\r\n')[1]).toBe(
      'Johdon päivä: ennakointi;Johdon päivä;2026-12-03;4;4;3;0;0;0;0',
    )
    const excel = await take(world, takeFigures, paths.eventFiguresSheet('xlsx'))
    expect(excel.headers.get('Content-Disposition')).toContain('tilaisuudet-2026-2026.xlsx')
  })
})

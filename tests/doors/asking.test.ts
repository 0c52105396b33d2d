// The doors of questions and reminders: forms with scripts off, faults beside their fields, nobody else's replies.
import { describe, expect, test } from 'vitest'
import { forgetReplies } from '~/domain/questions/forgetting.server'
import { questionList } from '~/domain/questions/list.server'
import { fieldName, wordsName } from '~/domain/questions/reply-form'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { answer, askAt, chose, option, repliesIn, reply, withComers, words } from '../questions/world'
import { lettersIn, testWorld, type World } from '../world'
import { ask, moduleOf } from '../house/doors'
import { emoji, origin, visit } from './door'

const t = wordsOfPages('fi')
const organiser = (world: World) => ({ as: world.organiser.personId })

const tokenOf = async (world: World, invitationId: string): Promise<string> => {
  const letters = await lettersIn(world.db)
  return letters.find((letter) => letter.invitationId === invitationId)?.data.answerToken ?? ''
}

describe('the page of an invitation', () => {
  test('asks after a yes, in place, and says what is missing without keeping the answer back', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const { eventId, invitationIds } = await world.invited([person])
    const [id = ''] = invitationIds
    await askAt(world, eventId, { required: true, labelFi: 'Mistä haluat kuulla?' })
    const token = await tokenOf(world, id)
    const before = await visit(world, paths.answer(token))
    expect(before.text).not.toContain('Mistä haluat kuulla?')
    const pressed = await visit(world, paths.answer(token), { form: { answer: 'yes', comment: '' } })
    expect(pressed.status).toBe(302)
    const after = await visit(world, pressed.to ?? '')
    expect(after.text).toContain('Mistä haluat kuulla?')
    expect(after.text).toContain(t('asking.form.missing', { count: 1 }))
    expect(after.html).toContain(`action="${paths.replies(token)}"`)
  })

  test('takes the replies by its link, keeps what was typed beside a fault, and lets them be changed', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 1)
    const [id = ''] = invitationIds
    const must = await askAt(world, eventId, {
      kind: 'choice',
      required: true,
      options: [option('a'), option('b')],
    })
    const diet = await askAt(world, eventId, { kind: 'diet', options: [option('vegan'), option('milkFree')] })
    const here = paths.replies(await tokenOf(world, id))
    const typed = { [fieldName(diet)]: ['vegan', 'milkFree'], [wordsName(diet)]: `Pähkinätön ${emoji}` }
    const refused = await visit(world, here, { form: typed })
    expect(refused.text).toContain(t('asking.fault.replyMissing'))
    expect(refused.html).toContain(`href="#questions-${fieldName(must)}"`)
    expect(refused.field(wordsName(diet))).toBe(typed[wordsName(diet)])
    expect(await repliesIn(world)).toEqual([])
    const taken = await visit(world, here, { form: { ...typed, [fieldName(must)]: 'b' } })
    expect([taken.status, taken.to]).toEqual([302, `${here}?done=saved`])
    const saved = await visit(world, taken.to ?? '')
    expect(saved.text).toContain(t('asking.form.saved'))
    expect(saved.field(fieldName(must))).toBe('b')
    await visit(world, here, { form: { [fieldName(must)]: 'a' } })
    expect((await repliesIn(world)).map(({ value }) => value)).toEqual(['["a"]'])
  })

  test('tells of a session that has just been filled, beside it', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 2)
    const [one = '', two = ''] = invitationIds
    const id = await askAt(world, eventId, { kind: 'session', options: [option('a', 1), option('b')] })
    await reply(world, one, { [id]: chose('a') })
    const here = paths.replies(await tokenOf(world, two))
    const refused = await visit(world, here, { form: { [fieldName(id)]: 'a' } })
    expect(refused.text).toContain(t('asking.fault.sessionFull'))
    expect(refused.text).toContain(t('asking.form.full'))
  })

  test('is open signed in to the invited and closed to all others', async () => {
    await using world = await testWorld()
    const [person, other] = [await world.person(), await world.person()]
    const { eventId, invitationIds } = await world.invited([person])
    const [id = ''] = invitationIds
    await answer(world, id, 'yes')
    const asked = await askAt(world, eventId)
    const here = paths.myReplies(id)
    expect((await visit(world, here, { as: person })).status).toBe(200)
    expect((await visit(world, here, { as: other })).status).toBe(404)
    expect((await visit(world, here, organiser(world))).status).toBe(404)
    const form = { [fieldName(asked)]: 'Hei' }
    expect((await visit(world, here, { as: other, form })).status).toBe(404)
    expect((await visit(world, here, { as: person, form })).to).toBe(paths.myReplies(id, { done: 'saved' }))
    expect(await repliesIn(world)).toMatchObject([{ value: 'Hei', givenBy: person }])
  })

  test('of one who does not come asks nothing', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 1)
    const [id = ''] = invitationIds
    await askAt(world, eventId)
    await answer(world, id, 'no')
    const page = await visit(world, paths.replies(await tokenOf(world, id)))
    expect(page.text).toContain(t('asking.form.onlyComing'))
  })
})

describe('the organiser’s questions', () => {
  const save = (world: World, eventId: string, form: Record<string, string>) =>
    visit(world, paths.eventQuestions(eventId), { ...organiser(world), form: { press: 'save', ...form } })

  test('begin with a ready one in three languages, and the same form sent twice adds one', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    const page = await visit(world, paths.eventQuestions(eventId, { add: 'diet' }), organiser(world))
    expect(page.field('labelSv')).toBe('Specialkost')
    const form = {
      id: page.field('id') ?? '',
      kind: 'diet',
      isNew: '1',
      labelFi: 'Erityisruokavalio',
      'options[0].id': 'vegan',
      'options[0].fi': 'Vegaaninen',
    }
    const first = await save(world, eventId, form)
    expect(first.to).toBe(paths.eventQuestions(eventId, { done: 'added' }))
    await save(world, eventId, form)
    expect(await questionList(world.db, eventId)).toMatchObject([
      { kind: 'diet', sensitive: 1, options: [{ id: 'vegan', fi: 'Vegaaninen' }] },
    ])
    const list = await visit(world, first.to ?? '', organiser(world))
    expect(list.text).toContain(t('asking.questions.sensitiveTag'))
  })

  test('with too few choices are refused beside the field, and what was typed stays', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    const form = { id: 'new', kind: 'choice', isNew: '1', labelFi: 'Kumpi?', 'options[0].fi': 'Yksi' }
    const address = paths.eventQuestions(eventId, { add: 'choice' })
    const page = await visit(world, address, { ...organiser(world), form: { press: 'save', ...form } })
    expect(page.text).toContain(t('asking.fault.optionsMissing'))
    expect([page.field('labelFi'), page.field('options[0].fi')]).toEqual(['Kumpi?', 'Yksi'])
    expect(await questionList(world.db, eventId)).toEqual([])
  })

  test('are moved, removed with a word of how many had replied, and brought back', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 1)
    const [first, second] = [await askAt(world, eventId), await askAt(world, eventId)]
    await reply(world, invitationIds[0] ?? '', { [first]: words('Hei') })
    const press = (what: string, question: string) =>
      visit(world, paths.eventQuestions(eventId), { ...organiser(world), form: { press: what, question } })
    await press('down', first)
    expect((await questionList(world.db, eventId)).map(({ id }) => id)).toEqual([second, first])
    const removed = await press('remove', first)
    const page = await visit(world, removed.to ?? '', organiser(world))
    expect(page.text).toContain(t('asking.questions.done.removed', { count: 1 }))
    await press('restore', first)
    expect(await questionList(world.db, eventId)).toHaveLength(2)
    expect((await press('remove', 'nothing')).status).toBe(404)
  })
})

describe('the replies', () => {
  test('are shown by question and by name, and leave without names, noted in the trail', async () => {
    await using world = await testWorld()
    const person = await world.person({ firstName: 'Kaisa', lastName: 'Kasvis' })
    const { eventId, invitationIds } = await world.invited([person])
    const [id = ''] = invitationIds
    await answer(world, id, 'yes')
    const diet = await askAt(world, eventId, { kind: 'diet', options: [option('vegan')], labelFi: 'Ruoka' })
    await reply(world, id, { [diet]: { chosen: ['vegan'], text: '=HYPERLINK(1)' } })
    const page = await visit(world, paths.eventReplies(eventId), organiser(world))
    expect(page.text).toContain('Kaisa Kasvis')
    expect(page.text).toContain(t('asking.replies.of', { replied: 1, asked: 1 }))
    const printed = await visit(world, paths.eventReplies(eventId), { ...organiser(world), form: {} })
    const paper = await visit(world, printed.to ?? '', organiser(world))
    expect(paper.text).toContain('vegan fi')
    expect(paper.text).not.toContain('Kaisa')
    const { action } = await moduleOf('routes/events.$id.replies.sheet.ts')
    if (!action) throw new Error('no such door')
    const sheet = await ask(
      action,
      { url: origin + paths.eventRepliesSheet(eventId, 'csv'), params: { id: eventId } },
      { method: 'POST', cookie: await world.cookieOf(world.organiser.personId), context: world.context() },
    )
    expect(sheet.status).toBe(200)
    const taken = await world.db
      .selectFrom('audit')
      .select('detail')
      .where('act', '=', 'exportReplies')
      .orderBy('id')
      .execute()
    expect(taken.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([
      { form: 'paper' },
      { form: 'csv', rows: 3 },
    ])
  })

  test('about health say when they were erased', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 1)
    const diet = await askAt(world, eventId, { kind: 'diet', options: [option('vegan')] })
    await reply(world, invitationIds[0] ?? '', { [diet]: chose('vegan') })
    world.pass({ hours: 24 * 100 })
    await forgetReplies(world.db, world.now())
    const page = await visit(world, paths.eventReplies(eventId), organiser(world))
    expect(page.text).toContain(t('asking.replies.erased', { date: '2.1.2027' }))
  })

  test('are for organisers alone', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const { eventId } = await world.invited([person])
    expect((await visit(world, paths.eventReplies(eventId), { as: person })).status).toBe(403)
    const sheet = await visit(world, paths.eventRepliesSheet(eventId, 'csv'), { as: person, form: {} })
    expect(sheet.status).toBe(403)
  })
})

describe('the page of reminders', () => {
  const press = (world: World, eventId: string, form: Record<string, string>) =>
    visit(world, paths.eventReminders(eventId), { ...organiser(world), form })

  test('says when each leaves and to how many, and each press does what it says', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited([await world.person(), await world.person()])
    const page = await visit(world, paths.eventReminders(eventId), organiser(world))
    expect(page.text).toContain('Lähtee to 19.11.2026 klo 9')
    expect(page.text).toContain(t('asking.reminders.reach', { count: 2 }))
    const [reminder = ''] = (await world.db.selectFrom('reminder').select('id').orderBy('id').execute()).map(
      ({ id }) => id,
    )
    const off = await press(world, eventId, { press: 'off', reminder })
    expect((await visit(world, off.to ?? '', organiser(world))).text).toContain(
      t('asking.reminders.done.off'),
    )
    const wrong = await press(world, eventId, { press: 'days', reminder, daysBefore: '0' })
    expect(wrong.text).toContain(t('asking.fault.daysWrong'))
    const same = await press(world, eventId, { press: 'days', reminder, daysBefore: '2' })
    expect(same.text).toContain(t('reasons.reminderThere'))
    await press(world, eventId, { press: 'add', id: 'own', toWhom: 'coming', daysBefore: '3' })
    await press(world, eventId, { press: 'add', id: 'own', toWhom: 'coming', daysBefore: '3' })
    expect(await world.db.selectFrom('reminder').selectAll().execute()).toHaveLength(4)
    await press(world, eventId, { press: 'remove', reminder })
    expect(await world.db.selectFrom('reminder').selectAll().execute()).toHaveLength(3)
    expect((await press(world, eventId, { press: 'remove', reminder: 'none' })).status).toBe(404)
    expect((await press(world, eventId, { press: 'dance' })).status).toBe(400)
  })

  test('keeps the practical facts of two organisers apart', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    const page = await visit(world, paths.eventReminders(eventId), organiser(world))
    const version = page.field('version') ?? ''
    const saved = await press(world, eventId, { press: 'practical', version, practicalFi: 'Ovi B' })
    expect(saved.to).toBe(paths.eventReminders(eventId, { done: 'practical' }))
    const clash = await press(world, eventId, { press: 'practical', version, practicalFi: 'Ovi C' })
    expect(clash.text).toContain(t('reasons.changedMeanwhile'))
    expect(clash.field('practicalFi')).toBe('Ovi C')
  })

  test('leaves a person be from the page of their invitation', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await world.invited([await world.person()])
    const [invitation = ''] = invitationIds
    const here = paths.invitation(eventId, invitation)
    expect((await visit(world, here, organiser(world))).text).toContain(t('asking.reminders.person.leaveBe'))
    const pressed = await press(world, eventId, { press: 'leaveBe', invitation })
    expect(pressed.to).toBe(here)
    expect((await visit(world, here, organiser(world))).text).toContain(
      t('asking.reminders.person.unreminded'),
    )
    const other = await world.draft()
    expect((await press(world, other, { press: 'leaveBe', invitation })).status).toBe(404)
  })
})

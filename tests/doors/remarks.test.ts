// Feedback from anybody, and the organisers' queue of it: said once, seen by organisers alone, answered once.
import { expect, test } from 'vitest'
import { longestRemark } from '~/domain/remarks/rules'
import { takeRemark } from '~/domain/remarks/taking.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { lettersIn, testWorld, type World } from '../world'
import { visit } from './door'

const filledIn = (changes: Record<string, string> = {}) => ({
  ...{ id: crypto.randomUUID() as string, text: 'Painikkeella ei ole nimeä.', about: '/year' },
  ...{ name: 'Eino', email: 'eino@koti.example', website: '' },
  ...changes,
})

const remarksIn = (world: World) => world.db.selectFrom('remark').selectAll().execute()

async function told(world: World, changes: { personId?: string; email?: string } = {}): Promise<string> {
  const id = crypto.randomUUID()
  const words = {
    kind: 'accessibility',
    name: 'Eino',
    locale: 'sv',
    about: '/year',
    text: 'Rubriken saknas.',
  } as const
  const { personId = null, email = 'eino@koti.example' } = changes
  await world.act((c) => takeRemark(c, { id, ...words, personId, email }), { kind: 'system' })
  return id
}

test('the statement leads to the form, which knows the page one came from but no secret of it', async () => {
  await using world = await testWorld()
  const statement = await visit(world, paths.accessibility())
  expect(statement.html).toContain(`href="${paths.feedback()}"`)
  const page = await visit(world, paths.feedback({ from: `/a/${'x'.repeat(43)}?lang=sv` }))
  expect(page.field('about')).toBe('/a/…')
  expect((await visit(world, paths.feedback({ from: paths.accessibility() }))).field('about')).toBe('')
  expect((await visit(world, paths.feedback({ from: 'https://elsewhere.example/x' }))).field('about')).toBe(
    '',
  )
})

test('a stranger gives feedback in their language, once, and is told by when an answer comes', async () => {
  await using world = await testWorld()
  const form = filledIn()
  for (const _ of [1, 2])
    expect(await visit(world, `${paths.feedback()}?lang=sv`, { form })).toMatchObject({
      status: 302,
      to: paths.feedback({ done: 'sent' }),
    })
  const { website: _, ...said } = form
  expect(await remarksIn(world)).toMatchObject([
    { ...said, kind: 'accessibility', personId: null, locale: 'sv' },
  ])
  expect((await visit(world, paths.feedback({ done: 'sent' }))).text).toContain(
    'Vastaamme sinulle viimeistään',
  )
})

test('one who has signed in finds their name and address filled in, and may take them away', async () => {
  await using world = await testWorld()
  const as = await world.person({ firstName: 'Riikka', lastName: 'Sauramo', email: 'r.s@om.example' })
  const page = await visit(world, paths.feedback(), { as })
  expect([page.field('name'), page.field('email')]).toEqual(['Riikka Sauramo', 'r.s@om.example'])
  const form = filledIn({ email: '', name: '' })
  expect((await visit(world, paths.feedback(), { as, form })).to).toBe(paths.feedback({ done: 'noted' }))
  expect(await remarksIn(world)).toMatchObject([{ personId: as, email: '' }])
})

test.each([
  ['no words', { text: '  ' }, 'text'],
  ['too many words', { text: 'ä'.repeat(longestRemark + 1) }, 'text'],
  ['what is no address', { email: 'eino(at)koti' }, 'email'],
])('%s: the field says so, what was typed stays, and nothing is kept', async (_what, changes, field) => {
  await using world = await testWorld()
  const page = await visit(world, paths.feedback(), { form: filledIn({ about: '/oma', ...changes }) })
  expect(page.html).toContain(`id="feedback-${field}-problem"`)
  expect(page.html).toContain(`href="#feedback-${field}"`)
  expect(page.field('about')).toBe('/oma')
  expect(await remarksIn(world)).toEqual([])
})

test('a machine that fills in what people do not see is thanked, and nothing is kept', async () => {
  await using world = await testWorld()
  const answer = await visit(world, paths.feedback(), { form: filledIn({ website: 'https://spam.example' }) })
  expect(answer.to).toBe(paths.feedback({ done: 'sent' }))
  expect(await remarksIn(world)).toEqual([])
})

test('who presses without end is stopped, and what they typed stays', async () => {
  await using world = await testWorld()
  const context = { clientAddress: '10.9.8.7' }
  const press = () => visit(world, paths.feedback(), { form: filledIn(), context })
  for (let n = 0; n < 30; n++) expect((await press()).status).toBe(302)
  const stopped = await press()
  expect(stopped.text).toContain('Lomake on lähetetty liian monta kertaa')
  expect(stopped.field('text')).toBe('Painikkeella ei ole nimeä.')
  expect(await remarksIn(world)).toHaveLength(30)
})

test('the organisers see what waits, what is late in words too, and answer it by a letter, once', async () => {
  await using world = await testWorld()
  const as = world.organiser.personId
  const id = await told(world)
  expect((await visit(world, paths.remarks(), { as })).text).toContain('Vastattava viimeistään')
  world.pass({ hours: 24 * 15 })
  const start = await visit(world, paths.start(), { as })
  expect(start.text).toContain('Yksi palaute odottaa vastausta')
  expect(start.text).toContain('Yhden määräaika on mennyt.')
  expect((await visit(world, paths.remarks(), { as })).text).toContain('Myöhässä, määräaika oli')
  const page = await visit(world, paths.remark(id), { as })
  expect(page.html).toContain('lang="sv">Rubriken saknas.')
  expect(page.text).toContain('eino@koti.example')

  const empty = await visit(world, paths.remark(id), { as, form: { answer: ' ' } })
  expect(empty.html).toContain('href="#answer-answer"')
  const answered = await visit(world, paths.remark(id), { as, form: { answer: 'Rättat.' } })
  expect(answered.to).toBe(paths.remarks({ done: 'posted' }))
  const late = await visit(world, paths.remark(id), { as, form: { answer: 'Samma sak' } })
  expect(late.text).toContain('Toinen järjestäjä on jo vastannut tähän')
  expect(late.text).toContain('Samma sak')
  expect(await lettersIn(world.db)).toMatchObject([{ kind: 'remarkAnswer', data: { answer: 'Rättat.' } }])
  const after = await visit(world, paths.remarks({ done: 'posted' }), { as })
  expect(after.text).toContain('Vastaus on lähetetty.')
  expect(after.text).toContain('Vastausta odottavaa palautetta ei ole')
})

test('what nobody is to be reached about is noted as handled, without a word if need be', async () => {
  await using world = await testWorld()
  const as = world.organiser.personId
  const id = await told(world, { email: '' })
  expect((await visit(world, paths.remark(id), { as })).text).toContain('Osoitetta ei jätetty')
  const done = await visit(world, paths.remark(id), { as, form: { answer: '' } })
  expect(done.to).toBe(paths.remarks({ done: 'handled' }))
  expect((await visit(world, paths.remark(id), { as })).text).toContain(
    'Merkitty käsitellyksi ilman vastausta.',
  )
})

test('what is wrong in a record leads to mending it', async () => {
  await using world = await testWorld()
  const personId = await world.person()
  const id = crypto.randomUUID()
  const words = {
    kind: 'record',
    name: '',
    email: '',
    locale: 'fi',
    about: 'title',
    text: 'Nimike on väärä.',
  } as const
  await world.act((c) => takeRemark(c, { id, personId, ...words }), { kind: 'system' })
  const page = await visit(world, paths.remark(id), { as: world.organiser.personId })
  expect(page.html).toContain(`href="${paths.editPerson(personId)}"`)
  expect(page.html).toContain(`href="${paths.person(personId)}"`)
  expect(page.text).toContain(wordsOfPages('fi')('profile.record.parts.title'))
  const inSwedish = await visit(world, paths.remark(id), { as: world.organiser.personId, locale: 'sv' })
  expect(inSwedish.text).toContain(wordsOfPages('sv')('profile.record.parts.title'))
  expect(inSwedish.html).toContain('<span lang="fi">Nimike on väärä.</span>')
  const list = await visit(world, paths.remarks(), { as: world.organiser.personId, locale: 'sv' })
  expect(list.html).toContain('<span lang="fi">Nimike on väärä.</span>')
})

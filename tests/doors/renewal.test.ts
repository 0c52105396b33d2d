// The yearly question through its doors: the letter's page, the signed-in page, the organiser's pages.
import { expect, test } from 'vitest'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { smallGroup, type SmallGroup } from '../renewals/group'
import { lettersIn, testWorld, type World } from '../world'
import { dumpOf, visit } from './door'

const t = wordsOfPages('fi')
const address = paths.renewal()

const organiser = (world: World) => ({ as: world.organiser.personId })
const ask = (world: World, groups: string[], more: Record<string, string> = {}) =>
  visit(world, address, { ...organiser(world), form: { intent: 'ask', year: '2026', groups, ...more } })

async function asked(world: World, size = 3): Promise<SmallGroup & { tokens: string[] }> {
  const group = await smallGroup(world, size, {
    nameFi: 'Pienryhmä 3',
    nameSv: 'Smågrupp 3',
    nameEn: 'Group 3',
  })
  await ask(world, [group.id])
  const tokens = (await lettersIn(world.db)).map(({ data }) => String(data.token))
  return { ...group, tokens }
}

const say = (world: World, token: string, answer: string, more: Record<string, string> = {}, query = {}) =>
  visit(world, paths.goOn(token, query), { form: { answer, pauseUntil: '', comment: '', ...more } })

const rows = (world: World) =>
  world.db.selectFrom('membership').selectAll().where('role', '=', 'member').orderBy('id').execute()

test('the letter’s button leads to a page with its choice made, and one press answers; opening changes nothing', async () => {
  await using world = await testWorld()
  const { tokens, people } = await asked(world)
  const [token = ''] = tokens
  const before = await dumpOf(world.db)
  const page = await visit(world, paths.goOn(token, { answer: 'leaves' }))
  expect(page.status).toBe(200)
  expect(page.field('answer')).toBe('leaves')
  expect(page.text).toContain('Pienryhmä 3')
  expect(page.text).toContain(t('renewing.goOn.leavesHint'))
  expect(await dumpOf(world.db)).toBe(before)
  const sent = await say(world, token, 'leaves', { comment: 'Kiitos kaikesta' })
  expect(sent.to).toBe(paths.goOn(token, { done: '1' }))
  expect((await rows(world))[0]).toMatchObject({ personId: people[0], validTo: '2026-10-01' })
  const thanks = await visit(world, sent.to ?? '')
  expect(thanks.text).toContain(t('renewing.goOn.thanks'))
  expect(thanks.text).toContain(t('renewing.goOn.standing.leaves'))
  expect(thanks.text).toContain(t('renewing.goOn.changeToday'))
})

test.each(['sv', 'en'] as const)('the page is whole in %s', async (locale) => {
  await using world = await testWorld()
  const { tokens } = await asked(world)
  const page = await visit(world, paths.goOn(tokens[0] ?? ''), { locale })
  expect(page.text).not.toMatch(/renewing\.|\{\{|undefined/)
  expect(page.text).toContain(wordsOfPages(locale)('renewing.goOn.question'))
  for (const to of [address, paths.renewal({ year: '2026' })]) {
    const own = await visit(world, to, { ...organiser(world), locale })
    expect(own.text).not.toMatch(/renewing\.|\{\{|undefined/)
  }
})

test('no answer, a break without a day and a day that is none are told at the field, and what was typed stays', async () => {
  await using world = await testWorld()
  const { tokens } = await asked(world)
  const [token = ''] = tokens
  const none = await say(world, token, '', { comment: 'Mietin' })
  expect(none.status).toBe(400)
  expect(none.text).toContain(t('frame.form.chooseOne'))
  expect(none.field('comment')).toBe('Mietin')
  for (const pauseUntil of ['', '2026-09-30', '2040-01-01']) {
    const refused = await say(world, token, 'pauses', { pauseUntil })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain(t('reasons.pauseEndMissing'))
    expect(refused.field('answer')).toBe('pauses')
  }
  const odd = await say(world, token, 'pauses', { pauseUntil: '2026-02-31' })
  expect(odd.field('pauseUntil')).toBe('2026-02-31')
  expect(odd.text).toContain(t('frame.form.notADay'))
})

test('answered twice the later holds; the same press twice does nothing more', async () => {
  await using world = await testWorld()
  const { tokens } = await asked(world)
  const [token = ''] = tokens
  await say(world, token, 'pauses', { pauseUntil: '2027-01-31' })
  const deeds = () => world.db.selectFrom('deed').select('act').orderBy('id').execute()
  const first = await deeds()
  await Promise.all([
    say(world, token, 'pauses', { pauseUntil: '2027-01-31' }),
    say(world, token, 'pauses', { pauseUntil: '2027-01-31' }),
  ])
  expect(await deeds()).toEqual(first)
  const paused = await visit(world, paths.goOn(token))
  expect(paused.text).toContain(t('renewing.goOn.paused', { date: '31.1.2027' }))
  expect(paused.text).toContain(t('renewing.goOn.returns'))
  world.pass({ hours: 72 })
  await say(world, token, 'goesOn')
  expect(await world.db.selectFrom('pause').select(['validFrom', 'validTo']).execute()).toEqual([
    { validFrom: '2026-10-01', validTo: '2026-10-03' },
  ])
  expect((await deeds()).map(({ act }) => act)).toEqual(['askToGoOn', 'pauseInGroup', 'goOnInGroup'])
})

test('a link that is unknown, expired, of a member who has left, or taken back is told so', async () => {
  await using world = await testWorld()
  const { tokens } = await asked(world)
  const [one = '', two = ''] = tokens
  const unknown = await visit(world, paths.goOn('no-such-secret'))
  expect(unknown.status).toBe(404)
  expect(unknown.text).toContain(t('renewing.closed.unknown.title'))
  await say(world, one, 'leaves')
  world.pass({ hours: 24 })
  const left = await visit(world, paths.goOn(one))
  expect(left.status).toBe(410)
  expect(left.text).toContain(t('renewing.closed.left.title'))
  expect((await say(world, one, 'goesOn')).to).toBe(paths.goOn(one))
  world.pass({ hours: 24 * 366 })
  const gone = await visit(world, paths.goOn(two))
  expect(gone.status).toBe(410)
  expect(gone.text).toContain(t('renewing.closed.gone.title'))
})

test('letters that rest with all others are not said to leave', async () => {
  await using world = await testWorld()
  await asked(world)
  const batch = (await world.db.selectFrom('outbox').select('batchId').executeTakeFirst())?.batchId ?? ''
  const page = () => visit(world, paths.renewal({ year: '2026', batch }), organiser(world))
  expect((await page()).text).toContain(t('sending.progress.going'))
  const pause = { intent: 'pause', back: address }
  await visit(world, paths.pauseLetters(), { ...organiser(world), form: pause })
  const resting = (await page()).text
  for (const words of [t('sending.pause.allPaused'), t('sending.progress.held')])
    expect(resting).toContain(words)
})

test('a link of the asking that was taken back opens nothing', async () => {
  await using world = await testWorld()
  const { tokens } = await asked(world)
  const deed = await world.db.selectFrom('deed').select('id').executeTakeFirstOrThrow()
  await visit(world, paths.undoDeed(deed.id), { ...organiser(world), form: { back: address } })
  expect((await visit(world, paths.goOn(tokens[0] ?? ''))).status).toBe(410)
})

test('a member who has signed in answers from the start page; nobody else’s question is there', async () => {
  await using world = await testWorld()
  const { people } = await asked(world)
  const [me = '', other = ''] = people
  const renewal = await world.db
    .selectFrom('renewal')
    .selectAll()
    .where('personId', '=', me)
    .executeTakeFirstOrThrow()
  const start = await visit(world, paths.start(), { as: me })
  expect(start.text).toContain(t('renewing.own.title'))
  expect(start.html).toContain(`href="${paths.myRenewal(renewal.id)}"`)
  expect((await visit(world, paths.myRenewal(renewal.id), { as: other })).status).toBe(404)
  expect((await visit(world, paths.myRenewal(renewal.id), organiser(world))).status).toBe(404)
  const sent = await visit(world, paths.myRenewal(renewal.id), {
    as: me,
    form: { answer: 'pauses', pauseUntil: '2027-01-31', comment: '' },
  })
  expect(sent.to).toBe(paths.myRenewal(renewal.id, { done: '1' }))
  const paused = await visit(world, paths.start(), { as: me })
  expect(paused.text).toContain(t('renewing.own.paused', { group: 'Pienryhmä 3', date: '31.1.2027' }))
  await visit(world, paths.myRenewal(renewal.id), { as: me, form: { answer: 'goesOn', comment: '' } })
  expect((await visit(world, paths.start(), { as: me })).text).not.toContain(t('renewing.own.title'))
})

test('the organiser sees whom a press asks, asks, and sees the letters go; two who ask at once send one letter each', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world, 3)
  await world.member(group.id, await world.person({ email: null }), {})
  await world.member(group.id, await world.person(), { validFrom: '2026-09-01' })
  const page = await visit(world, address, organiser(world))
  expect(page.text).toContain(t('renewing.ask.people', { count: 4 }))
  expect(page.text).toContain(t('renewing.ask.new', { count: 1 }))
  expect(page.text).toContain(t('renewing.ask.never'))
  const both = await Promise.all([ask(world, [group.id]), ask(world, [group.id])])
  const sent = both.find(({ to }) => to !== null)
  const late = both.find(({ to }) => to === null)
  expect(late?.text).toContain(t('reasons.nobodyToAsk'))
  expect(await lettersIn(world.db)).toHaveLength(3)
  const after = await visit(world, sent?.to ?? '', organiser(world))
  expect(after.text).toContain(t('renewing.done.asked'))
  expect(after.text).toContain(t('renewing.year.unreached', { count: 1 }))
  expect(after.text).toContain(t('renewing.counts.silent', { count: 4 }))
  expect(after.text).toContain(t('renewing.did.unreached'))
  expect(after.text).toContain(t('sending.progress.going'))
  await ask(world, [group.id], { newToo: 'on' })
  expect(await lettersIn(world.db)).toHaveLength(4)
  const none = await visit(world, address, { ...organiser(world), form: { intent: 'ask', year: '2026' } })
  expect(none.text).toContain(t('renewing.year.noGroups'))
})

test('answers are seen by group with what they did, narrowed, and the silent are reminded on another day', async () => {
  await using world = await testWorld()
  const { tokens, id, people } = await asked(world)
  await say(world, tokens[0] ?? '', 'leaves', { comment: 'Siirryn muualle' })
  const today = await visit(world, address, organiser(world))
  expect(today.text).toContain(
    `${t('renewing.counts.leaves', { count: 1 })}, ${t('renewing.counts.silent', { count: 2 })}`,
  )
  expect(today.text).toContain(t('renewing.did.leaves', { date: '1.10.2026' }))
  expect(today.text).toContain('Siirryn muualle')
  expect(today.text).toContain(t('renewing.remind.notToday'))
  const silent = await visit(world, `${address}?answer=silent&group=${id}`, organiser(world))
  expect(silent.text).toContain(t('renewing.list.title', { count: 2 }))
  expect(silent.text).not.toContain('Siirryn muualle')
  world.pass({ hours: 24 })
  const tomorrow = await visit(world, address, organiser(world))
  expect(tomorrow.text).toContain(t('renewing.remind.reach', { count: 2 }))
  const reminded = await visit(world, address, {
    ...organiser(world),
    form: { intent: 'remind', year: '2026', groups: id },
  })
  expect((await visit(world, reminded.to ?? '', organiser(world))).text).toContain(
    t('renewing.done.reminded'),
  )
  const last = (await lettersIn(world.db)).slice(-2)
  expect(last.map(({ personId, data }) => [personId, data.reminder])).toEqual(
    people.slice(1).map((person) => [person, true]),
  )
})

test('what a member told by phone is entered, done and can be taken back', async () => {
  await using world = await testWorld()
  const { people } = await asked(world)
  const renewal = await world.db
    .selectFrom('renewal')
    .selectAll()
    .where('personId', '=', people[1] ?? '')
    .executeTakeFirstOrThrow()
  const page = paths.renewalAnswer(renewal.id)
  expect((await visit(world, page, organiser(world))).status).toBe(200)
  const entered = await visit(world, page, {
    ...organiser(world),
    form: { answer: 'leaves', pauseUntil: '', comment: '' },
  })
  expect(entered.to).toMatch(/^\/groups\/renewal\?year=2026&done=leaves&deed=/)
  const list = await visit(world, entered.to ?? '', organiser(world))
  expect(list.text).toContain(t('renewing.done.leaves'))
  expect(list.text).toContain(t('renewing.did.byPhone'))
  const stands = await visit(world, page, organiser(world))
  expect(stands.text).toContain(t('renewing.phone.undo'))
  const deed = /deed=([\w-]+)/.exec(entered.to ?? '')?.[1] ?? ''
  await visit(world, paths.undoDeed(deed), { ...organiser(world), form: { back: page } })
  expect((await rows(world)).every(({ validTo }) => validTo === null)).toBe(true)
  expect((await visit(world, page, organiser(world))).text).not.toContain(t('renewing.phone.undo'))
})

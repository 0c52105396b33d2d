// The page that confirms a proposal: what it says, what it refuses and why, and one press that does it all.
import { describe, expect, test } from 'vitest'
import { readSeats } from '~/domain/rounds/confirming'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { groupWith } from '../rounds/round'
import { proposal, roundToConfirm, type RoundToConfirm } from '../rounds/to-confirm'
import { lettersIn, testWorld, type World } from '../world'
import { moduleOf } from '../house/doors'
import { dumpOf, emoji, hugeText, origin, visit } from './door'

const t = wordsOfPages('fi')

const addressOf = ({ roundId, proposalId }: RoundToConfirm) => paths.confirmProposal(roundId, proposalId)

const names = ['nameFi', 'nameSv', 'nameEn', 'hostId', 'liaisonId'] as const

/** The form as the page gives it, with what an organiser changes. */
async function formOf(world: World, made: RoundToConfirm, change: Record<string, string> = {}) {
  const page = await visit(world, addressOf(made), { as: world.organiser.personId })
  const fields = ['version', 'seen', 'without', 'startsOn'].map((name) => [name, page.field(name) ?? ''])
  const groups = [made.group, 'new1'].flatMap((key) =>
    names.map((name) => `groups.${key}.${name}`).map((name) => [name, page.field(name) ?? '']),
  )
  return { ...(Object.fromEntries([...fields, ...groups]) as Record<string, string>), ...change }
}

const press = async (world: World, made: RoundToConfirm, change: Record<string, string> = {}) =>
  visit(world, addressOf(made), { as: world.organiser.personId, form: await formOf(world, made, change) })

/** The database without who is signed in. */
async function keptIn(world: World): Promise<string> {
  const dump = JSON.parse(await dumpOf(world.db)) as Record<string, unknown>
  return JSON.stringify(Object.entries(dump).filter(([table]) => !table.startsWith('signIn')))
}

const membershipsOf = (world: World) =>
  world.db.selectFrom('membership').select(['networkId', 'personId']).where('role', '=', 'member').execute()

test('says exactly what will happen, proposes names, host and liaison, and writes nothing', async () => {
  await using world = await testWorld()
  const made = await roundToConfirm(world)
  const before = await keptIn(world)
  const page = await visit(world, addressOf(made), { as: world.organiser.personId })
  expect(page.status).toBe(200)
  for (const said of [
    '2 ryhmää, yksi niistä perustetaan nyt',
    '3 uutta jäsenyyttä',
    '3 jatkaa ryhmässään',
    '5 kirjettä lähtee 3 kielellä',
    'Yksi jää ilman ryhmää',
    'Yksi ei saa kirjettä',
  ])
    expect(page.text).toContain(said)
  expect(page.field('groups.new1.nameFi')).toBe('Pienryhmä 5')
  expect(page.field('groups.new1.nameSv')).toBe('Smågrupp 5')
  expect(page.field('groups.new1.nameEn')).toBe('Small group 5')
  expect(page.field('groups.new1.hostId')).toBe(made.made[0])
  expect(page.field(`groups.${made.group}.hostId`)).toBe(made.sitting[0])
  expect(page.field(`groups.${made.group}.liaisonId`)).toBe(made.liaison)
  expect(page.field('startsOn')).toBe('2026-12-01')
  expect(readSeats(page.field('seen') ?? '')).toEqual(made.seats)
  expect(await keptIn(world)).toBe(before)
})

test.each(['sv', 'en'] as const)('is whole in %s', async (locale) => {
  await using world = await testWorld()
  const made = await roundToConfirm(world)
  const seats = { ...made.seats, [made.left]: made.group, [made.sitting[0] ?? '']: 'new1' }
  const id = await proposal(world, made.roundId, seats)
  const address = paths.confirmProposal(made.roundId, id)
  const page = await visit(world, address, { as: world.organiser.personId, locale })
  expect(page.text).toContain(wordsOfPages(locale)('welcoming.confirm.rules'))
  expect(page.text).not.toMatch(/welcoming\.|\{\{/)
})

test('shows the letter of a group in each language, as it would be sent', async () => {
  await using world = await testWorld()
  const made = await roundToConfirm(world)
  const as = world.organiser.personId
  const page = await visit(world, addressOf(made), { as })
  const { loader } = await moduleOf('routes/rounds.$id.proposals.$proposalId.confirm.letter.ts')
  const cookie = await world.cookieOf(as)
  const letterOf = async (group: string, letter: 'fi' | 'sv' | 'en') => {
    const address = paths.confirmLetter(made.roundId, made.proposalId, { group, letter })
    const request = new Request(origin + address, { headers: { Cookie: cookie } })
    const params = { id: made.roundId, proposalId: made.proposalId }
    const answer: unknown = await loader?.({ request, params, context: world.context() } as never)
    if (!(answer instanceof Response)) throw new Error('no letter')
    return { address, html: await answer.text() }
  }
  for (const [letter, name] of [
    ['fi', 'Pienryhmä 4'],
    ['sv', 'Smågrupp 4'],
    ['en', 'Small group 4'],
  ] as const) {
    const { address, html } = await letterOf(made.group, letter)
    expect(page.html.replaceAll('&amp;', '&')).toContain(address)
    expect(html).toContain(`lang="${letter}"`)
    expect(html).toContain(name)
    for (const member of ['Ada Aho', 'Ada Dahl']) expect(html).toContain(member)
  }
  await expect(letterOf('new7', 'fi')).rejects.toMatchObject({ status: 404 })
  expect(await lettersIn(world.db)).toEqual([])
})

test('one press makes the groups, leads to the round and can be taken back', async () => {
  await using world = await testWorld()
  const made = await roundToConfirm(world)
  const before = await membershipsOf(world)
  const done = await press(world, made, { 'groups.new1.nameSv': '', 'groups.new1.nameFi': 'Aamuryhmä' })
  const to = new URL(done.to ?? '', 'http://x')
  expect(to.pathname).toBe(paths.round(made.roundId))
  expect(Object.fromEntries(to.searchParams)).toMatchObject({ done: 'confirmed', count: '5' })
  const founded = await world.db
    .selectFrom('network')
    .select(['nameSv', 'nameEn'])
    .where('nameFi', '=', 'Aamuryhmä')
    .executeTakeFirst()
  expect(founded).toEqual({ nameSv: 'Aamuryhmä', nameEn: 'Small group 5' })
  expect(await lettersIn(world.db)).toHaveLength(5)
  expect(await membershipsOf(world)).toHaveLength(before.length + 3)
  const round = await visit(world, done.to ?? '', { as: world.organiser.personId })
  expect(round.text).toContain(t('rounds.done.confirmed', { count: 5 }))
  const deed = to.searchParams.get('deed') ?? ''
  const undone = await visit(world, paths.undoDeed(deed), {
    as: world.organiser.personId,
    form: { back: paths.round(made.roundId) },
  })
  expect(undone.to).toContain('undone=1')
  expect(await membershipsOf(world)).toEqual(before)
  expect(await lettersIn(world.db)).toEqual([])
})

test('pressed twice makes the groups once; afterwards the page says that it is done', async () => {
  await using world = await testWorld()
  const made = await roundToConfirm(world)
  const form = await formOf(world, made)
  const as = world.organiser.personId
  await visit(world, addressOf(made), { as, form })
  const before = await keptIn(world)
  const again = await visit(world, addressOf(made), { as, form })
  expect(again.to).toContain(paths.round(made.roundId))
  expect(await keptIn(world)).toBe(before)
  const page = await visit(world, addressOf(made), { as })
  expect(page.text).toContain(t('welcoming.confirm.over'))
  expect(page.field('version')).toBeUndefined()
  const other = await proposal(world, made.roundId, made.seats)
  const closed = await visit(world, paths.confirmProposal(made.roundId, other), { as })
  expect(closed.text).toContain(t('reasons.roundOver'))
  expect(closed.field('version')).toBeUndefined()
})

describe('is refused in words', () => {
  test('when the proposal changed in between: says what, and keeps what was typed', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const form = await formOf(world, made, { 'groups.new1.nameFi': 'Aamuryhmä', startsOn: '2027-01-01' })
    const seats = { ...made.seats, [made.left]: 'new1' }
    await world.db
      .updateTable('proposal')
      .set({ version: 2, seats: JSON.stringify(seats) })
      .execute()
    const page = await visit(world, addressOf(made), { as: world.organiser.personId, form })
    expect(page.text).toContain(t('reasons.changedMeanwhile'))
    expect(page.text).toContain('Ada Gran: ilman ryhmää → Pienryhmä 5')
    expect(page.field('groups.new1.nameFi')).toBe('Aamuryhmä')
    expect(page.field('startsOn')).toBe('2027-01-01')
    expect(page.field('version')).toBe('2')
    expect(readSeats(page.field('seen') ?? '')).toEqual(seats)
  })

  test('when a candidate left in between: names them, and the next press leaves them out', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const form = await formOf(world, made)
    await groupWith(world, [made.joins])
    const page = await visit(world, addressOf(made), { as: world.organiser.personId, form })
    expect(page.text).toContain(t('reasons.candidatesLeft'))
    expect(page.text).toContain(`Ada Dahl : ${t('welcoming.confirm.why.elsewhere')}`)
    expect(page.field('without')).toBe(made.joins)
    expect((await press(world, made)).to).toContain('done=confirmed')
    const there = await membershipsOf(world)
    expect(there.filter(({ personId }) => personId === made.joins)).toHaveLength(1)
  })

  test('when rules are broken and it is not ticked that this is meant', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const [moved = ''] = made.sitting
    await world.db
      .updateTable('proposal')
      .set({ seats: JSON.stringify({ ...made.seats, [moved]: 'new1' }) })
      .execute()
    const page = await press(world, made, { [`groups.${made.group}.hostId`]: '' })
    expect(page.text).toContain(t('reasons.rulesBroken'))
    expect(page.text).toContain('Ada Aho siirtyy pois omasta ryhmästään')
    expect(page.field(`groups.${made.group}.hostId`)).toBe('')
    const done = await press(world, made, { [`groups.${made.group}.hostId`]: '', meant: 'on' })
    expect(done.to).toContain('done=confirmed')
  })

  test.each<[string, Record<string, string>, string]>([
    [
      'no name',
      { 'groups.new1.nameFi': ' ', 'groups.new1.nameSv': '', 'groups.new1.nameEn': '' },
      'frame.form.fillIn',
    ],
    ['a name too long', { 'groups.new1.nameEn': hugeText }, 'frame.form.tooLong'],
    ['a taken name', { 'groups.new1.nameFi': 'Pienryhmä 4' }, 'reasons.groupNameTaken'],
    ['no day', { startsOn: '' }, 'frame.form.fillIn'],
    ['a day that is none', { startsOn: '2026-02-30' }, 'frame.form.notADay'],
    ['a day before the group was', { startsOn: '2009-01-01' }, 'reasons.networkNotThen'],
    ['a host from elsewhere', { 'groups.new1.hostId': emoji }, 'reasons.hostNotMember'],
    ['a version that is none', { version: 'x' }, 'reasons.changedMeanwhile'],
  ])('with %s', async (_why, change, reason) => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const page = await press(world, made, change)
    expect(page.status).toBe(200)
    expect(page.text).toContain(t(reason as 'frame.form.fillIn'))
    expect(await lettersIn(world.db)).toEqual([])
  })

  test('with a form of nothing', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const page = await visit(world, addressOf(made), { as: world.organiser.personId, form: { a: 'b' } })
    expect(page.text).toContain(t('frame.form.fillIn'))
    expect(await lettersIn(world.db)).toEqual([])
  })
})

test('is for organisers, and for a proposal of this round', async () => {
  await using world = await testWorld()
  const made = await roundToConfirm(world)
  const manager = made.sitting[0] ?? ''
  expect((await visit(world, addressOf(made), { as: manager })).status).toBe(403)
  expect((await visit(world, addressOf(made), { as: manager, form: { version: '1' } })).status).toBe(403)
  expect((await visit(world, addressOf(made))).to).toContain('/sign-in')
  const as = world.organiser.personId
  for (const address of [
    paths.confirmProposal('none', made.proposalId),
    paths.confirmProposal(made.roundId, 'none'),
  ]) {
    expect((await visit(world, address, { as })).status).toBe(404)
    expect((await visit(world, address, { as, form: { version: '1' } })).status).toBe(404)
  }
})

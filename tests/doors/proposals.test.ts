// The doors of proposals: asking for several, moving people with scripts off, two organisers at once, and the paper.
import { describe, expect, test } from 'vitest'
import { settledWithin } from '~/domain/groups/composing.server'
import { movePerson, setPin } from '~/domain/rounds/proposal-acts.server'
import { proposalById, proposalsOf, stepsOf } from '~/domain/rounds/proposals.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { anotherOrganiser, aProposal, aRound, says, type ARound } from '../rounds/proposals'
import { testWorld, type World } from '../world'
import { moduleOf } from '../house/doors'
import { hugeText, origin, visit } from './door'

const t = wordsOfPages('fi')
const go = (world: World, address: string, form?: Record<string, string | string[]>) =>
  visit(world, address, { as: world.organiser.personId, form })
const list = ({ roundId }: ARound) => paths.proposals(roundId)
/** Where a form of an index page is sent. */
const listForm = (round: ARound) => `${list(round)}?index`
const nameOf = (at: number) => `Henkilö Nro${at}`

/** A round with one proposal, and the presses on its board. */
async function boardOf(world: World) {
  const round = await aRound(world)
  const { id, seats } = await aProposal(world, round)
  const address = (query: { person?: string; group?: string } = {}) =>
    paths.proposal(round.roundId, id, query)
  const press = (form: Record<string, string>) => go(world, `${address()}?index`, form)
  return { round, id, seats, address, press, standing: () => proposalById(world.db, id) }
}

describe('the list', () => {
  test('of a round with nobody says what to do', async () => {
    await using world = await testWorld()
    const round = await aRound(world, { sitting: [], candidates: 0 })
    const page = await go(world, list(round))
    expect(page.text).toContain(t('proposals.nobody.title'))
    expect(page.html).not.toContain('value="compose"')
  })

  test('composes what is ticked at one press, once for a form sent twice, and shows it side by side', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const form = await go(world, list(round))
    const ids = {
      'id.balanced': form.field('id.balanced') ?? '',
      'id.sectors': form.field('id.sectors') ?? '',
    }
    const press = { intent: 'compose', preset: ['balanced', 'sectors'], ...ids }
    const [one, two] = [await go(world, listForm(round), press), await go(world, listForm(round), press)]
    expect([one.status, two.status]).toEqual([302, 302])
    await settledWithin(Object.values(ids), 20_000)
    const made = await proposalsOf(world.db, round.roundId)
    expect(made.map(({ settings }) => settings.preset)).toEqual(['balanced', 'sectors'])
    const page = await go(world, list(round))
    expect(page.text).toContain('Ehdotus A: tasapainoinen')
    expect(page.text).toContain('Ehdotus B: hallinnonalat edellä')
    expect(page.text).toContain(t('proposals.verdict.best'))
    expect(page.html.match(/class="matrix"/g)).toHaveLength(2)
  })

  test('with faults keeps what was typed and tells them at their fields', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const typed = {
      preset: 'own',
      sizeMin: '9',
      sizeMax: '8',
      groupCount: 'x',
      sector: '1',
      gender: hugeText,
    }
    const page = await go(world, listForm(round), {
      intent: 'compose',
      ...typed,
      role: '1',
      language: '1',
      region: '1',
    })
    expect(page.text).toContain(t('proposals.fault.number'))
    expect([page.field('sizeMin'), page.field('groupCount'), page.field('gender')]).toEqual([
      '9',
      'x',
      hugeText,
    ])
    expect(await proposalsOf(world.db, round.roundId)).toEqual([])
  })

  test('says in plain words why groups cannot be made, and where to act', async () => {
    await using world = await testWorld()
    const round = await aRound(world, { size: { min: 8, max: 10 }, sitting: [], candidates: 5 })
    const page = await go(world, list(round))
    expect(page.text).toContain('5 henkilöstä ei saa 8–10 hengen ryhmiä. 8 henkilöstä saa.')
    expect(page.html).toContain(`href="${paths.candidates(round.roundId)}"`)
  })

  test('renames, copies, drops and brings back', async () => {
    await using world = await testWorld()
    const { round, id } = await boardOf(world)
    const act = (intent: string, more: Record<string, string> = {}) =>
      go(world, listForm(round), { intent, proposal: id, ...more })
    await act('rename', { name: 'Johdon suosikki' })
    await act('copy', { newId: crypto.randomUUID() })
    expect((await go(world, list(round))).text).toContain('Johdon suosikki')
    const dropped = await act('drop')
    const page = await go(world, dropped.to ?? '')
    expect(page.text).toContain(t('proposals.done.dropped'))
    expect(page.text).not.toContain('Johdon suosikki')
    await act('restore')
    expect((await go(world, list(round))).text).toContain('Johdon suosikki')
    expect((await act('rename', { name: '  ' })).text).toContain(t('reasons.nameNeeded'))
  })

  test('of another round knows no proposal of this one', async () => {
    await using world = await testWorld()
    const { id } = await boardOf(world)
    const other = await world.db.selectFrom('round').selectAll().executeTakeFirstOrThrow()
    await world.db
      .insertInto('round')
      .values({ ...other, id: 'another' })
      .execute()
    expect((await go(world, paths.proposal('another', id))).status).toBe(404)
    expect((await go(world, paths.proposalReasons('another', id))).status).toBe(404)
    expect(
      (await go(world, `${paths.proposals('another')}?index`, { intent: 'drop', proposal: id })).status,
    ).toBe(404)
  })
})

test('what a page asks while it is looked at tells how each proposal stands', async () => {
  await using world = await testWorld()
  const { round, id } = await boardOf(world)
  const { loader } = await moduleOf('routes/rounds.$id.proposals.progress.ts')
  const headers = { Cookie: await world.cookieOf(world.organiser.personId) }
  const request = new Request(origin + paths.proposalsProgress(round.roundId), { headers })
  const asked = async (roundId: string) =>
    (await loader?.({ request, params: { id: roundId }, context: world.context() } as never)) as Response
  expect(await (await asked(round.roundId)).json()).toEqual([
    { id, status: 'ready', share: null, version: 1 },
  ])
  await expect(asked('none')).rejects.toMatchObject({ status: 404 })
})

describe('the board', () => {
  test('shows groups with their people, who sits there, and the verdict', async () => {
    await using world = await testWorld()
    const { address } = await boardOf(world)
    const page = await go(world, address())
    expect(page.text).toContain('Ryhmä 1 jatkaa · 2')
    expect(page.text).toContain('Uusi ryhmä 1 uusi · 5')
    expect(page.text).toContain(`${nameOf(1)} , ${t('proposals.mark.sits')}`)
    expect(page.text).toContain(t('proposals.verdict.broken', { count: 1 }))
    expect(page.text).toContain(t('proposals.step.none'))
  })

  test('moves a person by the plain form on their panel, each group with what it costs', async () => {
    await using world = await testWorld()
    const { round, id, address, press, standing } = await boardOf(world)
    const [person = ''] = round.candidates
    const panel = await go(world, address({ person }))
    expect(panel.text).toContain(t('proposals.person.moveTo'))
    expect(panel.text).toContain('korjaa (Uusi ryhmä 1: yli 4 jäsentä)')
    const to = round.groups[0]?.id ?? ''
    const from = panel.field('from') ?? ''
    const moved = await press({ intent: 'move', person, from, to, note: 'oma toive' })
    expect(moved.to).toBe(`${address()}#p-${person}`)
    expect((await standing()).seats[person]).toBe(to)
    const page = await go(world, address())
    expect(page.text).toContain(`${nameOf(5)}: Uusi ryhmä 1 → Ryhmä 1`)
    expect(page.text).toContain('oma toive')
    const [step] = await stepsOf(world.db, id)
    await press({ intent: 'undo', step: step?.id ?? '' })
    expect((await standing()).seats[person]).toBe('new1')
    expect((await go(world, address())).text).toContain(t('proposals.board.redo'))
  })

  test('asks before a sitting member is moved', async () => {
    await using world = await testWorld()
    const { round, address, press, standing } = await boardOf(world)
    const [one, two] = round.groups
    const person = one?.members[0] ?? ''
    const move = { intent: 'move', person, from: one?.id ?? '', to: two?.id ?? '' }
    const refused = await press(move)
    expect(refused.text).toContain(t('reasons.memberSits'))
    const panel = await go(world, address({ person, group: two?.id }))
    expect(panel.html).toMatch(/<input[^>]*name="release"[^>]*required/)
    await press({ ...move, release: 'yes' })
    expect((await standing()).seats[person]).toBe(two?.id)
    expect((await go(world, address())).text).toContain(t('proposals.figure.broken.fixedMoved'))
  })

  test('tells who has moved a person meanwhile, and where they are', async () => {
    await using world = await testWorld()
    const { round, id, press } = await boardOf(world)
    const other = await anotherOrganiser(world)
    const [person = ''] = round.candidates
    const [one, two] = round.groups
    await world.act((c) => movePerson(c, id, { person, from: 'new1', to: one?.id ?? '' }), other)
    const late = await press({ intent: 'move', person, from: 'new1', to: two?.id ?? '' })
    expect(late.status).toBe(200)
    expect(late.text).toContain(
      t('proposals.board.movedBy', { by: 'Leena Kaski', who: nameOf(5), group: 'Ryhmä 1' }),
    )
  })

  test('swaps two, pins one, and composes the rest again', async () => {
    await using world = await testWorld()
    const { round, id, press, standing } = await boardOf(world)
    const [p = '', q = ''] = round.candidates
    const to = round.groups[0]?.id ?? ''
    await press({ intent: 'move', person: p, from: 'new1', to })
    await press({ intent: 'swap', person: p, from: to, other: `${q} new1` })
    expect((await standing()).seats).toMatchObject({ [p]: 'new1', [q]: to })
    expect((await press({ intent: 'pin', person: p })).to).toBe(
      paths.proposal(round.roundId, id, { person: p }),
    )
    const { version } = await standing()
    await press({ intent: 'recompose', version: String(version) })
    await settledWithin([id], 20_000)
    const after = await standing()
    expect(after.seats).toMatchObject({ [p]: 'new1', [q]: to })
    expect(after.pins).toEqual([p, q].sort())
    expect((await stepsOf(world.db, id)).map(({ kind }) => kind)).toEqual([
      'move',
      'swap',
      'pin',
      'recompose',
    ])
  })

  test('tells who has come and who has left, and places those who came', async () => {
    await using world = await testWorld()
    const { round, address, press, standing } = await boardOf(world)
    const late = await world.person({ firstName: 'Myöhäinen', lastName: 'Tulija' })
    await says(world, round.roundId, late)
    await world.db
      .updateTable('candidate')
      .set({ removedAt: world.now() })
      .where('personId', '=', round.candidates[0] ?? '')
      .execute()
    const page = await go(world, address())
    expect(page.text).toContain('Yksi on tullut: Myöhäinen Tulija')
    expect(page.text).toContain(`Yksi on lähtenyt: ${nameOf(5)}`)
    await press({ intent: 'place' })
    expect((await standing()).seats[late]).toBeDefined()
  })

  test('is only looked at when the round is over', async () => {
    await using world = await testWorld()
    const { round, id, address, press, seats } = await boardOf(world)
    await world.db
      .updateTable('round')
      .set({ confirmedAt: world.now(), confirmedProposalId: id })
      .where('id', '=', round.roundId)
      .execute()
    const page = await go(world, address({ person: round.candidates[0] }))
    expect(page.text).toContain(t('proposals.board.confirmed'))
    expect(page.html).not.toContain('name="intent"')
    const [person = ''] = round.candidates
    const late = await press({ intent: 'move', person, from: 'new1', to: round.groups[0]?.id ?? '' })
    expect(late.text).toContain(t('reasons.roundOver'))
    expect((await proposalById(world.db, id)).seats).toEqual(seats)
  })

  test('knows no press of another name', async () => {
    await using world = await testWorld()
    const { press } = await boardOf(world)
    expect((await press({ intent: 'explode' })).status).toBe(400)
  })
})

describe('the reasons', () => {
  test('tell why each is where they are, but never from whom somebody is kept apart', async () => {
    await using world = await testWorld()
    const { round, id } = await boardOf(world)
    const [p = '', q = '', pinned = ''] = round.candidates
    await world.db
      .insertInto('apartPair')
      .values({
        id: 'pair',
        roundId: round.roundId,
        personId: p,
        otherId: q,
        enteredBy: null,
        enteredAt: world.now(),
      })
      .execute()
    await world.act((c) => setPin(c, id, { person: pinned, pinned: true }))
    const page = await go(world, paths.proposalReasons(round.roundId, id))
    expect(page.text).toContain(t('proposals.why.standing.sits'))
    expect(page.text).toContain(t('proposals.why.standing.pinned'))
    expect(page.text).toContain(t('proposals.why.breaksApart'))
    expect(page.text).toContain(t('proposals.group.covers'))
    expect(page.text).not.toContain(t('proposals.rule.apart', { who: '' }).trim())
    expect(page.html).not.toMatch(new RegExp(`pidetään erillään[^.]*(${nameOf(5)}|${nameOf(6)})`))
  })
})

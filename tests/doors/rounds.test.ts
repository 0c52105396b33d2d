// The organiser's way from opening a round to its candidates, walked as a browser with scripts off does.
import type { LoaderFunction } from '@remix-run/node'
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { closeRound } from '~/domain/rounds/round-acts.server'
import { inDeed } from '~/domain/core/deeds.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { loader as previewOf } from '~/routes/rounds.$id.call.preview'
import { loader as progressOf } from '~/routes/rounds.$id.call.progress'
import { action as takeFile } from '~/routes/sheets.$file'
import { candidate, groupWith, round } from '../rounds/round'
import { lettersIn, testWorld, type World } from '../world'
import { hugeText, origin, visit } from './door'

const t = wordsOfPages('fi')
const asOrganiser = (world: World) => ({ as: world.organiser.personId })
const rowsOf = (world: World) => world.db.selectFrom('candidate').selectAll().orderBy('id').execute()

/** What a door that is no page answers the organiser. */
async function took(
  world: World,
  door: LoaderFunction,
  address: string,
  id: string,
  form?: Record<string, string>,
): Promise<Response> {
  const headers = { Cookie: await world.cookieOf(world.organiser.personId) }
  const init = form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers }
  const params = { id, file: address.split('/').pop() ?? '' }
  return (await door({
    request: new Request(origin + address, init),
    params,
    context: world.context(),
  })) as Response
}

const typed = {
  name: 'Syksy 2026',
  startsOn: '2026-12-01',
  answerBy: '2026-10-31',
  messageFi: 'Tervetuloa.',
  messageSv: '',
  messageEn: '',
  sizeMin: '8',
  sizeMax: '10',
}

describe('opening a round', () => {
  test('begins from an empty list that says what a round is; the same form twice opens one', async () => {
    await using world = await testWorld()
    const group = await groupWith(world, [])
    const list = await visit(world, paths.rounds(), asOrganiser(world))
    expect(list.text).toContain(t('rounds.what'))
    const form = await visit(world, paths.newRound(), asOrganiser(world))
    expect(form.field('groups')).toBe(group)
    expect(form.field('answerBy')).toBe('2026-10-22')
    expect(form.field('startsOn')).toBe('2026-12-01')
    const given = { ...typed, groups: [group], id: form.field('id') ?? '' }
    const made = await visit(world, paths.newRound(), { ...asOrganiser(world), form: given })
    await visit(world, paths.newRound(), { ...asOrganiser(world), form: given })
    expect(await world.db.selectFrom('round').select('name').execute()).toEqual([{ name: 'Syksy 2026' }])
    const page = await visit(world, made.to ?? '', asOrganiser(world))
    expect(page.text).toContain(t('rounds.done.opened'))
    expect(page.text).toContain(t('rounds.do.choose'))
    expect((await visit(world, paths.rounds(), asOrganiser(world))).text).toContain('Syksy 2026')
  })

  test('tells every fault at its field and keeps what was typed', async () => {
    await using world = await testWorld()
    const form = { ...typed, name: '', answerBy: '2026-12-01', sizeMin: '12', sizeMax: 'monta' }
    const page = await visit(world, paths.newRound(), { ...asOrganiser(world), form })
    expect(page.text).toContain(t('rounds.fault.sizeWrong'))
    expect(page.field('messageFi')).toBe('Tervetuloa.')
    expect(page.field('sizeMax')).toBe('monta')
    expect(page.html).toContain('href="#round-name"')
    const disagree = { ...typed, answerBy: '2026-12-01', sizeMin: '12' }
    const again = await visit(world, paths.newRound(), { ...asOrganiser(world), form: disagree })
    expect(again.text).toContain(t('rounds.fault.answerAfterStart'))
    expect(again.text).toContain(t('rounds.fault.sizeOrder'))
    const huge = { ...typed, messageEn: hugeText }
    expect(
      (await visit(world, paths.newRound(), { ...asOrganiser(world), form: huge })).field('messageEn'),
    ).toBe(hugeText)
    expect(await world.db.selectFrom('round').selectAll().execute()).toEqual([])
  })

  test('another organiser’s edit in between keeps what was typed and shows what stands now', async () => {
    await using world = await testWorld()
    const id = await round(world)
    const opened = await visit(world, paths.editRound(id), asOrganiser(world))
    const form = {
      ...typed,
      messageFi: 'Tervetuloa mukaan.',
      messageSv: 'Välkommen med.',
      messageEn: 'Welcome to join.',
      version: opened.field('version') ?? '',
      opened: opened.field('opened') ?? '',
    }
    await visit(world, paths.editRound(id), { ...asOrganiser(world), form: { ...form, name: 'Toinen nimi' } })
    const late = await visit(world, paths.editRound(id), {
      ...asOrganiser(world),
      form: { ...form, sizeMax: '11' },
    })
    expect(late.text).toContain(t('reasons.changedMeanwhile'))
    expect(late.field('name')).toBe('Toinen nimi')
    expect(late.field('sizeMax')).toBe('11')
  })

  test('a round is put away after a second look, and that can be undone', async () => {
    await using world = await testWorld()
    const id = await round(world)
    const done = await visit(world, paths.round(id), { ...asOrganiser(world), form: {} })
    const page = await visit(world, done.to ?? '', asOrganiser(world))
    expect(page.text).toContain(t('rounds.isClosed'))
    expect(page.html).toContain('/undo')
    expect(page.text).not.toContain(t('rounds.close.do'))
    expect((await visit(world, paths.editRound(id), asOrganiser(world))).to).toBe(paths.round(id))
    expect((await visit(world, paths.addCandidates(id), asOrganiser(world))).to).toBe(paths.candidates(id))
  })
})

describe('choosing and calling', () => {
  test('a circle is ticked whole but for those who sit or are in the round; a name is ticked by hand', async () => {
    await using world = await testWorld()
    const free = await world.person({ lastName: 'Vapaa' })
    const sits = await world.person({ lastName: 'Jäsen' })
    const there = await world.person({ lastName: 'Mukana' })
    const away = await world.person({ lastName: 'Muualla' })
    const network = await world.network()
    for (const one of [free, sits, there, away]) await world.member(network, one)
    const group = await groupWith(world, [sits])
    await groupWith(world, [away])
    const id = await round(world, { groups: [group] })
    await candidate(world, id, there)
    const page = await visit(world, paths.addCandidates(id, { network }), asOrganiser(world))
    const box = (personId: string) =>
      new RegExp(`<input[^>]*value="${personId}"[^>]*>`).exec(page.html)?.[0] ?? null
    expect(box(free)).toContain('checked')
    expect(box(away)).not.toContain('checked')
    expect(box(sits)).toBeNull()
    expect(box(there)).toBeNull()
    const none = await visit(world, paths.addCandidates(id, { network, none: '1' }), asOrganiser(world))
    expect(none.field('person')).toBe('')
    const named = await visit(world, paths.addCandidates(id, { q: 'vapaa' }), asOrganiser(world))
    expect(named.field('person')).toBe('')
    expect(named.text).toContain('Vapaa')
    const begin = await visit(world, paths.addCandidates(id), asOrganiser(world))
    expect(begin.text).toContain(t('rounds.add.begin'))
    const narrowed = await visit(
      world,
      paths.addCandidates(id, { network, role: 'hrLead' }),
      asOrganiser(world),
    )
    expect(narrowed.text).toContain(t('frame.state.noMatch'))
  })

  test('those on the list are called by one press that says whom it reaches; the letters go', async () => {
    await using world = await testWorld()
    const [one, other] = [await world.person({ language: 'sv' }), await world.person({ email: null })]
    const id = await round(world)
    const listed = await visit(world, paths.addCandidates(id), {
      ...asOrganiser(world),
      form: { person: [one, other], intent: 'call' },
    })
    const page = await visit(world, listed.to ?? '', asOrganiser(world))
    expect(page.text).toContain(t('rounds.done.listed', { count: 2 }))
    expect(page.text).toContain(t('rounds.calling.press', { count: 1 }))
    expect(page.text).toContain(t('rounds.calling.unreachable', { count: 1 }))
    expect(page.html).toContain(`href="${paths.editPerson(other)}"`)
    const press = {
      intent: 'call',
      batchId: page.field('batchId') ?? '',
      mark: page.field('mark') ?? '',
    }
    const sent = await visit(world, paths.roundCall(id), { ...asOrganiser(world), form: press })
    expect(sent.to).toBe(paths.roundCall(id, { batch: press.batchId }))
    await visit(world, paths.roundCall(id), { ...asOrganiser(world), form: press })
    expect((await lettersIn(world.db)).map(({ personId }) => personId)).toEqual([one])
    const after = await visit(world, sent.to ?? '', asOrganiser(world))
    expect(after.text).toContain(t('sending.progress.going'))
    expect(after.text).toContain(t('rounds.reminding.title', { count: 1 }))
    const pause = { intent: 'pause', back: '/' }
    await visit(world, paths.pauseLetters(), { ...asOrganiser(world), form: pause })
    const resting = await visit(world, sent.to ?? '', asOrganiser(world))
    expect(resting.text).toContain(t('sending.pause.allPaused'))
    expect(resting.text).toContain(t('sending.progress.held'))
    const counts = await took(world, progressOf, paths.roundCallProgress(id, { batch: press.batchId }), id)
    expect(await counts.json()).toMatchObject({ waiting: 1, total: 1 })
  })

  test('a press on a list that has changed, or that holds nonsense, sends nothing', async () => {
    await using world = await testWorld()
    const id = await round(world)
    await candidate(world, id, await world.person(), { calledAt: null })
    const presses: Record<string, string>[] = [
      { intent: 'call', batchId: 'b', mark: 'another' },
      { intent: 'call' },
      { intent: 'remind', batchId: 'b', mark: '' },
    ]
    for (const form of presses) {
      const page = await visit(world, paths.roundCall(id), { ...asOrganiser(world), form })
      expect(page.html).toContain('role="alert"')
    }
    expect(await lettersIn(world.db)).toEqual([])
  })

  test('the silent are reminded behind a second look', async () => {
    await using world = await testWorld()
    const id = await round(world)
    const silent = await world.person()
    await candidate(world, id, silent)
    const page = await visit(world, paths.roundCall(id), asOrganiser(world))
    const form = { intent: 'remind', batchId: page.field('batchId') ?? '', mark: page.field('mark') ?? '' }
    const sent = await visit(world, paths.roundCall(id), { ...asOrganiser(world), form })
    expect(sent.to).toContain('batch=')
    const [letter] = await lettersIn(world.db)
    expect(letter).toMatchObject({ kind: 'groupCall', personId: silent, data: { reminder: true } })
  })

  test('the letter is shown in each language by the renderer that sends it', async () => {
    await using world = await testWorld()
    const id = await round(world)
    for (const [letter, words] of [
      ['fi', 'Tervetuloa mukaan.'],
      ['sv', 'Välkommen med.'],
      ['en', 'Welcome to join.'],
    ] as const) {
      const page = await visit(world, paths.roundCall(id, { letter }), asOrganiser(world))
      expect(page.text).toContain(words)
    }
    const preview = await took(world, previewOf, paths.roundCallPreview(id, { letter: 'sv' }), id)
    expect(await preview.text()).toContain('Välkommen med.')
  })

  test('after the last day the page leads to moving it instead of a press', async () => {
    await using world = await testWorld()
    const id = await round(world, { answerBy: '2026-09-30' })
    await candidate(world, id, await world.person(), { calledAt: null })
    const page = await visit(world, paths.roundCall(id), asOrganiser(world))
    expect(page.text).toContain(t('rounds.calling.moveTime'))
    expect(page.text).not.toContain(t('rounds.calling.final'))
  })
})

describe('the candidates', () => {
  const filled = async (world: World) => {
    const [sits, yes, silent, away] = [
      await world.person({ lastName: 'Aalto' }),
      await world.person({ lastName: 'Berg' }),
      await world.person({ lastName: 'Castrén' }),
      await world.person({ lastName: 'Dahl' }),
    ]
    const group = await groupWith(world, [sits])
    await groupWith(world, [away])
    const id = await round(world, { groups: [group] })
    const candidateId = await candidate(world, id, yes, {
      answer: 'yes',
      apartWish: 'En halua Castrénin kanssa',
      comment: 'Torstai sopii',
    })
    await candidate(world, id, silent)
    await candidate(world, id, away, { answer: 'yes' })
    return { id, group, sits, yes, silent, away, candidateId }
  }

  test('are all there, narrowed by standing, group, name and what is missing, in the order asked for', async () => {
    await using world = await testWorld()
    const { id, group, yes } = await filled(world)
    const names = async (query: Parameters<typeof paths.candidates>[1], more = '') => {
      const { text } = await visit(world, paths.candidates(id, query) + more, asOrganiser(world))
      return ['Aalto', 'Berg', 'Castrén', 'Dahl']
        .filter((name) => text.includes(`Testi ${name}`))
        .sort((a, b) => text.indexOf(`Testi ${a}`) - text.indexOf(`Testi ${b}`))
    }
    expect(await names({})).toEqual(['Aalto', 'Berg', 'Castrén', 'Dahl'])
    expect(await names({}, '?sort=-name')).toEqual(['Dahl', 'Castrén', 'Berg', 'Aalto'])
    expect(await names({ show: 'yes' })).toEqual(['Berg', 'Dahl'])
    expect(await names({ show: 'wishes' })).toEqual(['Berg'])
    expect(await names({ show: 'elsewhere' })).toEqual(['Dahl'])
    expect(await names({ group })).toEqual(['Aalto'])
    expect(await names({ q: 'castren' })).toEqual(['Castrén'])
    await world.db.updateTable('person').set({ gender: 'woman' }).where('id', '=', yes).execute()
    expect(await names({ lack: 'gender' })).toEqual(['Aalto', 'Castrén', 'Dahl'])
    expect(await names({ q: 'ei ketään' })).toEqual([])
  })

  test('the file holds them without whom they wish not to sit with', async () => {
    await using world = await testWorld()
    const { id } = await filled(world)
    const file = await took(world, takeFile, paths.sheet('candidates', 'csv'), id, { round: id, show: 'yes' })
    const text = await file.text()
    expect(text).toContain('Torstai sopii')
    expect(text).not.toContain('Castrén')
    const trail = await world.db
      .selectFrom('audit')
      .select(['act', 'detail'])
      .where('act', '=', 'exportList')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(trail.detail)).toEqual({ of: id, form: 'csv', rows: 2 })
  })

  test('an answer told by phone is entered, after the last day too', async () => {
    await using world = await testWorld()
    const personId = await world.person()
    const id = await round(world, { answerBy: '2026-09-30' })
    const candidateId = await candidate(world, id, personId)
    const here = paths.candidate(id, candidateId)
    const form = {
      intent: 'told',
      answer: 'yes',
      language: 'en',
      meets: '',
      apartWish: '',
      comment: 'Soitti',
    }
    const wrong = await visit(world, here, { ...asOrganiser(world), form: { ...form, answer: '' } })
    expect(wrong.text).toContain(t('rounds.call.chooseAnswer'))
    expect(wrong.field('comment')).toBe('Soitti')
    const told = await visit(world, here, { ...asOrganiser(world), form })
    expect((await visit(world, told.to ?? '', asOrganiser(world))).text).toContain(t('rounds.done.told'))
    expect((await rowsOf(world))[0]).toMatchObject({
      answer: 'yes',
      answerSource: 'organiser',
      language: 'en',
    })
  })

  test('a wish is read, tied to somebody found by name, let go again', async () => {
    await using world = await testWorld()
    const { id, silent, candidateId } = await filled(world)
    const here = paths.candidate(id, candidateId)
    const found = await visit(world, paths.candidate(id, candidateId, { q: 'castren' }), asOrganiser(world))
    expect(found.text).toContain('En halua Castrénin kanssa')
    expect(found.html).toContain(`value="${silent}"`)
    const press = (form: Record<string, string>) => visit(world, here, { ...asOrganiser(world), form })
    const tied = await press({ intent: 'apart', other: silent })
    expect(tied.to).toContain('done=apart')
    await press({ intent: 'read' })
    const page = await visit(world, tied.to ?? '', asOrganiser(world))
    expect(page.text).toContain('Testi Castrén')
    const list = await visit(world, paths.candidates(id), asOrganiser(world))
    expect(list.text).toContain(t('rounds.candidates.apart', { count: 1 }))
    expect(list.text).not.toContain('En halua')
    const pair = await world.db.selectFrom('apartPair').select('id').executeTakeFirstOrThrow()
    await press({ intent: 'together', other: pair.id })
    expect(await world.db.selectFrom('apartPair').selectAll().execute()).toEqual([])
    expect((await press({ intent: 'apart', other: v7() })).status).toBe(404)
    expect((await press({ intent: 'nothing' })).status).toBe(400)
    // The list of deeds names nobody who is kept from another.
    const deeds = await visit(world, paths.deeds(), asOrganiser(world))
    expect(deeds.text).toContain('Syksy 2026')
    expect(deeds.text).not.toContain('Castrén')
  })

  test('one is taken out and put back; of another round, or when it is over, nothing is pressed', async () => {
    await using world = await testWorld()
    const { id, candidateId } = await filled(world)
    const press = (roundId: string, intent: string) =>
      visit(world, paths.candidate(roundId, candidateId), { ...asOrganiser(world), form: { intent } })
    const out = await press(id, 'remove')
    expect((await visit(world, out.to ?? '', asOrganiser(world))).text).toContain(t('rounds.done.removed'))
    expect((await press(id, 'back')).to).toContain('done=back')
    expect((await press(await round(world), 'remove')).status).toBe(404)
    await inDeed(
      world.db,
      { actor: world.organiser, now: world.now() },
      { act: 'closeRound', thing: { kind: 'round', id } },
      (d) => closeRound(d, id),
    )
    expect((await press(id, 'remove')).text).toContain(t('reasons.roundOver'))
  })
})

test.each(['sv', 'en'] as const)('the pages are whole in %s', async (locale) => {
  await using world = await testWorld()
  const id = await round(world)
  const candidateId = await candidate(world, id, await world.person(), { answer: 'yes', apartWish: 'x' })
  for (const address of [
    paths.rounds(),
    paths.newRound(),
    paths.round(id),
    paths.editRound(id),
    paths.roundCall(id),
    paths.candidates(id),
    paths.addCandidates(id, { q: 'testi' }),
    paths.candidate(id, candidateId),
  ]) {
    const page = await visit(world, address, { ...asOrganiser(world), locale })
    expect({ address, status: page.status }).toEqual({ address, status: 200 })
    expect(page.text).not.toMatch(/rounds\.|\{\{/)
  }
})

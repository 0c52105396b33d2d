// Who assists whom: naming, ending, taking back, and the pages of the manager and of the organiser.
import { describe, expect, test } from 'vitest'
import { inDeed } from '~/domain/core/deeds.server'
import {
  endAssistance,
  nameAssistant,
  setLastDay,
  type NamedAssistant,
} from '~/domain/people/assistance-acts.server'
import { assistantsOf } from '~/domain/people/assistance.server'
import { dutiesOf } from '~/domain/people/standing.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { visit } from '../doors/door'
import { testWorld, type World } from '../world'

const t = wordsOfPages('fi')
const today = '2026-10-01'

async function name(
  world: World,
  managerId: string,
  named: NamedAssistant,
  from = today,
  to: string | null = null,
) {
  const actor = await world.actor(managerId)
  const id = crypto.randomUUID()
  const result = await inDeed(
    world.db,
    { actor, now: world.now() },
    {
      act: 'nameAssistant',
      thing: { kind: 'person', id: managerId },
      right: { act: 'nameAssistants', personId: managerId },
    },
    (d) => nameAssistant(d, id, { managerId, named, from, to }),
  )
  return { id, ...result }
}

const managersOf = async (world: World, personId: string, on = today) =>
  (await dutiesOf(world.db, personId, on)).managerIds

describe('naming an assistant', () => {
  test('somebody of the registry, from–to; the last day belongs to the period', async () => {
    await using world = await testWorld()
    const [manager, other] = [await world.person(), await world.person()]
    expect(await name(world, manager, { assistantId: other }, '2026-10-05', '2026-10-09')).toMatchObject({
      ok: true,
    })
    expect(await managersOf(world, other)).toEqual([])
    expect(await managersOf(world, other, '2026-10-09')).toEqual([manager])
    expect(await managersOf(world, other, '2026-10-10')).toEqual([])
  })

  test('an address that is somebody’s names them; a new one enters a person whom letters reach', async () => {
    await using world = await testWorld()
    const manager = await world.person()
    const known = await world.person({ firstName: 'Tuttu', email: 'tuttu@virasto.example' })
    const typed = { firstName: 'Joku', lastName: 'Muu', language: 'sv' as const }
    await name(world, manager, { ...typed, email: 'TUTTU@virasto.example' })
    await name(world, manager, { ...typed, email: 'uusi@virasto.example' })
    const { now } = await assistantsOf(world.db, manager, today)
    expect(now.map(({ person, reached }) => [person.firstName, reached]).sort()).toEqual([
      ['Joku', true],
      ['Tuttu', true],
    ])
    expect(now.some(({ person }) => person.id === known)).toBe(true)
  })

  test.each([
    ['oneself', 'assistsSelf'],
    ['twice at once', 'assistsAlready'],
    ['ending before it begins', 'endBeforeStart'],
  ] as const)('%s is refused: %s', async (what, reason) => {
    await using world = await testWorld()
    const [manager, other] = [await world.person(), await world.person()]
    await world.assist(manager, other)
    const stranger = await world.person()
    const refused =
      what === 'oneself'
        ? await name(world, manager, { assistantId: manager })
        : what === 'twice at once'
          ? await name(world, manager, { assistantId: other })
          : await name(world, manager, { assistantId: stranger }, '2026-10-05', '2026-10-04')
    expect(refused).toMatchObject({ ok: false, reason })
  })

  test('is the manager’s own and the organisers’: not a colleague’s, nor the assistant’s', async () => {
    await using world = await testWorld()
    const [manager, assistant] = [await world.person(), await world.person()]
    await world.assist(manager, assistant)
    const sign = {
      act: 'nameAssistant',
      thing: { kind: 'person', id: manager },
      right: { act: 'nameAssistants' as const, personId: manager },
    }
    const given = { managerId: manager, named: { assistantId: await world.person() }, from: today, to: null }
    for (const who of [assistant, await world.person()]) {
      const by = { actor: await world.actor(who), now: world.now() }
      await expect(
        inDeed(world.db, by, sign, (d) => nameAssistant(d, crypto.randomUUID(), given)),
      ).rejects.toMatchObject({ status: 403 })
    }
  })
})

describe('ending', () => {
  test('at once takes the right away at once, also from one who began today; the last day can be moved', async () => {
    await using world = await testWorld()
    const manager = await world.person()
    const [old, fresh] = [await world.person(), await world.person()]
    const oldId = await world.assist(manager, old)
    const freshId = await world.assist(manager, fresh, { validFrom: today })
    const sign = { act: 'endAssistance', thing: { kind: 'person', id: manager } }
    const deed = <R extends { ok: boolean }>(act: Parameters<typeof inDeed<R>>[3]) =>
      inDeed(world.db, { actor: world.organiser, now: world.now() }, sign, act)
    await deed((d) => setLastDay(d, { id: oldId, managerId: manager, lastDay: '2026-10-31' }))
    expect(await managersOf(world, old, '2026-11-01')).toEqual([])
    for (const id of [oldId, freshId]) await deed((d) => endAssistance(d, { id, managerId: manager }))
    expect(await managersOf(world, old)).toEqual([])
    expect(await managersOf(world, fresh)).toEqual([])
    expect(await deed((d) => endAssistance(d, { id: oldId, managerId: manager }))).toMatchObject({
      ok: false,
      reason: 'endedAlready',
    })
  })
})

describe('the pages', () => {
  test('a manager finds a colleague, names them, takes it back; another organisation’s people are not shown', async () => {
    await using world = await testWorld()
    const organisationId = await world.organisation()
    const manager = await world.person({ organisationId })
    const colleague = await world.person({ organisationId, lastName: 'Haettava' })
    await world.person({ lastName: 'Haettava', firstName: 'Vieras' })
    const found = await visit(world, `${paths.myAssistants()}?q=haettava`, { as: manager })
    expect(found.text).toContain('Testi Haettava')
    expect(found.text).not.toContain('Vieras Haettava')
    const id = crypto.randomUUID()
    const form = { press: 'chosen', id, assistantId: colleague, from: today, to: '' }
    const done = await visit(world, paths.myAssistants(), { as: manager, form })
    expect(done.to).toMatch(/^\/my\/assistants\?done=named&deed=/)
    await visit(world, paths.myAssistants(), { as: manager, form })
    expect(await managersOf(world, colleague)).toEqual([manager])
    const page = await visit(world, done.to ?? '', { as: manager })
    expect(page.text).toContain(t('deputies.assistants.done.named'))
    const deed = new URL(done.to ?? '', 'http://x').searchParams.get('deed') ?? ''
    const strangers = await visit(world, paths.myAssistants(), {
      as: colleague,
      form: { press: 'undo', deed },
    })
    expect(strangers.status).toBe(404)
    await visit(world, paths.myAssistants(), { as: manager, form: { press: 'undo', deed } })
    expect(await managersOf(world, colleague)).toEqual([])
  })

  test('what was typed wrong stays and is told at its field, the organiser’s page too', async () => {
    await using world = await testWorld()
    const manager = await world.person()
    const form = {
      press: 'written',
      firstName: 'Uusi',
      lastName: '',
      email: 'ei osoite',
      language: 'fi',
      from: today,
      to: '',
    }
    const here = paths.assistantsOf(manager)
    const page = await visit(world, here, { as: world.organiser.personId, form })
    expect(page.text).toContain(t('frame.form.fillIn'))
    expect(page.text).toContain(t('frame.form.notAnEmail'))
    expect(page.field('firstName')).toBe('Uusi')
    const right = { ...form, lastName: 'Avustaja', email: 'uusi@virasto.example' }
    const done = await visit(world, here, { as: world.organiser.personId, form: right })
    expect((await visit(world, done.to ?? '', { as: world.organiser.personId })).text).toContain(
      'Uusi Avustaja',
    )
    expect((await visit(world, paths.person(manager), { as: world.organiser.personId })).html).toContain(here)
  })
})

// Making organisers: the first one has no other way in.
import { describe, expect, test } from 'vitest'
import { makeOrganiser } from '~/domain/people/commands.server'
import { personByAddress } from '~/domain/people/standing.server'
import { testWorld } from '../world'

const stranger = { email: 'uusi@vm.example', firstName: 'Uusi', lastName: 'Virkamies', language: 'sv' }

describe('making an organiser', () => {
  test('of somebody known', async () => {
    await using world = await testWorld()
    const id = await world.person({ firstName: 'Olli', lastName: 'Oja', email: 'olli.oja@vm.example' })
    expect(await world.actor(id)).toMatchObject({ organiser: false })
    const made = await world.act((c) => makeOrganiser(c, { email: '  Olli.Oja@VM.example ' }))
    expect(made).toEqual({ ok: true, name: 'Olli Oja' })
    expect(await world.actor(id)).toMatchObject({ organiser: true })
  })

  test('of a stranger enters them first', async () => {
    await using world = await testWorld()
    const made = await world.act((c) => makeOrganiser(c, stranger))
    expect(made).toEqual({ ok: true, name: 'Uusi Virkamies' })
    const person = await personByAddress(world.db, stranger.email)
    expect(person).toMatchObject({ firstName: 'Uusi', language: 'sv' })
    expect(await world.actor(person?.id ?? '')).toMatchObject({ organiser: true })
    const acts = await world.db
      .selectFrom('audit')
      .select('act')
      .where('thingId', '=', person?.id ?? '')
      .orderBy('id')
      .execute()
    expect(acts.map(({ act }) => act)).toEqual(['enterPerson', 'makeOrganiser'])
  })

  test('twice is once', async () => {
    await using world = await testWorld()
    await world.act((c) => makeOrganiser(c, stranger))
    expect(await world.act((c) => makeOrganiser(c, { email: stranger.email }))).toMatchObject({ ok: true })
    const person = await personByAddress(world.db, stranger.email)
    const rows = await world.db
      .selectFrom('organiser')
      .select('id')
      .where('personId', '=', person?.id ?? '')
      .execute()
    expect(rows).toHaveLength(1)
  })

  test.each([
    ['addressWrong', { email: '' }],
    ['addressWrong', { email: 'no address' }],
    ['addressWrong', { email: 'a@b\nc@d.example' }],
    ['languageWrong', { ...stranger, language: 'de' }],
    ['namesMissing', { email: 'uusi@vm.example' }],
    ['namesMissing', { ...stranger, firstName: '  ' }],
  ])('is refused (%s) for %j, and writes nothing', async (reason, given) => {
    await using world = await testWorld()
    const before = await world.db.selectFrom('person').select('id').execute()
    expect(await world.act((c) => makeOrganiser(c, given))).toEqual({ ok: false, reason })
    expect(await world.db.selectFrom('person').select('id').execute()).toHaveLength(before.length)
  })
})

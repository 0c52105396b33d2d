// Letters that need not come: wanted until stopped, one kind at a time, by the person or by the letter's own link alone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { optionalLetters } from '#db/schema'
import type { Letter } from '#emails/letters'
import { samples } from '#emails/samples'
import { post } from '~/domain/core/outbox.server'
import { chooseLetters, letCome, wantedBy, whoWants } from '~/domain/profile/letters.server'
import { openQuietLink, quietLink } from '~/domain/profile/quiet-link.server'
import { testWorld } from '../world'

const secret = 'a secret of the tests'

describe('what a person wants', () => {
  test('is everything until they say otherwise, and each kind by itself', async () => {
    await using world = await testWorld()
    const [one, other] = [await world.person(), await world.person()]
    await world.act((c) => chooseLetters(c, one, ['networkNews']), await world.actor(one))
    expect(await wantedBy(world.db, one)).toEqual(['networkNews'])
    expect(await wantedBy(world.db, other)).toEqual([...optionalLetters])
    expect(await whoWants(world.db, [one, other], 'networkBoard')).toEqual(new Set([other]))
    expect(await whoWants(world.db, [one, other], 'networkNews')).toEqual(new Set([one, other]))
    expect(await whoWants(world.db, [], 'networkNews')).toEqual(new Set())
  })

  test('is what was chosen last, and the trail tells each change once', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const actor = await world.actor(person)
    const choice = fc.subarray([...optionalLetters])
    await fc.assert(
      fc.asyncProperty(fc.array(choice, { minLength: 1, maxLength: 4 }), async (choices) => {
        for (const wanted of choices) await world.act((c) => chooseLetters(c, person, wanted), actor)
        expect(await wantedBy(world.db, person)).toEqual(choices.at(-1))
      }),
      { numRuns: 20 },
    )
    const trail = () => world.db.selectFrom('audit').selectAll().execute()
    const before = (await trail()).length
    const now = await wantedBy(world.db, person)
    await world.act((c) => chooseLetters(c, person, now), actor)
    expect((await trail()).length).toBe(before)
  })

  test('is for nobody else to choose, organisers among them', async () => {
    await using world = await testWorld()
    const person = await world.person()
    await expect(world.act((c) => chooseLetters(c, person, []))).rejects.toMatchObject({ status: 403 })
    const quiet = { kind: 'quietLink' as const, personId: await world.person() }
    const stop = { personId: person, kind: 'fromPeople' as const, wanted: false }
    await expect(world.act((c) => letCome(c, stop), quiet)).rejects.toMatchObject({ status: 403 })
    expect(await wantedBy(world.db, person)).toEqual([...optionalLetters])
  })

  test('twice stopped is once stopped, and can be taken back', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const by = { kind: 'quietLink' as const, personId: person }
    const say = (wanted: boolean) =>
      world.act((c) => letCome(c, { personId: person, kind: 'networkBoard', wanted }), by)
    await say(false)
    await say(false)
    expect(await wantedBy(world.db, person)).toEqual(['networkNews', 'fromPeople'])
    await say(true)
    await say(true)
    expect(await wantedBy(world.db, person)).toEqual([...optionalLetters])
  })
})

describe('a kind that is stopped', () => {
  test('takes with it the letters of the kind that wait, and none that is being sent', async () => {
    await using world = await testWorld()
    const [person, other] = [await world.person(), await world.person()]
    const by = { kind: 'quietLink' as const, personId: person }
    const letters = samples('fi', 'token')
    const ofKind = {
      networkNews: letters.networkNews as Letter,
      networkBoard: letters.networkBoardNotes as Letter,
      fromPeople: letters.fromPerson as Letter,
    }
    for (const kind of optionalLetters)
      for (const personId of [person, other])
        for (const status of ['waiting', 'sending', 'failed'] as const) {
          const { id } = await world.act((c) =>
            post(c, ofKind[kind], {
              to: { personId, name: 'Nimi', address: 'nimi@virasto.example' },
              locale: 'fi',
            }),
          )
          await world.db.updateTable('outbox').set({ status }).where('id', '=', id).execute()
        }
    const waiting = async (personId: string) =>
      (
        await world.db
          .selectFrom('outbox')
          .select(['kind', 'status'])
          .where('personId', '=', personId)
          .execute()
      )
        .filter(({ status }) => status === 'waiting')
        .map(({ kind }) => kind)
    for (const [place, kind] of optionalLetters.entries()) {
      await world.act((c) => letCome(c, { personId: person, kind, wanted: false }), by)
      expect(await waiting(person)).toEqual(optionalLetters.slice(place + 1).map((one) => ofKind[one].kind))
    }
    expect(await waiting(other)).toHaveLength(3)
    expect(await world.db.selectFrom('outbox').select('id').execute()).toHaveLength(15)
  })
})

describe('the link that stops letters', () => {
  test('opens one person’s one kind, and fits in an address', async () => {
    await using world = await testWorld()
    const person = await world.person()
    for (const kind of optionalLetters) {
      const token = quietLink(secret, person, kind)
      expect(token).toMatch(/^[\w.-]{40,120}$/)
      expect(await openQuietLink(world.db, token, secret)).toEqual({ personId: person, kind })
      expect(await openQuietLink(world.db, token, 'another secret')).toBe(null)
    }
  })

  test('is nothing once a sign of it is changed, and never made of something else', async () => {
    await using world = await testWorld()
    const [person, other] = [await world.person(), await world.person()]
    const token = quietLink(secret, person, 'fromPeople')
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...'aZ09-_.'), async (at, sign) => {
        const forged = token.slice(0, at) + sign + token.slice(at + 1)
        const opened = await openQuietLink(world.db, forged, secret)
        expect(opened === null || forged === token).toBe(true)
      }),
      { numRuns: 60 },
    )
    const [, mark] = token.split('.')
    const about = Buffer.from(`fromPeople ${other}`).toString('base64url')
    expect(await openQuietLink(world.db, `${about}.${mark}`, secret)).toBe(null)
    for (const nothing of ['', '.', 'a.b', `${about}.`, about])
      expect(await openQuietLink(world.db, nothing, secret)).toBe(null)
  })

  test('follows a record that was merged, and is dead with a record that is gone', async () => {
    await using world = await testWorld()
    const [old, kept] = [await world.person(), await world.person()]
    const token = quietLink(secret, old, 'networkNews')
    await world.db.updateTable('person').set({ mergedInto: kept }).where('id', '=', old).execute()
    expect(await openQuietLink(world.db, token, secret)).toEqual({ personId: kept, kind: 'networkNews' })
    expect(await openQuietLink(world.db, quietLink(secret, 'nobody', 'networkNews'), secret)).toBe(null)
  })
})

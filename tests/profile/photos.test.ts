// Photos: one's own to put in and take away; shown to those whom it is open to, as the rule of who sees whom says.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharingCircles, type SharingCircle } from '#db/schema'
import { dateOf } from '~/domain/core/time'
import { setSharing } from '~/domain/people/sharing.server'
import { reaches } from '~/domain/people/sharing'
import { seenFieldsOf } from '~/domain/people/visibility.server'
import { ownPhotoMark, photoToShow, removePhoto, seenMarks, setPhoto } from '~/domain/profile/photos.server'
import { testWorld, type World } from '../world'

const photo = {
  large: Buffer.from('large').toString('base64'),
  small: Buffer.from('small').toString('base64'),
}

/** A person with a photo, and one in each circle around them. */
async function circles(world: World) {
  const person = await world.person()
  const own = await world.actor(person)
  const [groupMate, networkMate, colleague] = [
    await world.person(),
    await world.person(),
    await world.person(),
  ]
  const group = await world.network({ kind: 'smallGroup' })
  const network = await world.network()
  for (const [circle, other] of [
    [group, groupMate],
    [network, networkMate],
  ] as const) {
    await world.member(circle, person)
    await world.member(circle, other)
  }
  await world.act((c) => setPhoto(c, person, photo), own)
  const mark = (await ownPhotoMark(world.db, person)) ?? ''
  const on = dateOf(world.now())
  const shows = async (personId: string, organiser = false, given = mark): Promise<boolean> =>
    photoToShow(world.db, { personId, organiser, on }, { personId: person, mark: given, size: 'small' }).then(
      (bytes) => bytes.toString() === 'small',
      (refused: unknown) => {
        expect(refused).toMatchObject({ status: 404 })
        return false
      },
    )
  const open = (circle: SharingCircle | undefined) =>
    world.act((c) => setSharing(c, person, circle === undefined ? {} : { photo: circle }), own)
  return {
    person,
    own,
    mark,
    shows,
    open,
    on,
    lookers: { groups: groupMate, networks: networkMate, managers: colleague },
  }
}

describe('a photo is seen', () => {
  test('by oneself alone until it is opened', async () => {
    await using world = await testWorld()
    const { person, shows, lookers } = await circles(world)
    expect(await shows(person)).toBe(true)
    for (const looker of Object.values(lookers)) expect(await shows(looker)).toBe(false)
    expect(await shows(world.organiser.personId, true)).toBe(false)
  })

  test('exactly so far as it is opened, by organisers too', async () => {
    await using world = await testWorld()
    const { shows, open, lookers } = await circles(world)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(undefined, ...sharingCircles), async (circle) => {
        await open(circle)
        for (const standsIn of sharingCircles)
          expect(await shows(lookers[standsIn])).toBe(reaches(circle, standsIn))
        expect(await shows(world.organiser.personId, true)).toBe(reaches(circle, 'managers'))
      }),
      { numRuns: 12 },
    )
  })

  test('by nobody who may not look in the directory, nor is there a guest’s, but in a network that both belong to', async () => {
    await using world = await testWorld()
    const { person, shows, open, lookers } = await circles(world)
    await open('managers')
    const assistant = await world.person({ roleClass: 'assistant' })
    expect(await shows(assistant)).toBe(false)
    const network = await world.network()
    await world.member(network, assistant, { role: 'outside' })
    expect(await shows(assistant)).toBe(false)
    await world.member(network, person)
    expect(await shows(assistant)).toBe(true)
    await world.db.updateTable('person').set({ guest: 1 }).where('id', '=', person).execute()
    expect(await shows(lookers.managers)).toBe(false)
    expect(await shows(lookers.networks)).toBe(true)
    expect(await shows(person)).toBe(true)
  })

  test('of one who serves no more, by who shares a network and by organisers; pages name it to the same readers', async () => {
    await using world = await testWorld()
    const { person, mark, shows, open, lookers, on } = await circles(world)
    await open('managers')
    const told = async (personId: string, organiser = false) =>
      (await seenMarks(world.db, { personId, organiser, on }, [person])).get(person) === mark
    const expected = async (mate: boolean, colleague: boolean) => {
      for (const [who, organiser, sees] of [
        [lookers.groups, false, mate],
        [lookers.networks, false, mate],
        [lookers.managers, false, colleague],
        [world.organiser.personId, true, true],
      ] as const)
        expect([await shows(who, organiser), await told(who, organiser)]).toEqual([sees, sees])
    }
    await expected(true, true)
    const ended = { validTo: '2026-09-30' }
    await world.db.updateTable('appointment').set(ended).where('personId', '=', person).execute()
    await expected(true, false)
    await world.db.updateTable('membership').set(ended).where('personId', '=', person).execute()
    await expected(false, false)
  })

  test('by its own mark alone, and no more once it is taken away', async () => {
    await using world = await testWorld()
    const { person, own, mark, shows, open } = await circles(world)
    await open('managers')
    expect(await shows(person, false, 'another')).toBe(false)
    await world.act((c) => setPhoto(c, person, { ...photo, large: 'YW5vdGhlcg==' }), own)
    expect(await shows(person)).toBe(false)
    expect(await ownPhotoMark(world.db, person)).not.toBe(mark)
    await world.act((c) => removePhoto(c, person), own)
    expect(await ownPhotoMark(world.db, person)).toBe(null)
    expect(await shows(person)).toBe(false)
  })
})

test('the preview of oneself follows the rule that others are shown by', async () => {
  await using world = await testWorld()
  const { person, own, lookers, on } = await circles(world)
  const circle = fc.constantFrom(undefined, ...sharingCircles)
  await fc.assert(
    fc.asyncProperty(
      fc.record({ email: circle, offers: circle, region: circle, letters: circle }),
      async (given) => {
        const sharing = Object.fromEntries(Object.entries(given).filter(([, seenBy]) => seenBy !== undefined))
        await world.act((c) => setSharing(c, person, sharing), own)
        for (const standsIn of sharingCircles) {
          const viewer = { personId: lookers[standsIn], organiser: false, on }
          const seen = (await seenFieldsOf(world.db, viewer, [person])).get(person) ?? new Set()
          for (const field of ['email', 'offers', 'region', 'letters'] as const)
            expect(seen.has(field)).toBe(reaches(given[field], standsIn))
        }
      },
    ),
    { numRuns: 25 },
  )
})

test('nobody puts in or takes away another’s photo', async () => {
  await using world = await testWorld()
  const { person, mark } = await circles(world)
  await expect(world.act((c) => setPhoto(c, person, photo))).rejects.toMatchObject({ status: 403 })
  await expect(world.act((c) => removePhoto(c, person))).rejects.toMatchObject({ status: 403 })
  expect(await ownPhotoMark(world.db, person)).toBe(mark)
})

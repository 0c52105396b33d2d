// The faces of the demo: drawn the same each time, small, one unlike another, and open to those whom their people let see them.
import { expect, test } from 'vitest'
import { connect } from '#db/connect'
import { fillDemoWorld } from '#db/demo'
import { photosOf, portraitOf, type Sitter } from '#db/demo/faces'
import { migrate } from '#db/migrate'
import { coursesOf } from '~/domain/alumni/courses.server'

const sitter = (id: string, firstName = 'Maria'): Sitter => ({ id, firstName, seenBy: 'networks' })

test('a portrait is the same for the same person, and hardly ever another’s', () => {
  expect(portraitOf(sitter('one'))).toBe(portraitOf(sitter('one')))
  const drawn = Array.from({ length: 60 }, (_, at) => portraitOf(sitter(`person ${at}`)))
  expect(new Set(drawn).size).toBe(60)
})

test('a photo is two sizes of WebP, a few kilobytes together, the same bytes each time', async () => {
  const [one, again] = [await photosOf([sitter('one')], 'now'), await photosOf([sitter('one')], 'now')]
  expect(one).toEqual(again)
  const [{ large = '', small = '' } = {}] = one
  for (const bytes of [large, small].map((text) => Buffer.from(text, 'base64'))) {
    expect(bytes.subarray(0, 4).toString()).toBe('RIFF')
    expect(bytes.subarray(8, 12).toString()).toBe('WEBP')
  }
  expect(large.length).toBeLessThan(20_000)
  expect(small.length).toBeLessThan(4000)
})

test('some forty people have one; the alumnus sees the faces of their own course', async () => {
  const db = connect(':memory:')
  await migrate(db)
  const world = await fillDemoWorld(db, {
    now: '2026-11-21T09:30:00.000Z',
    mailbox: 'tilaisuudet@vm.example',
  })
  const photos = await db.selectFrom('photo').select('personId').execute()
  expect(photos.length).toBeGreaterThanOrEqual(36)
  expect(photos.length).toBeLessThanOrEqual(44)
  expect(photos.map(({ personId }) => personId)).toEqual(
    expect.arrayContaining([world.alumnusId, world.managerId]),
  )
  const network = await db
    .selectFrom('network')
    .innerJoin('membership', 'membership.networkId', 'network.id')
    .select(['network.id', 'network.programmeId'])
    .where('network.kind', '=', 'alumni')
    .where('membership.personId', '=', world.alumnusId)
    .where('network.links', '<>', '')
    .executeTakeFirstOrThrow()
  const courses = await coursesOf(
    db,
    { id: network.id, programmeId: network.programmeId ?? '' },
    { personId: world.alumnusId, organiser: false, on: '2026-11-21' },
  )
  expect(courses[0]?.own).toBe(true)
  expect(courses[0]?.faces.filter(({ mark }) => mark !== null).length).toBeGreaterThanOrEqual(8)
  expect(courses.slice(1).filter(({ faces }) => faces[0]?.mark).length).toBeGreaterThanOrEqual(5)
  await db.destroy()
})

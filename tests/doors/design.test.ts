// The page of the design's parts: who may open it, and that its contrast figures are as its colours are.
import { describe, expect, test } from 'vitest'
import { locales } from '#db/schema'
import { testWorld } from '../world'
import { visit } from './door'

const inDemo = { mailbox: { all: () => [] } } as never

describe('who may open it', () => {
  test('organisers may, managers may not, strangers are asked to sign in', async () => {
    await using world = await testWorld()
    const manager = await world.person()
    expect((await visit(world, '/design', { as: world.organiser.personId })).status).toBe(200)
    expect((await visit(world, '/design', { as: manager })).status).toBe(403)
    const stranger = await visit(world, '/design')
    expect(stranger.to).toContain('/sign-in')
  })

  test('in the demo everybody may', async () => {
    await using world = await testWorld()
    expect((await visit(world, '/design', { context: inDemo })).status).toBe(200)
  })
})

test.each(locales)('in %s it shows every part, with words and no keys', async (locale) => {
  await using world = await testWorld()
  const { html, text } = await visit(world, '/design', { context: inDemo, locale })
  for (const part of [
    'type',
    'colours',
    'buttons',
    'fields',
    'table',
    'tags',
    'notices',
    'charts',
    'people',
    'dialog',
    'others',
  ])
    expect(html).toContain(`<section class="card" id="${part}"`)
  expect(text).not.toMatch(/\bdesign\.\w/)
  expect(text).not.toContain('undefined')
  // Each chart has its sentence and its table.
  expect(html.match(/<figure class="chart"/g)?.length).toBe(html.match(/<figcaption/g)?.length)
})

test('the figures of contrast are those of the tokens', async () => {
  await using world = await testWorld()
  const { text } = await visit(world, '/design', { context: inDemo, locale: 'en' })
  // White on the dark blue of the bar.
  expect(text).toMatch(/on-brand \/ brand\s*4\.50:1 11\.71:1 15\.36:1/)
})

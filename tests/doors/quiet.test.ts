// The link that stops letters of a kind: no sign-in, no change by opening it, one press, and one press back.
import { describe, expect, test } from 'vitest'
import { locales, optionalLetters } from '#db/schema'
import { quietLink } from '~/domain/profile/quiet-link.server'
import { wantedBy } from '~/domain/profile/letters.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { testWorld } from '../world'
import { dumpOf, visit } from './door'

const t = wordsOfPages('fi')

describe('the link in a letter', () => {
  test('L1: changes nothing when it is opened, stops at a press, and lets come again at another', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const address = paths.quiet(quietLink(world.config.secret, person, 'networkBoard'))
    const before = await dumpOf(world.db)
    const opened = await visit(world, address)
    expect(opened.text).toContain(t('profile.letters.networkBoard'))
    expect(await dumpOf(world.db)).toBe(before)
    const stopped = await visit(world, address, { form: { press: 'stop' } })
    expect(await wantedBy(world.db, person)).toEqual(['networkNews', 'fromPeople'])
    expect((await visit(world, stopped.to ?? '')).text).toContain(t('profile.quiet.stopDone'))
    const back = await visit(world, address, { form: { press: 'come' } })
    expect(await wantedBy(world.db, person)).toEqual([...optionalLetters])
    expect((await visit(world, back.to ?? '')).text).toContain(t('profile.quiet.comeDone'))
  })

  test('L1: is pressed by a mail program as RFC 8058 says, once or many times', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const address = paths.quiet(quietLink(world.config.secret, person, 'fromPeople'))
    for (const _ of [1, 2]) {
      const pressed = await visit(world, address, { form: { 'List-Unsubscribe': 'One-Click' } })
      expect([pressed.status, pressed.to]).toEqual([200, null])
    }
    expect(await wantedBy(world.db, person)).toEqual(['networkNews', 'networkBoard'])
  })

  test.each(locales)('speaks %s when the letter does', async (locale) => {
    await using world = await testWorld()
    const token = quietLink(world.config.secret, await world.person(), 'networkNews')
    const page = await visit(world, paths.quiet(token, { lang: locale }), { locale })
    expect(page.text).toContain(wordsOfPages(locale)('profile.quiet.stopPress'))
    const pressed = await visit(world, paths.quiet(token, { lang: locale }), { form: { press: 'stop' } })
    expect(pressed.to).toBe(paths.quiet(token, { lang: locale, done: '1' }))
  })

  test('that is not ours opens nothing and stops nothing', async () => {
    await using world = await testWorld()
    const person = await world.person()
    for (const token of ['nothing', quietLink('another secret', person, 'networkNews')]) {
      const opened = await visit(world, paths.quiet(token))
      expect([opened.status, opened.text.includes(t('profile.quiet.dead'))]).toEqual([404, true])
      expect((await visit(world, paths.quiet(token), { form: { press: 'stop' } })).status).toBe(404)
    }
    expect(await wantedBy(world.db, person)).toEqual([...optionalLetters])
  })
})

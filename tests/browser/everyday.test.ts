// What goes amiss on any day: a photo that is too large, a menu left open, a machine that others use, a word without end.
import { expect, test } from 'vitest'
import { paths } from '~/paths'
import { expectNoSidewaysScroll, openVisits, untilAwake } from './browser'
import { expectHeading, pathOf, pressButton, t } from './journey'

const visits = openVisits()

/** A file that is no photo, larger than any form takes. */
const huge = { name: 'kuva.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(12 * 1024 * 1024, 1) }

test.each([true, false])('a photo that is too large, scripts %s: told beside the field', async (scripts) => {
  const page = await visits.as('manager', { scripts })
  await page.goto(paths.myData())
  if (scripts) await untilAwake(page)
  await page.locator('input[name=photo]').setInputFiles(huge)
  await pressButton(page, t('profile.photo.upload'))
  const problem = page.locator('#photo-form-photo-problem')
  await problem.waitFor()
  expect(await problem.innerText()).toContain(t('reasons.photoTooLarge'))
  await expectHeading(page, t('profile.title'))
})

test.each([true, false])(
  'any other form that brings too much, scripts %s: told in words',
  async (scripts) => {
    const page = await visits.as('manager', { scripts })
    await page.goto(paths.feedback())
    if (scripts) await untilAwake(page)
    const text = page.locator('main textarea').first()
    await text.evaluate((field: HTMLTextAreaElement) => {
      field.removeAttribute('maxlength')
      field.value = 'ä'.repeat(2 * 1024 * 1024)
      field.form?.setAttribute('novalidate', '')
    })
    await page.locator('main form button[type=submit]').last().click()
    await expectHeading(page, t('frame.error.tooLarge.title'))
  },
)

test('the menu under the name closes by Esc, and by a press beside it', async () => {
  const page = await visits.as('manager')
  const menu = page.locator('details.user')
  const isOpen = () => menu.evaluate((one: HTMLDetailsElement) => one.open)
  await menu.locator('summary').click()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  expect(await isOpen()).toBe(false)
  expect(await menu.locator('summary').evaluate((one) => one === document.activeElement)).toBe(true)
  await menu.locator('summary').click()
  expect(await isOpen()).toBe(true)
  await page.locator('h1').click()
  expect(await isOpen()).toBe(false)
})

test.each([true, false])(
  'after signing out, scripts %s, Back shows no page of who has left',
  async (scripts) => {
    const page = await visits.as('manager', { scripts })
    await page.goto(paths.myData())
    await page.goto(paths.myHistory())
    await page.locator('details.user summary').click()
    await pressButton(page, t('frame.user.signOut'))
    await expectHeading(page, t('signIn.title'))
    await page.goBack()
    expect(pathOf(page)).toContain('/sign-in')
    await expectHeading(page, t('signIn.title'))
  },
)

test('one word without end, as a note’s title and text, widens no page', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.networks())
  const network =
    (await page
      .locator('main a[href^="/networks/"]')
      .evaluateAll((links) =>
        links
          .map((link) => link.getAttribute('href') ?? '')
          .find((href) => /^\/networks\/[\w-]{36}$/.test(href)),
      )) ?? ''
  const id = network.split('/')[2] ?? ''
  const word = 'Kehittämisverkosto'.repeat(9).slice(0, 160)
  await page.goto(paths.newNote(id, { kind: 'offer' }))
  await page.locator('[name=title]').fill(word)
  await page.locator('[name=text]').fill(word.repeat(3))
  await page.locator('main form button[type=submit]').last().click()
  await expectHeading(page, word)
  const note = pathOf(page)
  for (const width of [1280, 700, 320]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of [note, `${note}/edit`, paths.board(id), network, paths.start(), paths.networks()]) {
      await page.goto(path)
      await expectNoSidewaysScroll(page)
    }
  }
})

// A year in the registry's life: a sheet of managers comes in, a director of HR changes house, a head retires, two agencies
// merge. Every membership ends up as it should, and the lists of each day stay true.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '~/paths'
import { lookOver, openVisits, untilAwake } from './browser'
import { expectHeading, expectSays, linkIn, openLetter, pathOf, pressButton, t, letters } from './journey'
import { day, managersSheet, newHouses, people, type Manager } from './managers-sheet'

const visits = openVisits()
const [islands, fells] = newHouses
const hrForum = 'Valtion HR-johdon foorumi'
const managementForum = 'Johdon foorumi'
const merged = 'Saarten ja tunturien virasto'
const fullName = ({ first, last }: Manager) => `${first} ${last}`

/** What happened when, in days from today. */
const when = { moved: -20, retired: -6, merged: -1 }

/** The page of a thing, found by searching as people do. */
async function find(page: Page, words: string): Promise<void> {
  await page.goto(paths.search({ q: words }))
  await page.locator('main').getByRole('link', { name: words, exact: true }).first().click()
  await expectHeading(page, words)
}

const networkIds = new Map<string, string>()

async function idOfNetwork(page: Page, name: string): Promise<string> {
  const known = networkIds.get(name)
  if (known) return known
  await page.goto(paths.networks())
  const address = await page
    .locator('main')
    .getByRole('link', { name, exact: true })
    .first()
    .getAttribute('href')
  const id = address?.split('/').at(-1) ?? ''
  networkIds.set(name, id)
  return id
}

/** Who of some people are members on a day, by the network's own page. */
async function membersOn(page: Page, network: string, on: string, asked: Manager[]): Promise<string[]> {
  const id = await idOfNetwork(page, network)
  const found: string[] = []
  for (const it of asked) {
    await page.goto(`${paths.network(id, { on })}&${new URLSearchParams({ q: fullName(it) }).toString()}`)
    const members = page.getByRole('region', { name: t('registry.network.members'), exact: true })
    if ((await members.locator('tbody').getByText(fullName(it), { exact: true }).count()) > 0)
      found.push(fullName(it))
  }
  return found
}

/** The task about somebody on the page of continuity, the tasks of one kind alone. */
async function task(page: Page, kind: string, who: Manager) {
  await page.goto(paths.continuity({ kind }))
  await untilAwake(page)
  const found = page
    .locator('li.finding')
    .filter({ hasText: fullName(who) })
    .first()
  await found.waitFor()
  return found
}

async function settle(page: Page, kind: string, who: Manager, press: string): Promise<void> {
  await (await task(page, kind, who)).getByRole('button', { name: press }).click()
  await page.waitForURL(/done=|deed=/)
}

test('130 managers come in from a sheet; what the registry does not know is asked', async () => {
  const page = await visits.as('organiser')
  await find(page, 'Verohallinto')
  await page.goto(`${paths.organisations()}?kind=agency`)
  const houses = await page.locator('main tbody th a').allInnerTexts()
  await page.goto(paths.imports())
  await untilAwake(page)
  await lookOver(page)
  await page.setInputFiles('[name=file]', {
    name: 'johto-2026.csv',
    mimeType: 'text/csv',
    buffer: managersSheet(houses.slice(0, 24), 130),
  })
  await pressButton(page, t('registry.imports.upload.send'))
  await expectHeading(page, t('registry.imports.columns.title'))
  await lookOver(page)
  await pressButton(page, t('registry.imports.columns.go'))
  await expectSays(page, t('registry.imports.preview.rows', { count: 130 }))
  for (const house of newHouses) {
    await page.goto(`${page.url().split('?')[0]}?show=doubt`)
    await untilAwake(page)
    const doubt = page.locator('form.doubt').filter({ hasText: house }).first()
    await doubt.getByLabel(t('registry.imports.doubts.newOrganisation')).check()
    await doubt.getByLabel(t('registry.imports.doubts.newKind')).selectOption('agency')
    await doubt.getByRole('button').click()
    await expectSays(page, t('registry.imports.preview.chosen'))
  }
  await page.goto(`${page.url().split('?')[0]}`)
  await untilAwake(page)
  await lookOver(page)
  await pressButton(page, t('registry.imports.apply.send'))
  await page.waitForURL(/deed=/, { timeout: 30_000 })
  await lookOver(page)
  await find(page, fullName(people.head))
  await expectSays(page, islands)
})

test('whoever the rules name is proposed, and seated from the day their post began', async () => {
  const page = await visits.as('organiser')
  for (const who of [people.mover, people.retiring, people.head, people.otherHead, people.trainer])
    await settle(page, 'seatOpen', who, t('registry.continuity.press.do'))
  expect(await membersOn(page, hrForum, '2024-06-01', [people.mover, people.retiring])).toEqual([
    fullName(people.mover),
    fullName(people.retiring),
  ])
  expect(await membersOn(page, hrForum, '2020-06-01', [people.mover, people.retiring])).toEqual([
    fullName(people.retiring),
  ])
  expect(await membersOn(page, managementForum, '2022-01-01', [people.head])).toEqual([fullName(people.head)])
})

async function endPost(page: Page, who: Manager, lastDay: string, reason: string): Promise<void> {
  await find(page, fullName(who))
  await page
    .locator('main')
    .getByRole('link', { name: t('registry.post.editOrEnd') })
    .first()
    .click()
  await untilAwake(page)
  const form = page.locator('#end-post')
  await form.locator('[name=lastDay]').fill(lastDay)
  await form.locator('[name=reason]').selectOption(reason)
  await form.getByRole('button', { name: t('registry.post.end.look') }).click()
  await form.getByRole('button', { name: t('registry.post.end.confirm') }).click()
  await page.waitForURL(/done=postEnded/)
}

test('a director of HR takes the place of one who retires in another agency', async () => {
  const page = await visits.as('organiser')
  await endPost(page, people.retiring, day(when.moved), 'retired')
  await endPost(page, people.mover, day(when.moved), 'otherPost')
  await page
    .locator('main')
    .getByRole('link', { name: t('registry.person.addPost') })
    .first()
    .click()
  await untilAwake(page)
  await page.locator('select').first().selectOption({ label: fells })
  await page.locator('main form').first().getByRole('button').first().click()
  await page.locator('[name=titleFi]').fill('henkilöstöjohtaja')
  await page.locator('[name=roleClass]').selectOption('hrLead')
  await page.locator('[name=validFrom]').fill(day(when.moved + 1))
  await pressButton(page, t('registry.post.form.enter'))
  await page.waitForURL(/done=/)
  await lookOver(page)

  const seat = await task(page, 'seatEnds', people.mover)
  expect(await seat.innerText()).toContain(fells)
  await settle(page, 'seatEnds', people.mover, t('registry.continuity.press.do'))
  await settle(page, 'seatEnds', people.retiring, t('registry.continuity.press.do'))
  const both = [people.mover, people.retiring]
  expect(await membersOn(page, hrForum, day(when.moved), both)).toEqual(both.map(fullName))
  expect(await membersOn(page, hrForum, day(when.moved + 1), both)).toEqual([fullName(people.mover)])
  const id = await idOfNetwork(page, hrForum)
  await page.goto(paths.network(id))
  expect(await page.locator('main').innerText()).toContain(islands)
})

test('a decision is taken back with one press, and stands again with another', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.continuityHandled())
  await untilAwake(page)
  const row = page
    .locator('tbody tr')
    .filter({ hasText: fullName(people.retiring) })
    .first()
  await row.getByRole('button', { name: t('registry.continuity.handled.undo') }).click()
  await expectSays(page, t('registry.deeds.notice.undone'))
  await settle(page, 'seatEnds', people.retiring, t('registry.continuity.press.do'))
})

test('a head of agency retires: the forum seat ends, the small group stays, the letter asks and is answered', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.groups())
  const group = page
    .locator('main')
    .getByRole('link', { name: /^Pienryhmä \d+$/ })
    .first()
  const groupName = await group.innerText()
  const groupId = (await group.getAttribute('href'))?.split('/').at(-1) ?? ''
  networkIds.set(groupName, groupId)
  await page.goto(paths.newMember(groupId, { q: fullName(people.head) }))
  await page
    .getByRole('link', { name: new RegExp(t('registry.join.choose')) })
    .first()
    .click()
  await untilAwake(page)
  await page.locator('[name=from]').fill('2023-01-10')
  await pressButton(page, t('registry.join.do'))
  await page.waitForURL(/done=joined/)

  await endPost(page, people.head, day(when.retired), 'retired')
  await settle(page, 'seatEnds', people.head, t('registry.continuity.press.do'))
  await settle(page, 'left', people.head, t('registry.continuity.press.ask'))
  expect(await membersOn(page, managementForum, day(when.retired), [people.head])).toHaveLength(1)
  expect(await membersOn(page, managementForum, day(when.retired + 1), [people.head])).toHaveLength(0)

  const stranger = await visits.stranger({ phone: true })
  const letter = await openLetter(stranger, people.head.email, /./)
  const link = await linkIn(letter, letters('inquiry.answer'))
  await stranger.goto(link)
  await lookOver(stranger)
  await stranger.locator('[name=email]').fill('oivind.adelskar@koti.example')
  await stranger.locator('main form').getByRole('button').last().click()
  await stranger.waitForURL(/done=1/)
  await settle(page, 'answered', people.head, t('registry.continuity.press.do'))
  await find(page, fullName(people.head))
  await expectSays(page, 'oivind.adelskar@koti.example')
  expect(await membersOn(page, groupName, day(0), [people.head])).toEqual([fullName(people.head)])
})

test('two agencies merge: seats go on in the new one or fall vacant, and history keeps the old names', async () => {
  const page = await visits.as('organiser')
  await find(page, islands)
  const id = pathOf(page).split('/').at(-1) ?? ''
  await page.goto(paths.mergeOrganisation(id))
  await untilAwake(page)
  await page
    .locator('[name=also]')
    .first()
    .selectOption({ label: `${fells}, YM` })
  await page.locator('[name=into]').selectOption('new')
  await page.locator('[name=lastDay]').fill(day(when.merged))
  await pressButton(page, t('registry.organisation.merge.showPeople'))
  await page.locator('[name=nameFi]').fill(merged)
  await page.locator('[name=nameSv]').fill('Skärgårds- och fjällverket')
  await page.locator('[name=nameEn]').fill('Agency of Islands and Fells')
  await pressButton(page, t('registry.organisation.merge.look'))
  await expectSays(page, t('registry.organisation.merge.sure'))
  await lookOver(page)
  await pressButton(page, t('registry.organisation.merge.do'))
  await expectHeading(page, merged)

  for (const who of [people.mover, people.otherHead, people.trainer])
    await settle(page, 'seatEnds', who, t('registry.continuity.press.do'))
  expect(await membersOn(page, hrForum, day(0), [people.mover])).toEqual([fullName(people.mover)])
  expect(await membersOn(page, managementForum, day(0), [people.otherHead])).toEqual([
    fullName(people.otherHead),
  ])
  const forum = await idOfNetwork(page, hrForum)
  const line = async (on: string) => {
    await page.goto(`${paths.network(forum, { on })}&q=${encodeURIComponent(fullName(people.mover))}`)
    return page
      .locator('tbody tr')
      .filter({ hasText: fullName(people.mover) })
      .first()
      .innerText()
  }
  expect(await line(day(when.merged))).toContain(fells)
  expect(await line(day(0))).toContain(merged)
  expect(await line('2024-06-01')).toContain(islands)
  await page.goto(paths.continuity())
  const left = (await page.locator('li.finding').allInnerTexts()).join('\n')
  for (const who of Object.values(people)) expect(left).not.toContain(fullName(who))
})

test('the import shows in the list of deeds, and its report tells what came of it', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.imports())
  await expectSays(page, 'johto-2026.csv')
  await page.goto(paths.deeds())
  await lookOver(page)
  await expectSays(page, /johto-2026\.csv/)
})

test('two organisers at one record: the later one is told, and what they typed stays', async () => {
  const [one, two] = [await visits.as('organiser'), await visits.as('organiser')]
  await find(one, fullName(people.mover))
  const edit = paths.editPerson(pathOf(one).split('/').at(-1) ?? '')
  for (const page of [one, two]) {
    await page.goto(edit)
    await untilAwake(page)
  }
  await one.locator('[name=phone]').fill('029 500 0001')
  await pressButton(one, t('frame.do.save'))
  await one.waitForURL(/done=/)
  await two.locator('[name=expertise]').fill('saariston liikenne')
  await pressButton(two, t('frame.do.save'))
  await expectSays(two, t('reasons.changedMeanwhile'))
  await lookOver(two)
  expect(await two.locator('[name=expertise]').inputValue()).toBe('saariston liikenne')
  expect(await two.locator('[name=phone]').inputValue()).toBe('029 500 0001')
  await pressButton(two, t('frame.do.save'))
  await two.waitForURL(/done=/)
  await expectSays(two, 'saariston liikenne')
  await expectSays(two, '029 500 0001')
})

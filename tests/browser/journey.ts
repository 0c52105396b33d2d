// What the journeys share: letters read in the mailbox as people read them, and acts that several journeys begin with.
import type { FrameLocator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { wordsOfLetters, wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'

export const t = wordsOfPages('fi')
export const letters = wordsOfLetters('fi')

/** The path of the page, without what stands in the query. */
export const pathOf = (page: Page): string => new URL(page.url()).pathname

/** Waits until the page's heading says this. */
export async function expectHeading(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: words }).waitFor()
}

/** Waits until the page says this somewhere. */
export const expectSays = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByText(words).first().waitFor()

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#x27);/g, (_, sign: string) => signs[sign] ?? '')
    .replace(/\s+/g, ' ')
    .trim()

type MailLine = { text: string; subject: string; href: string }

/** The lines of the mailbox as the server sends them: asked again and again, the page need not be drawn each time. */
async function mailLines(page: Page, address: string): Promise<MailLine[]> {
  const html = await (await page.request.get(address)).text()
  const body = /<tbody\b[^>]*>(.*?)<\/tbody>/s.exec(html)?.[1] ?? ''
  return [...body.matchAll(/<tr\b.*?<\/tr>/gs)].map(([row]) => {
    const [, href = '', subject = ''] = /<a\b[^>]* href="([^"]*)"[^>]*>(.*?)<\/a>/s.exec(row) ?? []
    return { text: plain(row), subject: plain(subject), href: plain(href) }
  })
}

const mailsAbout = (search: string): string =>
  `${paths.demoMailbox()}?${new URLSearchParams({ q: search }).toString()}`

/** Opens the newest letter on a page of the mailbox that fits, once it has come. */
async function openMail(page: Page, address: string, fits: (line: MailLine) => boolean): Promise<void> {
  let found: MailLine | undefined
  await expect
    .poll(
      async () => {
        found = (await mailLines(page, address)).find(fits)
        return found !== undefined
      },
      { timeout: 30_000, interval: 150, message: `a letter in ${address}` },
    )
    .toBe(true)
  await page.goto(found?.href ?? '')
}

/** The newest letter to an address whose subject fits, opened in the mailbox once it has come. */
export async function openLetter(page: Page, to: string, subject: RegExp): Promise<FrameLocator> {
  await openMail(page, paths.demoMailbox({ to }), (line) => subject.test(line.subject))
  return page.frameLocator('iframe.letter')
}

/** Opens the newest letter about something to somebody whose subject begins so, once it has come. */
export const openLetterTo = (page: Page, name: string, beginning: string, about: string): Promise<void> =>
  openMail(
    page,
    mailsAbout(about),
    ({ text, subject }) => text.includes(name) && subject.startsWith(beginning),
  )

/** The address of the link in a letter that has these words. */
export async function linkIn(letter: FrameLocator, words: string | RegExp): Promise<string> {
  return (await letter.getByRole('link', { name: words }).first().getAttribute('href')) ?? ''
}

/** How many letters have come to the mailbox that fit a search of subject or recipient; assistants' copies apart. */
export async function lettersAbout(page: Page, search: string): Promise<number> {
  const lines = await mailLines(page, mailsAbout(search))
  return lines.filter(({ text }) => !/(Kopio|Kopia|Copy) \(/.test(text)).length
}

/** The organiser's own address, as a new event has it for its contact. */
export async function ownAddress(page: Page): Promise<string> {
  await page.goto(paths.newEvent({ kind: 'other' }))
  return page.locator('[name=contactEmail]').inputValue()
}

/** Presses a button and waits for the page that follows. */
export async function pressButton(page: Page, name: string | RegExp): Promise<void> {
  await page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
}

/** Lets forms go to the server as they are, past what the browser itself would stop. */
export const withoutTheBrowsersChecks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const form of document.forms) form.noValidate = true
  })

export type NewEvent = {
  title: string
  capacity?: string
  seekers: string[]
  /** When it begins, as a time field takes it; answers are wanted until then. The kind's usual day unless told. */
  startsAt?: string
  endsAt?: string
}

/** All letters have left; assistants' copies are letters too, so there may be more of them than people. */
export const allSent = /^Kaikki \d+ kirjettä on lähetetty/

/** Plans a morning coffee and invites people by name. @returns the event's id */
export async function planAndInvite(
  page: Page,
  { title, capacity = '', seekers, startsAt = '', endsAt = '' }: NewEvent,
): Promise<string> {
  await page.goto(paths.newEvent({ kind: 'morningCoffee' }))
  await page.locator('[name=titleFi]').fill(title)
  await page.locator('[name=titleSv]').fill(`${title} (sv)`)
  await page.locator('[name=titleEn]').fill(`${title} (en)`)
  await page.locator('[name=place]').fill('Säätytalo, Helsinki')
  await page.locator('[name=capacity]').fill(capacity)
  for (const [name, value] of Object.entries({ startsAt, endsAt, answerBy: startsAt }))
    if (value !== '') await page.locator(`[name=${name}]`).fill(value)
  await pressButton(page, t('events.form.saveDraft'))
  await expectSays(page, t('events.overview.created'))
  const id = pathOf(page).split('/')[2] ?? ''
  for (const who of seekers) {
    await page.goto(`${paths.eventAudience(id)}?${new URLSearchParams({ who }).toString()}`)
    const ticks = page.locator('input[type=checkbox][name=person]')
    await ticks.first().check()
    await pressButton(page, t('audience.names.do'))
    await page.waitForFunction(() => !document.querySelector('input[name=person]:not([disabled]):checked'))
  }
  await page.goto(paths.eventSending(id))
  await pressButton(page, t('sending.invite.press', { count: seekers.length }))
  await expectSays(page, allSent)
  return id
}

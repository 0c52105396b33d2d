// The sign that is read at the door: it travels inside the letter, the same bytes every time, and a page shows it too.
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { renderLetter } from '#emails/render'
import { readLetter, type Letter } from '#emails/letters'
import { samples } from '#emails/samples'
import { withSignShown } from '~/domain/door/sign.server'
import { freshDb, openPost, postLetter, startMta } from '../post/world'

const practical = (given: { doorPath?: string | null } = {}) => {
  const { kind, data } = samples('fi')['practical'] as Letter
  return { kind, data: { ...data, ...given } } as Letter
}

async function sent(letter: Letter): Promise<string> {
  const db = await freshDb()
  const mta = await startMta()
  await postLetter(db, letter, { address: 'aile.lansman@ym.example' })
  await openPost(db, mta.smtpUrl).worker.drain()
  return mta.caught[0]?.raw ?? ''
}

test('the picture travels in the letter, and the HTML points at it', async () => {
  const mail = await simpleParser(await sent(practical()), { keepCidLinks: true })
  const picture = mail.attachments.find(({ contentType }) => contentType === 'image/png')
  expect(picture?.cid).toBe('door@johtofoorumi.invalid')
  expect(picture?.contentDisposition).toBe('inline')
  expect(picture?.content.subarray(1, 4).toString()).toBe('PNG')
  expect(mail.html).toMatch(/<img[^>]*src="cid:door@johtofoorumi\.invalid"[^>]*/)
  expect(mail.html).toMatch(/<img[^>]*alt="[^"]+"/)
  expect(mail.text).not.toContain('cid:')
  expect(mail.attachments.some(({ contentType }) => contentType === 'text/calendar')).toBe(true)
})

test('the same letter is the same picture, another person’s is another, and those online have none', async () => {
  const pictureOf = async (letter: Letter) =>
    (await simpleParser(await sent(letter))).attachments
      .find(({ contentType }) => contentType === 'image/png')
      ?.content.toString('base64')
  const [one, again, other] = [
    await pictureOf(practical({ doorPath: '/events/e/door?person=one' })),
    await pictureOf(practical({ doorPath: '/events/e/door?person=one' })),
    await pictureOf(practical({ doorPath: '/events/e/door?person=other' })),
  ]
  expect(again).toBe(one)
  expect(other).not.toBe(one)
  const online = await sent(practical({ doorPath: null }))
  expect(online).not.toContain('image/png')
  expect(online).not.toContain('cid:')
})

test('a page shows it without the mail around it', async () => {
  const letter = readLetter('practical', JSON.stringify(practical().data))
  const site = { baseUrl: 'https://johtofoorumi.vm.example', senderName: 'Johtofoorumi' }
  const { html } = await renderLetter(letter, 'sv', site)
  const shown = await withSignShown(html, letter, site.baseUrl)
  expect(shown).toContain('src="data:image/png;base64,')
  expect(shown).not.toContain('cid:')
})

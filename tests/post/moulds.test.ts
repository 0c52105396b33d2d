// Letters cast in a mould are the letters that nodemailer would have written one by one, to the byte.
import fc from 'fast-check'
import { createTransport } from 'nodemailer'
import MailComposer, { type MailComposerOptions } from 'nodemailer/lib/mail-composer'
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { locales, type Locale } from '#db/schema'
import type { Letter } from '#emails/letters'
import { samples } from '#emails/samples'
import type { TakenLetter } from '~/domain/core/outbox-pump.server'
import { newToken } from '~/domain/core/tokens.server'
import { asMail } from '~/post/cast'
import { composeMail } from '~/post/compose.server'
import { createComposer } from '~/post/moulds.server'
import { createRenderer } from '~/post/rendering.server'

const sender = {
  mailFrom: { name: 'Johtofoorumi', address: 'johtofoorumi@vm.example' },
  baseUrl: 'https://johtofoorumi.vm.example',
  returns: {
    template: 'johtofoorumi+*@vm.example',
    secret: 'a secret of the tests, long enough to be taken',
  },
}
const renderer = () => createRenderer({ baseUrl: sender.baseUrl, senderName: sender.mailFrom.name })
const render = renderer()

const built = async (mail: MailComposerOptions) =>
  (await new MailComposer(mail).compile().build()).toString('utf8')

const taken = (letter: Letter, locale: Locale, given: Partial<TakenLetter> = {}): TakenLetter => {
  const id = v7()
  return {
    id,
    kind: letter.kind,
    data: JSON.stringify(letter.data),
    locale,
    toName: 'Áile Länsman',
    toAddress: 'aile.lansman@ym.example',
    messageId: `<${id}@johtofoorumi.invalid>`,
    invitationId: null,
    createdAt: '2026-11-02T07:00:00.000Z',
    attempts: 1,
    follows: null,
    ...given,
  } as TakenLetter
}

/** Composes letters one after the other. @returns how many were cast */
async function compare(letters: TakenLetter[], compose = createComposer(sender, render)): Promise<number> {
  let cast = 0
  for (const letter of letters) {
    const mail = asMail(await compose(letter))
    const plain = await composeMail(letter, sender, render)
    expect(mail.envelope).toEqual(plain.envelope)
    expect(await built(mail)).toBe(await built(plain))
    if (mail.raw) cast += 1
  }
  return cast
}

test.each(locales)('every kind of letter to several people, in %s', async (locale) => {
  for (const name of Object.keys(samples(locale, newToken()))) {
    const letters = Array.from({ length: 3 }, () =>
      taken(samples(locale, newToken())[name] as Letter, locale, {
        toAddress: `n${Math.random()}@ym.example`,
      }),
    )
    const about = letters[0]?.data.includes('"answerToken":"')
    expect(await compare(letters), name).toBe(about ? 2 : 0)
  }
})

const tokens = fc.stringMatching(/^[\w-]{43}$/)
const names = fc.oneof(
  fc.string({ maxLength: 200, unit: 'grapheme' }),
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc.constantFrom('', 'Ελένη', '"Äly" ^\\ O’Neill; ylijohtaja, VM', '李'.repeat(60), 'x'.repeat(150)),
)
const addresses = fc.constantFrom('a@b.example', `${'pitka.'.repeat(10)}nimi@virasto.example`, 'ä@ö.example')

test('whatever the name, the address, the secret and the letter before', async () => {
  for (const locale of locales) {
    const compose = createComposer(sender, render)
    const letter = (token: string) => samples(locale, token)['invitation'] as Letter
    await compare([taken(letter(newToken()), locale), taken(letter(newToken()), locale)], compose)
    let cast = 0
    await fc.assert(
      fc.asyncProperty(
        fc.record({ token: tokens, toName: names, toAddress: addresses, follows: fc.boolean() }),
        async ({ token, toName, toAddress, follows }) => {
          const first = follows ? `<${v7()}@johtofoorumi.invalid>` : null
          cast += await compare(
            [taken(letter(token), locale, { toName, toAddress, follows: first })],
            compose,
          )
        },
      ),
      { numRuns: 60 },
    )
    expect(cast).toBeGreaterThan(40)
  }
})

test('a text that is mostly in other letters than ours, and lines that break in the middle of a link', async () => {
  const greek = 'Ημέρα διοίκησης '.repeat(80)
  for (const text of [greek, 'a '.repeat(2000), 'x'.repeat(900), '=.'.repeat(300), 'ä'.repeat(33)]) {
    const letters = Array.from({ length: 4 }, () => {
      const letter = samples('fi', newToken())['invitation'] as Extract<Letter, { kind: 'invitation' }>
      const { event } = letter.data
      const title = { text: text.slice(0, 180), lang: 'fi' as const }
      const data = { ...letter.data, event: { ...event, title, description: { text, lang: 'fi' as const } } }
      return taken({ kind: 'invitation', data }, 'fi')
    })
    await compare(letters)
  }
})

test('an event told in plain letters: its calendar needs no encoding, unless the name does', async () => {
  const compose = createComposer(sender, render)
  const letters = ['Ann', 'Bo', 'Áile', 'Carl', 'Väinö'].map((toName) => {
    const letter = samples('en', newToken())['invitation'] as Extract<Letter, { kind: 'invitation' }>
    const { event, calendar } = letter.data
    const plain = {
      ...event,
      title: { text: 'A day', lang: 'en' as const },
      place: 'Here',
      description: null,
    }
    const data = { ...letter.data, event: { ...plain, programme: [] }, calendar }
    return taken({ kind: 'invitation', data }, 'en', { toName })
  })
  const casts = []
  for (const letter of letters) casts.push(await compare([letter], compose))
  expect(casts).toEqual([0, 1, 0, 1, 0])
})

test('the same is sent, by a real transport', async () => {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const sent = async (mail: MailComposerOptions) => {
    const { message } = await transport.sendMail(mail)
    return (message as Buffer).toString('utf8')
  }
  const compose = createComposer(sender, render)
  for (let at = 0; at < 4; at++) {
    const letter = taken(samples('sv', newToken())['invitation'] as Letter, 'sv')
    const mail = asMail(await compose(letter))
    expect(Boolean(mail.raw)).toBe(at > 0)
    expect(await sent(mail)).toBe(await sent(await composeMail(letter, sender, render)))
  }
})

test('a letter that cannot be read is refused as ever', async () => {
  const compose = createComposer(sender, render)
  const broken = taken(samples('fi', newToken())['invitation'] as Letter, 'fi')
  const data = broken.data.replace('"startsAt"', '"begins"')
  for (let at = 0; at < 3; at++) await expect(compose({ ...broken, data })).rejects.toThrow()
})

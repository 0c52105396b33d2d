// A letter that need not come says in its headers how it is stopped (RFC 2369, RFC 8058); every other letter says nothing.
import { expect, test } from 'vitest'
import type { OptionalLetter } from '#db/schema'
import { quietTokenOf, withoutSecrets, type ReadLetter } from '#emails/letters'
import { samples } from '#emails/samples'
import type { TakenLetter } from '~/domain/core/outbox-pump.server'
import { composeMail } from '~/post/compose.server'
import { createRenderer } from '~/post/rendering.server'
import { quietLink } from '~/domain/profile/quiet-link.server'
import { paths } from '~/paths'

const baseUrl = 'https://johtofoorumi.example'
const sender = { mailFrom: { name: 'Johtofoorumi', address: 'johtofoorumi@vm.example' }, baseUrl }
const token = quietLink('a secret of the tests', crypto.randomUUID(), 'networkNews')

const all = Object.values(samples('fi', token))
const optional = all.filter((letter) => 'quietToken' in letter.data)
const render = createRenderer({ baseUrl, senderName: 'Johtofoorumi' })

async function mailOf({ kind, data }: ReadLetter) {
  const letter: TakenLetter = {
    ...{ id: crypto.randomUUID(), kind, data: JSON.stringify(data), locale: 'fi', eventId: null },
    ...{ toName: 'Anna Aalto', toAddress: 'anna.aalto@vero.example', messageId: '<a@b.invalid>' },
    ...{ follows: null, createdAt: '2026-10-01T09:00:00.000Z', attempts: 0 },
    ...{ invitationId: null, leasedUntil: '2026-10-01T09:05:00.000Z', leasedBy: null },
  }
  const mail = await composeMail(letter, sender, render)
  return { headers: mail.headers as Record<string, string>, html: String(mail.html), text: String(mail.text) }
}

/** What each kind that need not come is called as a letter. */
const letterOf: Record<OptionalLetter, string> = {
  networkNews: 'networkNews',
  networkBoard: 'networkBoard',
  fromPeople: 'fromPerson',
}

test('there is a letter of each kind that need not come, and of no other', () => {
  expect(new Set(optional.map(({ kind }) => kind))).toEqual(new Set(Object.values(letterOf)))
})

test.each(optional)(
  '$kind is stopped by one press in the mail program, or by the link at its foot',
  async (letter) => {
    const { headers, html, text } = await mailOf(letter)
    const page = baseUrl + paths.quiet(token)
    expect(headers).toMatchObject({
      'List-Unsubscribe': `<${page}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    expect(html).toContain(`href="${page}?lang=fi"`)
    expect(text).toContain(`${page}?lang=fi`)
  },
)

test.each(optional)('$kind keeps no such link once it has left', (letter) => {
  const data = withoutSecrets(letter)
  expect(JSON.stringify(data)).not.toContain(token)
  expect(quietTokenOf({ ...letter, data } as ReadLetter)).toBe(null)
})

test('an invitation cannot be stopped', async () => {
  const invitation = all.find(({ kind }) => kind === 'invitation')
  if (!invitation) throw new Error('no sample of an invitation')
  const { headers } = await mailOf(invitation)
  expect(Object.keys(headers).filter((name) => name.startsWith('List-'))).toEqual([])
})

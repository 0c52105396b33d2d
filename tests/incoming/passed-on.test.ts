// A mail that is passed on, as the event's contact gets it: answered to its sender, and forgotten once it has left.
import { expect, test } from 'vitest'
import { readLetter, withoutSecrets, type ReadLetter } from '#emails/letters'
import { renderLetter } from '#emails/render'
import { samples } from '#emails/samples'
import { composeMail } from '~/post/compose.server'

const site = { baseUrl: 'https://johtofoorumi.vm.example', senderName: 'Johtofoorumi' }
const sender = { mailFrom: { name: 'Johtofoorumi', address: 'posti@vm.example' }, baseUrl: site.baseUrl }

const passedOn = (): Extract<ReadLetter, { kind: 'mailForwarded' }> => {
  const letter = samples('fi').mailForwarded
  if (letter?.kind !== 'mailForwarded') throw new Error('no sample')
  return letter
}

const composed = (from: { name: string; address: string }) =>
  composeMail(
    {
      id: '0193c5a0-0000-7000-8000-000000000001',
      kind: 'mailForwarded',
      data: JSON.stringify({ ...passedOn().data, from }),
      toName: 'Aino Virta',
      toAddress: 'aino.virta@vm.example',
      messageId: '<0193c5a0-0000-7000-8000-000000000001@johtofoorumi.invalid>',
      eventId: null,
      invitationId: null,
      createdAt: '2026-11-02T07:00:00.000Z',
      locale: 'fi',
      attempts: 1,
      leasedUntil: '2026-11-02T07:05:00.000Z',
      leasedBy: null,
      follows: null,
    },
    sender,
    (letter, locale) => renderLetter(letter, locale, site),
  )

test('an answer to it goes to whoever wrote it', async () => {
  const mail = await composed({ name: 'Juhani\r\nBcc: x@y.example', address: 'juhani@muu.example' })
  expect(mail.replyTo).toEqual({ name: 'Juhani Bcc: x@y.example', address: 'juhani@muu.example' })
  expect(mail.from).toMatchObject({ address: 'posti@vm.example' })
})

test.each(['', 'ei osoite', 'a@b.example, c@d.example', '<a@b.example>'])(
  'what is no address is nobody to answer: %j',
  async (address) => {
    expect((await composed({ name: '', address })).replyTo).toBeUndefined()
  },
)

test('its words, names and addresses are gone once it has left, and what is left still reads', async () => {
  const left = withoutSecrets(passedOn())
  expect(JSON.stringify(left)).not.toMatch(/juhani|salmela|klo 13|aikataulu/i)
  const letter = readLetter('mailForwarded', JSON.stringify(left))
  const { subject, text } = await renderLetter(letter, 'fi', site)
  expect(subject).not.toMatch(/undefined|\{\{/)
  expect(text).not.toMatch(/undefined|\{\{/)
})
